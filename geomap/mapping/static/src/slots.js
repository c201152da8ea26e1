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
const CELL = 44

export class Slots {
  /**
   * @param {{x: Float64Array, y: Float64Array, kind: Uint8Array}} spots  positions on a world from 0 to 1
   * @param {number} colours  how many there are
   */
  constructor({ x, y, kind }, colours) {
    Object.assign(this, { x, y, kind, colours })
    this.slotOf = new Int32Array(x.length).fill(-1)
    this.discs = []
    for (let spot = 0; spot < x.length; spot += 1) if (kind[spot] === DISC) this.discs.push(spot)
  }

  /**
   * Fill the slots of a part of the world.
   *
   * @param {object} filter  of the rows
   * @param {Uint8Array} look  colour of each row
   * @param {{scale, left, top, width, height}} part  pixels of the whole world, and the part of it
   * @param {function(number): number} margin  pixels by which the disc of a spot reaches beyond its middle
   */
  fill(filter, look, part, margin) {
    const { x, y, kind, slotOf } = this
    const { spotCount } = filter
    const { scale, width, height } = part
    // The grid is fixed to the world, so that clusters stay where they are when the map is moved.
    const left = Math.floor(part.left / CELL) * CELL
    const top = Math.floor(part.top / CELL) * CELL
    const columns = Math.ceil((part.left + width - left) / CELL)
    const lines = Math.ceil((part.top + height - top) / CELL)
    const middle = (part.left + width / 2) / scale
    let few = 0
    for (let spot = 0; spot < x.length; spot += 1) {
      slotOf[spot] = -1
      if (spotCount[spot] === 0 || kind[spot] === DISC) continue
      const column = Math.floor(((x[spot] + Math.round(middle - x[spot])) * scale - left) / CELL)
      const line = Math.floor((y[spot] * scale - top) / CELL)
      if (column < 0 || line < 0 || column >= columns || line >= lines) continue
      slotOf[spot] = line * columns + column
      few += 1
    }
    const single = few <= FEW
    this.make((single ? few : columns * lines) + this.discs.length)
    let next = 0
    for (let spot = 0; spot < x.length; spot += 1) {
      if (slotOf[spot] < 0) continue
      const slot = single ? next++ : slotOf[spot]
      slotOf[spot] = slot
      this.put(slot, spot, (x[spot] + Math.round(middle - x[spot])) * scale - left, y[spot] * scale - top)
    }
    this.firstDisc = single ? few : columns * lines
    next = this.firstDisc
    for (const spot of this.discs) {
      if (spotCount[spot] === 0) continue
      const px = (x[spot] + Math.round(middle - x[spot])) * scale - left
      const py = y[spot] * scale - top
      const edge = margin(spot)
      if (px < -edge || py < -edge || px > columns * CELL + edge || py > lines * CELL + edge) continue
      slotOf[spot] = next
      this.put(next, spot, px, py)
      next += 1
    }
    this.used = next
    this.left = left
    this.top = top
    this.#tally(filter, look)
  }

  make(many) {
    this.spots = new Uint32Array(many) // spots in the slot
    this.spot = new Uint32Array(many) // one of them
    this.px = new Float64Array(many) // their positions, summed
    this.py = new Float64Array(many)
    this.count = new Uint32Array(many) // rows
    this.row = new Int32Array(many).fill(-1) // the first of them
    this.tally = new Uint32Array(many * this.colours)
  }

  put(slot, spot, px, py) {
    this.spots[slot] += 1
    this.spot[slot] = spot
    this.px[slot] += px
    this.py[slot] += py
  }

  #tally(filter, look) {
    const { slotOf, count, row: first, tally, colours } = this
    const { spot } = filter.columns
    const { fail } = filter
    for (const [from, to] of filter.ranges()) {
      for (let row = from; row < to; row += 1) {
        if (fail[row] !== 0 || spot[row] === NO_SPOT) continue
        const slot = slotOf[spot[row]]
        if (slot < 0) continue
        count[slot] += 1
        tally[slot * colours + look[row]] += 1
        if (first[slot] < 0) first[slot] = row
      }
    }
  }

  /** A slot as a thing to draw; positions are in pixels from `left`, `top`. */
  item(slot) {
    const many = this.spots[slot]
    return { x: this.px[slot] / many, y: this.py[slot] / many, count: this.count[slot], spots: many, spot: this.spot[slot], row: this.row[slot], slots: [slot] }
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
