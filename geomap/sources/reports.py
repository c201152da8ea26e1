"""Files of text to the incidents in them: one after the other, or in several processes."""

from __future__ import annotations

import logging
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from geomap import extraction, own_types, parallel
from geomap.errors import GeomapError, InputError, Problem, shorten
from geomap.gazetteer import layers
from geomap.gazetteer.places import in_use
from geomap.sources import files
from geomap.sources.parts import RemarkError

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Generator, Sequence

    from geomap.incidents import Incident

# Reports of fewer bytes in all are read before another process would have started.
_WORTH_IT = 400_000
_log = logging.getLogger(__name__)


class Settings(NamedTuple):
    """How reports are read; the last three are what a process of its own has to be told."""

    published: dt.date | None = None
    language: str | None = None
    bias: tuple[str, ...] = ()
    country: str | None = None
    encoding: str | None = None
    file_format: str | None = None
    places: str | None = None
    types: str | None = None
    data: str | None = None


class Outcome(NamedTuple):
    """What came of one report: incidents, problems, or the error because of which it is left out.

    ``tables`` are those that stand on its page.
    """

    rows: list[Incident]
    problems: list[Problem]
    error: GeomapError | None = None
    tables: tuple[files.Input, ...] = ()


def read_reports(
    paths: Sequence[str | Path], settings: Settings, jobs: int
) -> Generator[Outcome, None, None]:
    """Outcomes of reports in the order of the paths, whatever the number of processes."""
    jobs = min(jobs, len(paths))
    if jobs < 2 or not _is_worth_it(paths):
        for path in paths:
            yield read_one(path, settings)
        return
    yield from parallel.ordered(_read, paths, jobs=jobs, set_up=_set_up, arguments=(settings,))


def _is_worth_it(paths: Sequence[str | Path]) -> bool:
    size = 0
    for path in paths:
        try:
            size += Path(path).stat().st_size
        except OSError:
            continue
        if size >= _WORTH_IT:
            return True
    return False


def read_one(path: str | Path, settings: Settings) -> Outcome:
    """The outcome of one file of reports. Whatever is wrong with it, the others are read."""
    try:
        items = files.load(path, encoding=settings.encoding, file_format=settings.file_format)
    except GeomapError as error:
        return Outcome([], [], error)
    tables = tuple(item for item in items if item.kind.parse is not None)
    found = [read_text(item, settings) for item in items if item.kind.parse is None]
    rows = [row for one in found for row in one.rows]
    problems = [problem for one in found for problem in one.problems]
    errors = [one.error for one in found if one.error is not None]
    if errors and len(errors) == len(found) and not tables:
        return Outcome([], problems, errors[0])
    # A page of several posts, or a feed that is called .txt: what can be read is.
    for wrong in errors:
        message, _, cure = str(wrong).removeprefix(f"{path}: ").rpartition("; ")
        kept = isinstance(wrong, RemarkError)
        problems.append(Problem(str(path), None, None, "", message, cure, kept=kept))
    return Outcome(rows, problems, tables=tables)


def read_text(item: files.Input, settings: Settings) -> Outcome:
    """The outcome of a report that was loaded."""
    if item.error is not None:
        return Outcome([], [], item.error)
    report = extraction.Report(
        item.text,
        source=item.name,
        source_url=item.url,
        published=settings.published or item.published,
        language=settings.language,
    )
    problems: list[Problem] = []
    try:
        rows = extraction.extract_reports(
            [report], bias=settings.bias, country=settings.country, problems=problems
        )
    except Exception as error:  # noqa: BLE001  (one text that breaks a rule must not cost the others)
        _log.debug("%s", item.label, exc_info=error)
        told = f"{type(error).__name__}: {shorten(error)}"
        return Outcome(
            [],
            [],
            InputError(
                f"{item.label}: this report cannot be read ({told}); it is a mistake in geomap, tell us"
            ),
        )
    return Outcome(rows, problems)


_settings = Settings()
_open = ExitStack()


def _set_up(settings: Settings) -> None:
    """Make a process know what the one that started it was told."""
    global _settings  # noqa: PLW0603
    _settings = settings
    if settings.data:
        _open.enter_context(layers.using(data=settings.data))
    _open.enter_context(in_use(settings.places, []))
    _open.enter_context(own_types.in_use(settings.types))


def _read(path: str | Path) -> Outcome:
    return read_one(path, _settings)
