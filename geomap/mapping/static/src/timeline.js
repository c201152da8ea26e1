/** The timeline: a histogram stacked by colour, a brush that filters, play and step. */
import { Bins, unitFor, unitsFor } from './bins.js'
import { h } from './dom.js'
import * as draw from './bars.js'
import { onTheme } from './theme.js'
import * as words from './words.js'

const HIGH = 66 // of the plot, with its axis
const NOWHERE = 46 // width of the bin of unknown dates
const TEMPO = 450 // ms per step of play
const FEW = 8 // incidents, below which the timeline is folded at first

export class Timeline {
  constructor(store) {
    this.store = store
    this.full = 0
    this.root = h('section', { class: 'gm-time', 'aria-label': words.t('timeline') })
    if (!store.filter.dated) {
      this.root.hidden = true
      return
    }
    this.make()
    this.stretch()
    store.on('change', () => this.update())
    store.on('select', () => this.draw())
    store.on('hover', (row) => this.draw(row))
    onTheme(() => this.draw())
    new ResizeObserver(([entry]) => {
      this.full = Math.round(entry.contentRect.width)
      this.draw()
    }).observe(this.plot)
    if (store.n < FEW || this.bins.n < 3) this.fold(true)
  }

  make() {
    const { store } = this
    const button = (icon, label, click) => h('button', { type: 'button', class: `gm-tool gm-${icon}`, 'aria-label': words.t(label), title: words.t(label), on: { click } })
    this.playButton = button('play', 'play', () => (this.timer ? this.pause() : this.play()))
    this.foldButton = h('button', { type: 'button', class: 'gm-time-fold', 'aria-expanded': 'true', 'aria-label': words.t('hideTime'), on: { click: () => this.fold(!this.root.classList.contains('gm-shut')) } })
    this.range = h('span', { class: 'gm-range' })
    this.reset = h('button', { type: 'button', class: 'gm-link', text: words.t('allDates'), on: { click: () => this.set(null) } })
    this.tip = h('span', { class: 'gm-tip', 'aria-hidden': 'true' })
    this.select = h('select', { class: 'gm-units', 'aria-label': words.t('bins') })
    this.select.addEventListener('change', () => {
      this.unit = this.chosen = this.select.value
      this.bin()
      this.draw()
    })
    // Time runs from left to right, whatever the language: so do its buttons.
    const tools = h('span', { class: 'gm-tools', dir: 'ltr' }, button('back', 'back', () => this.step(-1)), this.playButton, button('forward', 'forward', () => this.step(1)))
    this.canvas = h('canvas', { 'aria-hidden': 'true' })
    this.body = h('div', { class: 'gm-window', 'aria-hidden': 'true' })
    this.handles = ['from', 'to'].map((end, side) => {
      const handle = h('div', { class: `gm-handle-${end}`, role: 'slider', tabindex: '0', 'aria-label': words.t(end), 'aria-orientation': 'horizontal' })
      handle.addEventListener('keydown', (event) => this.key(event, side))
      return handle
    })
    this.nowhere = h('button', { type: 'button', class: 'gm-nowhere', on: { click: () => store.setWindow(store.filter.window, { unknown: !store.filter.unknown }) } })
    this.plot = h('div', { class: 'gm-plot', dir: 'ltr' }, this.canvas, this.body, ...this.handles, this.nowhere)
    this.plot.addEventListener('pointerdown', (event) => this.press(event))
    this.plot.addEventListener('pointermove', (event) => this.point(event))
    this.plot.addEventListener('pointerleave', () => (this.tip.textContent = ''))
    this.root.append(h('div', { class: 'gm-time-head' }, this.foldButton, tools, this.range, this.reset, this.tip, this.select), this.plot)
  }

  bin() {
    this.bins = new Bins(this.unit, ...this.span)
    this.count()
  }

  count() {
    const { store } = this
    this.counts = this.bins.tally(store.filter, store.look, store.colours.length)
  }

  /** The days of what is switched on and of the window: what no filter lets through takes no room. Whether they are others now. */
  stretch() {
    const { filter } = this.store
    const { window } = filter
    const span = filter.extent()
    if (window) {
      span[0] = Math.min(span[0], Math.max(filter.first, window[0]))
      span[1] = Math.max(span[1], Math.min(filter.last, window[1]))
    }
    if (this.span && span[0] === this.span[0] && span[1] === this.span[1]) return false
    this.span = span
    const units = unitsFor(...span)
    this.unit = units.includes(this.chosen) ? this.chosen : unitFor(...span)
    this.select.replaceChildren(...units.map((unit) => h('option', { value: unit, text: words.t(`units.${unit}`), selected: unit === this.unit })))
    this.bin()
    return true
  }

  /** What a window leaves out stays in the histogram, so dragging it counts nothing anew. */
  update() {
    const { store } = this
    const other = (!store.timed || !store.filter.window) && this.stretch()
    if (!other && !store.timed) this.count()
    this.draw()
  }

  get window() {
    const { window } = this.store.filter
    return window && [this.bins.of(window[0]), this.bins.of(window[1])]
  }

  /** Filter by bins, from and up to and with; null for all. */
  set(bins, { moving = false, unknown } = {}) {
    const { edges, n } = this.bins
    const all = !bins || (bins[0] <= 0 && bins[1] >= n - 1)
    this.store.setWindow(all ? null : [edges[bins[0]], edges[bins[1] + 1] - 1], { moving, unknown: unknown ?? (all ? true : this.store.filter.window ? this.store.filter.unknown : false) })
  }

  get width() {
    return Math.max(1, this.full - (this.unknownBin ? NOWHERE : 0))
  }

  get unknownBin() {
    return this.store.filter.dated < this.store.n
  }

  draw(hovered = -1) {
    if (this.root.classList.contains('gm-shut') || !this.full) {
      this.say()
      return
    }
    const { store, bins, counts, width } = this
    const marked = [store.selected, hovered].filter((row) => row >= 0).map((row) => store.dates(row)).filter(([first, last]) => first !== null && last >= bins.edges[0] && first < bins.edges[bins.n])
    draw.histogram(this.canvas, { width, full: this.full, high: HIGH, bins, counts, colours: store.colours, window: this.window, unknown: store.filter.unknown, marked, selected: store.selected >= 0 })
    this.place()
    this.say()
  }

  /** Window, handles and the bin of unknown dates over the canvas. */
  place() {
    const { bins, width, counts } = this
    const [from, to] = this.window ?? [0, bins.n - 1]
    const [left, right] = [(from * width) / bins.n, ((to + 1) * width) / bins.n]
    this.body.style.left = `${left}px`
    this.body.style.width = `${right - left}px`
    this.body.hidden = !this.window
    this.handles.forEach((handle, side) => {
      const bin = side ? to : from
      const day = side ? bins.edges[bin + 1] - 1 : bins.edges[bin]
      handle.style.left = `${side ? right : left}px`
      for (const [key, value] of [['valuemin', 0], ['valuemax', bins.n - 1], ['valuenow', bin], ['valuetext', words.day(day)]]) handle.setAttribute(`aria-${key}`, value)
    })
    this.nowhere.hidden = !this.unknownBin
    this.nowhere.setAttribute('aria-pressed', String(this.store.filter.unknown))
    this.nowhere.setAttribute('aria-label', `${words.t('noDate')}: ${words.number(counts.nowhere)}`)
    this.nowhere.disabled = !this.window
  }

  say() {
    const { store, bins } = this
    const { window } = store.filter
    const [from, to] = this.window ?? [0, bins.n - 1]
    const edge = (bin, side) => bins.edges[bin + side] - side
    this.range.textContent = window ? words.span(edge(from, 0), edge(to, 1)) : words.span(...this.span)
    this.reset.hidden = !window
  }

  at(event, box = this.plot.getBoundingClientRect()) {
    return Math.max(0, Math.min(this.bins.n - 1, Math.floor(((event.clientX - box.left) / this.width) * this.bins.n)))
  }

  /** What is in the bar that is pointed at. */
  point(event) {
    if (this.dragging) return
    const box = this.plot.getBoundingClientRect()
    if (event.clientX - box.left > this.width) return
    const bin = this.at(event, box)
    const { bins, counts } = this
    const wide = counts.wide[bin]
    this.tip.textContent = `${words.bar(bins.edges[bin], bins.edges[bin + 1] - 1, bins.unit)}: ${words.number(counts.totals[bin])}${wide ? ` + ${words.number(wide)} (${words.t('wide')})` : ''}`
  }

  press(event) {
    if (event.button !== 0 || event.target.closest('button')) return
    event.preventDefault()
    this.pause()
    const { plot } = this
    const start = this.at(event)
    const window = this.window
    const side = this.handles.indexOf(event.target)
    const inside = window && event.target === this.body
    if (side >= 0) event.target.focus()
    plot.setPointerCapture(event.pointerId)
    let moved = false
    const box = plot.getBoundingClientRect()
    this.dragging = true
    const move = (now) => {
      const bin = this.at(now, box)
      if (bin === start && !moved) return
      moved = true
      this.set(this.dragged({ window, side, inside, start, bin }), { moving: true })
    }
    const end = () => {
      plot.removeEventListener('pointermove', move)
      this.dragging = false
      if (!moved && side < 0) this.set(window && window[0] === start && window[1] === start ? null : [start, start])
    }
    plot.addEventListener('pointermove', move)
    plot.addEventListener('pointerup', end, { once: true })
    plot.addEventListener('pointercancel', end, { once: true })
  }

  /** The bins that a drag has come to: an end moved, the window moved, or a new window. */
  dragged({ window, side, inside, start, bin }) {
    const last = this.bins.n - 1
    if (side >= 0) {
      const ends = [...(window ?? [0, last])]
      ends[side] = bin
      return ends.sort((a, b) => a - b)
    }
    if (inside) {
      const by = Math.max(-window[0], Math.min(last - window[1], bin - start))
      return [window[0] + by, window[1] + by]
    }
    return [Math.min(start, bin), Math.max(start, bin)]
  }

  key(event, side) {
    const by = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -7, PageUp: 7, Home: -Infinity, End: Infinity }[event.key]
    if (by === undefined) return
    event.preventDefault()
    const ends = [...(this.window ?? [0, this.bins.n - 1])]
    const [low, high] = side ? [ends[0], this.bins.n - 1] : [0, ends[1]]
    ends[side] = Math.max(low, Math.min(high, ends[side] + by))
    this.set(ends)
  }

  /** Move the window by its own width, or make one. */
  step(by, moving = false) {
    const { n } = this.bins
    const window = this.window
    if (!window) {
      const wide = Math.max(1, Math.round(n / 12))
      this.set(by > 0 ? [0, wide - 1] : [n - wide, n - 1], { moving })
      return true
    }
    const wide = window[1] - window[0] + 1
    const from = Math.max(0, Math.min(n - wide, window[0] + by * (moving ? Math.max(1, Math.round(wide / 4)) : wide)))
    if (from === window[0]) return false
    this.set([from, from + wide - 1], { moving })
    return true
  }

  play() {
    const { window, bins } = this
    if (window && window[1] >= bins.n - 1) this.set([0, window[1] - window[0]])
    this.timer = setInterval(() => this.step(1, true) || this.pause(), TEMPO)
    this.step(window ? 0 : 1, true)
    this.playing(true)
  }

  pause() {
    clearInterval(this.timer)
    this.timer = 0
    this.playing(false)
  }

  playing(on) {
    this.playButton.classList.toggle('gm-pause', on)
    this.playButton.setAttribute('aria-label', words.t(on ? 'pause' : 'play'))
    this.playButton.title = words.t(on ? 'pause' : 'play')
  }

  fold(shut) {
    this.root.classList.toggle('gm-shut', shut)
    this.foldButton.setAttribute('aria-expanded', String(!shut))
    this.foldButton.setAttribute('aria-label', words.t(shut ? 'showTime' : 'hideTime'))
    this.draw()
  }
}
