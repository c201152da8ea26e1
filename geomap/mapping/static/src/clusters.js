/**
 * What is drawn at a zoom: spots near each other become one cluster. Plain numbers in, so that it can
 * be tested without a page.
 *
 * Each spot is put into the cell of a grid (one spot per cell where there are few), then cells whose
 * marks would overlap are joined, the larger taking the smaller.
 */

const FEW = 3000
const CELL = 40

/** Radius in pixels of the mark for so many incidents: the area grows with the count. */
export const radius = (count) => (count === 1 ? 8 : Math.min(34, 10.5 + 1.7 * Math.sqrt(count)))

/**
 * @param {{spot: number, x: number, y: number, count: number}[]} visible  positions in pixels
 * @param {number} [room]  part of the sum of two radii at which marks are joined
 * @returns {{x, y, r, count, spots: number[]}[]}  largest first
 */
export function cluster(visible, room = 0.8) {
  const cells = visible.length > FEW ? bin(visible) : visible.map((v) => ({ x: v.x, y: v.y, count: v.count, top: v.count, spots: [v.spot] }))
  cells.sort((a, b) => b.count - a.count || a.spots[0] - b.spots[0])
  const placed = new Map()
  const clusters = []
  for (const cell of cells) {
    const r = radius(cell.count)
    const near = nearest(placed, cell, r, room)
    if (near) {
      near.count += cell.count
      near.spots.push(...cell.spots)
      near.r = radius(near.count)
    } else {
      const made = { x: cell.x, y: cell.y, r, count: cell.count, spots: cell.spots }
      clusters.push(made)
      const key = `${Math.floor(cell.x / 72)},${Math.floor(cell.y / 72)}`
      if (!placed.has(key)) placed.set(key, [])
      placed.get(key).push(made)
    }
  }
  return clusters
}

function bin(visible) {
  const cells = new Map()
  for (const { spot, x, y, count } of visible) {
    const key = Math.floor(x / CELL) * 100003 + Math.floor(y / CELL)
    const cell = cells.get(key)
    if (!cell) cells.set(key, { x, y, count, top: count, spots: [spot] })
    else {
      cell.count += count
      cell.spots.push(spot)
      if (count > cell.top) Object.assign(cell, { x, y, top: count })
    }
  }
  return [...cells.values()]
}

function nearest(placed, { x, y }, r, room) {
  const [cx, cy] = [Math.floor(x / 72), Math.floor(y / 72)]
  let best = null
  let least = Infinity
  for (let i = cx - 1; i <= cx + 1; i += 1) {
    for (let j = cy - 1; j <= cy + 1; j += 1) {
      for (const other of placed.get(`${i},${j}`) ?? []) {
        const distance = Math.hypot(other.x - x, other.y - y)
        if (distance < (other.r + r) * room && distance < least) [best, least] = [other, distance]
      }
    }
  }
  return best
}
