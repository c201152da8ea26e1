"""What was told before, and of which somebody elsewhere only says something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.precedence import GENERIC, VIOLENT

if TYPE_CHECKING:
    from geomap.extraction.events import Event
    from geomap.extraction.settled import Known


def is_commented(known: Known, event: Event) -> bool:
    """Is it only spoken of ("a council in Y condemned the bombing"), and was told before?

    With a day, with victims or a place behind the verb it is told anew.
    """
    doc, main = known.doc, event.main
    told = {item.event.type for item in known.done if item.event.sentence < event.sentence}
    told &= VIOLENT
    if event.type not in (told if told.isdisjoint(GENERIC) else told | GENERIC):
        return False
    sentence, clause = doc.sentences[event.sentence], doc.clause[main.first]
    if any(doc.clause[when.first] == clause for when in known.dates.get(event.sentence, [])):
        return False
    counted = (f for f in known.figures.get(event.sentence, []) if f.value > 1)
    if any(doc.clause[figure.first] == clause for figure in counted):
        return False
    later = any(m.first > main.last and m.role == "strong" for m in known.mentions.get(event.sentence, []))
    # All words of the sentence gave the verb of saying the type of what it speaks of.
    return not later and any(
        hit.first <= main.first <= hit.last
        for hit in doc.within("triggers.statement", sentence.first, sentence.stop)
    )
