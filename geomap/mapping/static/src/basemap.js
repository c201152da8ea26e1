/** World outlines drawn as canvas tiles: crisp at every zoom, no picture and no request. */
import { L } from './leaflet.js'
import { inflateJson } from './blocks.js'
import { isHeld } from './hold.js'
import { box, clipped, decimate, join } from './lines.js'
import { onTheme, palette } from './theme.js'

const EDGE = 85.0511
const SLICE = 8 // ms of a frame for tiles
const ZOOMS = 4 // of which the thinned outlines are kept
const mercator = (lat) => {
  const held = Math.max(-EDGE, Math.min(EDGE, lat))
  return 0.5 - Math.log(Math.tan(Math.PI / 4 + (held * Math.PI) / 360)) / (2 * Math.PI)
}

/** Arcs and rings in map units, the world being a square from 0 to 1. */
function decode({ scale, translate, arcs, kinds, rings, countries, towns }) {
  const lines = arcs.map((flat) => {
    const line = new Float64Array(flat.length)
    let x = 0
    let y = 0
    let turn = 0
    for (let i = 0; i < flat.length; i += 2) {
      x += flat[i]
      y += flat[i + 1]
      const at = (x * scale[0] + translate[0] + 180) / 360
      if (i > 0) turn -= Math.round(at + turn - line[i - 2])
      line[i] = at + turn
      line[i + 1] = mercator(y * scale[1] + translate[1])
    }
    return line
  })
  const shapes = countries.map(([name, code, lon, lat, room]) => ({ name, code, x: (lon + 180) / 360, y: mercator(lat), room: room / 360 }))
  const land = rings.map((ring) => join(ring, lines)).filter((line) => line.length > 6).map((line) => ({ line, box: box(line) }))
  const places = towns.map(([name, zoom, lon, lat]) => ({ name, zoom, x: (lon / 1000 + 180) / 360, y: mercator(lat / 1000) }))
  return { shapes, land, towns: places, lines: lines.map((line, i) => ({ line, kind: kinds[i], box: box(line) })) }
}

const meets = (a, b) => a[0] <= b[2] && a[2] >= b[0] && a[1] <= b[3] && a[3] >= b[1]

export const Basemap = L.GridLayer.extend({
  // Large tiles: each is a layer that the browser composites in every frame.
  options: { pane: 'tilePane', tileSize: 512, updateWhenIdle: false, keepBuffer: 1, attribution: '' },

  initialize(id, options) {
    L.setOptions(this, options)
    this.loaded = inflateJson(id).then((packed) => {
      this.world = decode(packed)
      this.renew()
      return this.world
    })
    onTheme(() => this.renew())
  },

  onAdd(map) {
    map.geomapBasemap = this
    map.on('geomapreleased', this.renew, this)
    L.GridLayer.prototype.onAdd.call(this, map)
  },

  onRemove(map) {
    map.off('geomapreleased', this.renew, this)
    L.GridLayer.prototype.onRemove.call(this, map)
  },

  /** Paint all that is seen anew, at once. */
  renew() {
    this.twins = null
    if (!this._map || !this.world || isHeld(this._map)) return
    this.eager = true
    this.redraw()
    this.eager = false
  },

  createTile(coords, done) {
    const size = this.getTileSize()
    const sharp = Math.min(3, globalThis.devicePixelRatio || 1)
    const canvas = document.createElement('canvas')
    canvas.width = size.x * sharp
    canvas.height = size.y * sharp
    const drawn = this.world && !isHeld(this._map)
    const draw = () => {
      if (drawn) this.draw(canvas, coords, size.x, sharp)
      // Leaflet knows the tile only when it has it.
      requestAnimationFrame(() => done(null, canvas))
    }
    if (!drawn || this.eager || document.body.classList.contains('gm-print')) draw()
    else {
      ;(this.waiting ??= []).push({ canvas, draw })
      this.soon ??= requestAnimationFrame(() => this.work(SLICE))
    }
    return canvas
  },

  /** Paint the tiles that wait, for so many milliseconds: a zoom brings a dozen, too many for one frame. */
  work(budget = Infinity) {
    cancelAnimationFrame(this.soon)
    this.soon = null
    const end = performance.now() + budget
    while (this.waiting?.length && performance.now() < end) {
      const { canvas, draw } = this.waiting.shift()
      if (canvas.parentNode) draw()
    }
    if (this.waiting?.length) this.soon = requestAnimationFrame(() => this.work(SLICE))
  },

  /** Where the world is seen twice, the second picture of a tile is a copy of the first. */
  draw(canvas, coords, side, sharp) {
    const ctx = canvas.getContext('2d')
    const key = `${coords.z}/${coords.x}/${coords.y}`
    if (!this.twins) {
      this.twins = new Map()
      setTimeout(() => (this.twins = null), 0)
    }
    const twin = this.twins.get(key)
    if (twin) ctx.drawImage(twin, 0, 0)
    else paint(ctx, this.world, coords, side, sharp)
    this.twins.set(key, canvas)
  },
})

/** The outlines as a zoom can show them: a point for each half pixel at most, and no speck of an island. */
function thinned(world, z, sharp) {
  const grain = 0.5 / (256 * 2 ** z * sharp)
  world.thin ??= new Map()
  if (!world.thin.has(grain)) {
    const thin = (items, least) =>
      items.filter(({ box: [west, north, east, south] }) => east - west >= least || south - north >= least).map((item) => ({ ...item, line: decimate(item.line, grain) }))
    const lines = thin(world.lines, 0)
    if (world.thin.size >= ZOOMS) world.thin.delete(world.thin.keys().next().value)
    world.thin.set(grain, { land: thin(world.land, grain), lines: [0, 1, 2].map((kind) => lines.filter((item) => item.kind === kind)) })
  }
  return world.thin.get(grain)
}

/** Paint one tile of `side` pixels; `sharp` canvas pixels are one of them. */
export function paint(ctx, world, { x, y, z }, side, sharp) {
  const colours = palette()
  const size = side * sharp
  const tiles = (256 * 2 ** z) / side
  const pad = 4 / side / tiles
  const view = [x / tiles - pad, y / tiles - pad, (x + 1) / tiles + pad, (y + 1) / tiles + pad]
  const scale = tiles * size
  const [left, top] = [x * size, y * size]
  // What reaches beyond the edge of the map is seen at the other edge.
  const copies = [0, 1, -1].map((turn) => [turn, [view[0] - turn, view[1], view[2] - turn, view[3]]])
  const { land, lines } = thinned(world, z, sharp)
  const trace = (items, closed) => {
    ctx.beginPath()
    for (const { line, box: inside } of items) {
      for (const [turn, seen] of copies) {
        if (!meets(inside, seen)) continue
        clipped(line, seen, closed, (x, y, anew) => {
          if (anew) ctx.moveTo((x + turn) * scale - left, y * scale - top)
          else ctx.lineTo((x + turn) * scale - left, y * scale - top)
        })
      }
    }
  }
  // Filling closes the rings: to close each by itself costs the square of their number.
  trace(land, true)
  ctx.fillStyle = colours.land
  ctx.fill('evenodd')
  ctx.save()
  // Borders come from another source than coasts: what of them lies in the sea is not drawn.
  ctx.clip('evenodd')
  ctx.lineJoin = 'round'
  for (const [kind, colour, width, dash] of [[1, colours.border, 0.9, []], [2, colours.border, 1.1, [4, 3]], [0, colours.coast, 0.7, []]]) {
    if (kind === 0) ctx.restore()
    trace(lines[kind], false)
    ctx.strokeStyle = colour
    ctx.lineWidth = width * sharp
    ctx.setLineDash(dash.map((length) => length * sharp))
    ctx.stroke()
  }
}
