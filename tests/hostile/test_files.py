from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from framing.codebook import Codebook, CodebookError
from framing.readers import ReadingError, read, read_file

from .conftest import EXAMPLES, STEP

SAMPLE = sorted((Path(__file__).parents[2] / "corpus" / "stories").rglob("*.md"))
PAGE = """\
<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Harbour talks begin | The Fell Times</title>
<meta property="og:site_name" content="The Fell Times"><meta name="author" content="Jane Doe">
<meta property="article:published_time" content="2015-11-11T08:00:00Z">
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Harbour talks begin"}</script></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>
<article><h1>Harbour talks begin</h1><p class="standfirst">Ministers meet behind closed doors</p>
<figure><img src="a.jpg" alt="A crane"><figcaption>A crane at the harbour (Polar Images)</figcaption></figure>
<p>Ministers met in the old customs house on Monday to talk about the harbour and its cranes.</p>
<p>“We are not in an arms race over cranes,” said Ann Lee, the mayor. “That is simply wrong.”</p>
<p>The café’s owner, who has watched ships for forty years, expected little – and said so.</p></article>
<aside><h2>Most read</h2><ol><li>Storm closes the bridge</li></ol></aside>
<footer>© 2015 The Fell Times</footer></body></html>
"""
PASTED = """\
The Fell Times
Home News Sport
Accept cookies

Harbour talks begin
Ministers meet behind closed doors
By Jane Doe
11 November 2015
Share
A crane at the harbour (Polar Images)

Ministers met in the old customs house on Monday to talk about the harbour and its cranes.

“We are not in an arms race over cranes,” said Ann Lee, the mayor. “That is simply wrong.”

Read more: Storm closes the bridge
Most read
"""
MARKDOWN = """\
---
title: Harbour talks begin
standfirst: "Ministers meet: behind closed doors"
outlet: The Fell Times
date: 2015-11-11
more: [a, b]
---
![A crane at the harbour (Polar Images)](a.jpg)

## On Monday

*Ministers* met in the [customs house](https://example.org) to talk about the harbour.

> “We are not in an arms race over cranes,” said Ann Lee, the mayor.
"""
WHOLE = {".html": PAGE, ".txt": PASTED, ".md": MARKDOWN}
PIECES = st.sampled_from(
    [
        *(
            "---",
            "'",
            '"',
            "“",
            "{",
            "[",
            "*",
            "&a",
            "!!x",
            ":",
            ": ",
            "- ",
            "|",
            "#",
            "![",
            "](",
            "`",
            "<",
            ">",
        ),
        *(
            "</",
            "<!--",
            "<![CDATA[",
            "<p>",
            "</body>",
            "<script>",
            "<table>",
            "<svg>",
            "&#0;",
            "&",
            "©",
            "Share",
        ),
        *("\n", "\n\n", "\t", "\ufeff", "\0", "\x1b", "\u2028", "\x85", "\u202e", "Ã©", "By ", "11/12/2015"),
    ]
)


@st.composite
def damaged(draw, whole):
    """A page of which stretches were cut out, doubled, moved or written over."""
    text = whole
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 60)))
        middle = draw(st.one_of(PIECES, st.text(max_size=12), st.just(text[start:end] * 2), st.just("")))
        text = text[:start] + middle + text[end:]
    data = text.encode("utf-8", "surrogatepass")
    if draw(st.booleans()):
        place = draw(st.integers(0, len(data)))
        data = data[:place] + draw(st.binary(max_size=3)) + data[place + 1 :]
    return data


def assert_read_or_refused(path):
    try:
        article = read_file(path)
    except ReadingError as error:
        assert error.message.endswith((".", ")")), error.message
        return
    assert "\n\n".join(part.of(article.text) for part in article.parts) == article.text
    assert article.text.strip()
    article.text.encode("utf-8")


ARBITRARY = st.one_of(
    st.binary(max_size=400),
    st.lists(st.one_of(PIECES, st.text(max_size=12)), max_size=30).map(
        lambda pieces: "".join(pieces).encode()
    ),
)


@pytest.mark.parametrize("suffix", WHOLE)
def test_a_damaged_or_arbitrary_file_is_read_or_refused(suffix, tmp_path):
    path = tmp_path / f"page{suffix}"

    @settings(max_examples=EXAMPLES, suppress_health_check=list(HealthCheck))
    @given(st.one_of(damaged(WHOLE[suffix]), ARBITRARY))
    def check(data):
        path.write_bytes(data)
        assert_read_or_refused(path)

    check()


@pytest.mark.parametrize("path", SAMPLE, ids=lambda path: path.stem)
def test_an_article_of_the_sample_cut_off_anywhere_is_read_or_refused(path, tmp_path):
    assert_cut_off_is_read_or_refused(path.read_bytes(), tmp_path / path.name)


def test_a_saved_page_cut_off_anywhere_is_read_or_refused(tmp_path):
    assert_cut_off_is_read_or_refused(PAGE.encode(), tmp_path / "page.html")


def test_a_codebook_cut_off_anywhere_is_read_or_refused_with_its_line(tmp_path):
    data = (Path(__file__).parents[2] / "corpus" / "codebooks" / "security.yaml").read_bytes()
    path = tmp_path / "cut.yaml"
    for end in range(0, len(data), STEP):
        path.write_bytes(data[:end])
        try:
            Codebook.read(path)
        except CodebookError as error:
            assert error.line is not None and 1 <= error.line <= data[:end].count(b"\n") + 1


def assert_cut_off_is_read_or_refused(data, path):
    for end in range(0, len(data), STEP):
        path.write_bytes(data[:end])
        assert_read_or_refused(path)


BAD = {
    "empty.txt": b"",
    "blank.md": b" \n\n\t",
    "picture.txt": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    "program.html": b"MZ\x90\0\x03\0\0\0",
    "twice.md": b"---\ntitle: a\ntitle: b\n---\nText.",
    "open.md": b"---\ntitle: a\n\nText without a closing line.",
    "nested.md": b"---\nmore: " + b"[" * 5000 + b"\n---\nText.",
    "laughs.md": b"---\na: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n---\nText.",
    "list.md": b"---\n- a\n- b\n---\nText.",
    "tag.md": b"---\ntitle: !!python/object/apply:os.getcwd []\ntitle: b\n---\nText.",
    "date.md": b"---\ntitle: a\ndate: soon\n---\nText.",
    "bodiless.md": b"---\ntitle: a\n---\n",
    "blank.html": b"<html></html>",
    "script.html": b"<html><body><script>document.write('Talks begin')</script></body></html>",
    "buttons.txt": b"Share\nTweet\nSign up\n",
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_among_three_hundred_costs_only_itself(name, hundreds):
    bad = hundreds / f"zzz-{name}"
    bad.write_bytes(BAD[name])
    try:
        corpus = read(hundreds)
    finally:
        bad.unlink()
    assert len(corpus) == 299
    assert [problem.path.name for problem in corpus.problems] == [bad.name]
    assert corpus.problems[0].message.endswith(".")


@pytest.fixture(scope="module")
def hundreds(tmp_path_factory):
    folder = tmp_path_factory.mktemp("story")
    for number in range(299):
        (folder / f"outlet-{number:03}.md").write_text(MARKDOWN, encoding="utf-8")
    return folder
