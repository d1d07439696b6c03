import re
import time
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing import tables
from framing.article import Article
from framing.figures.annotated import article_html
from framing.markup import escape

PARTS = {"headline", "standfirst", "paragraph", "caption"}


class Reader(HTMLParser):
    """Collects what a browser would show: the text of the parts, the marks over it, every tag."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.path = []
        self.parts = []
        self.marks = []
        self.tags = []
        self.notes = []
        self.shown = ""

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        self.tags.append((tag, attributes))
        if tag in ("meta", "br"):
            return
        is_part = attributes.get("class") in PARTS or (tag == "p" and self.path and self.path[-1][2] == "row")
        kind = "part" if is_part else tag
        style = attributes.get("class") or ("row" if attributes.get("style") == "margin:0 0 1em" else "")
        self.path.append((tag, kind, style, attributes.get("title")))
        if is_part:
            self.parts.append("")
        if tag == "details":
            self.notes.append("")

    def handle_endtag(self, tag):
        assert self.path[-1][0] == tag, f"</{tag}> closes <{self.path[-1][0]}>"
        self.path.pop()

    def handle_data(self, data):
        kinds = [kind for _, kind, _, _ in self.path]
        if "style" in kinds:
            return
        self.shown += data
        if "part" in kinds and "sup" not in kinds:
            self.parts[-1] += data
            titles = [title for _, _, _, title in self.path if title]
            if titles:
                self.marks.append((data, titles))
        if "details" in kinds:
            self.notes[-1] += data


def read(html):
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert reader.path == []
    return reader


def rows_of(study, id_):
    article = study.corpus[id_]
    return article, *(
        table[table["article"] == article.id]
        for table in (study.passages, study.mentions, study.attributions)
    )


def unmarked(article, **options):
    empty = (tables.frame(name, []) for name in ("passages", "mentions", "attributions"))
    return article_html(article, *empty, **options)


@pytest.mark.parametrize("page", [False, True])
def test_every_character_of_the_parts_stands_in_the_html_once_and_in_order(study, page):
    for article in study.corpus:
        reader = read(article_html(*rows_of(study, article.id), page=page))
        assert reader.parts == [part.of(article.text) for part in article.parts]


@given(st.text(max_size=300), st.booleans())
def test_any_text_comes_through_as_it_is(text, page):
    article = Article.from_text(text, id="a/b")
    visible = [escape(part.of(text)) for part in article.parts]
    # A parser reads carriage returns as line feeds and drops NUL: compare what is written, not what is read.
    html = unmarked(article, page=page)
    position = 0
    for words in visible:
        position = html.index(words, position) + len(words)


def test_a_passage_is_marked_with_its_voice_speaker_and_confidence(study):
    reader = read(article_html(*rows_of(study, "The Post")))
    assert ("“It is not an ", ["2: Vera Lund, direct quotation; confidence 0.90"]) in reader.marks


def test_a_mention_is_marked_with_its_frame_stance_and_trigger(study):
    reader = read(article_html(*rows_of(study, "The Post")))
    titles = next(titles for words, titles in reader.marks if words == "arms race")
    assert titles[-1] == "“arms race”: frame arms race; denied by “not”; direct quotation"


def test_each_passage_has_a_note_with_all_that_is_known_of_it(study):
    article, passages, mentions, attributions = rows_of(study, "The Post")
    reader = read(article_html(article, passages, mentions, attributions))
    assert len(reader.notes) == len(passages)
    note = reader.notes[1]
    for fact in ("Vera Lund (person)", "direct quotation", "0.90", "“said” (neutral)", "said after",
                 "arms race, denied by “not”"):  # fmt: skip
        assert fact in note


def test_notes_have_the_numbers_that_stand_in_the_text(study):
    html = article_html(*rows_of(study, "The Courier"))
    in_text = re.findall(r"<sup [^>]*>(\d+)</sup>", html)
    in_notes = re.findall(r"<summary><b>(\d+)</b>", html)
    assert in_text == in_notes == [str(number + 1) for number in range(len(in_notes))]


def test_a_mention_over_two_passages_is_marked_in_both(study):
    article, passages, mentions, attributions = rows_of(study, "The Post")
    first, second = passages.iloc[1], passages.iloc[2]
    wide = mentions.iloc[[1]].assign(start=second["start"] - 6, end=second["start"] + 3, text="across")
    reader = read(article_html(article, passages, wide, attributions))
    marked = [words for words, titles in reader.marks if any("“across”" in title for title in titles)]
    assert "".join(marked) == article.text[second["start"] - 6 : second["start"] + 3]
    assert len(marked) >= 2
    assert first["end"] == second["start"]


def test_overlapping_mentions_are_both_underlined_where_they_overlap(study):
    article, passages, mentions, attributions = rows_of(study, "The Post")
    one = mentions[mentions["text"] == "arms race"]
    other = one.assign(frame="secrecy", start=one["start"] + 5, end=one["end"] + 1, text="race,")
    import pandas as pd

    reader = read(article_html(article, passages, pd.concat([one, other]), attributions))
    frames = {words: sum("frame" in title for title in titles) for words, titles in reader.marks}
    assert (frames["arms "], frames["race"], frames[","]) == (1, 2, 1)
    assert reader.parts[1] == article.parts[1].of(article.text)


def test_a_frame_has_the_same_underline_in_every_article_of_a_codebook(study):
    frames = ["threat", "defence", "arms race", "secrecy"]
    lines = set()
    for outlet in ("The Post", "The Courier"):
        html = article_html(*rows_of(study, outlet), frames=frames)
        lines.update(re.findall(r'<span style="([^"]*)" title="“arms race”', html))
    assert len(lines) == 1


def test_twelve_frames_have_underlines_of_their_own():
    from framing.figures.sheet import Sheet

    assert len({Sheet(inline=True).underline(rank, 0) for rank in range(12)}) == 12


def test_the_legend_names_the_voices_and_frames_that_occur_in_words(study):
    shown = read(article_html(*rows_of(study, "The Courier"))).shown
    legend = shown[: shown.index("Talks fail")]
    for word in ("outlet’s own words", "direct quotation", "indirect speech", "arms race", "secrecy"):
        assert word in legend
    assert "scare quotes" not in legend


def test_an_article_in_which_nothing_was_found_is_shown_as_it_is():
    article = Article.from_text("Talks begin.\n\nNothing else.", id="talks/post")
    reader = read(unmarked(article))
    assert reader.parts == ["Talks begin.", "Nothing else."]
    assert "No frame of the codebook is mentioned." in reader.shown


def test_the_fragment_needs_no_style_sheet_and_never_sets_the_colour_of_text(study):
    html = article_html(*rows_of(study, "The Courier"))
    assert "<style" not in html
    assert "var(" not in html
    assert "class=" not in html
    assert "overflow-wrap:anywhere" not in html  # JupyterLab strips it from a notebook that was not run
    assert not re.search(r"[;\"]color:", html)
    for background in re.findall(r"background[^;\"]*", html):
        assert re.fullmatch(r"background-color:rgba\(\d+,\d+,\d+,0\.\d+\)", background)


def test_the_page_runs_nothing_and_loads_nothing(study):
    html = article_html(*rows_of(study, "The Post"), page=True)
    reader = read(html)
    policy = next(a["content"] for tag, a in reader.tags if a.get("http-equiv") == "Content-Security-Policy")
    assert policy == "default-src 'none'; style-src 'unsafe-inline'"
    assert not {"script", "link", "img", "iframe", "object", "a"} & {tag for tag, _ in reader.tags}
    assert "url(" not in html
    assert "@import" not in html


def test_the_page_has_a_language_a_title_one_first_heading_and_landmarks(study):
    tags = read(article_html(*rows_of(study, "The Post"), page=True)).tags
    names = [tag for tag, _ in tags]
    assert ("html", {"lang": "en"}) in tags
    for name in ("title", "h1", "header", "main", "footer"):
        assert names.count(name) == 1


def test_a_page_of_an_article_without_a_headline_is_headed_by_its_title():
    article = Article.from_text("It rained.", id="a/b", title="Rain & wind")
    assert "<h1" in (html := unmarked(article, page=True))
    assert "Rain &amp; wind</h1>" in html
    assert ">a/b</h1>" in unmarked(Article.from_text("It rained.", id="a/b"), page=True)


HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "<a href='javascript:alert(1)'>x</a>",
    "</p></main></body></html><style>*{display:none}</style>",
    "<!-- ]]> &lt;b&gt; &#60;b&#62;",
    "</details></summary></title></style>",
    "{css} {title} {0} %s",
]


@pytest.mark.parametrize("page", [False, True])
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_inert_wherever_it_stands(make_study, text, page):
    phrases = {text: f"frame {text}"}
    piece = {"text": f"He said {text} again. ", "voice": "direct", "speaker": text, "speaker_type": text,
             "stance": "denied", "trigger": text}  # fmt: skip
    study = make_study({f"outlet {text}": [[text], [piece, "so."]]}, phrases=phrases)
    article = study.corpus.articles[0]
    study.attributions = study.attributions.assign(source=text, cue=text, cue_class=text, rule=text)
    reader = read(article_html(article, study.passages, study.mentions, study.attributions, page=page))
    harmless = read(unmarked(Article.from_text("x\n\ny", id="a/b", title="x"), page=page))
    allowed = {tag for tag, _ in harmless.tags} | {"span", "sup", "details", "summary", "b", "dl", "dt", "dd"}
    assert {tag for tag, _ in reader.tags} <= allowed
    assert not [name for _, attributes in reader.tags for name in attributes if name.startswith("on")]
    assert not [name for _, attributes in reader.tags for name in attributes if name in ("href", "src")]
    assert reader.parts == [part.of(article.text) for part in article.parts]


def test_an_override_of_the_writing_direction_does_not_reach_the_page():
    html = unmarked(Article.from_text("safe \u202e live \u2066 on", id="a/b"), page=True)
    assert not set(html) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def test_half_a_surrogate_pair_and_control_characters_leave_a_page_that_can_be_written():
    html = unmarked(Article.from_text("half \ud83d and\x00 \x1b[31m more", id="a/b"), page=True)
    html.encode("utf-8")
    assert not {"\x00", "\x1b"} & set(html)


def test_a_word_of_a_million_characters_may_be_broken_anywhere():
    article = Article.from_text("a" * 1_000_000, id="a/b")
    assert "overflow-wrap:break-word" in unmarked(article)
    assert "overflow-wrap:anywhere" in unmarked(article, page=True)
    assert len(unmarked(article)) < 1_002_000


def many_marks(number):
    where = ("a/b", "The Post", "a", None)
    text = "race " * number
    article = Article.from_text(text, id="a/b")
    passages, mentions = [], []
    for place in range(number):
        voice = ("outlet", "direct")[place % 2]
        start = 5 * place
        passages.append(
            (*where, place, 0, "lede", start, start + 5, "race ", 1, voice, 0.9, None, None, 0, 0, 0)
        )
        tail = (0, "lede", place, voice, 0.9, None, "asserted", None, None)
        mentions.append((*where, place, "race", "race", start, start + 4, "race", *tail))
    return (
        article,
        tables.frame("passages", passages),
        tables.frame("mentions", mentions),
        tables.frame("attributions", []),
    )


def test_time_grows_with_the_marks_and_not_with_their_square():
    def seconds(number):
        rows = many_marks(number)
        times = []
        for _ in range(3):
            begin = time.perf_counter()
            article_html(*rows)
            times.append(time.perf_counter() - begin)
        return min(times)

    seconds(100)
    assert seconds(8_000) < 3 * 4 * seconds(2_000)


def test_further_facts_stand_in_the_note_of_their_passage_and_are_escaped(study):
    article, passages, mentions, attributions = rows_of(study, "The Post")
    told = [("Who says it?", "+1.2 the <b>name</b>"), ("Put right by hand", "speaker: x")]
    facts = {1: told, 99: [("a", "b")]}
    html = article_html(article, passages, mentions, attributions, reasons=facts)
    reader = read(html)
    assert "Who says it? +1.2 the <b>name</b>" in reader.notes[1]
    assert "Put right by hand: speaker: x" in reader.notes[1]
    assert "Who says it?" not in reader.notes[0] + reader.notes[2]
    assert "<b>name" not in html


def test_facts_go_by_the_number_of_the_passage_and_not_by_its_place_in_the_table(study):
    article, passages, mentions, attributions = rows_of(study, "The Post")
    backwards = passages.iloc[::-1]
    reader = read(article_html(article, backwards, mentions, attributions, reasons={0: [("Why", "first")]}))
    assert ["first" in note for note in reader.notes] == [True] + [False] * (len(passages) - 1)
