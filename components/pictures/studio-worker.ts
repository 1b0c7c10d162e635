import { transformFor, type Size } from './crop-view.ts'
import type { Answered, Asked } from '../own-worker.ts'
import type { StudioReply, StudioTask } from './studio-tasks.ts'

/**
 * Decodes, turns and scales off the page's own thread. The browser's decoder reads orientation and colour profile; what
 * is drawn is converted to sRGB. Scaling goes by halves, each smoothed, because one big step skips pixels.
 */

let opened: ImageBitmap | null = null

const perform = async (task: StudioTask): Promise<StudioReply> => {
  switch (task.type) {
    case 'open': {
      opened?.close()
      opened = null
      const bitmap = await createImageBitmap(task.blob)
      opened = bitmap
      const stage = scaledBy(bitmap, Math.min(1, task.stageSize / Math.max(bitmap.width, bitmap.height)))
      const isOpaque = !hasAlpha(stage)
      return {
        type: 'opened',
        width: bitmap.width,
        height: bitmap.height,
        stage: await stage.convertToBlob({ type: isOpaque ? 'image/jpeg' : 'image/png', quality: 0.92 }),
        stageWidth: stage.width,
        stageHeight: stage.height,
        isOpaque,
      }
    }
    case 'crop': {
      const source = steppedDown(need(), task.size.width / task.view.width)
      const canvas = new OffscreenCanvas(task.size.width, task.size.height)
      const context = contextOf(canvas)
      const scale = source.width / need().width
      const { view } = task
      context.setTransform(
        ...transformFor(
          { ...view, x: view.x * scale, y: view.y * scale, width: view.width * scale },
          task.size,
        ),
      )
      context.drawImage(source, 0, 0)
      return { type: 'encoded', ...(await encoded(canvas, task)) }
    }
    case 'convert': {
      const bitmap = need()
      const scale = Math.min(1, Math.sqrt(task.mostPixels / (bitmap.width * bitmap.height)))
      return { type: 'encoded', ...(await encoded(scaledBy(bitmap, scale), task)) }
    }
    case 'close':
      opened?.close()
      opened = null
      return { type: 'closed' }
  }
}

const need = (): ImageBitmap => {
  if (!opened) throw new Error('No picture is open')
  return opened
}

const contextOf = (canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D => {
  const context = canvas.getContext('2d')
  if (!context) throw new Error('There is no canvas to draw on')
  context.imageSmoothingQuality = 'high'
  return context
}

type Source = ImageBitmap | OffscreenCanvas

const drawn = (source: Source, { width, height }: Size): OffscreenCanvas => {
  const canvas = new OffscreenCanvas(Math.max(1, Math.round(width)), Math.max(1, Math.round(height)))
  contextOf(canvas).drawImage(source, 0, 0, canvas.width, canvas.height)
  return canvas
}

/** Halved as often as it stays at least as large as it is needed. */
const steppedDown = (source: Source, scale: number): Source =>
  scale > 0.5 ? source : steppedDown(drawn(source, half(source)), scale * 2)

const half = ({ width, height }: Size): Size => ({ width: width / 2, height: height / 2 })

const scaledBy = (source: Source, scale: number): OffscreenCanvas =>
  drawn(steppedDown(source, scale), { width: source.width * scale, height: source.height * scale })

const hasAlpha = (canvas: OffscreenCanvas): boolean => {
  const { data } = contextOf(canvas).getImageData(0, 0, canvas.width, canvas.height)
  for (let at = 3; at < data.length; at += 4) if (data[at] !== 255) return true
  return false
}

/** PNG is without loss; where it grows too large, and for photos, JPEG, smaller in steps until it fits. */
const encoded = async (
  canvas: OffscreenCanvas,
  { format, mostBytes }: { format: 'image/png' | 'image/jpeg'; mostBytes: number },
): Promise<{ blob: Blob; width: number; height: number }> => {
  const size = { width: canvas.width, height: canvas.height }
  if (format === 'image/png') {
    const blob = await canvas.convertToBlob({ type: 'image/png' })
    if (blob.size <= mostBytes) return { blob, ...size }
  }
  const opaque = new OffscreenCanvas(canvas.width, canvas.height)
  const context = contextOf(opaque)
  // JPEG knows nothing transparent; white is what a page shows behind it.
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.drawImage(canvas, 0, 0)
  for (const quality of [0.95, 0.9, 0.85, 0.75]) {
    const blob = await opaque.convertToBlob({ type: 'image/jpeg', quality })
    if (blob.size <= mostBytes) return { blob, ...size }
  }
  return encoded(scaledBy(opaque, 0.75), { format: 'image/jpeg', mostBytes })
}

const answer = (id: number, reply: StudioReply): void => {
  const answered: Answered<StudioReply> = { id, reply }
  postMessage(answered, { transfer: [] })
}

addEventListener('message', ({ data }: MessageEvent<Asked<StudioTask>>) => {
  perform(data.task).then(
    (reply) => answer(data.id, reply),
    () => answer(data.id, { type: 'failed' }),
  )
})
