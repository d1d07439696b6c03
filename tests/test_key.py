import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.aliases import SPEAKER_TYPES
from framing.article import Article
from framing.key import (
    ArticleKey,
    CodedAttribution,
    CodedFrame,
    CodedMention,
    Key,
    check,
    read_article_key,
    write_article_key,
)
from framing.language import sentences
from framing.passages import VOICES
from framing.readers import sample
from framing.span import Span

TEXT = "“It’s over,” said Ann Lee. The “deal” is a cover-up."
ARTICLE = Article.from_text(TEXT, id="mill/post-2024-03-05")
PLACES = st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 20)).map(
    lambda place: Span(place[0], min(len(TEXT), sum(place)))
)
WORDS = st.text(max_size=12)
ATTRIBUTIONS = st.builds(
    CodedAttribution,
    content=PLACES,
    kind=st.sampled_from(["direct", "indirect", "mixed"]),
    cue=st.none() | PLACES,
    source=st.none() | PLACES,
    speaker=st.none() | WORDS,
    speaker_type=st.none() | st.sampled_from(SPEAKER_TYPES),
)


@st.composite
def linked(draw: st.DrawFn) -> tuple[CodedAttribution, ...]:
    """Attributions that go on with one another, or stand in one another."""
    found = draw(st.lists(ATTRIBUTIONS, max_size=4))

    def others(place: int) -> st.SearchStrategy[int | None]:
        return st.sampled_from([None, *(other for other in range(len(found)) if other != place)])

    return tuple(
        replace(one, group=draw(others(place)), outer=draw(others(place))) for place, one in enumerate(found)
    )


MENTIONS = st.builds(
    CodedMention,
    span=PLACES,
    codebook=WORDS,
    frame=WORDS,
    fits=st.booleans(),
    voice=st.sampled_from(["outlet", "direct", "indirect", "scare"]),
    stance=st.sampled_from(["asserted", "hedged", "denied"]),
)
KEYS = st.builds(
    ArticleKey,
    article=st.just(ARTICLE.id),
    sha256=st.just(ARTICLE.sha256),
    coder=WORDS,
    attributions=linked(),
    scare_quotes=st.lists(PLACES, max_size=4).map(tuple),
    mentions=st.lists(MENTIONS, max_size=4).map(tuple),
    frames=st.lists(st.builds(CodedFrame, PLACES, WORDS, WORDS, WORDS), max_size=4).map(tuple),
    tone=st.lists(st.sampled_from([-1, 0, 1]), max_size=6).map(tuple),
    notes=st.lists(WORDS, max_size=3).map(tuple),
)
SMALL = ArticleKey(
    ARTICLE.id,
    ARTICLE.sha256,
    "A",
    (CodedAttribution(Span(1, 11), "direct", Span(13, 17), Span(18, 25), "Ann Lee", "person"),),
    (Span(32, 36),),
    (CodedMention(Span(43, 51), "security", "secrecy", True, "outlet", "asserted"),),
    (CodedFrame(Span(27, 30), "security", "secrecy", "why"),),
    (0, -1),
    ("a doubt",),
)


@given(key=KEYS)
def test_what_is_written_is_read_again(key, tmp_path_factory):
    path = tmp_path_factory.mktemp("keys") / "mill" / "post.json"
    write_article_key(key, ARTICLE, path)
    again = read_article_key(path)
    assert again == key
    check(again, ARTICLE)
    assert [(span, span.of(TEXT)) for span in key.spans()] == list(again.words)


def test_every_entry_has_a_line_of_its_own_with_its_words(tmp_path):
    path = tmp_path / "post.json"
    write_article_key(SMALL, ARTICLE, path)
    lines = path.read_text(encoding="utf-8").splitlines()
    assert ' "tone": [0, -1],' in lines
    (line,) = [line for line in lines if "cover-up" in line]
    assert json.loads(line)["words"] == [43, 51, "cover-up"]


def changed(tmp_path: Path, change: Callable[[Any], object]) -> Path:
    """The file of the small key with something changed in it."""
    path = tmp_path / "post.json"
    write_article_key(SMALL, ARTICLE, path)
    stored = json.loads(path.read_text(encoding="utf-8"))
    change(stored)
    path.write_text(json.dumps(stored), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            lambda key: key["scare_quotes"][0].__setitem__(2, "real"),
            "has “real” at 32–36, where .* has “deal”",
        ),
        (lambda key: key["scare_quotes"][0].__setitem__(1, 35), "has “deal” at 32–35, where .* has “dea”"),
        (lambda key: key["attributions"][0].update(cue=[13, 17, "told"]), "has “told” at 13–17"),
        (lambda key: key["attributions"][0].update(source=[0, 7, "Ann Lee"]), "has “Ann Lee” at 0–7"),
        (lambda key: key["mentions"][0].update(words=[43, 99, "cover-up."]), "has “cover-up.” at 43–99"),
        (lambda key: key["frames"][0].update(words=[27, 30, "the"]), "has “the” at 27–30"),
    ],
)
def test_a_key_whose_words_do_not_stand_where_it_says_is_refused(
    tmp_path: Path, change: Callable[[Any], object], message: str
) -> None:
    path = changed(tmp_path, change)
    key = Key.read(path)[ARTICLE.id]
    with pytest.raises(ValueError, match=message) as refused:
        check(key, ARTICLE)
    assert f"The key of {ARTICLE.id} ({path})" in str(refused.value)
    assert "or code the article again" in str(refused.value)
    with pytest.raises(ValueError, match=message):
        write_article_key(key, ARTICLE, tmp_path / "again.json")
    assert not (tmp_path / "again.json").exists()


def test_long_words_that_do_not_stand_there_are_shown_cut(tmp_path: Path) -> None:
    key = read_article_key(changed(tmp_path, lambda key: key["scare_quotes"][0].__setitem__(2, "deal " * 99)))
    with pytest.raises(ValueError, match=r"has “deal deal [deal ]*…” at") as refused:
        check(key, ARTICLE)
    assert len(str(refused.value)) < 400 + len(str(key.path))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda key: key.update(article=None), "“article” is null; it must be a text"),
        (lambda key: key.update(sha256=3), "“sha256” is 3"),
        (lambda key: key.pop("coder"), "“coder” is missing"),
        (lambda key: key["scare_quotes"].append([4, 4, ""]), "a span goes from 4 to 4"),
        (lambda key: key["scare_quotes"].append([9, 4, "deal"]), "a span goes from 9 to 4"),
        (lambda key: key["scare_quotes"].append([-4, 4, "deal"]), "a span goes from -4 to 4"),
        (lambda key: key["scare_quotes"].append(["4", 8, "deal"]), "should be a start, an end and the words"),
        (
            lambda key: key["scare_quotes"].append([True, 8, "deal"]),
            "should be a start, an end and the words",
        ),
        (lambda key: key["scare_quotes"].append([4, 8, None]), "should be a start, an end and the words"),
        (lambda key: key["attributions"][0].update(kind="quoted"), "a kind is quoted; .* direct, indirect"),
        (lambda key: key["attributions"][0].update(speaker=7), "a speaker is 7"),
        (lambda key: key["attributions"][0].update(speaker_type="king"), "a speaker_type is king"),
        (lambda key: key["attributions"][0].update(group=1), "the group of attribution 0 is 1"),
        (lambda key: key["attributions"][0].update(outer=0), "the outer of attribution 0 is 0"),
        (lambda key: key["attributions"][0].update(outer=-1), "the outer of attribution 0 is -1"),
        (lambda key: key["mentions"][0].update(voice="mixed"), "a voice is mixed; .* outlet, direct"),
        (lambda key: key["mentions"][0].update(stance="sure"), "a stance is sure; .* asserted"),
        (lambda key: key["mentions"][0].update(fits="yes"), "a fits is yes; .* true, false"),
        (lambda key: key["mentions"][0].update(frame=["a"]), "“frame” is"),
        (lambda key: key["frames"][0].update(note=None), "“note” is null"),
        (lambda key: key.update(tone=[0, 2]), "a tone is 2; it must be one of -1, 0, 1"),
        (lambda key: key.update(tone=[True]), "a tone is true"),
        (lambda key: key.update(notes="a doubt"), "“notes” must be a list"),
        (lambda key: key.update(notes=[1]), "a note is no text"),
    ],
)
def test_what_no_key_can_say_is_told_with_the_name_of_the_file(
    tmp_path: Path, change: Callable[[Any], object], message: str
) -> None:
    path = changed(tmp_path, change)
    with pytest.raises(ValueError, match=message) as refused:
        Key.read(path)
    assert str(refused.value).startswith(f"{path}: this is no answer key (")


def test_what_could_not_be_read_again_is_not_written(tmp_path: Path) -> None:
    wrong = replace(SMALL, attributions=(replace(SMALL.attributions[0], group=3),))
    with pytest.raises(
        ValueError, match=r"post\.json: this key cannot be written \(the group of attribution 0"
    ):
        write_article_key(wrong, ARTICLE, tmp_path / "post.json")
    assert not (tmp_path / "post.json").exists()


def test_a_key_of_another_text_is_refused_and_not_written(tmp_path):
    other = Article.from_text(TEXT + " More.", id=ARTICLE.id)
    with pytest.raises(ValueError, match="made of another text than the article has now"):
        check(SMALL, other)
    with pytest.raises(ValueError, match="put the article back as it was, or code it again"):
        write_article_key(SMALL, other, tmp_path / "post.json")
    assert not (tmp_path / "post.json").exists()


def test_a_folder_is_read_with_the_folders_of_stories_in_it(tmp_path):
    write_article_key(SMALL, ARTICLE, tmp_path / "mill" / "post-2024-03-05.json")
    key = Key.read(tmp_path)
    assert list(key) == [ARTICLE.id]
    assert key["post-2024-03-05"] == SMALL
    assert ARTICLE.id in key
    assert "mill/globe" not in key
    assert repr(key) == "<Key: 1 articles>"
    assert Key.read(tmp_path / "mill" / "post-2024-03-05.json")[ARTICLE.id] == SMALL


def test_no_key_at_all_is_said_with_what_to_do(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"name a \.json file, or a folder of them"):
        Key.read(tmp_path)


@pytest.mark.parametrize(
    "content", ["", "[]", "{}", '{"format": 1}', "{", "3", "[" * 100_000], ids=lambda content: content[:9]
)
def test_a_file_that_is_no_key_is_named(tmp_path, content):
    path = tmp_path / "post.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ValueError, match=r"post\.json: this is no answer key"):
        read_article_key(path)


def test_a_key_with_half_a_span_is_named(tmp_path):
    path = changed(tmp_path, lambda key: key.update(scare_quotes=[[1, 2]]))
    with pytest.raises(ValueError, match=r"post\.json: this is no answer key"):
        read_article_key(path)


def test_a_file_that_is_no_text_is_named(tmp_path):
    path = tmp_path / "post.json"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ValueError, match=r"post\.json: this is no answer key"):
        Key.read(path)


def test_a_key_of_a_later_version_is_refused_with_both_versions(tmp_path):
    path = changed(tmp_path, lambda key: key.update(format=9))
    with pytest.raises(ValueError, match="has format 9; this version reads 1"):
        read_article_key(path)


def test_an_id_that_is_not_there_is_said_with_those_that_are():
    with pytest.raises(KeyError, match="There are: mill/post-2024-03-05"):
        Key([SMALL])["globe"]


def test_the_spans_of_a_key_are_all_of_its_words():
    words = [span.of(TEXT) for span in SMALL.spans()]
    assert words == ["It’s over,", "said", "Ann Lee", "deal", "cover-up", "The"]


KEY_FILES = sorted((Path(__file__).parents[1] / "corpus" / "keys").rglob("*.json"))


@pytest.mark.skipif(not KEY_FILES, reason="the corpus has no key yet")
def test_every_span_of_the_corpus_keys_stands_in_its_article():
    from framing.language import sentences
    from framing.readers import sample

    corpus = sample()
    for path in KEY_FILES:
        key = read_article_key(path)
        article = corpus[key.article]
        check(key, article)
        assert len(key.tone) == len(sentences(article)), path
        assert [span for span, _ in key.words] == list(key.spans()), path


def test_two_keys_of_one_article_are_refused_with_their_files(tmp_path: Path) -> None:
    for name in ("post.json", "post copy.json"):
        write_article_key(SMALL, ARTICLE, tmp_path / name)
    with pytest.raises(ValueError, match=r"has two keys: .*post copy\.json and .*post\.json; take one away"):
        Key.read(tmp_path)


def test_what_was_coded_is_told_by_sentence() -> None:
    corpus = sample().where(story="flood")
    key = Key.sample()
    coded = key.coded(corpus)
    assert len(coded) == sum(len(key[a.id].mentions) + len(key[a.id].frames) for a in corpus)
    for row in coded.to_dict("records"):
        sentence = sentences(corpus[row["article"]])[row["sentence"] - 1]
        assert row["text"].split()[0] in sentence.of(corpus[row["article"]].text)
    assert coded.loc[coded["phrase"], "voice"].isin(VOICES).all()
    assert coded.loc[~coded["phrase"], "note"].notna().all()
