"""A file from the network: whole or not at all, resumed where it was broken off."""

from __future__ import annotations

import http.client
import time
import zipfile
from collections.abc import Callable
from typing import IO, TYPE_CHECKING, Any

from geomap import __version__
from geomap.errors import GazetteerError

if TYPE_CHECKING:
    from pathlib import Path

Progress = Callable[[int, int], None]
_CHUNK = 1 << 16
_TRIES = 3


class _CutShortError(Exception):
    """The connection ended before the file did."""


def fetch(
    url: str,
    path: Path,
    *,
    progress: Progress | None = None,
    timeout: float = 30.0,
    wait: Callable[[float], object] = time.sleep,
) -> Path:
    """Download a zip archive.

    Parameters
    ----------
    url
        Address (http or https).
    path
        File to write; what came before the connection broke is kept beside it and not asked for again.
    progress
        Called with bytes that are there and bytes in all (0: not known).
    timeout
        Seconds without an answer after which a try is given up.
    wait
        Called with seconds between tries.

    Raises
    ------
    GazetteerError
        If there is no network, no such file, or the file is no whole archive.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    by_hand = f"download it by hand and add it with --file {path.name}"
    if not url.startswith(("http://", "https://")):
        raise GazetteerError(f"{url}: is no address of the web; it must begin with https://")
    part = path.with_name(path.name + ".part")
    for attempt in range(1, _TRIES + 1):
        try:
            _transfer(url, part, progress, timeout)
            break
        except (_CutShortError, OSError, http.client.HTTPException) as error:
            _give_up(url, error, by_hand, last=attempt == _TRIES)
            wait(2.0**attempt)
    with part.open("rb") as start:
        head = start.read(512)
    if not zipfile.is_zipfile(part):
        part.unlink()
        seen = "a web page" if head.lstrip()[:1] == b"<" else "no whole zip archive"
        raise GazetteerError(f"{url}: what came is {seen}; check --url, or {by_hand}")
    part.replace(path)
    part.with_name(part.name + ".tag").unlink(missing_ok=True)
    return path


def _give_up(url: str, error: Exception, by_hand: str, *, last: bool) -> None:
    """Raise if another try would not help."""
    from urllib.error import HTTPError

    if isinstance(error, HTTPError):
        error.close()
        if error.code in (404, 410):
            raise GazetteerError(f"{url}: there is no such file (404); check the code, or --url") from None
        if error.code < 500 and error.code != 429:
            raise GazetteerError(f"{url}: refused ({error.code} {error.reason}); {by_hand}") from None
    if last:
        why = getattr(error, "reason", None) or error
        raise GazetteerError(f"{url}: cannot be reached ({why}); without a network, {by_hand}") from None


def _transfer(url: str, part: Path, progress: Progress | None, timeout: float) -> None:
    """Bring `part` to its full length: goes on where it ends, if the file is still the same."""
    from urllib.error import HTTPError
    from urllib.request import Request, urlopen

    tag = part.with_name(part.name + ".tag")
    known = tag.read_text("utf-8") if tag.exists() and part.exists() else ""
    done = part.stat().st_size if known else 0
    told = {"User-Agent": f"geomap/{__version__}", "Accept-Encoding": "identity"}
    request = Request(url, headers=told)  # noqa: S310  (fetch takes web addresses only)
    if done:
        request.add_header("Range", f"bytes={done}-")
        request.add_header("If-Range", known)
    try:
        answer = urlopen(request, timeout=timeout)  # noqa: S310
    except HTTPError as error:
        if error.code == 416:  # nothing is left to send, or the file has changed
            part.unlink(missing_ok=True)
        raise
    with answer:
        done = done if answer.status == 206 else 0
        expected = int(answer.headers.get("Content-Length") or 0)
        total = done + expected if expected else 0
        tag.write_text(answer.headers.get("ETag") or answer.headers.get("Last-Modified") or "", "utf-8")
        with part.open("ab" if done else "wb") as out:
            done = _copy(answer, out, done, total, progress)
    if total and done != total:
        raise _CutShortError(f"{done} of {total} bytes came")


def _copy(answer: Any, out: IO[bytes], done: int, total: int, progress: Progress | None) -> int:
    while data := answer.read1(_CHUNK):
        out.write(data)
        done += len(data)
        if progress:
            progress(done, total)
    return done
