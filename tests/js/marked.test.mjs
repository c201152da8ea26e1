import assert from 'node:assert/strict'
import { test } from 'node:test'
import { find, marked } from '../../geomap/mapping/static/src/marked.js'

const shown = (pieces) => pieces.map(({ text, as, begins }) => [text, as.join('+'), begins.join('+')])

test('a word is found, and not a piece of a longer one', () => {
  assert.equal(find('Gazans left Gaza.', 'Gaza'), 12)
  assert.equal(find('\u0642\u0635\u0641 \u0628\u063a\u0632\u0629', '\u063a\u0632\u0629'), 5)
  assert.equal(find('\ud83d\udd25Hama', 'Hama'), 2)
  assert.equal(find('nothing', 'Hama'), -1)
  for (const empty of ['', ' ', 'a', '\n\n']) assert.equal(find('a\n\n b', empty), -1)
})

test('place and trigger stand beside or in one another', () => {
  assert.deepEqual(shown(marked('Shells hit Hama.', { place: 'Hama', trigger: 'Shells hit' })), [
    ['Shells hit', 'trigger', 'trigger'], [' ', '', ''], ['Hama', 'place', 'place'], ['.', '', ''],
  ])
  assert.deepEqual(shown(marked('bombed Hama dam', { place: 'Hama', trigger: 'bombed Hama dam' })), [
    ['bombed ', 'trigger', 'trigger'], ['Hama', 'place+trigger', 'place'], [' dam', 'trigger', ''],
  ])
  assert.deepEqual(shown(marked('Hama', { place: 'Hama', trigger: 'Hama' })), [['Hama', 'place+trigger', 'place+trigger']])
  assert.deepEqual(marked('Nothing.', { place: 'Hama', trigger: '' }), [])
})

test('pieces are the text, whatever is marked', () => {
  const text = 'a\ud83db ab\u2028 ab <b>ab</b>'
  for (const place of ['ab', 'b ab', text, '\u2028 a']) {
    for (const trigger of ['ab <', 'a\ud83d', 'zz']) assert.equal(marked(text, { place, trigger }).map((piece) => piece.text).join(''), text)
  }
})
