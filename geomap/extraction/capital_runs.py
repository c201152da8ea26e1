"""Names that the gazetteer lacks in scripts with capitals: runs of capitalised words that are led to."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from geomap.extraction.extents import ARTICLES, INSIDE, Extents
from geomap.extraction.parents import is_parent, start_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geomap.extraction.document import Document
    from geomap.extraction.endings import Endings
    from geomap.geocoding.place import Place, Toponym

_INDEFINITE = frozenset({"a", "an"})
_ONE_OF_MANY = frozenset({"un", "una", "unos", "unas"})
_SKIPPED = frozenset({"the", "of", "a", "an"})
_MOVING = frozenset(
    {f"triggers.{key}" for key in ("territory_change", "military_movement", "displacement", "aid_delivery")}
)
_TAKEN = frozenset(
    f"triggers.{key}"
    for key in (
        "territory_change",
        "siege",
        "shelling",
        "storm",
        "flood",
        "wildfire",
        "earthquake",
        "displacement",
    )
)
# "The people of X" is as good as "in X".
_LEADING = frozenset({"cues.locative", "cues.near", "cues.local_heads"})
_WAYS = frozenset({"cues.toward", "cues.locative_weak"})
_LABEL_ENDS = frozenset((":", "–", "—"))
_ABBREVIATED = 5  # letters
_SHORT = 3  # letters of a word that may stand for anything
_UNITS = {"place_words.admin1", "place_words.admin2"}
# How adjectives of districts end in the cases (Кыштовского района, у Чугуївському районі).
_ADJECTIVES = ("ого", "ому", "ом", "ой", "ым", "им", "ій", "ої", "ою")


class CapitalRuns:
    """Finds runs of capitalised words behind a preposition of place or beside a word for a kind of place."""

    def __init__(
        self,
        doc: Document,
        known: list[Toponym],
        endings: Endings,
        adjectives: dict[int, Place | None],
    ) -> None:
        self.doc = doc
        self.position = doc.lexicon.pack.text("place_words", "position", "both")
        self.ends, self.inside = doc.label_maps()
        self.known = known
        self.extents = Extents(doc, known, endings)
        self.endings = endings
        self.adjectives = adjectives
        # Where names are declined the case says what a verb strikes.
        self.declined = bool(doc.lexicon.pack.words("cues", "two_way"))
        self.joins = frozenset(doc.lexicon.pack.words("sentences", "and"))
        self.scenes = {doc.word_at(t.end - 1) for t in known if t.kind == "place" and self._leads(t)}

    def runs(self) -> Iterator[tuple[int, int, int, int]]:
        """First and last word of the place with its type word, and of the name alone."""
        free, used, text, doc_words = 0, 0, self.doc.cased, self.doc.words
        for run in [at for at, word in enumerate(self.doc.words) if text[word.start].isupper()]:
            last = self.extents.last_of(run) if run >= free else None
            if last is None or (self.extents.syllabic and self.extents.cuts_word(last)):
                continue
            last = self.extents.to_kind(last)
            index = self.extents.whole(run, last, used)
            if index and doc_words[index - 1].key in _ONE_OF_MANY:
                free = last + 1
                continue  # "en un CAI de Bogotá": a thing of a kind
            # "en El Charte": the phrase "en el" ends behind the article
            before, word = self._before(
                index + (last > index and self.extents.is_article(index, first=index))
            )
            if self.declined and last > index and (before or word is not None):
                last -= self._opens_unit(last)
            free = last + 1
            start = index - self._has_article(index)
            after = self._type_after(last)
            used = last + 1 if after is None else after + 1
            free = used if self.position == "after" else free
            if after is not None and last == index and self.extents.is_ordinary(index):
                continue  # "Сам город бастует": the town itself
            office = after is not None and self.position == "both" and self._is_abbreviation(index, last)
            if after is not None and self.position in ("after", "both") and not office:
                yield (index, after, index, last)
            elif word is not None:
                yield (word, last, start, last)
            elif (
                (
                    before
                    or self._is_reached(index)
                    or self._befalls(index, last)
                    or self._is_declined(index, last)
                    or self._listed(index, last)
                    or self._holds_unit(index, last)
                    or self._is_label(index, last)
                )
                and not self._is_abbreviation(index, last)
                and all(
                    self.extents.is_name(at, at)
                    or self.doc.text[self.doc.words[at].start - 1] in "-'’"
                    or self.extents.is_article(at - 1, first=index)
                    or (index < at < last and self.doc.words[at].key in INSIDE)
                    or at < run
                    or at in self.extents.closed
                    for at in range(index, last + 1)
                )
            ):
                self.scenes.add(last)
                yield (start, last, start, last)

    def _leads(self, toponym: Toponym) -> bool:
        return self._before(self.doc.word_at(toponym.start))[0]

    def _listed(self, first: int, last: int) -> bool:
        """Does it go on a list of scenes ("in X, Y and Z")? A comma alone may end what was said."""
        doc = self.doc
        at = first - 1
        joined = at > 0 and doc.words[at].key in self.joins
        at -= joined
        if at < 0 or at not in self.scenes or doc.sentence_of[at] != doc.sentence_of[first]:
            return False
        gap = doc.text[doc.words[at].end : doc.words[at + 1].start].strip()
        if joined:
            return gap in ("", ",")
        if gap != "," or last + 2 >= len(doc.words):
            return False
        follows = doc.text[doc.words[last].end : doc.words[last + 1].start].strip()
        more = last + 1 + (doc.words[last + 1].key in self.joins)
        return (follows == "," or more > last + 1) and more < len(doc.words) and self.extents.capital(more)

    def _holds_unit(self, first: int, last: int) -> bool:
        """Does the unit that it lies in stand behind it in brackets ("Epuyén (Chubut): ...")?

        A country there may be a person's.
        """
        end = self.doc.words[last].end
        if self.doc.text[end : end + 2] != " (":
            return False
        low = bisect_left(self.known, end, key=start_of)
        unit = self.known[low] if low < len(self.known) else None
        if unit is None or unit.start != end + 2 or self.doc.text[unit.end : unit.end + 1] != ")":
            return False
        opens = first == self.doc.sentences[self.doc.sentence_of[first]].first
        return is_parent(unit) and (opens or (unit.place is not None and unit.place.precision != "country"))

    def _is_label(self, first: int, last: int) -> bool:
        """Is it one word, none of the pack's, with a colon or dash behind it that opens a paragraph?"""
        doc = self.doc
        number = doc.sentence_of[first]
        sentence = doc.sentences[number]
        if first != sentence.first or last + 1 >= sentence.stop or sentence.heading:
            return False
        if number and doc.sentences[number - 1].paragraph == sentence.paragraph:
            return False
        name = doc.text[doc.words[first].start : doc.words[last].end]
        gap = doc.text[doc.words[last].end : doc.words[last + 1].start].strip()
        return " " not in name and not name.isupper() and len(name) > _SHORT and gap in _LABEL_ENDS

    def _opens_unit(self, last: int) -> bool:
        """An adjective with a word for a unit behind it ("в деревне Осинки Кыштовского района")."""
        adjective = self.doc.words[last].key.endswith(_ADJECTIVES)
        return (
            adjective
            and not _UNITS.isdisjoint(self.inside.get(last + 1, ()))
            and self._type_after(last) is not None
        )

    def _is_reached(self, index: int) -> bool:
        """Does a verb of moving with its preposition stand right before it ("troops marched into X")?"""
        if self.position == "after" or self.doc.sentences[self.doc.sentence_of[index]].first == index:
            return False  # the verb closes the sentence before: "... yapıldı. Görüşmede ..."
        labels = self.ends.get(index - 1 - self._has_article(index), set())
        if not labels.isdisjoint(_TAKEN) or ("cues.locative_verbs" in labels and not self.declined):
            return True  # "had retaken X", "the siege of X"
        if "attack.capture" in labels and self._is_fought(index):
            return True  # "the rebels hold X"
        if labels.isdisjoint(_WAYS):
            return False
        return not labels.isdisjoint(_MOVING) or ("cues.toward" in labels and self._moves(index))

    def _moves(self, index: int) -> bool:
        """Is what moves told before in the same part of the sentence ("sent armour towards X")?"""
        doc = self.doc
        first = doc.sentences[doc.sentence_of[index]].first
        return any(
            doc.segment[hit.first] == doc.segment[index]
            for label in _MOVING
            for hit in doc.within(label, first, index)
        )

    def _is_fought(self, index: int) -> bool:
        """Are those named before a word in its sentence who may take a place?"""
        first = self.doc.sentences[self.doc.sentence_of[index]].first
        return bool(self.doc.within("targets.armed", first, index))

    def _befalls(self, first: int, last: int) -> bool:
        """Does right behind one word stand what befalls places ("X evacuated", "X under water")?

        Persons mostly have two names.
        """
        after = last + 1
        return (
            after < len(self.doc.words)
            and " " not in self.doc.text[self.doc.words[first].start : self.doc.words[last].end]
            and self.doc.segment[after] == self.doc.segment[last]
            and any(hit.label == "cues.befalls" for hit in self.doc.at(after))
        )

    def _is_declined(self, first: int, last: int) -> bool:
        """Is the run in the locative: behind an apostrophe, or at a word for a kind of place?"""
        ending = self.endings.of(last, self.doc.words[last].end)
        kind = first < last and any(label.startswith("place_words.") for label in self.inside.get(last, ()))
        return ending.case == "locative" and (ending.after > last + 1 or kind)

    def _is_abbreviation(self, first: int, last: int) -> bool:
        """Is it one short word in capitals, as names of offices are ("drove the RSF out"), or "Km 34"?"""
        word = self.doc.words[first]
        text = self.doc.cased[word.start : word.end]
        sentence = self.doc.sentences[self.doc.sentence_of[first]]
        behind = self.doc.text[word.end : word.end + 2].strip()
        if first == last and len(text) < _SHORT and behind[:1].isdigit():
            return True
        alone = first == last and len(text) <= _ABBREVIATED and text[-1:].isupper()
        return alone and not self.doc.cased[sentence.start : sentence.end].isupper()

    def _before(self, index: int) -> tuple[bool, int | None]:
        """Does a locative preposition lead to the run, and where does its type word begin?"""
        doc = self.doc
        word: int | None = None
        at = index - 1
        first = doc.sentences[doc.sentence_of[index]].first
        if at >= first and self._is_cut(at):
            return False, None
        while at >= first and at >= index - 5 and doc.segment[at] == doc.segment[index]:
            labels = self.ends.get(at, set())
            if any(label.startswith("place_words.") for label in labels) and self.position != "after":
                hits = [h for h in self._hits_ending(at) if h[1].startswith("place_words.")]
                word = min(h[0] for h in hits)
                if any(h[1] == "cues.actor_heads" and h[0] < word for h in self._hits_ending(at)):
                    return False, None  # "tàu sân bay X": a carrier is no airport
                at = word - 1
                continue
            if not labels.isdisjoint(_LEADING):
                return True, word
            # "in an Audi": what has an indefinite article is no place
            skipped = doc.words[at].key in _SKIPPED - _INDEFINITE or at in self.adjectives
            skipped = skipped or (at == index - 1 and self._has_article(index))
            if skipped or any(label.startswith("directions.") for label in labels):
                at -= 1
                continue
            break
        return False, word

    def _is_cut(self, at: int) -> bool:
        """Does a word end a sentence in a quotation ("... on the province. The alarm went on")?"""
        word = self.doc.words[at]
        stopped = self.doc.text[word.end : word.end + 2] in (". ", "! ", "? ")
        return stopped and word.key not in self.doc.lexicon.abbreviations

    def _has_article(self, index: int) -> bool:
        """Does an article with a capital stand before the word ("El Rosal", "La Paz")?"""
        before = self.doc.words[index - 1]
        return index > 0 and before.key in ARTICLES and self.doc.cased[before.start].isupper()

    def _hits_ending(self, at: int) -> list[tuple[int, str]]:
        return [
            (hit.first, hit.label)
            for index in range(max(0, at - 4), at + 1)
            for hit in self.doc.at(index)
            if hit.last == at
        ]

    def _type_after(self, last: int) -> int | None:
        """Last word of the word for a kind of place that follows ("... gas field")."""
        if last + 1 >= len(self.doc.words):
            return None
        gap = self.doc.text[self.doc.words[last].end : self.doc.words[last + 1].start]
        hits = [h for h in self.doc.at(last + 1) if h.label.startswith("place_words.")]
        return max(h.last for h in hits) if hits and gap == " " else None
