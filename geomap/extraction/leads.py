"""The preposition, case or verb that governs a name and says how the scene lies to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geomap.extraction.around import Around, is_about_place, is_date
from geomap.extraction.precedence import FROM_AFAR
from geomap.gazetteer.index import Index
from geomap.gazetteer.names import normalise

if TYPE_CHECKING:
    from geomap.extraction.mentions import Mention

_REACH = 7  # words to the left in which a preposition can govern a name
_VERB_REACH = 3
_PART_REACH = 6
# Types whose object is a place ("the shelling of X"), and words that make the one before "of" no part of it.
_STRUCK = tuple(
    f"triggers.{key}"
    for key in (
        "shelling",
        "air_strike",
        "missile_attack",
        "drone_attack",
        "siege",
        "territory_change",
        "explosion",
        "attack_on_civilians",
        "earthquake",
        "flood",
        "wildfire",
    )
)
_NO_PART = (
    "cues.actor_heads",
    "cues.person_titles",
    "cues.reporting",
    "triggers.",
    "attack.",
    "figures.people",
    "figures.dead",
    "targets.armed",
)
_DEALT = frozenset(f"triggers.{key}" for key in (*FROM_AFAR, "territory_change"))
# What is held on a country ("a conference on X") is not in it.
_ABOUT = frozenset({"triggers.diplomatic_meeting", "triggers.ceasefire_talks", "triggers.statement"})
_OWNERS = 4  # words before a name among which its people stand
_OWNING = frozenset(
    {"cues.actor_heads", "cues.person_titles", "cues.reporting", "figures.people", "targets.armed"}
)
_PEOPLE = frozenset({"figures.people", "targets.armed", "targets.civilians"})
_ARTICLES = frozenset({"the", "a", "an", "of", "s", "el", "la", "los", "las", "le", "les"})
_PREPOSITIONS = frozenset({"cues.locative", "cues.near", "cues.from", "cues.toward", "cues.locative_weak"})
_BIRTH = re.compile("19[2-9]\\d|20[01]\\d")
_CUT = 2  # letters of "с." (village)
_UNKNOWN = 2  # words among them that nothing in the pack explains


class Leads:
    """Finds what leads to a name among the words before it."""

    def __init__(self, around: Around) -> None:
        self.around = around
        self.doc, self.covered = around.doc, around.covered
        self.ends, self.inside, self.begins = around.ends, around.inside, around.begins
        pack = self.doc.lexicon.pack
        self.clitics, self.two_way = around.clitics, around.two_way
        # Languages that decline names need no word between a thing and what it is of.
        self.bare_genitive = not pack.words("cues", "possessive") and bool(
            pack.words("script", "strip_suffixes")
        )
        self.accusative = [e.partition(">")[::2] for e in pack.words("cues", "accusative")]

    def cue_before(self, mention: Mention, first: int) -> str | None:
        """The nearest preposition or verb that governs the name."""
        if self._opens_list(mention, first):
            return "strong"
        unknown = 0
        place_word = False
        index = mention.first - 1
        lowest = max(first, mention.first - _REACH)
        doc = self.doc
        while index >= lowest and self.around.same(index, mention.first):
            labels = self._ends(index)
            adjacent = mention.first - index <= 3
            dated = index + 1 < mention.first and is_date(self.inside.get(index + 1, set()))
            if dated and not self._is_cut(index + 1):
                labels = labels - _PREPOSITIONS  # "since Tuesday": it leads to the day
            led = self._led_away(index) if unknown == 0 and labels else None
            if led:
                return led
            if "cues.near" in labels:
                return "near"
            if index == mention.first - 1 and self._is_goal(mention, index):
                return "toward"
            if "cues.locative" in labels or self.clitics.is_within(index):
                return "strong"
            if "cues.locative_verbs" in labels and adjacent:
                return "strong"
            if "cues.from" in labels and unknown == 0:
                return "from"
            if "cues.toward" in labels and unknown == 0:
                return "toward"
            inside = self.inside.get(index, set())
            explained = is_about_place(inside)
            if "cues.possessive" in labels and index == mention.first - 1:
                # "the city of X" names the city; "the services of X" are X's
                of = self.begins["cues.possessive", index]
                if of <= lowest or not is_about_place(self.inside.get(of - 1, set())):
                    return "strong" if self._part_of(mention, of, first) else "possessive"
                explained = True
            place_word = place_word or is_about_place(inside)
            if index in self.covered:
                # An adjective of place may stand between; another scene may not.
                explained = True
                unknown += 1
            if "cues.locative_weak" in labels and not explained:
                return "strong" if place_word or self._carries(mention, index, first) else "weak"
            if not explained and doc.words[index].key not in _ARTICLES and not is_date(inside):
                unknown += 1
                # A verb ends the search; before a place word it is an adjective ("the besieged city").
                verbal = any(label.startswith(("triggers.", "attack.", "cues.reporting")) for label in inside)
                if verbal and not place_word:
                    return "strong" if self._is_object(mention, index) else None
            if unknown > _UNKNOWN:
                return None
            index -= 1
        return None

    def tells_home(self, mention: Mention, first: int) -> bool:
        """Does it say where somebody lives ("(SN 1990, ngụ X)", "(34 años, de X)"), and is no scene?"""
        doc, name = self.doc, mention.toponym
        if self.around.labelled_before(mention.first, first, "cues.homes"):
            # "một người 19 tuổi ở Hebron hôm thứ Ba": a day at once behind it is that of what happened there
            led = bool(doc.within("cues.locative", mention.first - 1, mention.first))
            return not (led and is_date(self.inside.get(mention.last + 1, set())))
        start = doc.sentences[mention.sentence].start
        opening = doc.text.rfind("(", start, name.start)
        closing = doc.text.find(")", opening, name.end)
        if opening < 0 or 0 <= closing < name.start:
            return False
        inside = range(doc.word_at(opening + 1), mention.first)
        return any(
            "figures.age" in self.inside.get(at, ()) or _BIRTH.fullmatch(doc.words[at].key) for at in inside
        ) and not any(is_date(self.inside.get(at, set())) for at in inside)

    def _opens_list(self, mention: Mention, first: int) -> bool:
        """Does a colon stand between it and what befell it and others ("Were shelled: X, Y and Z")?"""
        words, text = self.doc.words, self.doc.text
        at = mention.first - 1
        while at > first and text[words[at].start].isupper():
            at -= 1  # names before it that no gazetteer has
        opens = at >= first and "cues.locative_verbs" in self.ends.get(at, ())
        return opens and text[words[at].end : words[at + 1].start].strip() == ":"

    def _ends(self, index: int) -> set[str]:
        """The labels that end at a word, without those of prepositions where it is none.

        "among them a man of X"; "с. Каменка", where "с" (from) is a village, cut short by a full stop.
        """
        labels = self.ends.get(index, set())
        none = self._is_cut(index) or "figures.among" in self.inside.get(index, ())
        return labels - _PREPOSITIONS if none else labels

    def _is_cut(self, index: int) -> bool:
        word = self.doc.words[index]
        return word.end - word.start <= _CUT and self.doc.text[word.end : word.end + 1] == "."

    def _is_goal(self, mention: Mention, index: int) -> bool:
        """Does the preposition before a name lead to it, as its case says ("в Одессу", not "в Одессе")?"""
        if self.doc.words[index].key not in self.two_way or "cues.locative_verbs" in self.ends.get(index, ()):
            return False
        if self.begins.get(("cues.locative", index), index) < index or self.around.has_place_word(mention):
            return False  # "обстрел на Одессу"
        text = mention.toponym.text
        if text.isupper():
            return False  # abbreviations have no cases
        name = normalise(text)
        return any(
            name.endswith(ending) and self._declines(name, ending, nominative)
            for ending, nominative in self.accusative
        )

    @staticmethod
    def _declines(name: str, ending: str, nominative: str) -> bool:
        """Is it another form of a known name, and none itself ("в Одессу", but "в Баку")?"""
        index = Index.open()
        known = index.key_id(name[: -len(ending)] + nominative) is not None
        return not nominative or (known and index.key_id(name) is None)

    def _is_object(self, mention: Mention, index: int) -> bool:
        """Is it what is struck ("обстреляли из артиллерии Никополь", "обстрел Никополя")?"""
        if mention.is_country:
            return False
        if self.bare_genitive and index == mention.first - 1:
            if not _PEOPLE.isdisjoint(self.inside.get(index, ())):
                return False  # "in the hands of the rebels of X"
            return any(label.startswith(_STRUCK) for label in self.ends.get(index, ()))
        # The phrase holds the weapon; the verb stands before it.
        return any(
            "cues.locative_verbs" in self.ends.get(at, ())
            for at in range(index - 1, max(index - _VERB_REACH, 0) - 1, -1)
            if self.around.same(at, index)
        )

    def has_people(self, mention: Mention, first: int) -> bool:
        """Do people or an institution stand before the "of" of a name ("the mayor of the town of X")?"""
        words = range(max(first, mention.first - _OWNERS), mention.first)
        return any(label in _OWNING for index in words for label in self.inside.get(index, ()))

    def _led_away(self, index: int) -> str | None:
        """``from`` or ``toward`` where a phrase says so that is longer than its preposition ("jusqu'à X")."""
        here = min(self.begins.get((f"cues.{label}", index), index + 1) for label in ("near", "locative"))
        for label in ("toward", "from"):
            if here <= index and self.begins.get((f"cues.{label}", index), here) < here:
                return label
        return None

    def _part_of(self, mention: Mention, of: int, first: int) -> bool:
        """Is it the whole of which a part is the scene ("in several streets of X"), or struck itself?"""
        if mention.is_country:
            return False
        # "The shelling of X"; the phrase may close behind the name ("the explosion of X was heard").
        around = (hit.label for hit in self.doc.at(of - 1) if hit.last > mention.last)
        if any(
            label.startswith(_STRUCK)
            for label in (*self.ends.get(of - 1, ()), *self.ends.get(of, ()), *around)
        ):
            return True
        for index in range(of - 1, max(first, of - _PART_REACH) - 1, -1):
            labels = self._ends(index)
            if not self.around.same(index, of) or any(
                label.startswith(_NO_PART) for label in self.inside.get(index, ())
            ):
                return False
            if "cues.locative" in labels or "cues.near" in labels:
                return index < of - 1
        return False

    def _carries(self, mention: Mention, index: int, first: int) -> bool:
        """Does an ambiguous preposition lead to a scene after all ("an attack on X", "on Luzon")?"""
        if mention.place and mention.place.kind in ("island", "river", "sea", "lake", "mountains", "strait"):
            return True
        if not _DEALT.isdisjoint(self.inside.get(index, ())):
            return True  # "launched at X 103 drones": the phrase closes behind the name; "took control of X"
        before = self.ends.get(index - 1, set()) if index > first else set()
        return any(label.startswith(("triggers.", "attack.")) and label not in _ABOUT for label in before)
