"""Names as the sources write them: which are none, and units' names without the word for their kind."""

from __future__ import annotations

import re

from geomap.gazetteer.names import normalise

# Words for units in GeoNames' English names of them; a name is found with and without.
_UNIT_WORDS = (
    "autonomous region|autonomous republic|autonomous province|autonomous district|autonomous okrug|"
    "administrative region|special region|capital region|federal district|national district|"
    "metropolitan area|metropolitan municipality|metropolitan borough|regional municipality|"
    "governorate|province|oblast|region|county|district|state|department|departement|departamento|"
    "prefecture|municipality|parish|borough|canton|krai|kray|raion|rayon|okrug|division|territory|"
    "republic|voivodeship|regency|kabupaten|emirate|wilaya|city|council|commune|township|circle|"
    "area|local government area|subprefecture|census area|city and borough"
)
UNIT_AFTER = re.compile(rf" (?:{_UNIT_WORDS})$")
_UNIT_BEFORE = re.compile(
    r"^(?:province of|state of|republic of|region of|department of|county of|district of|"
    r"muhafazat|muhafaza|qada|markaz|wilayat|wilaya|nahiyat|mintaqat|kabupaten|kota|provincia de|"
    r"provincia di|departamento de|departamento del|departement du|departement de|departement des|"
    r"arrondissement de|amphoe|khwaeng|powiat|gmina|obshtina|rayon|raion|tinh|huyen|quan|thi xa|"
    r"thanh pho|kecamatan|concelho de|distrito de|comarca de|partido de|municipio de) "
)
_OF_PROVINCE = frozenset("محافظه ولايه oblast область governorate province provincia".split())  # noqa: SIM905


def is_junk(name: str) -> bool:
    """Whether an alternate name is a link, a code or a machine's romanisation.

    Examples
    --------
    >>> is_junk("https://example.org"), is_junk("EBL"), is_junk("dyr alzwr"), is_junk("Arbil")
    (True, True, True, False)
    """
    if "//" in name or "www." in name or "http" in name:
        return True
    if name.isascii() and len(name.replace(".", "")) <= 2:
        return True
    if name.isascii() and name.isupper() and len(name) <= 8 and " " not in name:
        return True
    # GeoNames holds romanisations in small letters (dyr alzwr, dai er zu er); people write capitals.
    return not any(c.isupper() for c in name) and any(c.islower() for c in name) and is_latin(name)


def is_of_unit(name: str) -> bool:
    """Whether a name says with its first or last word that it is that of a province.

    Examples
    --------
    >>> is_of_unit("محافظة مادبا"), is_of_unit("Voronezhskaja oblast'"), is_of_unit("Mādabā")
    (True, True, False)
    """
    words = normalise(name).split()
    return len(words) > 1 and not _OF_PROVINCE.isdisjoint((words[0], words[-1]))


def is_latin(name: str) -> bool:
    """Whether all letters are of the Latin script."""
    return all(ord(c) < 0x370 or 0x1E00 <= ord(c) < 0x2100 for c in name)


def short_unit_names(name: str) -> set[str]:
    """The name of a unit without the word for its kind; empty where it has none.

    Examples
    --------
    >>> short_unit_names("Muḩāfaz̧at Idlib"), short_unit_names("Idlib")
    ({'Idlib'}, set())
    """
    found = {re.sub(r"\s*\(.*", "", name)} if "(" in name else set()
    short = re.sub(r"\s*\(.*", "", name)
    key = normalise(short)
    for pattern in (UNIT_AFTER, _UNIT_BEFORE):
        bare = pattern.sub("", key)
        if bare != key and len(bare) > 2:
            # Keep the original spelling for the check of diacritics.
            words = re.split(r"[\s-]+", short)
            kept = len(bare.split())
            found.add(" ".join(words[:kept] if pattern is UNIT_AFTER else words[-kept:]))
    return {name for name in found if name}
