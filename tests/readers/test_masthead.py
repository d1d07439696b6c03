import pytest

from framing.readers.masthead import outlet_named_in, split_page_title


@pytest.mark.parametrize(
    "line",
    [
        "Stay up to date with notifications from The Harbour Gazette",
        "© 2017 The Harbour Gazette Ltd. All rights reserved.",
        "Copyright © 2015-2017 The Harbour Gazette",
        "Copyright 2017 The Harbour Gazette. All rights reserved.",
        "Subscribe to The Harbour Gazette for unlimited reading",
        "Why you can trust The Harbour Gazette",
        "Download The Harbour Gazette app",
        "Sign up for The Harbour Gazette's free weekly newsletter",
        "The Harbour Gazette is not responsible for the content of external sites.",
        "More from The Harbour Gazette",
        "Follow The Harbour Gazette on Facebook",
        "The Harbour Gazette",
    ],
)
def test_furniture_gives_the_outlet_away(line):
    assert outlet_named_in([line]) == "The Harbour Gazette"


@pytest.mark.parametrize(
    "line",
    [
        "Follow us on Twitter",
        "Subscribe to our newsletter",
        "© 2015",
        "Follow Jane Doe on Twitter",
        "Copyright Facebook",
        "Sign in",
        "",
    ],
)
def test_networks_and_pronouns_are_no_outlets(line):
    assert outlet_named_in([line]) is None


def test_a_shorter_form_counts_for_the_longer():
    lines = ["see what other Gazette readers say", "More from The Gazette", "Subscribe to Tide Weekly"]
    assert outlet_named_in(lines) == "The Gazette"


def test_the_name_of_the_owner_counts_for_the_outlet_that_ends_in_it():
    lines = ["© Gazette Newspapers Ltd 2018", "Follow the Harbour Gazette"]
    assert outlet_named_in(lines) == "Harbour Gazette"


def test_a_writer_is_not_taken_for_an_outlet():
    assert outlet_named_in(["© 2015 Jane Doe"], except_for="Jane Doe") is None


def test_names_with_small_words_and_figures_are_whole():
    assert outlet_named_in(["© 2019 Journal of the Fells"]) == "Journal of the Fells"
    assert outlet_named_in(["© 2019 Channel 12"]) == "Channel 12"
    assert outlet_named_in(["© Danube Observer 2019"]) == "Danube Observer"


def test_a_page_title_is_headline_and_outlet():
    assert split_page_title("Ministers meet in Vienna - Harbour News") == (
        "Ministers meet in Vienna",
        "Harbour News",
    )


@pytest.mark.parametrize(
    "line",
    [
        "Ministers meet in Vienna",
        "Ministers meet - but nobody talks",
        "Home | News",
        "Ministers meet in Vienna | Google",
    ],
)
def test_a_dash_in_a_headline_is_no_page_title(line):
    assert split_page_title(line) is None
