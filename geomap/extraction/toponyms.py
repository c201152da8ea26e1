"""Place names in a text: found by the gazetteer, judged by what stands around them, resolved together.

No model and no list of one language: names are the longest matches of the gazetteer's trie that start
at a capital (anywhere in scripts without capitals); each is then a place with a chance that is one
logistic score of soft cues. Cues that are words come from the language packs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from geomap.extraction.attach import attach
from geomap.extraction.judge import judge, judge_again
from geomap.extraction.peoples import demonym_at
from geomap.extraction.scan import abbreviation_at, scan
from geomap.extraction.wording import Document, Mention
from geomap.gazetteer.index import KINDS, Index
from geomap.gazetteer.layered import SURE
from geomap.gazetteer.names import normalise
from geomap.gazetteer.places import in_use
from geomap.geocoding import choose
from geomap.geocoding.cells import fits
from geomap.geocoding.parts import part_of
from geomap.geocoding.place import Place, Toponym
from geomap.geocoding.resolve import Name, Ranking, contains, resolve
from geomap.geocoding.said import readings
from geomap.geocoding.senses import NOTHING, Senses, senses_of, senses_of_forms
from geomap.geocoding.tokens import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

THRESHOLD = 0.45
_UNITS = frozenset({"admin1", "admin2"})
_SURE = 0.6
# Support and people below which a thing named for a town is not put there.
_SPOKEN_FOR, _LITTLE = 1.0, 50_000
# People of a town that nobody calls a village.
_CITY = 150_000
# A name that is hardly one says nothing about the others.
_DOUBTFUL = 0.05
# How sure it is that a name of the user's own table is one.
_USERS = 0.95


def geoparse(
    text: str,
    spans: Iterable[tuple[int, int]] | None = None,
    *,
    language: str | None = None,
    bias: str | Sequence[str] | None = None,
    country: str | Sequence[str] | None = None,
    within: Any = None,
    threshold: float | None = None,
    demonyms: bool = True,
    recognizer: Callable[[str], Iterable[tuple[int, int]]] | None = None,
    places: str | Path | None = None,
) -> list[Toponym]:
    """Find the place names of a text and resolve them together.

    Parameters
    ----------
    text
        Any language and script.
    spans
        Names that are known already, as (start, end): they are resolved and nothing is searched.
    language
        BCP 47 code; guessed when not given.
    bias
        Countries (ISO 3166-1 alpha-2) to prefer.
    country
        Countries outside of which nothing is looked for.
    within
        Bounding box (west, south, east, north) in degrees, or a geometry whose box is taken: places
        outside are left out.
    threshold
        Chance in [0, 1] below which a name counts as none; with `spans`, below which it stays
        unresolved (default: never).
    demonyms
        Whether to return *Syrian*, *người Mỹ* and the like, of kind ``"demonym"``.
    recognizer
        Replaces the finding: a callable from the text to (start, end) spans.
    places
        Table of places of your own (CSV), which win over all others; see `geomap.gazetteer.places.load`.

    Returns
    -------
    list of Toponym
        In the order of the text; one per span, in their order, if `spans` are given. A name that is
        surely one but that the gazetteer lacks has ``place=None``.

    Raises
    ------
    ValueError
        If a span lies outside the text, or `country`, `bias` or `within` cannot be read.

    Examples
    --------
    >>> [(t.text, t.place.name, t.place.country) for t in geoparse("Shelling was reported in Kharkiv.")]
    [('Kharkiv', 'Kharkiv', 'UA')]
    >>> geoparse("Nothing happened.")
    []
    """
    if places is not None:
        with in_use(places):
            return geoparse(
                text, spans, language=language, bias=bias, country=country, within=within,
                threshold=threshold, demonyms=demonyms, recognizer=recognizer,
            )  # fmt: skip
    index = Index.open()
    options = Options(
        choose.country_numbers(index, bias, "bias"),
        choose.country_numbers(index, country, "country"),
        choose.as_box(within),
    )
    given = list(spans) if spans is not None else list(recognizer(text)) if recognizer else None
    document = Document(text, language, index)
    if given is not None:
        for start, end in given:
            if not 0 <= start < end <= len(text):
                raise ValueError(f"span ({start}, {end}) does not lie in the text of {len(text)} characters")
        return _resolve_spans(document, given, options, threshold or 0.0)
    return find(document, options, THRESHOLD if threshold is None else threshold, demonyms=demonyms)


@dataclass(frozen=True)
class Options:
    """Numbers of the countries to prefer and to keep to, and the box to keep to."""

    bias: frozenset[int] = frozenset()
    countries: frozenset[int] = frozenset()
    box: choose.Box | None = None


def find(
    document: Document, options: Options = Options(), threshold: float = THRESHOLD, *, demonyms: bool = True
) -> list[Toponym]:
    """Toponyms of a document, in its order: what `geoparse` returns without spans."""
    mentions = scan(document)
    mentions = attach(document, mentions)
    judge(document, mentions)
    _trust(document, mentions)
    rank(document, mentions, options)
    judge_again(mentions)
    _trust(document, mentions)
    found = []
    for mention in mentions:
        if mention.demonym and not demonyms:
            continue
        if _is_elsewhere(document, mention):
            mention.unknown = True
        elif _is_too_big(document, mention):
            mention.unknown, mention.parent = True, None
        if mention.unknown and mention.parent is not None and _parent_place(document, mention):
            mention.score += 0.1
        if mention.score >= threshold:
            found.append(_toponym(document, mention))
    return found


def _trust(document: Document, mentions: list[Mention]) -> None:
    """Names of the user's own places are names, whatever their cues say."""
    for mention in mentions if document.index.users is not None else ():
        if mention.senses and mention.senses.candidates[0].prior > SURE:
            mention.score = max(mention.score, _USERS)


def rank(document: Document, mentions: list[Mention], options: Options) -> None:
    """Resolve all mentions together: one sense for a name in a document."""
    groups: dict[tuple[int, str | None, int], list[Mention]] = {}
    linked = False
    asked = bool(options.bias or options.countries or options.box)
    for mention in mentions:
        if mention.demonym or (mention.score >= _DOUBTFUL and not mention.unknown):
            groups.setdefault((mention.key_id, mention.hint, 0), []).append(mention)
            linked = linked or mention.parent is not None
    apart = _tell_apart(groups) if linked else frozenset()
    number = {key: i for i, key in enumerate(groups)} if linked else {}
    names = []
    for members in groups.values():
        senses, weight = members[0].senses, members[0].score
        if options.countries or options.box:
            kept = choose.narrow(
                document.index, senses.candidates, countries=options.countries, box=options.box
            )
            senses = Senses(kept)
        if len(members) > 1:
            weight = max([m.score for m in members])
        parents: tuple[int, ...] = ()
        if linked:
            keys = {(m.parent.key_id, m.parent.hint, 0) for m in members if m.parent is not None}
            parents = tuple(sorted(number[key] for key in keys if key in number))
            if members[0].key_id in apart:
                senses = _within_parents(members, senses)
        names.append(Name(senses, weight, len(members), parents))
    for members, ranking in zip(groups.values(), resolve(names, bias=options.bias), strict=True):
        for mention in members:
            mention.ranking = ranking
            if mention.near and not asked and _is_far_fetched(ranking):
                mention.ranking = None
            if not ranking.candidates:
                mention.score = 0.0
                mention.odds = None


def _tell_apart(groups: dict[tuple[int, str | None, int], list[Mention]]) -> frozenset[int]:
    """Split the mentions of a name that are written as lying in several places: Paris, Texas; Paris, France.

    One without such words means what the last one before it means, or else the first. Returned are the
    names that were split.
    """
    several = {}
    for key, members in groups.items():
        parents = list(dict.fromkeys(m.parent.key_id for m in members if m.parent is not None))
        if len(parents) > 1:
            several[key] = parents
    for key, parents in several.items():
        part = 0
        for mention in groups.pop(key):
            if mention.parent is not None:
                part = parents.index(mention.parent.key_id)
            groups.setdefault((*key[:2], part), []).append(mention)
    return frozenset(key_id for key_id, _, _ in several)


def _within_parents(members: list[Mention], senses: Senses) -> Senses:
    """The candidates that lie in what the text writes behind the name; all where none does."""
    outer = [c for m in members if m.parent is not None for c in m.parent.senses.candidates]
    kept = tuple(c for c in senses.candidates if any(contains(o, c) for o in outer))
    return Senses(kept) if kept else senses


def _is_far_fetched(ranking: Ranking) -> bool:
    """Whether a river, park or hospital would be put at a little town of its name that nothing speaks for.

    Such things are named for people, saints and what grows there as often as for a town: Kish River.
    """
    if not ranking.candidates or ranking.support >= _SPOKEN_FOR:
        return False
    top = ranking.candidates[0]
    return KINDS[top.kind] == "town" and top.population < _LITTLE


def _toponym(document: Document, mention: Mention) -> Toponym:
    kind = "demonym" if mention.demonym else "place"
    start, end = mention.outer_start, mention.outer_end
    place = _place(document, mention)
    return Toponym(start, end, document.text[start:end], kind, place, round(mention.score, 3))


def _place(document: Document, mention: Mention, threshold: float = 0.0) -> Place | None:
    if mention.unknown:
        return _parent_place(document, mention)
    ranking = mention.ranking
    if ranking is None or not ranking.candidates:
        return None
    candidates, chances = list(ranking.candidates), list(ranking.chances)
    choose.prefer_town(document.index, candidates, chances, mention.hint)
    if chances[0] < threshold:
        return None
    place = choose.to_place(
        document.index, candidates, chances, near=mention.near, bare_provinces=document.cues.bare_provinces
    )
    return part_of(document.index, place, mention.part) if mention.part else place


def _is_elsewhere(document: Document, mention: Mention) -> bool:
    """Whether a name is written as part of a unit in which none of its candidates lies.

    "Mambasa, Ituri province": if the gazetteer has that name in other countries only, it lacks this place;
    *в Киевском районе Харькова* is a quarter of Kharkiv.
    """
    parent = mention.parent
    if parent is None or mention.ranking is None:
        return False
    ranking = parent.ranking
    if ranking is None or not ranking.candidates or ranking.chances[0] < _SURE or parent.score < _SURE:
        return False
    # A declined name of several words holds the one for its kind: "Колодязне Харківської області".
    declined = document.bends and document.cues.cased and not document.cases
    full = mention.bent or (declined and parent.first < parent.last)
    unit = parent.hint in _UNITS or (full and KINDS[ranking.candidates[0].kind] in _UNITS)
    behind = bool(document.cues.endings) and parent.start < mention.start  # "Sur'a bağlı X köyü"
    ended = behind and mention.hint in ("town", "admin1")
    if not unit and mention.hint != "admin2" and not ended:
        return False
    return not any(fits(document.index, inner, ranking.candidates) for inner in mention.ranking.candidates)


def _is_too_big(document: Document, mention: Mention) -> bool:
    """Whether a village has the name of a city: *قرية تالين* is not Tallinn."""
    ranking = mention.ranking
    if not document.cues.villages or mention.hint != "town" or ranking is None or not ranking.candidates:
        return False
    if ranking.candidates[0].population < _CITY:
        return False
    return fold(document.text[mention.outer_start : mention.start].strip()) in document.cues.villages


def _parent_place(document: Document, mention: Mention) -> Place | None:
    """Where a thing is that the gazetteer lacks: near the town, or in the unit, written as holding it."""
    parent = mention.parent
    if parent is None or parent.ranking is None or parent.score < THRESHOLD or not parent.ranking.candidates:
        return None
    candidates, chances = list(parent.ranking.candidates), list(parent.ranking.chances)
    choose.prefer_town(document.index, candidates, chances, parent.hint)
    place = choose.to_place(document.index, candidates, chances, near=True)
    if place.kind == "country":
        return None
    if parent.part:
        place = part_of(document.index, place, parent.part)
    return place._replace(score=round(0.8 * place.score, 3))


def _resolve_spans(
    document: Document, spans: Sequence[tuple[int, int]], options: Options, threshold: float
) -> list[Toponym]:
    """Resolve given spans; those that overlap are taken as they are."""
    order = sorted(range(len(spans)), key=lambda i: (spans[i], i))
    mentions = [_given(document, *spans[i]) for i in order]
    known = [m for m in mentions if m.senses]
    inner = [m.parent for m in known if m.parent is not None and m.parent.senses]
    known = _link_given(document, known)
    rank(document, [*known, *inner], options)
    found: dict[int, Toponym] = {}
    for i, mention in zip(order, mentions, strict=True):
        start, end = spans[i]
        kind = "demonym" if mention.demonym else "place"
        place = _place(document, mention, threshold)
        found[i] = Toponym(start, end, document.text[start:end], kind, place, 1.0)
    return [found[i] for i in range(len(spans))]


def _link_given(document: Document, mentions: list[Mention]) -> list[Mention]:
    linked = attach(document, [m for m in mentions if m.first >= 0], widen=False)
    return linked + [m for m in mentions if m.first < 0]


def _given(document: Document, start: int, end: int) -> Mention:
    """A span as a mention: by its words as they stand, then without a word for its kind."""
    index, text = document.index, document.text[start:end]
    first, last = document.inside(start, end)
    if first >= 0 and document.cues.demonyms:
        demonym = demonym_at(document, first)
        if demonym is not None and demonym.end >= end:
            demonym.last = max(last, demonym.last)
            return demonym
    if first >= 0 and first == last:
        short = abbreviation_at(document, first)
        if short is not None:
            short.outer_start, short.outer_end, short.score = start, end, 1.0
            return short
    for key, hint in readings(text):
        key_id = index.key_id(key)
        if key_id is not None:
            if hint is None and document.bends and (bent := _bent(document, text, key_id)) is not None:
                key_id, senses = bent
            else:
                senses = senses_of(index, key_id, hint)
            mention = Mention(first, last, start, end, key_id, senses)
            mention.hint, mention.outer_start, mention.outer_end, mention.score = hint, start, end, 1.0
            mention.near = hint in ("site", "area")
            return mention
    inner = text.partition(",")[0]
    if "," in text and inner.strip() and (parent := text[len(inner) + 1 :]).strip():
        # "Lebanon, Ohio" as one span: the place, and what it lies in.
        mention = _given(document, start, start + len(inner))
        if mention.senses:
            mention.parent = _given(document, end - len(parent), end)
            return mention
    bent = _bent(document, text, None)
    key_id, senses = bent if bent is not None else (-1, NOTHING)
    mention = Mention(first, last, start, end, key_id, senses)
    mention.outer_start, mention.outer_end, mention.score = start, end, 1.0
    return mention


def _bent(document: Document, text: str, exact: int | None) -> tuple[int, Senses] | None:
    """Senses of a given name without its clitics and case endings, with their key; None where it has none."""
    if not document.bends:
        return None
    ids = (document.index.key_id(form) for form in document.inflection.forms(normalise(text)))
    known = tuple(key_id for key_id in ids if key_id is not None)
    return senses_of_forms(document.index, exact, known) if known else None
