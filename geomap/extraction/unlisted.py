"""Names that the gazetteer lacks: villages, quarters, farms, fields, camps.

A run of capitalised words after a locative preposition or beside a word for a kind of place ("the
village of Nassoumbou", "Tamna gas field", "trại Rusayo") is a place even where no gazetteer knows
it. It is kept as written; its point is that of the district, province or country that the text
puts it in, with the precision and radius of that one. A known name that covers only part of such a
run gives way to it: "North" is not where "North Darfur" is.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from geomap.extraction.endings import Endings
from geomap.gazetteer.index import Index
from geomap.gazetteer.names import normalise
from geomap.geocoding.place import Place, Toponym
from geomap.incidents import default_radius_km
from geomap.languages.words import script_of, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geomap.extraction.document import Document

UNLISTED = "unlisted"
_PARENTS = ("admin2", "admin1", "area", "country")
_MOST_WORDS = 5
_INDEFINITE = frozenset({"a", "an"})
_ONE_OF_MANY = frozenset({"un", "una", "unos", "unas"})
_SKIPPED = frozenset({"the", "of", "a", "an"})
_ARTICLES = frozenset({"el", "la", "los", "las", "le", "les"})
_OF = frozenset({"de", "del", "du", "des"})
_INSIDE = frozenset(
    {
        "al",
        "el",
        "ad",
        "ar",
        "as",
        "ash",
        "az",
        "de",
        "del",
        "la",
        "las",
        "los",
        "le",
        "du",
        "des",
        "van",
        "bin",
    }
)
# Those that are also words of dates (*a*, *al*, *o*, *de*).
_LITTLE = frozenset({"a", "al", "o", "os", "as", "de", "del", "da", "el", "la"})
# Further ones between hyphens only: Fontenay-sous-Bois, Petite-Rivière-de-l'Artibonite.
_HYPHENED = _INSIDE | {"sur", "sous", "en", "lès", "lez", "les", "aux", "au", "l", "d", "à", "et", "près"}
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
_MOVING = frozenset(
    {f"triggers.{key}" for key in ("territory_change", "military_movement", "displacement", "aid_delivery")}
)
_ELSEWHERE = frozenset({"cues.from", "cues.toward"})
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
_NAMED_BY = ("town", "admin2", "part", "area")
_ARTICLE = "ال"
_FEMININE = "ه"  # as keys have it
# What is no name even behind a word for one town.
# What names of towns have in common with other words ("ميس الجبل").
_SHARED = ("place_words.", "cues.actor_heads")
_NEVER_NAMES = ("dates.", "place_words.", "directions.", "cues.here", "cues.reporting")
_SHORTEST = 3
_LONG = 9
_OPENING = frozenset(':"“«‹„([¿¡')
_JOINTS = frozenset({" ", "-", " - ", "'", "’", "\n"})
_PARENT_GAP = 24  # characters of ", in the northern "
_LONGEST_NAME = 120  # characters
_CONFIDENCE = 0.6
_UNITS = {"place_words.admin1", "place_words.admin2"}
# How adjectives of districts end in the cases (Кыштовского района, у Чугуївському районі).
_ADJECTIVES = ("ого", "ому", "ом", "ой", "ым", "им", "ій", "ої", "ою")
_UNHEARD = 5  # letters of a word that is taken for a name because the language has no such word
_SURE = 0.7  # score of a place above which its name is no part of a longer one


def add_unlisted(doc: Document, toponyms: Sequence[Toponym]) -> list[Toponym]:
    """The toponyms of a document with the names added that the gazetteer lacks; by place in the text.

    Their kind is ``unlisted``. In a script without capitals only a word for a kind of place tells a name.

    Examples
    --------
    >>> from geomap.extraction.document import parse
    >>> [t.text for t in add_unlisted(parse("Men raided the village of Nassoumbou.", "en"), [])]
    ['village of Nassoumbou']
    """
    known = sorted(toponyms, key=lambda t: t.start)
    cased = doc.lexicon.pack.flag("script", "cased", default=False)
    finder = _Finder(doc, known)
    declined = finder.declined
    found: list[Toponym] = []
    for first, last, name_first, name_last in finder.runs() if cased else finder.runs_without_capitals():
        start, end = doc.words[first].start, doc.words[last].end
        name = (doc.words[name_first].start, doc.words[name_last].end)
        low = bisect_left(known, start - _LONGEST_NAME, key=_start)
        near = known[low : bisect_left(known, end, key=_start)]
        inside = [t for t in near if t.start < name[1] and name[0] < t.end]
        street, part = finder.is_street(first, name_first), finder.names_part(first, name_first)
        if any(
            t.kind != "place"
            or not (
                street
                or _gives_way(t, (_with_article(doc, t, name), name[1]))
                or (part and _is_town(t))
                or _is_tail(inside, name, end)
            )
            for t in inside
        ):
            continue
        if declined and len(inside) > 1 and _fills(inside, name):
            continue  # "близ Иджевана Баку вернул пленных": two names
        if finder.endings.cases and _is_nested(inside, name):
            continue  # "Ankara Çankaya'da": the province and its district
        if found and start < found[-1].end:
            continue
        for toponym in near:
            if toponym in inside or (toponym.start < end and start < toponym.end):
                known.remove(toponym)
        owner = next((t for t in inside if _owns(doc, t, name)), None)
        if owner is None and declined and part and not street:
            owner = next((t for t in inside if finder.is_whole(t, name)), None)
        place = _as_parent(owner.place) if owner else finder.parent(first, last, known)
        found.append(Toponym(start, end, doc.text[start:end], UNLISTED, place, _CONFIDENCE))
    placed = [finder.placed(toponym, known) for toponym in known]
    return sorted([*placed, *found], key=lambda t: t.start)


def _gap(doc: Document, one: Toponym, two: Toponym) -> str:
    """What stands between two names, without the space around it; empty if the second is not behind."""
    return doc.text[one.end : two.start].strip() if one.end <= two.start else ""


def _start(toponym: Toponym) -> int:
    return toponym.start


def _gives_way(toponym: Toponym, name: tuple[int, int]) -> bool:
    """Does a known name, or one that was found without a place, cover only part of the run?"""
    if toponym.place is None:
        return toponym.end < name[1]
    covers = toponym.start <= name[0] and name[1] <= toponym.end
    return not covers and name[0] <= toponym.start and toponym.end <= name[1]


def _is_tail(inside: Sequence[Toponym], name: tuple[int, int], end: int) -> bool:
    """Is the one known name in a run its end, with the word for its kind ("Tudun Biri Kuta village")?"""
    [first, *others] = inside
    return not others and name[0] < first.start and first.end == end > name[1] and _is_town(first)


def _with_article(doc: Document, toponym: Toponym, name: tuple[int, int]) -> int:
    """Where a run begins, with the article that a known name takes ("la Sierra" de la Culebra)."""
    article = doc.words[doc.word_at(toponym.start)]
    leads = article.start == toponym.start and article.key in _ARTICLES and article.end + 1 == name[0]
    return toponym.start if leads else name[0]


def _is_nested(inside: Sequence[Toponym], name: tuple[int, int]) -> bool:
    """Are the words of a run a unit or its town and a place in it?"""
    if len(inside) != 2 or inside[0].start != name[0] or inside[1].end < name[1]:
        return False
    outer, inner = inside[0].place, inside[1].place
    return (
        outer is not None
        and inner is not None
        and (outer.country == inner.country and outer.admin1 == inner.admin1 and outer.id != inner.id)
    )


def _fills(inside: Sequence[Toponym], name: tuple[int, int]) -> bool:
    """Are all words of a run known names of places?"""
    sure = [t for t in inside if t.place is not None and t.place.score >= _SURE]
    long = sum(t.end - t.start for t in sure)
    return len(sure) == len(inside) and long >= name[1] - name[0] - len(inside)


def _owns(doc: Document, toponym: Toponym, name: tuple[int, int]) -> bool:
    """Does a run end in the town that it lies in ("colonia Centro de Reynosa")?"""
    if toponym.place is None or toponym.end != name[1] or toponym.place.precision == "country":
        return False
    at = doc.word_at(toponym.start) - 1
    return at > 0 and doc.words[at].start > name[0] and doc.words[at].key in _OF


class _Finder:
    def __init__(self, doc: Document, known: list[Toponym]) -> None:
        self.doc = doc
        self.syllabic = doc.lexicon.pack.flag("script", "diacritics")
        self.position = doc.lexicon.pack.text("place_words", "position", "both")
        self.ends, self.inside = doc.label_maps()
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
        self.known = known
        # "в гаитянском Гонаиве": the adjective of a country leads from the preposition to the name.
        self.adjectives = {doc.word_at(t.start): t.place for t in known if t.kind == "demonym"}
        self.endings = Endings(doc)
        self.index = Index.open()
        self.declined = bool(doc.lexicon.pack.words("cues", "two_way"))
        self.named = {
            index
            for t in known
            for index in range(doc.word_at(t.start), doc.word_at(t.end - 1) + 1)
            if t.kind != "place" or t.place is not None
        }
        # Where names are declined the case says what a verb strikes.
        self.struck = not doc.lexicon.pack.words("cues", "two_way")
        # "Prince" is a title, but not in Port-au-Prince.
        self.sure = {
            index
            for t in known
            if t.kind == "place" and t.place is not None and t.place.score >= _SURE
            for index in range(doc.word_at(t.start), doc.word_at(t.end - 1) + 1)
        }
        self.joins = frozenset(doc.lexicon.pack.words("sentences", "and"))
        self.scenes = {doc.word_at(t.end - 1) for t in known if t.kind == "place" and self._leads(t)}

    def is_street(self, first: int, name: int) -> bool:
        """Is it a street, which lies elsewhere than the town it is named after ("rue de Strasbourg")?"""
        return any("place_words.street" in self.inside.get(index, ()) for index in range(first, name))

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
        return (follows == "," or more > last + 1) and more < len(doc.words) and self._capital(more)

    def runs(self) -> Iterator[tuple[int, int, int, int]]:
        """First and last word of the place with its type word, and of the name alone."""
        free, text, doc_words = 0, self.doc.cased, self.doc.words
        for index in [index for index, word in enumerate(self.doc.words) if text[word.start].isupper()]:
            last = self._run(index) if index >= free else None
            if last is None:
                continue
            if index and doc_words[index - 1].key in _ONE_OF_MANY:
                free = last + 1
                continue  # "en un CAI de Bogotá": a thing of a kind
            before, word = self._before(index)
            if self.declined and last > index and (before or word is not None):
                last -= self._opens_unit(last)
            free = last + 1
            start = index - self._has_article(index)
            after = self._type_after(last)
            if after is not None and self.position in ("after", "both"):
                yield (index, after, index, last)
            elif word is not None:
                yield (word, last, start, last)
            elif (
                before
                or self._is_reached(index)
                or self._befalls(index, last)
                or self._is_declined(index, last)
                or self._listed(index, last)
                or self._holds_unit(index, last)
            ) and all(
                self._is_name(at, at)
                or self.doc.text[self.doc.words[at].start - 1] in "-'’"
                or (index < at < last and self.doc.words[at].key in _INSIDE)
                for at in range(index, last + 1)
            ):
                self.scenes.add(last)
                yield (start, last, start, last)

    def _holds_unit(self, first: int, last: int) -> bool:
        """Does the unit that it lies in stand behind it in brackets ("Epuyén (Chubut): ...")?

        A country there may be a person's.
        """
        end = self.doc.words[last].end
        if self.doc.text[end : end + 2] != " (":
            return False
        low = bisect_left(self.known, end, key=_start)
        unit = self.known[low] if low < len(self.known) else None
        if unit is None or unit.start != end + 2 or self.doc.text[unit.end : unit.end + 1] != ")":
            return False
        opens = first == self.doc.sentences[self.doc.sentence_of[first]].first
        return _is_parent(unit) and (opens or (unit.place is not None and unit.place.precision != "country"))

    def _is_unheard(self, index: int, least: int = _UNHEARD) -> str:
        """A word without its clitics that is none of the language: some name. Or nothing."""
        doc, language = self.doc, self.doc.lexicon.pack.code
        word = doc.words[index]
        if not word.key.isalpha() or self.inside.get(index) or index in self.named:
            return ""
        bare = min((word.key, *word.alts), key=len)
        heard = any(
            self.index.is_ordinary(form, language) or self.index.key_id(form) is not None
            for one in (word.key, *word.alts)
            for form in self._stems(normalise(one))
        )
        return "" if heard or len(bare) < least else bare

    def _stems(self, key: str) -> list[str]:
        """A word as it stands, and without what may be written at its end."""
        ends = self.doc.lexicon.pack.words("names", "word_endings")
        stems = [key.removesuffix(end) for end in ends if key.endswith(end) and len(key) > len(end) + 2]
        return [key, *stems]

    def runs_without_capitals(self) -> Iterator[tuple[int, int, int, int]]:
        """As `runs`: the word behind one for a town or district, with what belongs to it."""
        doc, pack = self.doc, self.doc.lexicon.pack
        words, script = doc.words, script_of(pack)

        def keys(section: str, *names: str) -> set[str]:
            phrases = [phrase for name in names for phrase in pack.words(section, name)]
            return {w.key for one in phrases for w in words_of(one, script=script) if " " not in one}

        heads, common = keys("names", "compound_heads"), keys("names", "common")
        adjectives = pack.words("names", "adjective_endings")
        sure = keys("names", "sure_kinds")
        kinds = keys("place_words", *_NAMED_BY) | sure if self.position != "after" else set()

        def is_plain(at: int) -> bool:
            return at < len(words) and not self.inside.get(at) and words[at].key.isalpha()

        def may_open(at: int) -> bool:
            """Is it a word that opens a name though it is one for a kind of place too (برج الملوك)?"""
            kind = words[at].key in heads and all(
                label.startswith(("place_words.", "directions.")) for label in self.inside.get(at, ())
            )
            return kind or is_plain(at)

        def is_sure(kind: str, at: int) -> bool:
            """Is it behind a word for one town or quarter, so that with its article it is the name?"""
            return kind in sure and words[at].key.startswith(_ARTICLE) and not self._tells_time(at)

        def goes_on(at: int) -> bool:
            """Is it a further word of a name (عيتا الشعب, قره تبه), and no adjective of it (الحدودية)?"""
            named = is_plain(at) or (
                at < len(words)
                and all(label.startswith(_SHARED) for label in self.inside.get(at, ()))
                and words[at].key.startswith(_ARTICLE)
            )
            if (
                not named
                or doc.segment[at] != doc.segment[at - 1]
                or doc.text[words[at - 1].end : words[at].start] != " "
            ):
                return False
            key = words[at].key
            if rare and self._is_unheard(at, _SHORTEST) and not words[at].alts:
                return True
            adjective = key.endswith((_FEMININE, *adjectives))
            return key.startswith(_ARTICLE) and len(key) >= _UNHEARD and not adjective

        def is_kind(key: str) -> bool:
            return key in kinds or any(key.startswith(c) and key[len(c) :] in kinds for c in script.clitics)

        def is_site(key: str) -> bool:
            return key in sites or any(key.startswith(c) and key[len(c) :] in sites for c in script.clitics)

        free = 0
        loose = {
            word.key for one in pack.words("names", "loose_kinds") for word in words_of(one, script=script)
        }
        naming = keys("names", "naming_sites")
        after = keys("directions", "after")
        sites = keys("place_words", "site", "street") if self.position != "after" else set()
        rare = self.index.knows_words(pack.code)
        for index in range(len(words)):
            if index < free:
                continue
            if rare and (run := self._led_or_site(index, sites, heads)):
                free = run[1] + 1
                yield run
                continue
            key = words[index].key
            # "سوق بني حذيفة": a word that begins names of places makes one of any site; so does an
            # article ("مخيم الجلزون"), where "a camp of refugees" has none.
            site = index > 0 and is_site(words[index - 1].key)
            named = (site and key in heads) or (
                key.startswith(_ARTICLE)
                and index > 0
                and not naming.isdisjoint((words[index - 1].key, *words[index - 1].alts))
            )
            if not index or not (named or is_kind(words[index - 1].key)):
                continue
            # "المناطق المتضررة", "مياه الأمطار": an adjective follows, or a thing.
            kind = words[index - 1]
            bare = min((kind.key, *kind.alts), key=len)
            if _ARTICLE in kind.key[:3] or kind.key.startswith("لل") or (not named and bare in loose):
                continue
            joined = doc.text[words[index - 1].end : words[index].start] == " "
            if not joined or not (
                is_sure(bare, index)
                or (may_open(index) and (bare in sure or named or key not in common or key in heads))
            ):
                continue
            # The adjective of a feminine noun is feminine: "بلدة تولين" is no town of that quality.
            endings = (
                tuple(e for e in adjectives if e.endswith(_FEMININE))
                if bare.endswith(_FEMININE)
                else adjectives
            )
            last = index
            if key in heads:
                plain = is_plain(index + 1) or (bare in sure and not self._tells_time(index + 1))
                if not plain or doc.segment[index + 1] != doc.segment[index]:
                    continue
                last += 1
            elif len(key) < (_UNHEARD if named else _SHORTEST) or (
                not key.startswith(_ARTICLE) and key.endswith(endings) and len(key) < _LONG
            ):
                continue
            elif not key.startswith(_ARTICLE) and goes_on(index + 1):
                last += 1
            # "حي الرمل الجنوبي": part of the name of a quarter or district, not of a town in the north.
            following = last + 1
            if (
                bare in sure
                and following < len(words)
                and words[following].key in after
                and words[last].key.startswith(_ARTICLE)
                and doc.segment[following] == doc.segment[last]
            ):
                last = following
            free = last + 1
            yield (index - 1, last, index, last)

    def _tells_time(self, at: int) -> bool:
        return at >= len(self.doc.words) or any(
            label.startswith(_NEVER_NAMES) for label in self.inside.get(at, ())
        )

    def _led_or_site(self, index: int, sites: set[str], heads: set[str]) -> tuple[int, int, int, int] | None:
        """A word that is none of the language behind a preposition of place, or a word for a kind of site.

        Or two words of which the first opens names (مجدل عنجر).
        """
        doc = self.doc
        before = index - 1
        if not self._is_unheard(index):
            return self._led_pair(index) if doc.words[index].key in heads else None
        if before >= 0 and doc.segment[before] == doc.segment[index]:
            if doc.text[doc.words[before].end : doc.words[index].start] != " ":
                return None
            if doc.words[before].key in sites:
                return before, index, index, index
            if not self.ends.get(before, set()).isdisjoint(("cues.locative", "cues.near")):
                return index, index, index, index
        return None

    def _opens_unit(self, last: int) -> bool:
        """An adjective with a word for a unit behind it ("в деревне Осинки Кыштовского района")."""
        adjective = self.doc.words[last].key.endswith(_ADJECTIVES)
        return (
            adjective
            and not _UNITS.isdisjoint(self.inside.get(last + 1, ()))
            and self._type_after(last) is not None
        )

    def _led_pair(self, index: int) -> tuple[int, int, int, int] | None:
        """A word that opens names and the next one, behind a preposition of place."""
        doc, following = self.doc, index + 1
        if index == 0 or following >= len(doc.words) or index in self.named or following in self.named:
            return None
        if doc.segment[index - 1] != doc.segment[following]:
            return None
        if self.ends.get(index - 1, set()).isdisjoint(("cues.locative", "cues.near")):
            return None
        # A word of the language may stand behind one that only opens names, not behind "the house of".
        if not self._is_unheard(following, _SHORTEST) and (
            self.inside.get(index) or self.inside.get(following) or not doc.words[following].key.isalpha()
        ):
            return None
        return index, following, index, following

    def _is_reached(self, index: int) -> bool:
        """Does a verb of moving with its preposition stand right before it ("troops marched into X")?"""
        labels = self.ends.get(index - 1 - self._has_article(index), set())
        if not labels.isdisjoint(_TAKEN) or (self.struck and "cues.locative_verbs" in labels):
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

    def _run(self, index: int) -> int | None:
        """Last word of the run of capitalised words that begins here, or None."""
        doc = self.doc
        if not self._capital(index) or not self._is_name(index, index):
            return None
        sentence = doc.sentences[doc.sentence_of[index]]
        last = index
        while last + 1 < sentence.stop and last - index < _MOST_WORDS:
            following = last + 1
            if self.syllabic and self._is_syllable(following):
                last = following
                continue
            if doc.text[doc.words[last].end : doc.words[following].start] not in _JOINTS:
                break
            if self.endings.of(last, doc.words[last].end).case:
                break  # "Konyanın Ereğli ilçesinde": two names
            capital = self._behind_links(last, sentence.stop)
            if capital is not None:
                last = capital
            elif self._capital(following) and self._is_name(following, following):
                last += 1
            else:
                break
        return last

    def _is_syllable(self, index: int) -> bool:
        """Does a hyphen join the word, in small letters, to the one before it ("Ba-gđát")?"""
        before, word = self.doc.words[index - 1 : index + 1]
        return self.doc.text[before.end : word.start] == "-" and self.doc.cased[word.start].islower()

    def _behind_links(self, last: int, stop: int) -> int | None:
        """The capitalised word that small ones join to the run, as in "Saint-Jean-sur-Mer"."""
        doc = self.doc
        following = last + 1
        hyphen = doc.text[doc.words[last].end] == "-"
        while following < stop and doc.words[following].key in (_HYPHENED if hyphen else _INSIDE):
            following += 1
            if following < stop and self._capital(following):
                return following
            if not hyphen:
                break
        return None

    def _capital(self, index: int) -> bool:
        """Has the word a capital that it would keep inside a sentence?"""
        word = self.doc.words[index]
        if not self.doc.cased[word.start].isupper():
            return False
        return not (self._opens(index) and word.key in self.doc.lexicon.words)

    def _opens(self, index: int) -> bool:
        """Does the word open a sentence, a quotation or what follows a colon?"""
        if index == self.doc.sentences[self.doc.sentence_of[index]].first:
            return True
        gap = self.doc.text[self.doc.words[index - 1].end : self.doc.words[index].start]
        return any(mark in _OPENING for mark in gap)

    def _is_name(self, first: int, last: int) -> bool:
        return all(index not in self.barred or index in self.sure for index in range(first, last + 1))

    def _before(self, index: int) -> tuple[bool, int | None]:
        """Does a locative preposition lead to the run, and where does its type word begin?"""
        doc = self.doc
        word: int | None = None
        at = index - 1
        first = doc.sentences[doc.sentence_of[index]].first
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

    def names_part(self, first: int, name_first: int) -> bool:
        """Does a word for a part of a town stand right before a name ("barrio Salamanca")?"""
        return first == name_first - 1 and "place_words.part" in self.ends.get(first, ())

    def is_whole(self, toponym: Toponym, name: tuple[int, int]) -> bool:
        """Is a declined name the town of which a part is told ("в пригороде Парижа")?"""
        start, end = name
        whole = _is_town(toponym) and toponym.start <= start and end <= toponym.end
        return whole and self.index.key_id(normalise(self.doc.text[start:end])) is None

    def _has_article(self, index: int) -> bool:
        """Does an article with a capital stand before the word ("El Rosal", "La Paz")?"""
        before = self.doc.words[index - 1]
        return index > 0 and before.key in _ARTICLES and self.doc.cased[before.start].isupper()

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

    def placed(self, toponym: Toponym, known: list[Toponym]) -> Toponym:
        """A name that was found without a place, at the point of its parent."""
        if toponym.place is not None or toponym.kind != "place":
            return toponym
        first, last = self.doc.word_at(toponym.start), self.doc.word_at(toponym.end - 1)
        place = self.parent(first, last, known)
        return toponym._replace(kind=UNLISTED, place=place) if place else toponym

    def _town(self, first: int, last: int, known: list[Toponym]) -> Place | None:
        """The town that a quarter or street lies in: named beside it, or the last one before it."""
        doc = self.doc
        if not any(_PARTS & self.inside.get(index, set()) for index in range(first, last + 1)):
            return None
        sentence = doc.sentences[doc.sentence_of[first]]
        start = doc.words[first].start
        low = bisect_left(known, sentence.start, key=_start)
        here = known[low : bisect_left(known, sentence.end, key=_start)]
        towns = [t for t in here if _is_town(t) and (t.end <= start or t.start >= doc.words[last].end)]
        if towns:
            return min(towns, key=lambda t: abs(t.start - start)).place
        before = [t for t in known[:low] if _is_town(t) and (self._is_scene(t) or t.start == known[0].start)]
        return before[-1].place if before else None

    def parent(self, first: int, last: int, known: list[Toponym]) -> Place | None:
        """The unit that the text puts the name in: "X, Y", the sentence's, or the section's."""
        town = self._town(first, last, known)
        if town:
            return _as_parent(town)
        doc = self.doc
        end = doc.words[last].end
        sentence = doc.sentences[doc.sentence_of[first]]
        low = bisect_left(known, sentence.start, key=_start)
        here = [t for t in known[low : bisect_left(known, sentence.end, key=_start)] if _is_parent(t)]
        for toponym in here:
            gap = doc.text[end : toponym.start]
            if not self.ends.get(doc.word_at(toponym.start) - 1, set()).isdisjoint(_ELSEWHERE):
                continue  # "into Renk from Sudan"
            if toponym.start >= end and len(gap) <= _PARENT_GAP and gap.count(" ") <= 4 and ";" not in gap:
                return _as_parent(self._inner(toponym, here).place)
        country = self.adjectives.get(first - 1)
        if country:
            return _as_parent(country)
        for finest in _PARENTS:
            scene = [t for t in here if t.place and t.place.precision == finest and self._is_scene(t)]
            if scene:
                return _as_parent(min(scene, key=lambda t: abs(t.start - doc.words[first].start)).place)
        for number in range(sentence.number - 1, -1, -1):
            heading = doc.sentences[number]
            if not heading.heading:
                continue
            low = bisect_left(known, heading.start, key=_start)
            named = known[low : bisect_left(known, heading.end, key=_start)]
            if len(named) == 1 and named[0].end - named[0].start > 0.8 * (heading.end - heading.start):
                return _as_parent(named[0].place)
        return None

    def _inner(self, toponym: Toponym, here: list[Toponym]) -> Toponym:
        """The Y of "X's Y region", where a name is in it."""
        owned = [t for t in here if _gap(self.doc, toponym, t) in ("'s", "\u2019s")]
        return owned[0] if owned else toponym

    def _is_scene(self, toponym: Toponym) -> bool:
        if self.endings.of(self.doc.word_at(toponym.end - 1), toponym.end).case == "locative":
            return True
        at = self.doc.word_at(toponym.start) - 1
        while at >= 0 and (self.doc.words[at].key in _SKIPPED or self.ends.get(at, set()) & _DIRECTIONS):
            at -= 1
        labels = self.ends.get(at, set())
        return at >= 0 and ("cues.locative" in labels or "cues.near" in labels)


_PARTS = {"place_words.part", "place_words.street"}
_DIRECTIONS = {f"directions.{name}" for name in ("north", "south", "east", "west", "central")} | {
    "directions.northeast",
    "directions.northwest",
    "directions.southeast",
    "directions.southwest",
}


def _is_parent(toponym: Toponym) -> bool:
    return toponym.kind == "place" and toponym.place is not None and toponym.place.precision in _PARENTS


def _is_town(toponym: Toponym) -> bool:
    return toponym.kind == "place" and toponym.place is not None and toponym.place.precision == "town"


def as_unlisted(toponym: Toponym, unit: Place) -> Toponym:
    """A name as one that the gazetteer lacks, at the point of the unit that it lies in."""
    return toponym._replace(kind=UNLISTED, place=_as_parent(unit), score=_CONFIDENCE)


def _as_parent(place: Place | None) -> Place | None:
    """The point of the unit, with its precision; less sure than the unit itself."""
    if place and place.precision == "town":  # somewhere in it
        radius = max(place.radius_km, default_radius_km("near") or 0.0)
        place = place._replace(precision="near", radius_km=radius)
    return place._replace(score=round(place.score * _CONFIDENCE, 3), alternatives=()) if place else None
