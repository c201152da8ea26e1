"""From reports to incidents."""

from __future__ import annotations

import datetime as dt
import logging
from typing import TYPE_CHECKING

from geomap import languages, own_types
from geomap.errors import InputError, Problem, refuse_address, shorten
from geomap.extraction.assign import Assigner
from geomap.extraction.bygone import bygone_words, with_bygone
from geomap.extraction.capitals import with_capitals
from geomap.extraction.contradicted import settle_contradicted
from geomap.extraction.dates import find_dates
from geomap.extraction.dating import day_ahead, document_date, latest_date
from geomap.extraction.days_behind import day_behind, day_of_all, day_of_lead
from geomap.extraction.digests import days_of_digest, within
from geomap.extraction.document import Document, parse
from geomap.extraction.doubted import least, without_doubted
from geomap.extraction.events import events_of
from geomap.extraction.figures import Figure, find_figures
from geomap.extraction.followups import (
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
from geomap.extraction.places import PLACE_CONFIDENCE
from geomap.extraction.report import Report
from geomap.extraction.sequels import same_attack, sequel
from geomap.extraction.settled import Assigned, Known, is_guess
from geomap.extraction.statecraft import without_private
from geomap.extraction.times import DATE_CONFIDENCE
from geomap.extraction.triggers import find_triggers
from geomap.extraction.unlisted import add_unlisted
from geomap.extraction.untyped import untyped
from geomap.extraction.victims import of_disaster
from geomap.extraction.weapons import with_weapons
from geomap.extraction.weighed import weigh
from geomap.gazetteer.places import in_use
from geomap.geocoding.rivals import runner_up
from geomap.incidents import SUMMARY_LENGTH, Incident, date_precision, default_radius_km, frame, make_id
from geomap.languages.tags import known as known_language
from geomap.taxonomy import OTHER, label_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    import geopandas

# A place less sure than this is not drawn: the name is kept, and the incident listed as not located.
_LEAST_SCORE = 0.35
# Nor one of an incident that is less sure: of those in bulletins, three of four were wrong.
_LEAST_CONFIDENCE = 0.3
_UNTOLD = 0.5  # of an incident whose type nothing tells
# Kind of the problem that a report has no incident.
NOTHING = "nothing found"
# Likelihood of a type, by all words of a sentence, below which an incident is less sure, and how much less;
# more so where its place is told elsewhere. In bulletins nine of ten are right above it and seven of ten
# below .1, if place and day stand in their clause; where the place is told elsewhere, four of five and half.
_DOUBTED = 0.5
_DOUBT = dict.fromkeys(("clause", "pointer", "authority", "none"), 0.15)
_DOUBT_ELSEWHERE = 0.4
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


def _extract_one(
    report: Report, bias: Sequence[str], country: str | None, problems: list[Problem]
) -> list[Incident]:
    from geomap.extraction.sections import resolve_in_sections
    from geomap.extraction.toponyms import geoparse

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
    mentions = settle_contradicted(doc, find_mentions(doc, add_unlisted(doc, with_capitals(doc, toponyms))))
    dates = find_dates(doc, published)
    digest = days_of_digest(doc, dates, published)
    told_on = published
    if digest and digest.first == digest.last:  # its "yesterday" is that of its own day
        told_on = digest.last
        dates = find_dates(doc, told_on)
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
        retold = not triggers and doc.within("cues.occurred", sentence.first, sentence.stop)
        summed = any(figure.total for figure in here)
        if not summed and ((not triggers and not retold) or only_adds(known, sentence, triggers)):
            follow_up(known, sentence)
            day_behind(known, sentence)
            continue
        scenes = [m.first for m in named if m.role == "strong" and not m.is_country]
        dated = known.dated_apart(sentence.number)
        events = weigh(doc, sentence, events_of(doc, sentence, triggers, here, scenes, dated))
        events = of_disaster(known, sentence, events)
        if only_counts(known, sentence, events):
            follow_up(known, sentence)
            continue
        assigner.settle(sentence, events)
        hand_back(known, sentence)
    day_of_lead(known)
    day_of_all(known)
    if doc.lexicon.pack.code not in languages.codes():
        known.done.extend(untyped(known))
    merged = merge(with_weapons(known), doc.sentences, known.items)
    rows = [item for item in without_retold(known, merged) if not is_guess(item)]
    rows = [with_victim(known, item) for item in with_bygone(rows, published)]
    told = [_incident(doc, report, item, published) for item in rows]
    _log.debug("%s: %s, %d mentions, %d incidents", report.source, language, len(mentions), len(told))
    if not told:
        problems.append(
            Problem(
                report.source or "text",
                None,
                None,
                "",
                f"no incident was found in this report (language: {language})",
                "if the language is wrong, give it with --lang (language= in Python)",
                kind=NOTHING,
            )
        )
    return told


def _incident(doc: Document, report: Report, item: Assigned, published: dt.date) -> Incident:
    sentence = doc.sentences[item.event.sentence]
    quote = doc.quote(sentence)
    first, last = item.interval or (None, None)
    sure = _confidence(item)
    untold = _UNTOLD if item.event.type == OTHER else 1.0  # the dot does not say what it was
    least = _LEAST_CONFIDENCE * untold if item.status == "reported" else 0.0
    row = Incident(
        item.event.type,
        status=item.status,
        date=first,
        date_end=last,
        date_precision=date_precision(first, last),
        quote=quote,
        source=report.source,
        source_url=report.source_url,
        source_date=published,
        lang=doc.language,
        affected=item.affected,
        confidence=sure,
        quote_trigger=_trigger(doc, item),
    )
    row = _with_counts(row, item.figures)
    if item.mention:
        row = row._replace(place=item.mention.toponym.text)
        place = item.mention.place
        if place and place.score >= _LEAST_SCORE and sure >= least:
            precision, radius = place.precision, place.radius_km
            if item.mention.near and precision in ("town", "site"):
                precision = "near"
                radius = max(radius, default_radius_km("near") or 0.0)
            row = row._replace(
                place_name=place.name,
                place_id=place.id,
                country=place.country,
                admin1=place.admin1,
                place_precision=precision,
                radius_km=round(radius, 1),
                place_score=round(place.score, 3),
                place_alternative=runner_up(place),
                lon=place.lon,
                lat=place.lat,
            )
    where = item.mention.first if item.listed and item.mention else item.event.main.first
    key = make_id(report.source, sentence.start, sentence.end, where - sentence.first, row.type)
    return row._replace(id=key, summary=_summary(row))


def _trigger(doc: Document, item: Assigned) -> str | None:
    """The words that told the type, verbatim; None where only the name of a place did."""
    main = item.event.main
    mention = item.mention
    if item.event.type == OTHER and mention and (main.first, main.last) == (mention.first, mention.last):
        return None
    return doc.text[doc.words[main.first].start : doc.words[main.last].end]


def _with_counts(row: Incident, figures: tuple[Figure, ...]) -> Incident:
    """The first figure of a kind is the best estimate; others and vague ones widen the range."""
    dead = [f for f in figures if f.field == "dead"]
    injured = [f for f in figures if f.field == "injured"]
    if dead:
        lows = [f.low if f.low is not None else f.value for f in dead]
        highs = [f.high if f.high is not None else f.value for f in dead]
        row = row._replace(deaths=dead[0].value)
        if min(lows) != max(highs):
            row = row._replace(deaths_low=min(lows), deaths_high=max(highs))
    if injured:
        row = row._replace(injured=injured[0].value)
    return row


def _confidence(item: Assigned) -> float:
    """How sure the reading is, in [0, 1]: the tiers of place and date, and the place's own score."""
    score: float = 0.95 * PLACE_CONFIDENCE[item.place_tier] * DATE_CONFIDENCE[item.date_tier]
    place = item.mention.place if item.mention else None
    if place is not None:
        score *= 0.5 + 0.5 * place.score
    if item.event.main.generic:
        score *= 0.95
    doubt = _DOUBT.get(item.place_tier, _DOUBT_ELSEWHERE)
    score *= item.event.main.likelihood * min(1.0, item.event.weight / _DOUBTED) ** doubt
    if item.status == "background":
        score *= 0.85
    if item.event.type == OTHER:
        score *= _UNTOLD
    return round(score, 2)


def _summary(row: Incident) -> str:
    """One line of its own: what, where and to how many; the quote has the rest.

    Examples
    --------
    >>> _summary(Incident("flood", place="Mosul", deaths=3, affected=400))
    'Flood, Mosul: 3 killed, 400 affected'
    """
    counts = (("killed", row.deaths), ("injured", row.injured), ("affected", row.affected))
    told = ", ".join(f"{number} {what}" for what, number in counts if number is not None)
    head = ", ".join(filter(None, (label_of(row.type), " ".join(row.place.split()))))
    line = f"{head}: {told}" if told else head
    return line if len(line) <= SUMMARY_LENGTH else line[: SUMMARY_LENGTH - 1].rstrip() + "…"
