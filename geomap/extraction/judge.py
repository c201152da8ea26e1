"""Whether a match is a place at all: one logistic score of soft cues.

Every hard rule that was tried cost more true names than it kept out false ones. Cues that are words
come from the language packs; without a pack the gazetteer, capitals and the text itself must do.
"""

from __future__ import annotations

import math
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from geomap.extraction.odds import CUES
from geomap.extraction.titled import is_headed, is_surname
from geomap.extraction.unheard import is_spelt, of_word, stands_in, zipf_of
from geomap.gazetteer.index import KINDS
from geomap.gazetteer.names import normalise
from geomap.geocoding.lexicon import ACTOR, BEFALLS, LOCATIVE, REPORTING, TITLE, WEAK
from geomap.geocoding.tokens import WORDS, is_uncased, is_unspaced
from geomap.languages.words import ARABIC_ARTICLE

if TYPE_CHECKING:
    from geomap.extraction.wording import Document, Mention
    from geomap.geocoding.senses import Senses


_BENT = 0.5
_ORDINARY = 2.5  # Zipf frequency, less 2, of a word that everybody uses
_JOINED = "وبفك"  # clitics before an article
# People of a town whose other names count as much as its own where that language is not heard.
_AT_HOME = 100_000
_TOWN = KINDS.index("town")
_PROVINCE = KINDS.index("admin1")
_LITTLE = 3  # letters of a word that may be part of any name (Ber Elyas)
_HOLDING = 20_000  # people of a town that others are said to lie in
# Cases that a person seldom stands in.
_AWAY = ("locative", "from")


@cache
def given_names() -> frozenset[str]:
    """Common given names of the world, as keys.

    Examples
    --------
    >>> "friedrich" in given_names(), "paris" in given_names()
    (True, False)
    """
    text = resources.files("geomap.extraction").joinpath("given_names.txt").read_text("utf-8")
    return frozenset(name for line in text.splitlines() if line[:1] != "#" for name in line.split())


def judge(document: Document, mentions: list[Mention]) -> None:
    """Weigh the cues of each mention: its log odds, and a first score without the resolver's support."""
    owner: set[int] = set()
    counts: dict[int, int] = {}
    for mention in mentions:
        counts[mention.key_id] = counts.get(mention.key_id, 0) + 1
        if mention.first == mention.last:
            owner.add(mention.first)
        else:
            owner.update(range(mention.first, mention.last + 1))
    children = {id(m.parent) for m in mentions if m.parent is not None}
    people = _people(document, owner)
    for mention in mentions:
        if mention.demonym or mention.unknown or mention.adjective:
            continue
        odds = _of_name(document, mention) + _of_neighbours(document, mention, owner)
        count = counts[mention.key_id]
        if count > 1:
            odds += CUES.often * min(1.5, math.log(count))
        if mention.bent:
            odds += CUES.bent
        if mention.parent is not None:
            odds += CUES.parent
        if id(mention) in children:
            odds += CUES.child
        if mention.first == mention.last and WORDS[document.texts[mention.first]].key in people:
            odds += CUES.person
        mention.odds = odds
        mention.score = _sigmoid(odds)


def _of_name(document: Document, mention: Mention) -> float:
    """What the name itself says, wherever it stands in the text."""
    w, text, first, senses = CUES, document.text, mention.first, mention.senses
    single = first == mention.last
    odds = senses.known
    top = senses.candidates[0]
    if odds is None:
        odds = senses.known = _known(senses)
    opens = document.opens(first)
    if opens:
        odds += w.opens
        if document.heads(first, mention.end):
            odds += w.rubric
    # Only names have an apostrophe before their ending: "Ordu'da". So have months: "12 Mart'ta".
    proper = first in document.cases and WORDS[document.texts[first]].folded not in document.cues.calendar
    zipf = zipf_of(document, mention) - 2.0
    if mention.bent and mention.start == document.starts[first]:
        zipf *= _BENT  # the name is frequent, not this form of it
    # Pháp is a word for law as well, but not with a capital inside a sentence.
    if zipf > 0.0 and not proper and (opens or document.all_caps or top.kind != 0 or top.form != 3):
        odds += zipf * (w.zipf + w.zipf_people / 7 * senses.inhabitants) + w.zipf_high * max(0.0, zipf - 2.5)
    initial = text[mention.start]
    if initial > "\u024f":
        if top.form == 2:
            odds += w.primary
        if document.all_caps or is_uncased(initial):
            odds += w.uncased
    elif document.all_caps:
        odds += w.uncased
    if document.is_unheard and not is_unspaced(initial):
        odds += w.unheard
        abroad = top.kind == _PROVINCE and top.country not in document.homelands
        if document.is_bare and zipf > _ORDINARY and abroad and is_uncased(initial):
            odds += w.common_uncased  # "by air" is no Hawaii in Persian
        if top.country in document.homelands and not opens:
            odds += w.homeland
        if initial <= "\u024f" and top.form == 2 and top.kind == _TOWN and top.population >= _AT_HOME:
            # München, Göteborg: the name at home is not what the sources call it in English.
            odds += w.primary
        elif initial <= "\u024f" and zipf > 0.0 and not mention.bent and not is_spelt(document, mention):
            odds += w.common + w.common_uncased  # Süden is no Sudan: its diacritics are no name's
    if not single:
        return odds + w.words * min(2, mention.last - first)
    word = WORDS[document.texts[first]].folded
    if document.is_bare:
        odds += of_word(document, word, initial, opens=opens)
    odds += w.lone_people / 7 * senses.inhabitants
    if proper:
        return odds
    if word in document.small:
        odds += w.twin
    if document.is_common(first) or _bare(document, mention) in document.cues.common:
        odds += w.common
        if not document.cues.cased and not _says_kind(document, mention):
            odds += w.common_uncased
    if not document.all_caps and text[mention.start : mention.end].isupper():
        odds += w.code
    if word in document.cues.others or _is_title(document, mention):
        odds += w.cue_word
    return odds


def _bare(document: Document, mention: Mention) -> str:
    """The key of a name without the clitics at it, where no capital tells it off (الهاربين, Harbin)."""
    apart = not document.cues.cased and mention.start != document.starts[mention.first]
    return normalise(document.text[mention.start : mention.end]) if apart else ""


def _says_kind(document: Document, mention: Mention) -> bool:
    """Whether the word before a name says its kind: one with an article may stand alone ("the capital")."""
    kind = document.text[mention.outer_start : mention.start].lstrip(_JOINED)
    return mention.hint is not None and not kind.startswith(ARABIC_ARTICLE)


def _known(senses: Senses) -> float:
    """What the gazetteer alone says of a name."""
    w, top = CUES, senses.candidates[0]
    odds = w.alone + w.people * senses.inhabitants
    if top.form == 3:
        odds += w.primary
    elif top.form == 1:
        odds += w.derived
    return odds + w.country if top.kind == 0 else odds


def _of_neighbours(document: Document, mention: Mention, owner: set[int]) -> float:
    """What the words beside a name say."""
    w, cues, text = CUES, document.cues, document.text
    texts, joined, starts, ends = document.texts, document.joined, document.starts, document.ends
    first, last = mention.first, mention.last
    odds = 0.0
    lead, tail = first, last
    if mention.outer_start != mention.start:
        odds += w.type_before
        while lead > 0 and starts[lead - 1] >= mention.outer_start:
            lead -= 1
    if mention.outer_end != mention.end:
        odds += w.type_after
        while tail + 1 < document.count and ends[tail + 1] <= mention.outer_end:
            tail += 1
    hyphen = text[mention.end : mention.end + 1] == "-"
    scene = False
    if first:
        before = first - 1
        gap = text[ends[before] : starts[first]]
        hyphen = hyphen or gap == "-"
        if joined[before]:
            key, capital, _, _ = WORDS[texts[before]]
            if len(key) == 1:
                odds += w.initial
            elif capital and gap == " " and mention.outer_start == mention.start and key in given_names():
                # Where titles and verbs are not heard, the name alone must tell.
                odds += 2 * w.given_before if document.is_unheard else w.given_before
            if before in owner:
                if gap == " " and not _leads_on(document, mention):
                    odds += w.adjacent_before
            elif capital and not document.all_caps and mention.outer_start == mention.start and key.isalpha():
                if not document.opens(before):
                    odds += w.capital_before
                elif (
                    not document.is_little(before)
                    and document.cases.get(tail) not in _AWAY
                    and not document.marks_before(first) & WEAK
                ):
                    odds += w.capital_opens
        lead_cue = lead - 1 if lead > 0 and WORDS[texts[lead - 1]].folded == "the" else lead
        marks = document.marks_before(lead_cue)
        scene = bool(marks & LOCATIVE and document.phrase_before(lead_cue, cues.locative))
        if scene:
            odds += w.locative
        elif marks & WEAK and document.phrase_before(lead_cue, cues.locative_weak):
            odds += w.weak
        elif mention.start > starts[first] and text[starts[first] : mention.start - 1].casefold() in (
            cues.locative_weak
        ):
            # "d'Homs"; "les dockers d'Anvers"
            led = f"{document.word(first - 1)} {text[starts[first] : mention.start - 1].casefold()}"
            odds += w.locative if led in cues.locative else w.weak
        elif mention.bent and gap == " " and document.is_happening(before):
            odds += w.weak
        elif mention.bent and mention.hint is None and is_surname(document, mention):
            odds += w.surname
        elif mention.bent and not cues.cased and text[starts[first] : mention.start] in cues.locative:
            odds += w.locative  # بغزة
        if mention.bent and stands_in(document, mention):
            odds += w.locative  # 포항에서
        # "le maire d'Anvers" is no Mayor Anvers, nor is мэр Харькова
        elided = mention.start > starts[first] and not mention.bent
        headed = document.bends and cues.cased and bool(marks & WEAK) and is_headed(document, mention)
        elided = elided or headed
        if (marks & TITLE or lead_cue != first) and not elided and document.phrase_before(first, cues.titles):
            odds += w.title
    case = document.cases.get(tail) if WORDS[texts[tail]].folded not in cues.calendar else None
    if case == "locative":
        odds += w.type_after  # "Rize'de": hardly a person
    elif case == "from" or (cues.behind and document.phrase_after(tail, cues.behind)):
        odds += w.locative
    elif case in ("toward", "possessive"):
        odds += w.weak
    if hyphen:
        odds += w.hyphen
    marks = document.marks_after(tail)
    if marks & ACTOR and document.phrase_after(tail, cues.actors):
        odds += w.actor
    # "X said" is rather a person; "the province of X said" is none, nor is "in X they said".
    bare = mention.outer_start == mention.start and mention.outer_end == mention.end
    if bare and not scene and marks & REPORTING and document.phrase_after(tail, cues.reporting):
        odds += w.reporting
    if marks & BEFALLS and document.phrase_after(tail, cues.befalls):
        odds += w.type_after  # "X changes hands", "X under water"
    after = last + 1
    if after < document.count:
        key, capital, _, _ = WORDS[texts[after]]
        if capital and not document.all_caps and text[ends[last] : starts[after]] == ", ":
            odds += w.comma_after
        if joined[last]:
            if after in owner:
                if text[mention.end : mention.end + 1] == " ":
                    odds += w.locative if _leads_on(document, mention) else w.adjacent_after
            elif capital and mention.outer_end == mention.end and not document.all_caps and key.isalpha():
                odds += w.locative if _leads_on(document, mention) else w.capital_after
                if first == last and WORDS[texts[first]].key in given_names():
                    odds += w.given_itself
    if text[mention.end : mention.end + 2] in ("'s", "\u2019s"):
        odds += w.possessive
    return odds


def _leads_on(document: Document, mention: Mention) -> bool:
    """Whether a name is that of what the scene behind it lies in: Muğla Köyceğiz Akköprü Mahallesi'nde.

    Only languages whose names end in cases write it so.
    """
    cues, texts = document.cues, document.texts
    if not cues.type_after or not cues.endings or WORDS[texts[mention.first]].key in given_names():
        return False
    word = WORDS[texts[mention.first]].folded
    least = _AT_HOME if document.index.words.is_ordinary(word, document.spoken) else _HOLDING
    little = len(word) <= _LITTLE and least == _HOLDING
    if little or not any(c.kind == _PROVINCE or c.population >= least for c in mention.senses.candidates[:2]):
        return False
    at = mention.last
    while document.joined[at] and WORDS[texts[at + 1]].capital:
        at += 1
        if document.cases.get(at) == "locative" or document.phrase_after(at, cues.type_after):
            return at > mention.last and not document.phrase_after(mention.last, cues.type_after)
    return False


def _is_title(document: Document, mention: Mention) -> bool:
    """Whether a match is an abbreviation of the language with its full stop: Sen., Gen."""
    dotted = document.text[mention.end : mention.end + 1] == "."
    return dotted and WORDS[document.texts[mention.first]].folded in document.cues.abbreviations


def _people(document: Document, owner: set[int]) -> set[str]:
    """Keys of words that somewhere in the text are the last of a person's name."""
    found: set[str] = set()
    if document.all_caps:
        return found
    cues, joined, texts = document.cues, document.joined, document.texts
    for at in owner:
        before = at - 1
        if before < 0 or not joined[before] or document.starts[at] - document.ends[before] != 1:
            continue
        marks = document.marks_before(at)
        if (marks & TITLE and document.phrase_before(at, cues.titles)) or (
            before not in owner
            and not texts[before].islower()
            and WORDS[texts[before]].capital
            and WORDS[texts[before]].key.isalpha()
            and not document.is_little(before)
            and not (marks & LOCATIVE and document.phrase_before(at, cues.locative))
        ):
            found.add(WORDS[texts[at]].key)
    return found


def _sigmoid(score: float) -> float:
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, score))))


def judge_again(mentions: list[Mention]) -> None:
    """The final score: with the resolver's support, and half from the same name elsewhere in the text."""
    shared: dict[int, list[float]] = {}
    for mention in mentions:
        if mention.odds is None or mention.ranking is None:
            continue
        support = CUES.support * min(4.0, mention.ranking.support)
        chance = CUES.chance * mention.ranking.chances[0]
        mention.score = _sigmoid(mention.odds + CUES.resolved + support + chance)
        shared.setdefault(mention.key_id, []).append(mention.score)
    means = {key: sum(scores) / len(scores) for key, scores in shared.items() if len(scores) > 1}
    for mention in mentions:
        mean = means.get(mention.key_id)
        if mean is not None and mention.odds is not None and not mention.demonym:
            mention.score = 0.5 * mention.score + 0.5 * mean
