/**
 * What is shown: one byte per row, one bit per kind of filter that the row fails; 0 is shown. Canvas,
 * histogram, list and sentence all read it, so that they can't disagree. Plain arrays in, no page needed.
 */

export const NO_SPOT = 0xffffffff
export const NO_DAY = -2147483648
export const TYPE = 1
export const STATUS = 2
export const PRECISION = 4
export const COUNTRY = 8
export const FIGURES = 16
export const TEXT = 32
export const DATE = 64
export const ALL = 127
// Confidence below which an incident is marked as doubtful: of those on web pages, hardly more than half are right.
export const DOUBTFUL = 0.6

/** First row from which `values`, sorted, are not below `value`. */
export function lower(values, value, low, high) {
  while (low < high) {
    const middle = (low + high) >>> 1
    if (values[middle] < value) low = middle + 1
    else high = middle
  }
  return low
}

export class Filter {
  /**
   * Nothing is computed before the first `apply(ALL)`.
   *
   * @param {object} columns  typed arrays of the rows, which are in the order of their dates, unknown ones last
   * @param {number} n  rows
   * @param {object} words  the vocabularies of type, status, place_precision, country: arrays
   */
  constructor(columns, n, words) {
    this.columns = columns
    this.n = n
    this.fail = new Uint8Array(n)
    const { date, days } = columns
    this.dated = n
    while (this.dated > 0 && date[this.dated - 1] === NO_DAY) this.dated -= 1
    this.longest = 0
    for (let row = 0; row < this.dated; row += 1) if (days[row] > this.longest) this.longest = days[row]
    this.first = this.dated ? date[0] : 0
    this.last = this.first
    for (let row = 0; row < this.dated; row += 1) this.last = Math.max(this.last, date[row] + days[row])
    this.counts = {
      type: new Uint32Array(words.type.length),
      status: new Uint32Array(words.status.length),
      place_precision: new Uint32Array(words.place_precision.length),
      country: new Uint32Array(words.country.length),
    }
    this.spotCount = new Uint32Array(columns.kind.length)
    this.on = { type: words.type.map(() => 1), status: words.status.map(() => 1), place_precision: null, country: null }
    this.figures = { deaths: null, confidence: null }
    this.hits = null
    this.window = null // [first day, last day]
    this.unknown = true // whether rows without a date are shown beside a window
    this.from = 0
    this.to = this.dated
    this.slid = { first: -Infinity, last: Infinity, unknown: true } // the window that the bits are of
    this.flipped = null // rows that the last `apply` let in or out, if it only moved a window by a little
    this.flips = 0 // how many of them
    this.turn = 0 // counts the calls of `apply`, so that who counts what flipped knows that nothing was missed
  }

  /** Compute the bits anew, then what is counted. */
  apply(bits) {
    const { columns, n, fail } = this
    this.flipped = null
    this.turn += 1
    if (bits & (TYPE | STATUS | TEXT)) this.kept = null
    if (bits === DATE && this.#slide()) return
    const table = (bit, codes, on) => {
      if (!on) for (let row = 0; row < n; row += 1) fail[row] &= ~bit
      else for (let row = 0; row < n; row += 1) fail[row] = on[codes[row]] ? fail[row] & ~bit : fail[row] | bit
    }
    if (bits & TYPE) table(TYPE, columns.type, this.on.type)
    if (bits & STATUS) table(STATUS, columns.status, this.on.status)
    if (bits & PRECISION) table(PRECISION, columns.place_precision, this.on.place_precision)
    if (bits & COUNTRY) table(COUNTRY, columns.country, this.on.country)
    if (bits & FIGURES) this.#figures()
    if (bits & TEXT) {
      const { hits } = this
      for (let row = 0; row < n; row += 1) fail[row] = hits && !hits[row] ? fail[row] | TEXT : fail[row] & ~TEXT
    }
    if (bits & DATE) this.#dates()
    this.#count()
  }

  #figures() {
    const { n, fail, columns } = this
    const { deaths, confidence } = this.figures
    const high = columns.deaths_high
    for (let row = 0; row < n; row += 1) {
      let ok = true
      // What is not stated is not known to be enough.
      if (deaths !== null) ok = (columns.deaths?.[row] ?? NaN) >= deaths || (high?.[row] ?? NaN) >= deaths
      if (ok && confidence !== null) ok = !((columns.confidence?.[row] ?? NaN) < confidence)
      fail[row] = ok ? fail[row] & ~FIGURES : fail[row] | FIGURES
    }
  }

  /** Rows whose interval meets the window. Only rows that begin near the old or the new one can change. */
  #dates() {
    const { fail, dated, n } = this
    const { date, days } = this.columns
    const [from, to] = this.window ? this.reach(...this.window) : [0, dated]
    for (let row = Math.min(this.from, from); row < from; row += 1) fail[row] |= DATE
    for (let row = to; row < Math.max(this.to, to); row += 1) fail[row] |= DATE
    if (this.window) {
      const [first, last] = this.window
      for (let row = from; row < to; row += 1) {
        fail[row] = date[row] <= last && date[row] + days[row] >= first ? fail[row] & ~DATE : fail[row] | DATE
      }
    } else for (let row = from; row < to; row += 1) fail[row] &= ~DATE
    for (let row = dated; row < n; row += 1) fail[row] = this.window && !this.unknown ? fail[row] | DATE : fail[row] & ~DATE
    this.from = from
    this.to = to
    this.#remember()
  }

  #remember() {
    const [first, last] = this.window ?? [-Infinity, Infinity]
    this.slid = { first, last, unknown: !this.window || this.unknown }
  }

  /** Only rows that the ends of the window pass over change; false, and nothing done, if they are not far fewer. */
  #slide() {
    const { dated, slid, longest, window } = this
    const { date, days } = this.columns
    if (!window || slid.unknown !== this.unknown) return false
    const [first, last] = window
    const ends = [[0, 0], [0, 0]]
    if (first !== slid.first) ends[0] = [lower(date, Math.min(first, slid.first) - longest, 0, dated), lower(date, Math.max(first, slid.first), 0, dated)]
    if (last !== slid.last) ends[1] = [lower(date, Math.min(last, slid.last) + 1, 0, dated), lower(date, Math.max(last, slid.last) + 1, 0, dated)]
    const [from, to] = this.reach(first, last)
    if (ends.reduce((sum, [start, end]) => sum + end - start, 0) * 3 > to - from) return false
    this.flipped = this.passed ??= new Uint32Array(dated)
    this.flips = 0
    for (const [start, end] of ends) {
      for (let row = start; row < end; row += 1) {
        const out = date[row] > last || date[row] + days[row] < first
        if (out !== ((this.fail[row] & DATE) !== 0)) this.#flip(row)
      }
    }
    this.from = from
    this.to = to
    this.#remember()
    return true
  }

  /** Whether so little speaks for a row that its reader should know; never where no confidence is given. */
  isDoubtful(row) {
    return (this.columns.confidence?.[row] ?? NaN) < DOUBTFUL
  }

  /** Let a row in or out by its date. */
  #flip(row) {
    const { fail } = this
    this.#tell(row, -1)
    fail[row] ^= DATE
    this.#tell(row, 1)
    if (!(fail[row] & ~DATE)) this.flipped[this.flips++] = row
  }

  /** Count a row by what it fails, or (`by` -1) no more: as `#count` does it for all. */
  #tell(row, by) {
    const failed = this.fail[row]
    const { counts, columns } = this
    if (failed === 0) {
      this.shown += by
      counts.type[columns.type[row]] += by
      counts.status[columns.status[row]] += by
      counts.place_precision[columns.place_precision[row]] += by
      counts.country[columns.country[row]] += by
      const spot = columns.spot[row]
      if (spot === NO_SPOT) return
      this.located += by
      if (this.isDoubtful(row)) this.doubtful += by
      this.spotCount[spot] += by
      if (columns.kind[spot] === 2) this.rough += by
    } else if (failed === TYPE) counts.type[columns.type[row]] += by
    else if (failed === STATUS) counts.status[columns.status[row]] += by
    else if (failed === PRECISION) counts.place_precision[columns.place_precision[row]] += by
    else if (failed === COUNTRY) counts.country[columns.country[row]] += by
  }

  /** Rows, from and up to, outside of which no interval meets the window. */
  reach(first, last) {
    const { date } = this.columns
    return [lower(date, first - this.longest, 0, this.dated), lower(date, last + 1, 0, this.dated)]
  }

  /** Every row that can be shown: those in reach of the window, then those without a date. */
  ranges() {
    return [[this.from, this.to], [this.dated, this.n]]
  }

  #count() {
    const { fail, counts, spotCount } = this
    const { type, status, spot, country, place_precision: precision, kind } = this.columns
    for (const tally of Object.values(counts)) tally.fill(0)
    spotCount.fill(0)
    let shown = 0
    let located = 0
    let rough = 0
    let doubtful = 0
    for (const [from, to] of this.ranges()) {
      for (let row = from; row < to; row += 1) {
        const failed = fail[row]
        if (failed === 0) {
          shown += 1
          counts.type[type[row]] += 1
          counts.status[status[row]] += 1
          counts.place_precision[precision[row]] += 1
          counts.country[country[row]] += 1
          if (spot[row] !== NO_SPOT) {
            located += 1
            if (this.isDoubtful(row)) doubtful += 1
            spotCount[spot[row]] += 1
            if (kind[spot[row]] === 2) rough += 1
          }
        } else if (failed === TYPE) counts.type[type[row]] += 1
        else if (failed === STATUS) counts.status[status[row]] += 1
        else if (failed === PRECISION) counts.place_precision[precision[row]] += 1
        else if (failed === COUNTRY) counts.country[country[row]] += 1
      }
    }
    this.shown = shown
    this.located = located
    this.rough = rough // known only to a unit or an area
    this.doubtful = doubtful // of those that have a place
  }

  /**
   * How many are not shown, each counted by the first that leaves it out: `search`, `status` and `type` (by code:
   * layers are switches, not filters), then `filters`, those of place, country, figures and dates.
   */
  left() {
    const { fail, n, columns, counts } = this
    if (!this.kept) {
      const kept = { search: 0, status: new Uint32Array(counts.status.length), type: new Uint32Array(counts.type.length), passed: 0 }
      for (let row = 0; row < n; row += 1) {
        if (fail[row] & TEXT) kept.search += 1
        else if (fail[row] & STATUS) kept.status[columns.status[row]] += 1
        else if (fail[row] & TYPE) kept.type[columns.type[row]] += 1
        else kept.passed += 1
      }
      this.kept = kept
    }
    return { ...this.kept, filters: this.kept.passed - this.shown }
  }

  /** First and last day of what is shown or would be, were it not for search and dates; all days if that is nothing. */
  extent() {
    const { fail, dated, longest } = this
    const { date, days } = this.columns
    const pass = ~(DATE | TEXT)
    let row = 0
    while (row < dated && fail[row] & pass) row += 1
    if (row >= dated) return [this.first, this.last]
    let last = -Infinity
    for (let i = dated - 1; i >= row && date[i] + longest > last; i -= 1) if (!(fail[i] & pass)) last = Math.max(last, date[i] + days[i])
    return [date[row], last]
  }

  /** First and last day on which what is shown can have happened; null if no date is known. */
  span() {
    const { date, days } = this.columns
    let row = this.from
    while (row < this.to && this.fail[row]) row += 1
    if (row >= this.to) return null
    let last = -Infinity
    const { longest } = this
    for (let i = this.to - 1; i >= row && date[i] + longest > last; i -= 1) if (!this.fail[i]) last = Math.max(last, date[i] + days[i])
    return [date[row], last]
  }

  /** Rows that are shown and pass a test, in the order of their dates. */
  rows(test = () => true, limit = Infinity) {
    const found = []
    for (const [from, to] of this.ranges()) {
      for (let row = from; row < to && found.length < limit; row += 1) if (!this.fail[row] && test(row)) found.push(row)
    }
    return found
  }
}
