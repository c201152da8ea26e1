/** What the page says, in the reader's language. Dates are read as ISO days: no time zone can move them. */
import { inflateJson } from './blocks.js'
import { shorten } from './dom.js'
import { DOUBTFUL } from './filter.js'

const RIGHT_TO_LEFT = new Set(['ar'])
let strings = {}
let tool
export let lang = 'en'

/** The language for a reader: the one asked for, else the first of the browser's that there is, else the first there is. */
export function choose(available, asked, preferred) {
  const wanted = asked ? [asked] : preferred
  return wanted.map((code) => code.split('-')[0].toLowerCase()).find((code) => available.includes(code)) ?? available[0]
}

let loading
/** Load the strings of the page, once. */
export function load(asked) {
  loading ??= inflateJson('geomap-words').then((table) => {
    use(table, choose(Object.keys(table), asked, navigator.languages ?? []))
    if (document.body.classList.contains('gm-page')) Object.assign(document.documentElement, { lang, dir: direction() })
  })
  return loading
}

export const direction = () => (RIGHT_TO_LEFT.has(lang) ? 'rtl' : 'ltr')

export function use(table, code) {
  lang = code
  strings = table[code]
  // Latin digits everywhere: figures, bars and clusters are read across languages. Days stand before months.
  const locale = `${code === 'en' ? 'en-GB' : code}-u-nu-latn-ca-gregory`
  const format = (options) => new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options })
  // Each is made when it is first needed: a browser takes some hundredths of a second for one.
  const make = {
    number: () => new Intl.NumberFormat(locale),
    plural: () => new Intl.PluralRules(locale),
    and: () => new Intl.ListFormat(locale, { type: 'conjunction' }),
    regions: () => new Intl.DisplayNames([locale], { type: 'region' }),
    languages: () => new Intl.DisplayNames([locale], { type: 'language' }),
    day: () => format({ day: 'numeric', month: 'long', year: 'numeric' }),
    short: () => format({ day: 'numeric', month: 'long' }),
    month: () => format({ month: 'long', year: 'numeric' }),
    monthOnly: () => format({ month: 'short' }),
    dayOnly: () => format({ day: 'numeric', month: 'short' }),
    year: () => format({ year: 'numeric' }),
  }
  const made = {}
  tool = (name) => (made[name] ??= make[name]())
}

const find = (key) => key.split('.').reduce((at, part) => (at && Object.hasOwn(at, part) ? at[part] : undefined), strings)

/** A string with its gaps filled by texts. */
export function t(key, gaps = {}) {
  return (find(key) ?? key).replace(/\{(\w+)\}/g, (_, name) => gaps[name] ?? '')
}

/** A string with its gaps filled by nodes: what `append` takes. */
export function nodes(key, gaps) {
  return find(key).split(/\{(\w+)\}/).flatMap((part, i) => (i % 2 ? (gaps[part] ?? '') : part)).filter((part) => part !== '')
}

export const number = (value) => tool('number').format(value)

/** "3 incidents", in the form that the language has for this number. */
export function count(n, key = 'incidents') {
  const forms = find(key)
  return (forms[tool('plural').select(n)] ?? forms.other).replace('{n}', number(n))
}

export const listed = (names) => tool('and').format(names)
export const typeLabel = (type) => find(`types.${type.key}`) ?? type.label
export const groupLabel = (group) => find(`groups.${group.key}`) ?? group.label

const date = (day) => new Date(day * 86400000)
export const isoDay = (day) => {
  const year = date(day).getUTCFullYear()
  return year >= 0 && year <= 9999 ? date(day).toISOString().slice(0, 10) : date(day).toISOString().split('T')[0]
}
export const day = (value) => tool('day').format(date(value))
/** Under an axis: the day, the month or the year. */
export const tick = (value, kind) => tool(kind).format(date(value))

/** "3-12 November 2023", "28 October - 3 November 2023", ... */
export const span = (first, last) => (first === last ? day(first) : tool('day').formatRange(date(first), date(last)).replace(/[\u2009\u202f]/g, ' ').replace(/(?<!\d)(\d{1,2}) \u2013 (\d{1,2})(?!\d)/, '$1\u2013$2'))

/** A bar of the histogram in words. */
export function bar(first, last, unit) {
  if (unit === 'month') return tool('month').format(date(first))
  if (unit === 'year') return tool('year').format(date(first))
  return span(first, last)
}

/** The date with its precision, for the card (`brief` for the list). `first` is null where it is unknown. */
export function when(first, last, precision, brief = false) {
  if (first === null) return t(brief ? 'noDate' : 'noDateStated')
  if (first === last) return day(first)
  const [start, after] = [date(first), date(last + 1)]
  const months = (after.getUTCFullYear() - start.getUTCFullYear()) * 12 + after.getUTCMonth() - start.getUTCMonth()
  const whole = start.getUTCDate() === 1 && after.getUTCDate() === 1
  if (whole && months === 1 && precision === 'month') return brief ? tool('month').format(start) : t('someTime', { when: tool('month').format(start) })
  if (whole && months === 12 && start.getUTCMonth() === 0 && precision === 'year') {
    return brief ? tool('year').format(start) : t('someTime', { when: tool('year').format(start) })
  }
  if (brief) return span(first, last)
  const sameYear = start.getUTCFullYear() === date(last).getUTCFullYear()
  return t('between', { first: tool(sameYear ? 'short' : 'day').format(start), last: day(last) })
}

const UNIT = /province|governorate|oblast|district|region|state|strip|county|prefecture|territory|area|sea|desert|river/i

/** Name of the unit that a disc stands for. */
export function unit(name, kind) {
  return (kind === 'admin1' || kind === 'admin2') && !UNIT.test(name) ? t(`unit.${kind}`, { place: name }) : name
}

/** How precisely the place is known, as a sentence. */
export function precision(kind, name, radius) {
  const within = radius > 0 ? t('within', { n: number(Math.max(1, Math.round(radius))) }) : ''
  return t(`precision.${kind}`, { place: unit(name || t('thisPlace'), kind), within })
}

export function score(value) {
  return t(`score.${value >= 0.8 ? 'high' : value >= DOUBTFUL ? 'medium' : 'low'}`, { n: value.toFixed(2) })
}

/** Name of a country, or its code where the browser has no name for it. */
export function country(code) {
  try {
    return tool('regions').of(code) ?? code
  } catch {
    return shorten(code, 40)
  }
}

export function language(code) {
  try {
    return tool('languages').of(code) ?? code
  } catch {
    return shorten(code, 40)
  }
}
