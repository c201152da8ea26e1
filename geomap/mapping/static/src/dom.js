/** Elements without markup: all text goes through text nodes, so nothing in the data can become script. */
import { number, t } from './words.js'

/**
 * Make an element.
 *
 * @param {string} tag  name of the element
 * @param {object} [given]  attributes; `on` holds listeners, `text` the text, `class` the class
 * @param {...(Node|string|null)} children  strings become text nodes, null is left out
 */
export function h(tag, given = {}, ...children) {
  const element = document.createElement(tag)
  for (const [key, value] of Object.entries(given)) {
    if (value === null || value === undefined || value === false) continue
    if (key === 'on') for (const [event, listener] of Object.entries(value)) element.addEventListener(event, listener)
    else if (key === 'text') element.textContent = value
    else element.setAttribute(key, value === true ? '' : String(value))
  }
  element.append(...children.filter((child) => child !== null && child !== undefined))
  return element
}

export function svg(tag, given = {}, ...children) {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag)
  for (const [key, value] of Object.entries(given)) element.setAttribute(key, String(value))
  element.append(...children)
  return element
}

/** The address if a reader may follow it: http and https only, never script or data. */
export function safeLink(text) {
  if (!/^https?:\/\//i.test(text ?? '') || text.length > 2000) return null
  try {
    const { protocol, href } = new URL(text)
    return protocol === 'http:' || protocol === 'https:' ? href : null
  } catch {
    return null
  }
}

/** A long text cut for a label; the card shows all of it. */
export function shorten(text, limit = 80) {
  const clean = text.slice(0, limit * 4).replace(/\s+/g, ' ').trim()
  return clean.length <= limit ? clean : `${clean.slice(0, limit - 1).trimEnd()}\u2026`
}

const LONG = 3000
const STEP = 30000

/** A text of any length: of a very long one the start, and more on demand, so that the page stays quick. */
export function lengthy(text) {
  if (text.length <= LONG) return document.createTextNode(text)
  let end = LONG
  const shown = document.createTextNode('')
  const more = h('button', { type: 'button', class: 'gm-link' })
  const update = () => {
    const left = text.length - end
    shown.data = left > 0 ? `${text.slice(0, end)}\u2026 ` : text
    more.textContent = t('longer', { n: number(left) })
    if (left <= 0) more.remove()
  }
  more.addEventListener('click', () => {
    end += STEP
    update()
  })
  const both = document.createDocumentFragment()
  both.append(shown, more)
  update()
  return both
}
