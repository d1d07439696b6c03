import pytest

import framing
from framing.article import Article
from framing.attribution import attribute
from framing.attribution.proposals import _PATTERN_NAMES
from framing.by_hand import ByHand, of_article
from framing.corpus import Corpus
from framing.corrections import Correction
from framing.figures.reasons import feature_in_words, reasons, rule_in_words

TEXT = (
    '"We were not asked about the wall," said Ada Brook. The next town said that it had no plans. '
    "Nobody measured the wall."
)


def study_of(*corrections: Correction) -> framing.Study:
    corpus = Corpus([Article.from_text(TEXT, id="wall/lamp", title="Wall")], corrections=corrections)
    assert corpus.problems == ()
    return framing.analyze(corpus, framing.Codebook.sample("security"), sentiment=False)


def facts_of(study: framing.Study) -> dict[str, dict[str, str]]:
    """The facts of each passage, by the words it begins with."""
    article = study.corpus.articles[0]
    hand = of_article(study.corpus, article)
    from framing import attribution

    found = hand.apply(TEXT, attribution.read(article)).attributions
    facts = reasons(TEXT, study.passages, study.attributions, found, hand)
    numbers = zip(study.passages["passage"], study.passages["text"], strict=True)
    return {text.split()[0].strip('"'): dict(facts[number]) for number, text in numbers}


def test_a_passage_in_somebodys_voice_tells_what_decided_and_the_outlets_own_tells_nothing() -> None:
    facts = facts_of(study_of())
    quoted, own = facts["We"], facts["said"]
    assert quoted["How sure"].startswith("Of 100 cases that looked as sure as this one, ")
    assert own == {}
    why = attribute(study_of().corpus.articles[0])[0].why()
    signs = " ".join(quoted.values())
    for _, found in why.reasons:
        for feature, weight in found:
            assert feature_in_words(feature) in signs
            assert f"{weight:+.1f}".replace("-", "−") in signs


def test_each_model_is_a_question() -> None:
    facts = facts_of(study_of())
    assert "Are the words in quotation marks somebody’s?" in facts["We"]
    assert {"Does “said” tell what somebody says?", "Who says it?", "Is this reading the best one?"} <= set(
        facts["it"]
    )


def test_the_second_choices_are_told_in_their_words() -> None:
    article = Article.from_text(
        'Ann Lee met Bo Ray. "We won, we said we would," he told Kim Day, adding that it rained.', id="a/b"
    )
    study = framing.analyze([article], framing.Codebook.sample("security"), sentiment=False)
    found = attribute(article)
    facts = reasons(article.text, study.passages, study.attributions, found, ByHand())
    told = [dict(one) for one in facts.values()]
    whys = [one.why() for one in found]
    for why in whys:
        if why.other_source is not None:
            words = f"“{why.other_source.of(article.text)}”"
            assert words in [one.get("Second choice of speaker") for one in told]
        if why.runner_up is not None:
            words = f"“{why.runner_up.of(article.text)[:40]}"
            assert any(one.get("Second choice of words", "").startswith(words) for one in told)
    assert any(why.other_source or why.runner_up for why in whys)


def test_what_a_hand_has_put_right_is_told_where_it_stands() -> None:
    facts = facts_of(
        study_of(
            Correction("lamp", "We were not asked", "speaker", "Ida Stone", line=2),
            Correction("lamp", "it had no plans", "voice", "outlet", line=3),
            Correction("lamp", "Nobody measured", "speaker", "Bo", line=4),
        )
    )
    assert facts["We"]["Put right by hand"] == "speaker: Ida Stone (corrections.csv, line 2)"
    assert "How sure" not in facts["We"]
    assert "Are the words in quotation marks somebody’s?" in facts["We"]
    assert facts["said"] == {}
    assert [one["Put right by hand"] for one in facts.values() if "Put right by hand" in one][1:] == [
        "voice: outlet (corrections.csv, line 3)",
        "speaker: Bo (corrections.csv, line 4)",
    ]
    assert facts["Nobody"]["How sure"] == "A person has marked these words; no program decided."


def test_how_sure_the_program_is_is_said_only_where_it_was_measured() -> None:
    interview = (
        "Ada Lee keeps bees.\n\nQ: How many?\n\nA: Four. The council said that Mr Roe claimed that it rained."
        "\n\nQ: And now?\n\nA: None."
    )
    article = framing.Article.from_text(interview, id="test/bees")
    study = framing.analyze([article], framing.Codebook.sample("security"), sentiment=False)
    found = attribute(article)
    facts = reasons(interview, study.passages, study.attributions, found, ByHand())
    sure = {one["How sure"] for one in map(dict, facts.values()) if one}
    assert {one.rule for one in found} > {"turn"}
    assert sure == {"Not known: the articles that the program learned from have no such cases."}


def test_of_rows_that_the_program_no_longer_makes_nothing_is_said() -> None:
    study = study_of()
    article = study.corpus.articles[0]
    for changed in (
        study.attributions.assign(rule="another"),
        study.attributions.assign(start=0),
        study.attributions.assign(attribution=99),
    ):
        facts = reasons(TEXT, study.passages, changed, attribute(article), ByHand())
        assert not any(facts.values())
    assert reasons("", study.passages[:0], study.attributions[:0], [], ByHand()) == {}


def test_show_opens_each_note_onto_why() -> None:
    html = study_of(Correction("lamp", "it had no plans", "speaker", "<b>Sedgeham", line=2)).show("lamp")
    assert "Are the words in quotation marks somebody’s?</dt>" in html
    assert "Put right by hand:</dt>" in html
    assert "speaker: &lt;b&gt;Sedgeham (corrections.csv, line 2)" in html
    assert "<b>Sedgeham" not in html
    assert "content-cue: first what is said, then the word that tells" in html


def test_an_opened_study_tells_the_same(tmp_path: pytest.TempPathFactory) -> None:
    study = study_of(Correction("lamp", "it had no plans", "speaker", "Sedgeham", line=2))
    study.save(str(tmp_path))
    assert framing.Study.open(str(tmp_path)).show("lamp") == study.show("lamp")


@pytest.mark.parametrize(
    ("feature", "told"),
    [
        ("strength, both: 6, 1", "how often this word tells what somebody says (strength, both: 6, 1)"),
        ("last mark, before: \n ,, ^", "the punctuation mark there (last mark, before: ,, ^)"),
        ("something quite new: 1", "something quite new: 1"),
    ],
)
def test_a_feature_is_told_in_plain_words_with_its_own_name(feature: str, told: str) -> None:
    assert feature_in_words(feature) == told


def test_each_rule_that_there_can_be_is_told_in_plain_words() -> None:
    rules = {"quotation", "turn", "content-cue", "content-according-to", "according-to-content"}
    rules |= {f"{side}-{name}" for side in ("cue", "noun") for name in _PATTERN_NAMES.values()}
    assert [rule for rule in sorted(rules) if rule_in_words(rule) == rule] == []


def test_rules_are_told_in_plain_words() -> None:
    assert rule_in_words("by hand") == "by hand: a person has marked these words"
    assert rule_in_words("unheard of") == "unheard of"


def test_the_features_of_the_sample_have_plain_words() -> None:
    """Most have: a feature that has none is shown by its own name."""
    features = {
        feature
        for article in framing.sample()
        for one in attribute(article)
        for _, found in one.why().reasons
        for feature, _ in found
    }
    plain = [feature for feature in features if feature_in_words(feature) != " ".join(feature.split())]
    assert len(plain) / len(features) > 0.8


def test_passages_without_an_attribution_have_no_facts() -> None:
    study = study_of()
    nothing = study.passages.assign(attribution=None)
    facts = reasons(TEXT, nothing, study.attributions, attribute(study.corpus.articles[0]), ByHand())
    assert not any(facts.values())
