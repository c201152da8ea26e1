"""Bytes of a file to text: never a guess that would turn letters into others."""

from __future__ import annotations

import codecs

from geomap.errors import InputError, OptionError, shorten

# What spreadsheets save in, by where they were sold: what a file may be in is looked for among these.
_COMMON = ("cp1251", "cp1256", "cp1254", "gb18030", "cp1252")
_SAMPLE = 1 << 14
# What to do with pictures and sound, here and where a file is known by its name.
TRANSCRIBE = "write what it shows or says into a text file"
_SAVE = "save it as .txt or .csv first"
# A file that begins so is no text, whatever it is called; and what to do with it.
_MAGIC = (
    (b"\x89PNG", "a PNG picture", TRANSCRIBE),
    (b"\xff\xd8\xff", "a JPEG picture", TRANSCRIBE),
    (b"GIF8", "a GIF picture", TRANSCRIBE),
    (b"%PDF", "a PDF document", "copy its text into a .txt file, and its tables into .csv files"),
    (b"PK\x03\x04", "a zip archive, or an Office document, which is one inside",
     "unpack it, name a workbook .xlsx, or save a document as .txt"),
    (b"\xd0\xcf\x11\xe0", "an old Office document", "name a workbook .xls, or save a document as .txt"),
    (b"\x1f\x8b", "gzip-compressed", "unpack it"),
    (b"\x7fELF", "a program", _SAVE),
    (b"SQLite format 3\0", "a database", _SAVE),
)  # fmt: skip
# UTF-32 comes first: its mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decode(data: bytes, source: str, *, encoding: str | None = None) -> str:
    """Text of a file.

    Parameters
    ----------
    data
        All bytes of the file.
    source
        Name of the file, for messages.
    encoding
        Name of the encoding if it is known; else UTF-8, or what a byte order mark says.

    Returns
    -------
    str
        The text without a byte order mark; line ends as they were.

    Raises
    ------
    InputError
        If the file is empty, is not text, or is not in the encoding; the message names the
        first byte that does not fit.

    Examples
    --------
    >>> decode("Gaza – غزة".encode(), "a.txt")
    'Gaza – غزة'
    >>> decode(b"", "a.txt")
    Traceback (most recent call last):
    geomap.errors.InputError: a.txt: the file is empty; nothing can be read from it
    """
    if not data:
        raise InputError(f"{source}: the file is empty; nothing can be read from it")
    refuse_binary(data, source)
    if encoding is None:
        mark, name = next(((m, n) for m, n in _MARKS if data.startswith(m)), (b"", "utf-8"))
    else:
        mark, name = b"", known_encoding(encoding)
        mark = codecs.BOM_UTF8 if name == "utf-8" and data.startswith(codecs.BOM_UTF8) else b""
    body = data[len(mark) :]
    if name == "utf-8" and b"\0" in body:
        at = len(mark) + body.index(b"\0")
        raise InputError(
            f"{source}: this is not text (byte {at} is zero); if it is UTF-16 without a byte order"
            " mark, say so with the option encoding (utf-16-le or utf-16-be)"
        )
    try:
        text = body.decode(name)
    except UnicodeDecodeError as error:
        if _looks_binary(body):
            raise InputError(f"{source}: this is not text; save it as .txt or .csv first") from error
        at = len(mark) + error.start
        line = data.count(b"\n", 0, at) + 1
        found = data[at : at + 1].hex().upper()
        raise InputError(
            f"{source}: not valid {name.upper()}: byte {at} (line {line}) is 0x{found}; save the file"
            f" as UTF-8, or name its encoding with the option encoding ({_likely(body, error.start)})"
        ) from error
    text = text.removeprefix("\ufeff")
    if not text.strip():
        raise InputError(f"{source}: the file holds nothing but blanks; nothing can be read from it")
    return text


def refuse_binary(data: bytes, source: str) -> None:
    """Say what a file is that begins as no text does.

    Examples
    --------
    >>> refuse_binary(b"%PDF-1.4", "a.html")
    Traceback (most recent call last):
    geomap.errors.InputError: a.html: this is a PDF document, not text; copy its text into a .txt file, ...
    """
    for magic, what, cure in _MAGIC:
        if data.startswith(magic):
            raise InputError(f"{source}: this is {what}, not text; {cure}")


def _looks_binary(data: bytes) -> bool:
    """Whether there are more control characters at the beginning than any text has."""
    start = data[:4096]
    controls = sum(byte < 32 and byte not in b"\t\n\r\f\x1b" for byte in start)
    return controls > len(start) / 50


def _likely(body: bytes, at: int) -> str:
    """The encoding that a text may be in, with a few of its words to judge by."""
    from charset_normalizer import from_bytes

    start = body.rfind(b"\n", 0, at) + 1
    sample = body[start : start + _SAMPLE]
    best = from_bytes(sample, cp_isolation=list(_COMMON)).best()
    if best is None or best.encoding not in _COMMON:
        return "for example cp1252"
    text = shorten(str(best).strip().partition("\n")[0], 40)
    return f"it may be {best.encoding}, which reads {text!r}"


def known_encoding(name: str) -> str:
    """Python's own name of a text encoding.

    Raises
    ------
    OptionError
        If there is no such encoding.

    Examples
    --------
    >>> known_encoding("UTF8")
    'utf-8'
    """
    try:
        info = codecs.lookup(name)
        "a".encode(name)
    except (LookupError, ValueError) as error:
        raise OptionError(
            f"unknown text encoding {shorten(name)!r}; try utf-8, utf-16, cp1252, cp1256 or cp1251"
        ) from error
    return info.name
