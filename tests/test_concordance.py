from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing import tables
from framing.article import Article
from framing.codebook import CodebookError
from framing.concordance import concordance as in_context
from framing.corpus import Corpus
from framing.language import count_words


def concordance(study, phrase, **options):
    return in_context(study.corpus, study.passages, phrase, **options)


def study(*texts, voices=None):
    """A study with one passage an article, or with those cut at (end, voice, speaker)."""
    articles = [Article.from_text(text, id=f"talks/{n}", outlet=f"Post {n}") for n, text in enumerate(texts)]
    rows = []
    for article in articles:
        start = 0
        for number, (end, voice, speaker) in enumerate(voices or [(len(article.text), "outlet", None)]):
            words = article.text[start:end]
            where = (
                article.id,
                article.outlet,
                None,
                None,
                number,
                0,
                "body",
                start,
                end,
                words,
                count_words(words),
            )
            rows.append((*where, voice, 1.0, None, speaker, 0.0, 0.0, 0.0))
            start = end
    return SimpleNamespace(corpus=Corpus(articles), passages=tables.frame("passages", rows))


RACES = study(
    "They feared an arms race in space. No Arms-Race came.",
    "An arms race began?\n\nEscalating arms races: a cold thing.",
)


def test_every_place_of_a_phrase_has_a_line():
    table = concordance(RACES, "arms race")
    assert table.columns.tolist() == [
        *("article", "outlet", "left", "match", "right", "voice", "speaker", "start", "end")
    ]
    assert table["match"].tolist() == ["arms race", "Arms-Race", "arms race"]
    assert table["article"].tolist() == ["talks/0", "talks/0", "talks/1"]


def test_a_phrase_is_matched_as_a_codebook_matches_it():
    assert concordance(RACES, "arms-race*")["match"].tolist()[-1] == "arms races"
    assert concordance(RACES, "cover-up").empty
    assert concordance(RACES, "cover-up").columns.tolist() == concordance(RACES, "arms race").columns.tolist()


def test_context_keeps_whole_words_and_stays_within_its_width():
    first = concordance(RACES, "arms race", width=11).iloc[0]
    assert (first["left"], first["match"], first["right"]) == ("feared an ", "arms race", " in space.")
    tight = concordance(RACES, "arms race", width=5).iloc[0]
    assert (tight["left"], tight["right"]) == ("an ", " in")


def test_context_does_not_cross_into_another_paragraph():
    table = concordance(RACES, "arms race*")
    assert table["right"].iloc[-2] == " began?"
    assert table["left"].iloc[-1] == "Escalating "


def test_lines_can_be_sorted_by_the_words_on_the_right():
    assert concordance(RACES, "arms race*", sort="right")["right"].tolist() == [
        *(": a cold thing.", " began?", " came.", " in space. No Arms-Race came.")
    ]


def test_lines_can_be_sorted_by_the_nearest_words_on_the_left():
    table = concordance(RACES, "arms race*", sort="left", width=13)
    assert table["left"].tolist() == ["An ", "feared an ", "Escalating ", "in space. No "]


def test_a_line_has_the_voice_and_speaker_of_its_first_word():
    text = "Ray feared an arms race she said."
    cut = text.index("race")
    spoken = study(text, voices=[(cut, "direct", "Ann Ray"), (len(text), "outlet", None)])
    line = concordance(spoken, "arms race").iloc[0]
    assert (line["voice"], line["speaker"]) == ("direct", "Ann Ray")


def test_quotation_marks_stay_beside_the_words_they_enclose():
    line = concordance(study("He called it an “arms race”, no more."), "arms race").iloc[0]
    assert (line["left"], line["right"]) == ("He called it an “", "”, no more.")


@given(
    st.lists(st.sampled_from(["arms race", "Arms-race", "x", "…", "\n\n", "\n", "  ", "é’s", "\u2028"])).map(
        " ".join
    )
)
def test_a_line_reads_as_the_text_does(text):
    table = concordance(study(text), "arms race", width=9)
    for line in table.itertuples():
        assert " ".join(text[line.start : line.end].split()) == line.match
        assert line.left + line.match + line.right in " ".join(text.split())
        assert len(line.left) <= 9
        assert len(line.right) <= 9


@pytest.mark.parametrize("phrase", ["", "*", "…"])
def test_a_phrase_that_cannot_be_matched_is_refused(phrase):
    with pytest.raises(CodebookError):
        concordance(RACES, phrase)


def test_an_unknown_order_is_refused():
    with pytest.raises(ValueError, match="There are: text, left, right"):
        concordance(RACES, "arms race", sort="voice")
