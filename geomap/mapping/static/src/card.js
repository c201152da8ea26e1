/** The card of one incident: all that is known, and how well. */
import { linkTo } from './address.js'
import { h, lengthy, safeLink } from './dom.js'
import { feature } from './features.js'
import { NO_DAY, NO_SPOT } from './filter.js'
import { marked } from './marked.js'
import { glyph } from './shapes.js'
import { copy } from './take.js'
import * as words from './words.js'

const LONGEST = 3000 // characters of a quote in which something is marked

/** A piece of the quote that stands out; the label is heard and not copied with the text. */
function mark({ text, as, begins }) {
  const label = begins.length ? words.listed(begins.map((kind) => words.t(`marked.${kind}`))) : null
  return h('mark', { class: as.map((kind) => `gm-said-${kind}`).join(' '), 'data-label': label, text })
}

export class Card {
  constructor(store, container) {
    this.store = store
    this.titleId = `gm-card-title${store.uid || ''}`
    this.root = h('section', { class: 'gm-card', role: 'dialog', 'aria-modal': 'false', 'aria-labelledby': this.titleId, hidden: true, lang: words.lang, dir: words.direction() })
    container.append(this.root)
    store.on('select', (row, how) => (row < 0 ? this.close() : this.open(row, how)))
    document.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && store.selected >= 0) store.select(-1)
      else if (event.key === 'Escape' && store.focus) store.list(null)
    })
  }

  async open(row, { focus } = {}) {
    const { store, root } = this
    if (root.hidden) this.from = document.activeElement
    this.fill(row)
    root.hidden = false
    if (focus) root.querySelector('h2').focus({ preventScroll: true })
    if (store.has()) return
    await store.need()
    if (store.selected === row) {
      const inside = root.contains(document.activeElement)
      this.fill(row)
      if (inside) root.querySelector('h2').focus({ preventScroll: true })
    }
  }

  fill(row) {
    const { store } = this
    const title = h('h2', { id: this.titleId, tabindex: '-1' }, glyph(store, store.columns.type[row], row), h('span', { dir: 'auto' }, lengthy(words.typeLabel(store.type(row)))))
    this.root.replaceChildren(
      h('div', { class: 'gm-card-head' }, title, h('button', { type: 'button', class: 'gm-close', 'aria-label': words.t('close'), text: '\u00d7', on: { click: () => store.select(-1) } })),
      h('div', { class: 'gm-card-body', tabindex: '0', role: 'group', 'aria-labelledby': this.titleId }, this.status(row), this.doubt(row), h('p', { class: 'gm-date', text: store.when(row) }), ...this.place(row), ...this.summary(row), this.figures(row), ...this.quote(row), this.origin(row), ...this.extras(row), this.takes(row)),
    )
  }

  close() {
    if (this.root.hidden) return
    const inside = this.root.contains(document.activeElement)
    this.root.hidden = true
    if (inside && this.from?.isConnected) this.from.focus({ preventScroll: true })
  }

  status(row) {
    const status = this.store.word('status', row)
    return h('p', { class: `gm-status-line${status === 'reported' ? '' : ' gm-doubt'}`, text: words.t(`status.${status}`) })
  }

  doubt(row) {
    return this.store.filter.isDoubtful(row) ? h('p', { class: 'gm-doubt', text: words.t('doubtfulWhy') }) : null
  }

  place(row) {
    const { store } = this
    const written = store.text('place', row)
    const resolved = store.text('place_name', row)
    const kind = store.word('place_precision', row)
    const code = store.word('country', row)
    const name = resolved || written
    const land = code ? words.country(code) : ''
    const chain = [...new Set([store.text('admin1', row), land].filter((part) => part && part !== name))]
    const located = store.spot(row) !== NO_SPOT
    const how = words.precision(kind === 'none' && located ? 'given' : kind, name, store.number('radius_km', row))
    const [before, after] = words.t('writtenAs', { name: '\0' }).split('\0')
    return [
      h('p', { class: 'gm-place', dir: 'auto' }, h('strong', {}, lengthy(name || words.t('noPlaceStated'))), chain.length ? lengthy(`, ${chain.join(', ')}`) : null),
      h('p', { class: 'gm-precision' }, lengthy(how)),
      written && resolved && written !== resolved ? h('p', { class: 'gm-written' }, before, h('bdi', {}, lengthy(written)), after) : null,
      ...this.alternative(row),
    ]
  }

  /** What else the name may mean, if that is nearly as likely. */
  alternative(row) {
    const text = this.store.text('place_alternative', row)
    if (!text) return []
    const [, name, code] = /^(.+), ([A-Z]{2})$/s.exec(text) ?? []
    const [before, after] = words.t('mayBe', { place: '\0' }).split('\0')
    return [h('p', { class: 'gm-written gm-may-be' }, before, h('bdi', {}, lengthy(code ? `${name}, ${words.country(code)}` : text)), after)]
  }

  summary(row) {
    const { summary: text, quote } = this.store.lines(row)
    return text && text !== quote ? [h('p', { class: 'gm-summary', dir: 'auto' }, lengthy(text))] : []
  }

  figures(row) {
    const { store } = this
    const value = (name) => store.number(name, row)
    const [low, high] = [value('deaths_low'), value('deaths_high')]
    const range = low !== null || high !== null ? `${low === null ? '?' : words.number(low)}\u2013${high === null ? '?' : words.number(high)}` : ''
    const list = h('dl', { class: 'gm-figures' })
    for (const [label, name, more] of [['killed', 'deaths', range], ['injured', 'injured', ''], ['affected', 'affected', '']]) {
      const number = value(name)
      const missing = number === null && !more
      // A range runs from left to right in every language.
      const found = [number === null ? null : words.number(number), more ? h('bdi', { class: number === null ? null : 'gm-bounds', dir: 'ltr', text: number === null ? more : `(${more})` }) : null]
      list.append(h('div', { class: missing ? 'gm-missing' : null }, h('dt', { text: words.t(label) }), h('dd', {}, ...(missing ? [words.t('notStated')] : found))))
    }
    return store.type(row).key === 'casualty_toll' ? h('div', {}, list, h('p', { class: 'gm-note', text: words.t('toll') })) : list
  }

  /** The sentence of the source, with the name of the place and the words that told the type marked. */
  quote(row) {
    const { store } = this
    const quote = store.text('quote', row)
    if (!quote) return []
    const lang = store.text('lang', row)
    const tag = /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(lang) ? lang : null
    const pieces = quote.length < LONGEST ? marked(quote, { place: store.text('place', row), trigger: store.text('quote_trigger', row) }) : []
    const parts = pieces.length ? pieces.map((piece) => (piece.as.length ? mark(piece) : piece.text)) : [lengthy(quote)]
    const kinds = ['place', 'trigger'].filter((kind) => pieces.some(({ begins }) => begins.includes(kind)))
    return [
      h('blockquote', { dir: 'auto', lang: tag, tabindex: quote.length > 600 ? '0' : null }, ...parts),
      // What is heard is said at the marks themselves.
      kinds.length > 1 ? h('p', { class: 'gm-key', 'aria-hidden': 'true' }, ...kinds.map((kind) => h('span', { class: `gm-said-${kind}`, text: words.t(`marked.${kind}`) }))) : null,
    ].filter(Boolean)
  }

  origin(row) {
    const { store } = this
    const source = store.text('source', row)
    const raw = store.text('source_url', row)
    const url = safeLink(raw) ?? safeLink(source)
    const shown = source || raw || words.t('notStated')
    const list = h('dl', { class: 'gm-origin' })
    const entry = (label, ...children) => list.append(h('div', {}, h('dt', { text: words.t(label) }), h('dd', {}, ...children)))
    entry('source', url ? h('a', { href: url, target: '_blank', rel: 'noopener noreferrer', text: shown.slice(0, 2000) }) : h('bdi', {}, lengthy(shown)))
    if (raw && !safeLink(raw)) entry('address', h('bdi', {}, lengthy(raw)))
    const published = store.columns.source_date?.[row] ?? NO_DAY
    if (published !== NO_DAY) entry('published', words.day(published))
    const lang = store.text('lang', row)
    if (lang) entry('language', words.language(lang))
    const found = store.number('place_score', row)
    if (found !== null) entry('placeMatch', words.score(found))
    const sure = store.number('confidence', row)
    if (sure !== null) entry('confidence', words.score(sure))
    const id = store.text('id', row)
    if (id) entry('id', h('bdi', { class: 'gm-id' }, lengthy(id)))
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
    return list.childElementCount ? [h('h3', { text: words.t('alsoInTable') }), list] : []
  }

  takes(row) {
    const { store } = this
    const button = (label, text) => {
      const made = h('button', { type: 'button', class: 'gm-link', text: words.t(label) })
      made.addEventListener('click', async () => {
        await copy(text())
        made.textContent = words.t('copied')
        setTimeout(() => (made.textContent = words.t(label)), 1600)
      })
      return made
    }
    return h('p', { class: 'gm-card-takes' }, button('copyLink', () => linkTo(store, row)), button('copyGeojson', () => JSON.stringify(feature(store, row), null, 1)))
  }
}
