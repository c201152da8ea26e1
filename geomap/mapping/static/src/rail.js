/** The rail: title, the live sentence, layers (which are the legend), what is not on the map, the list. */
import { h, lengthy, shorten } from './dom.js'
import { dateOf } from './scene.js'
import { glyph, glyphDefinitions } from './shapes.js'
import { NO_DAY, NO_SPOT } from './store.js'
import { toggleTheme } from './theme.js'
import * as words from './words.js'

const CHUNK = 100

export class Rail {
  constructor(layer, store, { title, credit }) {
    this.layer = layer
    this.store = store
    this.sentence = h('p', { class: 'gm-sentence', role: 'status', 'aria-live': 'polite' })
    this.layers = h('div', { class: 'gm-layers' })
    this.elsewhere = h('div', { class: 'gm-elsewhere' })
    this.listTitle = h('h2', { class: 'gm-list-title' })
    this.back = h('button', { type: 'button', class: 'gm-link', text: 'Show all', on: { click: () => store.list(null) } })
    this.listBox = h('ol', { class: 'gm-list', 'aria-label': 'Incidents by date' })
    this.more = h('button', { type: 'button', class: 'gm-button gm-more', on: { click: () => this.grow() } })
    this.handle = h('button', { type: 'button', class: 'gm-handle', 'aria-expanded': 'false', 'aria-label': 'Show layers and list', on: { click: () => this.toggleSheet() } })
    this.root = h(
      'aside',
      { class: 'gm-rail', 'aria-label': 'Incidents' },
      glyphDefinitions(store),
      this.handle,
      h('header', { class: 'gm-head' }, h('h1', {}, lengthy(title)), this.sentence),
      h(
        'div',
        { class: 'gm-scroll' },
        h('section', { class: 'gm-section', 'aria-label': 'Layers' }, this.layerHead(), this.layers),
        this.elsewhere,
        h('section', { class: 'gm-section gm-list-section', 'aria-label': 'List' }, h('div', { class: 'gm-row' }, this.listTitle, this.back), this.listBox, this.more),
        method(credit),
      ),
    )
    this.drawLayers()
    this.root.addEventListener('keydown', (event) => this.walk(event))
    store.on('change', () => this.update())
    store.on('list', (focus) => this.listed(focus))
    store.on('select', (row) => this.mark(row))
    this.update()
  }

  layerHead() {
    const all = (on) => () => this.store.types.forEach((_, index) => this.layer.switchType(index, on))
    this.allButtons = h(
      'span',
      { class: 'gm-all' },
      h('button', { type: 'button', class: 'gm-link', text: 'All', 'aria-label': 'All layers on', on: { click: all(true) } }),
      h('button', { type: 'button', class: 'gm-link', text: 'None', 'aria-label': 'All layers off', on: { click: all(false) } }),
    )
    return h('div', { class: 'gm-row' }, h('h2', { text: 'Layers' }), this.allButtons)
  }

  /** One check box per type under its group, with its glyph and its count. */
  drawLayers() {
    const { store } = this
    this.boxes = []
    this.groupBoxes = []
    store.groups.forEach((group) => {
      const members = store.types.map((type, index) => [type, index]).filter(([type]) => type.group === group.key)
      const all = h('input', { type: 'checkbox', 'aria-label': `${group.label}: all types` })
      all.addEventListener('change', () => members.forEach(([, index]) => this.layer.switchType(index, all.checked)))
      this.groupBoxes.push([all, members.map(([, index]) => index)])
      const list = h('ul', {})
      for (const [type, index] of members) {
        const box = h('input', { type: 'checkbox', 'data-type': type.key.slice(0, 200) })
        box.addEventListener('change', () => this.layer.switchType(index, box.checked))
        const n = h('span', { class: 'gm-count' })
        this.boxes[index] = { box, n }
        list.append(h('li', {}, h('label', { class: 'gm-layer' }, box, glyph(store, index), h('span', { class: 'gm-name', text: shorten(type.label, 60) }), n)))
      }
      this.layers.append(h('fieldset', { class: 'gm-group' }, h('legend', {}, h('label', {}, all, h('span', { text: group.label }))), list))
    })
    if (!store.types.length) this.layers.append(h('p', { class: 'gm-note', text: 'No layers.' }))
    const extra = store.head.statuses.map((status, index) => [status, index, store.head.statusCounts[index]]).filter(([status, , n]) => status !== 'reported' && n > 0)
    this.statusBoxes = []
    if (extra.length) {
      const list = h('ul', {})
      for (const [status, index, n] of extra) {
        const box = h('input', { type: 'checkbox', 'data-status': status })
        box.addEventListener('change', () => store.setStatus(index, box.checked))
        this.statusBoxes.push([box, index])
        list.append(h('li', {}, h('label', { class: 'gm-layer' }, box, h('span', { class: 'gm-name', text: words.strings.statusLayer[status] }), h('span', { class: 'gm-count', text: words.number(n) }))))
      }
      this.layers.append(h('fieldset', { class: 'gm-group gm-status' }, h('legend', {}, h('span', { text: 'Also show what is not reported as a fact' })), list))
    }
  }

  update() {
    const { store } = this
    this.boxes.forEach(({ box, n }, index) => {
      box.checked = Boolean(store.typeOn[index])
      n.textContent = words.number(store.counts[index])
    })
    for (const [box, members] of this.groupBoxes) {
      const on = members.filter((index) => store.typeOn[index]).length
      box.checked = on === members.length
      box.indeterminate = on > 0 && on < members.length
    }
    for (const [box, index] of this.statusBoxes) box.checked = Boolean(store.statusOn[index])
    this.sum()
    this.sentence.replaceChildren(...this.say())
    this.drawElsewhere()
    if (store.focus) store.focus.rows = store.focus.rows.filter((row) => store.mask[row])
    this.drawList()
  }

  /** Counts for the sentence: dates, countries, what is known only roughly. */
  sum() {
    const { store } = this
    const { date, date_end: end, spot, country, place_precision: precision } = store.columns
    const total = { first: Infinity, last: -Infinity, countries: new Map(), roughly: 0, country: [], none: [] }
    const names = store.head.words.place_precision
    for (let row = 0; row < store.n; row += 1) {
      if (!store.mask[row]) continue
      if (date[row] !== NO_DAY) {
        total.first = Math.min(total.first, date[row])
        total.last = Math.max(total.last, end[row] === NO_DAY ? date[row] : end[row])
      }
      const kind = names[precision[row]]
      if (kind === 'country') total.country.push(row)
      else if (spot[row] === NO_SPOT) total.none.push(row)
      else if (kind === 'admin1' || kind === 'admin2' || kind === 'area') total.roughly += 1
      if (country) total.countries.set(country[row], (total.countries.get(country[row]) ?? 0) + 1)
    }
    this.total = total
  }

  say() {
    const { store, total } = this
    if (!store.n) return [words.strings.noIncidents]
    if (!store.shown) return [words.strings.nothingShown]
    const strong = (text) => h('strong', { text })
    const said = ['Showing ', strong(store.shown === store.n ? words.count(store.n, 'incident') : `${words.number(store.shown)} of ${words.count(store.n, 'incident')}`)]
    if (total.last >= total.first) said.push(', ', words.span(total.first, total.last))
    const codes = [...total.countries].map(([index, n]) => [store.head.words.country[index], n]).filter(([code]) => code)
    codes.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    if (codes.length && codes.length <= 4) said.push(`, in ${words.listed(codes.map(([code]) => words.country(code)))}`)
    else if (codes.length) said.push(`, in ${words.number(codes.length)} countries`)
    said.push('.')
    const rest = []
    if (total.roughly) rest.push(`${words.number(total.roughly)} ${total.roughly === 1 ? 'is' : 'are'} known only to a province, district or area`)
    if (total.country.length) rest.push(`${words.number(total.country.length)} only to a country`)
    if (total.none.length) rest.push(`${words.number(total.none.length)} could not be located`)
    if (rest.length) said.push(` ${words.listed(rest)}.`.replace(/^ only/, ' Only'))
    return said
  }

  /** Buttons for what no mark stands for. */
  drawElsewhere() {
    const { total } = this
    this.elsewhere.replaceChildren()
    if (!total.country.length && !total.none.length) return
    const entry = (name, title, rows) =>
      h('li', {}, h('button', { type: 'button', class: 'gm-elsewhere-item', on: { click: () => this.store.list({ title, rows }) } }, h('span', { class: 'gm-name', text: name }), h('span', { class: 'gm-count', text: words.number(rows.length) })))
    const items = []
    const byCountry = new Map()
    for (const row of total.country) {
      const code = this.store.columns.country ? this.store.word('country', row) : ''
      const name = code ? words.country(code) : this.store.text('place_name', row) || this.store.text('place', row) || 'A country'
      if (!byCountry.has(name)) byCountry.set(name, [])
      byCountry.get(name).push(row)
    }
    for (const [name, rows] of byCountry) items.push(entry(`Somewhere in ${shorten(name, 50)}`, `Somewhere in ${name}`, rows))
    if (total.none.length) items.push(entry('Could not be located', 'Not located', total.none))
    this.elsewhere.append(h('section', { class: 'gm-section', 'aria-label': 'Not on the map' }, h('h2', { text: 'Not on the map' }), h('ul', {}, ...items)))
  }

  listed(focus) {
    this.drawList()
    if (focus) {
      this.openSheet(true)
      this.listTitle.scrollIntoView({ block: 'start' })
      this.listBox.querySelector('button')?.focus({ preventScroll: true })
    }
  }

  drawList() {
    const { store } = this
    this.back.hidden = !store.focus
    this.listTitle.textContent = store.focus ? shorten(store.focus.title, 90) : 'List'
    this.rows = store.focus ? store.focus.rows : null
    this.next = 0
    this.drawn = 0
    this.listBox.replaceChildren()
    this.grow()
  }

  grow() {
    const { store } = this
    const length = this.rows ? this.rows.length : store.n
    const made = document.createDocumentFragment()
    let added = 0
    for (; this.next < length && added < CHUNK; this.next += 1) {
      const row = this.rows ? this.rows[this.next] : this.next
      if (!store.mask[row]) continue
      made.append(this.item(row))
      added += 1
    }
    this.drawn += added
    this.listBox.append(made)
    const left = (this.rows ? this.rows.length : store.shown) - this.drawn
    this.more.hidden = left <= 0
    this.more.textContent = `Show ${words.number(Math.min(CHUNK, left))} more of ${words.number(left)}`
    this.mark(store.selected)
  }

  item(row) {
    const { store } = this
    const index = store.columns.type[row]
    const kind = store.word('place_precision', row)
    const name = store.text('place_name', row) || store.text('place', row)
    const where = store.spot(row) === NO_SPOT && kind !== 'country' ? (name ? `${name} (not located)` : 'no place') : words.unit(name, kind)
    const status = store.word('status', row)
    return h(
      'li',
      {},
      h(
        'button',
        { type: 'button', class: 'gm-item', 'data-row': row, on: { click: () => store.select(row, { focus: true, reveal: true }) } },
        glyph(store, index),
        h('span', { class: 'gm-what' }, shorten(store.types[index].label, 60), status === 'reported' ? null : h('em', { text: ` (${words.strings.statusLayer[status].toLowerCase()})` })),
        h('span', { class: 'gm-where', dir: 'auto', text: shorten(where, 70) }),
        h('span', { class: 'gm-when', text: dateOf(store, row, true) }),
      ),
    )
  }

  mark(row) {
    for (const item of this.listBox.querySelectorAll('[aria-current]')) item.removeAttribute('aria-current')
    this.listBox.querySelector(`[data-row="${row}"]`)?.setAttribute('aria-current', 'true')
  }

  /** Arrow keys walk the list in the order of the dates. */
  walk(event) {
    const item = event.target.closest?.('.gm-item')
    if (!item || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return
    const next = event.key === 'ArrowDown' ? item.parentNode.nextElementSibling : item.parentNode.previousElementSibling
    if (!next) return
    event.preventDefault()
    next.firstElementChild.focus()
  }

  toggleSheet() {
    this.openSheet(!this.root.classList.contains('gm-open'))
  }

  openSheet(open) {
    this.root.classList.toggle('gm-open', open)
    this.handle.setAttribute('aria-expanded', String(open))
    this.handle.setAttribute('aria-label', open ? 'Hide layers and list' : 'Show layers and list')
  }
}

function method(credit) {
  const note = (...text) => h('p', {}, ...text)
  return h(
    'footer',
    { class: 'gm-foot' },
    h(
      'details',
      {},
      h('summary', { text: 'How to read this map' }),
      note('A mark stands for a place that is known: a site or a town. A mark with a soft ring lies somewhere within the ring. A soft disc with a dashed edge means that only the province, district or area is known: the true place can be anywhere in it. What is known only to a country, or not found at all, is listed and not drawn.'),
      note('A circle with a number holds several incidents. Figures are those of the source; a figure that the source does not give is \u201cnot stated\u201d, never zero. Plans, threats and denials are not events and are off until you switch them on.'),
      note(credit),
    ),
    h('button', { type: 'button', class: 'gm-link', text: 'Light or dark', on: { click: toggleTheme } }),
  )
}
