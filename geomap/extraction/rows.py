"""The row of an incident: what was settled of an event, with what it was drawn from and how sure it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.sureness import UNTOLD
from geomap.geocoding.rivals import runner_up
from geomap.incidents import SUMMARY_LENGTH, Incident, date_precision, default_radius_km, make_id
from geomap.taxonomy import OTHER, label_of

if TYPE_CHECKING:
    import datetime as dt

    from geomap.extraction.document import Document
    from geomap.extraction.figures import Figure
    from geomap.extraction.mentions import Mention
    from geomap.extraction.report import Report
    from geomap.extraction.settled import Assigned
    from geomap.geocoding.place import Place

# A place less sure than this is not drawn: the name is kept, and the incident listed as not located.
_LEAST_SCORE = 0.35
# Nor one of an incident that is less sure: of those in bulletins, three of four were wrong.
_LEAST_CONFIDENCE = 0.3


def incident(doc: Document, report: Report, item: Assigned, published: dt.date, sure: float) -> Incident:
    """The row of one of a document's settled events; without a point where that would mislead.

    ``sure`` is its confidence, in [0, 1].
    """
    sentence = doc.sentences[item.event.sentence]
    quote = doc.quote(sentence)
    first, last = item.interval or (None, None)
    untold = UNTOLD if item.event.type == OTHER else 1.0  # the dot does not say what it was
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
        if place and place.score >= _LEAST_SCORE:
            row = row._replace(
                place_name=place.name,
                place_id=place.id,
                country=place.country,
                admin1=place.admin1,
                place_score=round(place.score, 3),
                place_alternative=runner_up(place),
            )
            row = _with_point(row, item.mention, place) if sure >= least else row
    where = item.mention.first if item.listed and item.mention else item.event.main.first
    key = make_id(report.source, sentence.start, sentence.end, where - sentence.first, row.type)
    return row._replace(id=key, summary=_summary(row))


def _with_point(row: Incident, mention: Mention, place: Place) -> Incident:
    precision, radius = place.precision, place.radius_km
    if mention.near and precision in ("town", "site"):
        precision = "near"
        radius = max(radius, default_radius_km("near") or 0.0)
    return row._replace(place_precision=precision, radius_km=round(radius, 1), lon=place.lon, lat=place.lat)


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
