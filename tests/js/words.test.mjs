import assert from 'node:assert/strict'
import { readFileSync, readdirSync } from 'node:fs'
import { test } from 'node:test'
import * as words from '../../geomap/mapping/static/src/words.js'

const folder = new URL('../../geomap/mapping/static/words/', import.meta.url)
const table = Object.fromEntries(readdirSync(folder).map((name) => [name.slice(0, -5), JSON.parse(readFileSync(new URL(name, folder)))]))
const PLURALS = ['zero', 'one', 'two', 'few', 'many', 'other']
const day = (text) => Date.parse(`${text}T00:00:00Z`) / 86400000

/** Every string by its path; the forms of a plural are one. */
function strings(part, path = '') {
  return Object.entries(part).flatMap(([key, value]) => {
    if (typeof value === 'string') return [[path + key, value]]
    const plural = !['types', 'groups'].includes(key) && Object.keys(value).every((form) => PLURALS.includes(form))
    return plural ? Object.values(value).map((form) => [`${path}${key}`, form]) : strings(value, `${path}${key}.`)
  })
}

const gaps = (text) => new Set(text.match(/\{\w+\}/g))

test('eight languages', () => assert.deepEqual(Object.keys(table).sort(), ['ar', 'en', 'es', 'fr', 'ru', 'tr', 'uk', 'vi']))

for (const [code, found] of Object.entries(table)) {
  test(`${code} says all that English says, with the same gaps`, () => {
    const english = new Map(strings(table.en))
    const own = strings(found)
    assert.deepEqual([...new Set(own.map(([key]) => key).filter((key) => !key.startsWith('types.')))].sort(), [...english.keys()].sort())
    for (const [key, text] of own) {
      assert.ok(text.trim(), key)
      if (english.has(key)) for (const gap of gaps(text)) assert.ok(gaps(english.get(key)).has(gap), `${key}: ${gap}`)
    }
    for (const [key, text] of english) {
      const used = new Set(own.filter(([name]) => name === key).flatMap(([, form]) => [...gaps(form)]))
      assert.deepEqual(used, gaps(text), key)
    }
  })

  test(`${code} has a form for every number`, () => {
    words.use(table, code)
    for (const key of ['incidents', 'places', 'areas', 'countries', 'hidden']) {
      // Zero takes the common form where a language has one of its own for it.
      for (let n = 1; n < 130; n += 1) assert.ok(table[code][key][new Intl.PluralRules(code).select(n)], `${key} ${n}`)
    }
  })

  test(`${code} has a word for every type of the taxonomy`, () => {
    const types = readFileSync(new URL('../../geomap/taxonomy.csv', import.meta.url), 'utf8').trim().split('\n').slice(1).map((line) => line.split(',')[1])
    words.use(table, code)
    if (code !== 'en') assert.deepEqual(Object.keys(table[code].types).sort(), types.sort())
    assert.equal(words.typeLabel({ key: 'my own', label: 'my own' }), 'my own')
    assert.equal(words.typeLabel({ key: 'constructor', label: 'x' }), 'x')
  })
}

test('the language of the reader, else the first there is', () => {
  assert.equal(words.choose(['en', 'ar', 'vi'], null, ['de-DE', 'vi-VN', 'en']), 'vi')
  assert.equal(words.choose(['en', 'ar'], 'ar', ['en']), 'ar')
  assert.equal(words.choose(['fr'], null, ['de']), 'fr')
})

test('dates claim no more than is known', () => {
  words.use(table, 'en')
  assert.equal(words.when(null, null, 'unknown'), 'Date not stated')
  assert.equal(words.when(day('2023-11-07'), day('2023-11-07'), 'day'), '7 November 2023')
  assert.equal(words.when(day('2023-10-01'), day('2023-10-31'), 'month'), 'Some time in October 2023')
  assert.equal(words.when(day('2023-01-01'), day('2023-12-31'), 'year'), 'Some time in 2023')
  assert.equal(words.when(day('2022-12-30'), day('2023-01-02'), 'days'), 'Between 30 December 2022 and 2 January 2023')
  assert.equal(words.span(day('2023-11-03'), day('2023-11-12')), '3\u201312 November 2023')
  assert.equal(words.bar(day('2023-11-01'), day('2023-11-30'), 'month'), 'November 2023')
})

test('Russian counts as Russian does', () => {
  words.use(table, 'ru')
  assert.deepEqual([1, 3, 5, 21].map((n) => words.count(n)), ['1 событие', '3 события', '5 событий', '21 событие'])
})
