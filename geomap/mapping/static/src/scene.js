/**
 * The incidents on the map: one canvas for what is seen, one button per mark for who points, taps or
 * tabs. Discs for what is known only to a unit or area, marks for the rest, names of countries where
 * there is room. A Leaflet layer, so that a folium map can hold it.
 */
import { L } from './leaflet.js'
import { around, overlap, same, surround } from './boxes.js'
import { cluster } from './clusters.js'
import { h, shorten } from './dom.js'
import { drawNames, labelMark } from './labels.js'
import { dashed, disc, drawPill, figure, pillWidth, ring, sectors, soft } from './paint.js'
import { drawGlyph } from './shapes.js'
import { Store } from './store.js'
import { colourOf, onTheme, palette } from './theme.js'
import * as words from './words.js'

const MARK = 0
const NEAR = 1
const DISC = 2
const SMALL = 13 // pixels: smaller discs are drawn with this radius and joined like marks
const PAD = 0.15
const LABELLED = 8 // so few incidents are labelled on the map
const EARTH = 40075.017 // km, the equator

const short = (count) => (count < 10000 ? words.number(count) : `${Math.round(count / 1000)}k`)

const project = (lat) => {
  const held = Math.max(-85.0511, Math.min(85.0511, lat))
  return 0.5 - Math.log(Math.tan(Math.PI / 4 + (held * Math.PI) / 360)) / (2 * Math.PI)
}

export const Incidents = L.Layer.extend({
  options: { fit: true },

  initialize(id, options) {
    L.setOptions(this, options)
    this.buttons = new Map()
    this.ready = Store.load(id).then((store) => {
      this.store = store
      this.prepare()
      // Where types are layers of their own, those that were put on the map are on.
      for (const index of this.handles?.keys() ?? []) store.typeOn[index] = this.wanted?.get(index) ? 1 : 0
      store.update()
      store.on('change', () => this.draw())
      store.on('select', () => this.draw())
      onTheme(() => this.draw())
      if (this._map) this.start()
      return store
    })
  },

  /** A layer for one type: adding it to the map switches the type on. */
  type(index) {
    this.handles ??= new Map()
    if (!this.handles.has(index)) this.handles.set(index, new TypeLayer(this, index))
    return this.handles.get(index)
  },

  setType(index, on) {
    if (this.store) this.store.setType(index, on)
    else (this.wanted ??= new Map()).set(index, on)
  },

  /** Switch a type as a reader does: its layer follows, so that other controls of the map agree. */
  switchType(index, on) {
    const handle = this.type(index)
    if (on) this._map?.addLayer(handle)
    else this._map?.removeLayer(handle)
    this.setType(index, on)
  },

  onAdd(map) {
    this._map = map
    const pane = map.getPane('overlayPane')
    this.canvas = h('canvas', { class: 'gm-canvas leaflet-zoom-animated', 'aria-hidden': 'true' })
    this.box = h('div', { class: 'gm-marks leaflet-zoom-hide', role: 'group', 'aria-label': 'Places on the map' })
    pane.append(this.canvas)
    map.getPane('markerPane').append(this.box)
    this.discClick = (event) => this.pick(event)
    map.on('click', this.discClick)
    if (this.store) this.start()
  },

  onRemove(map) {
    map.off('click', this.discClick)
    this.canvas.remove()
    this.box.remove()
    this.buttons.clear()
    this._map = null
  },

  getEvents() {
    return { moveend: this.draw, viewreset: this.draw, resize: this.draw, zoomanim: this.animate }
  },

  start() {
    if (this.options.fit) this.fit()
    this.draw()
    this.fire('ready')
  },

  prepare() {
    const { lon, lat } = this.store.columns
    this.x = Float64Array.from(lon, (value) => (value + 180) / 360)
    this.y = Float64Array.from(lat, project)
  },

  /** Show all that is switched on; the world where there is nothing. The antimeridian is no edge. */
  fit() {
    const map = this._map
    const { store } = this
    const { kind, radius: km } = store.columns
    const boxes = []
    for (let i = 0; i < store.spots; i += 1) {
      if (!store.spotCount[i]) continue
      const reach = kind[i] === MARK ? 0 : this.reach(i, km[i])
      boxes.push([this.x[i] - reach, this.y[i] - reach, this.x[i] + reach, this.y[i] + reach])
    }
    if (!boxes.length) {
      const zoom = Math.max(1, Math.round(Math.log2(map.getSize().x / 256)))
      map.setView([22, 8], zoom, { animate: false })
      return
    }
    const [west, north, east, south] = surround(boxes)
    const toLat = (y) => (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI
    map.fitBounds([[toLat(south), west * 360 - 180], [toLat(north), east * 360 - 180]], { padding: [48, 40], maxZoom: 7, animate: false })
  },

  /** Kilometres as a part of the map's width at the latitude of a spot. */
  reach(spot, km) {
    const lat = Math.max(-84, Math.min(84, this.store.columns.lat[spot]))
    return km / EARTH / Math.cos((lat * Math.PI) / 180)
  },

  animate(event) {
    const map = this._map
    if (!this.corner) return
    const scale = map.getZoomScale(event.zoom, this.drawnZoom)
    const offset = map._latLngToNewLayerPoint(map.layerPointToLatLng(this.corner), event.zoom, event.center)
    L.DomUtil.setTransform(this.canvas, offset, scale)
  },

  draw() {
    const map = this._map
    if (!map || !this.store) return
    const size = map.getSize()
    const pad = L.point(Math.round(size.x * PAD), Math.round(size.y * PAD))
    const full = size.add(pad.multiplyBy(2))
    this.corner = map.containerPointToLayerPoint(pad.multiplyBy(-1))
    this.drawnZoom = map.getZoom()
    const sharp = Math.min(3, globalThis.devicePixelRatio || 1)
    if (this.canvas.width !== full.x * sharp || this.canvas.height !== full.y * sharp) {
      this.canvas.width = full.x * sharp
      this.canvas.height = full.y * sharp
      this.canvas.style.width = `${full.x}px`
      this.canvas.style.height = `${full.y}px`
    }
    L.DomUtil.setTransform(this.canvas, this.corner, 1)
    const ctx = this.canvas.getContext('2d')
    ctx.setTransform(sharp, 0, 0, sharp, 0, 0)
    ctx.clearRect(0, 0, full.x, full.y)

    const seen = this.collect(full, pad)
    this.taken = []
    this.items = []
    const marks = cluster(seen.marks)
    const areas = this.areas(seen)
    this.drawAreas(ctx, areas)
    // Nothing hides a mark; labels of areas look for room beside the marks, names for what is left.
    for (const mark of marks) this.taken.push(around(mark.x, mark.y, mark.r + 2))
    const pills = this.placePills(ctx, areas)
    drawNames(this, ctx, full)
    for (const mark of [...marks].reverse()) this.drawMark(ctx, mark)
    for (const pill of pills) drawPill(ctx, pill, palette())
    if (this.store.shown <= LABELLED) for (const mark of marks) labelMark(this, ctx, mark)
    this.placeButtons()
  },

  /** Spots in view, each in the copy of the world nearest to the middle of the view. */
  collect(full, pad) {
    const { store } = this
    const { kind, radius: km } = store.columns
    const scale = 256 * 2 ** this._map.getZoom()
    const origin = this._map.getPixelBounds().min.subtract(pad)
    const middle = (origin.x + full.x / 2) / scale
    this.scale = scale
    const found = { marks: [], small: [], discs: [] }
    for (let spot = 0; spot < store.spots; spot += 1) {
      const count = store.spotCount[spot]
      if (!count) continue
      const x = (this.x[spot] + Math.round(middle - this.x[spot])) * scale - origin.x
      const y = this.y[spot] * scale - origin.y
      const reach = kind[spot] === MARK ? 0 : this.reach(spot, km[spot]) * scale
      const edge = Math.max(reach, 40)
      if (x < -edge || y < -edge || x > full.x + edge || y > full.y + edge) continue
      const item = { spot, x, y, count, reach }
      if (kind[spot] === DISC) (reach < SMALL ? found.small : found.discs).push(item)
      else found.marks.push(item)
      if (kind[spot] === NEAR && reach > 12) (found.rings ??= []).push(item)
    }
    found.discs.sort((a, b) => b.reach - a.reach || a.spot - b.spot)
    this.origin = origin
    this.discs = found.discs
    this.rings = found.rings ?? []
    return found
  },

  /** Discs to draw: to scale where they are large enough, else joined where they overlap. */
  areas({ discs, small }) {
    const toScale = discs.map(({ spot, x, y, reach, count }) => ({ spots: [spot], x, y, r: reach, count }))
    const joined = cluster(small, 0.9).map((item) => ({ ...item, r: Math.max(SMALL, item.r), joined: true }))
    return [...toScale, ...joined].map((area) => {
      const rows = this.rowsOf(area.spots)
      const where = area.spots.length === 1 ? this.nameAt(rows[0]) : words.count(area.spots.length, 'area')
      return { ...area, rows, where, colour: this.colourAt(area.spots) }
    })
  },

  drawAreas(ctx, areas) {
    const colours = palette()
    for (const { spot, x, y, reach } of this.rings) soft(ctx, x, y, reach, this.colourAt([spot]), 0.2)
    for (const { spots, x, y, r, colour, joined } of areas) {
      if (joined) {
        disc(ctx, x, y, r, colours.land, 0.8)
        this.taken.push(around(x, y, r))
      }
      soft(ctx, x, y, r, colour, joined ? 0.4 : 0.26)
      dashed(ctx, x, y, r, colour)
      if (this.isSelected(spots)) ring(ctx, x, y, r + 3.5, colours.accent)
    }
  },

  /** Where the label of each disc stands: on its edge, in full where there is room, else its count. */
  placePills(ctx, areas) {
    const own = new Map(areas.map((area) => [area, area.joined ? around(area.x, area.y, area.r) : null]))
    return areas.map((area) => {
      const { x, y, r, count, joined } = area
      const full = `${words.number(count)} in ${shorten(area.where, 40)}`
      const few = words.number(count)
      const beside = r + pillWidth(ctx, full) / 2 + 2
      const tries = [[full, 0, r], [full, 0, -r], [full, beside, 0], [full, -beside, 0]]
      if (joined) tries.push([few, 0, 0])
      for (const far of [r, r + 16, r + 32]) {
        for (let turn = 2; turn < 10; turn += 1) tries.push([few, far * Math.cos((turn * Math.PI) / 4), far * Math.sin((turn * Math.PI) / 4)])
      }
      let chosen = null
      for (const [text, dx, dy] of tries) {
        const wide = pillWidth(ctx, text)
        const box = [x + dx - wide / 2, y + dy - 10, x + dx + wide / 2, y + dy + 10]
        // Where all is taken, the last and smallest stands over what is there.
        chosen = { text, x: x + dx, y: y + dy, box }
        if (!this.taken.some((other) => !same(other, own.get(area)) && overlap(other, box))) break
      }
      this.taken.push(chosen.box)
      const wide = chosen.box[2] - chosen.box[0]
      this.items.push({ key: `d${area.spots[0]}`, spots: area.spots, x: chosen.x, y: chosen.y, w: wide, h: 24, label: this.tell(area.rows, area.where, 'in'), where: `in ${area.where}` })
      return { ...chosen, wide, colour: area.colour, bare: joined && chosen.x === x && chosen.y === y }
    })
  },

  drawMark(ctx, { x, y, r, count, spots }) {
    const { store } = this
    const colours = palette()
    const rows = spots.length > 60 ? null : this.rowsOf(spots)
    let name = rows ? this.nameAt(rows[0]) : ''
    if (count === 1) {
      const type = store.type(rows[0])
      drawGlyph(ctx, type, x, y, r - 1, colourOf(type), colours.land)
    } else {
      disc(ctx, x, y, r + 1.5, colours.land)
      sectors(ctx, x, y, r, this.shares(spots).map(([look, share]) => [colourOf(look), share / count]))
      figure(ctx, short(count), x, y, colours.ink)
      if (spots.length > 1) name = `${words.number(spots.length)} places`
    }
    if (this.isSelected(spots)) ring(ctx, x, y, r + 3.5, colours.accent)
    const label = rows ? this.tell(rows, name, 'at') : `${words.count(count, 'incident')} at ${name}`
    this.items.push({ key: `m${spots[0]}`, spots, x, y, w: r * 2, h: r * 2, label, where: `at ${name}` })
  },

  countryRows(code) {
    const { store } = this
    const rows = Object.hasOwn(store.head.countryRows, code) ? store.head.countryRows[code] : []
    return rows.filter((row) => store.mask[row])
  },

  /** Colour for several incidents: of their group if they share one, else a neutral one. */
  colourAt(spots) {
    const shares = this.shares(spots)
    return shares.length === 1 ? colourOf(shares[0][0]) : colourOf(this.store.head.neutral)
  },

  /** How many of each look (colour) are at these spots, in the order of the legend. */
  shares(spots) {
    const { store } = this
    const { type } = store.columns
    const tally = new Map()
    for (const spot of spots) {
      for (let i = store.spotStart[spot]; i < store.spotStart[spot + 1]; i += 1) {
        const row = store.spotRows[i]
        if (!store.mask[row]) continue
        const { look } = store.types[type[row]]
        tally.set(look, (tally.get(look) ?? 0) + 1)
      }
    }
    return [...tally].sort((a, b) => a[0] - b[0]).map(([look, n]) => [store.head.looks[look], n])
  },

  /** Rows at these spots that are switched on, by date. */
  rowsOf(spots) {
    return spots.flatMap((spot) => this.store.rowsAt(spot)).sort((a, b) => a - b)
  },

  isSelected(spots) {
    const row = this.store.selected
    return row >= 0 && spots.includes(this.store.spot(row))
  },

  nameAt(row) {
    const { store } = this
    const kind = store.word('place_precision', row)
    const name = store.text('place_name', row) || store.text('place', row) || 'this place'
    return words.unit(name, kind)
  },

  tell(rows, name, preposition) {
    const { store } = this
    if (rows.length > 1) return `${words.count(rows.length, 'incident')} ${preposition} ${shorten(name, 60)}`
    const [row] = rows
    return `${shorten(store.type(row).label, 60)}, ${shorten(name, 60)}, ${dateOf(store, row, true)}`
  },

  placeButtons() {
    const kept = new Set()
    const focused = document.activeElement
    for (const item of this.items.slice(-500)) {
      kept.add(item.key)
      let button = this.buttons.get(item.key)
      if (!button) {
        button = h('button', { type: 'button', class: 'gm-mark' })
        button.addEventListener('click', (event) => {
          event.stopPropagation()
          this.open(button.item)
        })
        L.DomEvent.disableClickPropagation(button)
        this.buttons.set(item.key, button)
      }
      button.item = item
      button.setAttribute('aria-label', item.label)
      const [w, hgt] = [Math.max(24, item.w), Math.max(24, item.h)]
      button.style.width = `${w}px`
      button.style.height = `${hgt}px`
      L.DomUtil.setPosition(button, L.point(item.x - w / 2, item.y - hgt / 2).add(this.corner).round())
      if (button.parentNode !== this.box) this.box.append(button)
    }
    for (const [key, button] of this.buttons) {
      if (kept.has(key)) continue
      button.remove()
      this.buttons.delete(key)
    }
    if (focused?.isConnected && focused !== document.activeElement) focused.focus({ preventScroll: true })
  },

  /** One incident opens its card; several at one place are listed; a cluster of places is zoomed into. */
  open(item) {
    const { store } = this
    const map = this._map
    const rows = item.rows ?? this.rowsOf(item.spots)
    if (rows.length === 1) {
      store.select(rows[0], { focus: true })
      return
    }
    const bounds = L.latLngBounds(item.spots.map((spot) => [store.columns.lat[spot], this.lonInView(spot)]))
    const zoom = item.spots.length > 1 ? Math.min(map.getMaxZoom(), Math.max(map.getBoundsZoom(bounds.pad(0.3)), map.getZoom() + 1)) : 0
    if (item.spots.length > 1 && map.getZoom() < map.getMaxZoom()) map.setView(bounds.getCenter(), zoom)
    store.list({ title: `${words.count(rows.length, 'incident')} ${item.where}`, rows })
  },

  lonInView(spot) {
    const middle = this._map.getCenter().lng
    const lon = this.store.columns.lon[spot]
    return lon + Math.round((middle - lon) / 360) * 360
  },

  /** A click on the map: the smallest disc under it, if any. */
  pick(event) {
    if (!this.store) return
    const point = event.layerPoint.subtract(this.corner)
    const under = this.discs.filter((disc) => Math.hypot(disc.x - point.x, disc.y - point.y) <= disc.reach)
    if (under.length) {
      const { spot } = under.at(-1)
      const rows = this.store.rowsAt(spot)
      this.open({ spots: [spot], where: `in ${this.nameAt(rows[0])}` })
    }
  },

  /** Bring an incident into view, clear of the card. */
  reveal(row) {
    const { store } = this
    const map = this._map
    const spot = store.spot(row)
    if (!map || spot === 0xffffffff) return
    const latLng = L.latLng(Math.max(-85, Math.min(85, store.columns.lat[spot])), this.lonInView(spot))
    const size = map.getSize()
    const right = size.x > 700 ? 400 : 30
    map.panInside(latLng, { paddingTopLeft: [50, 50], paddingBottomRight: [Math.min(right, size.x / 2), 50] })
  },
})

const TypeLayer = L.Layer.extend({
  initialize(parent, index) {
    this.parent = parent
    this.index = index
  },
  onAdd() {
    this.parent.setType(this.index, true)
  },
  onRemove() {
    this.parent.setType(this.index, false)
  },
})

export function dateOf(store, row, short = false) {
  const first = store.columns.date[row]
  const last = store.columns.date_end[row]
  const known = first !== -2147483648
  return words.date(known ? first : null, last === -2147483648 ? first : last, store.word('date_precision', row), short)
}
