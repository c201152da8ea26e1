/**
 * What folium's own markers and pop-ups expect of a page (jQuery, Awesome Markers, an icon file),
 * in the few lines that they use, so that they work in a page that loads nothing.
 */
import { L } from './leaflet.js'

const PIN = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 25 41"><path d="M12.5 40C10 31 1 22 1 12.5a11.5 11.5 0 0 1 23 0C24 22 15 31 12.5 40z" fill="#2a7ab8" stroke="#fff" stroke-width="1.5"/><circle cx="12.5" cy="12.5" r="4.5" fill="#fff"/></svg>')}`

export function prepare() {
  if (!L.AwesomeMarkers) {
    L.Icon.Default.prototype._getIconUrl = () => PIN
    L.Icon.Default.mergeOptions({ iconUrl: PIN, iconRetinaUrl: PIN, shadowUrl: null })
    L.AwesomeMarkers = { icon: () => new L.Icon.Default() }
  }
  globalThis.$ ??= (given) => {
    if (given === document) return { ready: (run) => run() }
    const holder = document.createElement('template')
    holder.innerHTML = String(given).trim()
    return [...holder.content.children]
  }
}
