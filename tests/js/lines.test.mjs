import assert from 'node:assert/strict'
import { test } from 'node:test'
import { box, clipped, decimate, join } from '../../geomap/mapping/static/src/lines.js'
import { random } from './rows.mjs'

const VIEW = [0.4, 0.4, 0.6, 0.6]

/** Whether a point is inside a ring, by the even-odd rule. */
function inside(ring, x, y) {
  let odd = false
  for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
    const [ax, ay, bx, by] = [ring[i], ring[i + 1], ring[j], ring[j + 1]]
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) odd = !odd
  }
  return odd
}

function clip(line, closed) {
  const pieces = []
  clipped(Float64Array.from(line), VIEW, closed, (x, y, anew) => (anew ? pieces.push([x, y]) : pieces.at(-1).push(x, y)))
  return pieces
}

test('a clipped ring covers what the whole ring covers in the view, with fewer points', () => {
  const next = random(3)
  let whole = 0
  let left = 0
  for (let turn = 0; turn < 60; turn += 1) {
    const ring = Array.from({ length: 240 }, () => next(1000) / 1000)
    const [piece, ...others] = clip(ring, true)
    assert.equal(others.length, 0)
    whole += ring.length
    left += piece.length
    for (let i = 0; i < 40; i += 1) {
      const [x, y] = [0.4003 + next(199) / 1000, 0.4007 + next(199) / 1000]
      assert.equal(inside(piece, x, y), inside(ring, x, y))
    }
  }
  assert.ok(left < whole)
})

test('what lies on one side of the view is its two ends', () => {
  assert.deepEqual(clip([0.1, 0.1, 0.2, 0.9, 0.1, 0.5, 0.3, 0.2], false), [[0.1, 0.1, 0.3, 0.2]])
  assert.deepEqual(clip([0.1, 0.5, 0.2, 0.5, 0.3, 0.5, 0.5, 0.5, 0.9, 0.5, 0.8, 0.5], false), [[0.1, 0.5, 0.3, 0.5, 0.5, 0.5, 0.9, 0.5, 0.8, 0.5]])
})

test('a line is not drawn along the cut of the map, a ring is', () => {
  const line = [0.5, 0.5, 0, 0.5, 0, 0.55, 0.5, 0.55]
  assert.deepEqual(clip(line, false).map((piece) => piece.length), [4, 4])
  assert.equal(clip(line, true).length, 1)
})

test('a line keeps its ends, and no two points nearer than a grain', () => {
  const line = Float64Array.from({ length: 400 }, (_, i) => (i % 2 ? 0.5 : i / 4000))
  const kept = decimate(line, 0.01)
  assert.deepEqual([kept[0], kept.at(-2)], [line[0], line.at(-2)])
  for (let i = 2; i < kept.length - 2; i += 2) assert.ok(kept[i] - kept[i - 2] >= 0.0099)
  assert.equal(decimate(line, 0.0001), line)
})

test('a thinned line is still not drawn along the cut of the map', () => {
  const line = Float64Array.of(0.9, 0.5, 0.9999, 0.5, 1, 0.5, 1, 0.55, 0.9999, 0.55, 0.9, 0.55)
  const pieces = []
  clipped(decimate(line, 0.01), [0.8, 0.4, 1.1, 0.6], false, (x, y, anew) => (anew ? pieces.push([[x, y]]) : pieces.at(-1).push([x, y])))
  for (const piece of pieces) for (let i = 1; i < piece.length; i += 1) assert.ok(piece[i][1] === piece[i - 1][1])
})

test('rings are put together from lines, forwards and backwards, and around a pole', () => {
  const lines = [Float64Array.of(0.1, 0.1, 0.2, 0.1, 0.2, 0.2), Float64Array.of(0.1, 0.1, 0.1, 0.2, 0.2, 0.2)]
  assert.deepEqual([...join([0, ~1], lines)], [0.1, 0.1, 0.2, 0.1, 0.2, 0.2, 0.1, 0.2])
  assert.deepEqual(box(join([0, ~1], lines)), [0.1, 0.1, 0.2, 0.2])
  const round = [Float64Array.of(0, 0.9, 0.3, 0.9, 0.6, 0.9, 0.9, 0.9, 1.2, 0.9)]
  assert.equal(box(join([0], round))[3], 2)
})
