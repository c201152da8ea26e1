"""What part a place name plays in its sentence: scene, actor, origin, parent of another name.

The finder says that a span names a place; only the words around it say whether anything happened
there. "In Idlib" is a scene, "the Mexico government" an actor, "Ottawa said" a metonym.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from geomap.extraction.containment import holds
from geomap.extraction.parents import UNLISTED, as_parent, as_unlisted
from geomap.extraction.roles import Roles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.extraction.document import Document
    from geomap.geocoding.place import Place, Toponym

# Finer places are better scenes; a whole country is one only for want of anything else.
SPECIFICITY = {
    "site": 3.2,
    "town": 3.0,
    "near": 2.8,
    "admin2": 2.2,
    "admin1": 1.6,
    "area": 1.2,
    "country": 0.0,
    "none": 1.0,
}
# Roles of a name that "in" behind it makes a scene ("residents of X, in the east of Y, were killed").
_UNLED = frozenset({"plain", "weak", "possessive"})


class Mention(NamedTuple):
    """A toponym in its sentence.

    ``role``: ``strong`` (after a locative preposition or verb, so the scene of something),
    ``weak`` (after an ambiguous one), ``plain`` (no cue), ``possessive``, ``toward``, ``from``,
    ``parent`` (the Y of "X, Y"), ``actor``, ``person``, ``demonym``, ``source`` (where the one
    speaks who tells it: "police in X said"), ``attribution`` ("according to the office in X"),
    ``ward`` (where those hurt were brought to), ``dateline``. ``near``: what happened did so beside it;
    ``measured``: the text says how far away; ``rubric``: it stands at the head of an item, all of which
    happened there.
    """

    toponym: Toponym
    first: int
    last: int
    sentence: int
    role: str
    near: bool = False
    measured: bool = False
    rubric: bool = False

    @property
    def place(self) -> Place | None:
        """What the name resolves to."""
        return self.toponym.place

    @property
    def precision(self) -> str:
        """Precision of the place; ``none`` where there is none."""
        return self.toponym.place.precision if self.toponym.place else "none"

    @property
    def specificity(self) -> float:
        """How fine the place is; a name that the gazetteer lacks is a village or a site."""
        return SPECIFICITY["near" if self.toponym.kind == UNLISTED else self.precision]

    @property
    def is_drawn(self) -> bool:
        """Can it be drawn more exactly than as a country?"""
        return self.precision not in ("none", "country")

    @property
    def is_unit(self) -> bool:
        """Is it a province or area, which counts its own dead?"""
        return self.precision in ("admin1", "area") and self.role != "demonym"

    @property
    def is_country(self) -> bool:
        """Is it a whole country?"""
        return self.precision == "country" and self.toponym.kind != UNLISTED


def find_mentions(doc: Document, toponyms: Sequence[Toponym]) -> list[Mention]:
    """Give each toponym its part; in the order of the text.

    Parameters
    ----------
    doc
        The document.
    toponyms
        Found in the document's text, in any order, not overlapping.
    """
    located: list[Mention] = []
    for toponym in sorted(toponyms, key=lambda t: t.start):
        first = doc.word_at(toponym.start)
        last = max(first, doc.word_at(toponym.end - 1))
        if first >= len(doc.words) or doc.words[first].start >= toponym.end:
            continue
        located.append(Mention(toponym, first, last, doc.sentence_of[first], "plain"))
    covered = {index for m in located for index in range(m.first, m.last + 1)}
    reader = Roles(doc, covered)
    pairs = reader.pairs
    pairs.note_units(located)
    mentions: list[Mention] = []
    for mention in located:
        before = mentions[-1] if mentions else None
        role, near = reader.role(mention, before)
        if before and role == "strong" and _stands_for_province(doc, before, mention):
            role = "parent"
        elif before and role == "strong" and pairs.surrounds(before, mention):
            role = "parent"  # "at X, near Y in the province of Z"
        elif (
            before
            and role == "strong"
            and not pairs.is_only_in(before)
            and (_owns(doc, before, mention) or pairs.holds(before, mention))
        ):
            mentions[-1] = before._replace(role="parent")
        elif before and role in ("possessive", "plain") and pairs.leads_on(before, mention):
            mentions[-1] = before._replace(role="parent")
            role = "strong"  # "X'in güneyindeki Y köyünün"
        elif before and role == "strong" and before.role in _UNLED and pairs.sets(before, mention):
            mentions[-1] = before._replace(role="strong")
        elif before and before.role == "strong" and mention.place and pairs.is_quarter(before, mention):
            mentions[-1] = before._replace(toponym=as_unlisted(before.toponym, mention.place))
            role = "parent"
        elif before and near and before.role == "strong" and reader.routes.ends_at(before):
            mentions[-1] = before._replace(role="weak", near=True)  # "on the road to X, near Y"
        elif before and (pairs.lies_off(before, mention) or (near and pairs.lies_near(before, mention))):
            # "X, south of Y", "X near Y": Y says where X lies
            toponym = before.toponym
            if toponym.place is None or toponym.kind == UNLISTED:
                toponym = toponym._replace(place=as_parent(mention.place))
            mentions[-1] = before._replace(role="strong", toponym=toponym)
            role = "parent"
        measured = near and reader.is_measured(mention)
        rubric = role == "strong" and reader.is_rubric(mention)
        mentions.append(mention._replace(role=role, near=near, measured=measured, rubric=rubric))
    return reader.endings.share(mentions)


def _stands_for_province(doc: Document, before: Mention, mention: Mention) -> bool:
    """Is it the Y of "huyện X, Y", where every smaller place stands before the larger one?"""
    district, town = before.place, mention.place
    return (
        doc.lexicon.pack.flag("script", "diacritics")
        and before.role == "strong"
        and before.precision == "admin2"
        and mention.precision == "town"
        and not doc.at(mention.first)  # "huyện X, thị trấn Y" is a town in the district
        and doc.text[before.toponym.end : mention.toponym.start] == ", "
        and district is not None
        and town is not None
        and (district.country, district.admin1) == (town.country, town.admin1)
    )


def _owns(doc: Document, before: Mention, mention: Mention) -> bool:
    """Is it the X of "X's Y province"?"""
    between = [doc.words[index].key for index in range(before.last + 1, mention.first)]
    if between not in ([], ["s"]) or before.role != "strong":
        return False
    gap = doc.text[before.toponym.end : mention.toponym.start]
    return gap.strip() not in doc.lexicon.joins and holds(before, mention)  # "في الخرطوم وأم درمان" is a list
