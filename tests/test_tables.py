import pytest

from framing import tables


@pytest.mark.parametrize("name", tables.COLUMNS)
def test_an_empty_table_has_the_columns_and_types_of_a_full_one(name: str) -> None:
    empty = tables.frame(name, [])
    assert list(empty.columns) == list(tables.COLUMNS[name])
    assert {column: str(dtype) for column, dtype in empty.dtypes.items()} == dict(tables.COLUMNS[name])


def test_rows_become_columns_in_order_and_what_is_missing_stays_missing() -> None:
    row = ("talks/post", None, "talks", None, "Row", None, None, 7)
    table = tables.frame("articles", [row])
    assert table["words"].tolist() == [7]
    assert table[["outlet", "date", "byline", "url"]].isna().all(axis=None)
