/** Marks that would overlap become one, the larger taking the smaller. Plain numbers in. */

const LARGEST = 34
const SPREAD = 200 // fewer than that at most: sizes as if there were so many, so that a pair is no giant

/** Radius in pixels of the mark for so many incidents: its area grows with the root of the count. */
export function radius(count, most) {
  if (count === 1) return 8
  // Signs of the figure inside: 999, 9,999, 16k.
  const signs = count < 1000 ? String(count).length : count < 10000 ? 5 : String(Math.round(count / 1000)).length + 1
  return Math.max(7.5 + 2.5 * signs, Math.min(LARGEST, LARGEST * (count / Math.max(most, SPREAD)) ** 0.25))
}

/**
 * @param {{x, y, count, mixed, spot, slots: number[]}[]} items  positions in pixels
 * @param {number} [room]  part of the sum of two radii at which marks are joined
 * @returns {object[]}  items with a radius `r`, largest first
 */
export function cluster(items, room = 0.8) {
  const most = items.reduce((found, { count }) => Math.max(found, count), 0)
  const sorted = [...items].sort((a, b) => b.count - a.count || a.spot - b.spot)
  const placed = new Map()
  const clusters = []
  for (const item of sorted) {
    const r = radius(item.count, most)
    const near = nearest(placed, item, r, room)
    if (near) {
      near.count += item.count
      near.doubtful &&= item.doubtful
      near.mixed = true
      near.slots.push(...item.slots)
      near.r = radius(near.count, most)
    } else {
      const made = { ...item, r }
      clusters.push(made)
      const key = cell(item.x, item.y)
      if (!placed.has(key)) placed.set(key, [])
      placed.get(key).push(made)
    }
  }
  return clusters
}

const SIDE = 72
const cell = (x, y) => Math.floor(x / SIDE) * 65536 + Math.floor(y / SIDE)

function nearest(placed, { x, y }, r, room) {
  let best = null
  let least = Infinity
  for (let i = -1; i <= 1; i += 1) {
    for (let j = -1; j <= 1; j += 1) {
      for (const other of placed.get(cell(x + i * SIDE, y + j * SIDE)) ?? []) {
        const distance = Math.hypot(other.x - x, other.y - y)
        if (distance < (other.r + r) * room && distance < least) [best, least] = [other, distance]
      }
    }
  }
  return best
}
