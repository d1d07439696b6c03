from hypothesis import given
from hypothesis import strategies as st

from framing.figures.labels import clean, counted, distinct, listed, short, wrapped


@given(st.text(), st.integers(min_value=6, max_value=60))
def test_a_shortened_name_is_never_wider_than_asked(name, width):
    assert len(short(name, width)) <= width


def test_a_name_that_fits_is_left_alone():
    assert short("The Post", 8) == "The Post"


@given(st.lists(st.text(max_size=60), unique=True, max_size=12))
def test_shortened_names_stay_distinct(names):
    assert len(set(distinct(names, 10))) == len(names)


@given(st.text(alphabet=st.characters()))
def test_cleaned_names_can_be_written_to_a_file_and_stand_on_one_line(name):
    line = clean(name)
    line.encode("utf-8")
    assert len(line.splitlines()) <= 1
    assert not any(ord(character) < 32 for character in line)


def test_a_direction_override_is_taken_out_of_a_name():
    assert clean("The \u202ePost") == "The \ufffdPost"


def test_one_is_singular_and_none_is_plural():
    assert [counted(number, "mention") for number in (0, 1, 2)] == ["0 mentions", "1 mention", "2 mentions"]


def test_lists_read_aloud():
    assert [listed("abcdefg"[:length]) for length in (0, 1, 2, 3)] == ["", "a", "a and b", "a, b and c"]
    assert listed("abcdefg") == "a, b, c, d, e, f and 1 other"


def test_a_wrapped_text_keeps_its_words():
    assert wrapped("one two three four", 9).split() == ["one", "two", "three", "four"]


def test_captions_count_what_a_hand_has_put_right(study):
    from framing.corpus import Corpus
    from framing.corrections import Correction
    from framing.figures.gallery import draw_all

    assert not any("hand-corrected" in drawing.caption for drawing in draw_all(study))
    globe, post, *_ = study.corpus
    words = ("The shield is a threat", "A row over")
    study.corpus = Corpus(
        study.corpus.articles,
        corrections=[Correction(post.id, text, "voice", "outlet") for text in words],
    )
    captions = {drawing.name: drawing.caption for drawing in draw_all(study)}
    assert {"frame-rates", "who-is-heard", "tone-by-voice", "article-strip"} <= captions.keys()
    strip = captions.pop("article-strip")
    assert all(" 2 labels were hand-corrected." in caption for caption in captions.values())
    # The strip is of one article: that with most mentions.
    assert ("hand-corrected" in strip) == (post.id in strip)
    from framing.figures.strip import draw_article_strip

    assert draw_article_strip(study, post.id).caption.endswith(" 2 labels were hand-corrected.")
    assert "hand-corrected" not in draw_article_strip(study, globe.id).caption
