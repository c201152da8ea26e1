/**
 * The incidents as columns, the filter over them, and what is selected and listed. Views listen:
 *
 *   change  the filter changed (`moving` while a brush is dragged: what is slow can wait for `rest`)
 *   tell    the filter changed, for what is said of it in words and figures: some times a second while a brush is dragged
 *   rest    nothing has moved for a moment
 *   select  another incident is selected, or none (-1)
 *   list    the list shows only some rows, or all again
 */
import { inflate, open } from './blocks.js'
import { unpack } from './columns.js'
import { ALL, COUNTRY, DATE, FIGURES, Filter, NO_DAY, PRECISION, STATUS, TEXT, TYPE } from './filter.js'
import { fold, texts } from './texts.js'
import * as words from './words.js'

const CALM = 140 // ms without a change after which slow views follow
const FRAME = 17 // ms, so that each of them has a frame of its own
const TOLD = 90 // ms between two tellings while a brush is dragged
const MANY = 50000 // rows, from which slow views follow one by one
const SEARCHED = ['place', 'place_name', 'admin1', 'summary', 'quote', 'source']
const MOST_WORDS = 8
let stores = 0

export class Store {
  static async load(id, lang) {
    const [data, near] = await Promise.all([inflate(`${id}-data`), inflate(`${id}-words`), words.load(lang)])
    return new Store(id, data, near)
  }

  constructor(id, data, near) {
    const { head, body } = open(data)
    this.id = id
    this.uid = stores++
    this.head = head
    head.title ||= words.t('rail')
    this.n = head.n
    this.types = head.types
    this.groups = head.groups
    this.columns = unpack(head.columns, body)
    this.texts = texts(near)
    this.blocks = {}
    this.listeners = {}
    this.selected = -1
    this.told = 0
    this.focus = null
    this.query = ''
    this.#looks()
    this.filter = new Filter(this.columns, this.n, { ...head.words, type: this.types })
  }

  /** Colour of each row: of its type, unless a column says otherwise. */
  #looks() {
    const { columns, types, n } = this
    this.colours = this.head.colours
    if (columns.look) this.look = columns.look
    else {
      const ofType = Uint8Array.from(types, (type) => type.look)
      this.look = new Uint8Array(n)
      for (let row = 0; row < n; row += 1) this.look[row] = ofType[columns.type[row]]
    }
  }

  on(event, listener) {
    ;(this.listeners[event] ??= []).push(listener)
    return this
  }

  emit(event, ...details) {
    for (const listener of this.listeners[event] ?? []) listener(...details)
  }

  get shown() {
    return this.filter.shown
  }

  isShown(row) {
    return this.filter.fail[row] === 0
  }

  /** Rows known only to this country that are shown. */
  countryRows(code) {
    this.byCountry ??= this.#countries()
    return (this.byCountry.get(code) ?? []).filter((row) => this.isShown(row))
  }

  /** Rows known only to a country, by its code. */
  #countries() {
    const found = new Map()
    const { country, place_precision: precision } = this.columns
    const only = this.head.words.place_precision.indexOf('country')
    for (let row = 0; row < this.n; row += 1) {
      if (precision[row] !== only || !country[row]) continue
      const name = this.head.words.country[country[row]]
      if (!found.has(name)) found.set(name, [])
      found.get(name).push(row)
    }
    return found
  }

  /** Text of a column in a row; '' where there is none, or where it is not unpacked yet (see `need`). */
  text(name, row) {
    const column = this.texts[name]
    if (!column) return ''
    return column.at(this.head.texts[name].coded ? this.columns[`${name}.code`][row] : row)
  }

  /** Unpack the long texts, these or all. */
  async need(names = Object.keys(this.head.texts)) {
    const wanted = new Set(names.map((name) => this.head.texts[name]?.block).filter(Boolean))
    await Promise.all([...wanted].map((block) => (this.blocks[block] ??= inflate(`${this.id}-${block}`).then((buffer) => Object.assign(this.texts, texts(buffer))))))
  }

  has(names = Object.keys(this.head.texts)) {
    return names.every((name) => !this.head.texts[name] || this.texts[name])
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

  colour(row) {
    return this.colours[this.look[row]]
  }

  /** First and last day; null, null where there is no date. */
  dates(row) {
    const first = this.columns.date[row]
    return first === NO_DAY ? [null, null] : [first, first + this.columns.days[row]]
  }

  when(row, brief = false) {
    return words.when(...this.dates(row), this.word('date_precision', row), brief)
  }

  /** One line about a row, and its sentence. A line of type, place and figures says no more than what stands beside it. */
  lines(row) {
    const [summary, quote] = ['summary', 'quote'].map((name) => this.text(name, row))
    const head = [this.type(row).label, this.text('place', row).replace(/\s+/g, ' ').trim()].filter(Boolean).join(', ')
    const made = quote && (summary === head || summary.startsWith(`${head}: `))
    return { summary: made ? '' : summary, quote }
  }

  /** Name of the place, as resolved or else as written. */
  name(row) {
    return this.text('place_name', row) || this.text('place', row)
  }

  /** What is switched on at first: all but statements and what is not reported as a fact. */
  reset(tell = true) {
    const { filter } = this
    filter.on.type = this.types.map((type) => (type.on ? 1 : 0))
    filter.on.status = this.head.words.status.map((status) => (status === 'reported' ? 1 : 0))
    filter.on.place_precision = null
    filter.on.country = null
    filter.figures = { deaths: null, confidence: null }
    filter.hits = null
    filter.window = null
    filter.unknown = true
    this.query = ''
    if (tell) this.change(ALL)
    else filter.apply(ALL)
  }

  /** Whether a filter hides something: layers and statuses are switches, not filters. */
  get filtered() {
    const { on, figures, window, hits, unknown } = this.filter
    return Boolean(on.place_precision || on.country || figures.deaths !== null || figures.confidence !== null || window || hits || !unknown)
  }

  setType(index, on) {
    if (this.filter.on.type[index] === Number(on)) return
    this.filter.on.type[index] = Number(on)
    this.change(TYPE)
  }

  setStatus(index, on) {
    this.filter.on.status[index] = Number(on)
    this.change(STATUS)
  }

  /** Only these codes of `place_precision` or `country`; null for all. */
  setOnly(name, codes) {
    const many = this.head.words[name].length
    this.filter.on[name] = codes && Uint8Array.from({ length: many }, (_, code) => (codes.includes(code) ? 1 : 0))
    this.change(name === 'country' ? COUNTRY : PRECISION)
  }

  /** The least number of people killed, or the least confidence; null for any. */
  setFigure(name, least) {
    this.filter.figures[name] = least
    this.change(FIGURES)
  }

  /** Only what can have happened on these days; null for all. */
  setWindow(window, { unknown = window === null, moving = false } = {}) {
    this.filter.window = window
    this.filter.unknown = unknown
    this.change(DATE, moving)
  }

  /** Only rows with all these words somewhere in their texts. The last search wins. */
  async search(query) {
    this.query = query
    const wanted = [...new Set(fold(query.trim()).split(/\s+/).filter(Boolean))].slice(0, MOST_WORDS)
    const columns = [...SEARCHED, ...this.head.extras.map(([name]) => name)].filter((name) => this.head.texts[name])
    if (wanted.length) await this.need(columns)
    if (this.query !== query) return
    this.filter.hits = wanted.length ? this.#hits(wanted, columns) : null
    this.change(TEXT)
  }

  #hits(wanted, columns) {
    const { n } = this
    const found = new Uint8Array(n).fill(1)
    for (const word of wanted) {
      const hits = new Uint8Array(n)
      const inLabel = this.types.map((type) => fold(words.typeLabel(type)).includes(word))
      if (inLabel.includes(true)) for (let row = 0; row < n; row += 1) if (inLabel[this.columns.type[row]]) hits[row] = 1
      for (const name of columns) {
        if (!this.head.texts[name].coded) this.texts[name].search(word, (row) => (hits[row] = 1))
        else {
          const codes = this.columns[`${name}.code`]
          const good = new Uint8Array(this.texts[name].n)
          this.texts[name].search(word, (code) => (good[code] = 1))
          if (good.includes(1)) for (let row = 0; row < n; row += 1) if (good[codes[row]]) hits[row] = 1
        }
      }
      for (let row = 0; row < n; row += 1) found[row] &= hits[row]
    }
    return found
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

  #tell() {
    this.untold = false
    this.told = performance.now()
    this.emit('tell')
  }

  /** Tell the slow views; of many rows one after the other, so that the page answers in between. */
  rest() {
    this.moving = false
    if (this.untold) this.#tell()
    const waiting = [...(this.listeners.rest ?? [])]
    const next = () => {
      waiting.shift()?.()
      if (waiting.length) this.calm = setTimeout(next, FRAME)
    }
    if (this.n > MANY) next()
    else for (const listener of waiting) listener()
  }

  /** Several switches are often set in one go: what depends on them is computed once. */
  change(bits, moving = false) {
    this.bits = (this.bits ?? 0) | bits
    if (this.pending) return
    this.pending = true
    const run = () => {
      this.pending = false
      this.filter.apply(this.bits)
      this.timed = this.bits === DATE
      this.bits = 0
      this.emit('change', moving)
      // The first frame of a drag has enough to do.
      if (moving && !this.moving) this.told = performance.now()
      this.moving = moving
      this.untold = moving && performance.now() - this.told < TOLD
      if (!this.untold) this.#tell()
      clearTimeout(this.calm)
      if (moving) this.calm = setTimeout(() => this.rest(), CALM)
      else this.rest()
    }
    if (moving) requestAnimationFrame(run)
    else queueMicrotask(run)
  }
}
