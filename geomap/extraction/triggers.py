"""Triggers: the phrases of a sentence that say that something happened.

Generic ones ("attacked", "tấn công") take their type from the instrument and the target beside them.
Those in calls, demands and charges say nothing happened, or nothing new.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.beside import Beside
from geomap.extraction.burning import with_buildings
from geomap.extraction.captures import Captures
from geomap.extraction.precedence import FROM_AFAR, VIOLENT, is_violent, rank
from geomap.extraction.sayers import is_told_by_ward
from geomap.extraction.trigger import Trigger
from geomap.extraction.unreal import Unreal
from geomap.extraction.weighed import by_all_words
from geomap.taxonomy import OTHER, group_of, is_own

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from geomap.extraction.document import Document, Sentence
    from geomap.extraction.figures import Figure
    from geomap.extraction.mentions import Mention
    from geomap.languages.phrases import Hit

# What says who was struck, and not with what.
_UNSPECIFIC = frozenset({"armed_clash", "killing", "attack_on_civilians"})
# What is counted ("230 air strikes"); before others a number counts people or hectares.
_COUNTED = ("combat", "strike")
_WELL_KNOWN = 0.7  # score of a place
_TAIL = 3  # words that a phrase may have behind the shorter one in which it ends
# Words that open a further clause, or end one.
_OPENING = ("sentences.clauses", "sentences.clause_ends")
_LIKENED = frozenset({"territory_change", "siege", "displacement", "military_movement", OTHER})


# Types that a longer phrase of another type does not swallow: what it says besides is how it ended.
_STANDS_IN: dict[str, frozenset[str]] = {
    "interception": FROM_AFAR,  # "the drone shot down fell on a roof"
    "flood": frozenset({"accident"}),
    "wildfire": frozenset({"accident"}),
    "diplomatic_call": frozenset({"diplomatic_meeting"}),
    "ceasefire_talks": frozenset({"diplomatic_meeting"}),
    "robbery": frozenset({"displacement"}),
    "protest": frozenset({"siege"}),  # "residents blocked the road and let no lorry through"
    "displacement": frozenset({"flood", "wildfire", "storm"}),  # "340 were evacuated because of a flood"
    **dict.fromkeys(FROM_AFAR, frozenset({"accident"})),
}


def find_triggers(
    doc: Document,
    sentence: Sentence,
    figures: list[Figure],
    named: Sequence[Mention] = (),
    bygone: AbstractSet[int] = frozenset(),
) -> list[Trigger]:
    """Triggers of a sentence, where ``named`` stand, in the order of the text.

    Those of calls and demands are left out, and crimes before a court without one of the days long past,
    whose words are ``bygone``.
    """
    first, stop = sentence.first, sentence.stop
    if _is_topic(doc, sentence):
        return []
    reader = Beside(doc, sentence, figures)
    spoken = Unreal(doc, sentence, reader.figures, bygone)
    found: list[Trigger] = []
    for hit in doc.by_sentence("triggers").get(sentence.number, ()):
        if hit.first >= first and hit.last < stop and not _is_name(doc, hit, named):
            key = hit.label.partition(".")[2]
            times = reader.count(hit.first) if group_of(key) in _COUNTED else 1
            found.append(
                Trigger(reader.by_target(key, hit.first, hit.last), hit.first, hit.last, times=times)
            )
    if sentence.number in doc.by_sentence("attack"):
        found += _attacks(doc, sentence, reader, named)
    found = [
        t
        for t in found
        if not (
            _runs_on(doc, t, found, named) or _is_bomb(doc, t, found) or is_told_by_ward(doc, sentence, t)
        )
    ]
    if not spoken.is_pastime():
        told = [t for t in found if not (spoken.figurative(t) or reader.numberless(t))]
        # A figure of speech misleads the model as it would mislead a phrase.
        misled = {t.type for t in found if spoken.figurative(t)} - {t.type for t in told}
        found += [t for t in by_all_words(doc, sentence, told, named) if t.type not in misled]
    found = with_buildings(doc, sentence, found)
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
    found = [t for t in found if not spoken.is_title(t) and not spoken.unreal(t)]
    if found and spoken.is_pastime():
        found = [t for t in found if not _is_likened(t.type)]
    return sorted(set(found), key=lambda t: (t.first, t.last, t.type, t))


def _attacks(
    doc: Document, sentence: Sentence, reader: Beside, named: Sequence[Mention]
) -> Iterator[Trigger]:
    """What is told in a sentence by the words for attacks, which take their type from what stands beside."""
    captures = Captures(doc, sentence)
    for key in ("strong", "strike", "weak", "operation", "kill"):
        for hit in doc.within(f"attack.{key}", sentence.first, sentence.stop):
            trigger = reader.generic(key, hit.first, hit.last)
            if trigger:
                yield trigger
    for hit in doc.within("attack.capture", sentence.first, sentence.stop):
        if captures.takes(hit.first if reader.verb_last else hit.last, named):
            yield Trigger("territory_change", hit.first, hit.last)
    for hit in doc.within("attack.captured", sentence.first, sentence.stop):
        if captures.is_taken(hit.first, named):
            yield Trigger("territory_change", hit.first, hit.last)


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


def _runs_on(doc: Document, one: Trigger, found: list[Trigger], named: Sequence[Mention]) -> bool:
    """Does a phrase run over a name into what is told behind it ("guns hit X and a drone struck a bus")?

    What it ends in is told in a clause of its own, or what it begins with by a phrase of another type.
    """
    if one.generic:
        return False
    ends = [other for other in found if one.first < other.first <= one.last <= other.last + _TAIL]
    return any(
        one.first < m.first
        and any(m.last < n.first and doc.clause[n.first] == doc.clause[other.first] for n in named)
        and _opens(doc, m.last + 1, other.first)
        and not doc.within("cues.where", m.last + 1, other.first)
        and (
            (doc.clause[one.first] != doc.clause[other.first] and one.type != other.type)
            or any(t.type != one.type and t.first <= one.first <= t.last < m.first for t in found)
        )
        for other in ends
        for m in named
    )


def _is_bomb(doc: Document, one: Trigger, found: list[Trigger]) -> bool:
    """Is what an accident begins with no vehicle but a bomb in one ("a car bomb killed seven people")?"""
    return one.type == "accident" and any(
        other.type == "explosion"
        and other.first <= one.first <= other.last < one.last
        and bool(doc.within("instruments.explosion", other.first, other.last + 1))
        for other in found
    )


def _opens(doc: Document, first: int, stop: int) -> bool:
    """Does one of the words ``first`` to ``stop`` open a clause, or the one before it end one?"""
    lex = doc.lexicon
    return any(doc.within(label, first, stop) for label in _OPENING) or any(
        doc.words[at].alts and lex.joined(doc.words[at]) for at in range(first, stop + 1)
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
    """Of two types that share words: shelling "from the air", a fire "in a forest", one that was set.

    What is laid hands on is no town where it is told to be drugs, men or loot; aid under fire is none.
    """
    if (one, other) == ("aid_delivery", "attack_on_aid_health"):
        return True
    if one == "territory_change" and other in ("arrest", "robbery"):
        return True
    if {one, other} <= FROM_AFAR:
        return rank(other) < rank(one)
    told_by = other == "arson" or (group_of(other) == "disaster" and other != "epidemic")
    return one == "accident" != other and told_by
