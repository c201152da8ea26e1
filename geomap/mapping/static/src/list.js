/** The incidents as a list by date: the way to read the map without seeing it, and the answer to piles. */
import { h, shorten } from './dom.js'
import { NO_SPOT } from './filter.js'
import { glyph } from './shapes.js'
import { rest } from './sentence.js'
import * as words from './words.js'

const CHUNK = 100
const BEFORE = 8 // rows shown above the one that was asked for

export class List {
  constructor(store, { opened = () => {} } = {}) {
    this.store = store
    this.opened = opened
    this.title = h('h2', { class: 'gm-list-title', tabindex: '-1' })
    this.back = h('button', { type: 'button', class: 'gm-link', text: words.t('showAll'), on: { click: () => store.list(null) } })
    this.earlier = h('button', { type: 'button', class: 'gm-button gm-earlier', text: words.t('earlier'), on: { click: () => this.shrink() } })
    this.box = h('ol', { class: 'gm-list', 'aria-label': words.t('listLabel') })
    this.more = h('button', { type: 'button', class: 'gm-button gm-more', on: { click: () => this.grow() } })
    this.root = h('section', { class: 'gm-section gm-list-section', 'aria-label': words.t('list') }, h('div', { class: 'gm-row' }, this.title, this.back), this.earlier, this.box, this.more)
    this.elsewhere = h('div', { class: 'gm-elsewhere' })
    this.root.addEventListener('keydown', (event) => this.walk(event))
    store.on('rest', () => this.update())
    store.on('list', (focus) => this.listed(focus))
    store.on('select', (row) => this.mark(row))
    store.on('hover', (row, from) => from === 'map' && this.light(row))
    this.update()
  }

  update() {
    this.drawElsewhere()
    this.draw()
  }

  /** Buttons for what no mark stands for. */
  drawElsewhere() {
    const { store } = this
    const [, [, onlyCountry], [, unlocated]] = rest(store)
    this.elsewhere.replaceChildren()
    if (!onlyCountry && !unlocated) return
    const only = store.head.words.place_precision.indexOf('country')
    const { place_precision: precision, spot, country } = store.columns
    const entry = (name, title, many, rows) =>
      h('li', {}, h('button', { type: 'button', class: 'gm-elsewhere-item', on: { click: () => store.list({ title, rows: rows() }) } }, h('span', { class: 'gm-name', text: name }), h('span', { class: 'gm-count', text: words.number(many) })))
    const items = []
    const byName = new Map()
    if (onlyCountry) {
      for (const row of store.filter.rows((one) => precision[one] === only)) {
        const code = country[row] ? store.word('country', row) : ''
        const name = code ? words.country(code) : store.name(row) || words.t('aCountry')
        if (!byName.has(name)) byName.set(name, [])
        byName.get(name).push(row)
      }
    }
    for (const [name, rows] of byName) items.push(entry(words.t('somewhereIn', { place: shorten(name, 50) }), words.t('somewhereIn', { place: name }), rows.length, () => rows))
    if (unlocated) items.push(entry(words.t('notLocated'), words.t('notLocated'), unlocated, () => store.filter.rows((row) => spot[row] === NO_SPOT && precision[row] !== only)))
    this.elsewhere.append(h('section', { class: 'gm-section', 'aria-label': words.t('elsewhere') }, h('h2', { text: words.t('elsewhere') }), h('ul', {}, ...items)))
  }

  listed(focus) {
    this.draw()
    if (!focus) return
    this.opened()
    this.title.scrollIntoView({ block: 'start' })
    this.box.querySelector('button')?.focus({ preventScroll: true })
  }

  /** Draw anew, from the start or from a little before a row. */
  draw(around = -1) {
    const { store } = this
    this.back.hidden = !store.focus
    this.title.textContent = store.focus ? shorten(store.focus.title, 90) : words.t('list')
    this.rows = store.focus ? store.focus.rows.filter((row) => store.isShown(row)) : null
    this.total = this.rows ? this.rows.length : store.shown
    this.box.replaceChildren()
    this.top = this.#before(around)
    this.next = this.top
    this.grow()
  }

  /** Position (in `rows`, else row) of a few before a row that is shown. */
  #before(row) {
    if (row < 0) return 0
    if (this.rows) return Math.max(0, this.rows.indexOf(row) - BEFORE)
    let at = row
    for (let found = 0; at > 0 && found < BEFORE; at -= 1) if (this.store.isShown(at - 1)) found += 1
    return at
  }

  *#walk(from, step) {
    const length = this.rows ? this.rows.length : this.store.n
    for (let at = from; at >= 0 && at < length; at += step) {
      const row = this.rows ? this.rows[at] : at
      if (this.store.isShown(row)) yield [row, at]
    }
  }

  grow() {
    const made = []
    let at = this.next
    for (const [row, position] of this.#walk(this.next, 1)) {
      made.push(this.item(row))
      at = position + 1
      if (made.length === CHUNK) break
    }
    this.next = at
    this.box.append(...made)
    this.#buttons()
  }

  shrink() {
    const made = []
    for (const [row, position] of this.#walk(this.top - 1, -1)) {
      made.unshift(this.item(row))
      this.top = position
      if (made.length === CHUNK) break
    }
    if (made.length < CHUNK) this.top = 0
    this.box.prepend(...made)
    this.#buttons()
  }

  #buttons() {
    this.earlier.hidden = this.top === 0 || this.#walk(this.top - 1, -1).next().done
    const last = this.#walk(this.next, 1).next().done
    const left = this.total - this.box.childElementCount
    this.more.hidden = last
    this.more.textContent = words.t('more', { n: words.number(Math.min(CHUNK, left)), left: words.number(left) })
    this.mark(this.store.selected, false)
  }

  item(row) {
    const { store } = this
    const type = store.type(row)
    const kind = store.word('place_precision', row)
    const name = store.name(row)
    const where = store.spot(row) === NO_SPOT && kind !== 'country' ? (name ? words.t('notLocatedName', { place: name }) : words.t('noPlace')) : words.unit(name, kind)
    const status = store.word('status', row)
    const noted = [status === 'reported' ? '' : words.t(`statusLayer.${status}`).toLocaleLowerCase(words.lang), store.filter.isDoubtful(row) ? words.t('doubtful') : ''].filter(Boolean)
    const { summary, quote } = store.lines(row)
    const said = summary || quote
    const button = h(
      'button',
      { type: 'button', class: 'gm-item', 'data-row': row },
      glyph(store, store.columns.type[row], row),
      h('span', { class: 'gm-what' }, h('bdi', { text: shorten(words.typeLabel(type), 60) }), noted.length ? h('em', { text: ` (${noted.join(', ')})` }) : null),
      h('span', { class: 'gm-where', dir: 'auto', text: shorten(where, 70) }),
      said ? h('span', { class: 'gm-said', dir: 'auto', text: shorten(said, 120) }) : null,
      h('span', { class: 'gm-when', text: store.when(row, true) }),
    )
    button.addEventListener('click', () => store.select(row, { focus: true, reveal: true }))
    const light = (on) => () => store.emit('hover', on ? row : -1, 'list')
    for (const event of ['pointerenter', 'focus']) button.addEventListener(event, light(true))
    for (const event of ['pointerleave', 'blur']) button.addEventListener(event, light(false))
    return h('li', {}, button)
  }

  light(row) {
    for (const item of this.box.querySelectorAll('.gm-lit')) item.classList.remove('gm-lit')
    if (row >= 0) this.find(row)?.classList.add('gm-lit')
  }

  find(row) {
    return this.box.querySelector(`[data-row="${row}"]`)
  }

  /** Ring the selected incident; where it is not among those drawn, the list is drawn around it. */
  mark(row, bring = true) {
    for (const item of this.box.querySelectorAll('[aria-current]')) item.removeAttribute('aria-current')
    if (row < 0) return
    const { store } = this
    if (bring && !this.find(row) && store.isShown(row)) {
      if (store.focus && !store.focus.rows.includes(row)) store.focus = null
      this.draw(row)
    }
    const item = this.find(row)
    item?.setAttribute('aria-current', 'true')
    if (bring && item) item.scrollIntoView({ block: 'nearest' })
  }

  /** Arrow keys walk the list in the order of the dates. */
  walk(event) {
    const item = event.target.closest?.('.gm-item')
    if (!item || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return
    event.preventDefault()
    const step = event.key === 'ArrowDown' ? 'nextElementSibling' : 'previousElementSibling'
    if (!item.parentNode[step]) {
      if (step === 'nextElementSibling' && !this.more.hidden) this.grow()
      if (step === 'previousElementSibling' && !this.earlier.hidden) this.shrink()
    }
    item.parentNode[step]?.firstElementChild.focus()
  }
}
