"""From reports to incidents."""

from __future__ import annotations

import datetime as dt
import logging
from typing import TYPE_CHECKING, NamedTuple

from geomap import own_types
from geomap.errors import InputError, Problem, refuse_address, shorten
from geomap.extraction.assign import Assigner
from geomap.extraction.by_ear import placed_by_ear
from geomap.extraction.bygone import bygone_words, with_bygone
from geomap.extraction.capitals import with_capitals
from geomap.extraction.contradicted import settle_contradicted
from geomap.extraction.dates import find_dates
from geomap.extraction.dating import day_ahead, document_date, latest_date
from geomap.extraction.days_behind import day_behind, day_of_all, day_of_lead
from geomap.extraction.digests import days_of_digest, within
from geomap.extraction.document import parse
from geomap.extraction.doubted import least, without_doubted
from geomap.extraction.events import events_of
from geomap.extraction.figures import find_figures
from geomap.extraction.followups import (
    counted_ahead,
    follow_up,
    hand_back,
    only_adds,
    only_counts,
    victims_elsewhere,
    with_victim,
)
from geomap.extraction.furniture import unglued, without_furniture
from geomap.extraction.headings import without_retold
from geomap.extraction.language import identify
from geomap.extraction.mentions import find_mentions
from geomap.extraction.merge import merge
from geomap.extraction.namesakes import told_apart
from geomap.extraction.narrated import of_the_tale
from geomap.extraction.report import Report
from geomap.extraction.rows import incident
from geomap.extraction.sequels import same_attack, sequel
from geomap.extraction.settled import Known, is_guess
from geomap.extraction.statecraft import without_private
from geomap.extraction.sureness import Company, sureness
from geomap.extraction.triggers import find_triggers
from geomap.extraction.unlisted import add_unlisted
from geomap.extraction.untyped import untyped
from geomap.extraction.victims import of_disaster
from geomap.extraction.weapons import with_weapons
from geomap.extraction.weighed import weigh
from geomap.gazetteer.places import in_use
from geomap.incidents import Incident, frame
from geomap.languages.tags import known as known_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    import geopandas

    from geomap.extraction.dates import When
    from geomap.extraction.document import Document
    from geomap.extraction.mentions import Mention
    from geomap.extraction.settled import Assigned

STATEMENT = "statement"
# What names are where people left, or go to.
_LEFT = frozenset({"from", "toward"})
# Kind of the problem that a report has no incident.
NOTHING = "nothing found"
_log = logging.getLogger(__name__)


def extract(
    text: str,
    *,
    published: str | dt.date | None = None,
    language: str | None = None,
    bias: Sequence[str] = (),
    country: str | None = None,
    source: str = "text",
    places: str | Path | None = None,
    types: str | Path | None = None,
    problems: list[Problem] | None = None,
) -> geopandas.GeoDataFrame:
    """Take the incidents out of a text.

    Parameters
    ----------
    text
        A news report, in any language.
    published
        Day of publication, a date or ISO text: what "yesterday" leans on. If it is not given, a
        date in the report's head is taken, else today, and that is reported as a problem.
    language
        BCP 47 code; identified if not given.
    bias
        Countries (ISO 3166-1 alpha-2) that names rather lie in.
    country
        The one country that all names lie in.
    places
        Table of places of your own (CSV), which win over all others; see `geomap.gazetteer.places.load`.
    types
        File of types of your own (TOML), with their words; see `geomap.own_types.load`.
    source
        What the column ``source`` says.
    problems
        List that problems are added to; without it they are warnings.

    Returns
    -------
    geopandas.GeoDataFrame
        One row per incident, in the order of the text; columns as in `geomap.incidents.columns`.

    Raises
    ------
    InputError
        If `published` is no date, or the text is empty.
    UnknownLanguageError
        If `language` is no code of a language.

    Examples
    --------
    >>> found = extract("A bomb exploded in Cairo on 7 November.", published="2023-11-08", language="en")
    >>> found[["type", "place", "country"]].values.tolist()
    [['explosion', 'Cairo', 'EG']]
    >>> len(extract("Nothing to tell.", published="2023-11-08", language="en"))
    0
    """
    if not isinstance(text, str):
        raise InputError(f"the text is {shorten(repr(text))}; give the text of a report (str)")
    if not text.strip():
        raise InputError("the text is empty; give the text of a report")
    refuse_address(text)
    collected: list[Problem] = []
    report = Report(text, source=source, published=as_date(published), language=language)
    with in_use(places, collected), own_types.in_use(types):
        rows = extract_reports([report], bias=bias, country=country, problems=collected)
        found = frame(rows)
    collected = [problem for problem in collected if problem.kind != NOTHING]  # the frame shows it
    if problems is not None:
        problems.extend(collected)
    else:
        from geomap.errors import warn_of

        warn_of(collected)
    return found


def as_date(value: str | dt.date | None) -> dt.date | None:
    """A day from a date or ISO text.

    Raises
    ------
    InputError
        If the text is no ISO date.

    Examples
    --------
    >>> as_date("2023-11-08")
    datetime.date(2023, 11, 8)
    """
    if value is None:
        return None
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        raise InputError(
            f"{value!r} is no date of publication; write it as year-month-day, for example 2023-11-08"
        ) from None


def extract_reports(
    reports: Iterable[Report],
    *,
    bias: Sequence[str] = (),
    country: str | None = None,
    types: str | Path | None = None,
    problems: list[Problem] | None = None,
) -> list[Incident]:
    """Incidents of several reports, in their order.

    A report whose day of publication is nowhere to be found is read as of today, and a problem says so.
    """
    found: list[Incident] = []
    with own_types.in_use(types):
        for report in reports:
            found.extend(_extract_one(report, bias, country, problems if problems is not None else []))
    return found


class Reading(NamedTuple):
    """What was read of a report: its text as read, the day of publication, and what is told in it."""

    doc: Document
    report: Report
    published: dt.date
    items: list[Assigned]


def _dates(doc: Document, mentions: list[Mention], published: dt.date) -> list[When]:
    """The dates of a document, but for what is part of a name ("Mayo-Kebbi", a part of Chad)."""
    names = {at for m in mentions if m.last > m.first for at in range(m.first, m.last + 1)}
    dates = [when for when in find_dates(doc, published) if not {when.first, when.last} <= names]
    return of_the_tale(doc, dates, published)


def read(
    report: Report,
    bias: Sequence[str] = (),
    country: str | None = None,
    problems: list[Problem] | None = None,
) -> Reading:
    """Read a report: all that is told in it, settled and put together, and on which day.

    Examples
    --------
    >>> reading = read(Report("A bomb exploded in Cairo on 7 November.", published=dt.date(2023, 11, 8)))
    >>> [(item.event.type, item.mention.place.name) for item in reading.items]
    [('explosion', 'Cairo')]
    """
    from geomap.extraction.sections import resolve_in_sections
    from geomap.extraction.toponyms import geoparse

    problems = [] if problems is None else problems
    language = known_language(report.language) if report.language else identify(report.text)
    report = report._replace(text=unglued(report.text, language))
    doc = parse(without_furniture(report.text, language), language)
    today = dt.datetime.now(tz=dt.UTC).date()
    published = report.published or document_date(doc, today)
    if published is None:
        latest = latest_date(doc, today)
        published = latest or today
        found = "the latest full date in it" if latest else "today"
        ahead = day_ahead(doc, today)
        lacks = "no day of publication is given or found"
        if ahead:
            lacks = f"its own day of publication, {ahead.isoformat()}, lies in the future"
        problems.append(
            Problem(
                report.source or "text",
                None,
                None,
                "",
                f"{lacks}; it is read as of {published.isoformat()}, {found}",
                "give the day with --published YYYY-MM-DD (published= in Python)",
            )
        )
    toponyms = [
        toponym._replace(text=report.text[toponym.start : toponym.end])
        for toponym in geoparse(
            doc.cased, language=language, bias=list(bias) or None, country=country, threshold=least(doc)
        )
    ]
    toponyms = without_doubted(doc, toponyms)
    if country is None:
        toponyms = resolve_in_sections(doc, toponyms)
    mentions = find_mentions(doc, add_unlisted(doc, with_capitals(doc, toponyms)))
    mentions = placed_by_ear(doc, settle_contradicted(doc, mentions))
    dates = _dates(doc, mentions, published)
    if doc.lexicon.pack.is_bare:
        mentions, dates = told_apart(doc, mentions, dates)
    digest = days_of_digest(doc, dates, published)
    told_on = published
    if digest and digest.first == digest.last:  # its "yesterday" is that of its own day
        told_on = digest.last
        dates = _dates(doc, mentions, told_on)
    elif digest:
        dates = within(digest, dates)
    figures = find_figures(doc, dates)
    known = Known(doc, mentions, dates, figures, told_on, digest)
    assigner = Assigner(known)
    # "On 2 March": a month that is a word for an event as well.
    written = {at for when in dates if when.kind == "absolute" for at in range(when.first, when.last + 1)}
    months = {hit.first for hit in doc.labelled("dates.months") if hit.first in written}
    bygone = bygone_words(dates, published)
    for sentence in doc.sentences:
        here = known.figures.get(sentence.number, [])
        named = known.mentions.get(sentence.number, [])
        triggers = [t for t in find_triggers(doc, sentence, here, named, bygone) if t.last not in months]
        triggers = same_attack(known, sentence, without_private(doc, sentence, triggers, known.mentions))
        if all(trigger.likelihood < 1 for trigger in triggers):
            triggers = sequel(known, sentence) or triggers
        if assigner.tells_again(sentence, triggers):
            triggers = []
        triggers = victims_elsewhere(known, sentence, triggers)
        if triggers and all(trigger.type == STATEMENT for trigger in triggers):
            follow_up(known, sentence)  # "Kharkiv deplores 15 wounded"
        retold = not triggers and doc.within("cues.occurred", sentence.first, sentence.stop)
        summed = any(figure.total for figure in here)
        if not summed and ((not triggers and not retold) or only_adds(known, sentence, triggers)):
            follow_up(known, sentence)
            day_behind(known, sentence)
            continue
        scenes = [m.first for m in named if m.role == "strong" and not m.is_country]
        left = [m.first for m in named if m.role in _LEFT and not m.is_country]
        dated = known.dated_apart(sentence.number)
        events = weigh(doc, sentence, events_of(doc, sentence, triggers, here, scenes, dated, left))
        events = of_disaster(known, sentence, events)
        if only_counts(known, sentence, events):
            follow_up(known, sentence)
            continue
        assigner.settle(sentence, events)
        counted_ahead(known, sentence)
        hand_back(known, sentence)
    day_of_lead(known)
    day_of_all(known)
    if doc.lexicon.pack.is_bare:
        known.done.extend(untyped(known))
    merged = merge(with_weapons(known), doc.sentences, known.items)
    rows = [item for item in without_retold(known, merged) if not is_guess(item)]
    rows = [with_victim(known, item) for item in with_bygone(rows, published)]
    _log.debug("%s: %s, %d mentions, %d incidents", report.source, language, len(mentions), len(rows))
    return Reading(doc, report, published, rows)


def _extract_one(
    report: Report, bias: Sequence[str], country: str | None, problems: list[Problem]
) -> list[Incident]:
    doc, report, published, items = read(report, bias, country, problems)
    company = Company.of(doc, items)
    told = [incident(doc, report, item, published, sureness(item, company)) for item in items]
    if not told:
        problems.append(
            Problem(
                report.source or "text",
                None,
                None,
                "",
                f"no incident was found in this report (language: {doc.language})",
                "if the language is wrong, give it with --lang (language= in Python)",
                kind=NOTHING,
            )
        )
    return told
