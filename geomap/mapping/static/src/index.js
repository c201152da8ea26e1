/** Entry of the page's script: what folium's generated lines call. */
import { L } from './leaflet.js'
import { Basemap } from './basemap.js'
import { Card } from './card.js'
import { prepare } from './compat.js'
import { Rail } from './rail.js'
import { Incidents } from './scene.js'

prepare()

export const incidents = (id, options) => new Incidents(id, options)
export const basemap = (id, options) => new Basemap(id, options)

/**
 * Title, layers, list and card for a layer of incidents.
 *
 * Beside the map in a page of ours, a control on the map elsewhere.
 *
 * @param {Incidents} layer
 */
export function panel(layer) {
  return {
    async addTo(map) {
      const store = await layer.ready
      const rail = new Rail(layer, store, { title: store.head.title, credit: store.head.credit })
      const container = map.getContainer()
      if (document.body.classList.contains('gm-page') && !document.querySelector('.gm-rail')) {
        document.body.prepend(rail.root)
        document.body.append(foldButton())
        fitPaper(map, layer)
        map.invalidateSize({ animate: false })
        if (layer.options.fit) layer.fit()
      } else {
        const control = new L.Control({ position: 'topright' })
        control.onAdd = () => {
          rail.root.classList.add('gm-control')
          L.DomEvent.disableClickPropagation(rail.root).disableScrollPropagation(rail.root)
          return rail.root
        }
        control.addTo(map)
      }
      const card = new Card(store, container)
      card.root.classList.toggle('gm-aside', rail.root.classList.contains('gm-control'))
      L.DomEvent.disableClickPropagation(card.root).disableScrollPropagation(card.root)
      store.on('select', (row, how) => {
        remember(row < 0 ? '' : store.text('id', row))
        if (row >= 0 && how.reveal) layer.reveal(row)
      })
      recall(store)
      await finished(map)
      document.documentElement.dataset.geomapReady = String(Math.round(performance.now()))
    },
  }
}

/** The map follows its frame, also onto paper, where nothing may be left for the next frame to draw. */
function fitPaper(map, layer) {
  const follow = () => map.invalidateSize({ animate: false })
  new ResizeObserver(follow).observe(map.getContainer())
  const turn = (printing) => () => {
    document.body.classList.toggle('gm-print', printing)
    follow()
    layer.draw()
  }
  addEventListener('beforeprint', turn(true))
  addEventListener('afterprint', turn(false))
}

function foldButton() {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'gm-fold'
  button.setAttribute('aria-expanded', 'true')
  button.setAttribute('aria-label', 'Hide the panel')
  button.addEventListener('click', () => {
    const folded = document.body.classList.toggle('gm-folded')
    button.setAttribute('aria-expanded', String(!folded))
    button.setAttribute('aria-label', folded ? 'Show the panel' : 'Hide the panel')
  })
  return button
}

/** The first complete draw: outlines decoded, tiles painted, the frame shown. */
async function finished(map) {
  const base = map.geomapBasemap
  if (base) {
    await base.loaded
    map.eachLayer((layer) => layer.draw?.())
  }
  await new Promise((done) => {
    requestAnimationFrame(() => requestAnimationFrame(done))
    setTimeout(done, 300) // a page in the background gets no frames
  })
}

/** The selected incident in the address, so that a link can point at it. */
function remember(id) {
  try {
    history.replaceState(null, '', id ? `#incident=${encodeURIComponent(id)}` : location.pathname + location.search)
  } catch {
    // a frame without an address of its own, or an id that no address can hold
  }
}

function recall(store) {
  const found = /^#incident=(.+)$/.exec(location.hash)
  if (!found) return
  let id
  try {
    id = decodeURIComponent(found[1])
  } catch {
    return
  }
  for (let row = 0; row < store.n; row += 1) {
    if (store.text('id', row) === id) {
      store.select(row, { reveal: true })
      return
    }
  }
}
