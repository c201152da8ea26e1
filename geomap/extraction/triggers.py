"""Triggers: the phrases of a sentence that say that something happened.

Generic ones ("attacked", "tấn công") take their type from the instrument and the target beside them.
Those in calls, demands and charges say nothing happened, or nothing new.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from geomap.extraction.unlisted import UNLISTED
from geomap.taxonomy import OTHER, group_of, is_own

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.extraction.document import Document, Sentence
    from geomap.extraction.figures import Figure
    from geomap.extraction.mentions import Mention
    from geomap.languages.phrases import Hit

# Most specific first: of two types told of one thing, the earlier one is its type.
PRECEDENCE = (
    "abduction",
    "attack_on_aid_health",
    "interception",
    "drone_attack",
    "missile_attack",
    "air_strike",
    "shelling",
    "explosion",
    "arson",
    "robbery",
    "attack_on_civilians",
    "armed_clash",
    "killing",
)
VIOLENT = frozenset(PRECEDENCE)
_VIOLENT_GROUPS = frozenset({"combat", "strike", "civilians", "crime"})
# What is announced beforehand, and so can be called off.
_PLANNED = frozenset(
    {
        "protest",
        "diplomatic_meeting",
        "ceasefire_talks",
        "agreement",
        "aid_delivery",
        "military_movement",
        "siege",
    }
)
# What armies are accused of, and no person before a court.
_CLAIMED = frozenset({"shelling", "air_strike", "drone_attack", "missile_attack", "interception"})
_FROM_AFAR = frozenset({"shelling", "air_strike", "drone_attack", "missile_attack"})
# What says who was struck, and not with what.
_UNSPECIFIC = frozenset({"armed_clash", "killing", "attack_on_civilians"})
# What is counted ("230 air strikes"); before others a number counts people or hectares.
_COUNTED = ("combat", "strike")
_WELL_KNOWN = 0.7  # score of a place
_LIKENED = frozenset({"territory_change", "siege", "displacement", "military_movement", OTHER})
_OPENING = ("\u00ab", "\u201c", "\u201e")
_CLOSING = ("\u00bb", "\u201d", "\u201c")
_INSTRUMENT_REACH = 10
TARGET_REACH = 8
_IRREALIS_REACH = 25
_OBJECT_REACH = 4
_CAPTURE_REACH = 4  # words from a verb of taking to the name of the place that is taken
_TITLE = 2  # words in quotation marks that are the name of a film, ship or operation


_BLOWS = frozenset({"drone_attack", "missile_attack", "air_strike", "shelling"})
# Types that a longer phrase of another type does not swallow: what it says besides is how it ended.
_STANDS_IN: dict[str, frozenset[str]] = {
    "interception": _BLOWS,  # "the drone shot down fell on a roof"
    "flood": frozenset({"accident"}),
    "wildfire": frozenset({"accident"}),
    "diplomatic_call": frozenset({"diplomatic_meeting"}),
    "ceasefire_talks": frozenset({"diplomatic_meeting"}),
    "robbery": frozenset({"displacement"}),
    **dict.fromkeys(_BLOWS, frozenset({"accident"})),
}


class Trigger(NamedTuple):
    """Words ``first`` to ``last`` that say that an incident of a type happened.

    ``generic``: the type was inferred from what stands beside it. ``kill``: it says only that
    lives were taken, and is swallowed by any trigger that says how. ``times``: so many of them
    ("230 air strikes"), 1 if no number stands there.
    """

    type: str
    first: int
    last: int
    generic: bool = False
    kill: bool = False
    operation: bool = False
    times: int = 1


def find_triggers(
    doc: Document, sentence: Sentence, figures: list[Figure], named: Sequence[Mention] = ()
) -> list[Trigger]:
    """Triggers of a sentence, where ``named`` stand, in the order of the text.

    Those of calls and demands are left out.
    """
    first, stop = sentence.first, sentence.stop
    if _is_topic(doc, sentence):
        return []
    reader = _Reader(doc, sentence, figures)
    found: list[Trigger] = []
    for hit in doc.by_sentence("triggers").get(sentence.number, ()):
        if hit.first >= first and hit.last < stop and not _is_name(doc, hit, named):
            key = hit.label.partition(".")[2]
            times = reader.count(hit.first) if group_of(key) in _COUNTED else 1
            found.append(
                Trigger(reader.by_target(key, hit.first, hit.last), hit.first, hit.last, times=times)
            )
    for key in ("strong", "strike", "weak", "operation", "kill"):
        for hit in doc.within(f"attack.{key}", first, stop):
            trigger = reader.generic(key, hit.first, hit.last)
            if trigger:
                found.append(trigger)
    found += [
        Trigger("territory_change", hit.first, hit.last)
        for hit in doc.within("attack.capture", first, stop)
        if reader.takes(hit.first if reader.verb_last else hit.last, named)
    ]
    found += [
        Trigger("territory_change", hit.first, hit.last)
        for hit in doc.within("attack.captured", first, stop)
        if reader.is_taken(hit.first, named)
    ]
    found = [t for t in found if not reader.numberless(t)]
    found = [t for t in found if not any(_inside(t, other) for other in found)]
    if any(group_of(t.type) == "disaster" for t in found):
        # Earthquakes strike, and storms hit: weak words belong to them, and blows with no weapon.
        weak = {(hit.first, hit.last) for hit in doc.within("attack.weak", first, stop)}
        blows = {(hit.first, hit.last) for hit in doc.within("attack.strike", first, stop)}
        # Who runs into the streets from a quake does not protest; what a storm closes is under no siege.
        if any(t.type == "earthquake" for t in found):
            found = [t for t in found if t.type != "protest"]
        found = [t for t in found if t.type != "siege" or not reader.is_bare(t.first, t.last)]
        found = [
            t
            for t in found
            if not t.generic
            or not (
                (t.first, t.last) in weak or ((t.first, t.last) in blows and reader.is_bare(t.first, t.last))
            )
        ]
    found = [t for t in found if not reader.is_title(t) and not reader.unreal(t)]
    if found and reader.is_pastime():
        found = [t for t in found if not _is_likened(t.type)]
    return sorted(set(found), key=lambda t: (t.first, t.last, t.type, t))


def _is_name(doc: Document, hit: Hit, named: Sequence[Mention]) -> bool:
    """Is it one word that says so without its clitic only, and a well-known name as it stands?

    *كوبا* is Cuba, and *وباء*, an epidemic, behind *ك*.
    """
    word = doc.words[hit.first]
    if hit.first != hit.last or not word.alts:
        return False
    key = doc.lexicon.phrases.script.key
    if word.key in {key(one) for one in hit.phrase.replace("|", " ").split()}:
        return False
    return any(
        m.first <= hit.first <= m.last
        and m.toponym.kind == "place"
        and m.toponym.start <= word.start
        and m.place is not None
        and m.place.score >= _WELL_KNOWN
        for m in named
    )


def _is_likened(type_key: str) -> bool:
    """Is it of the types from which sport, business and the arts take their words?"""
    return is_violent(type_key) or group_of(type_key) == "disaster" or type_key in _LIKENED


def _is_topic(doc: Document, sentence: Sentence) -> bool:
    """Is it one word that says what its paragraph is about ("Floods. The river ...")?"""
    after = sentence.number + 1
    return (
        sentence.stop - sentence.first == 1
        and after < len(doc.sentences)
        and doc.sentences[after].paragraph == sentence.paragraph
        and doc.text[doc.words[sentence.first].end] in ".:"
    )


def _inside(one: Trigger, other: Trigger) -> bool:
    """Does a trigger lie in a longer one, or share its words with a more specific one?"""
    if one is other:
        return False
    if is_own(other.type) and not is_own(one.type) and one.first <= other.last and other.first <= one.last:
        return True  # what the user's words tell is told
    if is_own(one.type) and not is_own(other.type):
        return False
    if one.first <= other.last and other.first <= one.last:
        if _tells_less(one.type, other.type):
            return True
        if _tells_less(other.type, one.type):
            return False
    if not (other.first <= one.first and one.last <= other.last):
        return False
    if other.type in _STANDS_IN.get(one.type, ()) and (one.first, one.last) != (other.first, other.last):
        return False
    if (one.first, one.last) == (other.first, other.last):
        return (rank(other.type), other.type) < (rank(one.type), one.type)
    # "killed in an air strike six fighters", "claimed in the storm six lives": the longer phrase does
    # not say how.
    how = one.type in VIOLENT and one.type not in _UNSPECIFIC and not one.generic
    return not (other.type in _UNSPECIFIC and (how or (other.kill and group_of(one.type) == "disaster")))


def _tells_less(one: str, other: str) -> bool:
    """Of two types that share words: shelling "from the air", a fire "in a forest"."""
    if {one, other} <= _FROM_AFAR:
        return rank(other) < rank(one)
    return one == "accident" != other and group_of(other) == "disaster" and other != "epidemic"


def rank(type_key: str) -> int:
    """Place of a type in `PRECEDENCE`; the user's own come first, types that are no violence last."""
    if is_own(type_key):
        return -1
    return PRECEDENCE.index(type_key) if type_key in VIOLENT else len(PRECEDENCE)


def is_violent(type_key: str) -> bool:
    """Whether a type is one of violence: of geomap's, or of the user's own in such a group.

    Examples
    --------
    >>> is_violent("shelling"), is_violent("flood")
    (True, False)
    """
    return type_key in VIOLENT or (is_own(type_key) and group_of(type_key) in _VIOLENT_GROUPS)


class _Reader:
    def __init__(self, doc: Document, sentence: Sentence, figures: list[Figure]) -> None:
        self.doc = doc
        self.sentence = sentence
        self.joins = doc.lexicon.joins
        self.verb_last = doc.lexicon.pack.flag("sentences", "verb_last")
        self.figures = [f for f in figures if sentence.first <= f.first < sentence.stop]

    def _nearest(self, label: str, first: int, last: int, reach: int) -> int | None:
        """Distance in words to the nearest hit of a label in the clause, or None."""
        best: int | None = None
        for hit in self.doc.within(label, self.sentence.first, self.sentence.stop):
            if self.doc.clause[hit.first] != self.doc.clause[first] or self._tells(hit.last):
                continue
            distance = max(hit.first - last, first - hit.last, 0)
            if distance <= reach and (best is None or distance < best):
                best = distance
        return best

    def _tells(self, last: int) -> bool:
        """Does a verb of saying follow ("medics said")? Who tells it is not who was struck."""
        return any(
            h.first - last in (1, 2) for h in self.doc.within("cues.reporting", last, self.sentence.stop)
        )

    def _instrument(self, first: int, last: int) -> str | None:
        """Type of the nearest instrument in the clause."""
        here = self.doc.by_sentence("instruments").get(self.sentence.number, ())
        found = [
            (distance, rank(label.partition(".")[2]), label.partition(".")[2])
            for label in {hit.label for hit in here}
            if (distance := self._nearest(label, first, last, _INSTRUMENT_REACH)) is not None
        ]
        return min(found)[2] if found else None

    def is_bare(self, first: int, last: int) -> bool:
        """Does a blow stand with no weapon and no fighters, so that a storm may have dealt it?"""
        return (
            self._instrument(first, last) is None
            and self._nearest("targets.armed", first, last, TARGET_REACH) is None
        )

    def takes(self, verb: int, named: Sequence[Mention]) -> bool:
        """Is a place named right behind a verb of taking, in a clause with those who can take one?"""
        clause = self.doc.clause[verb]
        if self.verb_last:
            return self._took(verb, named)
        if not any(
            0 < m.first - verb <= _CAPTURE_REACH
            and (m.first - verb == 1 or not self._led(m.first - 1))
            and self.doc.segment[m.first] == self.doc.segment[verb]
            and (m.place is not None or m.toponym.kind == UNLISTED)
            and not m.is_country
            and m.role not in ("person", "demonym", "actor")
            for m in named
        ):
            return False
        if any(m.is_country and m.last < verb and self.doc.clause[m.first] == clause for m in named):
            return True  # "Russia seizes X"
        return any(
            self.doc.clause[hit.first] == clause
            for label in ("targets.armed", "cues.actor_heads")
            for hit in self.doc.within(label, self.sentence.first, self.sentence.stop)
        )

    def is_taken(self, verb: int, named: Sequence[Mention]) -> bool:
        """Does the name of a place stand right before a word for its fall, as the subject ("Хама пала")?"""
        return any(
            0 <= verb - m.last - 1 <= 1
            and self.doc.segment[m.first] == self.doc.segment[verb]
            and (m.first == self.sentence.first or not self._led(m.first - 1))
            and (m.place is not None or m.toponym.kind == UNLISTED)
            and not m.is_country
            and m.role not in ("person", "demonym", "actor")
            for m in named
        )

    def _took(self, verb: int, named: Sequence[Mention]) -> bool:
        """Is a place named right before it, in a sentence with fighters ("Hama'yı geri aldı")?"""
        sentence, segment = self.sentence, self.doc.segment
        return any(
            0 < verb - m.last <= _CAPTURE_REACH
            and segment[m.first] == segment[verb]
            and m.place is not None
            and m.precision in ("town", "near", "admin2", "site", "admin1", "none")
            and m.role not in ("person", "demonym", "actor", "strong")
            for m in named
        ) and bool(
            self.doc.within("targets.armed", sentence.first, sentence.stop)
            or self.doc.within("cues.actor_heads", sentence.first, sentence.stop)
        )

    def _led(self, index: int) -> bool:
        """Is it a preposition, so that what follows is where and not what ("took two men in X")?"""
        return any(
            hit.last == index
            for label in ("cues.locative", "cues.near", "cues.from", "cues.toward", "cues.locative_weak")
            for hit in self.doc.within(label, max(index - 3, self.sentence.first), index + 1)
        )

    def is_title(self, trigger: Trigger) -> bool:
        """Is it the name of a film, ship or operation ("The Siege", «Осада»)?"""
        doc, first, last = self.doc, trigger.first, trigger.last
        start, end = doc.words[first].start, doc.words[last].end
        quoted = doc.text[start - 1 : start] in _OPENING and doc.text[end : end + 1] in _CLOSING
        return quoted and start > 0 and last - first < _TITLE and doc.text[start].isupper()

    def _opens_segment(self, first: int) -> bool:
        segment = self.doc.segment
        return first > self.sentence.first and segment[first - 1] != segment[first]

    def _follows(self, first: int, last: int, reach: int = TARGET_REACH) -> str | None:
        """The label of the first target after a trigger in its clause: who it was done to.

        Where verbs close the sentence, of the last one before it.
        """
        if self.verb_last:
            before = [
                (hit.last, label)
                for label in ("targets.civilians", "targets.armed")
                for hit in self.doc.within(label, self.sentence.first, first)
                if first - hit.last <= reach and self.doc.clause[hit.first] == self.doc.clause[first]
            ]
            return max(before)[1] if before else None
        said = [h.first for h in self.doc.within("cues.reporting", last + 1, self.sentence.stop)]
        stop = min(said, default=self.sentence.stop)  # "fighting goes on, say residents"
        after = [
            (hit.first, label)
            for label in ("targets.civilians", "targets.armed")
            for hit in self.doc.within(label, last + 1, stop)
            if hit.first - last <= reach and self.doc.clause[hit.first] == self.doc.clause[first]
        ]
        return min(after)[1] if after else None

    def generic(self, key: str, first: int, last: int) -> Trigger | None:
        """Type of a generic attack, operation or killing from what stands beside it."""
        instrument = self._instrument(first, last)
        aid = self._nearest("targets.aid_health", first, last, TARGET_REACH)
        civilians = self._nearest("targets.civilians", first, last, TARGET_REACH)
        armed = self._nearest("targets.armed", first, last, TARGET_REACH)
        count = self.count(first)
        if key == "operation":
            return Trigger("armed_clash", first, last, generic=True, operation=True, times=count)
        if key == "kill" and instrument is not None and aid is None:
            return Trigger(instrument, first, last, generic=True, times=1)
        if key == "kill":
            if self._follows(first, last) == "targets.civilians":
                kind = "attack_on_civilians" if armed is not None else "killing"
            elif armed is not None and (civilians is None or armed <= civilians):
                kind = "armed_clash"
            elif armed is not None:
                kind = "attack_on_civilians"
            elif self._opens_segment(first):
                kind = OTHER  # ", killing 12": the consequence of something that no trigger names
            else:
                kind = "killing"
            return Trigger(kind, first, last, generic=True, kill=True, times=1)
        if key == "weak" and instrument is None and not (armed is not None and self._casualties(first)):
            return None
        if aid is not None:
            kind = "attack_on_aid_health"
        elif instrument is not None:
            kind = instrument
        elif key == "strike":
            kind = "air_strike"
        elif civilians is not None and (
            armed is None or civilians <= armed or self._follows(first, last) == "targets.civilians"
        ):
            kind = "attack_on_civilians"
        elif key == "strong" and self._falls(first, last):
            kind = "attack_on_civilians"  # "soldiers opened fire, two demonstrators died"
        else:
            kind = "armed_clash"
        return Trigger(kind, first, last, generic=True, times=count)

    def _falls(self, first: int, last: int) -> bool:
        """Are civilians the first that are named after it, up to the end of the sentence?"""
        if self.verb_last:
            return False
        after = [
            (hit.first, label)
            for label in ("targets.civilians", "targets.armed", "figures.people")
            for hit in self.doc.within(label, last + 1, self.sentence.stop)
            if hit.first - last <= TARGET_REACH
        ]
        return bool(after) and min(after)[1] == "targets.civilians" and self._casualties(first, True)

    def by_target(self, kind: str, first: int, last: int) -> str:
        """A strike on aid or health is that, whatever it was struck with."""
        # Where verbs close the sentence, whom they are about stands right before them.
        opening = max(first, last - _OBJECT_REACH) if self.verb_last else first
        inside = self.doc.within("targets.civilians", opening, last + 1)
        struck = self._follows(first, last, 4) == "targets.civilians"
        where = struck and any(
            last < hit.last <= last + 2
            for label in ("cues.locative", "cues.near")
            for hit in self.doc.within(label, last + 1, min(last + 3, self.sentence.stop))
        )
        if kind == "armed_clash" and (inside or (struck and not where)):
            return "attack_on_civilians"  # "gunmen killed 12 villagers", but "fighting near the village"
        if kind == "arson":  # set on fire by a weapon: the weapon is the type
            weapon = self._instrument(first, last)
            if weapon:
                return weapon
        if kind in VIOLENT and not is_own(kind) and kind not in ("interception", "abduction", "robbery"):
            aid = self._nearest("targets.aid_health", first, last, 5)
            if aid is not None and not (kind == "killing" and self._cared_for(last)):
                return "attack_on_aid_health"
        return kind

    def _cared_for(self, last: int) -> bool:
        """Is the hospital where a victim was brought or died ("died of stab wounds at a hospital")?"""
        doc = self.doc
        return any(
            led.last < hit.first <= led.last + 3
            for hit in doc.within("targets.aid_health", last + 1, self.sentence.stop)
            for label in ("cues.locative", "cues.toward")
            for led in doc.within(label, last + 1, hit.first)
        )

    def _casualties(self, first: int, anywhere: bool = False) -> bool:
        return any(
            f.field in ("dead", "injured")
            and (anywhere or self.doc.clause[f.first] == self.doc.clause[first])
            for f in self.figures
        )

    def count(self, first: int) -> int:
        """The number right before a trigger ("hơn 230 cuộc không kích")."""
        for index in range(first - 1, max(first - 4, self.sentence.first - 1), -1):
            if self.doc.within("cues.locative", index, index + 1):
                return 1  # "30 were hurt in a crash"
            key = self.doc.words[index].key
            if key.isdigit() and len(key) < 6:
                number = int(key)
                return number if number < 1900 or number > 2100 else 1
        return 1

    def unreal(self, trigger: Trigger) -> bool:
        """Does it stand under a call, a demand or a wish, or in a charge before a court?"""
        if any(
            hit.first <= trigger.first <= hit.last
            for hit in self.doc.within("status.figurative", self.sentence.first, self.sentence.stop)
        ):
            return True
        if trigger.type in _PLANNED and any(
            self.doc.clause[hit.first] == self.doc.clause[trigger.first]
            for hit in self.doc.within("status.cancelled", self.sentence.first, self.sentence.stop)
        ):
            return True
        # Courts charge with crimes; "Baku is accused of having shelled the village" is a claim.
        charged = is_violent(trigger.type) or trigger.type == "protest"
        charged = charged and trigger.type not in _CLAIMED
        charges = ("status.charge",) if charged else ()
        for label in ("status.irrealis", *charges):
            for hit in self.doc.within(label, self.sentence.first, self.sentence.stop):
                if trigger.first <= hit.first and hit.last <= trigger.last:
                    continue
                ahead = 0 <= trigger.first - hit.last <= _IRREALIS_REACH
                if ahead and not self.verb_last and not self._broken(hit.last, trigger.first):
                    return True
                behind = 0 <= hit.first - trigger.last <= _IRREALIS_REACH
                one = self.doc.segment[hit.first] == self.doc.segment[trigger.last]
                demands = trigger.type in ("protest", "riot")  # who protests demands
                if behind and one and self.verb_last and not demands and not self._told(trigger):
                    return True
        return False

    def is_pastime(self) -> bool:
        """Is it a sentence on sport, business or the arts, and nobody was killed or hurt?"""
        told = self.doc.within("status.pastimes", self.sentence.first, self.sentence.stop)
        return bool(told) and not any(f.value > 0 and f.field != "affected" for f in self.figures)

    def numberless(self, trigger: Trigger) -> bool:
        """A toll is a number; without one the words are lament, and with fighters it is a claim."""
        if trigger.type != "casualty_toll":
            return False
        kills = self.doc.within("attack.kill", trigger.first, trigger.last + 1)
        if any(self._follows(hit.first, hit.last) == "targets.armed" for hit in kills):
            return True
        return not any(f.value > 0 and f.field in ("dead", "injured") for f in self.figures)

    def _told(self, trigger: Trigger) -> bool:
        """Do numbers of dead or injured stand beside it, so that it did happen?"""
        return any(
            f.field in ("dead", "injured") and self.doc.segment[f.last] == self.doc.segment[trigger.last]
            for f in self.figures
        )

    def _broken(self, first: int, last: int) -> bool:
        """Does a new clause begin between two words, other than by "and"?"""
        if self.doc.clause[first] == self.doc.clause[last]:
            return False
        joins = sum(self.doc.words[index].key in self.joins for index in range(first + 1, last + 1))
        return self.doc.clause[last] - self.doc.clause[first] > joins
