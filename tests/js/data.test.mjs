import assert from 'node:assert/strict'
import { test } from 'node:test'
import { unpack } from '../../geomap/mapping/static/src/columns.js'
import { csv, feature, geojson, guarded } from '../../geomap/mapping/static/src/features.js'
import { Texts, fold } from '../../geomap/mapping/static/src/texts.js'
import { NO_DAY, NO_SPOT } from '../../geomap/mapping/static/src/filter.js'

const texts = (values) => new Texts(new TextEncoder().encode(values.join('\u001f')))
const found = (column, word) => {
  const rows = []
  column.search(word, (row) => rows.push(row))
  return rows
}

test('columns: by the byte, as steps, as one value', () => {
  const body = Uint8Array.from([1, 2, 3, /* planes of 1, 258 */ 1, 2, 0, 1, /* steps 5, -1, 2 */ 5, 255, 2, 0, 255, 0, 0, 255, 0, 0, 255, 0])
  const columns = unpack({ a: { t: 'u1', n: 3, at: 0 }, b: { t: 'u2', n: 2, at: 3 }, c: { t: 'i4', n: 3, at: 7, d: 1 }, d: { t: 'i4', n: 2, v: NO_DAY }, e: { t: 'f4', n: 0, at: 7 } }, body)
  assert.deepEqual([...columns.a], [1, 2, 3])
  assert.deepEqual([...columns.b], [1, 258])
  assert.deepEqual([...columns.c], [5, 4, 6])
  assert.deepEqual([...columns.d], [NO_DAY, NO_DAY])
  assert.equal(columns.e.length, 0)
})

test('texts come out as they went in', () => {
  const values = ['', 'abc', 'Hà Nội', 'درعا', '\ufeffmark', 'a\0b\u2028', '\ud83d\ude00', '']
  const column = texts(values)
  assert.equal(column.n, values.length)
  assert.deepEqual(values.map((_, row) => column.at(row)), values)
})

test('a search finds the row, whatever case, accents or place in it', () => {
  const column = texts(['Air strike', '', 'Hà Nội, Đà Nẵng', 'strike strike', 'İstanbul', 'last STRIKE'])
  assert.deepEqual(found(column, 'strike'), [0, 3, 5])
  assert.deepEqual(found(column, fold('HÀ NỘI')), [2])
  assert.deepEqual(found(column, 'da nang'), [2])
  assert.deepEqual(found(column, 'istanbul'), [4])
  assert.deepEqual(found(column, 'nothing'), [])
})

test('a search over many chunks finds what a plain one finds', () => {
  const values = Array.from({ length: 30000 }, (_, i) => (i % 7 ? `row ${i} é` : `Row ${i} needle`))
  const expected = values.flatMap((value, row) => (value.includes('needle') ? [row] : []))
  assert.deepEqual(found(texts(values), 'needle'), expected)
  assert.deepEqual(found(texts(['x'.repeat(600000), 'needle', `${'y'.repeat(600000)}needle`]), 'needle'), [1, 2])
})

/** As much of a store as the writers need. */
function store(rows) {
  const column = (name) => rows.map((row) => row[name] ?? '')
  return {
    n: rows.length,
    head: { words: { country: [''], status: ['reported'], place_precision: ['town'], date_precision: ['day'] }, texts: { summary: {}, 'extra.9': {} }, extras: [['extra.9', '=own']] },
    columns: { spot: rows.map((row) => row.spot ?? NO_SPOT), lon: [3610000], lat: [-1234567], deaths: Float32Array.from(rows, (row) => row.deaths ?? NaN), confidence: Float32Array.from(rows, (row) => row.confidence ?? NaN) },
    text: (name, row) => column(name)[row] ?? '',
    word: (name) => ({ country: '', status: 'reported', place_precision: 'town', date_precision: 'day' })[name],
    type: () => ({ key: 'flood', group: 'disaster' }),
    dates: (row) => (rows[row].day === undefined ? [null, null] : [rows[row].day, rows[row].day + 1]),
    spot: (row) => rows[row].spot ?? NO_SPOT,
    number(name, row) {
      const value = this.columns[name]?.[row]
      return value === undefined || Number.isNaN(value) ? null : value
    },
  }
}

test('GeoJSON: numbers stay numbers, what is missing is null', () => {
  const made = store([{ id: 'a', summary: 'x', spot: 0, deaths: 3, confidence: 0.7, day: 19668 }, {}])
  const [one, two] = JSON.parse([...geojson(made, [0, 1])].join('')).features
  assert.deepEqual(one.geometry, { type: 'Point', coordinates: [36.1, -12.34567] })
  assert.equal(one.id, 'a')
  const { type, group, date, date_end: end, deaths, confidence, summary } = one.properties
  assert.deepEqual([type, group, date, end, deaths, confidence, summary], ['flood', 'disaster', '2023-11-07', '2023-11-08', 3, 0.7, 'x'])
  assert.equal(two.geometry, null)
  assert.equal(two.properties.deaths, null)
  assert.deepEqual(feature(made, 1), two)
  assert.deepEqual(JSON.parse([...geojson(made, [])].join('')).features, [])
})

test('CSV: no cell is a formula, no cell breaks a row', () => {
  const bad = ['=1+1', '+1', '-1', '@a', '\tb', "'=1", 'a,"b"\nc']
  const text = [...csv(store(bad.map((summary) => ({ summary, 'extra.9': summary, deaths: 1 }))), bad.map((_, i) => i))].join('')
  for (const shown of ["'=1+1", "'+1", "'-1", "'@a", "'\tb", "''=1", '"a,""b""\nc"']) assert.ok(text.includes(`,${shown},`), shown)
  assert.ok(text.split('\n')[0].includes(",'=own,"))
  assert.ok(!/(^|,)[=+@\t]/m.test(text))
  assert.equal(guarded('Erbil'), 'Erbil')
})
