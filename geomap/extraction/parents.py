"""The unit that a name lies in which the gazetteer lacks: its point is as good as the text allows."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from geomap.extraction.wording import closes_report, opens_rubric
from geomap.incidents import default_radius_km

if TYPE_CHECKING:
    from geomap.extraction.document import Document, Sentence
    from geomap.extraction.endings import Endings
    from geomap.geocoding.place import Place, Toponym

UNLISTED = "unlisted"
_PARENTS = ("admin2", "admin1", "area", "country")
_SKIPPED = frozenset({"the", "of", "a", "an"})
_ELSEWHERE = frozenset({"cues.from", "cues.toward"})
_LABELS = 2  # names at the head of an item, the wider one first ("Turkey - Izmir: ...")
_LABEL_WORDS = 4  # of a line that is only a name and a colon
_PARENT_GAP = 24  # characters of ", in the northern "
CONFIDENCE = 0.6
_ALONE = 0.8  # of a heading, that the names that are all of it must cover
_PARTS = {"place_words.part", "place_words.street"}
DIRECTIONS = {f"directions.{name}" for name in ("north", "south", "east", "west", "central")} | {
    "directions.northeast",
    "directions.northwest",
    "directions.southeast",
    "directions.southwest",
}


class Parents:
    """Finds the unit or town of one unlisted name after the other."""

    def __init__(self, doc: Document, endings: Endings, adjectives: dict[int, Place | None]) -> None:
        self.doc = doc
        self.endings = endings
        self.adjectives = adjectives
        self.ends, self.inside = doc.label_maps()

    def placed(self, toponym: Toponym, known: list[Toponym]) -> Toponym:
        """A name that was found without a place, at the point of its parent."""
        if toponym.place is not None or toponym.kind != "place":
            return toponym
        first, last = self.doc.word_at(toponym.start), self.doc.word_at(toponym.end - 1)
        place = self.find(first, last, known)
        return toponym._replace(kind=UNLISTED, place=place) if place else toponym

    def _town(self, first: int, last: int, known: list[Toponym]) -> Place | None:
        """The town that a quarter or street lies in: named beside it, or the last one before it."""
        doc = self.doc
        if not any(_PARTS & self.inside.get(index, set()) for index in range(first, last + 1)):
            return None
        sentence = doc.sentences[doc.sentence_of[first]]
        start = doc.words[first].start
        low = bisect_left(known, sentence.start, key=start_of)
        here = known[low : bisect_left(known, sentence.end, key=start_of)]
        apart = [t for t in here if t.end <= start or t.start >= doc.words[last].end]
        towns = [t for t in apart if is_town(t) or self._is_district(t)]
        if towns:
            return min(towns, key=lambda t: abs(t.start - start)).place
        heading = self._rubric(sentence, known) or self._heading(sentence.number, known)
        if heading and is_town(heading):
            return heading.place
        since = bisect_left(known, self._section_start(sentence.number, known), key=start_of)
        before = [
            t
            for t in known[since:low]
            if is_town(t)
            and (
                self._is_scene(t)
                or t.start in (known[0].start, self._paragraph_start(sentence))
                or opens_rubric(doc.text, t.start, t.end)
            )
        ]
        return before[-1].place if before and self._fits(before[-1], sentence, known) else None

    def _is_district(self, toponym: Toponym) -> bool:
        """Is it a district, in which quarters lie ("Buca ilçesindeki Ankara Caddesi")?"""
        place = toponym.place
        return bool(self.endings.cases) and place is not None and place.precision == "admin2"

    def _paragraph_start(self, sentence: Sentence) -> int:
        """Where the paragraph of a sentence begins ("Nairobi is in uproar. On Kenyatta Avenue ...")."""
        sentences, number = self.doc.sentences, sentence.number
        while number > 0 and sentences[number - 1].paragraph == sentence.paragraph:
            number -= 1
        return sentences[number].start

    def _fits(self, town: Toponym, sentence: Sentence, known: list[Toponym]) -> bool:
        """Does the paragraph of a sentence not tell of other countries than that of a town named above it?"""
        start = self._paragraph_start(sentence)
        if town.start >= start:
            return True
        low = bisect_left(known, start, key=start_of)
        here = known[low : bisect_left(known, sentence.end, key=start_of)]
        told = {t.place.country for t in here if t.place and t.place.country}
        return not told or (town.place is not None and town.place.country in told)

    def _section_start(self, number: int, known: list[Toponym]) -> int:
        """Where the last heading that is the name of a country or unit stands before a sentence."""
        for heading in reversed(self.doc.sentences[:number]):
            if heading.heading:
                low = bisect_left(known, heading.start, key=start_of)
                named = known[low : bisect_left(known, heading.end, key=start_of)]
                if len(named) == 1 and is_parent(named[0]) and fills(self.doc, named[0], heading):
                    return heading.start
        return 0

    def find(self, first: int, last: int, known: list[Toponym]) -> Place | None:
        """The unit that the text puts the name in: "X, Y", the sentence's, or the section's."""
        town = self._town(first, last, known)
        if town:
            return as_parent(town)
        doc = self.doc
        if self.endings.cases and (holds := self._right_before(first, known)):
            return as_parent(holds.place)
        end = doc.words[last].end
        sentence = doc.sentences[doc.sentence_of[first]]
        low = bisect_left(known, sentence.start, key=start_of)
        here = [t for t in known[low : bisect_left(known, sentence.end, key=start_of)] if is_parent(t)]
        for toponym in here:
            gap = doc.text[end : toponym.start]
            if not self.ends.get(doc.word_at(toponym.start) - 1, set()).isdisjoint(_ELSEWHERE):
                continue  # "into Renk from Sudan"
            if toponym.start >= end and len(gap) <= _PARENT_GAP and gap.count(" ") <= 4 and ";" not in gap:
                return as_parent(self._inner(toponym, here).place)
        country = self.adjectives.get(first - 1)
        if country:
            return as_parent(country)
        for finest in _PARENTS:
            scene = [
                t
                for t in here
                if t.place
                and t.place.precision == finest
                and self._is_scene(t)
                and not self._is_aside(t, end)
            ]
            if scene:
                return as_parent(min(scene, key=lambda t: self._apart(first, t)).place)
        head = self._town_behind(first, last, sentence, known)
        if head is None:
            head = self._rubric(sentence, known)
            start = doc.words[first].start
            between = known[low : bisect_left(known, start, key=start_of)]
            if head and any(is_town(t) and t.start > head.start for t in between):
                return None  # "Nyala: in Khartoum the market of ...": it may lie in that one
            if head and head.place and head.place.precision == "country":
                return None  # its middle is no place for a village
        head = head or self._heading(sentence.number, known) or self._closing(known)
        return as_parent(head.place) if head else None

    def _right_before(self, first: int, known: list[Toponym]) -> Toponym | None:
        """The town or unit whose name stands right before, without an ending ("İstanbul Sarıgazi'de")."""
        start = self.doc.words[first].start
        at = bisect_left(known, start, key=start_of) - 1
        holds = known[at] if at >= 0 else None
        if holds is None or holds.end + 1 != start or self.doc.text[holds.end] != " ":
            return None
        bare = self.endings.of(first - 1, holds.end).case is None
        return holds if bare and (is_town(holds) or is_parent(holds)) else None

    def _apart(self, first: int, toponym: Toponym) -> tuple[bool, int]:
        """How far a name stands from a word: in another clause, and by how many characters."""
        doc = self.doc
        other = doc.clause[doc.word_at(toponym.start)] != doc.clause[first]
        return other, abs(toponym.start - doc.words[first].start)

    def _town_behind(self, first: int, last: int, sentence: Sentence, known: list[Toponym]) -> Toponym | None:
        """The town that a village is said to lie in or near, by words that lead to it."""
        doc, end = self.doc, self.doc.words[last].end
        if not any("place_words.town" in self.inside.get(at, ()) for at in range(first, last + 1)):
            return None  # a market or a hospital is in the town itself
        low = bisect_left(known, end, key=start_of)
        town = known[low] if low < len(known) and known[low].start < sentence.end else None
        if town is None or not is_town(town):
            return None
        gap, at = doc.text[end : town.start], doc.word_at(town.start) - 1
        led = at > last or doc.words[at + 1].alts  # or a preposition is written at it
        if not led or len(gap) > _PARENT_GAP or not gap.replace(" ", "x").isalpha():
            return None
        labels = self.ends.get(at, set()) if at > last else set()
        return town if labels.isdisjoint(_ELSEWHERE) else None

    def _rubric(self, sentence: Sentence, known: list[Toponym]) -> Toponym | None:
        """The place that opens the paragraph of a sentence as a label ("Brest: a fire ...")."""
        doc = self.doc
        number = sentence.number
        while number > 0 and doc.sentences[number - 1].paragraph == sentence.paragraph:
            number -= 1
        low = bisect_left(known, doc.sentences[number].start, key=start_of)
        for opening in known[low : low + _LABELS]:
            if opening.start >= sentence.end or opening.kind != "place" or opening.place is None:
                return None
            slash = doc.text[opening.end : opening.end + 1] == "/"  # "Rize/Çayeli: ..."
            if not slash and opens_rubric(doc.text, opening.start, opening.end):
                return opening
        return None

    def _heading(self, number: int, known: list[Toponym]) -> Toponym | None:
        """The name that is all of the last heading above a sentence, or of a line right above it."""
        sentences = self.doc.sentences
        for heading in reversed(sentences[:number]):
            if not heading.heading:
                after = sentences[heading.number + 1]
                alone = heading.number == 0 or sentences[heading.number - 1].paragraph != heading.paragraph
                right_above = after.paragraph == sentences[number].paragraph != heading.paragraph
                if not (alone and right_above and heading.stop - heading.first <= _LABEL_WORDS):
                    continue
            low = bisect_left(known, heading.start, key=start_of)
            named = known[low : bisect_left(known, heading.end, key=start_of)]
            if not named or not all(t.kind == "place" and t.place for t in named):
                continue
            letters = sum(map(str.isalnum, self.doc.text[heading.start : heading.end]))
            covered = sum(sum(map(str.isalnum, self.doc.text[t.start : t.end])) for t in named)
            if covered > _ALONE * letters or (len(named) == 1 and fills(self.doc, named[0], heading)):
                label = named[-1].place and named[-1].place.precision == "country" and not heading.heading
                return None if label else named[-1]
        return None

    def _closing(self, known: list[Toponym]) -> Toponym | None:
        """The town that a report without any other place has at its end ("... sürüyor. - KAYSERİ")."""
        if not self.endings.cases or not known or not is_town(known[-1]):
            return None
        last = known[-1]
        only = len({t.place and t.place.id for t in known if t.place}) == 1
        return last if only and closes_report(self.doc.text, last.start, last.end) else None

    def _inner(self, toponym: Toponym, here: list[Toponym]) -> Toponym:
        """The Y of "X's Y region", where a name is in it."""
        owned = [t for t in here if _gap(self.doc, toponym, t) in ("'s", "\u2019s")]
        return owned[0] if owned else toponym

    def _is_aside(self, toponym: Toponym, end: int) -> bool:
        """Does it stand in brackets that the name is not in ("the group (banned in X) left the village")?"""
        text, sentence = (
            self.doc.text,
            self.doc.sentences[self.doc.sentence_of[self.doc.word_at(toponym.start)]],
        )
        opened = text.rfind("(", sentence.start, toponym.start)
        closed = text.find(")", opened, sentence.end)
        return opened >= 0 and toponym.end <= closed and not opened < end <= closed

    def _is_scene(self, toponym: Toponym) -> bool:
        if self.endings.of(self.doc.word_at(toponym.end - 1), toponym.end).case == "locative":
            return True
        at = self.doc.word_at(toponym.start) - 1
        while at >= 0 and (self.doc.words[at].key in _SKIPPED or self.ends.get(at, set()) & DIRECTIONS):
            at -= 1
        labels = self.ends.get(at, set())
        return at >= 0 and ("cues.locative" in labels or "cues.near" in labels)


def _gap(doc: Document, one: Toponym, two: Toponym) -> str:
    """What stands between two names, without the space around it; empty if the second is not behind."""
    return doc.text[one.end : two.start].strip() if one.end <= two.start else ""


def fills(doc: Document, toponym: Toponym, heading: Sentence) -> bool:
    r"""Whether a name is all of a heading, but for the words for its side or kind ("East of the DRC").

    Examples
    --------
    >>> from geomap.extraction.document import parse
    >>> from geomap.geocoding.place import Toponym
    >>> doc = parse("Northern Mali\n\nIt rained.\n", "en")
    >>> fills(doc, Toponym(9, 13, "Mali", "place", None, 1.0), doc.sentences[0])
    True
    """
    start, first = toponym.start, doc.word_at(toponym.start)
    inside = doc.label_maps()[1]
    while first > heading.first and any(
        label.startswith(("directions.", "place_words.")) for label in inside.get(first - 1, ())
    ):
        first -= 1
        start = doc.words[first].start
    return toponym.end - start > _ALONE * (heading.end - heading.start)


def is_parent(toponym: Toponym) -> bool:
    """Whether a name is that of a country or unit, in which others lie."""
    place = toponym.place if toponym.kind == "place" else None
    return place is not None and place.precision in _PARENTS and place.kind != "continent"


def is_town(toponym: Toponym) -> bool:
    """Whether a name is that of a town."""
    return toponym.kind == "place" and toponym.place is not None and toponym.place.precision == "town"


def as_unlisted(toponym: Toponym, unit: Place) -> Toponym:
    """A name as one that the gazetteer lacks, at the point of the unit that it lies in."""
    return toponym._replace(kind=UNLISTED, place=as_parent(unit), score=CONFIDENCE)


def as_parent(place: Place | None) -> Place | None:
    """The point of the unit, with its precision; less sure than the unit itself."""
    if place and place.precision == "town":  # somewhere in it
        radius = max(place.radius_km, default_radius_km("near") or 0.0)
        place = place._replace(precision="near", radius_km=radius)
    return place._replace(score=round(_either(place) * CONFIDENCE, 3), alternatives=()) if place else None


def _either(place: Place) -> float:
    """How sure it is that a place is meant or its namesake around it or in it: Oran, town or province."""
    same = sum(o.score for o in place.alternatives if (o.country, o.admin1) == (place.country, place.admin1))
    return min(place.score + same, 1.0)


def start_of(toponym: Toponym) -> int:
    """Where a name begins: the key by which the toponyms of a document are searched."""
    return toponym.start
