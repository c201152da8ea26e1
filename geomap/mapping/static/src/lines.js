/** Lines of the outlines: flat lists x, y, x, y, ... in map units, the world being a square from 0 to 1. */

const isEdge = (x) => Math.abs(x - Math.round(x)) < 0.00001

/** The points of a ring. Where it crosses 180 degrees it goes on beyond the edge of the map. */
export function join(ring, lines) {
  let size = 6
  for (const id of ring) size += lines[id < 0 ? ~id : id].length - 2
  const points = new Float64Array(size)
  let n = 0
  let turn = 0
  for (const id of ring) {
    const line = lines[id < 0 ? ~id : id]
    const step = id < 0 ? -2 : 2
    for (let i = id < 0 ? line.length - 2 : 0, left = line.length / 2 - 1; left > 0; i += step, left -= 1) {
      if (n) turn -= Math.round(line[i] + turn - points[n - 2])
      points[n++] = line[i] + turn
      points[n++] = line[i + 1]
    }
  }
  // A ring around the pole ends a world away from its start: it is closed below the map.
  const away = n ? Math.round(points[n - 2] - points[0]) : 0
  if (!away) return points.subarray(0, n)
  points.set([points[0] + away, points[1], points[0] + away, 2, points[0], 2], n)
  return points
}

/** What surrounds a line: west, north, east, south. */
export function box(line) {
  const found = [Infinity, Infinity, -Infinity, -Infinity]
  for (let i = 0; i < line.length; i += 2) {
    found[0] = Math.min(found[0], line[i])
    found[1] = Math.min(found[1], line[i + 1])
    found[2] = Math.max(found[2], line[i])
    found[3] = Math.max(found[3], line[i + 1])
  }
  return found
}

/** Every point that is so far from the one kept before it, the last, and those on the cut of the map. */
export function decimate(line, grain) {
  const kept = new Float64Array(line.length)
  let n = 0
  for (let i = 0; i < line.length; i += 2) {
    const near = n && Math.abs(line[i] - kept[n - 2]) < grain && Math.abs(line[i + 1] - kept[n - 1]) < grain
    if (near && i < line.length - 2 && !isEdge(line[i])) continue
    kept[n++] = line[i]
    kept[n++] = line[i + 1]
  }
  return n === line.length ? line : kept.slice(0, n)
}

/** On which sides of a view a point lies outside: a bit for each. */
const outside = (x, y, view) => (x < view[0] ? 1 : x > view[2] ? 2 : 0) | (y < view[1] ? 4 : y > view[3] ? 8 : 0)

/**
 * The points of a line that a view needs: where it runs on one side of the view, its first and last ones there.
 *
 * @param {boolean} closed  whether it is a ring
 * @param {function(number, number, boolean)} put  called with each point, and whether the line begins anew with it
 */
export function clipped(line, view, closed, put) {
  let side = 0
  let held = -1
  for (let i = 0; i < line.length; i += 2) {
    const x = line[i]
    const y = line[i + 1]
    const here = outside(x, y, view)
    // The cut of the map at 180 degrees is no coast.
    const anew = i === 0 || (!closed && isEdge(x) && isEdge(line[i - 2]))
    if (!anew && side & here) {
      side &= here
      held = i
      continue
    }
    if (held >= 0) put(line[held], line[held + 1], false)
    put(x, y, anew)
    side = here
    held = -1
  }
  if (held >= 0) put(line[held], line[held + 1], false)
}
