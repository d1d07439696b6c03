from hypothesis import given
from hypothesis import strategies as st

from framing import markup


@given(st.text())
def test_nothing_escaped_can_open_a_tag_or_leave_an_attribute(text: str) -> None:
    assert not set("<>\"'") & set(markup.escape(text))


def test_overrides_of_the_writing_direction_are_made_visible() -> None:
    assert markup.escape("abc\u202edef") == "abc\ufffddef"


def test_every_cell_and_label_is_escaped() -> None:
    html = markup.table(["<i>"], [["<script>"]], caption="<b>") + markup.definitions("<u>", [("<a>", "<p>")])
    for tag in ("<i>", "<script>", "<b>", "<u>", "<a>", "<p>"):
        assert tag not in html
        assert markup.escape(tag) in html
