/** The histogram on a canvas. */
import { FONT } from './paint.js'
import { colourOf, palette } from './theme.js'
import * as words from './words.js'

const AXIS = 15

export function histogram(canvas, { width, full, high, bins, counts, colours, window, unknown, marked, selected }) {
  const sharp = Math.min(3, globalThis.devicePixelRatio || 1)
  if (canvas.width !== Math.round(full * sharp) || canvas.height !== high * sharp) {
    canvas.width = Math.round(full * sharp)
    canvas.height = high * sharp
    canvas.style.width = `${full}px`
    canvas.style.height = `${high}px`
  }
  const ctx = canvas.getContext('2d')
  ctx.setTransform(sharp, 0, 0, sharp, 0, 0)
  ctx.clearRect(0, 0, full, high)
  const paints = colours.map(colourOf)
  const { ink, label, border } = palette()
  const room = high - AXIS - 8
  const tall = (many) => (many ? Math.max(1.5, (many * room) / counts.most) : 0)
  const floor = high - AXIS
  const many = colours.length
  const gap = width / bins.n > 5 ? 1 : 0
  for (let bin = 0; bin < bins.n; bin += 1) {
    const x = (bin * width) / bins.n
    const wide = Math.max(1, width / bins.n - gap)
    ctx.globalAlpha = !window || (bin >= window[0] && bin <= window[1]) ? 1 : 0.28
    stack(ctx, x, wide, floor, counts.sharp, bin * many, counts.totals[bin], tall, paints)
    if (counts.wide[bin]) {
      ctx.globalAlpha *= 0.22
      ctx.fillStyle = ink
      const up = tall(counts.totals[bin])
      const more = Math.max(1.5, tall(counts.totals[bin] + counts.wide[bin]) - up)
      ctx.fillRect(x, floor - up - more, Math.max(1, width / bins.n), more)
    }
  }
  ctx.globalAlpha = unknown || !window ? 1 : 0.28
  if (full > width) {
    const mid = (width + full) / 2
    const scaled = (n) => (n ? Math.min(room, Math.max(1.5, (n * room) / Math.max(counts.most, counts.nowhere))) : 0)
    stack(ctx, mid - 6, 12, floor, counts.unknown, 0, counts.nowhere, scaled, paints)
    ctx.globalAlpha = 1
    text(ctx, words.t('noDate'), mid, high - 4, label, 'center', full - width)
  }
  ctx.globalAlpha = 1
  ctx.fillStyle = border
  ctx.fillRect(0, floor, width, 1)
  axis(ctx, bins, width, high, label, border)
  for (const [i, [first, last]] of marked.entries()) mark(ctx, bins, width, first, last, selected && i === 0 ? palette().accent : ink)
}

function stack(ctx, x, wide, floor, tally, at, total, tall, paints) {
  if (!total) return
  const whole = tall(total)
  let up = 0
  for (let k = 0; k < paints.length; k += 1) {
    const share = (tally[at + k] / total) * whole
    if (!share) continue
    ctx.fillStyle = paints[k]
    ctx.fillRect(x, floor - up - share, wide, share)
    up += share
  }
}

/** A bracket over the days of the incident that is selected. */
function mark(ctx, bins, width, first, last, colour) {
  const left = position(bins, first) * width
  const right = Math.max(left + 5, position(bins, last + 1) * width)
  ctx.fillStyle = colour
  ctx.fillRect(left, 0, right - left, 3)
  ctx.beginPath()
  ctx.moveTo((left + right) / 2 - 5, 3)
  ctx.lineTo((left + right) / 2 + 5, 3)
  ctx.lineTo((left + right) / 2, 8)
  ctx.fill()
}

/** Where a day stands, from 0 to 1. */
function position(bins, day) {
  const bin = bins.of(day)
  const [from, to] = [bins.edges[bin], bins.edges[bin + 1]]
  return (bin + Math.max(0, Math.min(1, (day - from) / (to - from)))) / bins.n
}

function axis(ctx, bins, width, high, colour, line) {
  let free = 0
  for (const [day, kind] of ticks(bins, width)) {
    const x = Math.max(0, position(bins, day) * width)
    const name = words.tick(day, kind)
    ctx.font = `10.5px ${FONT}`
    const wide = ctx.measureText(name).width
    if (x < free || x + 3 + wide > width) continue
    ctx.fillStyle = line
    ctx.fillRect(x, high - AXIS, 1, AXIS - 3)
    text(ctx, name, x + 3, high - 4, colour, 'left', wide)
    free = x + wide + 14
  }
}

/** Days that get a label: whole days, months or years, as the room allows. */
function ticks(bins, width) {
  const first = bins.edges[0]
  const last = bins.edges[bins.n]
  const perDay = width / (last - first)
  const found = []
  if (perDay * 31 >= 120) {
    const step = perDay >= 64 ? 1 : perDay * 7 >= 64 ? 7 : 14
    for (let day = first; day < last; day += step) found.push([day, 'dayOnly'])
    return found
  }
  const start = new Date(first * 86400000)
  const byMonth = perDay * 30 >= 44 ? 1 : perDay * 91 >= 44 ? 3 : 0
  const years = byMonth ? 1 : Math.max(1, Math.ceil(44 / (perDay * 365)))
  for (let year = start.getUTCFullYear(), month = 0; ; month += byMonth || 12) {
    const date = new Date(0)
    date.setUTCFullYear(year, month, 1)
    const day = Math.round(date.getTime() / 86400000)
    if (day >= last) return found
    const whole = date.getUTCMonth() === 0
    if (day >= first && (!whole || byMonth || date.getUTCFullYear() % years === 0)) found.push([day, whole ? 'year' : 'monthOnly'])
    if (month > 120000) return found
  }
}

function text(ctx, shown, x, y, colour, align, most) {
  ctx.font = `10.5px ${FONT}`
  ctx.textAlign = align
  ctx.textBaseline = 'alphabetic'
  ctx.fillStyle = colour
  ctx.fillText(shown, x, y, most)
}
