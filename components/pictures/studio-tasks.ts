import type { CropView, Size } from './crop-view.ts'

/** What the page asks of the studio's worker, and what comes back. */
export type StudioTask =
  /** Decodes a picture and keeps it; answers with a small one to look at, whose longer side is `stageSize`. */
  | { type: 'open'; blob: Blob; stageSize: number }
  | { type: 'crop'; view: CropView; size: Size; format: 'image/png' | 'image/jpeg'; mostBytes: number }
  | { type: 'convert'; mostPixels: number; format: 'image/png' | 'image/jpeg'; mostBytes: number }
  | { type: 'close' }

export type StudioReply =
  | {
      type: 'opened'
      /** As shown: turned by its orientation. */
      width: number
      height: number
      stage: Blob
      stageWidth: number
      stageHeight: number
      isOpaque: boolean
    }
  | { type: 'encoded'; blob: Blob; width: number; height: number }
  | { type: 'closed' }
  /** It can't be decoded, or there is not enough memory. */
  | { type: 'failed' }
