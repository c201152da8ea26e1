/**
 * A column of texts as bytes: a text becomes a string when somebody reads it, not before. A million strings
 * would take longer to make than all the rest of the page, and four times the memory.
 */
import { open } from './blocks.js'

const SEPARATOR = 0x1f
const CHUNK = 1 << 18 // bytes searched at once
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
const MARKS = /\p{Diacritic}|\u0640/gu

/** Text as it is compared: no case, no accents, no lengthening stroke. */
export function fold(text) {
  const lower = text.toLowerCase()
  // eslint-disable-next-line no-control-regex
  return /^[\x00-\x7f]*$/.test(lower) ? lower : lower.normalize('NFD').replace(MARKS, '').replaceAll('\u0111', 'd').replaceAll('\u0131', 'i')
}

/** Columns of one block, by name. */
export function texts(buffer) {
  const { head, body } = open(buffer)
  return Object.fromEntries(Object.entries(head).map(([name, [at, size]]) => [name, new Texts(body.subarray(at, at + size))]))
}

export class Texts {
  constructor(bytes) {
    this.bytes = bytes
    let n = 1
    for (let i = 0; i < bytes.length; i += 1) if (bytes[i] === SEPARATOR) n += 1
    this.n = n
    this.starts = new Uint32Array(n + 1)
    for (let i = 0, row = 1; i < bytes.length; i += 1) if (bytes[i] === SEPARATOR) this.starts[row++] = i + 1
    this.starts[n] = bytes.length + 1
  }

  at(row) {
    return decoder.decode(this.bytes.subarray(this.starts[row], this.starts[row + 1] - 1))
  }

  /**
   * Which texts hold a word.
   *
   * @param {string} word  folded
   * @param {function(number)} found  called with each row, in order
   */
  search(word, found) {
    let row = 0
    while (row < this.n) {
      let end = row + 1
      while (end < this.n && this.starts[end + 1] - this.starts[row] <= CHUNK) end += 1
      const text = fold(decoder.decode(this.bytes.subarray(this.starts[row], this.starts[end] - 1)))
      // Folding leaves the separators, so that they count the rows.
      let at = 0
      let hit = text.indexOf(word)
      while (hit >= 0) {
        let next = text.indexOf('\u001f', at)
        while (next >= 0 && next < hit) {
          row += 1
          at = next + 1
          next = text.indexOf('\u001f', at)
        }
        found(row)
        if (next < 0) break
        row += 1
        at = next + 1
        hit = text.indexOf(word, at)
      }
      row = end
    }
  }
}
