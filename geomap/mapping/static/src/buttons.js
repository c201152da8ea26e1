/** The buttons over the marks of a scene, for who points, taps or tabs: the canvas under them shows what they stand for. */
import { NO_SPOT } from './filter.js'
import { L } from './leaflet.js'
import { h } from './dom.js'
import * as words from './words.js'

const MOST = 400

export class Buttons {
  constructor(scene) {
    this.scene = scene
    this.known = new Map()
  }

  addTo(map) {
    this.box = h('div', { class: 'gm-marks leaflet-zoom-hide', role: 'group' })
    map.getPane('markerPane').append(this.box)
  }

  remove() {
    this.box.remove()
    this.known.clear()
  }

  /** Say what they are, once the words of the page are there. */
  name() {
    this.box.setAttribute('aria-label', words.t('marks'))
  }

  /** Out of the way, while a drag lasts. */
  away() {
    this.box.classList.add('gm-away')
  }

  place(items) {
    const { scene } = this
    if (!scene._map) return
    this.box.classList.remove('gm-away')
    const kept = new Set()
    const focused = document.activeElement
    const spots = scene.slots.spots(scene.store.filter)
    for (const item of items.slice(-MOST)) {
      item.place ??= item.mixed ? words.count(item.slots.reduce((sum, slot) => sum + spots[slot], 0), 'places') : scene.nameAt(item.row)
      item.label ??= scene.tell(item, item.place, item.where)
      kept.add(item.key)
      let button = this.known.get(item.key)
      if (!button) {
        button = h('button', { type: 'button', class: 'gm-mark' })
        button.addEventListener('click', (event) => {
          event.stopPropagation()
          scene.open(button.item)
        })
        const light = (on) => () => button.item.count === 1 && scene.store.emit('hover', on ? button.item.row : -1, 'map')
        for (const event of ['pointerenter', 'focus']) button.addEventListener(event, light(true))
        for (const event of ['pointerleave', 'blur']) button.addEventListener(event, light(false))
        L.DomEvent.disableClickPropagation(button)
        this.known.set(item.key, button)
      }
      button.item = item
      button.setAttribute('aria-label', item.label)
      const [w, hgt] = [Math.max(24, item.w), Math.max(24, item.h)]
      button.style.width = `${w}px`
      button.style.height = `${hgt}px`
      const at = L.point(item.x - w / 2, item.y - hgt / 2)
      // Not by a transform, Leaflet's own way: each of some hundred buttons would be a layer to composite.
      const { x, y } = at.add(scene.corner).round()
      button.style.left = `${x}px`
      button.style.top = `${y}px`
      // What its label says is shown on the side where there is room.
      const seen = item.x - (scene.full.x - scene.size.x) / 2
      button.dataset.side = seen < 130 ? 'start' : seen > scene.size.x - 130 ? 'end' : 'middle'
      if (button.parentNode !== this.box) this.box.append(button)
    }
    for (const [key, button] of this.known) {
      if (kept.has(key)) continue
      button.remove()
      this.known.delete(key)
    }
    if (focused?.isConnected && focused !== document.activeElement) focused.focus({ preventScroll: true })
  }

  /** Light the mark of an incident that is pointed at in the list. */
  light(row) {
    const { scene } = this
    for (const button of this.known.values()) button.classList.remove('gm-lit')
    if (row < 0 || scene.store.spot(row) === NO_SPOT) return
    const slot = scene.slots.slotOf[scene.store.spot(row)]
    for (const button of this.known.values()) if (button.item.slots?.includes(slot)) button.classList.add('gm-lit')
  }
}
