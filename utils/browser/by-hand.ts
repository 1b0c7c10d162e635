import * as z from 'zod/mini'
import type { Entry } from '../profile/baseline.ts'
import type { Draft } from '../profile/draft.ts'
import type { Json } from '../profile/json.ts'
import { draftSchema, entriesSchema, jsonSchema } from './item-schemas.ts'

/** How far a member has come with applying a draft by hand. What is left to do is the draft itself. */
export interface HandProgress {
  /** In the order they were marked; `record` names the submission that keeps what was done. */
  done: { step: string; record: string }[]
  /** Takes the last mark back. */
  undo: HandUndo | null
}

/** What the last mark moved, as it was before. */
export interface HandUndo {
  record: string
  draft: Draft
  /** As the mark left it: once it is edited further, the mark can't be taken back any more. */
  draftAfter: Draft
  /** Null: not known, or known to be empty. */
  fields: Record<string, Json | null>
  sections: Record<string, Entry[] | null>
  emptied: string[]
}

export const handProgressSchema: z.ZodMiniType<HandProgress> = z.object({
  done: z.array(z.object({ step: z.string(), record: z.string() })),
  undo: z.nullable(
    z.object({
      record: z.string(),
      draft: draftSchema,
      draftAfter: draftSchema,
      fields: z.record(z.string(), jsonSchema),
      sections: z.record(z.string(), z.nullable(entriesSchema)),
      emptied: z.array(z.string()),
    }),
  ),
})
