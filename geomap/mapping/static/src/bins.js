/** Bins of the histogram: days, weeks, months or years, as days since 1970-01-01. */
import { DATE } from './filter.js'

export const UNITS = ['day', 'week', 'month', 'year']
const MOST = { day: 92, week: 106, month: 130 } // bins, before a wider unit reads better
const LENGTH = { day: 1, week: 7, month: 30.44 }

/** The unit that a span of time is best read in. */
export function unitFor(first, last) {
  return UNITS.find((unit) => unit === 'year' || (last - first + 1) / LENGTH[unit] <= MOST[unit])
}

/** Units that are of use for a span: not one bin for all, and not thousands. */
export function unitsFor(first, last) {
  return UNITS.filter((unit) => {
    const many = (last - first + 1) / (LENGTH[unit] ?? 365.25)
    return many <= 2500 && (many > 1 || unit === 'day')
  })
}

/** First day of a month; years below 100 are themselves, not of the last century. */
function firstDay(year, month) {
  const date = new Date(0)
  date.setUTCFullYear(year, month, 1)
  return Math.round(date.getTime() / 86400000)
}

/** Edges of the bins that hold a span: bin i reaches from edge i up to, not with, edge i + 1. */
export function edges(unit, first, last) {
  const found = []
  if (unit === 'day' || unit === 'week') {
    const step = unit === 'day' ? 1 : 7
    // 1970-01-05 was a Monday.
    let day = unit === 'day' ? first : first - ((((first - 4) % 7) + 7) % 7)
    for (; day <= last; day += step) found.push(day)
    found.push(day)
    return Int32Array.from(found)
  }
  const start = new Date(first * 86400000)
  let year = start.getUTCFullYear()
  let month = unit === 'month' ? start.getUTCMonth() : 0
  for (;;) {
    const day = firstDay(year, month)
    found.push(day)
    if (day > last) return Int32Array.from(found)
    if (unit === 'month') month += 1
    else year += 1
  }
}

export class Bins {
  constructor(unit, first, last) {
    this.unit = unit
    this.edges = edges(unit, first, last)
    this.n = this.edges.length - 1
    this.start = this.edges[0]
    const end = this.edges[this.n]
    this.table = new Uint16Array(end - this.start)
    for (let bin = 0; bin < this.n; bin += 1) this.table.fill(bin, this.edges[bin] - this.start, this.edges[bin + 1] - this.start)
  }

  /** Bin of a day; the nearest one for a day outside. */
  of(day) {
    return this.table[Math.max(0, Math.min(this.table.length - 1, day - this.start))]
  }

  /** Incidents per bin and colour, whatever the window; what is wider than a bin, and what has no date, apart. */
  tally(filter, look, colours) {
    const { fail, dated, n } = filter
    const { date, days } = filter.columns
    const { table, start } = this
    const found = { sharp: new Uint32Array(this.n * colours), wide: new Int32Array(this.n + 1), unknown: new Uint32Array(colours), most: 1 }
    const { sharp, wide, unknown } = found
    const pass = ~DATE
    for (let row = 0; row < dated; row += 1) {
      if (fail[row] & pass) continue
      const bin = table[date[row] - start]
      const last = days[row] === 0 ? bin : table[date[row] + days[row] - start]
      if (bin === last) sharp[bin * colours + look[row]] += 1
      else {
        wide[bin] += 1
        wide[last + 1] -= 1
      }
    }
    for (let row = dated; row < n; row += 1) if (!(fail[row] & pass)) unknown[look[row]] += 1
    for (let bin = 1; bin <= this.n; bin += 1) wide[bin] += wide[bin - 1]
    found.totals = new Uint32Array(this.n)
    for (let bin = 0; bin < this.n; bin += 1) {
      for (let k = 0; k < colours; k += 1) found.totals[bin] += sharp[bin * colours + k]
      found.most = Math.max(found.most, found.totals[bin] + wide[bin])
    }
    found.nowhere = unknown.reduce((sum, many) => sum + many, 0)
    return found
  }
}
