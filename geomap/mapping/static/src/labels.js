/** Text on the map: names of countries where there is room, and of marks where there are few. */
import { overlap } from './boxes.js'
import { shorten } from './dom.js'
import { FONT, haloed } from './paint.js'
import { palette } from './theme.js'
import * as words from './words.js'

/** Name of a country where the map has room for it, never over a mark. */
export function drawNames(scene, ctx, full) {
  const world = scene._map.geomapBasemap?.world
  if (!world) return
  const colours = palette()
  const middle = (scene.origin.x + full.x / 2) / scene.scale
  ctx.textAlign = 'center'
  ctx.textBaseline = 'middle'
  ctx.lineJoin = 'round'
  for (const { name, code, x, y, room } of world.shapes) {
    const n = scene.countryRows(code).length
    const width = room * scene.scale
    const size = Math.max(10, Math.min(15, 8 + width / 60))
    ctx.font = `${n ? 700 : 500} ${size}px ${FONT}`
    if ('letterSpacing' in ctx) ctx.letterSpacing = `${(size * 0.09).toFixed(2)}px`
    const text = n ? `${name.toUpperCase()} \u00b7 ${words.number(n)}` : name.toUpperCase()
    const wide = ctx.measureText(text).width
    if (!n && (wide > width || width > full.x * 6)) continue
    const px = (x + Math.round(middle - x)) * scene.scale - scene.origin.x
    const py = y * scene.scale - scene.origin.y
    let placed = null
    for (const dy of [0, -22, 22, -44, 44]) {
      const box = [px - wide / 2 - 3, py + dy - size / 2 - 2, px + wide / 2 + 3, py + dy + size / 2 + 2]
      if (Math.abs(dy) > width / 5) break
      if (!scene.taken.some((other) => overlap(other, box))) {
        placed = box
        break
      }
    }
    if (!placed || placed[2] < 0 || placed[0] > full.x || placed[3] < 0 || placed[1] > full.y) continue
    scene.taken.push(placed)
    const at = (placed[1] + placed[3]) / 2
    haloed(ctx, text, px, at, n ? colours.ink : colours.label, colours.land)
    if (n) {
      const rows = scene.countryRows(code)
      scene.items.push({ key: `c${code}`, spots: [], rows, x: px, y: at, w: wide + 8, h: 24, label: `${words.count(n, 'incident')} known only to be in ${name}`, where: `known only to be in ${name}` })
    }
  }
  if ('letterSpacing' in ctx) ctx.letterSpacing = '0px'
}

/** Few incidents: what and where stands beside each mark. */
export function labelMark(scene, ctx, { x, y, r, count, spots }) {
  const row = scene.store.rowsAt(spots[0])[0]
  const places = [...new Set(spots.map((spot) => shorten(scene.nameAt(scene.store.rowsAt(spot)[0]), 28)))]
  const name = [`12px ${FONT}`, places.length > 2 ? `${places[0]} and nearby` : places.join(', ')]
  const lines = count > 1 ? [name] : [[`600 12px ${FONT}`, shorten(scene.store.type(row).label, 28)], name]
  const colours = palette()
  ctx.textAlign = 'left'
  ctx.textBaseline = 'middle'
  ctx.lineJoin = 'round'
  const wide = Math.max(...lines.map(([font, line]) => ((ctx.font = font), ctx.measureText(line).width)))
  for (const left of [x + r + 6, x - r - 6 - wide]) {
    const box = [left, y - 8 * lines.length, left + wide, y + 8 * lines.length]
    if (scene.taken.some((other) => overlap(other, box))) continue
    scene.taken.push(box)
    lines.forEach(([font, line], i) => {
      ctx.font = font
      haloed(ctx, line, left, y + (i - (lines.length - 1) / 2) * 15, colours.ink, colours.land)
    })
    return
  }
}
