/** Data blocks of the page: base64 of gzip in a script element that is never run. */

/** @returns {Promise<ArrayBuffer>} what was packed into the element with this id */
export async function inflate(id) {
  const bytes = decode(document.getElementById(id).textContent.trim())
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))
  return new Response(stream).arrayBuffer()
}

export async function inflateJson(id) {
  return JSON.parse(new TextDecoder().decode(await inflate(id)))
}

function decode(text) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text)
  const binary = atob(text)
  const bytes = new Uint8Array(binary.length)
  for (let i = 0; i < binary.length; i += 1) bytes[i] = binary.charCodeAt(i)
  return bytes
}

/** Head and body of a block: a 32-bit length, that much JSON, then bytes. */
export function open(buffer) {
  const size = new DataView(buffer).getUint32(0, true)
  const head = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 4, size)))
  return { head, body: new Uint8Array(buffer, 4 + size) }
}
