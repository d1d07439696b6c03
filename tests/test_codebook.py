import pickle
import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.codebook import Codebook, CodebookError, Frame, Phrase

HEAD = "name: Test\nframes:\n  - label: race\n    definition: Two sides arm.\n    phrases:\n"
RACE = Frame("race", phrases=(Phrase("arms race"),))


def read(tmp_path: Path, content: str | bytes, name: str = "book.yaml") -> Codebook:
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return Codebook.read(path)


def test_every_scalar_of_a_codebook_stays_text(tmp_path: Path) -> None:
    book = read(
        tmp_path, "name: no\nversion: 1.0\nabout: 2015-11-11\n" + HEAD[11:] + "      - yes\n      - 007\n"
    )
    assert (book.name, book.version, book.about) == ("no", "1.0", "2015-11-11")
    assert [phrase.text for phrase in book.frames[0].phrases] == ["yes", "007"]


def test_a_phrase_may_carry_contexts_and_a_note(tmp_path: Path) -> None:
    entry = "      - phrase: race\n        not_in: [space race, horse race]\n        note: misses racing\n"
    single = "      - phrase: arms\n        not_in: arms dealer\n"
    empty = "      - phrase: bomb\n        not_in:\n"
    phrases = read(tmp_path, HEAD + entry + single + empty).frames[0].phrases
    assert phrases[0] == Phrase("race", ("space race", "horse race"), "misses racing")
    assert phrases[1].not_in == ("arms dealer",)
    assert phrases[2].not_in == ()


def test_all_keys_are_read_and_the_file_is_remembered(tmp_path: Path) -> None:
    text = (
        "name: Test\nversion: '2'\nlanguage: en\nabout: >-\n  Two\n  lines\nframes:\n- label: race\n"
        "  definition: D\n  code_when: C\n  not_when: N\n  example: E\n  source: S\n  phrases: [arms race]\n"
    )
    book = read(tmp_path, "\ufeff" + text.replace("\n", "\r\n"))
    frame = Frame("race", "D", "C", "N", "E", "S", (Phrase("arms race"),))
    assert book == Codebook("Test", "2", "en", "Two lines", (frame,))
    assert book.path == tmp_path / "book.yaml"


MISTAKES = {
    "an empty file": ("", 1, "the file is empty"),
    "only comments": ("# nothing\n", 1, "the file is empty"),
    "not keys": ("- arms race\n- cover-up\n", 1, "begins with keys"),
    "plain text": ("arms race\n", 1, "begins with keys"),
    "tab for indentation": (HEAD + "\t- arms race\n", 6, "indented with a tab"),
    "tab before a key": ("name: Test\nframes:\n\t- label: race\n", 3, "indented with a tab"),
    "no colon after the name": ("name Test\nversion: 1\n" + HEAD[11:], 1, "no colon after “name”"),
    "no colon after the label": (
        "name: Test\nframes:\n  - label race\n    definition: x\n",
        3,
        "no colon after “label”",
    ),
    "no colon after a definition": (
        "name: T\nframes:\n  - label: race\n    definition Two\n    phrases: [a]\n",
        4,
        "no colon after “definition”",
    ),
    "no colon after phrases": (
        "name: T\nframes:\n  - label: race\n    phrases\n      - a\n",
        4,
        "no colon after “phrases”",
    ),
    "no space after a colon": (
        "name: T\nframes:\n  - label:race\n    definition: x\n",
        3,
        "no space after “label:”",
    ),
    "a colon in a value": (HEAD.replace("Two sides", "Note: two sides"), 4, "has a colon in it"),
    "no dash under phrases": (HEAD + "      arms race\n", 6, "phrases must be a list"),
    "no dash at the second phrase": (HEAD + "      - arms race\n      cover-up\n", 7, "no dash"),
    "no dash, indented": (HEAD + "      - arms race\n        cover-up\n", 6, "has line 7 lost its dash"),
    "no dash before a frame": (
        "name: T\nframes:\n  label: race\n  phrases: [a]\n",
        3,
        "frames must be a list",
    ),
    "phrases in one line": (HEAD.rstrip() + " arms race, cover-up\n", 5, "phrases must be a list"),
    "a key indented too far": (
        "name: T\nframes:\n  - label: race\n      phrases: [a]\n",
        4,
        "not indented like its neighbours",
    ),
    "a key indented too little": (
        "name: T\nframes:\n  - label: race\n   phrases: [a]\n",
        4,
        "not indented like its neighbours",
    ),
    "an unknown key": ("name: T\nframe:\n  - label: race\n", 2, "did you mean “frames”?"),
    "an unknown key of a frame": (HEAD.replace("definition", "defintion"), 4, "did you mean “definition”?"),
    "an unknown key of a phrase": (
        HEAD + "      - phrase: a\n        notin: [b a]\n",
        7,
        "did you mean “not_in”?",
    ),
    "a key like no other": (HEAD + "    colour: red\n", 6, "a frame has label, definition"),
    "a phrase with a colon": (HEAD + "      - arms: race\n", 6, "not known here"),
    "an empty phrase": (HEAD + "      - arms race\n      -\n", 7, "the phrase is empty"),
    "an empty phrase in quotation marks": (HEAD + "      - ''\n", 6, "the phrase is empty"),
    "an empty key phrase": (HEAD + "      - phrase:\n", 6, "the phrase is empty"),
    "no key phrase": (HEAD + "      - note: x\n", 6, "has no “phrase: …”"),
    "a star alone": (HEAD + "      - '*'\n", 6, "does not end a word"),
    "a star in front": (HEAD + "      - '*race'\n", 6, "does not end a word"),
    "a star in front, no marks": (HEAD + "      - a\n      - *race\n", 7, "cannot begin with *"),
    "a star alone, no marks": (HEAD + "      - a\n      - *\n", 7, "cannot begin with *"),
    "a star in the middle": (HEAD + "      - def*nce\n", 6, "does not end a word"),
    "a phrase twice": (HEAD + "      - cover-up\n      - a\n      - Cover up\n", 8, "(“cover-up” in line 6)"),
    "a phrase twice in one line": (HEAD.rstrip() + " [a, a]\n", 3, "“a” stands twice"),
    "a phrase of 21 words": (HEAD + f"      - {' '.join('a' * 21)}\n", 6, "21 words"),
    "a list for a phrase": (HEAD + "      - [a, b]\n", 6, "a phrase is text"),
    "a phrase without words": (HEAD + "      - '?!'\n", 6, "no word in it"),
    "a context without the phrase": (
        HEAD + "      - phrase: race\n        not_in: [horse]\n",
        6,
        "not a longer phrase",
    ),
    "a context that is the phrase": (
        HEAD + "      - phrase: race\n        not_in: [Race]\n",
        6,
        "not a longer phrase",
    ),
    "a star in front of a context": (
        HEAD + "      - phrase: race\n        not_in:\n          - '* race'\n",
        8,
        "*",
    ),
    "no frames": ("name: T\n", 1, "the codebook has no frames"),
    "no frames under the key": ("name: T\nframes:\n", 2, "frames must be a list"),
    "an empty list of frames": ("name: T\nframes: []\n", 2, "the codebook has no frames"),
    "no name": (HEAD[11:] + "      - a\n", 1, "the codebook has no name"),
    "an empty name": ("name:\n" + HEAD[11:] + "      - a\n", 1, "the codebook has no name"),
    "no label": ("name: T\nframes:\n  - definition: x\n    phrases: [a]\n", 3, "a frame has no label"),
    "an empty label": ("name: T\nframes:\n  - label:\n    phrases: [a]\n", 3, "a frame has no label"),
    "a label of blanks": ("name: T\nframes:\n  - label: '  '\n    phrases: [a]\n", 3, "a frame has no label"),
    "no phrases": ("name: T\nframes:\n  - label: race\n", 3, "“race” has no phrases"),
    "no phrases under the key": (HEAD, 3, "“race” has no phrases"),
    "an empty list of phrases": (HEAD.rstrip() + " []\n", 3, "“race” has no phrases"),
    "text for a frame": ("name: T\nframes:\n  - race\n", 3, "a frame begins with"),
    "a label twice": (HEAD + "      - a\n  - label: race\n    phrases: [b]\n", 7, "(first in line 3)"),
    "a key twice": (HEAD.replace("phrases", "definition"), 5, "“definition” stands twice (first in line 4)"),
    "a list for a text": (
        HEAD.replace("Two sides arm.", "[a]") + "      - a\n",
        4,
        "definition must be text",
    ),
    "a label over two lines": (
        "name: T\nframes:\n  - label: arms\n      race\n    phrases: [a]\n",
        3,
        "runs on",
    ),
    "an open quotation mark": (HEAD + '      - "arms race\n      - cover-up\n', 6, "is not closed"),
    "an open quotation mark that meets another": (
        HEAD + '      - "arms race\n      - "cover-up"\n',
        6,
        "is not closed",
    ),
    "an open quotation mark that meets its like": (
        HEAD + '      - "arms\n      - cover-up"\n',
        6,
        "is not closed",
    ),
    "a part in quotation marks": (HEAD + '      - "arms" race\n', 6, "only a part"),
    "an anchor": (HEAD + "      - &a arms race\n", 6, "cannot begin with &"),
    "a tag": (HEAD + "      - !!str arms race\n", 6, "cannot begin with !"),
    "an at sign": (HEAD + "      - @race\n", 6, "cannot begin with @"),
    "a bracket": (HEAD + "      - [arms race\n", 6, "cannot begin with ["),
    "two documents": (HEAD + "      - a\n---\nname: b\n", 7, "a second document"),
    "a list before a colon": ("name: T\n[a, b]: c\n", 2, "cannot stand before a colon"),
    "lists in lists": ("name: T\nframes: " + "[" * 30 + "]" * 30 + "\n", 2, "nested too deeply"),
    "a control character": (HEAD + "      - arms\x07race\n", 6, "U+0007"),
    "Windows-1252": ((HEAD + "      - détente\n").encode("cp1252"), 6, "not UTF-8"),
    "UTF-16": ((HEAD + "      - a\n").encode("utf-16"), 1, "saved as UTF-16"),
    "UTF-16 without a mark": ((HEAD + "      - a\n").encode("utf-16-le"), 1, "saved as UTF-16"),
}


@pytest.mark.parametrize("case", MISTAKES)
def test_a_mistake_is_named_with_its_file_its_line_and_what_to_do(case: str, tmp_path: Path) -> None:
    content, line, message = MISTAKES[case]
    with pytest.raises(CodebookError) as caught:
        read(tmp_path, content)
    said = str(caught.value)
    assert said.startswith(f"{tmp_path / 'book.yaml'}, line {line}: "), said
    assert message in said
    assert said.endswith((".", "?"))


@given(st.text(alphabet=st.one_of(st.sampled_from("ab:-*&!'\"[]{}#>|%@\n\t "), st.characters()), max_size=80))
def test_any_text_is_a_codebook_or_a_codebook_error(text: str) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        for content in (text, HEAD + text):
            try:
                read(Path(folder), content.encode("utf-8", "surrogatepass"))
            except CodebookError as error:
                assert error.line is not None
                assert error.line >= 1


def test_a_codebook_error_can_be_pickled() -> None:
    error = pickle.loads(pickle.dumps(CodebookError("no", path=Path("a.yaml"), line=3)))
    assert (str(error), error.message, error.path, error.line) == (
        "a.yaml, line 3: no",
        "no",
        Path("a.yaml"),
        3,
    )
    assert str(CodebookError("no")) == "no"


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: Codebook("T"), "no frames"),
        (lambda: Codebook(" ", frames=(RACE,)), "no name"),
        (lambda: Codebook("T", frames=(RACE, RACE)), "two frames are labelled “race”"),
        (lambda: Codebook("T", frames="race"), "frames must be a list"),
        (lambda: Frame("race"), "has no phrases"),
        (lambda: Frame("", phrases=(Phrase("a"),)), "no label"),
        (lambda: Frame("a\nb", phrases=(Phrase("a"),)), "line break"),
        (lambda: Frame("race", phrases=("arms race",)), "must hold Phrase objects"),
        (
            lambda: Frame("race", phrases=(Phrase("a b"), Phrase("A-b"))),
            "“a b” and “A-b” are the same phrase",
        ),
        (lambda: Phrase("a\nb"), "tab or a line break"),
        (lambda: Phrase(" "), "empty"),
        (lambda: Phrase("race", not_in="space race"), "not_in must be a list"),
        (lambda: Phrase("race", not_in=("space",)), "not a longer phrase"),
    ],
)
def test_a_codebook_made_in_python_is_checked_too(make: object, message: str) -> None:
    with pytest.raises(CodebookError, match=re.escape(message)):
        make()  # type: ignore[operator]


def test_lists_are_kept_as_tuples_so_that_a_codebook_can_be_hashed() -> None:
    book = Codebook("T", frames=[Frame("race", phrases=[Phrase("race", not_in=["space race"])])])  # type: ignore[arg-type]
    assert hash(book) == hash(
        Codebook("T", frames=(Frame("race", phrases=(Phrase("race", ("space race",)),)),))
    )


lines = st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=20)
phrase_texts = st.text(alphabet="abcé", min_size=1, max_size=8)
books = st.builds(
    lambda name, about, texts, label, note: Codebook(
        name,
        about=about,
        frames=(
            Frame(
                label,
                definition=about,
                phrases=tuple(Phrase(t, (f"x {t}",) if n else (), note) for n, t in enumerate(texts)),
            ),
        ),
    ),
    lines.filter(str.strip),
    lines,
    st.lists(phrase_texts, min_size=1, max_size=4, unique_by=lambda text: text.casefold()),
    lines.filter(str.strip),
    lines,
)


@given(books)
def test_a_written_codebook_is_read_as_it_was(book: Codebook) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        assert Codebook.read(book.write(Path(folder) / "b.yaml")) == book


def test_an_existing_file_is_not_overwritten_unless_told(tmp_path: Path) -> None:
    book = Codebook("T", frames=(RACE,))
    path = book.write(tmp_path / "b.yaml")
    before = path.read_bytes()
    with pytest.raises(FileExistsError, match=r"b\.yaml is there already"):
        Codebook("U", frames=(RACE,)).write(path)
    assert path.read_bytes() == before
    assert Codebook.read(Codebook("U", frames=(RACE,)).write(path, overwrite=True)).name == "U"


def test_a_quanteda_dictionary_is_read_with_nested_keys_joined_by_full_stops(tmp_path: Path) -> None:
    book = read(
        tmp_path, "arms:\n  race: [arms race, 'escalat*']\n  talks:\n  - treaty\nfear: [threat*]\n", "q.yml"
    )
    assert book.name == "q"
    assert [(f.label, [p.text for p in f.phrases]) for f in book.frames] == [
        ("arms.race", ["arms race", "escalat*"]),
        ("arms.talks", ["treaty"]),
        ("fear", ["threat*"]),
    ]


def test_a_mistake_in_a_quanteda_dictionary_has_its_line(tmp_path: Path) -> None:
    with pytest.raises(CodebookError, match=r"line 3: .*does not end a word"):
        read(tmp_path, "arms:\n  - race\n  - r?c*e\n")


def test_a_liwc_dictionary_is_read_by_its_numbers(tmp_path: Path) -> None:
    text = "%\n1\tarms race\n2  threat\n%\narms race\t1\nescalat*\t1\t2\nthreat* 2\n\n"
    book = read(tmp_path, text, "words.DIC")
    assert [(f.label, [p.text for p in f.phrases]) for f in book.frames] == [
        ("arms race", ["arms race", "escalat*"]),
        ("threat", ["escalat*", "threat*"]),
    ]


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("arms\t1\n", 1, "begins with its categories"),
        ("%\n1\tarms\n", 1, "begins with its categories"),
        ("%\n1\n%\n", 2, "each of its own"),
        ("%\n1\ta\n1\tb\n%\n", 3, "each of its own"),
        ("%\n1\ta\n%\narms\t2\n", 4, "the category 2"),
        ("%\n1\ta\n%\narms race\n", 4, "has no category"),
        ("%\n1\ta\n%\narms*race\t1\n", 4, "does not end a word"),
        ("%\n1\ta\n%\narms\t1\nArms\t1\n", 5, "stands twice"),
        ("%\n1\ta\n2\tb\n%\narms\t1\n", 3, "“b” has no phrases"),
        ("%\n1\ta\n2\ta\n%\narms\t1 2\n", 3, "each of its own"),
        ("%\n%\n", 2, "no categories"),
    ],
)
def test_a_mistake_in_a_liwc_dictionary_has_its_line(
    text: str, line: int, message: str, tmp_path: Path
) -> None:
    with pytest.raises(CodebookError) as caught:
        read(tmp_path, text, "a.dic")
    assert f"a.dic, line {line}: " in str(caught.value)
    assert message in str(caught.value)


@pytest.mark.parametrize(("name", "file_format"), [("b.yml", "quanteda"), ("b.dic", None), ("b.dic", "liwc")])
def test_labels_and_phrases_survive_the_other_formats(name: str, file_format: None, tmp_path: Path) -> None:
    book = Codebook.sample("security")
    again = Codebook.read(book.write(tmp_path / name, file_format=file_format))
    assert [(f.label, {p.text for p in f.phrases}) for f in again.frames] == [
        (f.label, {p.text for p in f.phrases}) for f in book.frames
    ]


def test_a_table_is_read_as_a_teacher_keeps_it(tmp_path: Path) -> None:
    text = (
        "sep=;\r\nFrame;Phrase;Not_in;Note\r\narms race;race;space race| horse race;misses racing\r\n"
        'threat;threat*\r\n;;;\r\narms race;"so-called ""race""";;\r\n'
    )
    book = read(tmp_path, "\ufeff" + text, "Words.CSV")
    assert book.name == "Words"
    race = (Phrase("race", ("space race", "horse race"), "misses racing"), Phrase('so-called "race"'))
    assert book.frames == (Frame("arms race", phrases=race), Frame("threat", phrases=(Phrase("threat*"),)))


def test_a_table_of_two_columns_in_any_order_is_enough(tmp_path: Path) -> None:
    book = read(tmp_path, "phrase,seen by,frame\narms race,Ann,race\n", "a.csv")
    assert book.frames == (RACE,)


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("", 1, "there are no phrases"),
        ("frame,phrase\n", 1, "there are no phrases"),
        ("frame;word\nrace;arms race\n", 1, "no column 'phrase'"),
        ("frame,phrase\nrace,\n", 2, "the phrase is empty"),
        ("frame,phrase\nrace,arms race\n,cover-up\n", 3, "the row has no frame"),
        ("frame,phrase\nrace,arms race\nRace,cover-up\n", 3, "written “race” in line 2"),
        ("frame,phrase\nrace,cover-up\nthreat,a\nrace,Cover up\n", 4, "(“cover-up” in line 2)"),
        ("frame,phrase,not_in\nrace,race,space race|horse\n", 2, "not a longer phrase"),
        ("frame,phrase\nrace,arms, race\n", 2, "double quotation marks"),
        ('frame,phrase\nrace,"arms race\n', 2, "do not pair"),
        ("frame,phrase\nrace,def*nce\n", 2, "does not end a word"),
    ],
)
def test_a_mistake_in_a_table_has_its_file_and_line(
    text: str, line: int, message: str, tmp_path: Path
) -> None:
    with pytest.raises(CodebookError) as caught:
        read(tmp_path, text, "a.csv")
    assert f"a.csv, line {line}: " in str(caught.value)
    assert message in str(caught.value)


@given(st.text(alphabet=st.one_of(st.sampled_from("ab,;|*\"'\n\r\t "), st.characters()), max_size=60))
def test_any_table_is_a_codebook_or_a_codebook_error_with_a_line(text: str) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        content = ("frame,phrase,not_in\n" + text).encode("utf-8", "surrogatepass")
        try:
            assert read(Path(folder), content, "a.csv").frames
        except CodebookError as error:
            assert error.line is not None
            assert error.line >= 1


def test_labels_phrases_contexts_and_notes_survive_a_table(tmp_path: Path) -> None:
    book = Codebook.sample("security")
    again = Codebook.read(book.write(tmp_path / "b.csv"))
    assert [(f.label, f.phrases) for f in again.frames] == [(f.label, f.phrases) for f in book.frames]


def test_the_security_codebook_has_six_defined_frames_with_sources() -> None:
    book = Codebook.sample("security")
    assert [frame.label for frame in book.frames] == [
        "arms race",
        "secrecy and deception",
        "military superiority",
        "threat",
        "deterrence and defence",
        "diplomacy",
    ]
    assert all(f.definition and f.code_when and f.not_when and f.example and f.source for f in book.frames)
    assert 40 <= sum(len(frame.phrases) for frame in book.frames) <= 120


def test_a_sample_that_is_not_there_names_those_that_are() -> None:
    with pytest.raises(LookupError, match=r"There are: .*\bsecurity\b"):
        Codebook.sample("../stories")


def test_a_file_that_is_not_there_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Codebook.read(tmp_path / "none.yaml")


def test_the_forms_shown_are_short_and_safe() -> None:
    phrases = tuple(Phrase(f"word {n}") for n in range(9))
    book = Codebook("<b>T</b>", frames=(Frame("a<b", "x & y", phrases=phrases), RACE))
    assert repr(book) == "<Codebook: <b>T</b> 1, 2 frames, 10 phrases>"
    html = book._repr_html_()
    assert "&lt;b&gt;T" in html
    assert "a&lt;b" in html
    assert "x &amp; y" in html
    assert ">9<" in html
    assert "word 5, …" in html
    assert "word 6" not in html


def test_a_large_codebook_is_read_in_linear_time(tmp_path: Path) -> None:
    def seconds(size: int) -> float:
        path = tmp_path / f"{size}.yaml"
        path.write_text(HEAD + "".join(f"      - word{n} b\n" for n in range(size)), encoding="utf-8")
        started = time.perf_counter()
        assert len(Codebook.read(path).frames[0].phrases) == size
        return time.perf_counter() - started

    assert seconds(5_000) < 40 * min(seconds(500) for _ in range(3)) + 0.5
