import asyncio
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace

import IPython
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

import framing
from framing.article import Article
from framing.codebook import Codebook, CodebookError, Frame, Phrase
from framing.codebook_edits import frame_text
from framing.compare.mention_counts import PARTS
from framing.explorer import page
from framing.explorer.new_file import free_path, next_version, write_new
from framing.explorer.state import MOST_OUTLETS, Bar, Choice, State
from framing.explorer.widget import Explorer
from framing.passages import VOICES

CODEBOOK = Codebook.sample("security")
LABELS = tuple(frame.label for frame in CODEBOOK.frames)


@pytest.fixture(autouse=True)
def no_loop_of_a_browser() -> Iterator[None]:
    """A browser test of the same process leaves its loop running, in which nothing would come to pass."""
    before = asyncio._get_running_loop()
    asyncio._set_running_loop(None)
    yield
    asyncio._set_running_loop(before)


@pytest.fixture(scope="module")
def study() -> framing.Study:
    return framing.analyze(framing.sample(), CODEBOOK, sentiment=False)


@pytest.fixture(scope="module")
def story() -> framing.Study:
    return framing.analyze(framing.sample().where(story="missile-shield"), CODEBOOK, sentiment=False)


@pytest.fixture(scope="module")
def outlets(study: framing.Study) -> tuple[str, ...]:
    return tuple(sorted(study.articles["outlet"].unique()))


@pytest.fixture
def start(study: framing.Study) -> State:
    return State.of(study, Choice.of(study, voices=["outlet"]))


@pytest.fixture
def explorer(start: State, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Explorer:
    monkeypatch.chdir(tmp_path)
    return Explorer(start)


def text_with(label: str, *lines: str) -> str:
    [frame] = [frame for frame in CODEBOOK.frames if frame.label == label]
    return "\n".join([frame_text(frame), *lines])


def some(values: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...] | None]:
    return st.none() | st.lists(st.sampled_from(values), unique=True).map(tuple)


# What is shown, and as code


@settings(max_examples=12)
@given(
    frames=some(LABELS),
    voices=some(VOICES),
    parts=some(PARTS),
    typed=st.lists(
        st.tuples(
            st.sampled_from(LABELS), st.sampled_from(["said", "o*", "“it's”", "the | not in: the sea", "*"])
        ),
        max_size=3,
    ),
    place=st.integers(0, 50),
)
def test_the_lines_of_code_of_any_state_give_the_same_tables(
    story: framing.Study,
    frames: tuple[str, ...] | None,
    voices: tuple[str, ...] | None,
    parts: tuple[str, ...] | None,
    typed: list[tuple[str, str]],
    place: int,
) -> None:
    state = State.of(story, Choice.of(story, frames=frames, voices=voices, parts=parts))
    for label, line in typed:
        state, wrong = state.with_text(label, text_with(label, line))
        assert bool(wrong) == (line == "*")
    drawn = state.table[state.table["count"] > 0]
    if place < len(drawn):
        state = state.at(Bar(*drawn.iloc[place][["outlet", "frame", "voice"]]))
    names = {"framing": framing, "study": story}
    assert_frame_equal(eval(state.table_code, names), state.table, check_exact=True)
    sentences = eval(state.sentences_code, names)
    assert_frame_equal(sentences, state.sentences, check_exact=True)
    if state.bar is not None:
        assert len(sentences) == drawn.iloc[place]["count"]


def test_the_code_is_as_short_as_the_state_allows(start: State) -> None:
    assert start.table_code == "framing.compare.how_often(study, voices=['outlet'])"
    edited, _ = start.with_text("threat", text_with("threat", "siren*"))
    assert edited.choosing(Choice()).table_code == (
        "framing.compare.how_often(study.with_codebook(study.codebook.edited('threat', add=['siren*'])))"
    )
    back, _ = edited.with_text("threat", text_with("threat"))
    assert back.table_code == start.table_code
    assert edited.put_back() == start


def test_names_that_nobody_would_type_are_quoted_in_the_code() -> None:
    outlet = 'The "Post"\n\'); import os # $aver'
    article = Article.from_text("The threat is real.", id="a", outlet=outlet)
    frame = Frame('it\'s a "threat"', phrases=(Phrase("threat"),))
    study = framing.analyze([article], Codebook("c", frames=(frame,)), sentiment=False)
    state = State.of(study, Choice.of(study, outlets=[outlet]), name="study")
    state, _ = state.with_text(frame.label, "threat\nit's real")
    names = {"framing": framing, "study": study}
    assert_frame_equal(eval(state.table_code, names), state.table)
    assert state.table["count"].tolist() == [1, 0, 0, 0]


def test_a_bar_that_is_no_longer_drawn_is_no_longer_chosen(start: State, outlets: tuple[str, ...]) -> None:
    [first, *_] = start.table[start.table["count"] > 0].itertuples()
    bar = Bar(first.outlet, first.frame, first.voice)
    chosen = start.at(bar)
    assert set(chosen.sentences["outlet"]) == {bar.outlet}
    assert chosen.choosing(Choice(voices=("outlet",), parts=("body", "lede"))).bar in (bar, None)
    assert chosen.choosing(Choice(voices=("scare",))).bar is None
    gone, _ = chosen.with_text(bar.frame, "zeppelin")
    assert gone.bar is None
    assert (
        gone.table["count"].sum()
        == start.table["count"].sum() - start.table[start.table["frame"] == bar.frame]["count"].sum()
    )


def test_a_line_that_is_wrong_is_told_and_the_others_count(start: State) -> None:
    state, wrong = start.with_text("threat", text_with("threat", "th*reat", "siren*"))
    assert [str(error)[:30] for error in wrong] == [
        "line 20: in “th*reat” a * does not"[:30]
    ] or "th*reat" in str(wrong[0])
    assert state.edits[0].add == ("siren*",)
    with pytest.raises(CodebookError, match="has no phrases"):
        start.with_text("threat", " \n")
    with pytest.raises(CodebookError, match=r"^line 1: in “th\*reat”"):
        start.with_text("threat", "th*reat")


def test_an_edit_counts_within_three_tenths_of_a_second(start: State) -> None:
    took = []
    for word in ("radar", "siren*", "sea wall", "warn*", "flood"):
        began = time.process_time()
        state, _ = start.with_text("threat", text_with("threat", word))
        page.figure_html(state), page.sentences_html(state.sentences), page.edits_in_words(state)
        took.append(time.process_time() - began)
    assert min(took) < 0.3


def test_of_many_outlets_those_with_most_words_are_chosen_at_first() -> None:
    articles = [
        Article.from_text("word " * (1 + number), id=str(number), outlet=f"Outlet {number:02}")
        for number in range(MOST_OUTLETS + 3)
    ]
    study = framing.analyze(articles, CODEBOOK, sentiment=False)
    assert Choice.of(study).outlets == tuple(f"Outlet {number:02}" for number in range(3, MOST_OUTLETS + 3))
    assert Choice.of(study, outlets="Outlet 01").outlets == ("Outlet 01",)
    with pytest.raises(ValueError, match=r"There is no outlet 'Outlet 99'"):
        Choice.of(study, outlets=["Outlet 99"])


# Saving


def test_an_edited_codebook_is_saved_as_the_next_version_and_gone_on_with(
    start: State, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    edited, _ = start.with_text("threat", text_with("threat", "siren* | not in: sirenia"))
    assert edited.suggested_file == Path("security-2.yaml")
    saved = edited.saved("security-2")
    assert saved.file == "security-2.yaml"
    written = Codebook.read("security-2.yaml")
    assert (written.version, written.frames) == ("2", edited.study.codebook.frames)
    assert saved.table_code == (
        "framing.compare.how_often(study.with_codebook(framing.Codebook.read('security-2.yaml')), "
        "voices=['outlet'])"
    )
    assert_frame_equal(saved.table, edited.table)
    assert saved.suggested_file == Path("security-3.yaml")
    further, _ = saved.with_text("threat", frame_text(written.frames[LABELS.index("threat")]) + "\nradar")
    names = {"framing": framing, "study": start.study}
    assert_frame_equal(eval(further.table_code, names), further.table, check_exact=True)
    assert ".read('security-2.yaml').edited('threat', add=['radar'])" in further.table_code


def test_a_file_that_is_there_is_never_written_over(
    start: State, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("security-2.yaml").write_text("mine", encoding="utf-8")
    with pytest.raises(FileExistsError):
        start.saved("security-2.yaml")
    assert Path("security-2.yaml").read_text(encoding="utf-8") == "mine"
    assert start.suggested_file == Path("security-2-2.yaml")


@pytest.mark.parametrize("name", ["", "  ", "book.csv", "book.dic", "a\0b"])
def test_a_name_that_would_lose_some_of_the_codebook_is_refused(name: str) -> None:
    with pytest.raises(CodebookError, match=r"\.yaml"):
        write_new(CODEBOOK, name)


def test_a_codebook_that_came_from_no_file_is_named_after_itself(tmp_path: Path) -> None:
    nameless = Codebook("../Räder & Co: 100 %", version="", frames=CODEBOOK.frames)
    assert free_path(nameless, tmp_path) == tmp_path / "räder-co-100-2.yaml"
    marks = Codebook("…", version="1.9", frames=CODEBOOK.frames)
    assert free_path(marks, tmp_path) == tmp_path / "codebook-1-10.yaml"
    assert next_version("2024-01 (draft)") == "2024-2 (draft)"


# The page


class Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)


def test_untrusted_names_and_texts_stay_text() -> None:
    evil = '<img src=x onerror="alert(1)">'
    article = Article.from_text(
        f'{evil} The threat is <script>alert(2)</script> real, "{evil}".',
        id=f"{evil}/a",
        outlet=f"{evil} $5 $6",
    )
    frame = Frame(evil, phrases=(Phrase("threat"), Phrase("alert")))
    study = framing.analyze([article], Codebook("c", frames=(frame,)), sentiment=False)
    state = State.of(study, Choice())
    state, _ = state.with_text(evil, "threat\nalert\nreal")
    shown = [
        page.figure_html(state.at(Bar(article.outlet or "", evil, "outlet"))),
        page.sentences_html(state.sentences),
        page.message_html(evil, wrong=True),
        page.message_html(page.edits_in_words(state)),
    ]
    parser = Parser()
    parser.feed("".join(shown))
    assert parser.tags.isdisjoint({"img", "script"})
    assert not any(name.startswith("on") for name in parser.attributes)
    # JupyterLab's MathJax leaves alone what has this class.
    assert all(part.startswith('<div class="mathjax_ignore') for part in shown)


def test_a_phrase_is_marked_in_its_sentence_with_who_says_it_and_how() -> None:
    text = "Ada Brook denied an arms race and an arms spiral. The arms race is on."
    study = framing.analyze([Article.from_text(text, id="talks/post")], CODEBOOK, sentiment=False)
    html = page.sentences_html(State.of(study, Choice()).sentences)
    assert "3 mentions in 2 sentences" in html
    assert html.count("<mark>") == 3
    assert "an <mark>arms race</mark> and an <mark>arms spiral</mark>." in html
    assert "“arms race” – arms race, denied (“denied”), indirect speech: Ada Brook" in html
    assert "<b>talks/post</b>, lede" in html


def test_only_so_many_sentences_are_shown_and_the_rest_are_counted() -> None:
    text = "\n\n".join(["The threat is real."] * (page.MOST_SENTENCES + 5))
    study = framing.analyze([Article.from_text(text, id="a")], CODEBOOK, sentiment=False)
    html = page.sentences_html(State.of(study, Choice()).sentences)
    assert html.count("<mark>") == page.MOST_SENTENCES
    assert f"{page.MOST_SENTENCES + 5} mentions in {page.MOST_SENTENCES + 5} sentences; the first" in html


def test_the_figure_has_a_row_a_bar_and_says_in_words_what_it_shows(start: State) -> None:
    html = page.figure_html(start)
    assert html.count("<caption>") == len(LABELS)
    assert html.count('<th scope="row"') == len(start.table)
    total = start.table["count"].sum()
    words = page.summary(start)
    assert words.startswith(
        f"{total} mentions of 6 frames by 6 outlets, in outlet’s own words (whole articles)"
    )
    assert "differences may be chance" in words
    most = start.table.sort_values("count").iloc[-1]
    assert f"{most['count']} in {most['words']:,} words, {most['rate']:.1f} per 1,000 words" in words
    assert "width:70.0%" in html


def test_the_chosen_bar_is_told_by_more_than_colour(start: State) -> None:
    [first, *_] = start.table[start.table["count"] > 0].itertuples()
    html = page.figure_html(start.at(Bar(first.outlet, first.frame, first.voice)))
    assert html.count("▶") == html.count('aria-current="true"') == 1


def test_where_a_voice_has_too_few_words_there_are_numbers_and_no_bar() -> None:
    study = framing.analyze([Article.from_text("The threat is real.", id="a")], CODEBOOK, sentiment=False)
    html = page.figure_html(State.of(study, Choice()))
    assert "1 in 4: no bar" in html
    assert "width:" not in html


def test_nothing_chosen_says_what_to_choose(study: framing.Study) -> None:
    state = State.of(study, Choice.of(study, voices=[]))
    assert "tick at least one" in page.figure_html(state)
    assert "No sentence" in page.sentences_html(state.sentences)


def test_no_articles_at_all_break_nothing() -> None:
    study = framing.analyze([], CODEBOOK)
    explorer = Explorer(State.of(study, Choice.of(study)))
    assert "Nothing is chosen" in explorer.figure.value


# The widgets


def test_ticking_changes_the_figure_the_sentences_and_the_code(explorer: Explorer) -> None:
    explorer.outlets.boxes[0].value = False
    explorer.voices.boxes[1].value = True
    assert len(explorer.table) == 5 * 6 * 2
    assert "voices=['outlet', 'direct']" in explorer.table_code.value
    explorer.parts.every.click()
    assert explorer.state.choice.parts == ()
    explorer.parts.every.click()
    assert explorer.state.choice.parts is None
    assert_frame_equal(explorer.table, explorer.state.table)


def test_a_bar_is_chosen_from_the_list_of_bars(explorer: Explorer) -> None:
    name, bar = explorer.bar.options[1]
    explorer.bar.value = bar
    assert explorer.state.bar == bar
    assert f": {len(explorer.sentences)} in" in name
    assert set(explorer.sentences["frame"]) == {bar.frame}
    assert "▶" in explorer.figure.value
    explorer.bar.index = 0
    assert explorer.state.bar is None
    assert len(explorer.sentences) == explorer.table["count"].sum()


def test_buttons_step_from_bar_to_bar_and_round(explorer: Explorer) -> None:
    bars = [bar for _, bar in explorer.bar.options]
    explorer.after.click()
    explorer.after.click()
    assert explorer.state.bar == bars[2]
    for _ in range(3):
        explorer.before.click()
    assert explorer.state.bar == bars[-1]
    explorer.after.click()
    assert explorer.state.bar is None


def test_a_typed_phrase_changes_counts_sentences_and_code(explorer: Explorer) -> None:
    before = explorer.table["count"].sum()
    area = explorer.phrases["threat"].area
    area.value += "\nsaid"
    assert explorer.table["count"].sum() > before
    assert "add=['said']" in explorer.table_code.value
    assert re.search(r"threat [0-9]+ \(was 3\)", explorer.edited.value)
    assert "<mark>said</mark>" in explorer.behind.value
    assert explorer.codebook.frames[3].phrases[-1].text == "said"
    explorer.back.click()
    assert explorer.table["count"].sum() == before
    assert area.value == text_with("threat")
    assert "Phrases as in the codebook Security, version 1." in explorer.edited.value


def test_what_is_wrong_in_a_phrase_is_told_at_its_field(explorer: Explorer) -> None:
    phrases = explorer.phrases["threat"]
    phrases.area.value += "\nra*ce\nradar"
    assert 'role="alert"' in phrases.message.value
    assert "“ra*ce” a * does not end a word" in phrases.message.value
    assert "Until it is right, the line does not count" in phrases.message.value
    assert "add=['radar']" in explorer.table_code.value
    explorer.save.click()
    assert "put the phrases of “threat” right first" in explorer.told.value
    phrases.area.value = ""
    assert "has no phrases; list at least one" in phrases.message.value
    explorer.back.click()
    assert phrases.message.value == ""


def test_saving_tells_the_file_and_never_writes_over_one(explorer: Explorer) -> None:
    explorer.phrases["threat"].area.value += "\nradar"
    assert explorer.file.value == "security-2.yaml"
    explorer.save.click()
    assert "Saved as version 2 in security-2.yaml" in explorer.told.value
    assert explorer.file.value == "security-3.yaml"
    assert "radar" in explorer.phrases["threat"].text
    explorer.file.value = "security-2.yaml"
    explorer.save.click()
    assert (
        "is there already and stays as it is. Choose another name, such as security-3" in explorer.told.value
    )
    explorer.file.value = "no/such/folder.yaml"
    explorer.save.click()
    assert "cannot be written" in explorer.told.value
    explorer.file.value = "book.csv"
    explorer.save.click()
    assert "ends in .yaml, not in .csv" in explorer.told.value
    assert sorted(path.name for path in Path().iterdir()) == ["security-2.yaml"]


def test_a_burst_of_keys_is_read_once_and_before_saving(explorer: Explorer) -> None:
    async def type_and_save() -> None:
        area = explorer.phrases["threat"].area
        for typed in ("\nr", "a", "d", "a", "r"):
            area.value += typed
        assert explorer.state.edits == ()
        await asyncio.sleep(0.3)
        assert [edit.add for edit in explorer.state.edits] == [("radar",)]
        explorer.save.click()
        area.value += "s"
        await asyncio.sleep(0.6)

    asyncio.run(type_and_save())
    assert "radars" in Path("security-2.yaml").read_text(encoding="utf-8")


def test_dollars_in_a_name_are_no_formula() -> None:
    article = Article.from_text("The threat is real.", id="a", outlet="$aver & \\(Co\\) $")
    study = framing.analyze([article], CODEBOOK, sentiment=False)
    explorer = Explorer(State.of(study, Choice.of(study)))
    assert explorer.outlets.boxes[0].description == "＄aver & ＼(Co＼) ＄"
    assert explorer.outlets.value is None
    assert explorer.table["outlet"].unique().tolist() == [article.outlet]


def test_without_widgets_a_stored_notebook_has_the_figure_and_a_sentence(explorer: Explorer) -> None:
    bundle = explorer._repr_mimebundle_()
    assert "application/vnd.jupyter.widget-view+json" in bundle
    assert bundle["text/html"] == page.figure_html(explorer.state)
    assert bundle["text/plain"].startswith("27 mentions")


# Where it can be used


def test_outside_a_notebook_one_sentence_says_what_to_do(study: framing.Study) -> None:
    with pytest.raises(RuntimeError, match=r"^framing\.explore needs a notebook") as error:
        framing.explore(study)
    assert str(error.value).count(". ") == 0


def test_in_a_notebook_the_code_has_the_name_that_the_study_has_there(
    study: framing.Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell = SimpleNamespace(kernel=object(), user_ns={"_": study, "other": 1, "mine": study})
    monkeypatch.setattr(IPython, "get_ipython", lambda: shell)
    explorer = framing.explore(study, voices=None, parts=["headline"])
    assert explorer.table_code.value == "framing.compare.how_often(mine, parts=['headline'])"
    shell.user_ns = {}
    assert "(study" in framing.explore(study).table_code.value
    with pytest.raises(ValueError, match=r"There is no frame 'war'"):
        framing.explore(study, frames=["war"])


def test_the_kit_and_explore_load_no_widgets_before_they_are_needed() -> None:
    code = "import sys, framing; framing.explore; print('ipywidgets' in sys.modules, 'pandas' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]
