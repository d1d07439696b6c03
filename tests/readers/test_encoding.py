import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.readers.encoding import decode, tidy
from framing.readers.errors import ReadingError

TEXT = "Café closed\n“No comment,” said Łukasz – at 8 o’clock\n"
WESTERN = "Café closed\n“No comment,” said Luc – at 8 o’clock\n"


@pytest.mark.parametrize(
    ("mark", "name"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (b"", "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (b"", "utf-16-le"),
        (b"", "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_every_unicode_encoding_gives_the_same_text(mark, name):
    assert decode(mark + TEXT.encode(name)) == TEXT


def test_windows_1252_is_read_with_its_quotation_marks():
    assert decode(WESTERN.encode("cp1252")) == WESTERN


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_every_end_of_line_becomes_a_line_feed(end):
    assert decode(f"One{end}{end}Two{end}".encode()) == "One\n\nTwo\n"


@pytest.mark.parametrize("data", [b"", b" \r\n\t", codecs.BOM_UTF8, codecs.BOM_UTF16_LE])
def test_a_file_without_text_is_called_empty(data):
    with pytest.raises(ReadingError, match="empty"):
        decode(data)


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        b"PK\x03\x04\x14\0\x06\0",
        bytes(range(256)),
        b"word\x01\x02\x03\x04",
        b"abc\x81\x8d",
    ],
)
def test_a_binary_file_is_called_no_text_file(data):
    with pytest.raises(ReadingError, match="not a text file"):
        decode(data)


def test_a_file_cut_off_within_a_character_loses_only_that_character():
    data = "Łódź voted, the mayor said é".encode()
    assert decode(data[:-1]) == "Łódź voted, the mayor said "
    wide = "Łódź voted".encode("utf-16")
    assert decode(wide[:-1]) == "Łódź vote"


def test_an_accent_at_the_very_end_of_a_western_file_is_not_taken_for_a_cut_off_character():
    assert decode(b"Closed: the caf\xe9") == "Closed: the café"


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_text_saved_as_utf_8_comes_back(text):
    expected = text.replace("\r\n", "\n").replace("\r", "\n")
    if (
        not tidy(text)
        or text.startswith("\ufeff")
        or any((ord(c) < 32 and c not in "\n\t\r") or c == "\x7f" for c in text)
    ):
        return
    assert decode(text.encode()) == expected


@settings(max_examples=1000)
@given(st.binary(max_size=400))
def test_arbitrary_bytes_give_text_or_a_reading_error(data):
    try:
        text = decode(data)
    except ReadingError as error:
        assert error.message.endswith(".")
    else:
        assert "\0" not in text and "\r" not in text
        text.encode("utf-8")


def test_tidy_keeps_no_invisible_characters():
    assert tidy("\ufeffarms\u00ad\u200b\u00a0\u2028race ") == "arms race"
