/** Strokes of the brush: what the map draws, on any canvas. */

export const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif'

function circle(ctx, x, y, r) {
  ctx.beginPath()
  ctx.arc(x, y, r, 0, 2 * Math.PI)
}

export function disc(ctx, x, y, r, colour, alpha = 1) {
  ctx.globalAlpha = alpha
  ctx.fillStyle = colour
  circle(ctx, x, y, r)
  ctx.fill()
  ctx.globalAlpha = 1
}

/** A disc that fades to its edge: somewhere in here. */
export function soft(ctx, x, y, r, colour, alpha) {
  const fade = ctx.createRadialGradient(x, y, 0, x, y, r)
  const rgb = colour.slice(1).match(/../g).map((part) => parseInt(part, 16)).join(',')
  fade.addColorStop(0, `rgba(${rgb},${alpha})`)
  fade.addColorStop(0.65, `rgba(${rgb},${alpha * 0.75})`)
  fade.addColorStop(1, `rgba(${rgb},${alpha * 0.28})`)
  ctx.fillStyle = fade
  circle(ctx, x, y, r)
  ctx.fill()
}

export function dashed(ctx, x, y, r, colour) {
  ctx.setLineDash([4.5, 3.5])
  ctx.lineWidth = 1.5
  ctx.strokeStyle = colour
  circle(ctx, x, y, r)
  ctx.stroke()
  ctx.setLineDash([])
}

export function ring(ctx, x, y, r, colour) {
  ctx.lineWidth = 3
  ctx.strokeStyle = colour
  circle(ctx, x, y, r)
  ctx.stroke()
}

/** A sign at the corner of a mark: what it stands for may have been misread. */
export function doubt(ctx, sign, x, y, { ink, land }) {
  disc(ctx, x, y, 6.5, land)
  ctx.lineWidth = 1
  ctx.strokeStyle = ink
  circle(ctx, x, y, 6.5)
  ctx.stroke()
  ctx.fillStyle = ink
  ctx.font = `700 10px ${FONT}`
  ctx.textAlign = 'center'
  ctx.textBaseline = 'middle'
  ctx.fillText(sign, x, y + 0.5)
}

/** The rim of a cluster: one arc per colour, as long as its share. */
export function sectors(ctx, x, y, r, shares) {
  let from = -Math.PI / 2
  ctx.lineWidth = 4
  for (const [colour, share] of shares) {
    const to = from + 2 * Math.PI * share
    ctx.beginPath()
    ctx.arc(x, y, r - 2, from, to)
    ctx.strokeStyle = colour
    ctx.stroke()
    from = to
  }
}

export function figure(ctx, text, x, y, colour) {
  ctx.fillStyle = colour
  ctx.font = `600 ${text.length > 3 ? 11 : 12}px ${FONT}`
  ctx.textAlign = 'center'
  ctx.textBaseline = 'middle'
  ctx.fillText(text, x, y + 0.5)
}

/** Text that is read across lines; its halo is thin enough not to stand out where it lies on the sea. */
export function haloed(ctx, text, x, y, colour, halo) {
  ctx.lineWidth = 3
  ctx.strokeStyle = halo
  ctx.globalAlpha = 0.6
  ctx.strokeText(text, x, y)
  ctx.globalAlpha = 1
  ctx.fillStyle = colour
  ctx.fillText(text, x, y)
}

export function pillWidth(ctx, text) {
  ctx.font = `600 12px ${FONT}`
  return Math.max(20, ctx.measureText(text).width + 14)
}

/** A line from a label to the disc that it had to move away from. */
export function drawLeader(ctx, { x, y, colour, area }) {
  const far = Math.hypot(x - area.x, y - area.y)
  // A label on the edge needs none.
  if (far < area.r + 8) return
  ctx.strokeStyle = colour
  ctx.lineWidth = 1
  ctx.beginPath()
  ctx.moveTo(x, y)
  ctx.lineTo(x + ((area.x - x) * (far - area.r)) / far, y + ((area.y - y) * (far - area.r)) / far)
  ctx.stroke()
}

/** A label with a rim; `bare` is the text alone. */
export function drawPill(ctx, { text, x, y, wide, colour, bare }, colours) {
  if (!bare) {
    ctx.fillStyle = colours.land
    ctx.strokeStyle = colour
    ctx.lineWidth = 1
    ctx.beginPath()
    ctx.moveTo(x - wide / 2 + 10, y - 10)
    ctx.arcTo(x + wide / 2, y - 10, x + wide / 2, y + 10, 10)
    ctx.arcTo(x + wide / 2, y + 10, x - wide / 2, y + 10, 10)
    ctx.arcTo(x - wide / 2, y + 10, x - wide / 2, y - 10, 10)
    ctx.arcTo(x - wide / 2, y - 10, x + wide / 2, y - 10, 10)
    ctx.closePath()
    ctx.fill()
    ctx.stroke()
  }
  figure(ctx, text, x, y, colours.ink)
}
