"""The words around a name that say what part it plays: prepositions, verbs, actors, who tells it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geomap.extraction.actors import Actors
from geomap.extraction.around import Around, tells
from geomap.extraction.containment import is_capital
from geomap.extraction.leads import Leads
from geomap.extraction.pairs import Pairs
from geomap.extraction.parents import UNLISTED
from geomap.extraction.routes import Routes
from geomap.extraction.wording import closes_report, opens_rubric

if TYPE_CHECKING:
    from geomap.extraction.document import Document, Sentence
    from geomap.extraction.mentions import Mention

_DATELINE = re.compile(r"(?:[^.!?\n]|\.(?=\s?\d)){0,50}?(?:--|\s[-–—]\s|—)|\s*\([^)\n]{2,30}\)\s")
_HEAD = 3  # sentences that may be the head of a report
_RUBRIC_WORDS = 4  # before the name of a place at the head of an item
_DISTANCE_REACH = 6
# Words for a kind of place that a name in apposition tells more of, and how far before them "in" may stand.
_KINDS = frozenset({f"place_words.{kind}" for kind in ("capital", "town", "admin1", "admin2", "area")})
_APPOSED_REACH = 5
_ENDS = ("from", "toward")
_ALIAS = "alias"  # before another name of somebody, in most languages with capitals
_TITLE_REACH = 8  # words before a name in which a title may stand
_ASIDE = 7  # words of what stands between commas behind a name, at most
_ARRIVED_REACH = 3  # words behind a goal in which the verb of arriving begins


class Roles:
    """Gives each name of a document its part, from the words around it."""

    def __init__(self, doc: Document, covered: set[int]) -> None:
        self.doc = doc
        self.around = around = Around(doc, covered)
        self.actors, self.leads = Actors(around), Leads(around)
        self.ends, self.inside, self.begins = around.ends, around.inside, around.begins
        self.position, self.two_way = around.position, around.two_way
        self.endings, self.clitics, self.covered = around.endings, around.clitics, covered
        self.pairs, self.routes = Pairs(around), Routes(around)

    def role(self, mention: Mention, before: Mention | None) -> tuple[str, bool]:
        """The part of a name, after the one before it, and whether what happened did so beside it."""
        doc = self.doc
        sentence = doc.sentences[mention.sentence]
        if mention.toponym.kind == "demonym":
            return "demonym", False
        if self.clitics.is_ordinary(mention):
            return "actor", False
        end = self.routes.role_at_end(mention)
        if end:
            return end, end == "weak"
        # A village that no gazetteer has sends no news: its name heads what happened there.
        sends = mention.toponym.kind != UNLISTED or mention.precision != "none"
        if (
            sends
            and mention.first - sentence.first <= 1
            and (self._heads_report(mention) or self._heads_paragraph(mention))
        ) or (
            self.position == "after"
            and not mention.is_country
            and closes_report(self.doc.text, mention.toponym.start, mention.toponym.end)
        ):
            return "dateline", False
        if self.actors.is_title(mention):
            return "actor", False
        titled = self.around.labelled_before(mention.first, sentence.first, "cues.person_titles")
        titled = titled and mention.precision not in ("country", "admin1", "area")
        if titled and not self.actors.is_headed(mention):
            return "person", False
        if self.leads.tells_home(mention, sentence.first) or self._is_named(mention, sentence):
            return "person", False
        if self.routes.is_street(mention):
            return "person", False  # named after a town
        if self.is_rubric(mention) and not self.actors.is_group(mention):
            return "strong", False
        if mention.first == sentence.first and self._has_unit_behind(mention):
            return "strong", False
        if self._is_apposed(mention, sentence.first):
            return "strong", False
        if self._tends(mention, sentence.first):
            return "ward", False
        if self.routes.leads(mention, before):
            return "weak", True  # for want of anything else it was there
        if self.routes.has_part_behind(mention, sentence.stop):
            return "strong", False
        if before and before.sentence == mention.sentence and not self.endings.cases:
            joined = self.pairs.joined(before, mention)
            if joined and not self.actors.speaks(mention, sentence.stop):
                return joined, before.near
        if self.actors.is_group(mention) or self.actors.says_whose(mention, sentence.stop):
            return "actor", False
        named = self.around.has_place_word(mention) and not mention.is_country
        if not named and before and self.actors.acts_beside(before, mention):
            return "actor", False
        written_in = self.clitics.cue(mention)
        # "شركة الخليج العربي": a full name has its article, a word for a kind has none before a name.
        bare = (not named or self.clitics.has_article(mention)) and written_in is None
        joined_to_head = bare and self.actors.is_joined(mention, sentence.first, sentence.stop)
        if joined_to_head and self.actors.is_local(mention):
            return ("source" if self.actors.speaks(mention, sentence.stop) else "strong"), False
        if joined_to_head or self.actors.owns(mention):
            return "actor", False
        if written_in == "toward" and named and self.actors.is_local(mention):
            # "الحماية المدنية لولاية X": those who serve a province act in it
            return ("source" if self.actors.speaks(mention, sentence.stop) else "strong"), False
        if self._is_where(mention, sentence.stop):
            return "strong", False
        if self.actors.is_surname(mention, sentence.first):
            return "person", False
        if mention.is_country and self.around.labelled_before(mention.first, sentence.first, "cues.agent"):
            return "actor", False  # "misiles lanzados por Rusia"
        cue = written_in
        cue = cue or (self.leads.cue_before(mention, sentence.first) if self.position != "after" else None)
        cue = cue or self.endings.cue(mention.last, mention.toponym.end, sentence.stop, self.covered)
        if self.actors.in_compound(mention):
            return "actor", False
        if cue is None and self._is_led(mention):
            cue = "strong"  # "وسط مدينة X": its own first word leads to it
        if cue in ("strong", "near"):
            part = self.actors.source_part(mention, sentence.first, sentence.stop)
            if part:
                return part, False
            return "strong", cue == "near"
        if self._is_taken(mention, sentence.first):
            return "strong", False  # "the rebels hold X"
        # "Cairo hosts talks", "Goma without water"; but "a bus from Goma was attacked"
        befallen = cue not in _ENDS and self._befallen(mention, sentence.first)
        if befallen or doc.begins("cues.hosts", mention.last + 1):
            return "strong", False
        if self.actors.speaks(mention, sentence.stop):
            # "The authorities of the province of X said" that it happened there, unless it is named.
            local = named or self._is_ruled(mention)
            return ("source" if local and self.actors.is_small(mention) else "actor"), False
        if (
            cue == "possessive"
            and named
            and self.position == "before"
            and not self.leads.has_people(mention, sentence.first)
        ):
            return "strong", False  # "burnt the seat of the municipality of X"
        if cue == "possessive" and self.actors.is_local(mention):
            return "weak", False  # "families of X have fled"
        if cue == "weak" and self.routes.is_road(mention):
            return "strong", False  # "on Castle Street"
        if cue in (None, "weak", "possessive") and self.actors.in_longer_name(mention):
            return "actor", False
        if cue == "toward" and self._is_reached(mention, sentence.stop):
            return "strong", False
        if cue:
            return cue, False
        if mention.first == sentence.first and not mention.is_country and self._is_told_of(mention):
            return "strong", False  # "Aleppo, in rebel hands"
        if self.actors.opens(mention, sentence.first) and (mention.is_country or is_capital(mention.place)):
            return "actor", False  # a government, named by its country or capital
        if named:
            return "strong", False  # "tỉnh Idlib", "Idlib province": the word itself says place
        return "plain", False

    def _is_ruled(self, mention: Mention) -> bool:
        """Does somebody speak who has an office there ("the governor of Voronezh said")?"""
        at = mention.first - 1
        of = self.around.begins.get(("cues.possessive", at))
        return of is not None and "cues.person_titles" in self.ends.get(of - 1, ())

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
        head = _DATELINE.match(after)
        # "Nikopol (Dnipropetrovsk) was hit": the subject of a sentence, with its unit
        goes_on = head and head.group().startswith(" (") and after[head.end() : head.end() + 1].islower()
        return bool(head) and not goes_on and not self._tells_before(mention, head)

    def _tells_before(self, mention: Mention, head: re.Match[str] | None) -> bool:
        """Does "in" lead to it, and is it told before the dash ("In X a bridge on the road Y - Z fell")?"""
        if head is None or mention.first == self.doc.sentences[mention.sentence].first:
            return False
        dash = self.doc.word_at(mention.toponym.end + head.end())
        return any(tells(self.inside.get(index, ())) for index in range(mention.last + 1, dash))

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
            return not is_capital(mention.place)  # a capital that speaks
        return goes_on and (
            after in ("", ".")
            or after.startswith("(")
            or (after[0] == "," and self._is_dated(mention, sentence))
        )

    def _is_dated(self, mention: Mention, sentence: Sentence) -> bool:
        """Is all that follows in its sentence a date ("POLTAVA, 3 September. Two ...")?"""
        return all(
            any(label.startswith("dates.") for label in self.inside.get(index, ()))
            or self.doc.words[index].key[0].isdigit()
            for index in range(mention.last + 1, sentence.stop)
        )

    def _is_apposed(self, mention: Mention, first: int) -> bool:
        """Does it say which place was meant right before it ("in the Kenyan capital, Nairobi")?"""
        word = mention.first - 1
        if word < first or mention.is_country or self.position == "after":
            return False
        if self.doc.text[self.doc.words[word].end : mention.toponym.start].strip() not in (",", "\u060c"):
            return False
        kind = False
        for at in range(word, max(first, word - _APPOSED_REACH) - 1, -1):
            labels = self.ends.get(at, set())
            if self.doc.segment[at] != self.doc.segment[word]:
                return False
            kind = kind or not labels.isdisjoint(_KINDS)
            if kind and not labels.isdisjoint(("cues.locative", "cues.near", "cues.locative_verbs")):
                return True
            # "dans la capitale kényane, Nairobi": the country may stand between
            if not kind and at not in self.covered and "cues.possessive" not in labels:
                return False
        return False

    def _has_unit_behind(self, mention: Mention) -> bool:
        """Does a name in brackets follow, so that it is a place that something happens to or in?"""
        after = self.doc.text[mention.toponym.end : mention.toponym.end + 60]
        head = _DATELINE.match(after)
        unit = mention.last + 1 in self.covered and head is not None and head.group().startswith(" (")
        return unit and not mention.is_country

    def _is_told_of(self, mention: Mention) -> bool:
        """Is it the subject of a headline without a verb, with what happens there behind a comma?"""
        doc, after = self.doc, mention.last + 1
        if after >= doc.sentences[mention.sentence].stop or mention.precision == "none":
            return False
        gap = doc.text[doc.words[mention.last].end : doc.words[after].start + 1]
        within = {"cues.locative", "cues.locative_weak"} & set(self.inside.get(after, ()))
        return gap[:-1] == ", " and gap[-1].islower() and (bool(within) or not is_capital(mention.place))

    def is_rubric(self, mention: Mention) -> bool:
        """Is it the place at the head of a short item ("Nantes: two hurt in a fire", "LORIENT. ...")?"""
        sentence = self.doc.sentences[mention.sentence]
        if mention.first - sentence.first > _RUBRIC_WORDS:
            return False
        if mention.precision == "none" and mention.toponym.kind != UNLISTED:
            return False
        return opens_rubric(self.doc.text, mention.toponym.start, mention.toponym.end)

    def _is_taken(self, mention: Mention, first: int) -> bool:
        """Is it right behind a verb of taking, and those who may take a place before that?"""
        return "attack.capture" in self.ends.get(mention.first - 1, ()) and bool(
            self.doc.within("targets.armed", first, mention.first)
        )

    def _is_reached(self, mention: Mention, stop: int) -> bool:
        """Does a verb of arriving follow the name of the goal ("В Астану прибыл эмир")?"""
        words = range(mention.last + 1, min(mention.last + 1 + _ARRIVED_REACH, stop))
        return any(
            self.around.same(mention.last, index) and self.doc.begins("cues.arrived", index)
            for index in words
        )

    def _befallen(self, mention: Mention, first: int) -> bool:
        """Does behind a name that is no part of another one stand what befalls places?"""
        doc, at = self.doc, mention.first - 1
        if not any(doc.begins("cues.befalls", after) for after in self._verbs_behind(mention)):
            return False
        return (
            at < first
            or not self.around.same(at, mention.first)
            or doc.cased[doc.words[at].start].islower()
            or "cues.also" in self.ends.get(at, ())
        )

    def _is_named(self, mention: Mention, sentence: Sentence) -> bool:
        """Is it who bears a title, between commas, or has another name behind it?

        "El ministro de Defensa, Pedro Sánchez, dijo"; "abatieron a Willy Vanegas, alias Dumar".
        """
        doc, after = self.doc, mention.last + 1
        if mention.is_country or not self.around.clitics.cased or self.around.has_place_word(mention):
            return False
        if after < sentence.stop and doc.words[after].key == _ALIAS:
            return True
        commas = doc.text[mention.toponym.start - 2 : mention.toponym.start].strip() == "," and (
            doc.text[mention.toponym.end : mention.toponym.end + 1] == ","
        )
        if not commas or mention.last == mention.first:
            return False
        part = [
            at
            for at in range(max(sentence.first, mention.first - _TITLE_REACH), mention.first)
            if self.around.same(at, mention.first - 1)
        ]
        titled = any("cues.person_titles" in self.inside.get(at, ()) for at in part)
        return titled and not any(
            {"cues.locative", "cues.near"} & set(self.inside.get(at, ())) for at in part
        )

    def _verbs_behind(self, mention: Mention) -> list[int]:
        """Where what is said of a name may begin: behind it, an aside or a word such as "also".

        "Odesa, en el sur, fue bombardeada"; "Kiev también ha sido alcanzada".
        """
        doc, stop = self.doc, self.doc.sentences[mention.sentence].stop
        found = [mention.last + 1]
        aside = mention.last + 1
        if self.position == "before" and not mention.is_country:
            if aside < stop and not self.around.same(mention.last, aside):
                while aside < stop and self.around.same(mention.last + 1, aside):
                    aside += 1
                if aside - mention.last <= _ASIDE and doc.clause[aside - 1] == doc.clause[mention.last]:
                    found.append(aside)
            found += [at + 1 for at in tuple(found) if "cues.also" in self.ends.get(at, ())]
        return found

    def _tends(self, mention: Mention, first: int) -> bool:
        """Is it where those hurt were brought to, or died ("taken to a hospital in X")?"""
        if self.position == "after":
            after = self.endings.of(mention.last, mention.toponym.end).after
            return bool(self.doc.begins("cues.wards", after))
        # The word for the hospital may be the name's own.
        heads = range(mention.first, mention.last + 1) if self.around.has_place_word(mention) else ()
        return self.around.labelled_before(mention.first, first, "cues.wards") or any(
            self.around.begins.get(("cues.wards", at), mention.first) < mention.first for at in heads
        )

    def _is_where(self, mention: Mention, stop: int) -> bool:
        """Does a clause follow that tells what happened there ("called out to X, where a barn burnt")?"""
        after = mention.last + 1
        return after < stop and not mention.is_country and self.doc.begins("cues.where", after)

    def _is_led(self, mention: Mention) -> bool:
        """Do its own first words lead to a scene ("شمالي العراق", north in Iraq, "en el | norte de Irak")?"""
        words = range(mention.first, max(mention.last, mention.first + 1))
        return not mention.is_country and any("cues.locative" in self.ends.get(at, ()) for at in words)
