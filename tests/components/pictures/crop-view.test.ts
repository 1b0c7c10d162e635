import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  fitted,
  isWhole,
  movedBy,
  sizeOfCrop,
  transformFor,
  wholeView,
  zoomedTo,
  zoomOf,
  type CropView,
  type Size,
} from '../../../components/pictures/crop-view.ts'

const size = fc.record({
  width: fc.integer({ min: 1, max: 9000 }),
  height: fc.integer({ min: 1, max: 9000 }),
})
const ratios = fc.constantFrom(1, 4)
const anywhere = fc.record({
  x: fc.integer({ min: -9999, max: 9999 }),
  y: fc.integer({ min: -9999, max: 9999 }),
  width: fc.integer({ min: 1, max: 20_000 }),
  turns: fc.integer({ min: -5, max: 5 }),
  tilt: fc.integer({ min: -60, max: 60 }),
})

/** Where the corners of the crop lie in the picture, by undoing the transform that draws it. */
const cornersOf = (view: CropView, ratio: number): [number, number][] => {
  const canvas = { width: 100, height: 100 / ratio }
  const [a, b, c, d, e, f] = transformFor(view, canvas)
  const determinant = a * d - b * c
  return [
    [0, 0],
    [canvas.width, 0],
    [0, canvas.height],
    [canvas.width, canvas.height],
  ].map(([x = 0, y = 0]) => [
    (d * (x - e) - c * (y - f)) / determinant,
    (a * (y - f) - b * (x - e)) / determinant,
  ])
}

const isInside = ([x, y]: [number, number], { width, height }: Size): boolean =>
  x > -0.01 && y > -0.01 && x < width + 0.01 && y < height + 0.01

describe('a crop', () => {
  it('shows picture in every corner, wherever it is put, however it is turned', () => {
    fc.assert(
      fc.property(anywhere, size, ratios, (view, picture, ratio) => {
        const now = fitted(view, picture, ratio)
        expect(cornersOf(now, ratio).every((corner) => isInside(corner, picture))).toBe(true)
        expect(fitted(now, picture, ratio)).toEqual({
          ...now,
          x: expect.closeTo(now.x, 6),
          y: expect.closeTo(now.y, 6),
          width: expect.closeTo(now.width, 6),
        })
      }),
    )
  })

  it('begins with as much as there is', () => {
    expect(wholeView({ width: 300, height: 200 }, 1)).toMatchObject({ x: 150, y: 100, width: 200 })
    expect(wholeView({ width: 800, height: 800 }, 4)).toMatchObject({ x: 400, y: 400, width: 800 })
  })

  it('goes the way of the screen, also when the picture is turned', () => {
    const picture = { width: 1000, height: 1000 }
    const middle = zoomedTo(wholeView(picture, 1), 2, picture, 1)
    expect(movedBy(middle, [0.1, 0], picture, 1)).toMatchObject({ x: 550, y: 500 })
    // A quarter turn to the right puts the picture's upper end on the right.
    const turned = movedBy({ ...middle, turns: 1 }, [0.1, 0], picture, 1)
    expect(turned).toMatchObject({ x: expect.closeTo(500, 6), y: expect.closeTo(450, 6) })
  })

  it('is zoomed by its width', () => {
    const picture = { width: 1000, height: 600 }
    const twice = zoomedTo(wholeView(picture, 1), 2, picture, 1)
    expect(twice.width).toBe(300)
    expect(zoomOf(twice, picture, 1)).toBe(2)
  })

  it('is never made larger than the picture, and always exactly of its shape', () => {
    const view = { ...wholeView({ width: 1001, height: 800 }, 4) }
    expect(sizeOfCrop(view, 4, 1584)).toEqual({ width: 1000, height: 250 })
    expect(sizeOfCrop({ ...view, width: 4000 }, 4, 1584)).toEqual({ width: 1584, height: 396 })
    expect(sizeOfCrop({ ...view, width: 1 }, 4, 1584)).toEqual({ width: 4, height: 1 })
  })

  it('knows when nothing is cut', () => {
    const square = { width: 500, height: 500 }
    expect(isWhole(wholeView(square, 1), square, 1)).toBe(true)
    expect(isWhole({ ...wholeView(square, 1), turns: 1 }, square, 1)).toBe(false)
    expect(isWhole(wholeView({ width: 500, height: 600 }, 1), { width: 500, height: 600 }, 1)).toBe(false)
  })
})
