import assert from 'node:assert/strict'
import { test } from 'node:test'
import { surround } from '../../geomap/mapping/static/src/boxes.js'
import { cluster, radius } from '../../geomap/mapping/static/src/clusters.js'
import { DISC, Slots } from '../../geomap/mapping/static/src/slots.js'
import { DATE } from '../../geomap/mapping/static/src/filter.js'
import { filterOf, random } from './rows.mjs'

const PART = { scale: 1024, left: 0, top: 0, width: 1024, height: 1024 }

function slotsOf(places, rows = places.map((_, spot) => ({ spot })), part = PART) {
  const filter = filterOf(rows)
  filter.columns.kind.set(places.map(([, , kind = 0]) => kind))
  const slots = new Slots({ x: Float64Array.from(places, ([x]) => x), y: Float64Array.from(places, ([, y]) => y), kind: filter.columns.kind }, 2)
  slots.look(part, () => 0)
  slots.fill(filter, Uint8Array.from(rows, (row) => row.look ?? 0))
  return slots
}

test('few places are drawn where they are', () => {
  const slots = slotsOf([[0.5, 0.25], [0.1, 0.9]])
  assert.deepEqual(slots.marks().map(({ x, y }) => [Math.round(x + slots.left), Math.round(y + slots.top)]), [[512, 256], [102, 922]])
})

test('rows at one place are one mark with its shares', () => {
  const slots = slotsOf([[0.5, 0.5]], [{ spot: 0, look: 1 }, { spot: 0, look: 0 }, { spot: 0, look: 1 }, {}])
  const [mark, ...others] = slots.marks()
  assert.equal(others.length, 0)
  assert.deepEqual([mark.count, mark.mixed, mark.row, slots.shares(mark.slots)], [3, false, 0, [[0, 1], [1, 2]]])
})

test('a mark is doubtful where all that it holds is', () => {
  const rows = [{ spot: 0, confidence: 0.3 }, { spot: 0, confidence: 0.5 }, { spot: 1, confidence: 0.3 }, { spot: 1, confidence: 0.9 }, { spot: 2, confidence: 0.4 }, { spot: 3 }]
  const marks = slotsOf([[0.2, 0.5], [0.4, 0.5], [0.6, 0.5], [0.8, 0.5]], rows).marks()
  assert.deepEqual(marks.map(({ doubtful }) => doubtful), [true, false, true, false])
  assert.deepEqual(cluster([...marks.slice(0, 1), { ...marks[2], x: marks[0].x }]).map(({ doubtful }) => doubtful), [true])
  assert.deepEqual(cluster([...marks.slice(0, 1), { ...marks[3], x: marks[0].x }]).map(({ doubtful }) => doubtful), [false])
})

test('many places are counted by cells, and none is lost', () => {
  const next = random(3)
  const places = Array.from({ length: 20000 }, () => [next(1000) / 1000, next(1000) / 1000])
  const slots = slotsOf(places)
  const marks = slots.marks()
  assert.ok(marks.length < 700)
  assert.equal(marks.reduce((sum, { count }) => sum + count, 0), 20000)
  const clusters = cluster(marks)
  assert.equal(clusters.reduce((sum, { count }) => sum + count, 0), 20000)
  assert.equal(new Set(clusters.flatMap(({ slots: inside }) => inside)).size, marks.length)
})

test('what is out of sight is no mark; a disc is none either', () => {
  const slots = slotsOf([[0.5, 0.5], [0.9, 0.9], [0.2, 0.2, DISC]], undefined, { ...PART, width: 700, height: 700 })
  assert.equal(slots.marks().length, 1)
  assert.deepEqual(slots.areas().map(({ spot }) => spot), [2])
})

test('places on both sides of the antimeridian stand together', () => {
  const slots = slotsOf([[0.99, 0.5], [0.01, 0.5]], undefined, { ...PART, left: 900, width: 300 })
  const [a, b] = slots.marks()
  assert.ok(Math.abs(a.x - b.x) < 30)
  assert.deepEqual(surround([[0.99, 0.4, 0.99, 0.4], [0.01, 0.6, 0.01, 0.6]]).map((value) => Math.round(value * 100) / 100), [0.99, 0.4, 1.01, 0.6])
})

test('the area of a mark grows with the root of its count, and holds its figure', () => {
  assert.equal(radius(1, 1), 8)
  assert.ok(radius(2, 2) < 14)
  assert.equal(radius(400000, 400000), 34)
  assert.ok(Math.abs(radius(400, 6400) - 17) < 0.01)
  assert.ok(radius(999, 1e6) >= 15)
})

test('marks that would overlap are joined, the larger taking the smaller', () => {
  const item = (spot, x, count) => ({ spot, x, y: 0, count, mixed: false, slots: [spot] })
  const clusters = cluster([item(0, 0, 1), item(1, 12, 50), item(2, 200, 1)])
  assert.deepEqual(clusters.map(({ x, count, mixed }) => [x, count, mixed]), [[12, 51, true], [200, 1, false]])
})

test('cells count what comes and goes while a window slides', () => {
  const next = random(5)
  const places = Array.from({ length: 60000 }, () => [next(1000) / 1000, next(1000) / 1000, next(500) ? 0 : DISC])
  const rows = places.map((_, spot) => ({ spot, date: Math.floor(spot / 150), confidence: next(10) / 10 }))
  const look = Uint8Array.from(rows, () => next(2))
  const slots = slotsOf(places, rows)
  const filter = filterOf(rows)
  filter.columns.kind.set(places.map(([, , kind]) => kind))
  filter.window = [0, 200]
  filter.apply(DATE)
  slots.fill(filter, look)
  const fresh = slotsOf(places, rows)
  for (let from = 1; from < 60; from += 1) {
    filter.window = [from * 3, from * 3 + 200 - (from % 7)]
    filter.apply(DATE)
    assert.ok(filter.flipped)
    slots.fill(filter, look, true)
    fresh.fill(filter, look)
    const plain = (all) => all.map(({ x, y, count, row, spot, doubtful, slots: [slot] }) => [slot, Math.round(x * 1e3), Math.round(y * 1e3), count, doubtful, ...(count === 1 ? [row, spot] : [])])
    assert.deepEqual(plain(slots.marks()), plain(fresh.marks()))
    assert.deepEqual(plain(slots.areas()), plain(fresh.areas()))
    assert.deepEqual(slots.tally, fresh.tally)
  }
})
