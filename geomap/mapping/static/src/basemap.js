/** World outlines drawn as canvas tiles: crisp at every zoom, no picture and no request. */
import { L } from './leaflet.js'
import { inflateJson } from './blocks.js'
import { onTheme, palette } from './theme.js'

const EDGE = 85.0511
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
  const land = rings.map((ring) => join(ring, lines)).filter((ring) => ring.length > 6).map((ring) => ({ ring, box: box(ring) }))
  const places = towns.map(([name, zoom, lon, lat]) => ({ name, zoom, x: (lon / 1000 + 180) / 360, y: mercator(lat / 1000) }))
  return { shapes, land, towns: places, lines: lines.map((line, i) => ({ line, kind: kinds[i], box: box(line) })) }
}

/** The points of a ring. Where it crosses 180 degrees it goes on beyond the edge of the map. */
function join(ring, lines) {
  const points = []
  let last = null
  let turn = 0
  const put = (x, y) => {
    if (last !== null) turn -= Math.round(x + turn - last)
    last = x + turn
    points.push(last, y)
  }
  for (const id of ring) {
    const line = lines[id < 0 ? ~id : id]
    if (id < 0) for (let i = line.length - 2; i >= 2; i -= 2) put(line[i], line[i + 1])
    else for (let i = 0; i < line.length - 2; i += 2) put(line[i], line[i + 1])
  }
  // A ring around the pole ends a world away from its start: it is closed below the map.
  const away = Math.round(points.at(-2) - points[0])
  if (away) {
    points.push(points[0] + away, points[1], points[0] + away, 2, points[0], 2)
  }
  return Float64Array.from(points)
}

function box(line) {
  const found = [Infinity, Infinity, -Infinity, -Infinity]
  for (let i = 0; i < line.length; i += 2) {
    found[0] = Math.min(found[0], line[i])
    found[1] = Math.min(found[1], line[i + 1])
    found[2] = Math.max(found[2], line[i])
    found[3] = Math.max(found[3], line[i + 1])
  }
  return found
}

const meets = (a, b) => a[0] <= b[2] && a[2] >= b[0] && a[1] <= b[3] && a[3] >= b[1]

export const Basemap = L.GridLayer.extend({
  // Large tiles: each is a layer that the browser composites in every frame.
  options: { pane: 'tilePane', tileSize: 512, updateWhenIdle: false, keepBuffer: 1, attribution: '' },

  initialize(id, options) {
    L.setOptions(this, options)
    this.loaded = inflateJson(id).then((packed) => {
      this.world = decode(packed)
      if (this._map) this.redraw()
      return this.world
    })
    onTheme(() => this._map && this.redraw())
  },

  onAdd(map) {
    map.geomapBasemap = this
    L.GridLayer.prototype.onAdd.call(this, map)
  },

  createTile(coords) {
    const size = this.getTileSize()
    const sharp = Math.min(3, globalThis.devicePixelRatio || 1)
    const canvas = document.createElement('canvas')
    canvas.width = size.x * sharp
    canvas.height = size.y * sharp
    if (this.world) paint(canvas.getContext('2d'), this.world, coords, size.x, sharp)
    return canvas
  },
})

/** Paint one tile of `side` pixels; `sharp` canvas pixels are one of them. */
export function paint(ctx, world, { x, y, z }, side, sharp) {
  const colours = palette()
  const size = side * sharp
  const tiles = (256 * 2 ** z) / side
  const pad = 4 / side / tiles
  const view = [x / tiles - pad, y / tiles - pad, (x + 1) / tiles + pad, (y + 1) / tiles + pad]
  const scale = tiles * size
  const [left, top] = [x * size, y * size]
  const trace = (points, closed, turn) => {
    let lastX = NaN
    let lastY = NaN
    for (let i = 0; i < points.length; i += 2) {
      const px = (points[i] + turn) * scale - left
      const py = points[i + 1] * scale - top
      if (i > 0 && i < points.length - 2 && Math.abs(px - lastX) < 0.5 && Math.abs(py - lastY) < 0.5) continue
      // The cut of the map at 180 degrees is no coast.
      const cut = !closed && i > 0 && isEdge(points[i]) && isEdge(points[i - 2])
      if (i === 0 || cut) ctx.moveTo(px, py)
      else ctx.lineTo(px, py)
      lastX = px
      lastY = py
    }
    if (closed) ctx.closePath()
  }
  // What reaches beyond the edge of the map is seen at the other edge.
  const copies = [0, 1, -1].map((turn) => [turn, [view[0] - turn, view[1], view[2] - turn, view[3]]])
  ctx.beginPath()
  for (const { ring, box: inside } of world.land) {
    for (const [turn, seen] of copies) if (meets(inside, seen)) trace(ring, true, turn)
  }
  ctx.fillStyle = colours.land
  ctx.fill('evenodd')
  ctx.save()
  // Borders come from another source than coasts: what of them lies in the sea is not drawn.
  ctx.clip('evenodd')
  ctx.lineJoin = 'round'
  for (const [kind, colour, width, dash] of [[1, colours.border, 0.9, []], [2, colours.border, 1.1, [4, 3]], [0, colours.coast, 0.7, []]]) {
    if (kind === 0) ctx.restore()
    ctx.beginPath()
    for (const item of world.lines) {
      if (item.kind !== kind) continue
      for (const [turn, seen] of copies) if (meets(item.box, seen)) trace(item.line, false, turn)
    }
    ctx.strokeStyle = colour
    ctx.lineWidth = width * sharp
    ctx.setLineDash(dash.map((length) => length * sharp))
    ctx.stroke()
  }
}

const isEdge = (x) => Math.abs(x - Math.round(x)) < 0.00001
