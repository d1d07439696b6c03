import datetime

import pytest

from framing.readers.dates import date_line, find_date, parse_date

DAY = datetime.date(2015, 11, 11)


@pytest.mark.parametrize(
    "text",
    [
        "2015-11-11",
        "2015-11-11T08:39:00Z",
        "2015-11-11 08:39:00+01:00",
        "11 November 2015",
        "11th November, 2015",
        "11th of November 2015",
        "11 Nov 2015",
        "Wed 11 Nov 2015 13.39 GMT",
        "Wednesday 11 November 2015 08:39 EST",
        "WEDNESDAY, NOVEMBER 11, 2015",
        "November 11, 2015, 8:39 a.m. ET",
        "Nov. 11, 2015 at 8:39 am",
        "Nov 11th 2015 8:39pm (CET)",
        "Published: 08:39, 11 November 2015",
        "First published on Wednesday 11 November 2015 08.39 GMT",
        "Published 11 November 2015 | Updated 12 November 2015",
        "Posted at 0839 GMT, 11 November 2015",
    ],
)
def test_the_usual_forms_of_a_date_line_are_read(text):
    assert parse_date(text) == DAY


@pytest.mark.parametrize("text", ["11/12/2015", "11.12.2015", "Published 11/12/15"])
def test_figures_that_can_be_read_two_ways_give_no_date_but_are_known_as_a_date_line(text):
    line = date_line(text)
    assert line is not None and line.day is None


@pytest.mark.parametrize(
    "text",
    [
        "On 11 November 2015 the talks began",
        "The November 11, 2015 agreement failed.",
        "Talks begin",
        "",
        "2015",
        "Call 555-0142",
        "Score: 2-1",
        "x" * 300,
    ],
)
def test_other_lines_are_no_date_lines(text):
    assert date_line(text) is None


@pytest.mark.parametrize("text", ["31 February 2015", "99 May 2015", "2015-13-01", "11 May 0000"])
def test_a_day_that_does_not_exist_is_no_date(text):
    assert find_date(text) is None


def test_the_date_of_a_change_is_told_from_that_of_publication():
    assert date_line("Last updated: November 12, 2015").later
    assert not date_line("First published 11 November 2015").later


def test_the_place_of_a_date_is_given():
    assert find_date("Signed on 11 November 2015 in Vienna") == (DAY, 10)
