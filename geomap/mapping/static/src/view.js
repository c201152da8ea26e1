/** Views of the map that show a part of the world as large as its frame allows. */
import { L } from './leaflet.js'

const WORLDWIDE = 0.75 // of the world's width
const CARD_HIGH = 0.72 // of the height of a phone, as in the style sheet
const DEEPEST = 18 // where the map says no end, as one of your own may
const COPIED = 0.9 // of the frame's width: a world that is narrower is seen twice

const toLat = (y) => (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI

/** A view whose zoom is between two steps, where the map rounds any other. */
export function setExactly(map, centre, zoom) {
  const { zoomSnap } = map.options
  map.options.zoomSnap = 0
  map.setView(centre, zoom, { animate: false })
  map.options.zoomSnap = zoomSnap
}

/** The zoom at which something is so large a part of the frame, in steps of the map or between them. */
function zoomFor(map, bounds, padding, snap) {
  const { zoomSnap } = map.options
  map.options.zoomSnap = snap ? zoomSnap : 0
  const zoom = map.getBoundsZoom(bounds, false, L.point(padding))
  map.options.zoomSnap = zoomSnap
  return zoom
}

/**
 * Show a box of map units, [west, north, east, south]. Where a whole step of zoom would show the world twice, as on a
 * phone, the view is between two steps: all of the box, and the world once.
 */
export function showBox(map, [west, north, east, south], maxZoom) {
  const size = map.getSize()
  const bounds = L.latLngBounds([toLat(south), west * 360 - 180], [toLat(north), east * 360 - 180])
  // Of the whole world no edge is given away: it would cost a zoom.
  const edge = Math.min(48, Math.round(size.x / 16))
  const padding = east - west > WORLDWIDE ? [0, 8] : [edge, Math.min(40, edge)]
  const zoom = Math.min(maxZoom, zoomFor(map, bounds, [padding[0] * 2, padding[1] * 2], true))
  const world = 256 * 2 ** zoom
  const centre = [toLat((north + south) / 2), ((west + east) / 2) * 360 - 180]
  if (world >= size.x * COPIED) map.setView(centre, zoom, { animate: false })
  else setExactly(map, centre, Math.max(Math.log2(size.x / 256), zoomFor(map, bounds, [2 * edge, 2 * edge], false)))
}

/** Go in as far as shows all points; not where they are one point (a town and a province's middle): no zoom parts them. */
export function zoomInto(map, points) {
  const bounds = L.latLngBounds(points)
  const deepest = Math.min(map.getMaxZoom(), DEEPEST)
  if (map.getZoom() >= deepest || bounds.getSouthWest().equals(bounds.getNorthEast())) return
  map.setView(bounds.getCenter(), Math.min(deepest, Math.max(map.getBoundsZoom(bounds.pad(0.3)), map.getZoom() + 1)))
}

/** Move the map, no further than needed, until a point is seen beside the card, or on a phone above it. */
export function bringIn(map, latLng) {
  const size = map.getSize()
  const beside = size.x > 700
  const below = map.getContainer().getBoundingClientRect().bottom - innerHeight * (1 - CARD_HIGH)
  map.panInside(latLng, {
    paddingTopLeft: [Math.min(50, size.x / 4), 50],
    paddingBottomRight: [beside ? Math.min(400, size.x / 2) : 30, beside ? 50 : Math.max(50, Math.min(size.y - 110, below + 20))],
  })
}
