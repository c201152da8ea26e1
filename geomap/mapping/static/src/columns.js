/** Columns of numbers, as geomap/mapping/block.py packs them: by the byte, as steps, or one value for all. */

const ARRAYS = { u1: Uint8Array, u2: Uint16Array, u4: Uint32Array, i4: Int32Array, f4: Float32Array, f8: Float64Array }

export function unpack(columns, body) {
  return Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, read(column, body)]))
}

function read({ t, n, at, v, d }, body) {
  const values = new ARRAYS[t](n)
  if (v !== undefined) return v === 0 ? values : values.fill(v)
  const bytes = new Uint8Array(values.buffer)
  const size = values.BYTES_PER_ELEMENT
  if (size === 1) bytes.set(body.subarray(at, at + n))
  else if (size === 4) {
    // One whole number at a time is four times as quick as byte by byte.
    const whole = new Uint32Array(values.buffer)
    const [b1, b2, b3] = [at + n, at + 2 * n, at + 3 * n]
    for (let i = 0; i < n; i += 1) whole[i] = body[at + i] | (body[b1 + i] << 8) | (body[b2 + i] << 16) | (body[b3 + i] << 24)
  } else {
    for (let byte = 0, from = at; byte < size; byte += 1) {
      for (let to = byte; to < bytes.length; to += size, from += 1) bytes[to] = body[from]
    }
  }
  if (d) for (let i = 1; i < n; i += 1) values[i] += values[i - 1]
  return values
}
