/**
 * Glyphs: the group gives outline and colour, the type one of eight fillings, so that types of a
 * group are told apart without colour. Paths are in a square from -1 to 1.
 */
import { svg } from './dom.js'

const f = (value) => value.toFixed(3)
const polygon = (points) => `M${points.map(([x, y]) => `${f(x)} ${f(y)}`).join('L')}Z`
const regular = (n, r, turn) => polygon(Array.from({ length: n }, (_, i) => {
  const angle = (2 * Math.PI * i) / n + turn
  return [r * Math.cos(angle), r * Math.sin(angle)]
}))
const disc = (r) => `M${r} 0A${r} ${r} 0 1 1 ${-r} 0A${r} ${r} 0 1 1 ${r} 0Z`
const rect = (x, y, w, h) => polygon([[x, y], [x + w, y], [x + w, y + h], [x, y + h]])
const plus = (w) => [[w, 1], [w, w], [1, w], [1, -w], [w, -w], [w, -1], [-w, -1], [-w, -w], [-1, -w], [-1, w], [-w, w], [-w, 1]]
const turned = (points) => points.map(([x, y]) => [(x - y) * 0.74, (x + y) * 0.74])

export const OUTLINES = {
  cross: polygon(turned(plus(0.36))),
  triangle: polygon([[0, -1.05], [1.04, 0.78], [-1.04, 0.78]]),
  circle: disc(0.92),
  diamond: polygon([[0, -1.14], [1.14, 0], [0, 1.14], [-1.14, 0]]),
  square: rect(-0.84, -0.84, 1.68, 1.68),
  'triangle-down': polygon([[0, 1.05], [1.04, -0.78], [-1.04, -0.78]]),
  plus: polygon(plus(0.36)),
  hexagon: regular(6, 1.04, Math.PI / 6),
  ring: disc(0.92),
  dot: disc(0.74),
}

const INNER = {
  dot: disc(0.36),
  left: rect(-2, -2, 2, 4),
  bottom: rect(-2, 0.05, 4, 2),
  bar: rect(-2, -0.2, 4, 0.4),
  pole: rect(-0.2, -2, 0.4, 4),
}

const FILLINGS = [
  { solid: true },
  { solid: false },
  { solid: true, inner: 'dot' },
  { solid: false, inner: 'left' },
  { solid: false, inner: 'bottom' },
  { solid: true, inner: 'pole' },
  { solid: true, inner: 'bar' },
  { solid: false, inner: 'dot' },
]
// A ring is hollow by nature.
const RINGS = [{ solid: false }, { solid: false, inner: 'dot' }, { solid: false, inner: 'left' }, { solid: false, inner: 'bottom' }, { solid: false, inner: 'bar' }, { solid: false, inner: 'pole' }]

export function filling(shape, variant) {
  const all = shape === 'ring' ? RINGS : FILLINGS
  return all[variant % all.length]
}

const paths = new Map()
const path = (d) => {
  if (!paths.has(d)) paths.set(d, new Path2D(d))
  return paths.get(d)
}

/** Draw a glyph of radius r at x, y of a canvas. */
export function drawGlyph(ctx, { shape, variant }, x, y, r, ink, paper) {
  const outline = path(OUTLINES[shape])
  const { solid, inner } = filling(shape, variant)
  const line = shape === 'ring' ? 0.5 : 0.34
  ctx.save()
  ctx.translate(x, y)
  ctx.scale(r, r)
  ctx.lineJoin = 'round'
  ctx.lineWidth = line + 3.4 / r
  ctx.strokeStyle = paper
  ctx.stroke(outline)
  ctx.fillStyle = solid ? ink : paper
  ctx.fill(outline)
  if (inner) {
    ctx.save()
    ctx.clip(outline)
    ctx.fillStyle = solid ? paper : ink
    ctx.fill(path(INNER[inner]))
    ctx.restore()
  }
  ctx.lineWidth = solid ? 0.16 : line
  ctx.strokeStyle = ink
  ctx.stroke(outline)
  ctx.restore()
}

/** Definitions of all glyphs, once per page; `use` refers to them. */
export function glyphDefinitions({ types, uid }) {
  const defs = svg('svg', { class: 'gm-defs', width: 0, height: 0, 'aria-hidden': 'true' })
  types.forEach(({ shape, variant }, index) => {
    const { solid, inner } = filling(shape, variant)
    const outline = OUTLINES[shape]
    const symbol = svg('symbol', { id: `gm-glyph-${uid}-${index}`, viewBox: '-1.35 -1.35 2.7 2.7' })
    symbol.append(
      svg('clipPath', { id: `gm-clip-${uid}-${index}` }, svg('path', { d: outline })),
      svg('path', { d: outline, class: solid ? 'gm-ink' : 'gm-paper' }),
    )
    if (inner) symbol.append(svg('path', { d: INNER[inner], class: solid ? 'gm-paper' : 'gm-ink', 'clip-path': `url(#gm-clip-${uid}-${index})` }))
    symbol.append(svg('path', { d: outline, class: 'gm-line', 'stroke-width': solid ? 0.16 : shape === 'ring' ? 0.5 : 0.34 }))
    defs.append(symbol)
  })
  return defs
}

/** A glyph inside the page: its colours follow light and dark by CSS. With a row, that row's colour. */
export function glyph({ types, uid, head, colours, look }, index, row = -1) {
  const element = svg('svg', { class: 'gm-glyph', 'aria-hidden': 'true' }, svg('use', { href: `#gm-glyph-${uid}-${index}` }))
  const own = head.colorBy === 'group'
  return coloured(element, own ? types[index] : row < 0 ? head.neutral : colours[look[row]])
}

/** A square of a colour. */
export const swatch = (colour) => coloured(svg('svg', { class: 'gm-glyph', viewBox: '0 0 20 20', 'aria-hidden': 'true' }, svg('rect', { x: 4, y: 4, width: 12, height: 12, rx: 2, class: 'gm-ink' })), colour)

function coloured(element, { light, dark }) {
  element.style.setProperty('--light', `#${light}`)
  element.style.setProperty('--dark', `#${dark}`)
  return element
}
