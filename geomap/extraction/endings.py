"""What follows a name in languages that decline names: its case ending, and postpositions behind it.

*Gaziantep'te*, *Hatay'ın Kırıkhan ilçesinde*, *Kerkük yakınlarında*: what English says before a name stands
at it or after it. The endings come from the pack (`cues.locative_suffixes` and the like).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from geomap.gazetteer.index import Index
from geomap.gazetteer.names import normalise
from geomap.geocoding.lexicon import CASES

if TYPE_CHECKING:
    from geomap.extraction.document import Document
    from geomap.extraction.mentions import Mention
    from geomap.languages.words import Word

_APOSTROPHES = "'\u2019\u2018\u02bc`\u00b4"
_SHARED = ("strong", "weak", "toward", "from")
_REACH = 4  # words behind a name in which a postposition can govern it
_NO_SCENES = frozenset({"actor", "ward"})  # "Sivas ve Artvin emniyeti", "Bursa ve İzmit'te hissedildi"
_OWNERS = frozenset({"possessive", "parent"})
_SUFFIX = 1  # words of an ending behind an apostrophe
_JOINING = 2  # letters that join what has an ending of place to the next noun
_VERB_REACH = 12  # words between a name and the verb that makes its object the scene


class Ending(NamedTuple):
    """The case that an ending puts a name in, or None, and the first word after both."""

    case: str | None
    after: int


class Endings:
    """Reads the endings of the names of one document.

    Examples
    --------
    >>> from geomap.extraction.document import parse
    >>> Endings(parse("Gaziantep'te patlama", "tr")).of(0, 9)
    Ending(case='locative', after=2)
    >>> Endings(parse("blast in Gaziantep", "en")).of(2, 18)
    Ending(case=None, after=3)
    """

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        pack, key = doc.lexicon.pack, doc.lexicon.phrases.script.key
        self.cases = {key(e): case for case in CASES for e in pack.words("cues", f"{case}_suffixes")}
        self.lengths = sorted({len(ending) for ending in self.cases}, reverse=True)
        self.after = pack.text("cues", "position", "before") in ("after", "both")
        self.kinds = (
            {
                key(word.rstrip("*"))
                for section in ("place_words", "directions")
                for name in pack.keys(section)
                if name != "position"
                for phrase in pack.words(section, name)
                for word in phrase.split()[-1].strip("()").split("|")
            }
            if self.cases
            else set()
        )

    def of(self, last: int, end: int) -> Ending:
        """The ending of a name whose last word is ``last`` and that ends at ``end`` in the text."""
        doc = self.doc
        if not self.cases:
            return Ending(None, last + 1)
        word = doc.words[last]
        key = doc.lexicon.phrases.script.key
        if end < word.end:  # the name was found without its ending
            return Ending(self.cases.get(key(doc.text[end : word.end].strip(_APOSTROPHES))), last + 1)
        if last + 1 < len(doc.words):
            following = doc.words[last + 1]
            gap = doc.text[word.end : following.start]
            if len(gap) == 1 and gap in _APOSTROPHES:
                return Ending(self.cases.get(following.key), last + 2)
        bent = self._is_bent(word)
        for length in self.lengths:  # "ilçesinde": the ending stands at a word for a kind of place
            found = word.key[-length:] in self.cases
            if found and (word.key[:-length] in self.kinds or (bent and length > 1)):
                return Ending(self.cases[word.key[-length:]], last + 1)
        return Ending(None, last + 1)

    def _is_bent(self, word: Word) -> bool:
        """Is it a name that no gazetteer has as it stands ("Adanada")? Endings of one letter do not count."""
        text = self.doc.text[word.start : word.end]
        return text[:1].isupper() and Index.open().key_id(normalise(text)) is None

    def cue(self, last: int, end: int, stop: int, covered: set[int]) -> str | None:
        """What the words behind a name say of it: ``strong``, ``near``, ``toward``, ``from``, ...

        ``covered`` are the words of all names.
        """
        case, at = self.of(last, end)
        if case == "locative":
            return "strong"
        if case == "actor":
            return "actor"
        said = self._postposition(last, at, stop, covered) if self.after else None
        if said:
            return said
        if case == "toward" and self._is_object(last, at, stop, covered):
            return "strong"  # "Gazze'ye saldırdı", "Kiev'i vurdu"
        if case is None and self.after and self._is_object(last, at, stop, covered, "cues.hosts"):
            return "strong"  # "Lombok dün depremle sallandı"
        return case

    def _postposition(self, last: int, at: int, stop: int, covered: set[int]) -> str | None:
        doc = self.doc
        labels = {
            "cues.near": "near",
            "cues.locative": "strong",
            "cues.from": "from",
            "cues.toward": "toward",
        }
        for index in range(at, min(at + _REACH, stop)):
            if doc.segment[index] != doc.segment[last] or index in covered:
                return None
            for hit in doc.at(index):
                if hit.label in labels:
                    return labels[hit.label]
            if not doc.words[index].key[0].isdigit() and not any(
                hit.label.startswith(("place_words.", "directions.", "figures.not_people"))
                for hit in doc.at(index)
            ):
                return None
        return None

    def _is_object(
        self, last: int, at: int, stop: int, covered: set[int], verbs: str = "cues.locative_verbs"
    ) -> bool:
        """Does a verb follow that makes its object the scene, with no other name between?"""
        doc = self.doc
        for index in range(at, min(at + _VERB_REACH, stop)):
            if doc.clause[index] != doc.clause[last] or index in covered:
                return False
            if any(hit.label == verbs for hit in doc.at(index)):
                return True
        return False

    def joins(self, mention: Mention) -> bool:
        """Does its ending of place go on to one that joins it to the next noun ("Van'daki kaza")?"""
        end = mention.toponym.end
        said = self.doc.text[end:].split(maxsplit=1)[0] if self.doc.text[end : end + 1].strip() else ""
        key = self.doc.lexicon.phrases.script.key
        word = key(said.strip(_APOSTROPHES)) or self.doc.words[mention.last].key
        longest = next((word[-n:] for n in self.lengths if word[-n:] in self.cases), "")
        return self.cases.get(longest) == "locative" == self.cases.get(longest[:-_JOINING])

    def share(self, mentions: list[Mention]) -> list[Mention]:
        """Names in a row share the ending of the last ("Halep, Hama ve İdlib'de")."""
        if not self.cases:
            return mentions
        shared = list(mentions)
        listed = False
        for at in range(len(shared) - 2, -1, -1):
            one, other = shared[at], shared[at + 1]
            if one.role in _OWNERS and listed and _is_owned(one, other):
                continue  # "A'nın B ve C'nin D ilçelerinde": the owner of the one that is listed
            between = [self.doc.words[i].key for i in range(one.last + 1, other.first)]
            gap = self.doc.text[one.toponym.end : other.toponym.start].strip()
            joined = len(between) == 1 and between[0] in self.doc.lexicon.joins
            # A comma also stands behind the subject; in a row it goes on to an "and".
            row = not between and gap == "," and (listed or _alike(one, other))
            listed = one.sentence == other.sentence and (joined or row)
            if listed and other.role in _OWNERS and at + 2 < len(shared) and _is_owned(other, shared[at + 2]):
                other = shared[at + 2]
            if listed and one.role == "plain" and other.role in _NO_SCENES:
                shared[at] = one._replace(role=other.role)
            elif listed and one.role in ("plain", "actor") and other.role in _SHARED:
                shared[at] = one._replace(role=other.role, near=other.near)
        return shared


def _is_owned(one: Mention, other: Mention) -> bool:
    """Does a name stand right behind that of what it lies in, with its ending between?"""
    return one.sentence == other.sentence and other.first - one.last <= 1 + _SUFFIX


def _alike(one: Mention, other: Mention) -> bool:
    """Are both of one precision, and no countries, nor the first a government ("Moscow, ... said")?"""
    place = one.place
    return one.precision == other.precision and place is not None and not (one.is_country or place.capital)
