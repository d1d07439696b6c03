import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.readers import read
from framing.readers.encoding import decode, mend

GOOD = "“No deal,” the café’s owner said – in São Tomé, at 15°C, for £5 and 3 €…"
LETTERS = "abehinorstu" + "".join(chr(code) for code in range(0xC0, 0x180) if chr(code).isalpha())
WORDS = st.text(LETTERS, min_size=1, max_size=8).flatmap(
    lambda word: st.sampled_from([word, word.lower(), word.upper(), word.capitalize()])
)
MARKS = [
    *("“{}”", "‘{}’", "«{}»", "„{}“", "{}’s", "{}…", "{}!", "({})", "{}—", "–{}", "{}.", "{},"),
    *("£5{}", "15°C{}", "{}\u00a0", "5€{}", "½{}"),
]
WRITTEN = st.builds(str.format, st.sampled_from(MARKS), WORDS)


def as_mojibake(text):
    return text.encode("utf-8").decode("cp1252", "replace").replace("\ufffd", "\x9d")


def test_what_was_utf_8_read_as_windows_1252_is_mended():
    broken = as_mojibake(GOOD)
    assert broken.startswith("â€œNo deal,â€\x9d")
    assert mend(broken) == GOOD
    assert mend("5Â\u00a0000 were there") == "5\u00a0000 were there"


def test_it_is_mended_where_it_was_broken_twice():
    assert mend(as_mojibake("The “café”")) == mend(as_mojibake(as_mojibake("The “café”"))) == "The “café”"


def test_a_closing_mark_that_lost_its_last_byte_is_still_a_closing_mark():
    assert mend("â€œNo,â€ he said. â€œNever.â€") == "“No,” he said. “Never.”"


def test_a_line_that_is_fine_stays_beside_one_that_is_not():
    assert mend("“No” in CONCEIÇÃO\nthe cafÃ©") == "“No” in CONCEIÇÃO\nthe café"


@given(
    st.lists(st.tuples(WRITTEN, WORDS).map(lambda pair: pair[0].format(pair[1])), max_size=8).map(" ".join)
)
def test_text_that_is_fine_stays_as_it_is(text):
    assert mend(text) == text
    assert decode(f"{text}.".encode()) == f"{text}."


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html"])
def test_mending_is_told_with_the_line(tmp_path, suffix):
    text = "Talks begin\n\n<p>Ministers met in Vienna on Monday.</p>\n\n<p>â€œNo,â€\x9d said the baker.</p>\n"
    path = tmp_path / f"page{suffix}"
    path.write_text(text, encoding="utf-8")
    corpus = read(path)
    assert "“No,” said the baker." in corpus.articles[0].text
    told = [str(problem) for problem in corpus.problems if "mended" in problem.message]
    assert told == [f"{path}, line 5: The file was read with mended characters; save it as UTF-8."]


def test_nothing_is_told_of_a_file_that_is_fine(tmp_path):
    (tmp_path / "page.txt").write_text(f"Talks begin\n\nMinisters met.\n\n{GOOD}\n", encoding="utf-8")
    corpus = read(tmp_path)
    assert corpus.problems == () and GOOD in corpus.articles[0].text


def test_one_damaged_byte_does_not_cost_the_quotation_marks_of_a_whole_file(tmp_path):
    data = f"Talks begin\n\n{GOOD}\n\nIn Montr".encode() + b"\xe9al they slept.\n"
    (tmp_path / "page.txt").write_bytes(data)
    corpus = read(tmp_path)
    assert f"{GOOD}\n\nIn Montr\ufffdal they slept." in corpus.articles[0].text
    assert [problem.line for problem in corpus.problems] == [5]
    assert "lost here" in corpus.problems[0].message
