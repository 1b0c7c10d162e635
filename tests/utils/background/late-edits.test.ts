import { beforeEach, describe, expect, it } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { browser } from '../../../utils/browser/api.ts'
import { takeLateEdits } from '../../../utils/background/late-edits.ts'
import { leaveEdits, type LateEdits } from '../../../utils/browser/late-edits.ts'

const headline = (text: string): LateEdits => ({
  person: 'ada',
  operations: [{ type: 'set-text', field: 'headline', locale: 'en_US', text }],
})

const taken = async (): Promise<LateEdits[]> => {
  const all: LateEdits[] = []
  await takeLateEdits((edits) => {
    all.push(edits)
    return Promise.resolve()
  })
  return all
}

/** The fake browser has none of its own; Firefox had none before 143. */
const getKeys = async (): Promise<string[]> => Object.keys(await browser.storage.local.get(null))

describe.each([
  ['where keys can be listed', getKeys],
  ['where they can’t', undefined],
])('late edits, %s,', (_where, listed) => {
  beforeEach(() => {
    fakeBrowser.reset()
    Object.assign(browser.storage.local, { getKeys: listed })
  })

  it('of several pages are handed over once, oldest first', async () => {
    await leaveEdits(headline('second'), 1_700_000_000_002, 'a')
    await leaveEdits(headline('first'), 1_700_000_000_001, 'b')
    expect(await taken()).toEqual([headline('first'), headline('second')])
    expect(await taken()).toEqual([])
  })

  it('stay where they can’t be kept', async () => {
    await leaveEdits(headline('kept'), 1, 'a')
    await expect(takeLateEdits(() => Promise.reject(new Error('full')))).rejects.toThrow('full')
    expect(await taken()).toEqual([headline('kept')])
  })

  it('that nobody can read are left alone, and hold no others up', async () => {
    await browser.storage.local.set({ 'late-edits:0:x': { person: 7 } })
    await leaveEdits(headline('kept'), 1, 'a')
    expect(await taken()).toEqual([headline('kept')])
    expect(await browser.storage.local.get('late-edits:0:x')).toEqual({ 'late-edits:0:x': { person: 7 } })
  })
})
