from dataclasses import replace
from pathlib import Path

from framing.codebook import Codebook
from framing.corpus import Corpus
from framing.key import CodedFrame, Key
from framing.span import Span
from framing.study import analyze
from framing.validation.hits import judge, names_of


def judged(codebook, article, key):
    (found,) = judge(analyze(Corpus([article]), codebook, sentiment=False), Key([key]))
    return found


def test_a_codebook_is_known_by_its_name_and_by_that_of_its_file(codebook):
    renamed = replace(codebook, name="My Own Frames", path=Path("lessons/security.yaml"))
    assert names_of(renamed) == {"My Own Frames", "my-own-frames", "security"}


def test_every_hit_is_the_mention_coded_there_or_none(codebook, make_article, make_key):
    found = judged(codebook, make_article(), make_key(make_article()))
    verdicts = [(row["text"], None if coded is None else coded.fits) for row, coded in found.hits]
    assert verdicts == [("cover-up", True), ("race", False), ("arms race", True), ("secret", None)]


def test_a_sentence_uses_a_frame_by_a_fitting_mention_or_without_a_phrase(codebook, make_article, make_key):
    found = judged(codebook, make_article(), make_key(make_article()))
    assert set(found.framed) == {(1, "secrecy"), (3, "secrecy"), (4, "arms race")}


def test_words_that_lie_between_sentences_belong_to_none(codebook, make_article, make_key):
    article = make_article()
    gap = article.text.index("\n\n")
    key = make_key(article, frames=(CodedFrame(Span(gap, gap + 1), "security", "secrecy", ""),))
    assert set(judged(codebook, article, key).framed) == {(1, "secrecy"), (4, "arms race")}


def test_a_frame_that_the_codebook_lacks_is_passed_over(codebook, make_article, make_key):
    fewer = Codebook("Security", frames=codebook.frames[:1])
    found = judged(fewer, make_article(), make_key(make_article()))
    assert {row["frame"] for row, _ in found.hits} == {"arms race"}
