/** Where words stand in a text that are to be marked in it. Plain strings in. */

const BESIDE = /[\p{L}\p{M}\p{N}]/u

/** Position of a part in a text: of the first one that is no piece of a longer word, else of the first. */
export function find(text, part) {
  if (!part.trim() || part.length < 2) return -1
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
    const before = [...text.slice(Math.max(0, at - 2), at)].at(-1) ?? ''
    const [after = ''] = text.slice(at + part.length, at + part.length + 2)
    if (!BESIDE.test(before) && !BESIDE.test(after)) return at
  }
  return text.indexOf(part)
}

/**
 * The text in pieces, with what each stands for; parts may lie in one another.
 *
 * @param {string} text
 * @param {Object<string, string>} parts  words to be marked, by kind
 * @returns {{text: string, as: string[], begins: string[]}[]}  empty where nothing is found; `begins` are the
 *   kinds that this piece is the first of
 */
export function marked(text, parts) {
  const found = Object.entries(parts).map(([kind, part]) => [kind, find(text, part), part.length]).filter(([, at]) => at >= 0)
  if (!found.length) return []
  const cuts = [...new Set([0, text.length, ...found.flatMap(([, at, length]) => [at, at + length])])].sort((a, b) => a - b)
  return cuts.slice(1).map((end, i) => {
    const start = cuts[i]
    const here = found.filter(([, at, length]) => at <= start && end <= at + length)
    return { text: text.slice(start, end), as: here.map(([kind]) => kind), begins: here.filter(([, at]) => at === start).map(([kind]) => kind) }
  })
}
