/** Marks that would overlap become one, the larger taking the smaller. Plain numbers in. */

/** Radius in pixels of the mark for so many incidents: the area grows with the count. */
export const radius = (count) => (count === 1 ? 8 : Math.min(34, 10.5 + 1.7 * Math.sqrt(count)))

/**
 * @param {{x, y, count, mixed, spot, slots: number[]}[]} items  positions in pixels
 * @param {number} [room]  part of the sum of two radii at which marks are joined
 * @returns {object[]}  items with a radius `r`, largest first
 */
export function cluster(items, room = 0.8) {
  const sorted = [...items].sort((a, b) => b.count - a.count || a.spot - b.spot)
  const placed = new Map()
  const clusters = []
  for (const item of sorted) {
    const r = radius(item.count)
    const near = nearest(placed, item, r, room)
    if (near) {
      near.count += item.count
      near.mixed = true
      near.slots.push(...item.slots)
      near.r = radius(near.count)
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
