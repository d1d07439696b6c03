import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import framing
from framing import attribution
from framing.aliases import Alias, by_key
from framing.article import Article
from framing.attribution import Attribution, Reading
from framing.by_hand import RULE, ByHand, by_hand, voice_confidence
from framing.corpus import Corpus
from framing.corrections import FIELDS, VOICES, Correction
from framing.passages import find_passages
from framing.span import Span

CODEBOOK = framing.Codebook.sample("security")
TEXT = (
    "Mayor Ada Brook said that the wall was safe. "
    "The next town called it a 'threat', but no one measured it.\n\n"
    '"We were not asked," said Mr Stone. "Nobody was." He left early.'
)


def study(*rows: tuple[str, str, str], text: str = TEXT, aliases: tuple[Alias, ...] = ()) -> framing.Study:
    article = Article.from_text(text, id="wall/lamp", outlet="The Lamp")
    corrections = [Correction("lamp", words, field, value) for words, field, value in rows]  # type: ignore[arg-type]
    corpus = Corpus([article], corrections=corrections, aliases=aliases)
    assert corpus.problems == ()
    return framing.analyze(corpus, CODEBOOK, sentiment=False)


def said(made: framing.Study) -> list[tuple[str, str | None]]:
    table = made.attributions
    speakers = [speaker if isinstance(speaker, str) else None for speaker in table["speaker"]]
    return list(zip(table["content"], speakers, strict=True))


def voice_of(made: framing.Study, words: str) -> str:
    at = TEXT.index(words)
    passages = made.passages
    return str(passages[(passages["start"] <= at) & (at < passages["end"])]["voice"].iloc[0])


def row(made: framing.Study, words: str) -> dict[str, object]:
    return dict(made.attributions[made.attributions["content"].str.contains(words, regex=False)].iloc[0])


def test_the_examples_are_found_by_the_program_as_the_tests_take_them() -> None:
    found = said(study())
    assert ("the wall was safe", "Ada Brook") in found
    assert ("We were not asked,", "Stone") in [
        (words, speaker and speaker.split()[-1]) for words, speaker in found
    ]
    assert study().corrected == 0


def test_a_speaker_is_put_right_in_every_piece_of_the_statement_and_in_every_table() -> None:
    made = study(("were not asked", "speaker", "Ida Stone"))
    stone = [speaker for words, speaker in said(made) if words.startswith(("We were", "Nobody"))]
    assert stone == ["Ida Stone", "Ida Stone"]
    assert row(made, "We were")["confidence"] == 1
    assert set(made.passages.query("voice == 'direct' and text.str.contains('asked')")["speaker"]) == {
        "Ida Stone"
    }
    assert ("the wall was safe", "Ada Brook") in said(made)
    assert made.corrected == 1
    assert "A study of 1 articles, 1 hand-corrected" in made._repr_html_()
    assert "hand-corrected" not in study()._repr_html_()


def test_a_speaker_that_is_known_elsewhere_has_the_type_it_has_there() -> None:
    assert row(study(("were not asked", "speaker", "Ada Brook")), "We were")["speaker_type"] == "person"
    town = Alias("town", "Sedgeham", "institution")
    made = study(("were not asked", "speaker", "the town"), aliases=(town,))
    assert (row(made, "We were")["speaker"], row(made, "We were")["speaker_type"]) == (
        "Sedgeham",
        "institution",
    )
    made = study(("were not asked", "speaker", "Sedgeham"), aliases=(town,))
    assert row(made, "We were")["speaker_type"] == "institution"


def test_a_speakers_type_is_put_right() -> None:
    assert row(study(("We were not asked", "speaker_type", "group")), "We were")["speaker_type"] == "group"


def test_the_type_of_a_speaker_that_nobody_is_given_is_refused_with_its_line() -> None:
    article = Article.from_text(TEXT, id="wall/lamp", outlet="The Lamp")
    rows = [
        Correction("lamp", "He left early", "speaker_type", "person", line=2),
        Correction("lamp", "the wall was safe", "speaker_type", "group", line=3),
    ]
    corpus = Corpus([article], corrections=rows, aliases=[Alias("Mr Stone", "Ida Stone")])
    made = framing.analyze(corpus, CODEBOOK, sentiment=False)
    assert voice_of(made, "He left") == "outlet"
    assert row(made, "the wall was safe")["speaker_type"] == "group"
    assert len(made.attributions) == len(study().attributions)
    (problem,) = made.corpus.problems
    assert (problem.path.name, problem.line) == ("corrections.csv", 2)
    assert "Nobody is said to say “He left early” in wall/lamp" in problem.message
    assert "a line with the same words and the field speaker" in problem.message
    assert (made.corrected, made.corpus.aliases) == (1, corpus.aliases)
    again = framing.analyze(made.corpus, CODEBOOK, sentiment=False)
    assert again.corpus is made.corpus
    assert again.attributions.equals(made.attributions)


def test_a_type_beside_a_speaker_that_a_hand_has_given_counts_in_either_order() -> None:
    rows = [("He left early", "speaker_type", "person"), ("He left early", "speaker", "Bo")]
    for ordered in (rows, rows[::-1]):
        made = study(*ordered)
        assert made.corpus.problems == ()
        assert row(made, "He left")["speaker_type"] == "person"


def test_a_type_where_a_hand_has_taken_the_attribution_away_is_refused() -> None:
    made = study(("the wall was safe", "speaker_type", "group"), ("wall was safe", "voice", "outlet"))
    assert [problem.message[:26] for problem in made.corpus.problems] == ["Nobody is said to say “the"]
    assert made.corrected == 1
    assert voice_of(made, "wall was safe") == "outlet"


def test_words_are_put_right_before_who_says_them_whatever_the_order_of_the_lines() -> None:
    text = "It rained. The mill was sold and the mayor had gone."
    both = "The mill was sold and the mayor had gone"
    rows = [
        (both, "speaker", "Ada Brook"),
        ("the mayor had gone", "speaker", "Bo"),
        ("mill was sold", "content", "The mill was sold"),
        ("mayor had gone", "content", "the mayor had gone"),
    ]
    expected = [("The mill was sold", "Ada Brook"), ("the mayor had gone", "Bo")]
    for ordered in (rows, [*rows[2:], *rows[:2]]):
        assert said(study(*ordered, text=text)) == expected


def test_lines_of_one_field_count_one_after_the_other() -> None:
    rows = [("the wall was safe", "speaker", "Bo"), ("the wall", "speaker", "Al")]
    assert ("the wall was safe", "Al") in said(study(*rows))
    assert ("the wall was safe", "Bo") in said(study(*rows[::-1]))


def test_words_that_are_the_outlets_lose_their_attribution() -> None:
    made = study(("the wall was safe", "voice", "outlet"))
    assert voice_of(study(), "wall was safe") == "indirect"
    assert voice_of(made, "wall was safe") == "outlet"
    assert "the wall was safe" not in dict(said(made))


def test_quoted_words_without_a_speaker_are_scare_quotes_where_a_hand_says_so() -> None:
    made = study(("threat", "voice", "scare"))
    assert voice_of(made, "threat") == "scare"
    assert not any("'threat'" in words for words, _ in said(made))
    assert voice_of(study(("threat", "voice", "outlet")), "threat") == "outlet"
    assert voice_of(study(("We were not asked", "voice", "scare")), "We were") == "scare"
    assert voice_of(study(("left early", "voice", "scare")), "left early") == "scare"


def test_a_word_in_marks_within_what_somebody_says_is_taken_out_alone() -> None:
    text = "Ms Brook said that the so-called 'threat' of the wall was gone."
    made = study(("threat", "voice", "scare"), text=text)
    assert [words for words, _ in said(made)] == ["the so-called", "of the wall was gone"]
    assert made.attributions["group"].nunique() == 1
    assert list(made.passages["voice"]) == ["outlet", "indirect", "scare", "indirect"]


def test_direct_and_indirect_are_put_right_with_the_kind_of_the_attribution() -> None:
    made = study(("wall was safe", "voice", "direct"))
    assert voice_of(made, "wall was safe") == "direct"
    assert row(made, "wall was")["kind"] == "direct"
    assert row(made, "wall was")["rule"] == RULE
    made = study(("We were not asked", "voice", "indirect"))
    assert voice_of(made, "were not asked") == "indirect"
    assert row(made, "We were")["kind"] == "indirect"
    assert voice_of(made, "Nobody was") == "direct"


def test_the_words_that_are_said_are_put_right() -> None:
    made = study(("the wall was safe", "content", "was safe. The next town called it"))
    assert row(made, "was safe")["content"] == "was safe. The next town called it"
    assert row(made, "was safe")["speaker"] == "Ada Brook"
    assert voice_of(made, "that the wall") == "outlet"
    assert voice_of(made, "next town") == "indirect"
    made = study(("We were not asked", "content", '"We were not asked," said Mr Stone. "Nobody was."'))
    assert row(made, "We were")["kind"] == "mixed"


def test_what_the_program_missed_can_be_added_by_its_words_or_its_quotation() -> None:
    made = study(("no one measured it", "speaker", "The Lamp's reader"))
    assert ("no one measured it", "The Lamp's reader") in said(made)
    added = row(made, "measured")
    assert (added["rule"], added["kind"], added["confidence"]) == (RULE, "indirect", 1)
    assert voice_of(made, "measured") == "indirect"
    text = "It rained. The “great dry summer” was over, and the mayor knew it."
    made = study(
        ("dry", "voice", "direct"), ("dry", "speaker", "the mayor"), ("it rained", "voice", "indirect"),
        text=text.replace("It", "it"),
    )  # fmt: skip
    assert ("great dry summer", "the mayor") in said(made)
    assert row(made, "dry")["kind"] == "direct"
    assert row(made, "it rained")["kind"] == "indirect"


def test_words_around_a_quotation_mean_the_quotation_in_them() -> None:
    text = "A “great dry summer” ended. Nothing else happened."
    made = study(("A “great dry summer” ended", "speaker", "Lee"), text=text)
    assert said(made) == [("great dry summer", "Lee")]


def nested() -> tuple[str, Reading]:
    """One attribution within another, made by hand, so that the nesting is known."""
    text = 'She said he had called it "a lie" again. They left.'
    spans = {words: Span(text.index(words), text.index(words) + len(words))
             for words in ('he had called it "a lie" again', "a lie", "They left")}  # fmt: skip

    evidence = attribution.attribute(Article.from_text('"No," said Ann Lee.', id="a"))[0].evidence

    def made(words: str, speaker: str, group: int, outer: int | None) -> Attribution:
        return Attribution(
            group, spans[words], "indirect", None, None, None, speaker, "person", "r", 0.5, outer, evidence
        )

    outer, *_ = spans
    article = Article.from_text(text, id="a/b")
    before = attribution.read(article)
    return text, Reading(
        before.sentences, before.quotations, [made(outer, "she", 0, None), made("a lie", "he", 1, 0)], []
    )


def corrected(
    text: str, reading: Reading, *rows: tuple[str, str, str]
) -> list[tuple[str, str | None, int | None]]:
    corpus = Corpus(
        [Article.from_text(text, id="a/b")],
        corrections=[Correction("b", words, field, value) for words, field, value in rows],  # type: ignore[arg-type]
    )
    assert corpus.problems == ()
    after = next(iter(by_hand(corpus))).apply(text, reading)
    return [(one.content.of(text), one.speaker, one.outer) for one in after.attributions]


def test_more_words_than_the_quotation_tell_two_places_apart() -> None:
    text = "Ms Brook called it 'a threat'. Later Mr Lee said that he had seen 'a threat' once more."
    made = study(("seen 'a threat' once", "voice", "scare"), text=text)
    assert list(made.passages[made.passages["text"].str.contains("a threat")]["voice"])[1] == "scare"
    assert [words for words, _ in said(made)][-2:] == ["he had seen", "once more"]


def test_reported_words_may_stand_in_a_longer_quotation() -> None:
    text = 'Ms Brook said, "We were not asked about the wall." It rained.'
    made = study(("were not asked", "content", "not asked"), ("not asked", "voice", "indirect"), text=text)
    assert [words for words, _ in said(made)] == ["not asked"]
    assert row(made, "not asked")["kind"] == "indirect"
    passage = made.passages[made.passages["text"].str.startswith("not asked")].iloc[0]
    assert passage["voice"] == "indirect"


def test_an_attribution_within_another_is_put_right_alone() -> None:
    text, reading = nested()
    whole = 'he had called it "a lie" again'
    assert corrected(text, reading, ("a lie", "speaker", "Bo")) == [(whole, "she", None), ("a lie", "Bo", 0)]
    assert corrected(text, reading, (whole, "speaker", "Bo")) == [(whole, "Bo", None), ("a lie", "he", 0)]
    assert corrected(text, reading, (f"She said {whole}", "speaker", "Bo")) == [
        (whole, "Bo", None), ("a lie", "he", 0),
    ]  # fmt: skip


def test_what_was_within_an_attribution_that_goes_stands_alone() -> None:
    text, reading = nested()
    assert corrected(text, reading, ("he had called it", "voice", "outlet")) == [("a lie", "he", None)]


def test_what_a_hand_has_set_around_another_is_around_it_in_the_table() -> None:
    text, reading = nested()
    found = corrected(text, reading, ("They left", "content", text.removesuffix(".")))
    assert [(words, outer) for words, _, outer in found] == [
        (text.removesuffix("."), None), ('he had called it "a lie" again', 0), ("a lie", 1),
    ]  # fmt: skip


def test_an_alias_is_looked_up_by_the_words_of_the_source_and_then_by_the_speaker() -> None:
    text = "Mr Stone said it rained. He said that it snowed. Critics said it shone."
    aliases = (Alias("mr stone", "Ida Stone", "person"), Alias("the critics", "Critics of the wall"))
    made = study(text=text, aliases=aliases)
    speakers = dict(said(made))
    assert speakers["it rained"] == "Ida Stone"
    assert speakers["it shone"] == "Critics of the wall"
    assert set(made.passages["speaker"].dropna()) >= {"Ida Stone", "Critics of the wall"}
    assert made.corrected == 0


def test_a_correction_counts_over_an_alias() -> None:
    alias = Alias("Mr Stone", "Ida Stone", "person")
    assert row(study(("We were not asked", "speaker", "Bo"), aliases=(alias,)), "We were")["speaker"] == "Bo"


def test_a_corpus_as_found_is_read_without_anything_put_right() -> None:
    made = study(("the wall was safe", "voice", "outlet"), aliases=(Alias("Mr Stone", "Ida Stone"),))
    alone = framing.analyze(made.corpus.as_found(), CODEBOOK, sentiment=False)
    assert said(alone) == said(study())
    assert alone.corrected == 0


def test_several_processes_put_the_same_right() -> None:
    articles = [Article.from_text(TEXT, id=f"wall/{outlet}", outlet=outlet) for outlet in "abcd"]
    corpus = Corpus(
        articles,
        aliases=[Alias("Mr Stone", "Ida Stone", articles=frozenset({"wall/b"}))],
        corrections=[Correction("c", "the wall was safe", "speaker", "Bo")],
    )
    one, two = (framing.analyze(corpus, CODEBOOK, sentiment=False, workers=n) for n in (1, 2))
    assert one.attributions.equals(two.attributions)
    stone = one.attributions[one.attributions["content"].str.startswith("We were")]
    assert [speaker == "Ida Stone" for speaker in stone["speaker"]] == [False, True, False, False]
    assert "Bo" in set(one.attributions.query("article == 'wall/c'")["speaker"])


def test_one_table_of_aliases_serves_all_the_articles_it_counts_in() -> None:
    articles = [Article.from_text("x", id=id_) for id_ in "abc"]
    corpus = Corpus(
        articles, aliases=[Alias("Lee", "A. Lee"), Alias("Lee", "B. Lee", articles=frozenset({"c"}))]
    )
    first, second, third = by_hand(corpus)
    assert first.aliases is second.aliases
    assert (first.aliases["lee"].canonical, third.aliases["lee"].canonical) == ("A. Lee", "B. Lee")
    assert pickle.loads(pickle.dumps(third)) == third


def test_only_what_a_hand_has_set_is_certain() -> None:
    found = attribution.attribute(Article.from_text('"No," said Ann Lee.', id="a"))[0]
    assert voice_confidence("direct", found) == attribution.voice_confidence("direct", found) < 1
    assert voice_confidence("outlet") == attribution.voice_confidence("outlet")
    made = Attribution(0, Span(0, 1), "direct", None, None, None, "x", None, RULE, 1.0)
    assert voice_confidence("direct", made) == 1


def test_without_anything_put_right_the_reading_is_the_same() -> None:
    reading = attribution.read(Article.from_text(TEXT, id="a"))
    assert ByHand().apply(TEXT, reading) is reading
    assert ByHand(by_key([Alias("nobody", "x")])).apply(TEXT, reading) == reading


VALUES = {"speaker": st.sampled_from(["Bo", "Ada Brook"]), "speaker_type": st.just("group"),
          "voice": st.sampled_from(VOICES)}  # fmt: skip
WORDS = TEXT.split()


@st.composite
def corrections(draw: st.DrawFn) -> Correction:
    def words() -> str:
        start = draw(st.integers(0, len(WORDS) - 1))
        return " ".join(WORDS[start : start + draw(st.integers(1, 12))])

    field = draw(st.sampled_from(FIELDS))
    return Correction("lamp", words(), field, words() if field == "content" else draw(VALUES[field]))


@settings(max_examples=150, deadline=None)
@given(st.lists(corrections(), max_size=6))
def test_whatever_is_put_right_the_tables_stay_sound(made: list[Correction]) -> None:
    article = Article.from_text(TEXT, id="wall/lamp")
    corpus = Corpus([article], corrections=made)
    assert len(corpus.corrections) + len(corpus.problems) == len(made)
    reading = next(iter(by_hand(corpus))).apply(TEXT, attribution.read(article))
    contents = [one.content for one in reading.attributions]
    assert contents == sorted(contents, key=lambda span: (span.start, -span.end))
    for place, one in enumerate(reading.attributions):
        assert 0 <= one.content.start < one.content.end <= len(TEXT)
        assert one.outer is None or (one.outer != place and contents[one.outer].contains(one.content))
    other_order = sorted(corpus.corrections, key=lambda one: FIELDS.index(one.field))
    again = next(iter(by_hand(Corpus([article], corrections=other_order))))
    assert again.apply(TEXT, attribution.read(article)) == reading
    passages = find_passages(
        TEXT,
        sentences=reading.sentences,
        attributions=reading.attributions,
        quotations=reading.quotations,
        scare_quotes=reading.scare_quotes,
        confidence=voice_confidence,
    )
    assert "".join("".join(passage.of(TEXT) for passage in passages).split()) == "".join(WORDS)


@pytest.mark.parametrize("voice", VOICES)
def test_a_voice_given_to_words_is_that_of_their_passage(voice: str) -> None:
    for words in ("the wall was safe", "We were not asked", "Nobody was", "He left early"):
        assert voice_of(study((words, "voice", voice)), words[4:]) == voice, words
