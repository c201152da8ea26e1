/** The one Leaflet of the page: the one that was there, else ours, for our layers and for folium's scripts. */
import { before } from './before.js'
import bundled from 'leaflet'

export const L = before ?? bundled
globalThis.L = L
