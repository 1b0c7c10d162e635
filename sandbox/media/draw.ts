import { encodePng } from './png.ts'

type Colour = readonly [number, number, number]

const PAPER: Colour = [236, 232, 222]
const INK: Colour = [74, 92, 106]

/** A head and shoulders of two discs, in any square size. */
export function drawPortrait(size: number, tint: Colour = INK): Buffer {
  const inside = (x: number, y: number, centre: number, radius: number): boolean =>
    Math.hypot(x - size / 2, y - centre) < radius
  return encodePng(size, size, (x, y) => {
    if (inside(x, y, size * 0.38, size * 0.19) || inside(x, y, size * 1.02, size * 0.4)) return tint
    return mix(PAPER, tint, (y / size) * 0.25)
  })
}

/** Soft hills. */
export function drawLandscape(width: number, height: number, tint: Colour = [126, 152, 146]): Buffer {
  const hill = (x: number, phase: number, rise: number): number =>
    height * (rise + 0.12 * Math.sin((x / width) * 7 + phase))
  return encodePng(width, height, (x, y) => {
    if (y > hill(x, 0.6, 0.82)) return mix(PAPER, tint, 1)
    if (y > hill(x, 2.4, 0.6)) return mix(PAPER, tint, 0.7)
    return mix(PAPER, tint, 0.15 + (0.3 * y) / height)
  })
}

function mix(from: Colour, to: Colour, share: number): Colour {
  return [
    from[0] + (to[0] - from[0]) * share,
    from[1] + (to[1] - from[1]) * share,
    from[2] + (to[2] - from[2]) * share,
  ]
}
