/** Search, and filters by how well the place is known, country, figures and confidence. */
import { h } from './dom.js'
import { DOUBTFUL } from './filter.js'
import { more } from './sentence.js'
import * as words from './words.js'

const WAIT = 160 // ms after the last key before a search starts
const SURE = [DOUBTFUL, 0.8]

export class Filters {
  constructor(layer, store) {
    this.layer = layer
    this.store = store
    this.input = h('input', { type: 'search', class: 'gm-search', 'aria-label': words.t('search'), placeholder: words.t('searchHint'), autocomplete: 'off', spellcheck: 'false' })
    this.input.addEventListener('input', () => {
      clearTimeout(this.timer)
      this.timer = setTimeout(() => this.search(), WAIT)
    })
    this.input.addEventListener('keydown', (event) => event.key === 'Enter' && !event.isComposing && this.search(true))
    this.said = h('span', {})
    this.more = h('span', { class: 'gm-more-under' })
    this.hidden = h('p', { class: 'gm-hidden', hidden: true }, this.said, ' ', this.more, ' ', h('button', { type: 'button', class: 'gm-link', text: words.t('clear'), on: { click: () => this.clear() } }))
    this.find = h('div', { class: 'gm-find', role: 'search' }, this.input, this.hidden)
    this.fields = []
    const body = h('div', { class: 'gm-fields' }, ...this.make())
    this.root = h('details', { class: 'gm-section gm-filters' }, h('summary', {}, h('h2', { text: words.t('filters') })), body)
    this.root.hidden = !this.fields.length
    store.on('rest', () => this.update())
    this.update()
  }

  /** Search for what was typed; `go` brings the map to what is found. */
  async search(go = false) {
    clearTimeout(this.timer)
    const slow = !this.store.has()
    if (slow) this.input.setAttribute('aria-busy', 'true')
    await this.store.search(this.input.value)
    this.input.removeAttribute('aria-busy')
    if (go) queueMicrotask(() => this.store.filter.hits && this.layer.goTo())
  }

  /** No filters, whatever the layers. */
  clear() {
    const { store } = this
    this.input.value = ''
    store.search('')
    store.setOnly('place_precision', null)
    store.setOnly('country', null)
    store.setFigure('deaths', null)
    store.setFigure('confidence', null)
    store.setWindow(null)
  }

  make() {
    return [this.precision(), this.country(), this.deaths(), this.sure()].filter(Boolean)
  }

  field(label, control, show) {
    this.fields.push(show)
    return h('label', { class: 'gm-field' }, h('span', { text: words.t(label) }), control)
  }

  /** One check box per class of precision that there is. */
  precision() {
    const { store } = this
    const present = store.head.words.place_precision.map((word, code) => [word, code]).filter(([, code]) => store.columns.place_precision.includes(code))
    if (present.length < 2) return null
    const boxes = present.map(([word, code]) => {
      const box = h('input', { type: 'checkbox', 'data-precision': word, checked: true })
      const n = h('span', { class: 'gm-count' })
      return { box, code, n, row: h('label', { class: 'gm-layer' }, box, h('span', { class: 'gm-name', text: words.t(`kinds.${word}`) }), n) }
    })
    for (const { box } of boxes) {
      box.addEventListener('change', () => {
        const on = boxes.filter((one) => one.box.checked)
        store.setOnly('place_precision', on.length === boxes.length ? null : on.map((one) => one.code))
      })
    }
    this.fields.push(() => {
      const { on, counts } = store.filter
      for (const { box, code, n } of boxes) {
        box.checked = !on.place_precision || Boolean(on.place_precision[code])
        n.textContent = words.number(counts.place_precision[code])
      }
    })
    return h('fieldset', { class: 'gm-group' }, h('legend', { text: words.t('placeKnown') }), ...boxes.map(({ row }) => row))
  }

  country() {
    const { store } = this
    const codes = store.head.words.country
    const present = new Uint8Array(codes.length)
    for (let row = 0; row < store.n; row += 1) present[store.columns.country[row]] = 1
    const named = codes.map((code, index) => [code ? words.country(code) : words.t('noCountry'), index]).filter(([, index]) => present[index])
    if (named.length < 2) return null
    named.sort((a, b) => a[0].localeCompare(b[0], words.lang))
    const options = named.map(([name, index]) => [name, index, h('option', { value: index })])
    const select = h('select', { 'data-filter': 'country' }, h('option', { value: '', text: words.t('anyCountry') }), ...options.map(([, , option]) => option))
    select.addEventListener('change', () => store.setOnly('country', select.value === '' ? null : [Number(select.value)]))
    return this.field('country', select, () => {
      const { on, counts } = store.filter
      for (const [name, index, option] of options) option.textContent = `${name} (${words.number(counts.country[index])})`
      select.value = on.country ? String(on.country.indexOf(1)) : ''
    })
  }

  deaths() {
    const { store } = this
    if (!store.columns.deaths && !store.columns.deaths_high) return null
    const input = h('input', { type: 'number', min: 0, step: 1, inputmode: 'numeric', 'data-filter': 'deaths' })
    input.addEventListener('input', () => store.setFigure('deaths', input.value === '' || !(input.valueAsNumber >= 0) ? null : input.valueAsNumber))
    return this.field('deaths', input, () => {
      const { deaths } = store.filter.figures
      if (document.activeElement !== input) input.value = deaths ?? ''
    })
  }

  sure() {
    const { store } = this
    if (!store.columns.confidence) return null
    const select = h('select', { 'data-filter': 'confidence' }, h('option', { value: '', text: '\u2013' }), ...SURE.map((least) => h('option', { value: least, text: words.score(least) })))
    select.addEventListener('change', () => store.setFigure('confidence', select.value === '' ? null : Number(select.value)))
    return this.field('sure', select, () => (select.value = store.filter.figures.confidence ?? ''))
  }

  update() {
    const { store } = this
    for (const show of this.fields) show()
    if (document.activeElement !== this.input) this.input.value = store.query
    this.hidden.hidden = !store.filtered
    if (!store.filtered) return
    // What a search alone leaves out, no filter hides.
    const { filters } = store.filter.left()
    this.said.textContent = filters || !store.filter.hits ? words.count(filters, 'hidden') : ''
    const show = ({ kind, code }) => (kind === 'status' ? store.setStatus(code, true) : this.layer.switchType(code, true))
    this.more.replaceChildren(...more(store).flatMap((one) => [h('button', { type: 'button', class: 'gm-link', text: one.text, on: { click: () => show(one) } }), ' ']))
  }
}
