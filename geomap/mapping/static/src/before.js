/** A Leaflet that is on the page already (a folium map of the user's own brings one): it stays the page's. */
export const before = globalThis.L
