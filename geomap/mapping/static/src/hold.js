/**
 * While a page is put together its map is held: nothing is drawn before all that stands beside the map is there,
 * and then once. The map fires `geomapreleased` when the last part lets go.
 */
const parts = new WeakMap()

export const isHeld = (map) => parts.get(map) > 0

export const hold = (map) => parts.set(map, (parts.get(map) ?? 0) + 1)

export function release(map) {
  parts.set(map, parts.get(map) - 1)
  if (!isHeld(map)) map.fire('geomapreleased')
}
