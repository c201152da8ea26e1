import codecs

import pytest

from geomap.errors import InputError
from geomap.sources.decoding import decode, known_encoding

TEXT = "Nổ ở غزة, Харків\n"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        TEXT.encode("utf-16"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-32"),
    ],
    ids=["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32"],
)
def test_unicode_is_read_with_and_without_a_mark(data):
    assert decode(data, "a.txt") == TEXT


def test_another_encoding_is_read_only_when_named():
    data = "Nguyễn".encode("cp1258", "ignore") + "é".encode("cp1252")
    with pytest.raises(InputError, match=r"a.txt: not valid UTF-8: byte \d+ \(line 1\) is 0x.*encoding"):
        decode(data, "a.txt")
    assert decode("café".encode("cp1252"), "a.txt", encoding="cp1252") == "café"


def test_message_names_byte_and_line():
    with pytest.raises(InputError, match=r"byte 9 \(line 3\) is 0xE9"):
        decode(b"one\ntwo\nc\xe9", "a.txt")
    with pytest.raises(InputError, match=r"byte 4 \(line 1\)"):
        decode(codecs.BOM_UTF8 + b"c\xe9a", "a.txt")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b" \n\t ", "nothing but blanks"),
        (codecs.BOM_UTF8, "nothing but blanks"),
        (b"\x89PNG\r\n\x1a\n....", "PNG"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04....", "zip"),
        (b"place,date\n\0\0", "byte 11 is zero"),
        (bytes(range(1, 32)) * 3 + b"\xff", "not text"),
    ],
)
def test_what_is_no_text_is_refused(data, words):
    with pytest.raises(InputError, match=words):
        decode(data, "a.txt")


@pytest.mark.parametrize("name", ["klingon", "base64", "", "\0"])
def test_unknown_encoding_is_an_input_error(name):
    with pytest.raises(InputError, match="unknown text encoding"):
        known_encoding(name)
