/** What the page says, in words. Dates are read as ISO days: no time zone can move them. */

import { shorten } from './dom.js'

export const strings = {
  noIncidents: 'No incidents.',
  nothingShown: 'Nothing is shown: all layers are off.',
  notStated: 'not stated',
  status: {
    reported: 'Reported as having happened',
    planned: 'Planned or announced; not reported as having happened',
    possible: 'Possible or threatened; not reported as having happened',
    denied: 'Denied',
    background: 'Background to the report, not news',
  },
  statusLayer: { reported: 'Reported', planned: 'Planned', possible: 'Possible', denied: 'Denied', background: 'Background' },
}

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
const numbers = new Intl.NumberFormat('en')

export const number = (value) => numbers.format(value)
export const count = (n, one, many = `${one}s`) => `${number(n)} ${n === 1 ? one : many}`

/** Year, month, day of a number of days since 1970-01-01. */
function parts(day) {
  const date = new Date(day * 86400000)
  return [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()]
}

export function day(value) {
  const [y, m, d] = parts(value)
  return `${d} ${MONTHS[m]} ${y}`
}

export function isoDay(value) {
  return new Date(value * 86400000).toISOString().slice(0, 10)
}

/** "3-12 November 2023", "28 October - 3 November 2023", ... */
export function span(first, last) {
  const [y1, m1, d1] = parts(first)
  const [y2, m2, d2] = parts(last)
  if (first === last) return day(first)
  if (y1 !== y2) return `${day(first)} \u2013 ${day(last)}`
  if (m1 !== m2) return `${d1} ${MONTHS[m1]} \u2013 ${day(last)}`
  return `${d1}\u2013${d2} ${MONTHS[m2]} ${y2}`
}

function between(first, last) {
  const [y1, m1, d1] = parts(first)
  const [y2, m2] = parts(last)
  const start = y1 !== y2 ? day(first) : m1 !== m2 ? `${d1} ${MONTHS[m1]}` : d1
  return `${start} and ${day(last)}`
}

/** The date with its precision, for the card (`short` for the list). */
export function date(first, last, precision, short = false) {
  if (first === null) return short ? 'no date' : 'Date not stated'
  const [y, m, d] = parts(first)
  const [, , lastDay] = parts(last + 1)
  const whole = precision === 'month' && d === 1 && lastDay === 1 && last - first < 31
  const text = whole ? `${MONTHS[m]} ${y}` : precision === 'year' && d === 1 && m === 0 && last - first > 360 && last - first < 366 ? `${y}` : span(first, last)
  if (short) return text
  if (first === last) return text
  return whole || text === String(y) ? `Some time in ${text}` : `Between ${between(first, last)}`
}

const UNIT = /province|governorate|oblast|district|region|state|strip|county|prefecture|territory|area|sea|desert|river/i

/** Name of the unit that a disc stands for. */
export function unit(name, precision) {
  const word = { admin1: 'province', admin2: 'district' }[precision]
  return word && !UNIT.test(name) ? `${name} ${word}` : name
}

/** How precisely the place is known, as a sentence. */
export function precision(kind, name, radius) {
  const within = radius > 0 ? `, within ${number(Math.round(radius))} km` : ''
  const place = name || 'this place'
  switch (kind) {
    case 'site': return `At ${place}${radius > 0 ? ` (within ${number(Math.max(1, Math.round(radius)))} km)` : ''}`
    case 'town': return `In ${place}${within}`
    case 'near': return `Near ${place}${within}`
    case 'admin2': case 'admin1': return `Somewhere in ${unit(place, kind)}${within}`
    case 'area': return `Somewhere in the area of ${place}${within}`
    case 'country': return `Somewhere in ${place}; no place in the country is known`
    default: return 'Place not found: not on the map'
  }
}

export function score(value) {
  const word = value >= 0.8 ? 'high' : value >= 0.5 ? 'medium' : 'low'
  return `${word} (${value.toFixed(2)})`
}

let regions
/** Name of a country, or its code where the browser has no name for it. */
export function country(code) {
  try {
    regions ??= new Intl.DisplayNames(['en'], { type: 'region' })
    return regions.of(code) ?? code
  } catch {
    return shorten(code, 40)
  }
}

let languages
export function language(code) {
  try {
    languages ??= new Intl.DisplayNames(['en'], { type: 'language' })
    return languages.of(code) ?? code
  } catch {
    return shorten(code, 40)
  }
}

export function listed(names) {
  if (names.length < 2) return names.join('')
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}
