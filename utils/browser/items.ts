import type { Baseline } from '../profile/baseline.ts'
import type { BaselineHead, BaselineRest, BaselineSection } from '../profile/baseline-parts.ts'
import type { Draft } from '../profile/draft.ts'
import { emptyDraft } from '../profile/empty-draft.ts'
import { jsonIn } from '../profile/json.ts'
import type { HandProgress } from './by-hand.ts'
import type { HistoryEntry, HistoryLine, HistorySettings } from './history.ts'
import type { Connection, Members, Picked, Settings, Stalled } from './item-schemas.ts'
import type { StoredSubmission, Submission, SubmissionProgress } from './submission.ts'

/**
 * TABLE of what is stored, each as `{version, value}`. Only the worker writes, one write at a time, and parses all it
 * reads (kept.ts, which has the schemas); pages read and watch what the worker has put in order (shown.ts). The table
 * stands without schemas because every page loads it.
 */
export interface Item<T> {
  /** Its own key in this table, by which its schema is found. */
  name: string
  area: 'local' | 'session'
  key: string
  version: number
  fallback: T
  /** Kept as JSON text: Chromium's storage sorts the keys of objects, and a frozen request has to stay as it was shown. */
  asText?: true
}

const item = <T>(
  name: string,
  rest: Pick<Item<T>, 'key' | 'fallback'> & Partial<Pick<Item<T>, 'asText' | 'area'>>,
): Item<T> => ({ name, area: 'local', version: 1, ...rest })

/** What is kept of an item. What is no text stands for itself; undefined where a text is no JSON. */
export const unpacked = ({ asText }: Pick<Item<unknown>, 'asText'>, kept: unknown): unknown =>
  asText && typeof kept === 'string' ? jsonIn(kept) : kept

export interface SetAside {
  /** Where it is kept. */
  key: string
  /** The key it was found under. */
  of: string
  /** Epoch milliseconds. */
  at: number
}

export const items = {
  members: item<Members>('members', { key: 'members', fallback: { current: null, list: [] } }),
  connection: item<Connection>('connection', { key: 'connection', fallback: { state: 'none' } }),
  settings: item<Settings>('settings', {
    key: 'settings',
    fallback: {
      way: 'exchange',
      clientId: '',
      exchangeUrl: '',
      scopes: ['r_compliance', 'w_compliance'],
      person: '',
      staySignedIn: false,
    },
  }),
  /**
   * What LinkedIn has, in parts, so that nobody reads a long career to edit a headline. The parts are put together by
   * `baseline-parts.ts`. As text: it is taken apart and put together again in a third of the time.
   */
  baselineHead: (person: string) =>
    item<BaselineHead | null>('baselineHead', {
      key: `baseline-head:${person}`,
      fallback: null,
      asText: true,
    }),
  baselineSection: (person: string, section: string) =>
    item<BaselineSection | null>('baselineSection', {
      key: `baseline-section:${person}:${section}`,
      fallback: null,
      asText: true,
    }),
  baselineRest: (person: string, section: string) =>
    item<BaselineRest | null>('baselineRest', {
      key: `baseline-rest:${person}:${section}`,
      fallback: null,
      asText: true,
    }),
  /**
   * TODO [2027-06-01]: Drop. As versions up to November 2026 kept it, in one piece; the worker takes it apart at its
   * start.
   */
  baseline: (person: string) =>
    item<Baseline | null>('baseline', { key: `baseline:${person}`, fallback: null }),
  draft: (person: string) => item<Draft>('draft', { key: `draft:${person}`, fallback: emptyDraft }),
  /** The ids of a member's submissions, newest first, and each by itself: every step of one is written down. */
  submissions: (person: string) =>
    item<string[]>('submissions', { key: `submissions:${person}`, fallback: [] }),
  submission: (person: string, id: string) =>
    item<StoredSubmission | null>('submission', {
      key: `submission:${person}:${id}`,
      fallback: null,
      asText: true,
    }),
  /** What has become of it. The two are put together by `submission-parts.ts`. */
  submissionProgress: (person: string, id: string) =>
    item<SubmissionProgress | null>('submissionProgress', {
      key: `submission-progress:${person}:${id}`,
      fallback: null,
      asText: true,
    }),
  /** TODO [2027-06-01]: Drop. As versions up to November 2026 kept them, all in one; the worker takes it apart. */
  outbox: (person: string) =>
    item<Submission[]>('outbox', { key: `outbox:${person}`, fallback: [], asText: true }),
  byHand: (person: string) =>
    item<HandProgress>('byHand', { key: `by-hand:${person}`, fallback: { done: [], undo: null } }),
  /** Whether the checklist of what to do by hand goes along on the profile page; the content script reads it. */
  handGuide: item<{ isOpen: boolean }>('handGuide', { key: 'hand-guide', fallback: { isOpen: false } }),
  /** In memory, because it tells of a disk that takes nothing more. */
  stalled: item<Stalled>('stalled', { key: 'stalled', area: 'session', fallback: {} }),
  /** A picture taken from a page through the menu, on its way to the picture's screen. */
  picked: item<Picked | null>('picked', { key: 'picked', area: 'session', fallback: null }),
  /** What there is of a member's history, and each part of it by itself: a long history is never written as a whole. */
  history: (person: string) => item<HistoryLine[]>('history', { key: `history:${person}`, fallback: [] }),
  historyEntry: (person: string, id: string) =>
    item<HistoryEntry | null>('historyEntry', {
      key: `history-entry:${person}:${id}`,
      fallback: null,
      asText: true,
    }),
  /** When a submission could not be kept in the history because storage was full; null: all are. */
  historyUnkept: (person: string) =>
    item<number | null>('historyUnkept', { key: `history-unkept:${person}`, fallback: null }),
  historySettings: item<HistorySettings>('historySettings', {
    key: 'history-settings',
    fallback: { keep: 200, days: null },
  }),
  /** What could not be read and was put aside, by the key it is kept under now. */
  setAside: item<SetAside[]>('setAside', { key: 'set-aside', fallback: [] }),
  /** The public slug of the signed-in member: beside `handGuide`, all that the content script asks for. */
  pageOwner: item<{ vanityName: string | null }>('pageOwner', {
    key: 'page-owner',
    fallback: { vanityName: null },
  }),
}

export type ItemName = keyof typeof items

/** What an item of the table holds. */
export type ValueOf<N extends ItemName> =
  (typeof items)[N] extends Item<infer T>
    ? T
    : (typeof items)[N] extends (...of: never[]) => Item<infer T>
      ? T
      : never

/** The two parts of a submission; what they make is said in submission-parts.ts. */
export const submissionItems = (person: string, id: string): Item<unknown>[] => [
  items.submission(person, id),
  items.submissionProgress(person, id),
]
