/**
 * The incidents as columns, and what is switched on, selected and listed.
 *
 * Rows are in the order of their dates. A spot is a place that rows share: one position, one kind
 * (0 mark, 1 mark with a ring, 2 disc), one radius. No object is made per row.
 */
import { inflate, inflateJson } from './blocks.js'

const ARRAYS = { u1: Uint8Array, u2: Uint16Array, u4: Uint32Array, i4: Int32Array, f4: Float32Array, f8: Float64Array }
let stores = 0
export const NO_SPOT = 0xffffffff
export const NO_DAY = -2147483648

export class Store {
  static async load(id) {
    const [data, text] = await Promise.all([inflate(`${id}-data`), inflateJson(`${id}-text`)])
    return new Store(data, text)
  }

  constructor(buffer, text) {
    const size = new DataView(buffer).getUint32(0, true)
    const head = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 4, size)))
    this.n = head.n
    this.uid = stores++
    this.head = head
    this.types = head.types
    this.groups = head.groups
    this.columns = {}
    const base = Math.ceil((4 + size) / 8) * 8
    for (const [name, { t, at, n }] of Object.entries(head.columns)) {
      this.columns[name] = new ARRAYS[t](buffer, base + at, n)
    }
    this.texts = text
    this.typeOn = Uint8Array.from(head.types, (type) => (type.on ? 1 : 0))
    this.statusOn = Uint8Array.from(head.statuses, (status) => (status === 'reported' ? 1 : 0))
    this.mask = new Uint8Array(this.n)
    this.listeners = {}
    this.selected = -1
    this.focus = null
    this.#indexSpots()
    this.update()
  }

  on(event, listener) {
    ;(this.listeners[event] ??= []).push(listener)
    return this
  }

  emit(event, ...details) {
    for (const listener of this.listeners[event] ?? []) listener(...details)
  }

  /** Text of a column in a row; '' where there is none. */
  text(name, row) {
    const column = this.texts[name]
    if (!column) return ''
    return (column.codes ? column.values[this.columns[`${name}.code`][row]] : column.values[row]) ?? ''
  }

  /** Number of a column in a row; null where it is missing. */
  number(name, row) {
    const value = this.columns[name]?.[row]
    return value === undefined || Number.isNaN(value) ? null : value
  }

  word(name, row) {
    return this.head.words[name][this.columns[name][row]]
  }

  type(row) {
    return this.types[this.columns.type[row]]
  }

  spot(row) {
    return this.columns.spot[row]
  }

  /** Rows at a spot that are switched on, in the order of their dates. */
  rowsAt(spot) {
    const rows = []
    for (let i = this.spotStart[spot]; i < this.spotStart[spot + 1]; i += 1) {
      if (this.mask[this.spotRows[i]]) rows.push(this.spotRows[i])
    }
    return rows
  }

  setType(index, on) {
    if (this.typeOn[index] === Number(on)) return
    this.typeOn[index] = Number(on)
    this.#changed()
  }

  setStatus(index, on) {
    this.statusOn[index] = Number(on)
    this.#changed()
  }

  select(row, how = {}) {
    this.selected = row
    this.emit('select', row, how)
  }

  /** List only these rows, under this title; null lists all again. */
  list(focus) {
    this.focus = focus
    this.emit('list', focus)
  }

  /** Several switches are often set in one go: what depends on them is computed once. */
  #changed() {
    if (this.pending) return
    this.pending = true
    queueMicrotask(() => {
      this.pending = false
      this.update()
      this.emit('change')
    })
  }

  update() {
    const { type, status, spot } = this.columns
    this.counts = new Uint32Array(this.types.length)
    this.spotCount.fill(0)
    this.shown = 0
    for (let row = 0; row < this.n; row += 1) {
      const wanted = this.statusOn[status[row]]
      if (wanted) this.counts[type[row]] += 1
      const on = wanted & this.typeOn[type[row]]
      this.mask[row] = on
      if (on) {
        this.shown += 1
        if (spot[row] !== NO_SPOT) this.spotCount[spot[row]] += 1
      }
    }
  }

  /** Rows of each spot, by a counting sort. */
  #indexSpots() {
    const { spot, lon } = this.columns
    const spots = lon.length
    this.spots = spots
    this.spotCount = new Uint32Array(spots)
    this.spotStart = new Uint32Array(spots + 1)
    for (let row = 0; row < this.n; row += 1) if (spot[row] !== NO_SPOT) this.spotStart[spot[row] + 1] += 1
    for (let i = 0; i < spots; i += 1) this.spotStart[i + 1] += this.spotStart[i]
    this.spotRows = new Uint32Array(this.spotStart[spots])
    const next = this.spotStart.slice()
    for (let row = 0; row < this.n; row += 1) if (spot[row] !== NO_SPOT) this.spotRows[next[spot[row]]++] = row
  }
}
