/** Entry of the page's script: what folium's generated lines call. */
import { L } from './leaflet.js'
import { follow, read } from './address.js'
import { Basemap } from './basemap.js'
import { Card } from './card.js'
import { hold, release } from './hold.js'
import { prepare } from './compat.js'
import { Layers } from './layers.js'
import { Rail } from './rail.js'
import { Incidents } from './scene.js'
import { glyphDefinitions } from './shapes.js'
import { Timeline } from './timeline.js'
import * as words from './words.js'

prepare()

export const incidents = (id, options) => new Incidents(id, options)
export const basemap = (id, options) => new Basemap(id, options)

/** Whether the map has a page of ours to itself, so that what belongs to it can stand beside it. */
const isPage = (what) => document.body.classList.contains('gm-page') && !document.querySelector(`body > .${what}`)

/** An element as a control on a map. */
function control(map, position, root) {
  const made = new L.Control({ position })
  made.onAdd = () => {
    root.classList.add('gm-control')
    L.DomEvent.disableClickPropagation(root).disableScrollPropagation(root)
    return root
  }
  return made.addTo(map)
}

/**
 * Title, sentence, search, layers, filters, list and card for a layer of incidents.
 *
 * Beside the map in a page of ours, a control on the map elsewhere.
 *
 * @param {Incidents} layer
 */
export function panel(layer) {
  return {
    async addTo(map) {
      hold(map)
      const store = await layer.ready
      const rail = new Rail(layer, store)
      const own = isPage('gm-rail')
      if (own) {
        document.body.prepend(rail.root)
        document.body.append(foldButton())
        label(map)
        fitPaper(map, layer)
      } else control(map, 'topright', rail.root)
      const card = new Card(store, map.getContainer())
      card.root.classList.toggle('gm-aside', !own)
      L.DomEvent.disableClickPropagation(card.root).disableScrollPropagation(card.root)
      store.on('select', (row, how) => row >= 0 && how.reveal && layer.reveal(row))
      release(map)
      if (layer._map) await layer.started
      if (own) {
        if (location.hash) await read(location.hash, store, layer, map)
        follow(store, layer, map)
      }
      await finished(map)
      document.documentElement.dataset.geomapReady = String(Math.round(performance.now()))
    },
  }
}

/** The histogram with its brush: below the map in a page of ours, a control on the map elsewhere. */
export function timeline(layer) {
  return {
    async addTo(map) {
      hold(map)
      const store = await layer.ready
      const { root } = new Timeline(store)
      Object.assign(root, { lang: words.lang, dir: words.direction() })
      if (isPage('gm-time')) document.body.append(root)
      else control(map, 'bottomleft', root)
      release(map)
    },
  }
}

/** The layers with their glyphs and counts, as a control. */
export function legend(layer, options = {}) {
  return {
    async addTo(map) {
      const store = await layer.ready
      const { root } = new Layers(layer, store)
      root.prepend(glyphDefinitions(store))
      root.classList.add('gm-rail', 'gm-legend')
      Object.assign(root, { lang: words.lang, dir: words.direction() })
      control(map, options.position ?? 'topright', root)
    },
  }
}

/** Leaflet's own buttons in the reader's language, and on the side where the card does not open. */
function label(map) {
  if (words.direction() === 'rtl') map.zoomControl?.setPosition('topright')
  for (const [name, key] of [['in', 'zoomIn'], ['out', 'zoomOut']]) {
    const button = map.getContainer().querySelector(`.leaflet-control-zoom-${name}`)
    button?.setAttribute('aria-label', words.t(key))
    button?.setAttribute('title', words.t(key))
  }
}

/** The map follows its frame, also onto paper, where nothing may be left for the next frame to draw. */
function fitPaper(map, layer) {
  const followSize = () => map.invalidateSize({ animate: false })
  new ResizeObserver(followSize).observe(map.getContainer())
  const turn = (printing) => () => {
    document.body.classList.toggle('gm-print', printing)
    map.geomapBasemap?.work()
    followSize()
    layer.moved()
  }
  addEventListener('beforeprint', turn(true))
  addEventListener('afterprint', turn(false))
}

function foldButton() {
  const button = document.createElement('button')
  const update = (folded) => {
    button.setAttribute('aria-expanded', String(!folded))
    button.setAttribute('aria-label', words.t(folded ? 'showPanel' : 'hidePanel'))
  }
  button.type = 'button'
  button.className = 'gm-fold'
  button.addEventListener('click', () => update(document.body.classList.toggle('gm-folded')))
  update(false)
  return button
}

/** The first complete draw: outlines decoded, tiles painted, the frame shown. */
async function finished(map) {
  await map.geomapBasemap?.loaded
  map.geomapBasemap?.work()
  await new Promise((done) => {
    requestAnimationFrame(() => requestAnimationFrame(done))
    setTimeout(done, 300) // a page in the background gets no frames
  })
}
