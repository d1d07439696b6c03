import dataclasses
import math

import pytest

import framing
from framing.aliases import Alias
from framing.codebook import Codebook
from framing.corpus import Corpus
from framing.key import Key
from framing.validation import report_card


def row(table, **where):
    for name, value in where.items():
        table = table[table[name] == value]
    assert len(table) == 1
    return table.iloc[0]


def test_precision_is_the_share_of_the_coded_hits_that_fit(card):
    arms = row(card.frames, frame="arms race")
    assert (arms["hits"], arms["coded"], arms["right"], arms["precision"]) == (2, 2, 1, 0.5)
    assert arms["precision_low"] < 0.5 < arms["precision_high"]


def test_a_hit_that_nobody_coded_counts_neither_for_nor_against_its_phrase(card):
    secret = row(card.phrases, phrase="secret")
    assert (secret["hits"], secret["coded"]) == (1, 0)
    assert math.isnan(secret["precision"])
    assert not secret["validated"]
    assert card.uncoded["text"].tolist() == ["secret"]


def test_recall_is_the_share_of_the_sentences_with_the_frame_in_which_a_phrase_of_it_stands(card):
    secrecy = row(card.frames, frame="secrecy")
    assert (secrecy["sentences"], secrecy["found"], secrecy["recall"]) == (2, 1, 0.5)


def test_the_recall_of_a_phrase_is_what_it_would_find_alone(card):
    assert row(card.phrases, phrase="cover-up")["recall"] == 0.5
    assert row(card.phrases, phrase="secret")["recall"] == 0


def test_a_phrase_never_seen_is_not_validated_and_the_frame_counts_those_found(card):
    assert not row(card.phrases, phrase="rearm")["validated"]
    assert row(card.frames, frame="secrecy")[["phrases", "not_validated"]].tolist() == [2, 1]
    assert card.not_validated(card.study.mentions) == (1, 4)


def test_missed_sentences_and_false_hits_open_in_their_article(card):
    for table, words in ((card.missed, "hid the letter"), (card.false_hits, "race")):
        (found,) = table.to_dict("records")
        text = card.study.corpus[found["article"]].text
        assert text[found["start"] : found["end"]] == found["text"] == words
        assert found["text"] in found["sentence"]
        assert found["sentence"] in text
        assert words in card.show(found["article"]).replace("</span>", "")
    assert card.missed["note"].tolist() == ["hiding is the point"]
    assert card.false_hits["phrase"].tolist() == ["race"]


def test_a_key_of_another_codebook_validates_nothing_and_the_card_says_so(card, make_article, make_key):
    other = dataclasses.replace(card.codebook, name="Weather")
    found = report_card(other, Corpus([make_article()]), Key([make_key(make_article())]))
    assert not found.phrases["validated"].any()
    assert found.frames["sentences"].sum() == 0
    assert "no codes for the codebook Weather" in found.note
    assert "other, security" in found.note


def test_a_key_without_any_code_gives_a_card_without_figures(codebook, make_article, make_key):
    empty = {"mentions": (), "frames": (), "attributions": ()}
    found = report_card(codebook, Corpus([make_article()]), Key([make_key(make_article(), **empty)]))
    assert found.frames["precision"].isna().all()
    assert "it was made with no codebook" in found.note
    assert found.in_words()


def test_an_article_without_a_hit_gives_a_card_too(make_article, make_key):
    book = Codebook(
        "Security", frames=(framing.codebook.Frame("x", phrases=(framing.codebook.Phrase("zebra"),)),)
    )
    found = report_card(book, Corpus([make_article()]), Key([make_key(make_article())]))
    assert found.frames["hits"].tolist() == [0]
    assert found.false_hits.empty
    assert "0 hits of 0 phrases" in "\n".join(found.in_words())


def test_articles_that_the_key_has_not_coded_do_not_count(codebook, make_article, make_key):
    corpus = Corpus([make_article(0), make_article(1)])
    found = report_card(codebook, corpus, Key([make_key(make_article(0))]))
    assert found.study.articles["article"].tolist() == ["mill/outlet0"]


def test_a_key_of_none_of_the_articles_is_refused(codebook, make_article, make_key):
    with pytest.raises(ValueError, match="The key has none of these articles"):
        report_card(codebook, Corpus([make_article(1)]), Key([make_key(make_article(0))]))


def test_a_key_of_another_text_is_refused(codebook, make_article, make_key):
    with pytest.raises(ValueError, match="made of another text"):
        report_card(codebook, Corpus([make_article()]), Key([make_key(make_article(), sha256="0")]))


def test_aliases_are_not_applied(codebook, make_article, make_key):
    corpus = Corpus([make_article()], aliases=[Alias("Ann Lee", "The Baker", "person")])
    found = report_card(codebook, corpus, Key([make_key(make_article())]))
    assert "The Baker" not in set(found.study.attributions["speaker"])


def test_it_says_what_it_is_in_one_line(card):
    assert repr(card) == "<ReportCard: Security on 1 article, 3 of 5 phrases validated>"


def test_it_is_frozen(card):
    with pytest.raises(dataclasses.FrozenInstanceError):
        card.note = "all is well"


def test_it_is_at_hand_in_the_package():
    assert framing.report_card is report_card
    assert framing.validation.ReportCard is framing.validation.card.ReportCard
