import { useEffect, useRef, useState } from 'preact/hooks'
import { text } from '../../utils/browser/text.ts'
import type { PictureField } from '../../utils/profile/picture.ts'
import { transformFor, type CropView, type Size } from './crop-view.ts'
import type { OpenedPicture } from './read-picture.ts'

interface Props {
  field: PictureField
  picture: OpenedPicture
  view: CropView
}

/** What people will see: the photo at the sizes LinkedIn shows it, the background with what the photo covers of it. */
export const CropPreviews = ({ field, picture, view }: Props) => {
  const stage = useStageBitmap(picture.stage)
  const draw = { stage, view, scale: picture.stageWidth / picture.width }
  return (
    <section class="crop-previews" aria-label={text('crop_previews')} data-field={field}>
      {field === 'profilePicture'
        ? photoSizes.map(({ side, label, testId }) => (
            <figure key={side}>
              <Drawing {...draw} size={{ width: side, height: side }} isRound testId={testId} />
              <figcaption class="small soft">{text(label)}</figcaption>
            </figure>
          ))
        : coverSizes.map(({ width, label, testId, photo }) => (
            <figure key={width}>
              <div class="cover" data-photo={photo}>
                <Drawing {...draw} size={{ width, height: width / 4 }} testId={testId} />
                <span class="cover-photo" data-testid={`${testId}-photo`} aria-hidden="true" />
              </div>
              <figcaption class="small soft">{text(label)}</figcaption>
            </figure>
          ))}
    </section>
  )
}

/** As LinkedIn's site shows a photo: on the profile, in the feed, beside a message. */
const photoSizes = [
  { side: 152, label: 'crop_preview_profile', testId: 'preview-display' },
  { side: 56, label: 'crop_preview_feed', testId: 'preview-feed' },
  { side: 32, label: 'crop_preview_message', testId: 'preview-message' },
] as const

/** The photo lies over the lower left of the background, larger on a phone. */
const coverSizes = [
  { width: 480, label: 'crop_preview_desktop', testId: 'preview-display', photo: 'desktop' },
  { width: 240, label: 'crop_preview_phone', testId: 'preview-phone', photo: 'phone' },
] as const

const useStageBitmap = (stage: Blob): ImageBitmap | null => {
  const [bitmap, setBitmap] = useState<ImageBitmap | null>(null)
  useEffect(() => {
    let isGone = false
    let made: ImageBitmap | null = null
    const decode = async () => {
      made = await createImageBitmap(stage)
      if (isGone) made.close()
      else setBitmap(made)
    }
    void decode()
    return () => {
      isGone = true
      made?.close()
      setBitmap(null)
    }
  }, [stage])
  return bitmap
}

interface DrawingProps {
  stage: ImageBitmap | null
  view: CropView
  /** From the picture's pixels to the stage's. */
  scale: number
  size: Size
  isRound?: boolean
  testId: string
}

const Drawing = ({ stage, view, scale, size, isRound = false, testId }: DrawingProps) => {
  const canvas = useRef<HTMLCanvasElement>(null)
  // Twice as fine as its size on the page, as most screens are.
  const [width, height] = [size.width * 2, size.height * 2]
  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (!context || !stage) return
    context.resetTransform()
    context.clearRect(0, 0, width, height)
    context.imageSmoothingQuality = 'high'
    const staged = { ...view, x: view.x * scale, y: view.y * scale, width: view.width * scale }
    context.setTransform(...transformFor(staged, { width, height }))
    context.drawImage(stage, 0, 0)
  }, [stage, view, scale, width, height])
  return (
    <canvas
      ref={canvas}
      width={width}
      height={height}
      data-testid={testId}
      data-round={isRound}
      data-drawn={stage !== null}
      // What it shows is in the caption; a drawing has no words of its own.
      aria-hidden="true"
      style={{ '--side': `${size.width}px` }}
    />
  )
}
