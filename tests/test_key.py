import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.article import Article
from framing.key import (
    ArticleKey,
    CodedAttribution,
    CodedFrame,
    CodedMention,
    Key,
    check,
    read_article_key,
    words_that_differ,
    write_article_key,
)
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
    speaker_type=st.none() | st.just("person"),
    group=st.none() | st.integers(0, 9),
    outer=st.none() | st.integers(0, 9),
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
    attributions=st.lists(ATTRIBUTIONS, max_size=4).map(tuple),
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
    assert read_article_key(path) == key
    assert words_that_differ(path, ARTICLE) == []


def test_every_entry_has_a_line_of_its_own_with_its_words(tmp_path):
    path = tmp_path / "post.json"
    write_article_key(SMALL, ARTICLE, path)
    lines = path.read_text(encoding="utf-8").splitlines()
    assert ' "tone": [0, -1],' in lines
    (line,) = [line for line in lines if "cover-up" in line]
    assert json.loads(line)["words"] == [43, 51, "cover-up"]


def test_words_that_no_longer_stand_where_the_key_says_are_told(tmp_path):
    path = tmp_path / "post.json"
    write_article_key(SMALL, ARTICLE, path)
    moved = replace(ARTICLE, text=TEXT.replace("The “deal”", "This “deal”"))
    assert words_that_differ(path, moved) == ["deal", "cover-up", "The"]


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
    path = tmp_path / "post.json"
    write_article_key(SMALL, ARTICLE, path)
    stored = {**json.loads(path.read_text(encoding="utf-8")), "scare_quotes": [[1, 2]]}
    path.write_text(json.dumps(stored), encoding="utf-8")
    with pytest.raises(ValueError, match=r"post\.json: this is no answer key"):
        read_article_key(path)


def test_a_file_that_is_no_text_is_named(tmp_path):
    path = tmp_path / "post.json"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ValueError, match=r"post\.json: this is no answer key"):
        Key.read(path)


def test_a_key_of_a_later_version_is_refused_with_both_versions(tmp_path):
    path = tmp_path / "post.json"
    write_article_key(SMALL, ARTICLE, path)
    stored = {**json.loads(path.read_text(encoding="utf-8")), "format": 9}
    path.write_text(json.dumps(stored), encoding="utf-8")
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
        assert words_that_differ(path, article) == [], path
        assert len(key.tone) == len(sentences(article)), path
        assert all(0 <= span.start < span.end <= len(article.text) for span in key.spans()), path
        links = [link for own in key.attributions for link in (own.group, own.outer) if link is not None]
        assert all(0 <= link < len(key.attributions) for link in links), path
