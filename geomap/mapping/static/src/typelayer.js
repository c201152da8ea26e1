/** One type of incidents as a Leaflet layer of its own, so that a control of layers can switch it. */
import { L } from './leaflet.js'

export const TypeLayer = L.Layer.extend({
  initialize(parent, index) {
    this.parent = parent
    this.index = index
  },
  onAdd() {
    this.parent.setType(this.index, true)
  },
  onRemove() {
    this.parent.setType(this.index, false)
  },
})
