import fc from 'fast-check'
import type { Fault, FaultKind } from '../../sandbox/start.ts'
import type { Death } from './worker.ts'

/** One run of the model, as plain data: what is there, what is edited, and everything that goes wrong. */
export interface Schedule {
  /** What the app may read. */
  access: 'full' | 'partial' | 'none'
  profile: ProfileSeed
  edits: Edit[]
  faults: Fault[]
  deaths: Death[]
  full: { from: number; writes: number } | null
  holdsFor: number
  /** For each bare cut of a POST in turn: does the browser send it once more by itself? */
  repeats: boolean[]
  /** Does the worker end whenever it has nothing to do? */
  naps: boolean
  /** What the member, others and the browser do meanwhile, in this order, each after so many turns. */
  doings: Doing[]
  /** Two pages press Send at once. */
  pressedTwice: boolean
}

export interface ProfileSeed {
  /** Languages of each text; none: the field is empty. */
  headline: Language[]
  summary: Language[]
  address: Language[]
  skills: Language[][]
  positions: number
  courses: number
}

export type Language = 'en_US' | 'de_DE' | 'ja_JP'

/** Numbers choose among what there is by then. */
export type Edit =
  | { type: 'text'; field: number; language: Language; text: string }
  | { type: 'drop-language'; field: number; language: Language }
  | { type: 'clear'; field: number }
  | { type: 'value'; field: number; nth: number }
  | { type: 'add'; section: number; text: string; position: number }
  | { type: 'change'; section: number; entry: number; language: Language; text: string }
  | { type: 'remove'; section: number; entry: number }
  | { type: 'move'; section: number; entry: number; to: number }

export type Doing = { after: number } & (
  | {
      type:
        | 'pause'
        | 'resume'
        | 'cancel'
        | 'retry'
        | 'sign-in'
        | 'other-signs-in'
        | 'disconnect'
        | 'expire'
        | 'kill'
        | 'restart'
        | 'restart-without-alarms'
        | 'discard'
        | 'add-language-elsewhere'
        | 'press-send'
    }
  | { type: 'wait'; ms: number }
  | { type: 'edit'; text: string }
)

const language = fc.constantFrom<Language[]>('en_US', 'de_DE', 'ja_JP')
const languages = fc.uniqueArray(fc.constantFrom<Language[]>('de_DE', 'ja_JP'), { maxLength: 2 })
/** None, or English and some others. */
const texts = fc
  .option(languages, { nil: null })
  .map((others): Language[] => (others ? ['en_US', ...others] : []))
const small = fc.nat(7)
/** Texts that would show any trimming or normalising. */
const text = fc.oneof(
  fc.constantFrom(' Ada ', 'e\u0301', 'Zoë 🧵', 'a\nb', '{{entry-new-1}}', 'Looms'),
  fc.string({ minLength: 1, maxLength: 6 }).filter((typed) => typed.trim() !== ''),
)

const edit = fc.oneof(
  { weight: 4, arbitrary: fc.record({ type: fc.constant('text' as const), field: small, language, text }) },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('drop-language' as const), field: small, language }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('clear' as const), field: small }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('value' as const), field: small, nth: small }) },
  {
    weight: 5,
    arbitrary: fc.record({ type: fc.constant('add' as const), section: small, text, position: small }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('change' as const),
      section: small,
      entry: small,
      language,
      text,
    }),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('remove' as const), section: small, entry: small }) },
  {
    weight: 2,
    arbitrary: fc.record({ type: fc.constant('move' as const), section: small, entry: small, to: small }),
  },
)

const faultKind = fc.oneof<fc.Arbitrary<FaultKind>[]>(
  fc.record({
    kind: fc.constant('status' as const),
    status: fc.constantFrom(400, 401, 403, 404, 409, 422, 500, 503),
  }),
  fc.record({
    kind: fc.constant('status' as const),
    status: fc.constantFrom(500, 503),
    act: fc.constant('first' as const),
  }),
  fc.record({ kind: fc.constant('rate-limit' as const), retryAfter: fc.constantFrom(null, 1, 90, 7200) }),
  fc.record({ kind: fc.constant('slow' as const), act: fc.constantFrom('first' as const, 'last' as const) }),
  fc.record({
    kind: fc.constantFrom(
      'cut-before' as const,
      'cut-after' as const,
      'cut-before-mid-header' as const,
      'cut-after-mid-header' as const,
      'garbage' as const,
    ),
  }),
)

const fault: fc.Arbitrary<Fault> = fc.record({
  match: fc.oneof(
    { weight: 3, arbitrary: fc.constant({ operation: 'create' as const }) },
    {
      weight: 3,
      arbitrary: fc.record({
        operation: fc.constantFrom('update' as const, 'delete' as const, 'read' as const),
      }),
    },
    { weight: 2, arbitrary: fc.constant({ host: 'api.linkedin.com' }) },
  ),
  nth: fc.integer({ min: 1, max: 6 }),
  count: fc.constantFrom(1, 1, 1, 2, 4),
  fault: faultKind,
})

const doing = fc.record({ after: fc.integer({ min: 0, max: 5 }) }).chain(({ after }) =>
  fc.oneof(
    {
      weight: 12,
      arbitrary: fc.record({
        after: fc.constant(after),
        type: fc.constantFrom(
          'pause' as const,
          'resume' as const,
          'cancel' as const,
          'retry' as const,
          'sign-in' as const,
          'other-signs-in' as const,
          'disconnect' as const,
          'expire' as const,
          'kill' as const,
          'restart' as const,
          'restart-without-alarms' as const,
          'discard' as const,
          'add-language-elsewhere' as const,
          'press-send' as const,
        ),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        after: fc.constant(after),
        type: fc.constant('wait' as const),
        ms: fc.constantFrom(1_000, 90_000, 86_400_000),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ after: fc.constant(after), type: fc.constant('edit' as const), text }),
    },
  ),
)

export const schedules: fc.Arbitrary<Schedule> = fc.record({
  access: fc.oneof(
    { weight: 6, arbitrary: fc.constant('full' as const) },
    { weight: 1, arbitrary: fc.constant('partial' as const) },
    { weight: 2, arbitrary: fc.constant('none' as const) },
  ),
  profile: fc.record({
    headline: texts,
    summary: texts,
    address: texts,
    skills: fc.array(
      languages.map((others): Language[] => ['en_US', ...others]),
      { maxLength: 3 },
    ),
    positions: fc.nat(2),
    courses: fc.nat(1),
  }),
  edits: fc.array(edit, { minLength: 1, maxLength: 7 }),
  faults: fc.array(fault, { maxLength: 3 }),
  deaths: fc.array(
    fc.record({
      operation: fc.integer({ min: 1, max: 120 }),
      when: fc.constantFrom('before' as const, 'after' as const),
    }),
    { maxLength: 3 },
  ),
  full: fc.option(
    fc.record({ from: fc.integer({ min: 1, max: 90 }), writes: fc.integer({ min: 1, max: 5 }) }),
    { nil: null, freq: 5 },
  ),
  // LinkedIn acts within the minute for which the journal waits before it believes that an entry is not there.
  holdsFor: fc.constantFrom(1_000, 24_000, 27_000, 50_000),
  repeats: fc.array(fc.boolean(), { maxLength: 2 }),
  naps: fc.boolean(),
  doings: fc.array(doing, { maxLength: 4 }),
  pressedTwice: fc.boolean(),
})

const nothing: Schedule = {
  access: 'full',
  profile: { headline: [], summary: [], address: [], skills: [], positions: 0, courses: 0 },
  edits: [],
  faults: [],
  deaths: [],
  full: null,
  holdsFor: 1_000,
  repeats: [],
  naps: false,
  doings: [],
  pressedTwice: false,
}

/** What chance would seldom put together. */
export const meantSchedules: readonly Schedule[] = [
  // LinkedIn gets another language while the update waits.
  {
    ...nothing,
    profile: { ...nothing.profile, headline: ['en_US', 'de_DE'] },
    edits: [{ type: 'text', field: 0, language: 'de_DE', text: 'x' }],
    faults: [{ match: { operation: 'update' }, nth: 1, fault: { kind: 'rate-limit', retryAfter: 7_200 } }],
    doings: [{ after: 0, type: 'add-language-elsewhere' }],
  },
  // LinkedIn gets another language while the update waits, and then the member presses “try again”.
  {
    ...nothing,
    profile: { ...nothing.profile, headline: ['en_US', 'de_DE'] },
    edits: [{ type: 'text', field: 0, language: 'de_DE', text: 'x' }],
    faults: [{ match: { operation: 'update' }, nth: 1, fault: { kind: 'rate-limit', retryAfter: 7_200 } }],
    doings: [
      { after: 0, type: 'add-language-elsewhere' },
      { after: 3, type: 'retry' },
      { after: 1, type: 'retry' },
    ],
  },
  // The same language is begun on LinkedIn while a full disk holds up the sending: the member has to decide.
  {
    ...nothing,
    profile: { ...nothing.profile, headline: ['en_US'] },
    edits: [{ type: 'text', field: 0, language: 'ja_JP', text: '!' }],
    full: { from: 1, writes: 1 },
    doings: [{ after: 0, type: 'add-language-elsewhere' }],
  },
  // LinkedIn makes an entry after nobody waits for its answer any more.
  {
    ...nothing,
    edits: [{ type: 'add', section: 0, text: 'x', position: 0 }],
    faults: [{ match: { operation: 'create' }, nth: 1, fault: { kind: 'slow', act: 'last' } }],
    holdsFor: 50_000,
  },
  // An entry is made under an id that the answer does not name, and another one needs it.
  ...(['full', 'none'] as const).map((access): Schedule => ({
    ...nothing,
    access,
    edits: [
      { type: 'add', section: 1, text: 'x', position: 0 },
      { type: 'add', section: 2, text: 'y', position: 0 },
    ],
    faults: [{ match: { operation: 'create' }, nth: 1, fault: { kind: 'garbage' } }],
  })),
  // LinkedIn closes the profile for the very reading that Send begins with, and the browser repeats the POST.
  {
    ...nothing,
    edits: [{ type: 'add', section: 0, text: 'x', position: 0 }],
    faults: [
      { match: { operation: 'create' }, nth: 1, fault: { kind: 'cut-after' } },
      { match: { operation: 'read' }, nth: 1, fault: { kind: 'status', status: 404 } },
    ],
    repeats: [true],
  },
  // LinkedIn gets another language while the update waits, and closes the profile for the reading that would show it.
  {
    ...nothing,
    profile: { ...nothing.profile, headline: ['en_US', 'de_DE'] },
    edits: [{ type: 'text', field: 0, language: 'de_DE', text: 'x' }],
    faults: [
      { match: { operation: 'update' }, nth: 1, fault: { kind: 'rate-limit', retryAfter: 7_200 } },
      { match: { operation: 'read' }, nth: 2, fault: { kind: 'status', status: 403 } },
    ],
    doings: [{ after: 0, type: 'add-language-elsewhere' }],
  },
]
