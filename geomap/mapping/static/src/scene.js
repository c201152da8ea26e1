/**
 * The incidents on the map: one canvas for what is seen, one button per mark for who points, taps or
 * tabs. Discs for what is known only to a unit or area, marks for the rest, names of countries and towns
 * where there is room. A Leaflet layer, so that a folium map can hold it.
 */
import { L } from './leaflet.js'
import { around, overlap, slices, surround } from './boxes.js'
import { Buttons } from './buttons.js'
import { cluster } from './clusters.js'
import { h, shorten } from './dom.js'
import { NO_SPOT } from './filter.js'
import { hold, isHeld, release } from './hold.js'
import { drawTexts, labelMark, placeNames, placeTowns } from './labels.js'
import { dashed, disc, doubt, drawLeader, drawPill, figure, ring, sectors, soft } from './paint.js'
import { placePills } from './pills.js'
import { drawGlyph } from './shapes.js'
import { MARK, NEAR, Slots } from './slots.js'
import { Store } from './store.js'
import { colourOf, onTheme, palette } from './theme.js'
import { TypeLayer } from './typelayer.js'
import { bringIn, showBox, zoomInto } from './view.js'
import * as words from './words.js'

const SMALL = 13 // pixels: smaller discs are drawn with this radius and joined like marks
const PAD = 0.15 // of the map's size, drawn beyond each edge
const LABELLED = 8 // so few incidents are labelled on the map
const MOST_DISCS = 150 // drawn to scale; more are joined like small ones
const FITTED = 7 // the deepest zoom that shows all of something
const CALM_AFTER = 34 // ms after the last frame of a drag, when the buttons come back: not in the frame of the names
const EARTH = 40075.017 // km, the equator

const short = (count) => (count < 10000 ? words.number(count) : `${Math.round(count / 1000)}k`)

const project = (lat) => {
  const held = Math.max(-85.0511, Math.min(85.0511, lat))
  return 0.5 - Math.log(Math.tan(Math.PI / 4 + (held * Math.PI) / 360)) / (2 * Math.PI)
}

export const Incidents = L.Layer.extend({
  options: { fit: true, lang: null },

  initialize(id, options) {
    L.setOptions(this, options)
    this.buttons = new Buttons(this)
    this.started = new Promise((done) => (this.tellStarted = done))
    this.ready = Store.load(id, this.options.lang).then((store) => {
      this.store = store
      this.prepare()
      // Where types are layers of their own, those that were put on the map are on.
      for (const index of this.handles?.keys() ?? []) store.types[index].on = Boolean(this.wanted?.get(index))
      store.reset(false)
      store.on('change', (moving) => this.draw({ moving }))
      store.on('rest', () => this.late && this.draw({ calm: true }))
      store.on('select', () => this.paint())
      store.on('hover', (row) => this.buttons.light(row))
      onTheme(() => this.paint())
      this.start()
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
    pane.append(this.canvas)
    this.buttons.addTo(map)
    this.discClick = (event) => this.pick(event)
    map.on('click', this.discClick)
    map.on('geomapreleased', this.start, this)
    this.start()
  },

  onRemove(map) {
    map.off('click', this.discClick)
    map.off('geomapreleased', this.start, this)
    this.begun = false
    this.canvas.remove()
    this.buttons.remove()
    this._map = null
  },

  getEvents() {
    return { moveend: this.moved, viewreset: this.moved, resize: this.moved, zoomanim: this.animate }
  },

  /** The first draw: once, when data and outlines are there and all that stands beside the map. */
  async start() {
    const map = this._map
    if (!map || !this.store || this.begun || isHeld(map)) return
    this.begun = true
    hold(map)
    await map.geomapBasemap?.loaded
    if (this._map === map) {
      this.buttons.name()
      map.invalidateSize({ animate: false })
      if (this.options.fit && !map.geomapMoved) this.fit()
    }
    release(map)
    this.moved()
    this.tellStarted()
  },

  prepare() {
    const { lon, lat, kind } = this.store.columns
    const n = lon.length
    this.x = new Float64Array(n)
    this.y = new Float64Array(n)
    this.lon = (spot) => lon[spot] / 1e5
    this.lat = (spot) => lat[spot] / 1e5
    for (let i = 0; i < n; i += 1) {
      this.x[i] = (lon[i] / 1e5 + 180) / 360
      this.y[i] = project(lat[i] / 1e5)
    }
    this.slots = new Slots({ x: this.x, y: this.y, kind }, this.store.colours.length)
  },

  /** Show all that is switched on; the world where there is nothing. The antimeridian is no edge. */
  fit() {
    const map = this._map
    const { kind, radius: km } = this.store.columns
    const { spotCount } = this.store.filter
    const shown = (spot) => spotCount[spot] > 0
    const reach = (spot) => (kind[spot] === MARK ? 0 : this.reach(spot, km[spot]))
    const filled = slices(this.x, this.y, shown, reach)
    if (!filled.length) {
      const zoom = Math.max(1, Math.round(Math.log2(map.getSize().x / 256)))
      map.setView([22, 8], zoom, { animate: false })
      return
    }
    showBox(map, surround(filled), FITTED)
  },

  /** As a reader who moves the map: show what is found, if any of it has a place. */
  goTo() {
    if (!this._map || !this.store.filter.located) return
    this._map.geomapMoved = true
    this.fit()
  },

  /** Kilometres as a part of the map's width at the latitude of a spot. */
  reach(spot, km) {
    const lat = Math.max(-84, Math.min(84, this.lat(spot)))
    return km / EARTH / Math.cos((lat * Math.PI) / 180)
  },

  animate(event) {
    const map = this._map
    if (!this.corner) return
    const scale = map.getZoomScale(event.zoom, this.drawnZoom)
    const offset = map._latLngToNewLayerPoint(map.layerPointToLatLng(this.corner), event.zoom, event.center)
    L.DomUtil.setTransform(this.canvas, offset, scale)
  },

  /** The map shows another part of the world. */
  moved() {
    const map = this._map
    if (!map || !this.store || isHeld(map)) return
    const size = map.getSize()
    const pad = L.point(Math.round(size.x * PAD), Math.round(size.y * PAD))
    this.size = size
    this.full = size.add(pad.multiplyBy(2))
    this.corner = map.containerPointToLayerPoint(pad.multiplyBy(-1))
    this.drawnZoom = map.getZoom()
    this.scale = 256 * 2 ** map.getZoom()
    this.origin = map.getPixelBounds().min.subtract(pad)
    const { radius: km } = this.store.columns
    const part = { scale: this.scale, left: this.origin.x, top: this.origin.y, width: this.full.x, height: this.full.y }
    this.slots.look(part, (spot) => this.reach(spot, km[spot]) * this.scale)
    this.draw()
  },

  /**
   * Compute what is in sight, and paint it. While a brush moves, names stay as they were, and the buttons are away:
   * hundreds of them cost time in every frame, though they show nothing. When it is at rest they come a moment later.
   */
  draw({ moving = false, calm = false } = {}) {
    if (!this._map || !this.full) return
    this.late = moving
    if (moving) this.buttons.away()
    this.slots.fill(this.store.filter, this.store.look, moving)
    this.measure()
    this.paint(!moving, calm)
  },

  /** Marks and areas in the pixels of the canvas. */
  measure() {
    const { slots, store } = this
    const { kind, radius: km } = store.columns
    const [dx, dy] = [slots.left - this.origin.x, slots.top - this.origin.y]
    const placed = (item) => ({ ...item, x: item.x + dx, y: item.y + dy, reach: kind[item.spot] === MARK ? 0 : this.reach(item.spot, km[item.spot]) * this.scale })
    const single = slots.marks().map(placed)
    this.rings = single.filter((item) => !item.mixed && kind[item.spot] === NEAR && item.reach > 12)
    this.marks = cluster(single)
    const areas = slots.areas().map(placed).sort((a, b) => b.reach - a.reach || a.spot - b.spot)
    const large = areas.filter((area) => area.reach >= SMALL).slice(0, MOST_DISCS)
    const small = areas.filter((area) => !large.includes(area))
    const joined = cluster(small, 0.9).map((area) => ({ ...area, r: Math.max(SMALL, area.r), joined: true }))
    this.discs = large
    this.areas = [...large.map((area) => ({ ...area, r: area.reach })), ...joined].map((area) => {
      const where = area.mixed ? words.count(area.slots.length, 'areas') : this.nameAt(area.row)
      return { ...area, where, colour: this.colourAt(area.slots) }
    })
  },

  paint(anew = true, calm = false) {
    clearTimeout(this.placing)
    if (!this.marks || !this._map) return
    const { canvas, full } = this
    const sharp = Math.min(3, globalThis.devicePixelRatio || 1)
    if (canvas.width !== full.x * sharp || canvas.height !== full.y * sharp) {
      canvas.width = full.x * sharp
      canvas.height = full.y * sharp
      canvas.style.width = `${full.x}px`
      canvas.style.height = `${full.y}px`
    }
    L.DomUtil.setTransform(canvas, this.corner, 1)
    const ctx = canvas.getContext('2d')
    ctx.setTransform(sharp, 0, 0, sharp, 0, 0)
    ctx.clearRect(0, 0, full.x, full.y)
    this.strokes(ctx, anew)
    if (anew && calm) this.placing = setTimeout(() => this.buttons.place(this.items), CALM_AFTER)
    else if (anew) this.buttons.place(this.items)
  },

  /** All that is drawn, on any canvas whose pixels are those of `full`. */
  strokes(ctx, anew) {
    const { marks, areas } = this
    this.taken = []
    this.items = []
    this.drawAreas(ctx, areas)
    // Nothing hides a mark; labels of areas look for room beside the marks, names for what is left.
    for (const mark of marks) this.taken.push(around(mark.x, mark.y, mark.r + 2))
    const pills = placePills(this, ctx, areas)
    for (const pill of pills) drawLeader(ctx, pill)
    if (anew) this.texts = this.placeTexts(ctx)
    drawTexts(ctx, this.texts)
    // While a brush moves the map does not: then only what is seen is painted.
    for (const mark of [...marks].reverse()) if (anew || this.isSeen(around(mark.x, mark.y, mark.r + 4))) this.drawMark(ctx, mark)
    for (const pill of pills) drawPill(ctx, pill, palette())
  },

  placeTexts(ctx) {
    const few = this.store.shown <= LABELLED ? this.marks.flatMap((mark) => labelMark(this, ctx, mark)) : []
    return [...few, ...placeNames(this, ctx), ...placeTowns(this, ctx)]
  },

  drawAreas(ctx, areas) {
    const colours = palette()
    for (const { x, y, reach, slots } of this.rings) soft(ctx, x, y, reach, this.colourAt(slots), 0.2)
    for (const area of areas) {
      const { x, y, r, colour, joined } = area
      if (joined) {
        disc(ctx, x, y, r, colours.land, 0.8)
        this.taken.push(around(x, y, r))
      }
      soft(ctx, x, y, r, colour, joined ? 0.4 : 0.26)
      dashed(ctx, x, y, r, colour)
      if (this.isSelected(area)) ring(ctx, x, y, r + 3.5, colours.accent)
    }
  },

  /** Whether a box is inside the part of the canvas that is seen, so that no label is cut. */
  inSight([left, top, right, bottom]) {
    const { size } = this
    const [x, y] = [(this.full.x - size.x) / 2, (this.full.y - size.y) / 2]
    return left >= x && top >= y && right <= x + size.x && bottom <= y + size.y
  },

  isSeen(box) {
    const { size } = this
    const [x, y] = [(this.full.x - size.x) / 2, (this.full.y - size.y) / 2]
    return overlap(box, [x, y, x + size.x, y + size.y])
  },

  /** Whether the edge of what is seen goes through a box. */
  isCut(box) {
    return this.isSeen(box) && !this.inSight(box)
  },

  drawMark(ctx, mark) {
    const { x, y, r, count, doubtful, slots, row } = mark
    const { store } = this
    const colours = palette()
    if (count === 1) drawGlyph(ctx, store.type(row), x, y, r - 1, colourOf(store.colour(row)), colours.land)
    else {
      disc(ctx, x, y, r + 1.5, colours.land)
      sectors(ctx, x, y, r, this.slots.shares(slots).map(([look, share]) => [colourOf(store.colours[look]), share / count]))
      figure(ctx, short(count), x, y, colours.ink)
    }
    if (doubtful) doubt(ctx, words.t('doubtMark'), x + r * 0.8, y - r * 0.8, colours)
    if (this.isSelected(mark)) ring(ctx, x, y, r + 3.5, colours.accent)
    this.items.push({ ...mark, key: `m${mark.spot}`, w: r * 2, h: r * 2, where: 'at' })
  },

  /** Colour for several incidents: theirs if they share one, else a neutral one. */
  colourAt(slots) {
    const shares = this.slots.shares(slots)
    return colourOf(shares.length === 1 ? this.store.colours[shares[0][0]] : this.store.head.neutral)
  },

  /** Rows of a thing on the map, by date. */
  rowsOf({ rows, slots }) {
    if (rows) return rows
    const { slotOf } = this.slots
    const { spot } = this.store.columns
    const wanted = new Set(slots)
    return this.store.filter.rows((row) => spot[row] !== NO_SPOT && wanted.has(slotOf[spot[row]]))
  },

  isSelected({ slots }) {
    const row = this.store.selected
    if (row < 0 || !this.store.isShown(row)) return false
    const spot = this.store.spot(row)
    return spot !== NO_SPOT && slots.includes(this.slots.slotOf[spot])
  },

  nameAt(row) {
    const { store } = this
    return words.unit(store.name(row) || words.t('thisPlace'), store.word('place_precision', row))
  },

  tell({ count, row }, place, preposition) {
    const { store } = this
    if (count > 1) return words.t(preposition, { incidents: words.count(count), place: shorten(place, 60) })
    const told = [shorten(words.typeLabel(store.type(row)), 60), shorten(place, 60), store.when(row, true)]
    if (store.filter.isDoubtful(row)) told.push(words.t('doubtful'))
    return told.join(', ')
  },

  /** One incident opens its card; several at one place are listed; a cluster of places is zoomed into. */
  open(item) {
    const { store } = this
    const map = this._map
    if (item.count === 1 && !item.rows) {
      store.select(item.row, { focus: true })
      return
    }
    const rows = this.rowsOf(item)
    if (rows.length === 1) {
      store.select(rows[0], { focus: true })
      return
    }
    if (item.mixed) zoomInto(map, rows.map((row) => [this.lat(store.spot(row)), this.lonInView(store.spot(row))]))
    store.list({ title: words.t(item.where, { incidents: words.count(rows.length), place: item.place }), rows })
  },

  lonInView(spot) {
    const middle = this._map.getCenter().lng
    const lon = this.lon(spot)
    return lon + Math.round((middle - lon) / 360) * 360
  },

  /** A click on the map: the smallest disc under it, if any. */
  pick(event) {
    if (!this.store) return
    const point = event.layerPoint.subtract(this.corner)
    const under = this.discs.filter((item) => Math.hypot(item.x - point.x, item.y - point.y) <= item.reach).at(-1)
    if (under) this.open({ ...under, where: 'in', place: this.nameAt(under.row) })
  },

  /** Bring an incident into view, clear of the card. */
  reveal(row) {
    const map = this._map
    const spot = this.store.spot(row)
    if (!map || spot === NO_SPOT) return
    const latLng = L.latLng(Math.max(-85, Math.min(85, this.lat(spot))), this.lonInView(spot))
    bringIn(map, latLng)
  },
})
