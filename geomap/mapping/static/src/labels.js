/** Text on the map: names of countries and towns where there is room, and of marks where there are few. */
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
  for (const shape of world.shapes) {
    const { code, x, y, room } = shape
    const n = code ? scene.countryRows(code).length : 0
    const width = room * scene.scale
    const px = (x + Math.round(middle - x)) * scene.scale - scene.origin.x
    const py = y * scene.scale - scene.origin.y
    if (px < -200 || px > full.x + 200 || py < -60 || py > full.y + 60) continue
    const size = Math.max(10, Math.min(15, 8 + width / 60))
    ctx.font = `${n ? 700 : 500} ${size}px ${FONT}`
    // Letters that join are not spaced out.
    if ('letterSpacing' in ctx) ctx.letterSpacing = words.direction() === 'rtl' ? '0px' : `${(size * 0.09).toFixed(2)}px`
    const name = (shape.shown ??= code ? words.country(code) : shape.name).toLocaleUpperCase(words.lang)
    const text = n ? `${name} \u00b7 ${words.number(n)}` : name
    const wide = ctx.measureText(text).width
    if (!n && (wide > width || width > full.x * 6)) continue
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
      const place = shape.shown
      scene.items.push({ key: `c${code}`, slots: [], rows: scene.countryRows(code), count: n, spots: 0, x: px, y: at, w: wide + 8, h: 24, label: words.t('onlyIn', { incidents: words.count(n), place }), where: 'onlyIn', place })
    }
  }
  if ('letterSpacing' in ctx) ctx.letterSpacing = '0px'
}

/** Towns, the largest first, more of them the closer the map is. */
export function drawTowns(scene, ctx, full) {
  const towns = scene._map.geomapBasemap?.world?.towns
  if (!towns) return
  const colours = palette()
  const zoom = scene._map.getZoom()
  const middle = (scene.origin.x + full.x / 2) / scene.scale
  ctx.textAlign = 'left'
  ctx.textBaseline = 'middle'
  ctx.lineJoin = 'round'
  ctx.font = `11px ${FONT}`
  for (const { name, x, y, zoom: from } of towns) {
    if (from > zoom) break
    const px = (x + Math.round(middle - x)) * scene.scale - scene.origin.x
    const py = y * scene.scale - scene.origin.y
    if (px < 0 || py < 0 || px > full.x || py > full.y) continue
    const wide = ctx.measureText(name).width
    for (const left of [px + 6, px - 6 - wide]) {
      const box = [Math.min(left, px - 3) - 2, py - 8, Math.max(left + wide, px + 3) + 2, py + 8]
      if (scene.taken.some((other) => overlap(other, box))) continue
      scene.taken.push(box)
      ctx.fillStyle = colours.label
      ctx.fillRect(px - 1.5, py - 1.5, 3, 3)
      haloed(ctx, name, left, py, colours.label, colours.land)
      break
    }
  }
}

/** Few incidents: what and where stands beside each mark. Gives the boxes that it takes. */
export function labelMark(scene, ctx, { x, y, r, count, spots, slots, row }) {
  const { slotOf } = scene.slots
  const names = new Set()
  if (spots === 1) names.add(shorten(scene.nameAt(row), 28))
  else for (const one of scene.rowsOf({ slots })) if (slotOf[scene.store.spot(one)] >= 0) names.add(shorten(scene.nameAt(one), 28))
  const places = [...names]
  const name = [`12px ${FONT}`, places.length > 2 ? words.t('nearby', { place: places[0] }) : words.listed(places)]
  const type = scene.store.type(row)
  const lines = count > 1 ? [name] : [[`600 12px ${FONT}`, shorten(words.typeLabel(type), 28)], name]
  const colours = palette()
  ctx.textAlign = 'left'
  ctx.textBaseline = 'middle'
  ctx.lineJoin = 'round'
  const wide = Math.max(...lines.map(([font, line]) => ((ctx.font = font), ctx.measureText(line).width)))
  const high = 8 * lines.length
  for (const [left, middle] of [[x + r + 6, y], [x - r - 6 - wide, y], [x - wide / 2, y - r - high - 4], [x - wide / 2, y + r + high + 4]]) {
    const box = [left, middle - high, left + wide, middle + high]
    if (!scene.inSight(box) || scene.taken.some((other) => overlap(other, box))) continue
    lines.forEach(([font, line], i) => {
      ctx.font = font
      haloed(ctx, line, left, middle + (i - (lines.length - 1) / 2) * 15, colours.ink, colours.land)
    })
    return [box]
  }
  return []
}
