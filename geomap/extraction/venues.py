"""Where something was spoken: the venue of a meeting, of talks or of a signing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.containment import nested

if TYPE_CHECKING:
    from geomap.extraction.events import Event
    from geomap.extraction.mentions import Mention
    from geomap.extraction.pointers import Pointers
    from geomap.extraction.settled import Known

SPOKEN_REACH = 14
_VENUE_REACH = 8
SURELY = 0.35  # score of a place below which a name without a cue is rather a person's
_BESIDE = 2  # words from where somebody went to the verb
_PART_WORDS = 5  # from where a part of a sentence begins to the name of a town in it
_PARTIES = 4  # words from "between" to the second of two parties


class Venues:
    """Finds the venue of one event after the other."""

    def __init__(self, known: Known, pointers: Pointers) -> None:
        self.known = known
        self.pointers = pointers
        # Where verbs close the sentence the place stands before what happened there.
        self.verb_last = known.doc.lexicon.pack.flag("sentences", "verb_last")
        self.declined = bool(known.doc.lexicon.pack.words("cues", "two_way"))
        # Words of one syllable each reach half as far.
        self.syllabic = known.doc.lexicon.pack.flag("script", "diacritics")
        self.reach = 2 * SPOKEN_REACH if self.syllabic else SPOKEN_REACH

    def find(self, event: Event, here: list[Mention]) -> tuple[Mention | None, str]:
        """The venue of an event among the names of its sentence, and the tier of the rule that gave it."""
        sentence = self.known.doc.sentences[event.sentence]
        main = event.main
        for mention in here:
            before = mention.first - 1
            kind = (
                any(h.label.startswith("place_words.") for h in self.known.doc.at(before))
                if before > 0
                else False
            )
            hosts = any(
                self.known.doc.begins("cues.hosts", at)
                and self.known.doc.segment[at] == self.known.doc.segment[mention.first]
                for at in (mention.last + 1, before - kind)
            )
            if mention.role == "strong" and hosts:
                return mention, "clause"  # "Cairo hosts talks on Sudan"
        # The venue stands next to its verb, wherever that is.
        for mention in reversed(here) if self.verb_last else here:
            if mention.role != "strong" or self._is_party(mention):
                continue
            # What a statement speaks of stands after it; only a venue stands before.
            gap = main.first - mention.last if self.verb_last else mention.first - main.last
            # "arrived in X for ceasefire talks"
            inside = any(t.first < mention.first <= t.last for t in event.triggers)
            after = event.type != "statement" and (inside or 0 < gap <= self.reach)
            if after and self._is_object(mention, main.first, here):
                continue
            if after and self.known.doc.clause[mention.first] == self.known.doc.clause[main.first]:
                return self._after_topic(mention, here, main.first), "clause"
        behind = self._behind(event, here)
        if behind:
            return behind, "clause"
        venue = self._venue(event, here)
        if venue:
            return venue, "weak"
        for mention in here:
            opens = mention.role == "strong" and mention.first - sentence.first <= (
                0 if self.verb_last else 3
            )
            if opens and not mention.near and not mention.is_country:
                return mention, "sentence"
        part = self._opens_part(event, here)
        if part:
            return part, "clause"
        if event.type != "statement" and not self.verb_last:
            # "Envoys resumed on Tuesday in X the talks": the venue stands between the verb and its object.
            for mention in reversed(here):
                before = mention.role == "strong" and 0 < main.first - mention.last <= _VENUE_REACH
                same = self.known.doc.clause[mention.first] == self.known.doc.clause[main.first]
                if before and same and not mention.near and not mention.is_country:
                    return mention, "clause"
        if event.type == "agreement" and not self.verb_last:
            # Prisoners are handed over at a place, wherever it is named ("near X ... returned two men").
            venues = [m for m in here if m.role == "strong" and not m.is_country]
            people = self.known.doc.within("figures.people", main.first, main.last + 1)
            if people and len(venues) == 1 and venues[0].first < main.first:
                return venues[0], "sentence"
        opened = self._behind_colon(event, here)
        if opened:
            return opened, "sentence"
        pointed = self.pointers.find(event) if event.type != "statement" else None
        return (pointed, "pointer") if pointed else (None, "none")

    def _after_topic(self, mention: Mention, here: list[Mention], verb: int) -> Mention:
        """The scene right behind one that is only what the talks are on ("a truce in X held in Y").

        It may stand before the talks too ("resumed in Y the talks on a truce in X").
        """
        if self.verb_last or mention.precision not in ("area", "admin1", "country"):
            return mention
        for other in here:
            if other.role != "strong" or other.precision != "town" or other.near:
                continue
            beside = 0 < other.first - mention.last <= _BESIDE + 1 and self._is_led(other)
            beside = beside or (0 < verb - other.last <= _BESIDE and self._is_led(other))
            if beside and not nested(mention.place, other.place):
                return other
        return mention

    def _behind(self, event: Event, here: list[Mention]) -> Mention | None:
        """The scene between the words for a meeting and the verb at the end ("the talks in X will go on")."""
        doc, last = self.known.doc, event.main.last
        if event.type == "statement" or not self.verb_last:
            return None
        for mention in here:
            led = mention.role == "strong" and not mention.near and not mention.is_country
            if (
                led
                and 0 < mention.first - last <= self.reach
                and doc.clause[mention.first] == doc.clause[last]
            ):
                return mention
        return None

    def _venue(self, event: Event, here: list[Mention]) -> Mention | None:
        """The town behind a later word for the meeting, right before one, or to which they went.

        "Envoys of A and B went back to the table in X", "the X summit", "flew to X for talks".
        """
        doc = self.known.doc
        if event.type == "statement" or self.verb_last:
            return None
        ends = doc.label_maps()[0]
        towns = [
            m
            for m in here
            if m.is_drawn and not m.near and m.place and m.place.score >= SURELY
            and "cues.local_heads" not in ends.get(m.first - 1, ())  # "eight residents of X"
        ]  # fmt: skip
        for mention in towns:
            gaps = [mention.first - t.last for t in event.triggers if t.last < mention.first]
            inside = any(t.first < mention.first <= t.last for t in event.triggers)
            led = inside or (gaps and 0 < min(gaps) <= SPOKEN_REACH)
            led = led and not self._is_object(mention, event.main.first, here)
            if mention.role == "strong" and led and doc.clause[mention.first] in self.known.clauses(event):
                return mention
        if event.type == "agreement":
            return None
        for mention in towns:
            beside = any(mention.last + 1 == t.first for t in event.triggers)
            if mention.role in ("plain", "weak") and beside and mention.precision == "town":
                return mention
        going = [m for m in towns if m.role == "toward" and m.precision == "town"]
        # "To X has flown the president of Y": where names are declined the verb may follow
        reach = _BESIDE if self.declined else 0
        return going[-1] if going and event.main.first - going[-1].last <= reach else None

    def _opens_part(self, event: Event, here: list[Mention]) -> Mention | None:
        """The town that opens a part of a sentence ("..., and in the town of X, ministers signed a deal")."""
        doc, verb = self.known.doc, event.main.first
        if event.type == "statement" or self.verb_last:
            return None
        for mention in reversed(here):
            fine = mention.role == "strong" and mention.is_drawn and not mention.near
            if not fine or not 0 < verb - mention.last <= SPOKEN_REACH:
                continue
            start = mention.first
            while start > 0 and doc.segment[start - 1] == doc.segment[mention.first]:
                start -= 1
            led = doc.within("cues.locative", start, start + _BESIDE)
            if mention.first - start <= _PART_WORDS and any(hit.first == start for hit in led):
                return mention
        return None

    def _behind_colon(self, event: Event, here: list[Mention]) -> Mention | None:
        """The scene that opens what a colon goes on to tell ("The talks stall: in X, the envoys ...")."""
        doc, main = self.known.doc, event.main
        for mention in here:
            between = range(main.first + 1, mention.first)
            if mention.role != "strong" or mention.near or mention.is_country or not between:
                continue
            if doc.clause[mention.first] != doc.clause[main.first] + 1:
                continue
            opens = next((at for at in between if doc.clause[at] == doc.clause[mention.first]), mention.first)
            led = mention.first - opens <= _BESIDE
            if led and ":" in doc.text[doc.words[opens - 1].end : doc.words[opens].start]:
                return mention
        return None

    def _is_object(self, mention: Mention, verb: int, here: list[Mention]) -> bool:
        """Is it what a text is about ("In X, A and B signed a deal to reopen crossing Y")?

        No preposition leads to it, and one leads to another scene before the verb.
        """
        if not self.syllabic or self._is_led(mention):
            return False
        return any(
            m.role == "strong" and m.precision == "town" and m.last < verb and self._is_led(m) for m in here
        )

    def _is_led(self, mention: Mention) -> bool:
        ends, _ = self.known.doc.label_maps()
        return not ends.get(mention.first - 1, set()).isdisjoint(("cues.locative", "cues.near"))

    def _is_party(self, mention: Mention) -> bool:
        """Is it one of two that met ("between Manila and Beijing"), and not near where they did?"""
        doc = self.known.doc
        between = doc.lexicon.pack.words("dates", "between")
        before = range(max(mention.first - _PARTIES, 0), mention.first)
        said = not between or any(doc.words[index].key in between for index in before)
        return mention.near and (mention.is_country or said)
