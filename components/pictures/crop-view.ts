/** What part of a picture is shown, in the picture's own pixels. Pure. */
export interface CropView {
  /** Middle of the crop. */
  x: number
  y: number
  /** Width of the crop; its height follows from the shape. */
  width: number
  /** Quarter turns to the right, 0 to 3. */
  turns: number
  /** Degrees to straighten by, from -45 to 45, on top of the turns. */
  tilt: number
}

export interface Size {
  width: number
  height: number
}

/** Nothing is shown larger than this: below, there would be more guess than picture. */
export const smallestCrop = 64

const radians = ({ turns, tilt }: Pick<CropView, 'turns' | 'tilt'>): number =>
  ((turns * 90 + tilt) * Math.PI) / 180

/** How the picture is turned, for drawing. */
export const angleOf = radians

/** How far the turned crop reaches to the sides and up and down, for a width of 1. */
const reachOf = (view: Pick<CropView, 'turns' | 'tilt'>, ratio: number): { x: number; y: number } => {
  const cos = Math.abs(Math.cos(radians(view)))
  const sin = Math.abs(Math.sin(radians(view)))
  return { x: cos + sin / ratio, y: sin + cos / ratio }
}

/** The widest crop of this shape that fits into the picture when it is turned so. */
export const widestCrop = (
  picture: Size,
  ratio: number,
  turned: Pick<CropView, 'turns' | 'tilt'>,
): number => {
  const reach = reachOf(turned, ratio)
  return Math.min(picture.width / reach.x, picture.height / reach.y)
}

/** As much as possible, from the middle. */
export const wholeView = (picture: Size, ratio: number): CropView => {
  const upright = { turns: 0, tilt: 0 }
  return {
    x: picture.width / 2,
    y: picture.height / 2,
    width: widestCrop(picture, ratio, upright),
    ...upright,
  }
}

const between = (value: number, low: number, high: number): number =>
  low > high ? (low + high) / 2 : Math.min(high, Math.max(low, value))

/** The nearest view that shows picture in every corner. */
export const fitted = (view: CropView, picture: Size, ratio: number): CropView => {
  const tilt = between(view.tilt, -45, 45)
  const turned = { turns: ((view.turns % 4) + 4) % 4, tilt }
  const widest = widestCrop(picture, ratio, turned)
  const width = between(view.width, Math.min(smallestCrop, widest), widest)
  const reach = reachOf(turned, ratio)
  const [halfX, halfY] = [(width * reach.x) / 2, (width * reach.y) / 2]
  return {
    ...turned,
    width,
    x: between(view.x, halfX, picture.width - halfX),
    y: between(view.y, halfY, picture.height - halfY),
  }
}

/** 1 shows as much as possible; 2 half of that width. */
export const zoomOf = (view: CropView, picture: Size, ratio: number): number =>
  widestCrop(picture, ratio, view) / view.width

export const mostZoom = (view: CropView, picture: Size, ratio: number): number =>
  Math.max(1, Math.min(10, widestCrop(picture, ratio, view) / smallestCrop))

export const zoomedTo = (view: CropView, zoom: number, picture: Size, ratio: number): CropView =>
  fitted({ ...view, width: widestCrop(picture, ratio, view) / zoom }, picture, ratio)

/** Moved by a share of the crop's own width, in the directions of the screen. */
export const movedBy = (
  view: CropView,
  [right, down]: readonly [number, number],
  picture: Size,
  ratio: number,
): CropView => {
  const angle = -radians(view)
  const [x, y] = [right * view.width, down * view.width]
  return fitted(
    {
      ...view,
      x: view.x + x * Math.cos(angle) - y * Math.sin(angle),
      y: view.y + x * Math.sin(angle) + y * Math.cos(angle),
    },
    picture,
    ratio,
  )
}

/** The transform that puts the crop onto a canvas of this width: for `setTransform`. */
export const transformFor = (
  view: CropView,
  canvas: Size,
): [a: number, b: number, c: number, d: number, e: number, f: number] => {
  const scale = canvas.width / view.width
  const [cos, sin] = [Math.cos(radians(view)) * scale, Math.sin(radians(view)) * scale]
  return [
    cos,
    sin,
    -sin,
    cos,
    canvas.width / 2 - (cos * view.x - sin * view.y),
    canvas.height / 2 - (sin * view.x + cos * view.y),
  ]
}

/** In pixels, of exactly the shape: no larger than the picture has pixels for, nor than is asked for. */
export const sizeOfCrop = (view: CropView, ratio: number, most: number): Size => {
  const height = Math.max(1, Math.floor(Math.min(view.width, most) / ratio + 1e-6))
  return { width: Math.round(height * ratio), height }
}

/** The crop is the whole picture as it is. */
export const isWhole = (view: CropView, picture: Size, ratio: number): boolean =>
  view.turns === 0 &&
  view.tilt === 0 &&
  Math.abs(view.width - picture.width) < 0.5 &&
  Math.abs(view.width / ratio - picture.height) < 0.5
