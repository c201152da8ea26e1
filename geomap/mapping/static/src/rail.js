/** The rail: title, the live sentence, search, layers (which are the legend), filters, the list. */
import { h, lengthy } from './dom.js'
import { Filters } from './filters.js'
import { Layers } from './layers.js'
import { List } from './list.js'
import { say } from './sentence.js'
import { glyphDefinitions } from './shapes.js'
import { takeAlong } from './take.js'
import { toggleTheme } from './theme.js'
import * as words from './words.js'

export class Rail {
  constructor(layer, store) {
    this.store = store
    const { title, credit } = store.head
    this.sentence = h('p', { class: 'gm-sentence' })
    // Readers who listen hear the sentence when a brush has come to rest, not at each of its steps.
    this.live = h('p', { class: 'gm-live', role: 'status', 'aria-live': 'polite' })
    this.filters = new Filters(layer, store)
    this.layers = new Layers(layer, store)
    this.list = new List(store, { opened: () => this.openSheet(true) })
    this.handle = h('button', { type: 'button', class: 'gm-handle', 'aria-expanded': 'false', 'aria-label': words.t('showSheet'), on: { click: () => this.openSheet(!this.root.classList.contains('gm-open')) } })
    this.root = h(
      'aside',
      { class: 'gm-rail', 'aria-label': words.t('rail'), lang: words.lang, dir: words.direction() },
      glyphDefinitions(store),
      this.handle,
      h('header', { class: 'gm-head' }, h('h1', { dir: 'auto' }, lengthy(title)), this.sentence, this.live),
      h('div', { class: 'gm-scroll', tabindex: '-1' }, this.filters.find, this.layers.root, this.filters.root, this.list.elsewhere, this.list.root, takeAlong(layer, store), method(credit)),
    )
    document.addEventListener('keydown', (event) => this.shortcut(event))
    store.on('tell', () => this.sentence.replaceChildren(...say(store)))
    store.on('rest', () => this.speak())
    this.sentence.replaceChildren(...say(store))
  }

  speak() {
    this.live.textContent = this.sentence.textContent
  }

  shortcut(event) {
    if (event.key !== '/' || event.target.closest?.('input, select, textarea')) return
    event.preventDefault()
    this.openSheet(true)
    this.filters.input.focus()
  }

  openSheet(open) {
    this.root.classList.toggle('gm-open', open)
    this.handle.setAttribute('aria-expanded', String(open))
    this.handle.setAttribute('aria-label', words.t(open ? 'hideSheet' : 'showSheet'))
  }
}

function method(credit) {
  const note = (text) => h('p', { text })
  return h(
    'footer',
    { class: 'gm-foot' },
    h('details', {}, h('summary', { text: words.t('how') }), ...['how1', 'how2', 'how3'].map((key) => note(words.t(key))), h('p', { lang: 'en', dir: 'ltr', class: 'gm-credit', text: credit })),
    h('button', { type: 'button', class: 'gm-link', text: words.t('theme'), on: { click: toggleTheme } }),
  )
}
