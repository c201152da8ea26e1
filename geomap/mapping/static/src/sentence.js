/** What is shown, in a sentence, and what it can't show. */
import { h, shorten } from './dom.js'
import * as words from './words.js'

const MOST_COUNTRIES = 4
const MOST_LAYERS = 6

/** Nodes of the sentence about what is shown. */
export function say(store) {
  const { filter, shown, n } = store
  if (!n) return [words.t('noIncidents')]
  if (!shown) return [[words.t(filter.on.type.includes(1) ? 'noneShown' : 'layersOff'), ...more(store).map(({ text }) => `${text}.`)].join(' ')]
  const all = words.count(n)
  const what = h('strong', { text: shown === n ? all : words.t('some', { n: words.number(shown), all }) })
  const span = clipped(filter)
  const codes = countries(store)
  const places = codes.length > MOST_COUNTRIES ? words.count(codes.length, 'countries') : words.listed(codes.map(words.country))
  const why = shown === n ? [] : reasons(store)
  const said = words.nodes('showing', {
    what: why.length ? h('span', {}, what, ` (${words.t('why.left', { list: words.listed(why) })})`) : what,
    when: span ? words.t('when', { span: words.span(...span) }) : '',
    where: codes.length ? words.t('where', { places }) : '',
  })
  if (filter.doubtful) said.push(` ${words.t('doubtfulCount', { n: words.number(filter.doubtful) })}`)
  for (const [key, many] of rest(store)) if (many) said.push(` ${words.t(key, { n: words.number(many) })}`)
  return said
}

/** Why not all are shown, each incident counted once. */
function reasons({ filter, head }) {
  const left = filter.left()
  const off = left.type.reduce((sum, many) => sum + many, 0)
  const said = (key, many, gaps) => (many ? [words.t(key, { n: words.number(many), ...gaps })] : [])
  const statuses = head.words.status.flatMap((word, code) => said('why.status', left.status[code], { layer: words.t(`statusLayer.${word}`) }))
  return [...said('why.search', left.search), ...said('why.filters', left.filters), ...statuses, ...said('why.layers', off)]
}

/** What a search finds in statuses and layers that are off: the code of each, and a line of its own, most first. */
export function more(store) {
  const { filter, head, types } = store
  if (!filter.hits) return []
  const left = filter.left()
  const found = []
  const add = (kind, code, many, layer) => many && found.push({ kind, code, many, text: words.t('moreUnder', { n: words.number(many), layer }) })
  head.words.status.forEach((word, code) => add('status', code, left.status[code], words.t(`statusLayer.${word}`)))
  types.forEach((type, code) => add('type', code, left.type[code], shorten(words.typeLabel(type), 60)))
  return found.sort((a, b) => b.many - a.many).slice(0, MOST_LAYERS)
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
