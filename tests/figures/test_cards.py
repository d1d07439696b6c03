from dataclasses import replace

import pytest

from framing import measured
from framing.article import Article
from framing.codebook import Codebook, Frame, Phrase
from framing.corpus import Corpus
from framing.figures import NothingToDraw, draw_report_card, report_card, write_figures
from framing.figures.cards import caveat
from framing.figures.files import svg
from framing.figures.gallery import ON_PHRASES
from framing.key import ArticleKey, CodedAttribution, CodedFrame, CodedMention, Key
from framing.span import Span
from framing.study import analyze
from framing.validation import report_card as measure

TEXT = (
    "The mill is [closed]\n\n“There was no cover-up,” said Ann Lee.\n\n"
    "The race is lost. An arms race has begun. They hid the letter under a hat. It was a secret."
)
BOOK = Codebook(
    "Security",
    frames=(
        Frame("arms race", phrases=(Phrase("arms race"), Phrase("race"))),
        Frame("secrecy", phrases=(Phrase("cover-up"), Phrase("secret"))),
    ),
)


def span(words):
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def coded(article):
    def mention(words, frame, fits, voice="outlet", stance="asserted"):
        return CodedMention(span(words), "security", frame, fits, voice, stance)

    return ArticleKey(
        article=article.id,
        sha256=article.sha256,
        coder="A",
        attributions=(
            CodedAttribution(
                span("There was no cover-up,"), "direct", span("said"), span("Ann Lee"), "Ann Lee", "person"
            ),
        ),
        scare_quotes=(),
        mentions=(
            mention("cover-up", "secrecy", True, "direct", "denied"),
            mention("race", "arms race", False),
            mention("arms race", "arms race", True),
        ),
        frames=(CodedFrame(span("hid the letter"), "security", "secrecy", "hiding is the point"),),
        tone=(0, 0, -1, 0, -1, 0),
    )


@pytest.fixture
def article(tmp_path):
    made = Article.from_text(
        TEXT, id="mill/post", outlet="The Post", story="mill", title="The mill is [closed]"
    )
    return replace(made, path=tmp_path / "stories" / "mill" / "post.md")


@pytest.fixture
def card(article):
    return measure(BOOK, Corpus([article]), Key([coded(article)]))


def dots(axes):
    return {
        collection.get_label(): [tuple(place) for place in collection.get_offsets()]
        for collection in axes.collections
        if not collection.get_label().startswith("_")
    }


def test_a_dot_for_each_frame_stands_at_its_precision_and_at_its_recall(card):
    precision, recall, _ = report_card(card).axes
    assert dots(precision)["codebook"] == [(50, 0), (100, 1)]
    assert dots(recall)["codebook"] == [(100, 0), (50, 1)]
    assert [label.get_text() for label in precision.get_yticklabels()] == ["arms race", "secrecy"]


def test_every_dot_has_its_number_of_cases_and_its_interval(card):
    precision = report_card(card).axes[0]
    assert [text.get_text() for text in precision.texts] == ["of 2", "of 1"]
    lines = [own for own in precision.collections if hasattr(own, "get_segments")]
    ends = [(segment[0][0], segment[1][0]) for own in lines for segment in own.get_segments()]
    rows = card.frames[["precision_low", "precision_high"]].to_numpy() * 100
    assert ends == [pytest.approx(tuple(row)) for row in rows]


def test_beneath_the_program_stands_what_would_be_right_without_it(card):
    drawing = draw_report_card(card)
    shown = dots(drawing.figure.axes[2])
    voices = card.labels.set_index("variable").loc["voice of mentions"]
    assert shown["program"][0] == (100 * voices["machine"], -0.26)
    assert shown["quotation marks alone"][0] == (100 * voices["marks"], 0)
    assert shown["always the most frequent"][0] == (100 * voices["most_frequent"], 0.26)
    assert len(shown["quotation marks alone"]) == 3
    said = drawing.data.query("series == 'always the most frequent'").set_index("row")["label"]
    assert said.to_dict() == {
        name: card.labels.set_index("variable").loc[name, "most_frequent_label"]
        for name in ("voice of mentions", "stance of mentions", "speaker of mentions", "voice of words")
    }


def test_the_caption_says_where_something_simpler_would_do_as_well(card):
    drawing = draw_report_card(card)
    simpler = drawing.data[drawing.data["series"].isin(["quotation marks alone", "always the most frequent"])]
    program = drawing.data[drawing.data["series"] == "program"].set_index("row")["value"]
    beaten = simpler[simpler["value"] >= simpler["row"].map(program)]
    assert len(beaten)
    for name, said, value in beaten[["row", "label", "value"]].itertuples(index=False):
        told = f"always “{said}”" if said else "quotation marks alone"
        assert f"{name} ({told} {value:.0%}, the program {program[name]:.0%})" in drawing.caption


def test_no_text_is_smaller_than_seven_points(card):
    from matplotlib.text import Text

    figure = report_card(card)
    assert all(text.get_fontsize() >= 7 for text in figure.findobj(Text) if text.get_text().strip())


def test_the_data_are_what_is_drawn(card):
    drawing = draw_report_card(card)
    assert drawing.data["value"].notna().all()
    own = drawing.data[drawing.data["series"] == "codebook"]
    assert own["value"].tolist() == [0.5, 1.0, 1.0, 0.5]


def test_the_caption_counts_hits_sentences_and_phrases_not_validated(card):
    caption = draw_report_card(card).caption
    assert "2 of 3 coded hits fit their frame, and 2 of 3 codings" in caption
    assert caption.endswith(" 1 of 4 phrases found here is not validated.")
    assert caveat(card, card.study.mentions[:3]) == ""


def test_the_alt_text_tells_the_lowest_and_the_highest_with_their_cases(card):
    alt = draw_report_card(card).alt
    assert "precision of 2 frames, from 50% (arms race, of 2) to 100% (secrecy, of 1)" in alt
    assert "recall of 2 frames, from 50% (secrecy, of 2) to 100% (arms race, of 1)" in alt
    assert "voice of mentions right, of 3: the program 100%, quotation marks alone" in alt


def test_a_key_without_codes_for_the_codebook_is_nothing_to_draw(article):
    other = measure(replace(BOOK, name="Weather"), Corpus([article]), Key([coded(article)]))
    with pytest.raises(NothingToDraw, match="no codes for the codebook Weather"):
        report_card(other)


def test_it_is_written_beside_the_figures_with_a_page_that_links_to_every_miss(card, article, tmp_path):
    article.path.parent.mkdir(parents=True)
    article.path.write_text("…", encoding="utf-8")
    out = tmp_path / "figures"
    written = write_figures(card.study, out, card=card)
    assert {"report-card.svg", "report-card.csv", "report-card.md"} <= {path.name for path in written}
    page = (out / "report-card.md").read_text(encoding="utf-8")
    miss = next(line for line in page.splitlines() if "hiding is the point" in line)
    assert miss.startswith(
        r"- [mill/post](<../stories/mill/post.md>), secrecy: They **hid the letter** under"
    )
    assert "by “race”: The **race** is lost." in page
    assert "| secret | 1 | – | 0% \\(0–66\\) of 2 | not validated |" in page
    figures = (out / "README.md").read_text(encoding="utf-8")
    assert "[report-card.md](report-card.md)" in figures
    on_phrases = [name for name in ON_PHRASES if (out / f"{name}.svg").exists()]
    assert figures.count("1 of 4 phrases found here is not validated.") == 1 + len(on_phrases)


def test_without_a_key_nothing_of_it_is_written_and_an_old_one_goes(card, tmp_path):
    write_figures(card.study, tmp_path, card=card)
    written = write_figures(card.study, tmp_path)
    assert not any("report-card" in path.name for path in (*written, *tmp_path.iterdir()))
    assert "not validated" not in (tmp_path / "README.md").read_text(encoding="utf-8")


def test_the_same_card_gives_the_same_bytes(card):
    assert svg(draw_report_card(card)) == svg(draw_report_card(card))


def test_a_page_without_a_folder_has_no_links(card):
    assert "](<" not in card.to_markdown()
    assert "- mill/post, secrecy: They **hid the letter**" in card.to_markdown()


def test_coded_words_that_reach_beyond_their_sentence_are_shown_within_it(article):
    wide = CodedFrame(Span(span("hid").start, span("secret").end), "security", "secrecy", "")
    key = replace(coded(article), frames=(wide,))
    page = measure(BOOK, Corpus([article]), Key([key])).to_markdown()
    assert "They **hid the letter under a hat.**\n" in page


def test_a_notebook_shows_tables_and_how_to_open_an_article(card):
    html = card._repr_html_()
    assert html.count("<table>") == 6
    assert "card.show(…)" in html
    assert "Precision: of the hits" in html


def test_the_words_of_a_codebook_cannot_become_html(article):
    book = Codebook("<b>", frames=(Frame("<i>", phrases=(Phrase("race"),)),))
    found = measure(book, Corpus([article]), Key([coded(article)]))
    assert "<b>" not in found._repr_html_()
    assert "<i>" not in found._repr_html_()
    assert "<i>" not in found.to_markdown().replace("\\<", "")
    assert "no codes for the codebook" in found._repr_html_()


def test_in_words_long_lists_are_cut_and_say_where_the_rest_is():
    text = " ".join(["A secret."] * 12)
    long = Article.from_text(text, id="mill/long", story="mill")
    places = [Span(10 * number + 2, 10 * number + 8) for number in range(12)]
    mentions = tuple(
        CodedMention(place, "security", "secrecy", False, "outlet", "asserted") for place in places
    )
    key = ArticleKey(long.id, long.sha256, "A", (), (), mentions, (), (0,) * 12)
    lines = measure(BOOK, Corpus([long]), Key([key])).in_words()
    assert "Hits that catch something else (10 of 12; all are in card.false_hits)" in lines
    assert sum("“secret”" in line for line in lines) == 10


def test_a_study_of_many_articles_is_told_apart_from_the_card(card, article):
    study = analyze(Corpus([article, replace(article, id="mill/globe")]), BOOK, sentiment=False)
    assert card.not_validated(study.mentions) == (1, 4)


def test_frames_that_are_all_alike_are_told_once(article):
    one = Codebook("Security", frames=BOOK.frames[1:])
    alt = draw_report_card(measure(one, Corpus([article]), Key([coded(article)]))).alt
    assert "precision of 1 frame 100% throughout" in alt


def test_what_was_measured_on_real_news_stands_beside_the_card(card):
    for sentence in (measured.tone_on_news(), measured.voices_on_news()):
        assert sentence in card.to_markdown()
        assert sentence in card._repr_html_()
        assert any(sentence in line for line in card.in_words())
