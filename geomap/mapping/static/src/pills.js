/** Labels of areas: how many incidents lie in one, beside its disc, with its name where there is room. */
import { around, overlap, same } from './boxes.js'
import { shorten } from './dom.js'
import { pillWidth } from './paint.js'
import * as words from './words.js'

/** Where the label of each disc stands: on its edge, in full where there is room, else its count. */
export function placePills(scene, ctx, areas) {
  const own = new Map(areas.map((area) => [area, area.joined ? around(area.x, area.y, area.r) : null]))
  return areas.map((area) => {
    const { x, y, r, count, doubtful, joined } = area
    const few = words.number(count) + (doubtful ? words.t('doubtMark') : '')
    const full = words.t('countIn', { n: few, place: shorten(area.where, 40) })
    const beside = r + pillWidth(ctx, full) / 2 + 2
    const tries = [[full, 0, r], [full, 0, -r], [full, beside, 0], [full, -beside, 0]]
    if (joined) tries.push([few, 0, 0])
    for (const far of [r, r + 16, r + 32]) {
      for (let turn = 2; turn < 10; turn += 1) tries.push([few, far * Math.cos((turn * Math.PI) / 4), far * Math.sin((turn * Math.PI) / 4)])
    }
    let chosen = null
    for (const [text, dx, dy] of tries) {
      const wide = pillWidth(ctx, text)
      const box = [x + dx - wide / 2, y + dy - 10, x + dx + wide / 2, y + dy + 10]
      if (text === full && !scene.inSight(box)) continue
      // Where all is taken, the last and smallest stands over what is there.
      chosen = { text, x: x + dx, y: y + dy, box }
      if (!scene.taken.some((other) => !same(other, own.get(area)) && overlap(other, box))) break
    }
    scene.taken.push(chosen.box)
    const wide = chosen.box[2] - chosen.box[0]
    scene.items.push({ ...area, key: `d${area.spot}`, x: chosen.x, y: chosen.y, w: wide, h: 24, where: 'in', place: area.where })
    return { ...chosen, wide, colour: area.colour, bare: joined && chosen.x === x && chosen.y === y, area }
  })
}
