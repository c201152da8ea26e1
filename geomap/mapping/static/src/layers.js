/** Layers, legend and counts as one thing: a check box per type under its group. */
import { h, shorten } from './dom.js'
import { glyph, swatch } from './shapes.js'
import * as words from './words.js'

export class Layers {
  constructor(layer, store) {
    this.layer = layer
    this.store = store
    this.body = h('div', { class: 'gm-layers' })
    this.root = h('section', { class: 'gm-section', 'aria-label': words.t('layers') }, this.head(), this.body)
    this.draw()
    store.on('tell', () => this.update())
    this.update()
  }

  head() {
    const all = (on) => () => this.store.types.forEach((_, index) => this.layer.switchType(index, on))
    const button = (text, label, on) => h('button', { type: 'button', class: 'gm-link', text: words.t(text), 'aria-label': words.t(label), on: { click: all(on) } })
    const buttons = h('span', { class: 'gm-all' }, button('all', 'allOn', true), button('none', 'allOff', false))
    return h('div', { class: 'gm-row' }, h('h2', { text: words.t('layers') }), buttons)
  }

  draw() {
    const { store, layer } = this
    this.boxes = []
    this.groupBoxes = []
    if (store.head.colorBy !== 'group') this.body.append(this.colours())
    for (const group of store.groups) {
      const members = store.types.map((type, index) => [type, index]).filter(([type]) => type.group === group.key)
      const name = words.groupLabel(group)
      const all = h('input', { type: 'checkbox', 'aria-label': words.t('wholeGroup', { group: name }) })
      all.addEventListener('change', () => members.forEach(([, index]) => layer.switchType(index, all.checked)))
      this.groupBoxes.push([all, members.map(([, index]) => index)])
      const list = h('ul', {}, ...members.map(([type, index]) => this.entry(type, index)))
      this.body.append(h('fieldset', { class: 'gm-group' }, h('legend', {}, h('label', {}, all, h('span', { text: name }))), list))
    }
    if (!store.types.length) this.body.append(h('p', { class: 'gm-note', text: words.t('noLayers') }))
    this.drawStatuses()
  }

  entry(type, index) {
    const { store, layer } = this
    const label = shorten(words.typeLabel(type), 60)
    const box = h('input', { type: 'checkbox', 'data-type': type.key.slice(0, 200) })
    box.addEventListener('change', () => layer.switchType(index, box.checked))
    const n = h('span', { class: 'gm-count' })
    this.boxes[index] = { box, n }
    const only = () => store.types.forEach((_, other) => layer.switchType(other, other === index))
    return h(
      'li',
      { class: 'gm-entry' },
      h('label', { class: 'gm-layer' }, box, glyph(store, index), h('span', { class: 'gm-name', dir: 'auto', text: label }), n),
      h('button', { type: 'button', class: 'gm-link gm-only', text: words.t('only'), 'aria-label': words.t('onlyThis', { layer: label }), on: { click: only } }),
    )
  }

  /** What the colours stand for, where they are not those of the groups. */
  colours() {
    const { colorBy, colours } = this.store.head
    const items = colours.map((colour) => h('li', { class: 'gm-layer' }, swatch(colour), h('span', { class: 'gm-name', dir: 'auto', text: shorten(colourLabel(this.store, colour), 60) })))
    return h('div', { class: 'gm-group gm-colours' }, h('p', { class: 'gm-sub', text: words.t('colours', { column: shorten(colorBy, 60) }) }), h('ul', {}, ...items))
  }

  drawStatuses() {
    const { store } = this
    const { status } = store.columns
    const many = new Uint32Array(store.head.words.status.length)
    for (let row = 0; row < store.n; row += 1) many[status[row]] += 1
    this.statusBoxes = []
    const list = h('ul', {})
    store.head.words.status.forEach((word, index) => {
      if (word === 'reported' || !many[index]) return
      const box = h('input', { type: 'checkbox', 'data-status': word })
      box.addEventListener('change', () => store.setStatus(index, box.checked))
      this.statusBoxes.push([box, index])
      list.append(h('li', {}, h('label', { class: 'gm-layer' }, box, h('span', { class: 'gm-name', text: words.t(`statusLayer.${word}`) }), h('span', { class: 'gm-count', text: words.number(many[index]) }))))
    })
    if (this.statusBoxes.length) this.body.append(h('fieldset', { class: 'gm-group gm-status' }, h('legend', {}, h('span', { text: words.t('unreported') })), list))
  }

  update() {
    const { filter } = this.store
    this.boxes.forEach(({ box, n }, index) => {
      box.checked = Boolean(filter.on.type[index])
      n.textContent = words.number(filter.counts.type[index])
    })
    for (const [box, members] of this.groupBoxes) {
      const on = members.filter((index) => filter.on.type[index]).length
      box.checked = on === members.length
      box.indeterminate = on > 0 && on < members.length
    }
    for (const [box, index] of this.statusBoxes) box.checked = Boolean(filter.on.status[index])
  }
}

/** A colour in words: what has no value of its own is the rest. */
export function colourLabel(store, colour) {
  if (colour.key[0] === 'rest') return words.t('rest')
  if (store.head.colorBy === 'type') return words.typeLabel(store.types.find((type) => type.key === colour.label) ?? colour)
  if (store.head.colorBy === 'country') return words.country(colour.label)
  if (store.head.colorBy !== 'group') return colour.label
  const group = store.groups.find((one) => one.label === colour.label)
  return group ? words.groupLabel(group) : colour.label
}
