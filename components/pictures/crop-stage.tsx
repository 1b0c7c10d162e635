import type { CropperCanvas, CropperImage } from 'cropperjs'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { text } from '../../utils/browser/text.ts'
import { movedBy, transformFor, type CropView, type Size } from './crop-view.ts'
import { cropKey } from './crop-keys.ts'
import type { OpenedPicture } from './read-picture.ts'
import { useBlobAddress } from './use-file-address.ts'
import type { ChangeView } from './use-view.ts'

interface Props {
  picture: OpenedPicture
  ratio: number
  isRound: boolean
  view: CropView
  change: ChangeView
  /** Id of the sentence that says which keys do what. */
  describedBy: string
}

const margin = 24
const tallest = 340

/** The frame in the middle of the stage. */
const frameIn = (stage: number, ratio: number): Size => {
  const height = Math.min(tallest, (stage - 2 * margin) / ratio)
  return { width: height * ratio, height }
}

/**
 * The picture under a fixed frame, moved by mouse, finger, wheel and keys. The library turns pointers into gestures and
 * draws the picture; where it may go is decided by the view, so that no corner is ever empty.
 */
export const CropStage = ({ picture, ratio, isRound, view, change, describedBy }: Props) => {
  const stage = useRef<HTMLDivElement>(null)
  const image = useRef<CropperImage | null>(null)
  const address = useBlobAddress(picture.stage)
  const [width, setWidth] = useState(0)
  const [isReady, setReady] = useState(false)
  const frame = frameIn(width, ratio)
  const frameWidth = useRef(frame.width)
  frameWidth.current = frame.width

  useLayoutEffect(() => {
    const element = stage.current
    if (!element) return
    const measure = () => setWidth(element.clientWidth)
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])

  useEffect(() => {
    const element = stage.current
    if (!element || address === null) return
    const stop = new AbortController()
    element.addEventListener('action', (event) => onGesture(event, change, frameWidth.current), {
      signal: stop.signal,
      capture: true,
    })
    const begin = async () => {
      const mounted = await mount(element, address, stop.signal)
      if (stop.signal.aborted || !mounted) return
      image.current = mounted
      setReady(true)
    }
    void begin()
    return () => {
      stop.abort()
      image.current = null
      setReady(false)
    }
  }, [address, change])

  // Before anything is painted: picture and frame belong together, also while the window changes its size.
  useLayoutEffect(() => {
    if (!isReady || frame.width <= 0) return
    const scale = picture.stageWidth / picture.width
    const staged = { ...view, x: view.x * scale, y: view.y * scale, width: view.width * scale }
    const [a, b, c, d, e, f] = transformFor(staged, frame)
    image.current?.$setTransform(a, b, c, d, e + (width - frame.width) / 2, f + margin)
  }, [isReady, view, picture, width, frame.width, frame.height])

  return (
    // The linter counts an application among what nobody operates. Its keys are its own, and the description names them.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      ref={stage}
      class="crop"
      data-testid="crop"
      data-ready={isReady}
      data-round={isRound}
      dir="ltr"
      role="application"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- as above: it takes keys
      tabIndex={0}
      aria-label={text('crop_label')}
      aria-describedby={describedBy}
      style={{ '--frame': `${frame.height}px`, '--ratio': ratio }}
      onKeyDown={(event) => {
        const changed = cropKey(event)
        if (!changed) return
        event.preventDefault()
        change(changed)
      }}
    >
      <div class="crop-frame" aria-hidden="true" />
    </div>
  )
}

/** Puts the library's elements onto the stage, the picture in them; null where it was left meanwhile. */
const mount = async (
  stage: HTMLElement,
  address: string,
  signal: AbortSignal,
): Promise<CropperImage | null> => {
  const { CropperCanvas, CropperHandle, CropperImage } = await import('cropperjs')
  if (signal.aborted) return null
  for (const element of [CropperCanvas, CropperHandle, CropperImage]) element.$define()
  const canvas = document.createElement('cropper-canvas') as CropperCanvas
  const image = document.createElement('cropper-image') as CropperImage
  const handle = document.createElement('cropper-handle')
  for (const name of ['rotatable', 'scalable', 'translatable']) image.setAttribute(name, '')
  image.setAttribute('src', address)
  // The stage around it has the name; the library drops an empty alternative text.
  image.$image.alt = ''
  handle.setAttribute('action', 'move')
  handle.setAttribute('plain', '')
  canvas.append(image, handle)
  stage.prepend(canvas)
  signal.addEventListener('abort', () => canvas.remove())
  await image.$ready()
  return image
}

interface Gesture {
  action: string
  startX?: number
  startY?: number
  endX?: number
  endY?: number
  scale?: number
  rotate?: number
}

/** A drag moves, a wheel or two fingers zoom, two fingers straighten. */
const onGesture = (event: Event, change: ChangeView, frame: number): void => {
  // The library's image would move by itself, also to where there is no picture.
  event.stopPropagation()
  if (!(event instanceof CustomEvent) || frame <= 0) return
  const { action, startX = 0, startY = 0, endX = 0, endY = 0, scale = 0, rotate = 0 }: Gesture = event.detail
  change((view, { zoom, turn, fit }) => {
    if (action === 'move')
      return fit((picture, ratio) =>
        movedBy(view, [(startX - endX) / frame, (startY - endY) / frame], picture, ratio),
      )
    const zoomed = scale === 0 ? view : zoom(view, scale > 0 ? 1 + scale : 1 / (1 - scale))
    return rotate === 0 ? zoomed : turn(zoomed, (rotate * 180) / Math.PI)
  })
}
