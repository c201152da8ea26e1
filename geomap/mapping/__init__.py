"""The frame as a map: one HTML file with nothing outside it, as a `folium.Map`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geomap.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

    import folium
    import geopandas

__all__ = [
    "Basemap",
    "IncidentLayer",
    "IncidentMap",
    "Legend",
    "Panel",
    "Tiles",
    "Timeline",
    "TypeLayer",
    "explore",
]


def explore(
    incidents: geopandas.GeoDataFrame,
    *,
    title: str | None = None,
    color_by: str = "group",
    tiles: Any = None,
    attribution: str | None = None,
    m: folium.Map | None = None,
    lang: str | None = None,
    height: str | None = None,
    types: str | Path | None = None,
) -> folium.Map:
    """Draw incidents on a map.

    Parameters
    ----------
    incidents
        A frame as `geomap.read` makes it, with any columns of the user's own. It is not changed.
    title
        Heading of the page; "Incidents" without it.
    color_by
        Column that gives the colours: ``"group"`` (of the types), ``"type"``, or any other, also one of your
        own. The nine values that most incidents have get a colour each, the rest is grey.
    tiles
        None for the outlines inside the page, which need no network. Else the name of a tile provider, a
        URL template such as ``https://tiles.example.org/{z}/{x}/{y}.png`` or an xyzservices provider: the
        page then asks that server for pictures, and the outlines show where none comes.
    attribution
        Who made the tiles; needed with a URL template.
    m
        A map to add the incidents to, as with ``GeoDataFrame.explore``; without it a new one.
    lang
        Language of the page's own words: en, ar, es, fr, ru, tr, uk or vi. Without it the page takes the
        first of these that the reader's browser prefers.
    height
        Height of the map in a notebook, a CSS length; 560px without it.
    types
        File of types of your own (TOML), the one that the incidents were read with.

    Returns
    -------
    folium.Map
        ``.save("map.html")`` writes one file that opens without a network. In a notebook the last line
        of a cell shows the map; of more than 2,000 incidents the preview shows the last by date.

    Raises
    ------
    InputError
        If the frame has no types, no geometry, an unknown status or precision, or no column `color_by`.
    UnknownLanguageError
        If there are no words in `lang`.

    Examples
    --------
    >>> from geomap.incidents import Incident, frame
    >>> flood = Incident("flood", place="Hue", lon=107.6, lat=16.5, place_precision="town")
    >>> html = explore(frame([flood]), title="Floods").get_root().render()
    >>> "<title>Floods</title>" in html, "https://" in html.split("<script>")[0]
    (True, False)
    >>> type(explore(frame([]))).__name__
    'IncidentMap'
    """
    import folium

    from geomap.mapping import layers
    from geomap.own_types import in_use

    if m is not None and not isinstance(m, folium.Map):
        raise InputError(f"m must be a folium.Map, not {type(m).__name__}; leave it out for a new map")
    with in_use(types):
        layer = layers.IncidentLayer(incidents, title=title, color_by=color_by, fit=m is None, lang=lang)
    if m is None:
        m = layers.IncidentMap(
            title=title or "Incidents",
            key=layer.payload.key,
            lang=layer.lang,
            height=height,
            max_zoom=14 if tiles is None else 18,
        )
        layers.Basemap(layer).add_to(m)
    if tiles is not None:
        layers.Tiles(tiles, attribution=attribution, key=layer.payload.key).add_to(m)
    layer.add_to(m)
    layers.Panel(layer).add_to(m)
    layers.Timeline(layer).add_to(m)
    return m


def __getattr__(name: str) -> Any:
    # folium is imported when it is first needed: it takes longer than all the rest.
    if name in __all__:
        from geomap.mapping import layers

        return getattr(layers, name)
    raise AttributeError(f"module 'geomap.mapping' has no attribute {name!r}")
