"""What two names that stand side by side say of each other: which holds, leads to or lists which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.containment import contains, holds
from geomap.extraction.parents import UNLISTED
from geomap.gazetteer.index import Index
from geomap.gazetteer.names import normalise

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geomap.extraction.around import Around
    from geomap.extraction.mentions import Mention

_SIDE_GAP = 6  # characters of ", au "
_NEAR_WORDS = 3  # of "in the vicinity of"


class Pairs:
    """Reads a name of a document beside the one before it."""

    def __init__(self, around: Around) -> None:
        self.doc = around.doc
        self.around = around
        self.joins = set(around.doc.lexicon.pack.words("sentences", "and"))
        self.owning = set(around.doc.lexicon.pack.words("cues", "possessive"))

        # Units that a sentence names with the word for them.
        self.units: set[tuple[int, str]] = set()

    def note_units(self, mentions: Iterable[Mention]) -> None:
        """Take in which units are named in full: what lies in one of them may stand at its point."""
        self.units = {(m.sentence, m.place.id) for m in mentions if m.place and self.around.has_place_word(m)}

    def is_only_in(self, mention: Mention) -> bool:
        """Does a name stand at the point of a unit that its sentence names, having none of its own?"""
        place = mention.place
        at_unit = place is not None and (mention.sentence, place.id) in self.units
        return at_unit and not self.around.has_place_word(mention)

    def joined(self, before: Mention, mention: Mention) -> str | None:
        """The role that a name takes from the one before it ("in X and Y", "X, Y")."""
        doc = self.doc
        if self._changes_case(before, mention):
            return None
        gap = doc.text[before.toponym.end : mention.toponym.start]
        between = [doc.words[index].key for index in range(before.last + 1, mention.first)]
        if between == ["s"] and holds(before, mention):
            return before.role  # "in Russia's Saratov region"
        same = before.place and mention.place and before.place.id == mention.place.id
        if not between and gap.strip() in (",", "(", "،") and before.role != "demonym":
            # What the gazetteer lacks stands at the point of its unit.
            held = same or holds(mention, before) or self._is_bracketed(before, mention)
            return "parent" if held and not self.is_only_in(mention) else before.role
        declined = self.around.two_way and gap == " " and before.toponym.kind != "demonym"
        if declined and (same or holds(mention, before)):
            return "parent"  # "в селе Каменка Изюмского района"
        if not between and gap.strip() == ";":  # "X and Y of one province; Z of another one"
            return "strong" if before.role == "parent" else before.role
        listed = between and all(word in self.joins for word in between) and len(between) <= 2
        # "admis aux hôpitaux d'Arles et de Nîmes"
        listed = listed or (len(between) == 2 and between[0] in self.joins and between[1] in self.owning)
        if listed or (not between and gap.strip() in self.joins):  # "في حلب وإدلب": the "and" is a clitic
            return "strong" if before.role == "parent" else before.role
        return None

    def _is_bracketed(self, before: Mention, mention: Mention) -> bool:
        """Is it all that brackets hold, and in the land of the name before them ("en Carmona (Sevilla)")?

        A province is often named as its capital, and holds what the gazetteer lacks ("Guitiriz (Lugo)").
        """
        one, other, end = before.place, mention.place, mention.toponym.end
        alone = self.doc.text[mention.toponym.start - 1] + self.doc.text[end : end + 1] == "()"
        if not alone or one is None or other is None or one.country != other.country:
            return False
        named = normalise(mention.toponym.text) in normalise(one.name)
        return named or not contains(one, other)

    def holds(self, before: Mention, mention: Mention) -> bool:
        """Is it the X of "X'in Y ilçesinde", where the ending of Y tells its part?"""
        if not self.around.endings.cases or before.sentence != mention.sentence:
            return False
        ending = self.around.endings.of(before.last, before.toponym.end)
        gap = self.doc.text[before.toponym.end : mention.toponym.start]
        tight = ending.after == mention.first and "," not in gap and ending.case != "actor"
        return tight and contains(before.place, mention.place)

    def leads_on(self, before: Mention, mention: Mention) -> bool:
        """Is it the X of "X'teki Y'nin", whose ending joins it to the next name, the scene?"""
        if not self.around.endings.cases or before.role != "strong" or before.sentence != mention.sentence:
            return False
        tight = self.doc.text[self.doc.words[before.last].end : mention.toponym.start] == " "
        return tight and mention.toponym.kind != "demonym" and self.around.endings.joins(before)

    def sets(self, before: Mention, mention: Mention) -> bool:
        """Does a name say in what the one before it lies ("bombed X, in Yemen")?"""
        return self._follows(before, mention, ",") and holds(mention, before)

    def surrounds(self, before: Mention, mention: Mention) -> bool:
        """Is it the Z of "at X, near Y in Z", the unit in which the place before it lies?"""
        scene = before.role in ("strong", "parent") and not before.is_unit
        if not scene or mention.is_country or not holds(mention, before):
            return False
        return self._follows(before, mention, ",") or self._follows(before, mention, " ")

    def _follows(self, before: Mention, mention: Mention, mark: str) -> bool:
        """Do a mark and a preposition of place, and no more, stand between two names?"""
        if before.sentence != mention.sentence:
            return False
        gap = self.doc.text[before.toponym.end : mention.toponym.start]
        ends = range(mention.first - 1, max(mention.first, mention.last))  # "en | el este de Ucrania"
        led = any(self.around.begins.get(("cues.locative", end)) == before.last + 1 for end in ends)
        return led and gap.startswith(mark) and gap.count(",") == (mark == ",")

    def lies_off(self, before: Mention, mention: Mention) -> bool:
        """Is it the Y of "X شمال Y", "X, au nord de Y", which only says where X lies?"""
        if before.sentence != mention.sentence:
            return False
        unlisted = before.toponym.kind == UNLISTED
        if self.around.clitics.cased and not (unlisted and before.role == "strong"):
            return False
        unit = before.precision in ("country", "admin1") and not unlisted
        if before.role not in ("strong", "weak", "plain") or unit:
            return False
        gap = self.doc.text[before.toponym.end : mention.toponym.start]
        # "à X, au sud de Y"
        led = (
            self.around.clitics.cased
            and gap.startswith(", ")
            and len(gap) <= _SIDE_GAP
            and gap.count(",") == 1
        )
        if (gap != " " and not led) or mention.role == "demonym":
            return False
        first = mention.first
        own = "directions." in " ".join(self.around.inside.get(first, ())) and first < mention.last
        return own and (led or before.last + 1 == first)

    def is_quarter(self, before: Mention, mention: Mention) -> bool:
        """Is a district one of the town behind it, and its namesake not ("в Октябрьском районе Самары")?"""
        town, unit = mention.place, before.place
        if not self.around.two_way or before.precision != "admin2" or mention.precision != "town":
            return False
        if self.doc.text[before.toponym.end : mention.toponym.start] != " " or not town or not unit:
            return False
        declined = Index.open().key_id(normalise(mention.toponym.text)) is None
        return declined and (town.country, town.admin1) != (unit.country, unit.admin1)

    def lies_near(self, before: Mention, mention: Mention) -> bool:
        """Is it the Y of "in X near Y", which only says where X lies ("в Раменском под Москвой")?"""
        if before.role != "strong" or before.near or before.sentence != mention.sentence:
            return False
        between = range(before.last + 1, mention.first)
        return (
            before.precision not in ("country", "admin1", "area")
            and 0 < len(between) <= _NEAR_WORDS
            and all("cues.near" in self.around.inside.get(index, ()) for index in between)
        )

    def _changes_case(self, before: Mention, mention: Mention) -> bool:
        """Is only the first of two names declined, so that they make no list ("in X, the Shilka rose")?"""
        if not self.around.two_way or mention.toponym.kind != "place" or before.toponym.kind != "place":
            return False
        one, two = normalise(before.toponym.text), normalise(mention.toponym.text)
        index = Index.open()
        return index.key_id(one) is None and two[-1:] not in "оеиіуюэы" and index.key_id(two) is not None
