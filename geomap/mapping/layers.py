"""The pieces of a map as folium elements: they go on our page, and on any folium map of the user's own."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Any

import folium
import numpy as np
from branca.element import Figure, MacroElement
from folium.map import Layer
from folium.template import Template

from geomap.errors import GeomapError, OptionError, UnknownLanguageError
from geomap.mapping import assets, basemap, page, payload
from geomap.mapping.block import compress
from geomap.taxonomy import GROUPS

if TYPE_CHECKING:
    import geopandas

PREVIEW_ROWS = 2000
CORNERS = ("topright", "topleft", "bottomright", "bottomleft")
EMPTY = np.array([], dtype=np.float64)


class IncidentMap(folium.Map):
    """A `folium.Map` that loads nothing: its scripts and styles are inside the page.

    Parameters
    ----------
    title
        Heading and window title.
    key
        Makes the names of the elements; the same key, the same bytes.
    lang
        Language of the page's own words; without it the one that the reader's browser prefers.
    height
        Height of the frame in a notebook, a CSS length.
    max_zoom
        Deepest zoom.
    """

    default_js: list[tuple[str, str]] = []  # noqa: RUF012  (folium's own attribute)
    default_css: list[tuple[str, str]] = []  # noqa: RUF012
    geomap_own = True

    _template = Template("""
        {% macro html(this, kwargs) %}<div class="gm-map" id={{ this.get_name()|tojson }}></div>{% endmacro %}
        {% macro script(this, kwargs) %}
        var {{ this.get_name() }} = L.map({{ this.get_name()|tojson }}, {
          center: {{ this.location|tojson }}, crs: L.CRS.{{ this.crs }}, ...{{ this.options|tojavascript }}
        });
        {{ this.get_name() }}.attributionControl.setPrefix("");
        {% endmacro %}""")

    def __init__(
        self,
        *,
        title: str,
        key: str,
        lang: str | None = None,
        height: str | None = None,
        max_zoom: int = 14,
    ) -> None:
        super().__init__(
            location=[20.0, 0.0],
            zoom_start=2,
            tiles=None,
            max_bounds=True,
            min_lat=-85.06,
            max_lat=85.06,
            min_lon=-3600,
            max_lon=3600,
        )
        # folium gives these to its tiles, of which there are none.
        self.options |= {"min_zoom": 1, "max_zoom": max_zoom}
        self._id = key
        self.title = title
        figure = page.Page(title=title, lang=lang or "en")
        figure.height = height
        figure.add_child(self)

    def render(self, **kwargs: Any) -> str:
        """Put the map into its figure."""
        _add_parts(self, {})
        return _render(super(), kwargs)

    def _repr_html_(self, **kwargs: Any) -> str:
        """The map in a notebook: a sentence for readers without scripts, then the page in a frame.

        Of a large frame the last rows by date are shown; `save` writes all.
        """
        figure: Any = self.get_root()
        layers = [child for child in self._children.values() if isinstance(child, IncidentLayer)]
        rows = sum(layer.payload.rows for layer in layers)
        text = f"{page.valid(self.title)}: {rows:,} incident{'' if rows == 1 else 's'}."
        if any(layer.payload.rows > PREVIEW_ROWS for layer in layers):
            text += f" This preview shows the last {PREVIEW_ROWS:,} by date; .save() writes all."
        frame = figure._repr_html_(geomap_preview=PREVIEW_ROWS, **kwargs)
        return f"<p>{html.escape(text)}</p>{frame}"


class Basemap(Layer):
    """Outlines of the world, fine around the data; no picture and no request.

    Parameters
    ----------
    layer
        The incidents around which the outlines are fine; without it all are coarse.
    """

    geomap_own = True

    _template = Template("""
        {% macro script(this, kwargs) %}
        var {{ this.get_name() }} = geomap.basemap({{ this.block|tojson }}, {{ this.options|tojavascript }});
        {% endmacro %}""")

    def __init__(self, layer: IncidentLayer | None = None, *, name: str = "Outlines") -> None:
        super().__init__(name=name, overlay=False, control=True, show=True)
        self._name = "Basemap"
        self.layer = layer
        if layer is not None:
            self._id = layer._id  # noqa: SLF001
        self.block = f"{self.get_name()}-outlines"
        self.options = {"attribution": html.escape(basemap.CREDIT)}

    def render(self, **kwargs: Any) -> str:
        """Put outlines and script into the figure."""
        found = self.layer.payload if self.layer is not None else None
        packed = (
            basemap.pack(found.lon, found.lat, found.reach_km)
            if found is not None
            else basemap.pack(EMPTY, EMPTY, EMPTY)
        )
        _add_parts(self, {self.block: compress(packed)})
        return _render(super(), kwargs)


class IncidentLayer(Layer):
    """Incidents as one layer: marks, soft rings and soft discs, joined where they overlap.

    Parameters
    ----------
    incidents
        A frame as `geomap.read` makes it. It is not changed.
    name
        Name in folium's own layer control.
    title
        Heading of the panel.
    color_by
        Column that gives the colours: ``"group"``, ``"type"`` or any other. The nine values that most
        incidents have get a colour each.
    fit
        Whether the map is moved to show all incidents.
    lang
        Language of the words on the map; without it the one that the reader's browser prefers.

    Examples
    --------
    >>> import folium
    >>> from geomap.incidents import Incident, frame
    >>> layer = IncidentLayer(frame([Incident("flood", lon=2.0, lat=48.0)]))
    >>> layer.add_to(folium.Map(tiles=None)) is layer
    True
    >>> [part.layer_name for part in layer.type_layers]
    ['Disasters: Flood (1)']
    """

    geomap_own = True

    _template = Template("""
        {% macro script(this, kwargs) %}
        var {{ this.get_name() }} = geomap.incidents(
          {{ this.get_name()|tojson }}, {{ this.options|tojavascript }});
        {% endmacro %}""")

    def __init__(
        self,
        incidents: geopandas.GeoDataFrame,
        *,
        name: str = "Incidents",
        title: str | None = None,
        color_by: str = "group",
        fit: bool = False,
        lang: str | None = None,
    ) -> None:
        super().__init__(name=html.escape(name), overlay=True, control=True, show=True)
        self._name = "IncidentLayer"
        self.payload = payload.encode(incidents, title=title, color_by=color_by)
        # A shallow copy is enough: pandas copies what the user changes later.
        self.incidents = incidents.copy(deep=False)
        self.title = title
        self._id = self.payload.key
        self.color_by = color_by
        self.lang = language(lang)
        self.options = {"fit": fit, "lang": self.lang}
        self.type_layers = [TypeLayer(self, number) for number in range(len(self.payload.looks))]

    def add_to(self, parent: Any, name: str | None = None, index: int | None = None) -> IncidentLayer:
        """Add the layer and, after it, one layer per type, so that folium's controls know them."""
        super().add_to(parent, name=name, index=index)
        for part in self.type_layers:
            part.add_to(parent)
        return self

    def render(self, **kwargs: Any) -> str:
        """Put data and script into the figure."""
        found = self.payload
        most = kwargs.get("geomap_preview")
        if most is not None and found.rows > most:
            found = payload.encode(
                self.incidents, title=self.title, color_by=self.color_by, last=most, like=found
            )
        name = self.get_name()
        _add_parts(self, {f"{name}-{part}": packed for part, packed in found.blocks.items()}, self.lang)
        return _render(super(), kwargs)


class TypeLayer(Layer):
    """The switch of one type: on the map, the type is shown. Made by `IncidentLayer`."""

    geomap_own = True

    _template = Template("""
        {% macro script(this, kwargs) %}
        var {{ this.get_name() }} = {{ this.layer.get_name() }}.type({{ this.number }});
        {% endmacro %}""")

    def __init__(self, layer: IncidentLayer, number: int) -> None:
        look = layer.payload.looks[number]
        # folium's control sets names as markup.
        label = html.escape(
            f"{GROUPS[look.group].label}: {look.label} ({layer.payload.counts[number]:,})".replace("`", "'")
        )
        super().__init__(name=label, overlay=True, control=True, show=look.on)
        self._name = "TypeLayer"
        self._id = f"{layer._id}_{number}"  # noqa: SLF001
        self.type = look.key
        self.group = look.group
        self.layer = layer
        self.number = number


class _Control(MacroElement):
    """Something beside or on the map that belongs to a layer."""

    geomap_own = True
    made_by = ""

    _template = Template("""
        {% macro script(this, kwargs) %}
        geomap.{{ this.made_by }}({{ this.layer.get_name() }}, {{ this.options|tojavascript }})
          .addTo({{ this._parent.get_name() }});
        {% endmacro %}""")

    def __init__(self, layer: IncidentLayer, **options: Any) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = type(self).__name__
        self._id = layer._id  # noqa: SLF001
        self.layer = layer
        self.options = options


class Panel(_Control):
    """Title, sentence, search, layers, filters, list and card: beside the map on our page, else on it.

    Parameters
    ----------
    layer
        The incidents, which are on the same map.
    """

    made_by = "panel"


class Timeline(_Control):
    """Histogram of incidents by date with a brush that filters: below the map on our page, else on it.

    Parameters
    ----------
    layer
        The incidents, which are on the same map.

    Examples
    --------
    >>> import folium
    >>> from geomap.incidents import Incident, frame
    >>> m = folium.Map(tiles=None)
    >>> layer = IncidentLayer(frame([Incident("flood", lon=2.0, lat=48.0)])).add_to(m)
    >>> Timeline(layer).add_to(m).layer is layer
    True
    """

    made_by = "timeline"


class Legend(_Control):
    """The types with their glyphs, counts and switches, in a corner of the map.

    Parameters
    ----------
    layer
        The incidents, which are on the same map.
    position
        Corner: ``"topright"``, ``"topleft"``, ``"bottomright"`` or ``"bottomleft"``.
    """

    made_by = "legend"

    def __init__(self, layer: IncidentLayer, *, position: str = "topright") -> None:
        if position not in CORNERS:
            raise OptionError(f"position={position!r} is no corner; use one of {', '.join(CORNERS)}")
        super().__init__(layer, position=position)


class Tiles(folium.TileLayer):
    """Tiles from a server, over the outlines, which stay where a tile does not come.

    Parameters
    ----------
    tiles
        Name of a provider, a URL template or an xyzservices provider.
    attribution
        Who must be named; needed with a URL template. Shown as plain text.
    """

    geomap_own = True

    def __init__(self, tiles: Any, *, attribution: str | None = None, key: str = "") -> None:
        try:
            super().__init__(tiles, attr=html.escape(attribution) if attribution else None, overlay=False)
        except ValueError as error:  # folium knows neither provider nor who made the tiles
            raise OptionError(
                f"{tiles!r} is no known tile service, and an address needs its credit; "
                "give it with --attribution (attribution= in Python)"
            ) from error
        self._id = key or self._id
        marks: Any = self.options.get("subdomains") or "abc"
        urls = [self.tiles.replace("{s}", mark) for mark in marks] if "{s}" in self.tiles else [self.tiles]
        # No host, no permission: a template without one would name a file beside the page.
        hosts = (re.match(r"(https?://[A-Za-z0-9.:\[\]-]+)(?:/|$)", url) for url in urls)
        self.geomap_hosts = sorted({found[1] for found in hosts if found})


def language(asked: str | None) -> str | None:
    """Code of the language of a page, or None to let the reader's browser choose.

    Raises
    ------
    UnknownLanguageError
        If there are no words in it.

    Examples
    --------
    >>> language("vi-VN"), language(None)
    ('vi', None)
    """
    if asked is None:
        return None
    code = asked.split("-")[0].lower()
    if code not in assets.words():
        known = ", ".join(assets.words())
        raise UnknownLanguageError(f"no words for the page in {asked!r}; there are: {known}")
    return code


def _add_parts(element: Any, blocks: dict[str, str], lang: str | None = None) -> None:
    """The page's script and these data blocks, once each, in the figure that holds the element."""
    figure = element.get_root()
    if not isinstance(figure, Figure):
        raise GeomapError("add the layer to a folium.Map before it is rendered")
    for part in page.bundle():
        figure.header.add_child(part, name=part._name)  # noqa: SLF001
    if lang is not None or "geomap_words" not in figure.html._children:  # noqa: SLF001
        figure.html.add_child(page.words(lang), name="geomap_words")
    for name, packed in blocks.items():
        figure.html.add_child(page.block(name, packed), name=name)


def _render(element: Any, kwargs: dict[str, Any]) -> str:
    """What folium does; its elements put themselves into the figure and are no text of their own."""
    element.render(**kwargs)
    return ""
