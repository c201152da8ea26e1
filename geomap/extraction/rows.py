"""The row of an incident: what was settled of an event, with what it was drawn from and how sure it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.places import PLACE_CONFIDENCE
from geomap.extraction.times import DATE_CONFIDENCE
from geomap.geocoding.rivals import runner_up
from geomap.incidents import SUMMARY_LENGTH, Incident, date_precision, default_radius_km, make_id
from geomap.taxonomy import OTHER, label_of

if TYPE_CHECKING:
    import datetime as dt

    from geomap.extraction.document import Document
    from geomap.extraction.figures import Figure
    from geomap.extraction.report import Report
    from geomap.extraction.settled import Assigned

# A place less sure than this is not drawn: the name is kept, and the incident listed as not located.
_LEAST_SCORE = 0.35
# Nor one of an incident that is less sure: of those in bulletins, three of four were wrong.
_LEAST_CONFIDENCE = 0.3
_UNTOLD = 0.5  # of an incident whose type nothing tells
# Likelihood of a type, by all words of a sentence, below which an incident is less sure, and how much less;
# more so where its place is told elsewhere. In bulletins nine of ten are right above it and seven of ten
# below .1, if place and day stand in their clause; where the place is told elsewhere, four of five and half.
_DOUBTED = 0.5
_DOUBT = dict.fromkeys(("clause", "pointer", "authority", "none"), 0.15)
_DOUBT_ELSEWHERE = 0.4


def incident(doc: Document, report: Report, item: Assigned, published: dt.date) -> Incident:
    """The row of one of a document's settled events; without a point where that would mislead."""
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
