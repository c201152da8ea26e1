"""The words around a name that say what part it plays: prepositions, verbs, actors, who tells it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geomap.extraction.clitics import Clitics
from geomap.extraction.endings import Endings
from geomap.extraction.unlisted import UNLISTED
from geomap.extraction.wording import opens_rubric
from geomap.gazetteer.index import Index
from geomap.gazetteer.names import normalise

if TYPE_CHECKING:
    from geomap.extraction.document import Document
    from geomap.extraction.mentions import Mention
    from geomap.geocoding.place import Place

_DATELINE = re.compile(r"(?:[^.!?\n]|\.(?=\s?\d)){0,50}?(?:--|\s[-–—]\s|—)|\s*\([^)\n]{2,30}\)\s")
_HEAD = 3  # sentences that may be the head of a report
_QUOTES = {"\u00ab": "\u00bb", "\u201c": "\u201d", "\u201e": "\u201c\u201d", '"': '"'}
_RUBRIC_WORDS = 4  # before the name of a place at the head of an item
_REACH = 7  # words to the left in which a preposition can govern a name
_ACCORDING_REACH = 10
_DISTANCE_REACH = 6
_VERB_REACH = 3
_DASH = re.compile(r"\s?[-\u2013\u2014]\s?")
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
# What is held on a country ("a conference on X") is not in it.
_ABOUT = frozenset({"triggers.diplomatic_meeting", "triggers.ceasefire_talks", "triggers.statement"})
_OWNERS = 4  # words before a name among which its people stand
_OWNING = frozenset(
    {"cues.actor_heads", "cues.person_titles", "cues.reporting", "figures.people", "targets.armed"}
)
_ARTICLES = frozenset({"the", "a", "an", "of", "s", "el", "la", "los", "las", "le", "les"})
_PREPOSITIONS = frozenset({"cues.locative", "cues.near", "cues.from", "cues.toward", "cues.locative_weak"})
_ACTOR_REACH = 3  # words behind a name in which the institution that it belongs to may stand
_UNKNOWN = 2  # words among them that nothing in the pack explains


class Roles:
    """Gives each name of a document its part, from the words around it."""

    def __init__(self, doc: Document, covered: set[int]) -> None:
        self.doc = doc
        self.covered = covered
        self.ends, self.inside = doc.label_maps()
        pack = doc.lexicon.pack
        self.actor_position = pack.text("cues", "actor_position", "both")
        self.position = pack.text("cues", "position", "before")
        self.verb_last = pack.flag("sentences", "verb_last")
        self.endings = Endings(doc)
        self.clitics = Clitics(doc, self.ends, self.inside)
        # Languages that decline names need no word between a thing and what it is of.
        self.bare_genitive = not pack.words("cues", "possessive") and bool(
            pack.words("script", "strip_suffixes")
        )
        self.joins = set(pack.words("sentences", "and"))
        self.two_way = frozenset(pack.words("cues", "two_way"))
        self.accusative = [e.partition(">")[::2] for e in pack.words("cues", "accusative")]
        # The first word of the longest phrase of a label that ends at a word: "de la", "reliant A à".
        self.begins: dict[tuple[str, int], int] = {}
        for label in ("cues.possessive", "cues.near", "cues.locative", "cues.from", "cues.toward"):
            for hit in doc.hits.get(label, ()):
                known = self.begins.get((label, hit.last), hit.first)
                self.begins[label, hit.last] = min(hit.first, known)

    def role(self, mention: Mention, before: Mention | None) -> tuple[str, bool]:
        """The part of a name, after the one before it, and whether what happened did so beside it."""
        doc = self.doc
        sentence = doc.sentences[mention.sentence]
        if mention.toponym.kind == "demonym":
            return "demonym", False
        if self.clitics.is_ordinary(mention):
            return "actor", False
        if mention.first - sentence.first <= 1 and (
            self._heads_report(mention) or self._heads_paragraph(mention)
        ):
            return "dateline", False
        if self._is_title(mention):
            return "actor", False
        if self._labelled_before(mention.first, sentence.first, "cues.person_titles") and (
            mention.precision not in ("country", "admin1", "area")
        ):
            return "person", False
        if self.is_rubric(mention) and not self._is_group(mention):
            return "strong", False
        if self._on_route(mention, before):
            return "toward", False
        if before and before.sentence == mention.sentence and not self.endings.cases:
            joined = self._joined(before, mention)
            if joined:
                return joined, before.near
        if self._is_group(mention) or self._says_whose(mention, sentence.stop):
            return "actor", False
        named = self._has_place_word(mention) and not mention.is_country
        if not named and before and self._acts_beside(before, mention):
            return "actor", False
        written_in = self.clitics.cue(mention)
        # "شركة الخليج العربي": a full name has its article, a word for a kind has none before a name.
        bare = (not named or self.clitics.has_article(mention)) and written_in is None
        joined_to_head = bare and self._is_actor(mention, sentence.first, sentence.stop)
        if joined_to_head and self._is_local(mention):
            return ("source" if self._speaks(mention, sentence.stop) else "strong"), False
        if joined_to_head or self._of_a_thing(mention):
            return "actor", False
        if self._is_where(mention, sentence.stop):
            return "strong", False
        if self._is_surname(mention, sentence.first):
            return "person", False
        cue = written_in
        cue = cue or (self._cue_before(mention, sentence.first) if self.position != "after" else None)
        cue = cue or self.endings.cue(mention.last, mention.toponym.end, sentence.stop, self.covered)
        if self._in_compound(mention):
            return "actor", False
        if cue in ("strong", "near"):
            part = self._source_part(mention, sentence.first, sentence.stop)
            if part:
                return part, False
            return "strong", cue == "near"
        if doc.begins("cues.hosts", mention.last + 1):
            return "strong", False  # "Cairo hosts talks"
        if self._speaks(mention, sentence.stop):
            return "actor", False
        if (
            cue == "possessive"
            and named
            and self.position == "before"
            and not self._has_people(mention, sentence.first)
        ):
            return "strong", False  # "burnt the seat of the municipality of X"
        if cue:
            return cue, False
        if self._opens(mention, sentence.first) and (mention.is_country or _is_capital(mention.place)):
            return "actor", False  # a government, named by its country or capital
        if named or self._is_led(mention):
            return "strong", False  # "tỉnh Idlib", "Idlib province": the word itself says place
        return "plain", False

    def holds(self, before: Mention, mention: Mention) -> bool:
        """Is it the X of "X'in Y ilçesinde", where the ending of Y tells its part?"""
        if not self.endings.cases or before.sentence != mention.sentence:
            return False
        ending = self.endings.of(before.last, before.toponym.end)
        gap = self.doc.text[before.toponym.end : mention.toponym.start]
        tight = ending.after == mention.first and "," not in gap and ending.case != "actor"
        return tight and _contains(before.place, mention.place)

    def sets(self, before: Mention, mention: Mention) -> bool:
        """Does a name say in what the one before it lies ("bombed X, in Yemen")?"""
        if before.sentence != mention.sentence or not holds(mention, before):
            return False
        gap = self.doc.text[before.toponym.end : mention.toponym.start]
        led = self.begins.get(("cues.locative", mention.first - 1)) == before.last + 1
        return led and gap.startswith(",") and gap.count(",") == 1

    def is_measured(self, mention: Mention) -> bool:
        """Does a number with a unit lead to the name ("20 km north of X")?"""
        doc = self.doc
        first = max(doc.sentences[mention.sentence].first, mention.first - _DISTANCE_REACH)
        at = mention.first - 1
        while at > first and doc.segment[at] == doc.segment[mention.first]:
            if "figures.not_people" in self.inside.get(at, ()) and doc.words[at - 1].key[0].isdigit():
                return True
            at -= 1
        return False

    def _heads_report(self, mention: Mention) -> bool:
        """Is it the place of a dateline ("CAIRO, Nov 7 (Agency) - ...")?

        Further down, in a round-up, only where it is written in capitals at the head of a paragraph.
        """
        sentence = self.doc.sentences[mention.sentence]
        if sentence.number >= _HEAD:
            opens = sentence.paragraph != self.doc.sentences[sentence.number - 1].paragraph
            if not opens or not mention.toponym.text.isupper() or mention.toponym.text not in self.doc.cased:
                return False
        after = self.doc.text[mention.toponym.end : mention.toponym.end + 60]
        return bool(_DATELINE.match(after))

    def _heads_paragraph(self, mention: Mention) -> bool:
        """Does it stand alone before what happened there ("OMSK. Two men ...", "Omsk: two men ...")?"""
        sentence = self.doc.sentences[mention.sentence]
        number = sentence.number + 1
        if mention.first != sentence.first or sentence.heading or mention.is_country:
            return False
        if number > 1 and self.doc.sentences[number - 2].paragraph == sentence.paragraph:
            return False
        goes_on = number < len(self.doc.sentences) and (
            self.doc.sentences[number].paragraph == sentence.paragraph
        )
        after = self.doc.text[mention.toponym.end : sentence.end].strip()
        if after.startswith(":") and sentence.stop > mention.last + 1:
            return not _is_capital(mention.place)  # a capital that speaks
        return goes_on and (after in ("", ".") or after.startswith("("))

    def _is_title(self, mention: Mention) -> bool:
        """Is it in quotation marks: a bar, team or ship that has the name of a town ("Prague")?"""
        start, end = mention.toponym.start, mention.toponym.end
        opening = self.doc.text[start - 1 : start]
        closing = _QUOTES.get(opening)
        if (
            closing is None
            or (opening == '"' and not self.two_way)
            or self.doc.text[end : end + 1] not in tuple(closing)
        ):
            return False
        before = self.ends.get(mention.first - 1, ())
        if "place_words.site" in before and "place_words.part" not in before:
            return False  # "пункт пропуска «Шегини»"; but a hotel of that name may be anywhere
        return mention.precision not in ("site", "none")

    def _in_compound(self, mention: Mention) -> bool:
        """Is it half of another name ("Quimper-Frais", "Nice-Matin")?"""
        text, end = self.doc.text, mention.toponym.end
        after = mention.last + 1
        if text[end : end + 1] != "-" or not text[end + 1 : end + 2].isupper() or mention.is_country:
            return False
        led = self.ends.get(mention.first - 1, set()) & {"cues.locative", "cues.near"}
        return not (led or after in self.covered or _is_about_place(self.inside.get(after, set())))

    def is_rubric(self, mention: Mention) -> bool:
        """Is it the place at the head of a short item ("Nantes: two hurt in a fire", "LORIENT. ...")?"""
        sentence = self.doc.sentences[mention.sentence]
        if mention.first - sentence.first > _RUBRIC_WORDS or mention.precision == "none":
            return False
        return opens_rubric(self.doc.text, mention.toponym.start, mention.toponym.end)

    def _joined(self, before: Mention, mention: Mention) -> str | None:
        """The role that a name takes from the one before it ("in X and Y", "X, Y")."""
        doc = self.doc
        if self._changes_case(before, mention):
            return None
        gap = doc.text[before.toponym.end : mention.toponym.start]
        between = [doc.words[index].key for index in range(before.last + 1, mention.first)]
        if between == ["s"] and holds(before, mention):
            return before.role  # "in Russia's Saratov region"
        if not between and gap.strip() in (",", "(", "،"):
            if before.place and mention.place and before.place.id == mention.place.id:
                return "parent"  # what the gazetteer lacks stands at the point of its unit
            return "parent" if holds(mention, before) else before.role
        if between and all(word in self.joins for word in between) and len(between) <= 2:
            return "strong" if before.role == "parent" else before.role
        return None

    def _changes_case(self, before: Mention, mention: Mention) -> bool:
        """Is only the first of two names declined, so that they make no list ("in X, the Shilka rose")?"""
        if not self.two_way or mention.toponym.kind != "place" or before.toponym.kind != "place":
            return False
        one, two = normalise(before.toponym.text), normalise(mention.toponym.text)
        index = Index.open()
        return index.key_id(one) is None and two[-1:] not in "оеиіуюэы" and index.key_id(two) is not None

    def _acts_beside(self, before: Mention, mention: Mention) -> bool:
        """Is it the subject behind a scene ("близ Вены Прага вернула пленных")?"""
        return (
            bool(self.two_way)
            and before.last + 1 == mention.first
            and before.role == "strong"
            and before.toponym.kind == mention.toponym.kind == "place"
            and not holds(mention, before)
            and self.doc.text[before.toponym.end : mention.toponym.start] == " "
        )

    def _is_actor(self, mention: Mention, first: int, stop: int) -> bool:
        """Is the name joined to an institution ("Chính phủ Mexico", "Mexico's government")?"""
        doc = self.doc
        at = mention.first - 1
        # "the government of X", "Bộ Ngoại giao của X"
        joined = at >= first and ("cues.possessive" in self.ends.get(at, ()) or doc.words[at].key == "of")
        if joined:
            at = self.begins.get(("cues.possessive", at), at) - 1
        heads = [
            i
            for i in {at, mention.first - 1}
            if i >= first
            and "cues.actor_heads" in self.ends.get(i, ())
            and self.begins.get(("cues.locative", i), i) == i  # "the road between X and Y"
        ]
        if (
            heads
            and (joined or self.actor_position in ("before", "both"))
            and self._same(min(heads), mention.first)
        ):
            return True
        ending = self.endings.of(mention.last, mention.toponym.end)
        if self.actor_position in ("after", "both") and ending.case in (None, "possessive"):
            at = ending.after
            reach = _ACTOR_REACH
            if self._is_led_to(mention, first):
                # "In X a soldier shot ...": who follows acts there, and is not X's
                if not mention.is_country:
                    return False
                reach = 1
            if at < stop and doc.words[at].key == "s":
                at += 1
            for index in range(at, min(at + reach, stop)):
                labels = [hit for hit in doc.at(index) if hit.label == "cues.actor_heads"]
                if labels and self._same(mention.last, index):
                    return True
                if "cues.locative" in self.inside.get(index, ()) or "cues.reporting" in self.inside.get(
                    index, ()
                ):
                    break
        return False

    def _is_where(self, mention: Mention, stop: int) -> bool:
        """Does a clause follow that tells what happened there ("called out to X, where a barn burnt")?"""
        after = mention.last + 1
        return after < stop and self.doc.begins("cues.where", after)

    def _is_surname(self, mention: Mention, first: int) -> bool:
        """Is it the object with a given name before it ("Kemal Tokat'ı bacağından vurdu")?"""
        doc, at = self.doc, mention.first - 1
        if not self.endings.cases or at <= first or mention.precision in ("country", "area", "none"):
            return False
        word = doc.words[at]
        given = doc.text[word.start : word.end]
        if at in self.covered or not given.istitle() or not given.isalpha() or self.inside.get(at):
            return False
        if doc.text[word.end : mention.toponym.start] != " " or self._has_place_word(mention):
            return False
        return self.endings.of(mention.last, mention.toponym.end).case == "toward"

    def _is_led_to(self, mention: Mention, first: int) -> bool:
        """Does a preposition of place stand right before the name?"""
        return self.position == "before" and self._labelled_before(mention.first, first, "cues.locative")

    def _on_route(self, mention: Mention, before: Mention | None) -> bool:
        """Is it an end of a road ("on the road Kyiv - Odesa", "на трассе Киев – Одесса")?"""
        text = self.doc.text
        if before and _DASH.fullmatch(text, before.toponym.end, mention.toponym.start):
            return self._names_road(before)
        after = _DASH.match(text, mention.toponym.end)
        return bool(after and text[after.end() : after.end() + 1].isupper() and self._names_road(mention))

    def _names_road(self, mention: Mention) -> bool:
        words = range(mention.first - 1, mention.last + 1)
        return any("place_words.part" in self.inside.get(index, ()) for index in words)

    def _is_local(self, mention: Mention) -> bool:
        """Do those who act do so where they are named after ("полиция Мюнхена")?"""
        fine = mention.precision in ("town", "near", "admin1", "admin2")
        return fine and "cues.local_heads" in self.ends.get(mention.first - 1, ())

    def _has_place_word(self, mention: Mention) -> bool:
        words = range(mention.first, mention.last + 1)
        labels = {label for index in words for label in self.inside.get(index, ())}
        return len(words) > 1 and any(label.startswith("place_words.") for label in labels)

    def _is_led(self, mention: Mention) -> bool:
        """Does its own first word lead to a scene (Arabic "شمالي العراق", north in Iraq)?"""
        return "cues.locative" in self.ends.get(mention.first, ()) and not mention.is_country

    def _is_group(self, mention: Mention) -> bool:
        """Is it the name of an armed group or institution that some place shares?"""
        words = range(mention.first, mention.last + 1)
        known = ("targets.armed", "cues.actor_heads")
        return not mention.is_country and all(
            any(label in known for label in self.inside.get(index, ())) for index in words
        )

    def _says_whose(self, mention: Mention, stop: int) -> bool:
        """Is a country's name the adjective of people ("two U.S. missionaries")?"""
        after = mention.last + 1
        if not mention.is_country or after >= stop or not self._same(mention.last, after):
            return False
        return any(
            h.label in ("figures.people", "targets.civilians", "targets.armed") for h in self.doc.at(after)
        )

    def _of_a_thing(self, mention: Mention) -> bool:
        """Is it whose a thing is, and not where ("căn cứ quân sự Mỹ", "the Russia base")?"""
        if not mention.is_country:
            return False
        words = range(mention.first, mention.last + 1)
        own = {label for index in words for label in self.inside.get(index, set())}
        return any(label in ("place_words.site", "place_words.town") for label in own)

    def _source_part(self, mention: Mention, first: int, stop: int) -> str | None:
        """``source`` or ``attribution`` for a name in the words that say who tells it.

        A source stands before its verb and may be where it happened ("police in X said"); where an
        organisation sits that something is put down to is not ("according to the office in X").
        """
        doc = self.doc
        for hit in doc.within("cues.according", first, stop):
            ahead = hit.last < mention.first
            if self.position == "after":  # "X'teki yetkililere göre"
                ahead = 0 < hit.first - mention.last <= _ACCORDING_REACH
            if ahead and doc.segment[hit.first] == doc.segment[mention.first]:
                return "attribution"
        for hit in doc.within("cues.reporting", first, stop):
            if self.verb_last and hit.last < mention.first:
                continue
            near = 0 < mention.first - hit.last <= 5
            if near and doc.segment[hit.last] == doc.segment[mention.first]:
                if self._told_of(hit.first):
                    return None  # "attacks were reported in X"
                if not self._goes_on(hit.last, mention.first):
                    continue  # "police announced the arrest of two men in X"
                # "..., the department said in Washington", but "قالت الشرطة في X إن" (police in X said)
                return "source" if self._opens_clause(hit.first, first) else "attribution"
            if hit.first > mention.last:
                # Told before the verb of saying: a source, unless it is the end of what is said
                # ("... in X, police said").
                told = any(
                    label.startswith(("triggers.", "attack."))
                    for index in range(first, hit.first)
                    for label in self.inside.get(index, ())
                )
                if not told:
                    return "source"
                return "attribution" if self._attributes(mention, hit.first) else None
        return None

    def _goes_on(self, verb: int, index: int) -> bool:
        """Do a verb of saying and a word stand in one clause, with nothing that happened between?"""
        return self.doc.clause[verb] == self.doc.clause[index] and not any(
            label.startswith(("triggers.", "attack."))
            for at in range(verb + 1, index)
            for label in self.inside.get(at, ())
        )

    def _opens_clause(self, index: int, first: int) -> bool:
        return index == first or self.doc.clause[index - 1] != self.doc.clause[index]

    def _told_of(self, verb: int) -> bool:
        """Is what happened the subject of a verb of saying?"""
        at = verb - 1
        while at >= 0 and self._same(at, verb):
            if any(label.startswith(("triggers.", "attack.")) for label in self.inside.get(at, ())):
                return True
            at -= 1
        return False

    def _attributes(self, mention: Mention, verb: int) -> bool:
        """Is it in the closing words that name the source (", the head of the office in X said")?"""
        doc = self.doc
        if doc.segment[mention.first] != doc.segment[verb]:
            return False
        part = [i for i in range(max(0, mention.first - 12), verb) if doc.segment[i] == doc.segment[verb]]
        return not any(
            label.startswith(("triggers.", "attack."))
            for index in part
            for label in self.inside.get(index, ())
        )

    def _same(self, one: int, other: int) -> bool:
        return self.doc.segment[one] == self.doc.segment[other]

    def _labelled_before(self, index: int, first: int, label: str) -> bool:
        return index - 1 >= first and label in self.ends.get(index - 1, ()) and self._same(index - 1, index)

    def _cue_before(self, mention: Mention, first: int) -> str | None:
        """The nearest preposition or verb that governs the name."""
        unknown = 0
        place_word = False
        index = mention.first - 1
        lowest = max(first, mention.first - _REACH)
        doc = self.doc
        while index >= lowest and self._same(index, mention.first):
            labels = self.ends.get(index, set())
            adjacent = mention.first - index <= 3
            if index + 1 < mention.first and _is_date(self.inside.get(index + 1, set())):
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
            explained = _is_about_place(inside)
            if "cues.possessive" in labels and index == mention.first - 1:
                # "the city of X" names the city; "the services of X" are X's
                of = self.begins["cues.possessive", index]
                if of <= lowest or not _is_about_place(self.inside.get(of - 1, set())):
                    return "strong" if self._part_of(mention, of, first) else "possessive"
                explained = True
            place_word = place_word or _is_about_place(inside)
            if index in self.covered:
                # An adjective of place may stand between; another scene may not.
                explained = True
                unknown += 1
            if "cues.locative_weak" in labels and not explained:
                return "strong" if place_word or self._carries(mention, index, first) else "weak"
            if not explained and doc.words[index].key not in _ARTICLES and not _is_date(inside):
                unknown += 1
                # A verb ends the search; before a place word it is an adjective ("the besieged city").
                verbal = any(label.startswith(("triggers.", "attack.", "cues.reporting")) for label in inside)
                if verbal and not place_word:
                    return "strong" if self._is_object(mention, index) else None
            if unknown > _UNKNOWN:
                return None
            index -= 1
        return None

    def _is_goal(self, mention: Mention, index: int) -> bool:
        """Does the preposition before a name lead to it, as its case says ("в Одессу", not "в Одессе")?"""
        if self.doc.words[index].key not in self.two_way or "cues.locative_verbs" in self.ends.get(index, ()):
            return False
        if self.begins.get(("cues.locative", index), index) < index or self._has_place_word(mention):
            return False  # "обстрел на Одессу"
        text = mention.toponym.text
        if text.isupper():
            return False  # abbreviations have no cases
        name = normalise(text)
        return any(
            name.endswith(ending)
            and (not nominative or Index.open().key_id(name[: -len(ending)] + nominative) is not None)
            for ending, nominative in self.accusative
        )

    def _is_object(self, mention: Mention, index: int) -> bool:
        """Is it what is struck ("обстреляли из артиллерии Никополь", "обстрел Никополя")?"""
        if mention.is_country:
            return False
        if self.bare_genitive and index == mention.first - 1:
            return any(label.startswith(_STRUCK) for label in self.ends.get(index, ()))
        # The phrase holds the weapon; the verb stands before it.
        return any(
            "cues.locative_verbs" in self.ends.get(at, ())
            for at in range(index - 1, max(index - _VERB_REACH, 0) - 1, -1)
            if self._same(at, index)
        )

    def _has_people(self, mention: Mention, first: int) -> bool:
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
        if any(label.startswith(_STRUCK) for label in (*self.ends.get(of - 1, ()), *around)):
            return True
        for index in range(of - 1, max(first, of - _PART_REACH) - 1, -1):
            labels = self.ends.get(index, set())
            if not self._same(index, of) or any(
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
        before = self.ends.get(index - 1, set()) if index > first else set()
        return any(label.startswith(("triggers.", "attack.")) and label not in _ABOUT for label in before)

    def _speaks(self, mention: Mention, stop: int) -> bool:
        """Is the name the subject of a verb of saying ("Ottawa said")?"""
        for index in range(mention.last + 1, min(mention.last + 4, stop)):
            if not self._same(mention.last, index):
                return False
            if any(hit.label == "cues.reporting" for hit in self.doc.at(index)):
                return True
            if "cues.locative" in self.inside.get(index, ()):
                return False
        return False

    def _opens(self, mention: Mention, first: int) -> bool:
        """Does the name stand where a subject stands: first in its sentence or clause?"""
        return (
            mention.first == first or self.doc.segment[mention.first - 1] != self.doc.segment[mention.first]
        )


def _is_capital(place: Place | None) -> bool:
    return bool(place and place.capital)


def _is_date(labels: set[str]) -> bool:
    return any(label.startswith("dates.") for label in labels)


def _is_about_place(labels: set[str]) -> bool:
    return any(label.startswith(("place_words.", "directions.")) for label in labels)


def holds(outer: Mention, inner: Mention) -> bool:
    """Does one name stand for a unit in which the other lies? One that no gazetteer has is no unit."""
    return outer.toponym.kind != UNLISTED and _contains(outer.place, inner.place)


def _contains(outer: Place | None, inner: Place | None) -> bool:
    """Is one place the country, province or district that another lies in?"""
    if outer is None or outer.precision not in ("country", "admin1", "admin2", "area"):
        return False
    if inner is None:
        return True
    if outer.precision == "country":
        return outer.country == inner.country and inner.precision != "country"
    if outer.precision == "admin1":
        return outer.country == inner.country and outer.admin1 == inner.admin1 and inner.precision != "admin1"
    return outer.country == inner.country and inner.precision in ("site", "town", "near")
