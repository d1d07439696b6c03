import pytest

from framing.readers.bylines import byline, is_byline_names, is_job_title, is_name


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("By Jane Doe", "Jane Doe"),
        ("by JANE DOE and JOHN ROE", "JANE DOE and JOHN ROE"),
        ("By Jane Doe, Political Editor", "Jane Doe, Political Editor"),
        ("By Jane Doe in Vienna", "Jane Doe in Vienna"),
        ("By Jane Doe 11 November 2015", "Jane Doe"),
        ("By Jane Doe, Wednesday 11 November 2015", "Jane Doe"),
        ("By ANA ROE FOR THE EVENING STAR", "ANA ROE FOR THE EVENING STAR"),
        ("Words by Anna van der Berg", "Anna van der Berg"),
        ("Reporting by Ana Beltran and Hugo Prado", "Ana Beltran and Hugo Prado"),
        ("From our own correspondent", "From our own correspondent"),
        ("From our own correspondent in Vienna", "From our own correspondent in Vienna"),
        ("By our foreign staff", "our foreign staff"),
        ("Staff and agencies", "Staff and agencies"),
        ("Agencies", "Agencies"),
        ("Reporting by Ana Beltran; Editing by Hugo Prado", "Ana Beltran"),
        ("Harbour World newsroom", "Harbour World newsroom"),
    ],
)
def test_a_line_that_says_by_whom_is_a_byline(line, who):
    assert byline(line) == who


@pytest.mark.parametrize(
    "line",
    [
        "By the time the talks began",
        "By Monday, nobody was left.",
        "By Jane Doe's account, nobody was left.",
        "By design",
        "Jane Doe",
        "Staff shortages close the harbour",
        "Inside the newsroom",
        "By " + "Jane Doe, " * 40,
        "",
    ],
)
def test_other_lines_are_no_bylines(line):
    assert byline(line) is None


@pytest.mark.parametrize(
    "text", ["Jane Doe", "Jean-Luc O’Neill", "J. R. Roe", "Anna van der Berg", "LUKA RADIN"]
)
def test_names_are_names(text):
    assert is_name(text)


@pytest.mark.parametrize(
    "text", ["Jane", "Talks begin", "Jane Doe left.5", "the Post", "van der", "A B C D E F", "", "Doe '"]
)
def test_other_texts_are_no_names(text):
    assert not is_name(text)


def test_names_with_posts_and_places_can_be_a_byline():
    assert is_byline_names("Jane Doe, John Roe and Ana Poe in Vienna")
    assert is_byline_names("Jane Doe, Political Editor")
    assert not is_byline_names("Jane Doe, who left")
    assert not is_byline_names("Jane Doe, " * 30)


@pytest.mark.parametrize(
    "text", ["Editor", "Markets reporter", "Diplomatic Correspondent in Vienna", "Editor-in-chief"]
)
def test_posts_in_a_newsroom_are_known(text):
    assert is_job_title(text)


@pytest.mark.parametrize("text", ["Minister", "The editor said so to the minister", "", "editor " * 30])
def test_other_posts_are_not(text):
    assert not is_job_title(text)
