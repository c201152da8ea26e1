/** The map as a picture: title, sentence, map, legend and whose data it is. Without controls. */
import { paint } from './basemap.js'
import { colourLabel } from './layers.js'
import { FONT } from './paint.js'
import { say } from './sentence.js'
import { drawGlyph } from './shapes.js'
import { colourOf, palette } from './theme.js'
import * as words from './words.js'

const SHARP = 2
const EDGE = 24
const TILE = 512

export async function picture(layer, store) {
  const map = layer._map
  const size = map.getSize()
  const wide = Math.max(480, size.x)
  const canvas = document.createElement('canvas')
  const ctx = canvas.getContext('2d')
  const inner = wide - 2 * EDGE
  const title = lines(ctx, `700 22px ${FONT}`, store.head.title.slice(0, 400), inner)
  const sentence = lines(ctx, `14px ${FONT}`, say(store).map((part) => part.textContent ?? part).join(''), inner)
  const credit = lines(ctx, `11px ${FONT}`, `${store.head.credit} geomap`, inner)
  const legend = entries(store)
  const columns = Math.max(1, Math.floor(inner / 215))
  const tops = [EDGE + title.length * 28, 0, 0]
  tops[1] = tops[0] + sentence.length * 20 + 14
  tops[2] = tops[1] + size.y + 14
  const high = tops[2] + Math.ceil(legend.length / columns) * 22 + 14 + credit.length * 15 + EDGE / 2
  canvas.width = wide * SHARP
  canvas.height = high * SHARP
  ctx.setTransform(SHARP, 0, 0, SHARP, 0, 0)
  const { paper, ink, soft } = palette()
  ctx.fillStyle = paper
  ctx.fillRect(0, 0, wide, high)
  const right = words.direction() === 'rtl'
  ctx.direction = words.direction()
  ctx.textAlign = right ? 'right' : 'left'
  ctx.textBaseline = 'alphabetic'
  const start = right ? wide - EDGE : EDGE
  write(ctx, title, start, EDGE + 20, 28, `700 22px ${FONT}`, ink)
  write(ctx, sentence, start, tops[0] + 14, 20, `14px ${FONT}`, ink)
  drawMap(ctx, layer, 0, tops[1], wide, size)
  legend.forEach((entry, i) => {
    const column = i % columns
    const x = right ? wide - EDGE - column * (inner / columns) : EDGE + column * (inner / columns)
    drawEntry(ctx, store, entry, x, tops[2] + Math.floor(i / columns) * 22 + 8, right, inner / columns - 30)
  })
  write(ctx, credit, start, high - EDGE / 2 - (credit.length - 1) * 15, 15, `11px ${FONT}`, soft)
  return new Promise((done) => canvas.toBlob(done, 'image/png'))
}

/** Types that are shown, and what the colours mean where a column gives them. */
function entries(store) {
  const { filter } = store
  const shown = store.types.map((type, index) => ({ type, index })).filter(({ index }) => filter.on.type[index] && filter.counts.type[index])
  return [...(store.head.colorBy === 'group' ? [] : store.colours.map((colour) => ({ colour }))), ...shown]
}

function drawEntry(ctx, store, { type, index, colour }, x, y, right, most) {
  const { paper, ink } = palette()
  const side = right ? -1 : 1
  if (colour) {
    ctx.fillStyle = colourOf(colour)
    ctx.fillRect(x + side * 8 - 6, y - 6, 12, 12)
  } else drawGlyph(ctx, type, x + side * 8, y, 6.5, colourOf(store.head.colorBy === 'group' ? type : store.head.neutral), paper)
  ctx.font = `13px ${FONT}`
  ctx.fillStyle = ink
  ctx.fillText(colour ? colourLabel(store, colour) : `${words.typeLabel(type)} (${words.number(store.filter.counts.type[index])})`, x + side * 24, y + 4.5, most)
}

function drawMap(ctx, layer, left, top, wide, size) {
  const map = layer._map
  const colours = palette()
  ctx.save()
  ctx.beginPath()
  ctx.rect(left, top, wide, size.y)
  ctx.clip()
  ctx.fillStyle = colours.sea
  ctx.fillRect(left, top, wide, size.y)
  const dx = left + (wide - size.x) / 2
  const world = map.geomapBasemap?.world
  const { min } = map.getPixelBounds()
  const zoom = map.getZoom()
  const tiles = Math.max(1, 2 ** zoom / 2)
  for (let y = Math.floor(min.y / TILE); world && y * TILE < min.y + size.y; y += 1) {
    if (y < 0 || y >= tiles) continue
    for (let x = Math.floor((min.x - dx) / TILE); x * TILE < min.x + wide; x += 1) {
      const tile = document.createElement('canvas')
      tile.width = TILE * SHARP
      tile.height = TILE * SHARP
      paint(tile.getContext('2d'), world, { x: ((x % tiles) + tiles) % tiles, y, z: zoom }, TILE, SHARP)
      ctx.drawImage(tile, x * TILE - min.x + dx, y * TILE - min.y + top, TILE, TILE)
    }
  }
  const { full } = layer
  ctx.translate(dx - (full.x - size.x) / 2, top - (full.y - size.y) / 2)
  layer.strokes(ctx, true)
  layer.paint()
  ctx.restore()
}

/** Words broken into lines of a width. */
function lines(ctx, font, text, most) {
  ctx.font = font
  const found = ['']
  for (const word of text.split(/\s+/)) {
    const longer = found.at(-1) ? `${found.at(-1)} ${word}` : word
    if (ctx.measureText(longer).width <= most || !found.at(-1)) found[found.length - 1] = longer
    else found.push(word)
  }
  return found.slice(0, 8)
}

function write(ctx, texts, x, y, step, font, colour) {
  ctx.font = font
  ctx.fillStyle = colour
  texts.forEach((text, i) => ctx.fillText(text, x, y + i * step))
}
