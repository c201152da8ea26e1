/** The card of one incident: all that is known, and how well. */
import { h, lengthy, safeLink } from './dom.js'
import { dateOf } from './scene.js'
import { glyph } from './shapes.js'
import { NO_DAY } from './store.js'
import * as words from './words.js'

export class Card {
  constructor(store, container) {
    this.store = store
    this.root = h('section', { class: 'gm-card', role: 'dialog', 'aria-modal': 'false', 'aria-labelledby': 'gm-card-title', hidden: true })
    container.append(this.root)
    store.on('select', (row, how) => (row < 0 ? this.close() : this.open(row, how)))
    document.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && store.selected >= 0) store.select(-1)
      else if (event.key === 'Escape' && store.focus) store.list(null)
    })
  }

  open(row, { focus } = {}) {
    const { store, root } = this
    if (root.hidden) this.from = document.activeElement
    const title = h('h2', { id: 'gm-card-title', tabindex: '-1' }, glyph(store, store.columns.type[row]), h('span', {}, lengthy(store.type(row).label)))
    root.replaceChildren(
      h('div', { class: 'gm-card-head' }, title, h('button', { type: 'button', class: 'gm-close', 'aria-label': 'Close', text: '\u00d7', on: { click: () => store.select(-1) } })),
      h('div', { class: 'gm-card-body' }, this.status(row), h('p', { class: 'gm-date', text: dateOf(store, row) }), ...this.place(row), ...this.summary(row), this.figures(row), ...this.quote(row), this.origin(row), ...this.extras(row)),
    )
    root.hidden = false
    if (focus) title.focus({ preventScroll: true })
  }

  close() {
    if (this.root.hidden) return
    const inside = this.root.contains(document.activeElement)
    this.root.hidden = true
    if (inside && this.from?.isConnected) this.from.focus({ preventScroll: true })
  }

  status(row) {
    const status = this.store.word('status', row)
    return h('p', { class: `gm-status-line${status === 'reported' ? '' : ' gm-doubt'}`, text: words.strings.status[status] })
  }

  place(row) {
    const { store } = this
    const written = store.text('place', row)
    const resolved = store.text('place_name', row)
    const kind = store.word('place_precision', row)
    const code = store.columns.country ? store.word('country', row) : ''
    const name = resolved || written
    const land = code ? words.country(code) : ''
    const chain = [...new Set([store.text('admin1', row), land].filter((part) => part && part !== name))]
    const spot = store.spot(row)
    const located = spot !== 0xffffffff
    const radius = store.number('radius_km', row)
    const how = kind === 'none' && located ? 'At the given coordinates; how precise they are is not stated' : words.precision(kind, name, radius)
    return [
      h('p', { class: 'gm-place', dir: 'auto' }, h('strong', {}, lengthy(name || 'Place not stated')), chain.length ? lengthy(`, ${chain.join(', ')}`) : null),
      h('p', { class: 'gm-precision' }, lengthy(`${how}.`)),
      written && resolved && written !== resolved ? h('p', { class: 'gm-written' }, 'Written as \u201c', h('bdi', {}, lengthy(written)), '\u201d') : null,
    ]
  }

  summary(row) {
    const text = this.store.text('summary', row)
    return text && text !== this.store.text('quote', row) ? [h('p', { class: 'gm-summary', dir: 'auto' }, lengthy(text))] : []
  }

  figures(row) {
    const { store } = this
    const value = (name) => store.number(name, row)
    const [low, high] = [value('deaths_low'), value('deaths_high')]
    const range = low !== null || high !== null ? ` (${low === null ? '?' : words.number(low)}\u2013${high === null ? '?' : words.number(high)})` : ''
    const list = h('dl', { class: 'gm-figures' })
    for (const [label, name, more] of [['Killed', 'deaths', range], ['Injured', 'injured', ''], ['Otherwise affected', 'affected', '']]) {
      const number = value(name)
      const missing = number === null && !more
      list.append(h('div', { class: missing ? 'gm-missing' : null }, h('dt', { text: label }), h('dd', { text: missing ? words.strings.notStated : `${number === null ? '' : words.number(number)}${more}`.trim() })))
    }
    if (store.type(row).key === 'casualty_toll') {
      return h('div', {}, list, h('p', { class: 'gm-note', text: 'A cumulative toll up to the date of the report, not one event; never added to other figures.' }))
    }
    return list
  }

  quote(row) {
    const { store } = this
    const quote = store.text('quote', row)
    const lang = store.text('lang', row)
    const tag = /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(lang) ? lang : null
    return quote ? [h('blockquote', { dir: 'auto', lang: tag, tabindex: quote.length > 600 ? '0' : null }, lengthy(quote))] : []
  }

  origin(row) {
    const { store } = this
    const source = store.text('source', row)
    const url = safeLink(store.text('source_url', row)) ?? safeLink(source)
    const shown = source || store.text('source_url', row) || words.strings.notStated
    const list = h('dl', { class: 'gm-origin' })
    const entry = (label, ...children) => list.append(h('div', {}, h('dt', { text: label }), h('dd', {}, ...children)))
    entry('Source', url ? h('a', { href: url, target: '_blank', rel: 'noopener noreferrer', text: shown.slice(0, 2000) }) : h('bdi', {}, lengthy(shown)))
    const raw = store.text('source_url', row)
    if (raw && !safeLink(raw)) entry('Address', h('bdi', {}, lengthy(raw)))
    const published = store.columns.source_date?.[row] ?? NO_DAY
    if (published !== NO_DAY) entry('Published', words.day(published))
    const lang = store.text('lang', row)
    if (lang) entry('Language', words.language(lang))
    const found = store.number('place_score', row)
    if (found !== null) entry('Place match', words.score(found))
    const sure = store.number('confidence', row)
    if (sure !== null) entry('Confidence', words.score(sure))
    const id = store.text('id', row)
    if (id) entry('Id', h('bdi', { class: 'gm-id' }, lengthy(id)))
    return list
  }

  /** Columns of the user's own. */
  extras(row) {
    const { store } = this
    const list = h('dl', { class: 'gm-origin' })
    for (const [name, title] of store.head.extras) {
      const text = store.text(name, row)
      if (text) list.append(h('div', {}, h('dt', { dir: 'auto' }, lengthy(title)), h('dd', { dir: 'auto' }, lengthy(text))))
    }
    return list.childElementCount ? [h('h3', { text: 'Also in the table' }), list] : []
  }
}
