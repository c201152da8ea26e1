/** Text on the map: names of countries and towns where there is room, and of marks where there are few. */
import { overlap } from './boxes.js'
import { shorten } from './dom.js'
import { FONT, haloed } from './paint.js'
import { palette } from './theme.js'
import * as words from './words.js'

/** Write texts that were placed: { text, x, y, font, align, bold, space, dot }. */
export function drawTexts(ctx, texts) {
  const colours = palette()
  ctx.textBaseline = 'middle'
  ctx.lineJoin = 'round'
  for (const { text, x, y, font, align, bold, space, dot } of texts) {
    ctx.font = font
    ctx.textAlign = align
    if ('letterSpacing' in ctx) ctx.letterSpacing = space ?? '0px'
    const colour = bold ? colours.ink : colours.label
    if (dot) {
      ctx.fillStyle = colour
      ctx.fillRect(dot - 1.5, y - 1.5, 3, 3)
    }
    haloed(ctx, text, x, y, colour, colours.land)
  }
  if ('letterSpacing' in ctx) ctx.letterSpacing = '0px'
}

/** Name of a country where the map has room for it, never over a mark. */
export function placeNames(scene, ctx) {
  const { full } = scene
  const world = scene._map.geomapBasemap?.world
  if (!world) return []
  const found = []
  const middle = (scene.origin.x + full.x / 2) / scene.scale
  for (const shape of world.shapes) {
    const { code, x, y, room } = shape
    const n = code ? scene.store.countryRows(code).length : 0
    const width = room * scene.scale
    const px = (x + Math.round(middle - x)) * scene.scale - scene.origin.x
    const py = y * scene.scale - scene.origin.y
    if (px < -200 || px > full.x + 200 || py < -60 || py > full.y + 60) continue
    const size = Math.max(10, Math.min(15, 8 + width / 60))
    const font = `${n ? 700 : 500} ${size}px ${FONT}`
    // Letters that join are not spaced out.
    const space = words.direction() === 'rtl' ? '0px' : `${(size * 0.09).toFixed(2)}px`
    ctx.font = font
    if ('letterSpacing' in ctx) ctx.letterSpacing = space
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
    if (placed && !n && scene.isCut(placed)) continue
    if (!placed || placed[2] < 0 || placed[0] > full.x || placed[3] < 0 || placed[1] > full.y) continue
    scene.taken.push(placed)
    const at = (placed[1] + placed[3]) / 2
    found.push({ text, x: px, y: at, font, space, align: 'center', bold: n > 0 })
    if (n) {
      const place = shape.shown
      scene.items.push({ key: `c${code}`, slots: [], rows: scene.store.countryRows(code), count: n, x: px, y: at, w: wide + 8, h: 24, label: words.t('onlyIn', { incidents: words.count(n), place }), where: 'onlyIn', place })
    }
  }
  if ('letterSpacing' in ctx) ctx.letterSpacing = '0px'
  return found
}

/** Towns, the largest first, more of them the closer the map is. */
export function placeTowns(scene, ctx) {
  const { full } = scene
  const found = []
  const zoom = scene._map.getZoom()
  const middle = (scene.origin.x + full.x / 2) / scene.scale
  const font = `11px ${FONT}`
  ctx.font = font
  for (const { name, x, y, zoom: from } of scene._map.geomapBasemap?.world?.towns ?? []) {
    if (from > zoom) break
    const px = (x + Math.round(middle - x)) * scene.scale - scene.origin.x
    const py = y * scene.scale - scene.origin.y
    if (px < 0 || py < 0 || px > full.x || py > full.y) continue
    const wide = ctx.measureText(name).width
    for (const left of [px + 6, px - 6 - wide]) {
      const box = [Math.min(left, px - 3) - 2, py - 8, Math.max(left + wide, px + 3) + 2, py + 8]
      if (scene.isCut(box) || scene.taken.some((other) => overlap(other, box))) continue
      scene.taken.push(box)
      found.push({ text: name, x: left, y: py, font, align: 'left', dot: px })
      break
    }
  }
  return found
}

/** Few incidents: what and where stands beside each mark. */
export function labelMark(scene, ctx, { x, y, r, count, mixed, slots, row }) {
  const names = new Set(mixed ? scene.rowsOf({ slots }).map((one) => shorten(scene.nameAt(one), 28)) : [shorten(scene.nameAt(row), 28)])
  const places = [...names]
  const name = [`12px ${FONT}`, places.length > 2 ? words.t('nearby', { place: places[0] }) : words.listed(places)]
  const type = scene.store.type(row)
  const lines = count > 1 ? [name] : [[`600 12px ${FONT}`, shorten(words.typeLabel(type), 28)], name]
  const wide = Math.max(...lines.map(([font, line]) => ((ctx.font = font), ctx.measureText(line).width)))
  const high = 8 * lines.length
  for (const [left, middle] of [[x + r + 6, y], [x - r - 6 - wide, y], [x - wide / 2, y - r - high - 4], [x - wide / 2, y + r + high + 4]]) {
    const box = [left, middle - high, left + wide, middle + high]
    if (!scene.inSight(box) || scene.taken.some((other) => overlap(other, box))) continue
    scene.taken.push(box)
    return lines.map(([font, text], i) => ({ text, font, x: left, y: middle + (i - (lines.length - 1) / 2) * 15, align: 'left', bold: true }))
  }
  return []
}
