import { describe, expect, it } from 'vitest'
import { requestOf } from '../../../utils/linkedin/request.ts'
import { unknownBaseline, type Baseline } from '../../../utils/profile/baseline.ts'
import { changesOf } from '../../../utils/profile/diff.ts'
import { applyOperation, emptyDraft } from '../../../utils/profile/draft.ts'
import type { Json, JsonObject } from '../../../utils/profile/json.ts'
import { asJson, assetKey, chosenIn, hashesIn, type PictureFile } from '../../../utils/profile/picture.ts'
import { planOf } from '../../../utils/profile/plan.ts'
import { settled } from '../../../utils/profile/settle.ts'

const file = (sign: string, more: Partial<PictureFile> = {}): PictureFile => ({
  sha256: sign.repeat(64),
  bytes: 1000,
  type: 'image/jpeg',
  width: 400,
  height: 400,
  ...more,
})
const chosen = { original: file('a'), display: file('b'), isFirst: false }
const urn = (id: string): string => `urn:li:digitalmediaAsset:${id}`
const was = { originalImage: urn('old-original'), displayImage: urn('old-display'), created: 1 }

const baselineWith = (fields: Record<string, Json>, access: Baseline['access'] = 'full'): Baseline => ({
  ...unknownBaseline('X', 0),
  access,
  fields,
})
const draftWith = (baseline: Baseline, values: JsonObject) =>
  Object.entries(values).reduce(
    (draft, [field, value]) => applyOperation(draft, { type: 'set-value', field, value }, baseline),
    emptyDraft,
  )
const plan = (baseline: Baseline, values: JsonObject) =>
  planOf(changesOf(baseline, draftWith(baseline, values)))

const keys = {
  original: assetKey('profilePicture', 'original', chosen.original),
  display: assetKey('profilePicture', 'display', chosen.display),
}

describe('the plan of a chosen picture', () => {
  it('registers both, uploads both, then names both in the one update', () => {
    const calls = plan(baselineWith({ profilePicture: was }), {
      profilePicture: asJson(chosen),
      vanityName: 'adaexample',
    })
    expect(calls.map(({ id, waitsFor }) => [id, waitsFor])).toEqual([
      [keys.original, []],
      [keys.display, []],
      [`${keys.original}/upload`, [keys.original]],
      [`${keys.display}/upload`, [keys.display]],
      ['profile', [`${keys.original}/upload`, `${keys.display}/upload`]],
    ])
    const update = calls.at(-1)
    if (!update) throw new Error('There is no update')
    const named = { [keys.original]: urn('new-original'), [keys.display]: urn('new-display') }
    expect(JSON.parse(requestOf(update, 'X', named).body ?? '')).toEqual({
      patch: {
        $set: { vanityName: 'adaexample' },
        profilePicture: { $set: { originalImage: urn('new-original'), displayImage: urn('new-display') } },
      },
    })
  })

  it.each<[string, Baseline, boolean, string[]]>([
    ['known', baselineWith({ profilePicture: was }), false, ['profilePicture']],
    ['known, whatever is said', baselineWith({ profilePicture: was }), true, ['profilePicture']],
    ['known to be missing', baselineWith({}), false, ['$set']],
    ['not known', baselineWith({}, 'none'), false, ['profilePicture']],
    ['not known, and none, says the member', baselineWith({}, 'none'), true, ['$set']],
  ])('where LinkedIn’s is %s', (_name, baseline, isFirst, form) => {
    const update = plan(baseline, { profilePicture: asJson({ ...chosen, isFirst }) }).at(-1)
    const patch = Object(update?.body).patch
    expect(Object.keys(patch)).toEqual(form)
  })

  it('of both pictures is nine requests', () => {
    const wide = { ...chosen, display: file('c', { width: 1584, height: 396 }) }
    const calls = plan(baselineWith({}), {
      profilePicture: asJson(chosen),
      backgroundPicture: asJson(wide),
    })
    expect(calls.map(({ operation }) => operation.type)).toEqual([
      ...Array<string>(4).fill('register-upload'),
      ...Array<string>(4).fill('upload'),
      'update-profile',
    ])
  })

  it('of one that LinkedIn had before is the update alone', () => {
    const calls = plan(baselineWith({ profilePicture: was }), {
      profilePicture: { originalImage: urn('o'), displayImage: urn('d') },
    })
    expect(calls.map(({ id }) => id)).toEqual(['profile'])
  })
})

describe('what is said of a chosen picture', () => {
  const problems = (value: Json) =>
    changesOf(baselineWith({}), draftWith(baselineWith({}), { profilePicture: value })).flatMap((change) =>
      change.problems.map(({ message }) => message),
    )

  it.each<[string, Partial<PictureFile>, string[]]>([
    ['enough', {}, []],
    ['nothing in it', { bytes: 0 }, ['problem_picture_empty']],
    ['too heavy', { bytes: 8 * 1024 * 1024 + 1 }, ['problem_picture_bytes']],
    ['too large', { width: 8000, height: 5001 }, ['problem_picture_pixels']],
    ['small', { width: 399, height: 399 }, ['problem_picture_small']],
  ])('%s', (_name, display, said) => {
    expect(problems(asJson({ ...chosen, display: file('b', display) }))).toEqual(said)
  })

  it('half a picture is none', () => {
    expect(problems({ original: { ...chosen.original } })).toEqual(['problem_required'])
    expect(problems({ originalImage: urn('o') })).toEqual(['problem_required'])
  })

  it('survives being stored, and is found wherever it is named', () => {
    const stored: Json = JSON.parse(JSON.stringify(asJson({ ...chosen, isFirst: true })))
    expect(chosenIn(stored)).toEqual({ ...chosen, isFirst: true })
    expect(hashesIn([{ deep: { in: stored } }])).toEqual([chosen.original.sha256, chosen.display.sha256])
    expect(hashesIn(null)).toEqual([])
  })
})

describe('after LinkedIn has taken it', () => {
  const now = { originalImage: urn('o'), displayImage: urn('d') }
  const baseline = baselineWith({ profilePicture: { ...now, lastModified: 9 } })
  const created = { [keys.original]: urn('o'), [keys.display]: urn('d') }

  it('nothing is left in the draft', () => {
    const draft = draftWith(baseline, { profilePicture: asJson(chosen) })
    expect(settled(draft, baseline, created, []).fields).toEqual({})
  })

  it('another one, chosen meanwhile, stays', () => {
    const draft = draftWith(baseline, { profilePicture: asJson({ ...chosen, display: file('e') }) })
    expect(settled(draft, baseline, created, []).fields).toEqual(draft.fields)
  })
})
