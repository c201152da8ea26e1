/**
 * The state of the page in its address, so that a link shows what its sender saw:
 * `v` zoom/lat/lon, `t` and `s` types and statuses that differ from the start, `p` precisions, `c` countries, `d` window, `n` unknown dates
 * beside a window, `k` killed, `f` confidence, `q` search, `i` the incident whose card is open.
 */
import { setExactly } from './view.js'
import { isoDay } from './words.js'

const WAIT = 250

const dayOf = (text) => (/^-?\d{4,6}-\d\d-\d\d$/.test(text) ? Math.round(Date.parse(`${text}T00:00:00Z`) / 86400000) : NaN)

/** The hash of a state; '' for that at the start. */
export function write(store, map) {
  const { filter, head, types } = store
  const found = new URLSearchParams()
  if (map.geomapMoved) {
    const { lat, lng } = map.getCenter()
    found.set('v', `${Number(map.getZoom().toFixed(2))}/${lat.toFixed(3)}/${lng.toFixed(3)}`)
  }
  const differ = types.filter((type, index) => Boolean(type.on) !== Boolean(filter.on.type[index])).map((type) => type.key)
  if (differ.length) found.set('t', JSON.stringify(differ))
  const statuses = head.words.status.filter((word, index) => (word === 'reported') !== Boolean(filter.on.status[index]))
  if (statuses.length) found.set('s', statuses.join(' '))
  if (filter.on.place_precision) found.set('p', head.words.place_precision.filter((_, code) => filter.on.place_precision[code]).join(' '))
  if (filter.on.country) found.set('c', JSON.stringify(head.words.country.filter((_, code) => filter.on.country[code])))
  if (filter.window) found.set('d', filter.window.map(isoDay).join('..'))
  if (filter.window && filter.unknown) found.set('n', '1')
  if (filter.figures.deaths !== null) found.set('k', filter.figures.deaths)
  if (filter.figures.confidence !== null) found.set('f', filter.figures.confidence)
  if (store.query) found.set('q', store.query.slice(0, 200))
  if (store.selected >= 0) found.set('i', nameOf(store, store.selected))
  const text = found.toString()
  return text ? `#${text}` : ''
}

/** Bring the page into the state that a hash describes; what it can't read is left out. */
export async function read(hash, store, layer, map) {
  const found = new URLSearchParams(hash.replace(/^#/, ''))
  const list = (key) => (found.get(key) ?? '').split(' ').filter(Boolean)
  const json = (key) => {
    try {
      const value = JSON.parse(found.get(key) ?? '[]')
      return Array.isArray(value) ? value : []
    } catch {
      return []
    }
  }
  const differ = new Set(json('t'))
  store.types.forEach((type, index) => layer.switchType(index, Boolean(type.on) !== differ.has(type.key)))
  const statuses = new Set(list('s'))
  store.head.words.status.forEach((word, index) => store.setStatus(index, (word === 'reported') !== statuses.has(word)))
  const codes = (name, values) => values.map((value) => store.head.words[name].indexOf(value)).filter((code) => code >= 0)
  for (const [name, values] of [['place_precision', list('p')], ['country', json('c')]]) store.setOnly(name, codes(name, values).length ? codes(name, values) : null)
  const days = (found.get('d') ?? '').split('..').map(dayOf)
  store.setWindow(days.length === 2 && days[0] <= days[1] ? days : null, { unknown: days.length !== 2 || found.has('n') })
  for (const [key, name] of [['k', 'deaths'], ['f', 'confidence']]) {
    const least = found.has(key) ? Number(found.get(key)) : NaN
    store.setFigure(name, least >= 0 ? least : null)
  }
  const [zoom, lat, lng] = (found.get('v') ?? '').split('/').map(Number)
  if (zoom >= 0 && Math.abs(lat) <= 90 && Math.abs(lng) <= 3600) {
    setExactly(map, [lat, lng], Math.min(zoom, map.getMaxZoom()))
    map.geomapMoved = true
  }
  if ((found.get('q') ?? '') !== store.query) await store.search(found.get('q') ?? '')
  if (found.has('i')) await select(store, found.get('i'))
}

/** An incident by its id; without ids by its place in the order of the dates. */
function nameOf(store, row) {
  return store.head.texts.id ? store.text('id', row) : `~${row}`
}

async function select(store, name) {
  await store.need(['id'])
  if (store.selected >= 0 && nameOf(store, store.selected) === name) return
  const numbered = /^~(\d+)$/.exec(name)
  if (numbered && !store.head.texts.id) {
    if (Number(numbered[1]) < store.n) store.select(Number(numbered[1]), { reveal: true })
    return
  }
  for (let row = 0; row < store.n; row += 1) {
    if (store.text('id', row) === name) {
      store.select(row, { reveal: true })
      return
    }
  }
}

/** Keep the address up to date, and follow it when the reader changes it. */
export function follow(store, layer, map) {
  let timer
  let own = null
  const update = () => {
    clearTimeout(timer)
    timer = setTimeout(async () => {
      await store.need(store.selected >= 0 ? ['id'] : [])
      try {
        own = write(store, map)
        if (own !== location.hash) history.replaceState(null, '', own || location.pathname + location.search)
      } catch {
        // a frame without an address of its own, or text that no address can hold
      }
    }, WAIT)
  }
  map.on('dragstart zoomstart', () => (map.geomapMoved = true))
  map.on('moveend', update)
  for (const event of ['rest', 'select']) store.on(event, update)
  addEventListener('hashchange', () => location.hash !== own && read(location.hash, store, layer, map))
}

/** The address that shows one incident. */
export function linkTo(store, row) {
  return `${location.href.split('#')[0]}#${new URLSearchParams({ i: nameOf(store, row) })}`
}
