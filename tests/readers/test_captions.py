import pytest

from framing.readers.captions import caption_label, credit_line, credit_of, same_caption


@pytest.mark.parametrize(
    "line",
    [
        "Caption: The minister",
        "Image caption, The minister",
        "Image caption The minister",
        "CAPTION: The minister",
    ],
)
def test_a_caption_that_says_so_is_read_without_its_label(line):
    assert caption_label(line) == "The minister"


@pytest.mark.parametrize("line", ["Caption contest opens", "The minister", "Caption:", ""])
def test_other_lines_have_no_caption_label(line):
    assert caption_label(line) is None


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("Photograph: Ana Roe/Polar Images", "Ana Roe/Polar Images"),
        ("Image source, Getty Images", "Getty Images"),
        ("Image copyright ISLE PICTURES", "ISLE PICTURES"),
        ("Credit: Ana Roe", "Ana Roe"),
        ("Photographs by Ana Roe", "Ana Roe"),
        ("© Vista Photos", "Vista Photos"),
        ("Ana Roe / The Ledger", "Ana Roe / The Ledger"),
    ],
)
def test_a_credit_on_its_own_line_is_known(line, credit):
    assert credit_line(line) == credit


@pytest.mark.parametrize(
    "line",
    [
        "Photo: the minister arrives",
        "Photographs were not allowed.",
        "© 2015 The Courier",
        "and/or",
        "Ana Roe/left.",
        "Picture: " + "x" * 200,
        "",
    ],
)
def test_other_lines_are_no_credits(line):
    assert credit_line(line) is None


@pytest.mark.parametrize(
    ("caption", "credit"),
    [
        ("Ministers in Vienna (AP)", "AP"),
        ("Ministers in Vienna (AP Photo/Ana Roe)", "AP Photo/Ana Roe"),
        ("Ministers in Vienna. Photograph: Ana Roe/EPA", "Ana Roe/EPA"),
        ("Ministers in Vienna | Ana Roe/AFP via Getty Images", "Ana Roe/AFP via Getty Images"),
        ("Ministers in Vienna [Reuters]", "Reuters"),
        ("Ministers in Vienna (FELL PICTURES)", "FELL PICTURES"),
        ("Ministers wait in Vienna. (NORDLYS)", "NORDLYS"),
    ],
)
def test_the_credit_at_the_end_of_a_caption_is_found(caption, credit):
    assert credit_of(caption, known=False) == credit


def test_brackets_at_the_end_of_a_paragraph_are_no_credit():
    text = "The alliance answers to the North Atlantic Treaty Organisation (NATO)"
    assert credit_of(text, known=False) is None
    assert credit_of("Ministers, the host at left (centre)") is None


def test_in_what_is_known_to_be_a_caption_any_name_in_brackets_is_a_credit():
    assert credit_of("Ministers in Vienna (Nordlys)") == "Nordlys"


def test_one_caption_printed_twice_is_known_whichever_has_the_credit():
    assert same_caption("Ministers in Vienna (AP)", "Ministers in Vienna")
    assert same_caption("Ministers in Vienna.", "Ministers in Vienna. Photograph: Ana Roe/EPA")
    assert same_caption("Ministers in Vienna", "Ministers in Vienna.")
    assert not same_caption("Ministers in Vienna", "Ministers in Vienna wait for rain")
    assert not same_caption("Ministers", "Farmers")
