"""Villages in the form of a GeoNames dump."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

from click.testing import CliRunner

from geomap import cli
from geomap.gazetteer.index import Index

if TYPE_CHECKING:
    from pathlib import Path


def line(number, name, lat, lon, names="", code="P.PPL", country="SY", admin1="09", admin2="", people=0):
    """A line of a dump with GeoNames' nineteen columns."""
    group, _, kind = code.partition(".")
    cells = [number, name, "", names, lat, lon, group, kind, country, "", admin1, admin2, "", "", people]
    return "\t".join(map(str, [*cells, "", "", "Asia/Damascus", "2023-05-01"])) + "\n"


VILLAGES = [
    line(90_000_001, "Qaryat Xalmina", 36.1, 37.2, "Khalmina,قرية خالمينا,xal mina,https://x.example/a,XLM"),
    line(90_000_002, "Al Xalbiyah", 36.15, 37.3, people=12),
    line(90_000_003, "Zorquba (Old Town)", 35.2, 36.7, "Зоркуба", admin1="05"),
    line(90_000_004, "Zorquba Airport", 35.3, 36.8, code="S.AIRP"),
    line(90_000_005, "Xenobar Field", 35.4, 40.3, code="L.OILF", admin1="07"),
    line(90_000_006, "Unwanted Road", 35.4, 40.3, code="R.RD"),
    line(90_000_007, "Nāḩiyat Quxar", 35.4, 40.1, "ناحية قوخر", code="A.ADM3", admin1="07"),
    line(170_063, "Aleppo", 36.2, 37.16, "Xaleppo,حلب", code="P.PPLA", people=2_000_000),
    line(170_062, "Muḩāfaz̧at Ḩalab", 36.2, 37.5, "محافظة خلوب", code="A.ADM1"),
    line(90_000_008, "Xerdistrict", 36.3, 37.6, code="A.ADM2", admin2="X1"),
    line(90_000_009, "Xerdis", 36.31, 37.61, admin2="X1"),
]


def zipped(path: Path, text: str, name: str = "SY.txt") -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("readme.txt", "x" * 100_000)
        archive.writestr(name, text)
    return path


def found(name: str, **options) -> list[str]:
    """Ids of the places of a name."""
    opened = Index.open()
    return [opened.id(c.row) for c in opened.lookup(name, **options)]


def run(*arguments, code=0):
    done = CliRunner().invoke(cli.main, [str(argument) for argument in arguments])
    assert done.exit_code == code, done.output
    return done.output
