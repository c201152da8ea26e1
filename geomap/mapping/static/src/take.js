/** What a reader takes along: the data that is shown, a picture, paper. */
import { h } from './dom.js'
import { csv, geojson } from './features.js'
import { picture } from './picture.js'
import * as words from './words.js'

export function takeAlong(layer, store) {
  const button = (text, click) => h('button', { type: 'button', class: 'gm-button', text, on: { click } })
  const write = (make, type, suffix) => async () => {
    await store.need()
    save(new Blob([...make(store, store.filter.rows())], { type }), `${fileName(store)}.${suffix}`)
  }
  return h(
    'section',
    { class: 'gm-section gm-take', 'aria-label': words.t('download') },
    h('h2', { text: words.t('download') }),
    h(
      'div',
      { class: 'gm-takes' },
      button('GeoJSON', write(geojson, 'application/geo+json', 'geojson')),
      // The mark at the start tells spreadsheets that the file is UTF-8.
      button('CSV', write((...given) => ['\ufeff', ...csv(...given)], 'text/csv;charset=utf-8', 'csv')),
      button(words.t('picture'), async () => save(await picture(layer, store), `${fileName(store)}.png`)),
      button(words.t('print'), () => print()),
    ),
  )
}

/** The title as a name for a file, in any script. */
function fileName({ head }) {
  return head.title.normalize('NFC').replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '').slice(0, 60) || 'incidents'
}

export function save(blob, name) {
  const link = h('a', { href: URL.createObjectURL(blob), download: name })
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60000)
}

/** Put a text on the clipboard; where the page may not, by the old way. */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text)
  } catch {
    const field = h('textarea', { class: 'gm-copy', 'aria-hidden': 'true' })
    field.value = text
    document.body.append(field)
    field.select()
    document.execCommand('copy')
    field.remove()
  }
}
