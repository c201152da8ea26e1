"""Whether a name stands for those who act, speak or own there, and not for a scene."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.around import Around, is_about_place, tells
from geomap.extraction.containment import holds, is_capital
from geomap.extraction.titled import VOWELS
from geomap.geocoding.lexicon import lexicon
from geomap.languages.words import ARABIC_ARTICLE

if TYPE_CHECKING:
    from geomap.extraction.mentions import Mention

_DASHES = frozenset("-\u2013\u2014:")
_NOUNS = frozenset({"de", "lb"})  # languages that write all nouns with a capital
_QUOTES = {"\u00ab": "\u00bb", "\u201c": "\u201d", "\u201e": "\u201c\u201d", '"': '"'}
_ACCORDING_REACH = 10
# What lies beside a name or is said of it: no institution behind these is the name's.
_LEADING = frozenset({"cues.locative", "cues.near", "cues.reporting"})
_ACTOR_REACH = 3  # words behind a name in which the institution that it belongs to may stand
_TOLD_REACH = 7  # words from a verb of saying to the name of who says it
_VERB_WORDS = 3  # of such a verb, at most


class Actors:
    """Tells governments, institutions, speakers, surnames and titles from places."""

    def __init__(self, around: Around) -> None:
        self.around = around
        self.doc, self.covered = around.doc, around.covered
        self.ends, self.inside, self.begins = around.ends, around.inside, around.begins
        pack = self.doc.lexicon.pack
        self.position, self.two_way, self.endings = around.position, around.two_way, around.endings
        self.between = frozenset(pack.words("dates", "between")) if self.position == "before" else frozenset()
        self.actor_position = pack.text("cues", "actor_position", "both")
        self.verb_last = pack.flag("sentences", "verb_last")
        self.unheard = pack.is_bare

    def _is_definite(self, at: int) -> bool:
        """Has a head its article, behind which Arabic puts no owner ("entered the-army Singa")?"""
        word = self.doc.words[at]
        return word.key.startswith(ARABIC_ARTICLE) and word.key[len(ARABIC_ARTICLE) :] in word.alts

    def is_joined(self, mention: Mention, first: int, stop: int) -> bool:
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
            # "the road between X and Y", "về phía X": the head is the end of a preposition
            and all(self.begins.get((f"cues.{lead}", i), i) == i for lead in ("locative", "toward", "from"))
            and (joined or not self._is_definite(i))
            and not (doc.words[i].key in self.between and self._lies_at_road(mention))
        ]
        if (
            heads
            and (joined or self.actor_position in ("before", "both"))
            and self.around.same(min(heads), mention.first)
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
            elif not mention.is_country and self._is_struck(mention, first):
                return False
            if at < stop and doc.words[at].key == "s":
                at += 1
            for index in range(at, min(at + reach, stop)):
                labels = [hit for hit in doc.at(index) if hit.label == "cues.actor_heads"]
                if labels and self.around.same(mention.last, index):
                    return True
                if not _LEADING.isdisjoint(self.inside.get(index, ())):
                    break
        return False

    @staticmethod
    def _lies_at_road(mention: Mention) -> bool:
        """Is it a town, which has no government of its own that meets others?"""
        fine = mention.precision in ("town", "near", "site", "admin2")
        return fine and not is_capital(mention.place)

    def acts_beside(self, before: Mention, mention: Mention) -> bool:
        """Is it the subject behind a scene ("близ Вены Прага вернула пленных")?"""
        return (
            bool(self.two_way)
            and before.last + 1 == mention.first
            and before.role == "strong"
            and before.toponym.kind == mention.toponym.kind == "place"
            and not holds(mention, before)
            and self.doc.text[before.toponym.end : mention.toponym.start] == " "
        )

    def is_local(self, mention: Mention) -> bool:
        """Do those who act do so where they are named after ("полиция Мюнхена")?"""
        fine = self.is_small(mention)
        if self.position == "after":
            return fine and self.doc.begins("cues.local_heads", mention.last + 1)
        if fine and self.actor_position == "both" and self.doc.begins("cues.local_heads", mention.last + 1):
            return True  # "Leeds police"
        if fine and self.two_way and self._is_adjective(mention):
            return self.doc.begins("cues.local_heads", mention.last + 1)  # "львовские медики"
        return fine and "cues.local_heads" in self.ends.get(mention.first - 1, ())

    def _is_adjective(self, mention: Mention) -> bool:
        word = mention.toponym.text
        return bool(lexicon(self.doc.language).town_adjectives[word])

    def is_headed(self, mention: Mention) -> bool:
        """Is it the town in the title of its head, as its case says ("мэр Харькова", no "мэр Киров")?"""
        declined = bool(self.two_way) and mention.toponym.text.endswith(VOWELS)
        return declined and self.is_local(mention)

    @staticmethod
    def is_small(mention: Mention) -> bool:
        """Is it a town, district or province?"""
        return mention.precision in ("town", "near", "admin1", "admin2")

    def is_group(self, mention: Mention) -> bool:
        """Is it the name of an armed group or institution that some place shares?"""
        words = range(mention.first, mention.last + 1)
        known = ("targets.armed", "cues.actor_heads")
        return not mention.is_country and all(
            any(label in known for label in self.inside.get(index, ())) for index in words
        )

    def says_whose(self, mention: Mention, stop: int) -> bool:
        """Is a country's name the adjective of people ("two U.S. missionaries")?"""
        after = mention.last + 1
        if not mention.is_country or after >= stop or not self.around.same(mention.last, after):
            return False
        return any(
            h.label in ("figures.people", "targets.civilians", "targets.armed") for h in self.doc.at(after)
        )

    def owns(self, mention: Mention) -> bool:
        """Is it whose a thing is, and not where ("căn cứ quân sự Mỹ", "the Russia base")?"""
        if not mention.is_country:
            return False
        words = range(mention.first, mention.last + 1)
        own = {label for index in words for label in self.inside.get(index, set())}
        return any(label in ("place_words.site", "place_words.town") for label in own)

    def source_part(self, mention: Mention, first: int, stop: int) -> str | None:
        """``source`` or ``attribution`` for a name in the words that say who tells it.

        A source stands before its verb and may be where it happened ("police in X said"); where an
        organisation sits that something is put down to is not ("according to the office in X").
        """
        doc = self.doc
        if self._counts_from(mention, stop):
            return "source"
        for hit in doc.within("cues.according", first, stop):
            ahead = hit.last < mention.first
            if self.position == "after":  # "X'teki yetkililere göre"
                ahead = 0 < hit.first - mention.last <= _ACCORDING_REACH
            # "según la prensa hubo choques en X": what happened stands between
            told = self.position != "after" and not self._goes_on(hit.last, mention.first)
            if ahead and not told and doc.segment[hit.first] == doc.segment[mention.first]:
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
                if self._is_event(hit.first):
                    continue  # "у Мадриді підтвердили випадки кору": the verb says that it happened
                # Told before the verb of saying: a source, unless it is the end of what is said
                # ("... in X, police said").
                told = any(tells(self.inside.get(index, ())) for index in range(first, hit.first))
                if not told:
                    return "source"
                return "attribution" if self._attributes(mention, hit.first) else None
        return None

    def _counts_from(self, mention: Mention, stop: int) -> bool:
        """Do those who sit there say how many died elsewhere ("officials in X raised the toll to 19")?"""
        doc, at = self.doc, mention.first - 1
        if self.position == "after":
            head = self.endings.of(mention.last, mention.toponym.end).after
            sit = self.endings.joins(mention) and doc.begins("cues.actor_heads", head)
        else:
            of = self.begins.get(("cues.locative", at), at)
            sit = of <= at and "cues.actor_heads" in self.ends.get(of - 1, ())
        return sit and any(
            hit.last > mention.last and doc.segment[hit.last] == doc.segment[mention.last]
            for hit in doc.hits.get("triggers.casualty_toll", ())
            if doc.sentence_of[hit.first] == mention.sentence and hit.last < stop
        )

    def _is_event(self, verb: int) -> bool:
        """Is a verb of saying the first word of what happened ("declared a quarantine")?"""
        begun = self.doc.at(verb)
        return any(hit.label.startswith("triggers.") and hit.last > verb for hit in begun)

    def _is_act(self, mention: Mention, verb: int) -> bool:
        """Is a verb of saying a part of what they did who act ("the students of X declared a strike")?"""
        sentence, segment = self.doc.sentences[mention.sentence], self.doc.segment
        return self._is_event(verb) or any(
            hit.first <= mention.first and verb < hit.last and segment[hit.first] == segment[hit.last]
            for hit in self.doc.by_sentence("triggers").get(sentence.number, ())
        )

    def _goes_on(self, verb: int, index: int) -> bool:
        """Do a verb of saying and a word stand in one clause, with nothing that happened between?"""
        between = {hit.label for at in range(verb, index) for hit in self.doc.at(at) if hit.last > verb}
        return self.doc.clause[verb] == self.doc.clause[index] and not tells(between)

    def _opens_clause(self, index: int, first: int) -> bool:
        return index == first or self.doc.clause[index - 1] != self.doc.clause[index]

    def _told_of(self, verb: int) -> bool:
        """Is what happened the subject of a verb of saying?

        What only ends there tells of something else ("killed five in X, the army said in Y").
        """
        at, doc = verb - 1, self.doc
        # An "and" between who clashed opens no clause of its own.
        while at >= 0 and (self.around.same(at, verb) or doc.text[doc.words[at].end] == " "):
            if tells({hit.label for hit in doc.at(at)}):
                return True
            at -= 1
        return False

    def _attributes(self, mention: Mention, verb: int) -> bool:
        """Is it in the closing words that name the source (", the head of the office in X said")?"""
        doc = self.doc
        if doc.segment[mention.first] != doc.segment[verb]:
            return False
        part = [i for i in range(max(0, mention.first - 12), verb) if doc.segment[i] == doc.segment[verb]]
        return not any(tells(self.inside.get(index, ())) for index in part)

    def speaks(self, mention: Mention, stop: int) -> bool:
        """Is the name the subject of a verb of saying ("Ottawa said", "التزمت تل أبيب الصمت")?"""
        said = self.doc.within("cues.reporting", self.doc.sentences[mention.sentence].first, stop)
        if any(hit.first < mention.first and mention.last < hit.last for hit in said):
            return True
        if self._is_told_by(mention):
            return True
        for index in range(mention.last + 1, min(mention.last + 4, stop)):
            if not self.around.same(mention.last, index):
                return False
            if any(hit.label == "cues.reporting" for hit in self.doc.at(index)):
                return not self._is_act(mention, index)  # "медики Софии объявили забастовку" act
            inside = self.inside.get(index, ())
            if self.verb_last and tells(inside):
                return False  # "X köyünün ele geçirildiğini öne sürdü": it is what is told
            if "cues.locative" in inside:
                return False
        return False

    def _is_told_by(self, mention: Mention) -> bool:
        """Does the verb of saying open the part of the sentence (", a dit lundi la préfecture du Gard")?"""
        segment, at = self.doc.segment, mention.first
        first = max(self.doc.sentences[mention.sentence].first, at - _TOLD_REACH)
        for index in range(at - 1, first - 1, -1):
            ends = self.ends.get(index, ())
            if segment[index] != segment[at] or "cues.locative" in ends:
                return False
            if "cues.reporting" in ends:
                opens = max(index - _VERB_WORDS, 0)
                return index >= _VERB_WORDS and segment[opens] != segment[index]
        return False

    def is_title(self, mention: Mention) -> bool:
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

    def in_compound(self, mention: Mention) -> bool:
        """Is it half of another name ("Quimper-Frais", "Nice-Matin")?"""
        text, end = self.doc.text, mention.toponym.end
        after = mention.last + 1
        if text[end : end + 1] != "-" or not text[end + 1 : end + 2].isupper() or mention.is_country:
            return False
        led = self.ends.get(mention.first - 1, set()) & {"cues.locative", "cues.near"}
        return not (led or after in self.covered or is_about_place(self.inside.get(after, set())))

    def in_longer_name(self, mention: Mention) -> bool:
        """Is it half of the name of a firm or person ("the contractor Harar Gas", "Agro Harar's plant")?"""
        doc, sentence = self.doc, self.doc.sentences[mention.sentence]
        if mention.is_country or self.around.has_place_word(mention) or doc.language in _NOUNS:
            return False
        words = doc.words[sentence.first : sentence.stop]
        capitals = sum(doc.cased[word.start].isupper() for word in words)
        if 2 * capitals > len(words):
            return False  # a headline
        before, after = mention.first - 1, mention.last + 1
        beside = [before] if before > sentence.first else []
        beside += [after] if after < sentence.stop else []
        return any(self._goes_with(at, mention) for at in beside)

    def _goes_with(self, at: int, mention: Mention) -> bool:
        """Is a word beside a name written with a capital, and neither the name of a place nor in the pack?"""
        doc, word = self.doc, self.doc.words[at]
        start, end = min(word.end, mention.toponym.end), max(word.start, mention.toponym.start)
        text = doc.cased[word.start : word.end]
        known = at in self.covered or self.inside.get(at) or (self.unheard and self._stands_first(at))
        return doc.text[start:end] == " " and text.istitle() and text.isalpha() and not known

    def _stands_first(self, at: int) -> bool:
        """Does a word follow the dash of a dateline, or is it a single letter ("PRAHA - V Brně ...")?"""
        start, end = self.doc.words[at].start, self.doc.words[at].end
        return end - start == 1 or self.doc.text[:start].rstrip()[-1:] in _DASHES

    def is_surname(self, mention: Mention, first: int) -> bool:
        """Is it the object with a given name before it ("Kemal Tokat'ı bacağından vurdu")?"""
        doc, at = self.doc, mention.first - 1
        if not self.endings.cases or at <= first or mention.precision in ("country", "area", "none"):
            return False
        word = doc.words[at]
        given = doc.text[word.start : word.end]
        if at in self.covered or not given.istitle() or not given.isalpha() or self.inside.get(at):
            return False
        if doc.text[word.end : mention.toponym.start] != " " or self.around.has_place_word(mention):
            return False
        return self.endings.of(mention.last, mention.toponym.end).case == "toward"

    def _is_led_to(self, mention: Mention, first: int) -> bool:
        """Does a preposition of place stand right before the name?"""
        return self.position == "before" and self.around.labelled_before(
            mention.first, first, "cues.locative"
        )

    def _is_struck(self, mention: Mention, first: int) -> bool:
        """Does a verb do something to it ("bombarded X with guns"), or does it fall ("X falls to rebels")?"""
        if self.position != "before":
            return False
        struck = self.around.labelled_before(mention.first, first, "cues.locative_verbs")
        return struck or bool(self.doc.begins("cues.hosts", mention.last + 1))

    def opens(self, mention: Mention, first: int) -> bool:
        """Does the name stand where a subject stands: first in its sentence or clause?"""
        return (
            mention.first == first or self.doc.segment[mention.first - 1] != self.doc.segment[mention.first]
        )
