import time

import pytest

from framing.readers.furniture import RULES, Line, furniture, is_portrait

EXAMPLES = {
    "related link": [
        "Read more: Storm closes the bridge",
        "SEE ALSO | The night of the flood",
        "Read the full report",
        "Click here for the map",
    ],
    "notifications": [
        "Get notifications when new stories are published about dams",
        "Turn on breaking news alerts",
    ],
    "newsletter": [
        "Sign up to our weekly newsletter",
        "Get the tide tables delivered to your inbox",
        "Email address",
        "By signing up you agree to our terms",
        "You can unsubscribe at any time.",
    ],
    "cookie notice": [
        "This site uses cookies to count its readers.",
        "Accept all",
        "We and our 900 partners store data.",
        "Manage preferences",
    ],
    "share buttons": [
        "Share on Facebook",
        "Tweet",
        "Facebook Twitter WhatsApp Email",
        "Copy link",
        "213 shares",
        "X",
        "Like this story? Share it!",
        "Save this story",
        "Print",
    ],
    "follow us": ["Follow us on Instagram", "Follow Jane Doe on Twitter", "@janedoe", "Download our app"],
    "live-blog stamps": [
        "14:05 GMT",
        "3 minutes ago",
        "Updated at 9.12 am",
        "Key events",
        "This live blog is now closed.",
    ],
    "comments": [
        "Comments",
        "23 comments",
        "Join the conversation",
        "Be the first to comment",
        "Do you have a photo of the flood? Get in touch: desk@gazette.example",
        "Letters to the Editor should be sent to 4 Quay Street, Fellport.",
        "Comments are closed",
        "See what other readers say in the comments",
    ],
    "login and registration": [
        "Sign in",
        "Already a subscriber? Log in",
        "Thank you for registering",
        "Continue reading with a free account",
        "You have read your last free article",
        "Please reload the page to be signed in",
    ],
    "advertisement": [
        "Advertisement",
        "ADVERTISEMENT - CONTINUE READING BELOW",
        "Article continues below",
        "Sponsored",
    ],
    "reading time": ["5 min read", "A 4 minute read", "Reading time: 3 minutes"],
    "copyright": [
        "© 2017 The Harbour Gazette",
        "All rights reserved.",
        "Privacy policy | Terms of use | Contact us",
    ],
    "print edition": ["Published in the print edition of May 9, with the headline “Thin Street.”"],
    "tags": ["Topics: Ferries, Strikes", "Related topics", "Tags"],
    "image control": ["View image in fullscreen", "3 of 12", "Play video"],
    "portrait": ["Head shot of Jane Doe", "Portrait of Jane Doe"],
    "controls": ["Skip to main content", "Back to top", "Menu"],
    "navigation": ["Home > World > Europe", "News Sport Opinion Culture", "News"],
}

BLOCKS = {
    "appeal for support": [
        "Support independent reporting",
        "We are a newsroom of seven.",
        "Your contribution keeps us on the road.",
        "Donate now",
    ],
    "readers' comments": ["12 comments", "Gull77", "3 hours ago", "Nonsense, all of it.", "Reply"],
    "related links": ["Related stories", "Storm closes the bridge", "Who pays for the dam?"],
}

ARTICLE = [
    "Read more books, the minister told pupils on Monday.",
    '"Read more: it helps," the minister said.',
    "By signing the treaty, the two governments end a quarrel of nine years.",
    "Support for the strike is growing among members of the union.",
    "She baked cookies for the crew, and asked about cookies in the galley.",
    "Opinion: why the bridge is empty",
    "Phone makers warned over notifications",
    "Join peace talks now, neighbours urge",
    "Copyright row deepens over lost songs",
    "Follow the money on the coast road",
    "The patients were logged in a green book at the door.",
    "The picture of the minister hung askew.",
    "Live music returns to the harbour",
    "Unlock the gates, farmers tell water board",
    "Comments by the minister anger the islands",
    "The US and its allies will support your claim, a member of the court told the farmers.",
    "Tags on the sheep were forged",
    "Copyright rules agreed in 2019 may be reopened. Singers are divided.",
    "Have you ever wondered why? Doctors tell us that sleep matters.",
    "Letters may be sent again from Monday, the post office said.",
    "About 200 people signed up to speak.",
    "Security experts leave the talks",
]


def lines(*texts):
    return [Line(number, text) for number, text in enumerate(texts, start=1)]


def test_every_rule_has_an_example():
    assert [rule.name for rule in RULES if rule.name not in EXAMPLES.keys() | BLOCKS.keys()] == []


@pytest.mark.parametrize(
    ("rule", "text"), [(rule, text) for rule, texts in EXAMPLES.items() for text in texts]
)
def test_a_line_of_furniture_is_known_by_its_rule(rule, text):
    assert furniture(lines(text)) == {0: rule}


@pytest.mark.parametrize("rule", BLOCKS)
def test_a_block_of_furniture_is_known_as_a_whole(rule):
    above = ["The dam will be rebuilt, the board said on Monday."] * 6
    found = furniture(lines(*above, *BLOCKS[rule]))
    assert found == dict.fromkeys(range(6, 6 + len(BLOCKS[rule])), rule)


@pytest.mark.parametrize("text", ARTICLE)
def test_a_line_of_an_article_stays(text):
    assert furniture(lines(text)) == {}


def test_an_appeal_ends_where_the_article_goes_on():
    page = lines(
        "Your support keeps us going",
        "As your reporter in the hills I walk to every village.",
        "Your donation pays for my boots.",
        "Head shot of Jane Doe",
        "Jane Doe",
        "Hill Correspondent",
        "The board of the dam met on Monday.",
        "We shall see, said its chairman.",
    )
    assert furniture(page) == dict.fromkeys(range(6), "appeal for support")


def test_a_heading_that_only_sounds_like_an_appeal_stays():
    assert (
        furniture(lines("Support us or lose us, union tells members", "Miners walked out on Monday.")) == {}
    )


def test_an_opinion_in_the_first_person_is_no_appeal():
    page = lines(
        "I gave up my membership last spring.", "My club no longer needs me.", "You may think that is sad."
    )
    assert furniture(page) == {}


def test_related_links_stop_at_a_blank_line_and_at_a_sentence():
    page = [
        Line(1, "Related stories"),
        Line(2, "Storm closes the bridge"),
        Line(4, "Mayor resigns over sauna"),
    ]
    assert furniture(page) == {0: "related links", 1: "related links"}
    page = lines("The dam broke.", "Related stories", "Storm closes the bridge", "The board met on Monday.")
    assert furniture(page) == {1: "related links", 2: "related links"}


def test_the_count_beside_a_button_goes_with_it():
    lines = [Line(1, "Share"), Line(2, "318"), Line(4, "1,940"), Line(5, "Ministers met on Monday.")]
    assert furniture(lines) == {0: "share buttons", 1: "share buttons"}


def test_the_name_of_a_newsletter_goes_with_its_box():
    page = lines("The Morning Tide", "Get the news delivered to your inbox", "Email address")
    assert set(furniture(page).values()) == {"newsletter"}


def test_comments_above_the_middle_of_a_page_take_nothing_with_them():
    page = lines("Comments", "3 hours ago", *["The board met on Monday."] * 8)
    assert furniture(page) == {0: "comments", 1: "live-blog stamps"}


def test_a_portrait_needs_a_name():
    assert is_portrait("Head shot of Jane Doe")
    assert not is_portrait("Photo of the year")


@pytest.mark.parametrize("word", ["a ", '"', "by ", "cookies "])
def test_a_line_of_a_megabyte_takes_no_time(word):
    start = time.perf_counter()
    furniture([Line(1, word * (1_000_000 // len(word)))])
    assert time.perf_counter() - start < 5


@pytest.mark.parametrize(
    "text", ["Related stories", "Your support helps us", "Comments", "News", "3 hours ago", "Talks begin"]
)
def test_many_equal_lines_take_time_in_proportion(text):
    start = time.perf_counter()
    furniture(lines(*[text] * 20_000))
    assert time.perf_counter() - start < 20
