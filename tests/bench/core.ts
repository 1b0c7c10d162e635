import { createRequire } from 'node:module'
import { startSandbox } from '../../sandbox/start.ts'
import { createClient } from '../../utils/linkedin/client.ts'
import { readProfile } from '../../utils/linkedin/profile.ts'
import { requestOf } from '../../utils/linkedin/request.ts'
import { encodeParams, encodeValue } from '../../utils/linkedin/restli.ts'
import type { Baseline } from '../../utils/profile/baseline.ts'
import { changesOf } from '../../utils/profile/diff.ts'
import { applyOperation, emptyDraft, type Draft } from '../../utils/profile/draft.ts'
import { isObject, sameJson, type Json, type JsonObject } from '../../utils/profile/json.ts'
import { planOf } from '../../utils/profile/plan.ts'
import { fields, sections, type Field } from '../../utils/profile/registry.ts'
import { proxiedFetch } from '../utils/linkedin/proxied-fetch.ts'
import { example, setting } from '../utils/every-row/examples.ts'
import { ada } from '../utils/every-row/members.ts'
import { everythingOf, weighBundle } from './bundle.ts'
import { comparedWith, inKb, inMs, rounded, stated, type Figure } from './figure.ts'
import { additionsOf, baselineOf, editsOf, removalsOf, reorderOf } from './made-profile.ts'
import { collect, least, paces } from './timing.ts'

const group = 'core'

/** The official client's encoder and patch generator, as its package ships them (CommonJS without types of its own). */
interface Peer {
  encode: (value: unknown) => string
  paramEncode: (value: unknown) => string
  getPatchObject: (original: object, modified: object) => unknown
}

const loadPeer = (): Peer => {
  const load = createRequire(import.meta.url)
  return {
    ...load('linkedin-api-client/dist/lib/utils/encoder.js'),
    ...load('linkedin-api-client/dist/lib/utils/patch-generator.js'),
  }
}

/** Everything of the core, in Node. */
export const measureCore = async (): Promise<Figure[]> => {
  const peer = loadPeer()
  const live = await readAda()
  return [
    ...(await weighLayers()),
    ...paceEncoding(peer),
    ...pacePatches(peer, live),
    ...countForms(peer, live),
    ...paceSizes(),
  ]
}

const weighLayers = async (): Promise<Figure[]> => {
  const peer = await weighBundle("import * as api from 'linkedin-api-client'; globalThis.api = api")
  const linkedin = (...names: readonly string[]) => names.map((name) => `utils/linkedin/${name}.ts`)
  const profile = (...names: readonly string[]) => names.map((name) => `utils/profile/${name}.ts`)
  const speaking = linkedin('client', 'request', 'restli')
  const layers: { id: string; what: string; paths: string[]; judged: boolean }[] = [
    {
      id: 'bytes-requests',
      what: 'bytes: encoding, requests, refusals, plan of calls',
      paths: [...speaking, ...profile('plan')],
      judged: true,
    },
    {
      id: 'bytes-with-diff',
      what: 'bytes: the same with the difference, the checks and the tables of every field',
      paths: [...speaking, ...profile('plan', 'diff')],
      judged: false,
    },
    {
      id: 'bytes-everything',
      what: 'bytes: the same with sign-in, reading a profile, zod and the OAuth library',
      paths: [...speaking, ...linkedin('profile', 'oauth'), ...profile('plan', 'diff')],
      judged: false,
    },
  ]
  return Promise.all(
    layers.map(async ({ id, what, paths, judged }) => {
      const own = await weighBundle(everythingOf(paths))
      const named = { id, group, what: `${what} (gzip ${inKb(own.gzip)})` }
      const peerName = `linkedin-api-client (gzip ${inKb(peer.gzip)})`
      return judged
        ? comparedWith(named, { value: own.bytes, peer: peer.bytes, atMost: 0.1, peerName, show: inKb })
        : stated(named, inKb(own.bytes), `${peerName}: ${inKb(peer.bytes)}`, own.bytes / peer.bytes)
    }),
  )
}

const encodable: Readonly<
  Record<string, Record<string, string | number | number[] | Record<string, string>>>
> = {
  'an object of 10 keys': {
    id: 'yrZCpj2Z12',
    projection: '(id,firstName)',
    q: 'members',
    start: 0,
    count: 50,
    ids: [1, 2, 3],
    viewer: 'urn:li:person:yrZCpj2Z12',
    locale: { language: 'en', country: 'US' },
    title: "Engineer, of (quiet) engines: 'yes'",
    name: 'Ada Example',
  },
  'the same in Japanese': Object.fromEntries(
    Array.from({ length: 10 }, (_, n) => [`鍵${n}`, `エンジンのエンジニア、${n}番`]),
  ),
  'a text of 2,000 signs': { summary: 'I build quiet systems, (mostly) on time: ask. '.repeat(44) },
}

const paceEncoding = (peer: Peer): Figure[] =>
  Object.entries(encodable).flatMap(([what, value], n) => {
    const [own = 0, theirs = 0, ownParams = 0, theirParams = 0] = paces([
      () => encodeValue(value),
      () => peer.encode(value),
      () => encodeParams(value),
      () => peer.paramEncode(value),
    ])
    const compared = (id: string, how: string, value: number, other: number) =>
      comparedWith(
        { id: `${id}-${n}`, group, what: `${how} ${what}` },
        { value, peer: other, atMost: 1 / 3, peerName: 'linkedin-api-client', show: inMs },
      )
    return [
      compared('encode', 'encoding', own, theirs),
      compared('params', 'encoding as parameters', ownParams, theirParams),
    ]
  })

/** The main member as LinkedIn has it: as the API answers, and as it is read. */
const readAda = async (): Promise<{ baseline: Baseline; wire: JsonObject }> => {
  const sandbox = await startSandbox()
  try {
    const token = sandbox.issueToken({ member: ada.person })
    const client = createClient({
      fetch: proxiedFetch(sandbox),
      token: () => Promise.resolve(token),
      now: () => 0,
    })
    const read = await readProfile(client)
    if (!read.ok) throw new Error(`The profile can't be read: ${read.failure.type}`)
    const { baseline } = read
    const entries = Object.entries(baseline.sections).map(([section, list]): [string, Json] => [
      section,
      Object.fromEntries(list.map(({ id, values }) => [id, values])),
    ])
    return { baseline, wire: { ...baseline.fields, ...Object.fromEntries(entries) } }
  } finally {
    await sandbox.close()
  }
}

const pacePatches = (peer: Peer, { baseline, wire }: { baseline: Baseline; wire: JsonObject }): Figure[] => {
  const draft = [
    { field: 'headline', locale: 'en_US' },
    { field: 'summary', locale: 'de_DE' },
    { field: 'lastName', locale: 'ja_JP' },
  ].reduce<Draft>(
    (before, { field, locale }) =>
      applyOperation(before, { type: 'set-text', field, locale, text: 'Something else' }, baseline),
    emptyDraft,
  )
  const changes = changesOf(baseline, draft)
  const [update] = planOf(changes)
  const body: Json = update?.body ?? null
  const patch = isObject(body) && isObject(body['patch']) ? body['patch']['$set'] : undefined
  const modified = { ...wire, ...(isObject(patch) ? patch : {}) }
  const basic = (of: JsonObject): JsonObject =>
    Object.fromEntries(fields.flatMap(({ id }) => (of[id] === undefined ? [] : [[id, of[id]]])))
  const [before, after] = [basic(wire), basic(modified)]
  const [diffing = 0, planning = 0, theirs = 0] = paces([
    () => planOf(changesOf(baseline, draft)),
    () => planOf(changes),
    () => peer.getPatchObject(before, after),
  ])
  const beside = `linkedin-api-client: ${inMs(theirs)}`
  return [
    stated(
      { id: 'patch-plan', group, what: 'building the patch of three fields from known changes' },
      inMs(planning),
      beside,
      planning / theirs,
    ),
    stated(
      { id: 'patch-diff-plan', group, what: 'the same with finding and checking the changes' },
      inMs(diffing),
      beside,
      diffing / theirs,
    ),
  ]
}

const specialValues: Record<string, Json> = {
  supportedLocales: [
    ...ada.locales.map((key) => ({ language: key.slice(0, 2), country: key.slice(3) })),
    { language: 'fr' },
  ],
}

/** Values another than the ones there, for every basic field that takes one. Pictures and orders have rules of their own. */
const settable = (field: Field): boolean =>
  !field.deleteOnly && field.kind.type !== 'picture' && field.kind.type !== 'order'

interface Edited {
  before: JsonObject
  after: JsonObject
  /** What the API documents for this: the whole value set, or the name deleted. */
  documented: Json
  own: Json
}

const editsOfEveryRow = ({ baseline, wire }: { baseline: Baseline; wire: JsonObject }): Edited[] => {
  const bodyOf = (draft: Draft): Json => {
    const [call] = planOf(changesOf(baseline, draft))
    const { body } = call ? requestOf(call, baseline.person, {}) : { body: null }
    return body === null ? null : (JSON.parse(body) as Json)
  }
  const edited = (after: JsonObject, before: JsonObject, name: string, own: Json): Edited => ({
    before,
    after,
    own,
    documented: {
      patch: after[name] === undefined ? { $delete: [name] } : { $set: { [name]: after[name] } },
    },
  })
  const basic = fields.filter(settable).flatMap((field) => {
    const place = { field: field.id }
    const value = specialValues[field.id] ?? example(field.kind, 1, ada)
    const draft = setting(place, field.kind, value).reduce(
      (before, operation) => applyOperation(before, operation, baseline),
      emptyDraft,
    )
    const own = bodyOf(draft)
    const set =
      isObject(own) && isObject(own['patch']) && isObject(own['patch']['$set']) ? own['patch']['$set'] : {}
    const sets = edited({ ...wire, [field.id]: set[field.id] ?? null }, wire, field.id, own)
    if (field.mandatory || wire[field.id] === undefined) return [sets]
    const { [field.id]: _gone, ...rest } = wire
    const cleared = applyOperation(emptyDraft, { type: 'clear', ...place }, baseline)
    return [sets, edited(rest, wire, field.id, bodyOf(cleared))]
  })
  const rows = sections.flatMap(({ id: section, rows }) => {
    const [entry] = baseline.sections[section] ?? []
    if (!entry) return []
    return rows.flatMap(({ id: row, kind, onlyWhen }) => {
      if (onlyWhen) return []
      const place = { field: row, entry: { section, id: entry.id } }
      const draft = setting(place, kind, example(kind, 3, ada)).reduce(
        (before, operation) => applyOperation(before, operation, baseline),
        emptyDraft,
      )
      const own = bodyOf(draft)
      const set =
        isObject(own) && isObject(own['patch']) && isObject(own['patch']['$set']) ? own['patch']['$set'] : {}
      if (set[row] === undefined) return []
      return [edited({ ...entry.values, [row]: set[row] }, entry.values, row, own)]
    })
  })
  return [...basic, ...rows]
}

const countForms = (peer: Peer, live: { baseline: Baseline; wire: JsonObject }): Figure[] => {
  const edits = editsOfEveryRow(live)
  const share = (bodies: readonly unknown[]): number =>
    edits.filter(({ documented }, at) => sameJson(documented, bodies[at] as Json)).length / edits.length
  const own = share(edits.map((edit) => edit.own))
  // It writes to the console where an item changed its type.
  const { error } = console
  console.error = () => undefined
  const theirs = share(
    edits.map(({ before, after }): unknown => JSON.parse(JSON.stringify(peer.getPatchObject(before, after)))),
  )
  console.error = error
  const percent = (value: number): string => `${rounded(value * 100)} %`
  return [
    {
      id: 'patch-form',
      group,
      what: `edits in the documented patch form, of ${edits.length}: every field and row, set and deleted`,
      figure: percent(own),
      beside: `linkedin-api-client: ${percent(theirs)}; aim 100 %`,
      ratio: null,
      verdict: own === 1 ? 'met' : 'missed',
    },
  ]
}

const sizes = [10, 100, 1_000, 10_000]

/** Twice the work may take a little more than twice the time: caches end, and the collector has more to do. */
const linearTolerance = 1.5

const paceSizes = (): Figure[] => {
  const jobs: { id: string; what: string; draftOf: (count: number) => Draft }[] = [
    { id: 'edits', what: 'every entry edited', draftOf: editsOf },
    { id: 'additions', what: 'as many entries made', draftOf: additionsOf },
    { id: 'removals', what: 'every entry deleted', draftOf: removalsOf },
    { id: 'reorder', what: 'the order turned round', draftOf: reorderOf },
  ]
  return jobs.flatMap(({ id, what, draftOf }) => {
    const jobOf = (size: number) => {
      const [baseline, draft] = [baselineOf(size), draftOf(size)]
      return () => planOf(changesOf(baseline, draft)).map((call) => requestOf(call, baseline.person, {}))
    }
    return sizes.map((size, at): Figure => {
      const named = {
        id: `scale-${id}-${size}`,
        group,
        what: `diff, plan and requests of ${size} entries: ${what}`,
      }
      const run = jobOf(size)
      if (at < 2) {
        const [value = 0] = paces([run], { of: least, rounds: 15, roundMs: 20 })
        return stated(named, inMs(value), `${inMs(value / size)} an entry`)
      }
      // All that they make is kept until the last is done, as of the large one: what memory costs falls on both alike.
      const tenths = Array.from({ length: 10 }, () => jobOf(size / 10))
      const [value = 0, peer = 0] = paces([run, () => tenths.map((tenth) => tenth())], {
        of: least,
        rounds: 15,
        roundMs: 1,
        // Each begins without the rubbish of the one before: how much of that is cleared away meanwhile is chance.
        before: collect,
      })
      return comparedWith(named, {
        value,
        peer,
        atMost: linearTolerance,
        peerName: 'ten times a tenth of them',
        show: inMs,
      })
    })
  })
}
