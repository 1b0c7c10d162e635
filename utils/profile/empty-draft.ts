import type { Draft } from './draft.ts'

/** By itself: what is read before anything else of a page needs it, and none of the tables. */
export const emptyDraft: Draft = { fields: {}, sections: {}, refusals: {} }
