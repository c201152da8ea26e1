/** Boxes [left, top, right, bottom]: what is taken on the map, and what surrounds the data. */

const SLICES = 720 // of the world, by longitude

export const overlap = (a, b) => a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1]
export const around = (x, y, r) => [x - r, y - r, x + r, y + r]
export const same = (a, b) => b !== null && a.every((value, i) => value === b[i])

/** Boxes around what is shown of many places, one per slice of the world: all that is needed to surround them. */
export function slices(x, y, shown, reachOf) {
  const boxes = Array.from({ length: SLICES }, () => [Infinity, Infinity, -Infinity, -Infinity])
  for (let i = 0; i < x.length; i += 1) {
    if (!shown(i)) continue
    const reach = reachOf(i)
    const box = boxes[Math.min(SLICES - 1, Math.floor(x[i] * SLICES))]
    if (x[i] - reach < box[0]) box[0] = x[i] - reach
    if (y[i] - reach < box[1]) box[1] = y[i] - reach
    if (x[i] + reach > box[2]) box[2] = x[i] + reach
    if (y[i] + reach > box[3]) box[3] = y[i] + reach
  }
  return boxes.filter((box) => box[0] <= box[2])
}

/**
 * The smallest box around boxes of map units, on a world whose left and right edges are one.
 * It may reach beyond 1: data on both sides of 180 degrees is shown together.
 */
export function surround(boxes) {
  const sorted = boxes.map((box) => [...box]).sort((a, b) => a[0] - b[0])
  let [start, gap, right] = [0, -Infinity, -Infinity]
  sorted.forEach((box, i) => {
    if (i > 0 && box[0] - right > gap) [gap, start] = [box[0] - right, i]
    right = Math.max(right, box[2])
  })
  if (sorted[0][0] + 1 - right >= gap) start = 0
  for (const box of sorted.slice(0, start)) {
    box[0] += 1
    box[2] += 1
  }
  const found = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [left, top, east, bottom] of sorted) {
    found[0] = Math.min(found[0], left)
    found[1] = Math.min(found[1], top)
    found[2] = Math.max(found[2], east)
    found[3] = Math.max(found[3], bottom)
  }
  return [found[0], Math.max(0, found[1]), found[2], Math.min(1, found[3])]
}
