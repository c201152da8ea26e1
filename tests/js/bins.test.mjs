import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Bins, edges, unitFor, unitsFor } from '../../geomap/mapping/static/src/bins.js'
import { DATE } from '../../geomap/mapping/static/src/filter.js'
import { filterOf } from './rows.mjs'

const day = (text) => Date.parse(`${text}T00:00:00Z`) / 86400000
const text = (value) => new Date(value * 86400000).toISOString().slice(0, 10)

test('the unit follows the span', () => {
  assert.equal(unitFor(day('2023-11-01'), day('2023-11-30')), 'day')
  assert.equal(unitFor(day('2023-01-01'), day('2023-12-31')), 'week')
  assert.equal(unitFor(day('2018-01-01'), day('2023-12-31')), 'month')
  assert.equal(unitFor(day('1970-01-01'), day('2023-12-31')), 'year')
  assert.deepEqual(unitsFor(day('2023-11-07'), day('2023-11-07')), ['day'])
  assert.ok(!unitsFor(day('1900-01-01'), day('2023-12-31')).includes('day'))
})

test('weeks begin on Mondays, also before 1970', () => {
  for (const first of ['2023-11-08', '2023-11-05', '1969-12-30']) {
    assert.equal(new Date(edges('week', day(first), day(first))[0] * 86400000).getUTCDay(), 1)
  }
})

test('months and years are those of the calendar', () => {
  assert.deepEqual([...edges('month', day('2023-12-15'), day('2024-02-29'))].map(text), ['2023-12-01', '2024-01-01', '2024-02-01', '2024-03-01'])
  assert.deepEqual([...edges('year', day('2023-12-15'), day('2024-01-01'))].map(text), ['2023-01-01', '2024-01-01', '2025-01-01'])
  assert.equal(new Date(edges('year', day('0050-05-05'), day('0050-05-05'))[0] * 86400000).getUTCFullYear(), 50)
})

test('what is wider than a bar counts in every bar that it can have happened in, apart', () => {
  const first = day('2023-11-01')
  const filter = filterOf([{ date: first, days: 2 }, { date: first + 1 }, { date: first + 1, type: 1 }, {}])
  const bins = new Bins('day', filter.first, filter.last)
  const look = Uint8Array.from([0, 0, 1, 1])
  const counts = bins.tally(filter, look, 2)
  assert.deepEqual([...counts.sharp], [0, 0, 1, 1, 0, 0])
  assert.deepEqual([...counts.wide].slice(0, 3), [1, 1, 1])
  assert.deepEqual([...counts.totals], [0, 2, 0])
  assert.deepEqual([counts.most, counts.nowhere, [...counts.unknown]], [3, 1, [0, 1]])
  assert.deepEqual([...new Bins('week', filter.first, filter.last).tally(filter, look, 2).sharp], [2, 1])
})

test('a window does not change the histogram', () => {
  const filter = filterOf([{ date: 10 }, { date: 20 }])
  const bins = new Bins('day', 10, 20)
  filter.window = [10, 12]
  filter.apply(DATE)
  assert.equal(filter.shown, 1)
  assert.equal(bins.tally(filter, new Uint8Array(2), 1).totals[10], 1)
})

test('days outside belong to the nearest bar', () => {
  const bins = new Bins('day', 10, 20)
  assert.deepEqual([bins.of(-5), bins.of(10), bins.of(20), bins.of(99)], [0, 0, 10, 10])
})
