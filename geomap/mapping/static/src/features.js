/** Incidents as GeoJSON and CSV, as geomap itself writes them, for a reader who wants to go on with them. */
import { NO_DAY, NO_SPOT } from './filter.js'
import { isoDay } from './words.js'

const TEXT = ['place', 'place_name', 'country', 'admin1', 'summary', 'quote', 'source', 'source_url', 'lang', 'place_alternative', 'quote_trigger']
const ORDER = [
  'type', 'group', 'status', 'date', 'date_end', 'date_precision', 'place', 'place_name', 'country', 'admin1', 'place_precision', 'radius_km', 'place_score',
  'deaths', 'deaths_low', 'deaths_high', 'injured', 'affected', 'summary', 'quote', 'source', 'source_url', 'source_date', 'lang', 'confidence', 'place_alternative', 'quote_trigger',
]

/** Value of a column in a row: text, number or null. Texts have to be unpacked (`store.need`). */
function value(store, name, row) {
  const { columns } = store
  if (name === 'type') return store.type(row).key
  if (name === 'group') return store.type(row).group
  if (name === 'date' || name === 'date_end') {
    const day = store.dates(row)[name === 'date' ? 0 : 1]
    return day === null ? null : isoDay(day)
  }
  if (name === 'source_date') {
    const day = columns.source_date?.[row] ?? NO_DAY
    return day === NO_DAY ? null : isoDay(day)
  }
  if (name === 'country') return store.word('country', row) || null
  if (Object.hasOwn(store.head.words, name)) return store.word(name, row)
  if (TEXT.includes(name) || name.startsWith('extra.')) return store.text(name, row) || null
  const number = store.number(name, row)
  // 32-bit numbers carry seven digits.
  return number === null ? null : columns[name] instanceof Float32Array ? Number(number.toPrecision(7)) : number
}

/** Names of the columns that this map has, and the columns of the user's own under their own names. */
function fields(store) {
  const known = ORDER.filter((name) => !TEXT.includes(name) || name === 'country' || store.head.texts[name])
  return [...known.filter((name) => !(name in { radius_km: 1, place_score: 1, deaths: 1, deaths_low: 1, deaths_high: 1, injured: 1, affected: 1, confidence: 1, source_date: 1 }) || store.columns[name]).map((name) => [name, name]), ...store.head.extras]
}

export function feature(store, row) {
  const spot = store.spot(row)
  const properties = Object.fromEntries(fields(store).map(([name, label]) => [label, value(store, name, row)]))
  const id = store.text('id', row)
  return {
    type: 'Feature',
    ...(id ? { id } : {}),
    properties,
    geometry: spot === NO_SPOT ? null : { type: 'Point', coordinates: [store.columns.lon[spot] / 1e5, store.columns.lat[spot] / 1e5] },
  }
}

const CHUNK = 2000

/** Parts of a FeatureCollection, one feature to a line. */
export function* geojson(store, rows) {
  let text = '{"type": "FeatureCollection", "features": [\n'
  for (const [i, row] of rows.entries()) {
    text += `${i ? ',\n' : ''}${JSON.stringify(feature(store, row))}`
    if (i % CHUNK === 0) {
      yield text
      text = ''
    }
  }
  yield `${text}\n]}\n`
}

/** Text that a spreadsheet would run as a formula gets an apostrophe in front; numbers stay numbers. */
export const guarded = (text) => (/^'*[=+\-@\t\r\n]/.test(text) ? `'${text}` : text)

function cell(given) {
  if (given === null) return ''
  const text = typeof given === 'number' ? String(given) : guarded(given)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Parts of a CSV file with a header row. */
export function* csv(store, rows) {
  const all = fields(store)
  let text = `${['id', ...all.map(([, label]) => label), 'longitude', 'latitude'].map(cell).join(',')}\n`
  for (const [i, row] of rows.entries()) {
    const spot = store.spot(row)
    const [lon, lat] = spot === NO_SPOT ? [null, null] : [store.columns.lon[spot] / 1e5, store.columns.lat[spot] / 1e5]
    text += `${[store.text('id', row) || null, ...all.map(([name]) => value(store, name, row)), lon, lat].map(cell).join(',')}\n`
    if (i % CHUNK === 0) {
      yield text
      text = ''
    }
  }
  yield text
}
