import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.spreadsheet import Row, plain, read_rows

COLUMNS = ("name", "type")


def rows(text: str) -> list[tuple[int, str, str]]:
    found, faults = read_rows(text, COLUMNS)
    assert faults == []
    return [(line, cells["name"], cells["type"]) for line, cells in found]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_what_spreadsheets_save_is_read(delimiter: str, end: str, mark: str) -> None:
    lines = [f"name{delimiter}type", f'"Lee, Ann; Dr"{delimiter}person', f"Oslo{delimiter}", ""]
    assert rows(mark + end.join(lines)) == [(2, "Lee, Ann; Dr", "person"), (3, "Oslo", "")]


def test_a_column_that_may_be_missing_is_read_where_it_stands_and_empty_where_it_does_not() -> None:
    with_it = read_rows("note;name\nseen twice;Moscow\n", ["name"], optional=["note"])
    without = read_rows("name\nMoscow\n", ["name"], optional=["note"])
    assert with_it == ([Row(2, {"name": "Moscow", "note": "seen twice"})], [])
    assert without == ([Row(2, {"name": "Moscow", "note": ""})], [])


def test_columns_may_stand_in_any_order_with_capitals_and_others_beside_them() -> None:
    assert rows('"Type",Seen by, Name \nperson,Kim,Ann Lee\n') == [(2, "Ann Lee", "person")]


def test_the_line_with_which_a_spreadsheet_hints_at_its_delimiter_is_passed_over() -> None:
    assert rows("sep=;\nname;type\nOslo;group\n") == [(3, "Oslo", "group")]


def test_rows_without_a_word_are_left_out_and_lines_are_counted_all_the_same() -> None:
    assert rows('name,type\n\n,\n"a\nb",x\nOslo,y\n') == [(4, "a\nb", "x"), (6, "Oslo", "y")]


@pytest.mark.parametrize("text", ["", "\n \n", "name,type\n"])
def test_a_table_without_rows_has_none(text: str) -> None:
    assert rows(text) == []


def test_a_missing_column_is_named_with_all_that_are_wanted() -> None:
    found, faults = read_rows("\nnames,type\nOslo,group\n", COLUMNS)
    assert found == []
    assert [fault.line for fault in faults] == [2]
    assert "no column 'name'" in faults[0].message
    assert "name,type" in faults[0].message


def test_marks_that_do_not_pair_cost_only_their_line() -> None:
    found, faults = read_rows('name,type\n"Oslo,group\nAnn Lee,person\n"a"b,person\nBergen,group\n', COLUMNS)
    assert [row.cells["name"] for row in found] == ["Ann Lee", "Bergen"]
    assert [fault.line for fault in faults] == [2, 4]
    assert all("do not pair" in fault.message for fault in faults)


def test_a_comma_that_no_marks_hold_is_told() -> None:
    found, faults = read_rows("name,type\nLee, Ann,person\nOslo,group,,\n", COLUMNS)
    assert found == [Row(3, {"name": "Oslo", "type": "group"})]
    assert faults[0].line == 2
    assert "a comma must stand in double quotation marks" in faults[0].message


@given(st.text())
def test_any_text_gives_rows_or_faults(text: str) -> None:
    for document in (text, f"name,type\n{text}"):
        found, faults = read_rows(document, COLUMNS)
        for row in found:
            assert set(row.cells) == set(COLUMNS)
        assert all(line >= 1 for line, _ in [*found, *faults])


@given(st.text())
def test_plain_words_are_plain_already(text: str) -> None:
    assert plain(plain(text)) == plain(text)
    assert len(plain(text)) <= len(text)


def test_a_row_may_run_over_some_lines_but_not_over_all() -> None:
    found, faults = read_rows('name,type\n"a\n\nb",x\n"' + "c\n" * 40, ("name",))
    assert found[0] == Row(2, {"name": "a\n\nb"})
    assert [row.cells["name"] for row in found[1:]] == ["c"] * 39
    assert [fault.line for fault in faults] == [5]


@pytest.mark.parametrize("line", ['"a,b\n', 'a","b\n', "a,b\n", '"""\n', ",,,,\n"])
def test_time_grows_with_the_lines_and_not_with_their_square(line: str) -> None:
    def seconds(number: int) -> float:
        begin = time.perf_counter()
        read_rows("name,type\n" + line * number, COLUMNS)
        return time.perf_counter() - begin

    seconds(100)
    assert seconds(40_000) < 12 * seconds(10_000) + 0.05
