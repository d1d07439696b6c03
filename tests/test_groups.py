import datetime

import pytest

from framing import tables
from framing.groups import by_column

ARTICLES = tables.frame(
    "articles",
    [
        ("talks/post", "Post", "talks", datetime.date(2015, 11, 11), None, None, None, 10),
        ("talks/globe", None, "talks", None, None, None, None, 10),
    ],
).assign(country=["Latvia", None])
MENTIONS = ARTICLES[["article", "outlet", "date"]].iloc[[1, 0, 1]].reset_index(drop=True)


def test_a_column_of_the_table_itself_groups_its_rows():
    assert by_column(MENTIONS, ARTICLES, "outlet")["outlet"].tolist() == ["no outlet", "Post", "no outlet"]


def test_a_column_of_front_matter_comes_from_the_articles():
    groups = by_column(MENTIONS, ARTICLES, "country")["country"].tolist()
    assert groups == ["no country", "Latvia", "no country"]


def test_a_date_groups_as_text():
    assert by_column(MENTIONS, ARTICLES, "date")["date"].tolist() == ["no date", "2015-11-11", "no date"]


def test_the_table_given_is_left_as_it_was():
    before = MENTIONS.copy()
    by_column(MENTIONS, ARTICLES, "country")
    assert MENTIONS.equals(before)


@pytest.mark.parametrize("name", ["colour", "outlet"])
def test_a_column_that_cannot_group_is_refused_with_those_that_can(name):
    with pytest.raises(ValueError, match=f"no column '{name}' to group by. There are: article, .*country"):
        by_column(MENTIONS, ARTICLES, name, taken=["outlet"])
