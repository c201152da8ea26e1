"""Whether an event happened, is planned or possible, is denied, or lies behind the news."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geomap.extraction.rebutted import of_blame

if TYPE_CHECKING:
    from geomap.extraction.events import Event
    from geomap.extraction.settled import Known
    from geomap.languages.phrases import Hit

_BEFORE = 9  # words from what says so to what it says it of
_AFTER = 5
_NONE_REACH = 8  # words of the longest phrase that says "none of"
_NONE_BEHIND = 8
_SOFAR = re.compile(r"\s(\w+\s)?")  # a word at most: "случаев пока не выявлено"
_LACK = "siege"
_RECALLED_REACH = 5
_WEEK = 7
_WORD = re.compile(r"[^\W\d_]{3,}")
_SAID = frozenset({"humanitarian_warning", "casualty_toll", "statement"})
# What is done today in memory of something.
_COMMEMORATING = frozenset({"protest", "diplomatic_meeting"})
# Who is held on suspicion is held, and who may have cholera is ill.
_SUSPECTED = frozenset({"arrest", "epidemic"})
_CALLED = frozenset({"protest"})
# In this order; what is only possible is no plan, but a plan under a condition is one.
_LABELS = (
    ("denied", "denied"),
    ("background", "background"),
    ("possible", "possible"),
    ("planned", "planned"),
    ("conditional", "possible"),
)


def status_of(known: Known, event: Event) -> str:
    """The status that the words of its clause give to an event; its date may change it yet."""
    if event.type in _SAID:
        return "reported"  # it is said, whatever it says of the future
    if _is_negated(known, event) or _is_none(known, event):
        return "denied"  # "ateş açmadı": the verb is, or closes, the trigger
    if _is_recalled(known, event):
        return "background"
    if event.type in _CALLED and _is_called(known, event):
        return "planned"
    sentence = known.doc.sentences[event.sentence]
    dates = {i for w in known.dates.get(event.sentence, []) for i in range(w.first, w.last + 1)}
    for label, status in _LABELS:
        for hit in known.doc.within(f"status.{label}", sentence.first, sentence.stop):
            if hit.first in dates and hit.last in dates and label == "possible":
                continue  # "in the first week of May"
            if _says(known, event, label, hit):
                return status
    return "reported"


def _says(known: Known, event: Event, label: str, hit: Hit) -> bool:
    """Does a word of one of the `_LABELS` speak of the event?"""
    doc, main = known.doc, event.main
    # "it is planned that ...": the phrase itself may open the clause
    clauses = [doc.clause[hit.first]]
    if label in ("denied", "planned"):
        clauses.append(doc.clause[hit.last])
    if doc.clause[main.first] not in clauses:
        return False
    if label == "background":
        commemorated = event.type in _COMMEMORATING and hit.first > main.last
        return not commemorated and not (_is_aside(known, hit) and _is_fresh(known, event))
    if label == "possible" and (
        (event.type in _SUSPECTED and main.first < hit.first <= main.last)
        or _of_a_person(known, hit)
        or _is_inserted(known, hit, main.last)
    ):
        return False
    if label == "possible" and _of_an_aside(known, hit, main.first, main.last):
        return False
    if label == "denied" and doc.within("status.conditional", hit.first - 1, hit.first):
        return False  # "will strike if there is no deal"
    if label == "denied" and of_blame(known, hit):
        return False
    ahead = 0 <= main.first - hit.last <= _BEFORE
    # "reports that the dam had burst near X were called false by the ministry"
    behind = 0 <= hit.first - main.last <= (_BEFORE if label == "denied" else _AFTER)
    # Beside an arrest stands what somebody was arrested for ("two men who planned an attack").
    of_charge = event.type == "arrest" and label in ("planned", "possible")
    if of_charge and any(
        hit.first <= one.last and one.first <= hit.last for one in doc.hits.get("status.suspected", ())
    ):
        return False  # "a man suspected of a theft was arrested"
    if doc.lexicon.pack.flag("sentences", "verb_last"):
        # "belirleyecek mutabakatı imzaladı": the verb that closes the clause is the trigger's own.
        closed = doc.clause[main.last + 1 : main.last + 2] != [doc.clause[main.last]]
        ahead = 0 <= main.first - hit.last <= _AFTER and not (of_charge or (closed and label == "planned"))
        behind = 0 <= hit.first - main.last <= _BEFORE
        if doc.segment[hit.first] != doc.segment[main.last]:
            return False  # each part between commas may have a verb of its own
    elif of_charge:
        behind = False
    return ahead or behind or (main.first <= hit.last and hit.first <= main.last)


def _of_an_aside(known: Known, hit: Hit, first: int, last: int) -> bool:
    """Does it doubt something else between commas ("four men, apparently of a gang, were arrested")?"""
    doc = known.doc
    own = doc.segment[hit.first]
    return own not in (doc.segment[first], doc.segment[last]) and not _is_aside(known, hit)


def _is_aside(known: Known, hit: Hit) -> bool:
    """Is it all of its part of the sentence ("Судно, напомним, утром выбросило на камни")?"""
    doc = known.doc
    sides = (hit.first - 1, hit.last + 1)
    return all(doc.segment[i : i + 1] != [doc.segment[hit.first]] for i in sides)


def _is_inserted(known: Known, hit: Hit, told: int) -> bool:
    """Does it stand between two commas in what is said of somebody ("gunmen, reportedly in uniform, shot")?

    Not alone there, for then it is said of all ("was, reportedly, shot").
    """
    doc, first, last = known.doc, hit.first, hit.last
    while first > 0 and doc.segment[first - 1] == doc.segment[hit.first]:
        first -= 1
    while last + 1 < len(doc.words) and doc.segment[last + 1] == doc.segment[hit.first]:
        last += 1
    inside = first > 0 and doc.clause[first - 1] == doc.clause[hit.first]
    return inside and last < told and last > hit.last and doc.clause[last] == doc.clause[told]


def _is_fresh(known: Known, event: Event) -> bool:
    """Does its clause name a day of the last week, or an hour and no day?"""
    doc, clauses = known.doc, known.clauses(event)
    sentence = doc.sentences[event.sentence]
    days = [w.interval for w in known.dates.get(event.sentence, []) if doc.clause[w.first] in clauses]
    hours = doc.within("dates.parts_of_day", sentence.first, sentence.stop)
    if not days:
        return any(doc.clause[hour.first] in clauses for hour in hours)
    return all(day is not None and 0 <= (known.published - day.last).days <= _WEEK for day in days)


def _is_recalled(known: Known, event: Event) -> bool:
    """Is it only named to say how long ago it was ("a year after the earthquake")?"""
    doc, main = known.doc, event.main
    sentence = doc.sentences[event.sentence]
    here = known.dates.get(event.sentence, [])
    places = {mention.first for mention in known.mentions.get(event.sentence, [])}
    for hit in doc.within("status.recalled", sentence.first, sentence.stop):
        near = 0 < main.first - hit.last <= _RECALLED_REACH
        if not near and doc.segment[hit.last] == doc.segment[main.first]:
            near = 0 < main.first - hit.last <= _BEFORE  # "a day after the minister of X met Y"
        if any(when.kind == "since" and when.first <= hit.last + 1 <= when.last + 1 for when in here):
            continue  # "for three days families have fled"
        if hit.first == hit.last and hit.last + 1 in places:
            continue  # "depuis Sittwe, les canons ont tué": from there
        if doc.lexicon.pack.flag("sentences", "verb_last"):  # "the earthquake's anniversary"
            near = main.first <= hit.last and hit.first - main.last <= _RECALLED_REACH
        if near and doc.clause[hit.last] == doc.clause[main.first]:
            return True
    return False


def _is_called(known: Known, event: Event) -> bool:
    """Is it what somebody calls for, in words that begin, or where verbs close them end, with the call?"""
    doc, main = known.doc, event.main
    hits = doc.within("status.irrealis", main.first, main.last + 1)
    if doc.lexicon.pack.flag("sentences", "verb_last"):
        return any(main.first < hit.first and hit.last == main.last for hit in hits)
    return any(hit.first == main.first and hit.last < main.last for hit in hits)


def _is_negated(known: Known, event: Event) -> bool:
    """Does the verb of a trigger deny it, and is not told by the very denial ("un girmiyor")?"""
    doc, main = known.doc, event.main
    first = main.last if doc.lexicon.pack.flag("sentences", "verb_last") else main.first
    nobody = {
        index
        for figure in known.figures.get(event.sentence, [])
        if figure.value == 0
        for index in range(figure.first, figure.last + 2)
    }
    denials = [
        hit
        for hit in doc.within("status.negated", first, main.last + 2)
        if hit.last not in nobody  # "can kaybı bildirilmedi" denies that anybody was hurt
        # "kurtarılamadı", could not be saved, says that somebody died
        and not any(dead.last == hit.last for dead in doc.within("figures.dead", hit.first - 1, hit.last + 1))
    ]
    if not denials:
        return False
    endings = tuple(
        ending.lstrip("*")
        for phrase in doc.lexicon.pack.words("status", "negated")
        for ending in phrase.split("|")
    )
    words = {
        word
        for hit in doc.by_sentence("triggers").get(event.sentence, ())
        if main.first <= hit.first and hit.last <= main.last
        for word in _WORD.findall(hit.phrase)
    }
    told = tuple(word for word in words if word.endswith(endings))
    return not any(hit.last <= main.last and doc.words[hit.last].key.startswith(told) for hit in denials)


def _is_none(known: Known, event: Event) -> bool:
    """Does the sentence say that there was none ("no clashes", "no trace of shelling", "боёв не было")?"""
    doc, main = known.doc, event.main
    if event.type == _LACK:
        return False  # "no power, no fuel" is what a siege is told by
    for hit in doc.within("status.none_of", max(main.first - _NONE_REACH, 0), main.last + 1):
        if hit.first >= main.first:
            break
        between = doc.words[hit.last + 1 : main.first]
        same = doc.segment[hit.last] == doc.segment[main.first]
        if same and len(between) <= 1 and not any(word.key[0].isdigit() for word in between):
            return True
    # "случаев не выявлено": of an epidemic that is all
    hurt_of = () if event.type == "epidemic" else known.figures.get(event.sentence, ())
    nobody = [f for f in hurt_of if f.value == 0]
    for hit in doc.within("status.none_behind", main.last + 1, main.last + _NONE_BEHIND):
        # "после взрыва пострадавших не было": that is of the hurt
        hurt = any(f.first - 1 <= hit.last and hit.first <= f.last + 1 for f in nobody)
        gap = doc.text[doc.words[main.last].end : doc.words[hit.first].start]
        same = doc.segment[hit.first] == doc.segment[main.last] or bool(_SOFAR.fullmatch(gap))
        if same and not hurt:
            return True
    return False


def _of_a_person(known: Known, hit: Hit) -> bool:
    """Does it doubt who did it and not whether it was done ("suspected militants killed ...")?"""
    after = {h.label for h in known.doc.at(hit.last + 1)}
    if "figures.dead" in after:
        return False  # "feared dead"
    return any(label in ("figures.people", "targets.armed", "targets.civilians") for label in after)
