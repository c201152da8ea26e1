/** What is shown, in a sentence, and what it can't show. */
import { h } from './dom.js'
import * as words from './words.js'

const MOST_COUNTRIES = 4

/** Nodes of the sentence about what is shown. */
export function say(store) {
  const { filter, shown, n } = store
  if (!n) return [words.t('noIncidents')]
  if (!shown) return [words.t(filter.on.type.includes(1) ? 'noneShown' : 'layersOff')]
  const all = words.count(n)
  const what = h('strong', { text: shown === n ? all : words.t('some', { n: words.number(shown), all }) })
  const span = clipped(filter)
  const codes = countries(store)
  const places = codes.length > MOST_COUNTRIES ? words.count(codes.length, 'countries') : words.listed(codes.map(words.country))
  const said = words.nodes('showing', {
    what,
    when: span ? words.t('when', { span: words.span(...span) }) : '',
    where: codes.length ? words.t('where', { places }) : '',
  })
  for (const [key, many] of rest(store)) if (many) said.push(` ${words.t(key, { n: words.number(many) })}`)
  return said
}

/** Days of what is shown; of what reaches beyond the window only the days inside it. */
function clipped(filter) {
  const span = filter.span()
  const { window } = filter
  return span && window ? [Math.max(span[0], window[0]), Math.min(span[1], window[1])] : span
}

/** Codes of the countries of what is shown, most incidents first. */
function countries({ filter, head }) {
  const codes = []
  filter.counts.country.forEach((many, code) => {
    if (many && head.words.country[code] && (!filter.on.country || filter.on.country[code])) codes.push([head.words.country[code], many])
  })
  return codes.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([code]) => code)
}

/** How many are known only roughly, only to a country, or not at all. */
export function rest({ filter, head, shown }) {
  const code = head.words.place_precision.indexOf('country')
  const onlyCountry = !filter.on.place_precision || filter.on.place_precision[code] ? filter.counts.place_precision[code] : 0
  return [['rough', filter.rough], ['onlyCountry', onlyCountry], ['unlocated', shown - filter.located - onlyCountry]]
}
