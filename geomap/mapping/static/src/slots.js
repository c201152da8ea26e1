/**
 * What is drawn at a zoom, as slots: a spot where there are few in sight, else a cell of a grid that is fixed
 * to the world. One pass over the spots and one over the rows; no object per row or spot. Plain arrays in.
 *
 * A spot is a place that rows share: one position, one kind (0 mark, 1 mark with a ring, 2 disc), one radius.
 */
import { NO_SPOT } from './filter.js'

export const MARK = 0
export const NEAR = 1
export const DISC = 2
const FEW = 2500
const MANY = 20000 // rows shown, above which what slides is counted by what came and went
const CELL = 44

export class Slots {
  /**
   * @param {{x: Float64Array, y: Float64Array, kind: Uint8Array}} spots  positions on a world from 0 to 1
   * @param {number} colours  how many there are
   */
  constructor({ x, y, kind }, colours) {
    Object.assign(this, { x, y, kind, colours })
    this.cellOf = new Int32Array(x.length) // of a spot in sight, else -1
    this.slotOf = this.cellOf
    this.grid = false // whether slots are cells
    this.discs = []
    for (let spot = 0; spot < x.length; spot += 1) if (kind[spot] === DISC) this.discs.push(spot)
  }

  /**
   * Look at a part of the world: the cells of its grid.
   *
   * @param {{scale, left, top, width, height}} part  pixels of the whole world, and the part of it
   * @param {function(number): number} margin  pixels by which the disc of a spot reaches beyond its middle
   */
  look(part, margin) {
    const { x, y, kind, cellOf } = this
    const { scale, width, height } = part
    // The grid is fixed to the world, so that clusters stay where they are when the map is moved.
    this.left = Math.floor(part.left / CELL) * CELL
    this.top = Math.floor(part.top / CELL) * CELL
    this.scale = scale
    this.middle = (part.left + width / 2) / scale
    const columns = Math.ceil((part.left + width - this.left) / CELL)
    const lines = Math.ceil((part.top + height - this.top) / CELL)
    const { left, top, middle } = this
    this.cells = columns * lines
    this.grid = false
    for (let spot = 0; spot < x.length; spot += 1) {
      const column = Math.floor(((x[spot] + Math.round(middle - x[spot])) * scale - left) / CELL)
      const line = Math.floor((y[spot] * scale - top) / CELL)
      cellOf[spot] = column < 0 || line < 0 || column >= columns || line >= lines || kind[spot] === DISC ? -1 : line * columns + column
    }
    this.discsInSight = this.discs.filter((spot) => {
      const [px, py] = this.pixel(spot)
      const edge = margin(spot)
      return px >= -edge && py >= -edge && px <= columns * CELL + edge && py <= lines * CELL + edge
    })
  }

  /** Position of a spot in pixels from `left`, `top`, in the copy of the world nearest to the middle. */
  pixel(spot) {
    const { x, y, scale, middle, left, top } = this
    return [(x[spot] + Math.round(middle - x[spot])) * scale - left, y[spot] * scale - top]
  }

  /**
   * Count what is shown: a slot for each spot where there are few, else for each cell.
   *
   * @param {object} filter  of the rows
   * @param {Uint8Array} look  colour of each row
   * @param {boolean} [moving]  whether a brush is dragged: then only what came and went is counted, where there is much
   */
  fill(filter, look, moving = false) {
    const { cellOf } = this
    const next = this.turn + 1 === filter.turn
    this.turn = filter.turn
    if (moving && this.grid && next && filter.flipped && filter.located > MANY) {
      this.#slide(filter, look)
      return
    }
    const { spotCount } = filter
    let few = 0
    for (let spot = 0; spot < cellOf.length && few <= FEW; spot += 1) if (cellOf[spot] >= 0 && spotCount[spot] > 0) few += 1
    const discs = this.discsInSight
    const single = few <= FEW
    this.firstDisc = single ? few : this.cells
    this.used = this.firstDisc + discs.length
    if (single || discs.length) {
      this.own ??= new Int32Array(cellOf.length)
      this.slotOf = this.own
      if (single) {
        let next = 0
        for (let spot = 0; spot < cellOf.length; spot += 1) this.own[spot] = cellOf[spot] >= 0 && spotCount[spot] > 0 ? next++ : -1
      } else this.own.set(cellOf)
      discs.forEach((spot, i) => (this.own[spot] = this.firstDisc + i))
    } else this.slotOf = cellOf
    this.grid = !single
    this.#tally(filter, look)
  }

  /** Count the rows that came and those that went. That a cell is of one place again is seen at the next `fill`. */
  #slide(filter, look) {
    const { flipped, flips, fail, columns } = filter
    const { slotOf, colours, x, y, middle, count, tally, sumX, sumY } = this
    for (let i = 0; i < flips; i += 1) {
      const row = flipped[i]
      const at = columns.spot[row]
      const slot = at === NO_SPOT ? -1 : slotOf[at]
      if (slot < 0) continue
      const by = fail[row] ? -1 : 1
      count[slot] += by
      tally[slot * colours + look[row]] += by
      if (filter.isDoubtful(row)) this.doubtful[slot] += by
      sumX[slot] += by * (x[at] + Math.round(middle - x[at]))
      sumY[slot] += by * y[at]
      this.sumRow[slot] += by * row
      if (by < 0) continue
      if (this.first[slot] < 0) {
        this.first[slot] = row
        this.one[slot] = at
      } else if (this.one[slot] !== at) this.mixed[slot] = 1
    }
  }

  #tally(filter, look) {
    const { slotOf, colours, x, y, middle } = this
    const many = this.used
    const count = new Uint32Array(many) // rows in the slot
    const doubtful = new Uint32Array(many) // those of them that may have been misread
    const first = new Int32Array(many).fill(-1) // the first of them
    const one = new Uint32Array(many) // its spot
    const mixed = new Uint8Array(many) // whether there are other spots
    const sumX = new Float64Array(many) // positions of the rows, summed
    const sumY = new Float64Array(many)
    const sumRow = new Float64Array(many) // where one row is left, it is this
    const tally = new Uint32Array(many * colours)
    const { spot } = filter.columns
    const { fail } = filter
    for (const [from, to] of filter.ranges()) {
      for (let row = from; row < to; row += 1) {
        const at = spot[row]
        if (fail[row] !== 0 || at === NO_SPOT) continue
        const slot = slotOf[at]
        if (slot < 0) continue
        count[slot] += 1
        if (filter.isDoubtful(row)) doubtful[slot] += 1
        tally[slot * colours + look[row]] += 1
        sumX[slot] += x[at] + Math.round(middle - x[at])
        sumY[slot] += y[at]
        sumRow[slot] += row
        if (first[slot] < 0) {
          first[slot] = row
          one[slot] = at
        } else if (one[slot] !== at) mixed[slot] = 1
      }
    }
    Object.assign(this, { count, doubtful, first, one, mixed, sumX, sumY, sumRow, tally, spotOf: spot })
  }

  /** A slot as a thing to draw, `doubtful` where all in it is; positions are in pixels from `left`, `top`. */
  item(slot) {
    const count = this.count[slot]
    const doubtful = this.doubtful[slot] === count
    const x = (this.sumX[slot] / count) * this.scale - this.left
    const y = (this.sumY[slot] / count) * this.scale - this.top
    if (count === 1) return { x, y, count, doubtful, mixed: false, spot: this.spotOf[this.sumRow[slot]], row: this.sumRow[slot], slots: [slot] }
    return { x, y, count, doubtful, mixed: this.mixed[slot] === 1, spot: this.one[slot], row: this.first[slot], slots: [slot] }
  }

  marks() {
    const found = []
    for (let slot = 0; slot < this.firstDisc; slot += 1) if (this.count[slot]) found.push(this.item(slot))
    return found
  }

  areas() {
    const found = []
    for (let slot = this.firstDisc; slot < this.used; slot += 1) if (this.count[slot]) found.push(this.item(slot))
    return found
  }

  /** Spots in each slot that are shown. */
  spots(filter) {
    const { slotOf } = this
    const found = new Uint32Array(this.used)
    for (let spot = 0; spot < slotOf.length; spot += 1) if (filter.spotCount[spot] > 0 && slotOf[spot] >= 0) found[slotOf[spot]] += 1
    return found
  }

  /** Rows of each colour in some slots: [colour, rows], in the order of the legend. */
  shares(slots) {
    const { tally, colours } = this
    const found = []
    for (let k = 0; k < colours; k += 1) {
      let sum = 0
      for (const slot of slots) sum += tally[slot * colours + k]
      if (sum) found.push([k, sum])
    }
    return found
  }
}
