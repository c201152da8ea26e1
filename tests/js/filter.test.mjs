import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ALL, COUNTRY, DATE, FIGURES, PRECISION, STATUS, TEXT, TYPE, lower } from '../../geomap/mapping/static/src/filter.js'
import { filterOf, random } from './rows.mjs'

test('a window keeps what can have happened in it', () => {
  const filter = filterOf([{ date: 0, days: 30 }, { date: 5 }, { date: 10 }, { date: 12, days: 3 }, {}])
  filter.window = [11, 12]
  filter.unknown = false
  filter.apply(DATE)
  assert.deepEqual(filter.rows(), [0, 3])
  filter.unknown = true
  filter.apply(DATE)
  assert.deepEqual(filter.rows(), [0, 3, 4])
  filter.window = null
  filter.apply(DATE)
  assert.equal(filter.shown, 5)
})

test('a moved window gives what a fresh one gives', () => {
  const next = random(7)
  const rows = Array.from({ length: 500 }, () => ({ date: next(300), days: next(4) ? 0 : next(40) })).sort((a, b) => a.date - b.date)
  const moved = filterOf(rows)
  for (let i = 0; i < 60; i += 1) {
    const from = next(330) - 15
    const window = [from, from + next(50)]
    moved.window = window
    moved.apply(DATE)
    const expected = rows.flatMap(({ date, days }, row) => (date <= window[1] && date + days >= window[0] ? [row] : []))
    assert.deepEqual(moved.rows(), expected)
    assert.equal(moved.shown, expected.length)
  }
})

/** Rows with all there is, some of long intervals, some without a date or a place. */
function mixed(next, many) {
  const rows = Array.from({ length: many }, () => ({
    date: next(300), days: next(4) ? 0 : next(40), type: next(3), status: next(2), precision: next(4), country: next(3), confidence: next(10) / 10, ...(next(5) ? { spot: next(30) } : {}),
  }))
  return [...rows.sort((a, b) => a.date - b.date), ...Array.from({ length: 20 }, () => ({ type: next(3), spot: next(30) }))]
}

test('a window that slides counts what a fresh one counts', () => {
  const next = random(11)
  const rows = mixed(next, 600)
  const [slid, fresh] = [filterOf(rows), filterOf(rows)]
  for (const filter of [slid, fresh]) {
    filter.on.type = [1, 0, 1]
    filter.on.country = [1, 1, 0]
    filter.apply(TYPE | COUNTRY)
  }
  let from = 20
  let often = 0
  for (let i = 0; i < 200; i += 1) {
    from = Math.max(0, Math.min(200, from + next(9) - 4))
    const before = rows.map((_, row) => slid.fail[row] === 0)
    const window = i % 50 === 49 ? null : [from, from + 90 + next(3)]
    for (const filter of [slid, fresh]) {
      filter.window = window
      filter.unknown = i % 40 > 20
    }
    slid.apply(DATE)
    fresh.apply(ALL)
    for (const name of ['shown', 'located', 'rough', 'doubtful', 'from', 'to', 'fail', 'spotCount', 'counts']) assert.deepEqual(slid[name], fresh[name], name)
    if (!slid.flipped) continue
    often += 1
    const changed = rows.flatMap((_, row) => (before[row] === (slid.fail[row] === 0) ? [] : [row]))
    assert.deepEqual([...slid.flipped.subarray(0, slid.flips)].sort((a, b) => a - b), changed)
  }
  assert.ok(often > 100)
})

test('counts of a layer leave only its own switch out of account', () => {
  const filter = filterOf([{ type: 0, status: 0 }, { type: 1, status: 0 }, { type: 1, status: 1 }])
  filter.on.type = [1, 0, 1]
  filter.on.status = [1, 0]
  filter.apply(TYPE | STATUS)
  assert.equal(filter.shown, 1)
  assert.deepEqual([...filter.counts.type], [1, 1, 0])
  assert.deepEqual([...filter.counts.status], [1, 0])
  assert.equal(filter.left().filters, 0)
})

test('figures that are not stated do not pass, unless a range reaches as far', () => {
  const filter = filterOf([{ deaths: 5 }, { deaths: 0 }, {}])
  filter.figures.deaths = 1
  filter.apply(FIGURES)
  assert.deepEqual(filter.rows(), [0])
  assert.equal(filter.left().filters, 2)
})

test('a row without a confidence is not hidden by it', () => {
  const filter = filterOf([{ confidence: 0.9 }, { confidence: 0.2 }, {}])
  filter.figures.confidence = 0.5
  filter.apply(FIGURES)
  assert.deepEqual(filter.rows(), [0, 2])
})

test('what has a place and little confidence is doubtful, and nothing without a confidence', () => {
  const filter = filterOf([{ confidence: 0.59, spot: 0 }, { confidence: 0.6, spot: 0 }, { spot: 0 }, { confidence: 0.1 }])
  filter.apply(ALL)
  assert.equal(filter.doubtful, 1)
  assert.deepEqual(filter.rows((row) => filter.isDoubtful(row)), [0, 3])
  assert.equal(filterOf([{ spot: 0 }]).isDoubtful(0), false)
})

test('place, country and dates together', () => {
  const filter = filterOf([
    { precision: 0, country: 1, date: 3, spot: 0 },
    { precision: 0, country: 2, date: 4, spot: 0 },
    { precision: 2, country: 1, date: 5 },
  ])
  filter.on.country = [0, 1, 0]
  filter.apply(COUNTRY)
  assert.deepEqual(filter.rows(), [0, 2])
  assert.deepEqual([...filter.spotCount], [1])
  filter.on.place_precision = [1, 1, 0, 1]
  filter.apply(PRECISION)
  assert.deepEqual(filter.rows(), [0])
  assert.deepEqual(filter.span(), [3, 3])
  filter.on.type = [0, 0, 0]
  filter.apply(TYPE)
  assert.equal(filter.span(), null)
})

test('the span reaches to the last day of the longest interval', () => {
  assert.deepEqual(filterOf([{ date: 1, days: 100 }, { date: 50 }, { date: 60, days: 3 }, {}]).span(), [1, 101])
})

test('no rows at all', () => {
  const filter = filterOf([])
  filter.apply(ALL)
  assert.equal(filter.shown, 0)
  assert.equal(filter.span(), null)
})

test('lower bound', () => {
  assert.deepEqual([0, 1, 2, 5, 6].map((value) => lower([1, 2, 2, 5], value, 0, 4)), [0, 0, 1, 3, 4])
})

test('what is left out is counted once, by search before status, layer and filters', () => {
  const filter = filterOf([{ date: 1 }, { date: 2 }, { date: 3, status: 1 }, { date: 4, type: 1, status: 1 }, { date: 5, type: 1 }, { date: 6 }])
  filter.on.type = [1, 0, 1]
  filter.on.status = [1, 0]
  filter.hits = Uint8Array.from([1, 1, 1, 0, 1, 0])
  filter.apply(TYPE | STATUS | TEXT)
  const { search, status, type, filters } = filter.left()
  assert.deepEqual([search, [...status], [...type], filters], [2, [0, 1], [0, 1, 0], 0])
  filter.window = [2, 2]
  filter.apply(DATE)
  assert.equal(filter.left().filters, 1)
  assert.equal(filter.left().search, 2)
  filter.hits = null
  filter.apply(TEXT)
  assert.deepEqual([filter.left().search, filter.left().filters, filter.shown], [0, 2, 1])
})

test('days that no switch lets through do not stretch the time, whatever the window and the search', () => {
  const filter = filterOf([{ date: 0, days: 364, status: 1 }, { date: 400, days: 9 }, { date: 405 }, { date: 900, type: 1 }, {}])
  assert.deepEqual(filter.extent(), [0, 900])
  filter.on.type = [1, 0, 1]
  filter.on.status = [1, 0]
  filter.apply(TYPE | STATUS)
  assert.deepEqual(filter.extent(), [400, 409])
  filter.window = [405, 405]
  filter.hits = Uint8Array.from([0, 0, 1, 0, 0])
  filter.apply(DATE | TEXT)
  assert.deepEqual(filter.extent(), [400, 409])
  filter.on.status = [1, 1]
  filter.apply(STATUS)
  assert.deepEqual(filter.extent(), [0, 409])
  filter.on.type = [0, 0, 0]
  filter.apply(TYPE)
  assert.deepEqual(filter.extent(), [0, 900])
})
