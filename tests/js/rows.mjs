/** Rows as the page has them, from plain objects: what the tests are made of. */
import { ALL, Filter, NO_DAY, NO_SPOT } from '../../geomap/mapping/static/src/filter.js'

export const WORDS = {
  type: [{}, {}, {}],
  status: ['reported', 'planned'],
  place_precision: ['town', 'admin1', 'country', 'none'],
  country: ['', 'SY', 'IQ'],
}

/** Rows have to come in the order of their dates, unknown ones last, as the packer puts them. */
export function filterOf(rows, words = WORDS) {
  const column = (name, make, otherwise) => make.from(rows, (row) => row[name] ?? otherwise)
  const spots = Math.max(0, ...rows.map((row) => (row.spot ?? -1) + 1))
  const columns = {
    type: column('type', Uint8Array, 0),
    status: column('status', Uint8Array, 0),
    place_precision: column('precision', Uint8Array, 0),
    country: column('country', Uint8Array, 0),
    date: column('date', Int32Array, NO_DAY),
    days: column('days', Uint16Array, 0),
    spot: column('spot', Uint32Array, NO_SPOT),
    kind: new Uint8Array(spots),
  }
  if (rows.some((row) => 'deaths' in row)) columns.deaths = column('deaths', Float32Array, NaN)
  if (rows.some((row) => 'confidence' in row)) columns.confidence = column('confidence', Float32Array, NaN)
  const filter = new Filter(columns, rows.length, words)
  filter.apply(ALL)
  return filter
}

/** A generator of pseudo-random whole numbers, the same in every run. */
export function random(seed = 1) {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state % below
  }
}
