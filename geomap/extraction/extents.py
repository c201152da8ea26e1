"""How far a name reaches: runs of words with capitals, and the small words that join them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.gazetteer.index import Index

if TYPE_CHECKING:
    from geomap.extraction.document import Document
    from geomap.extraction.endings import Endings
    from geomap.geocoding.place import Toponym

_MOST_WORDS = 5
ARTICLES = frozenset({"el", "la", "los", "las", "le", "les"})
INSIDE = frozenset(
    "al el ad ar as ash az de del la las los le du des van bin".split()  # noqa: SIM905
)
# Those that are also words of dates (*a*, *al*, *o*, *de*).
_LITTLE = frozenset({"a", "al", "o", "os", "as", "de", "del", "da", "el", "la"})
# Further ones between hyphens only: Fontenay-sous-Bois, Petite-Rivière-de-l'Artibonite.
_HYPHENED = INSIDE | {"sur", "sous", "en", "lès", "lez", "les", "aux", "au", "l", "d", "à", "et", "près"}
_NOT_NAMES = (
    "dates.",
    "cues.person_titles",
    "cues.actor_heads",
    "cues.reporting",
    "figures.people",
    "instruments.",
    "targets.",
    "status.",
)
_OPENING = frozenset(':"“«‹„([¿¡')
_DASHES = frozenset("-–—")
_ARTICLE = 2  # letters of an Arabic one: el, ed, eş
_JOINTS = frozenset({" ", "-", " - ", "'", "’", "\n"})
SURE = 0.7  # score of a place above which its name is no part of a longer one


class Extents:
    """Finds the ends of runs of capitalised words, which are names where something leads to them."""

    def __init__(self, doc: Document, known: list[Toponym], endings: Endings) -> None:
        self.doc = doc
        self.endings = endings
        self.syllabic = doc.lexicon.pack.flag("script", "diacritics")
        self.position = doc.lexicon.pack.text("place_words", "position", "both")
        self.ends = doc.label_maps()[0]
        self.closed = range(0)
        self.barred = {
            index
            for label, hits in doc.hits.items()
            if label.startswith(_NOT_NAMES)
            for hit in hits
            for index in range(hit.first, hit.last + 1)
            # "A Mariña", "Al Koma": a little word of dates, with a capital, may belong to a name
            if hit.first < hit.last
            or not label.startswith("dates.")
            or doc.words[index].key not in _LITTLE
            or not doc.cased[doc.words[index].start].isupper()
        }
        # "Prince" is a title, but not in Port-au-Prince.
        self.sure = {
            index
            for t in known
            if t.kind == "place" and t.place is not None and t.place.score >= SURE
            for index in range(doc.word_at(t.start), doc.word_at(t.end - 1) + 1)
        }

    def last_of(self, index: int) -> int | None:
        """Last word of the run of capitalised words that begins here, or None."""
        doc = self.doc
        if not self.capital(index) or not self.is_name(index, index):
            return None
        sentence = doc.sentences[doc.sentence_of[index]]
        last = index
        while last + 1 < sentence.stop and last - index < _MOST_WORDS:
            following = last + 1
            if self.syllabic and self._is_syllable(following):
                last = following
                continue
            gap = doc.text[doc.words[last].end : doc.words[following].start]
            if gap not in _JOINTS or (gap == " - " and self._ends_dateline(last, following)):
                break
            if self.endings.of(last, doc.words[last].end).case:
                break  # "Konyanın Ereğli ilçesinde": two names
            capital = self._behind_links(last, sentence.stop)
            if capital is not None:
                last = capital
            elif self.capital(following) and (
                self.is_name(following, following) or self.is_article(last, first=index)
            ):
                last += 1
            else:
                break
        return last

    def whole(self, first: int, last: int, used: int) -> int:
        """The first word of a name of which only the end is a run, as "Meydanı" of "Kızılay Meydanı" is.

        In a language that says the kind behind the name, one with a capital is never the name alone; words
        that mean something else (*Çakmak*) and that open the sentence belong to it then.
        """
        doc = self.doc
        kind = any(label.startswith("place_words.") for label in self.ends.get(last, ()))
        if self.position != "after" or not kind or not doc.cased[doc.words[last].start].isupper():
            return first
        at, start = first, max(used, doc.sentences[doc.sentence_of[first]].first)
        while at > start and last - at < _MOST_WORDS:
            before = doc.words[at - 1]
            gap = doc.text[before.end : doc.words[at].start]
            if gap not in (" ", "-") or not doc.cased[before.start].isupper():
                break
            title = "cues.person_titles" in self.ends.get(at - 1, ())  # "Sultan Alparslan Caddesi"
            bent = self.endings.of(at - 1, before.end).case or self.is_ordinary(at - 1)
            if at < last and (bent or (self.opens(at - 1) and not self.capital(at - 1) and not title)):
                break
            at -= 1
        return at

    def to_kind(self, last: int) -> int:
        """The word with a capital for a kind of place that closes the name ("Eski Hastane Caddesi").

        Words between, whatever they mean else, belong to the name too.
        """
        doc, at = self.doc, last
        while self.position == "after" and at + 1 < len(doc.words) and at - last < _MOST_WORDS - 1:
            gap = doc.text[doc.words[at].end : doc.words[at + 1].start]
            if gap != " " or not doc.cased[doc.words[at + 1].start].isupper():
                return last
            at += 1
            if any(label.startswith("place_words.") for label in self.ends.get(at, ())):
                self.closed = range(last + 1, at + 1)
                return at
        return last

    def cuts_word(self, last: int) -> bool:
        """Does a word for a kind of place go on behind a run ("Trường Đại học Huế")?"""
        return any(
            hit.first <= last < hit.last and hit.label.startswith("place_words.")
            for at in (last - 1, last)
            for hit in self.doc.at(at)
        )

    def capital(self, index: int) -> bool:
        """Has the word a capital that it would keep inside a sentence?"""
        word = self.doc.words[index]
        if not self.doc.cased[word.start].isupper():
            return False
        return not (word.key in self.doc.lexicon.words and self.opens(index))

    def opens(self, index: int) -> bool:
        """Does the word open a sentence, a quotation or what follows a colon or dash?"""
        if index == self.doc.sentences[self.doc.sentence_of[index]].first:
            return True
        gap = self.doc.text[self.doc.words[index - 1].end : self.doc.words[index].start]
        return gap != " " and (not _OPENING.isdisjoint(gap) or (len(gap) > 1 and gap.strip() in _DASHES))

    def is_article(self, at: int, *, first: int) -> bool:
        """Does a run begin with a capital article, behind which any word is a name ("El Teniente")?"""
        return at == first and self.doc.words[at].key in ARTICLES

    def is_ordinary(self, index: int) -> bool:
        """Does a word of the language open a sentence?"""
        word = self.doc.words[index].key
        return self.opens(index) and Index.open().words.is_ordinary(word, self.doc.lexicon.pack.code)

    def is_name(self, first: int, last: int) -> bool:
        """May all words be those of a name, as titles, days and words for people may not?"""
        return all(index not in self.barred or index in self.sure for index in range(first, last + 1))

    def _ends_dateline(self, last: int, following: int) -> bool:
        """Is only what stands before a dash written in capitals ("KHARTOUM - Sudan's army ...")?"""
        one, other = (
            self.doc.cased[self.doc.words[at].start : self.doc.words[at].end] for at in (last, following)
        )
        return one.isupper() and not other.isupper()

    def _is_syllable(self, index: int) -> bool:
        """Does a hyphen join the word, in small letters, to the one before it ("Ba-gđát")?"""
        before, word = self.doc.words[index - 1 : index + 1]
        return self.doc.text[before.end : word.start] == "-" and self.doc.cased[word.start].islower()

    def _behind_links(self, last: int, stop: int) -> int | None:
        """The capitalised word that small ones join to the run, as in "Saint-Jean-sur-Mer"."""
        doc = self.doc
        following = last + 1
        hyphen = doc.text[doc.words[last].end] == "-"
        if self._is_arabic_article(following, stop):
            return following + 1
        while following < stop and doc.words[following].key in (_HYPHENED if hyphen else INSIDE):
            following += 1
            if following < stop and self.capital(following):
                return following
            # "Sierra de la Culebra": at most "of" and an article
            if not (hyphen or (following == last + 2 and doc.words[last + 1].key == "de")):
                break
        return None

    def _is_arabic_article(self, at: int, stop: int) -> bool:
        """Does a hyphen join a little word to the capital behind it ("Deyr ez-Zor", "Meys el-Cebel")?"""
        if at + 1 >= stop or not self.capital(at + 1):
            return False
        word = self.doc.words[at]
        short = word.end - word.start <= _ARTICLE and self.doc.cased[word.start : word.end].islower()
        return short and self.doc.text[word.end : self.doc.words[at + 1].start] == "-"
