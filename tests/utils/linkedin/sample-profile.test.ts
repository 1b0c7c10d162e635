import { resolve } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { MAIN_TOKEN, startSandbox } from '../../../sandbox/start.ts'
import { createClient } from '../../../utils/linkedin/client.ts'
import { readProfile } from '../../../utils/linkedin/profile.ts'
import { proxiedFetch } from './proxied-fetch.ts'

const sandbox = await startSandbox()
afterAll(() => sandbox.close())

// Written anew with `vitest -u`: newcomers explore the stand-in's main member before they connect anything.
it('the sample profile that ships is the stand-in’s main member, as it is read', async () => {
  const client = createClient({
    fetch: proxiedFetch(sandbox),
    token: () => Promise.resolve(MAIN_TOKEN),
    now: () => 0,
  })
  const read = await readProfile(client)
  const baseline = read.ok ? { ...read.baseline, readAt: 0 } : null
  await expect(`${JSON.stringify(baseline, null, 2)}\n`).toMatchFileSnapshot(
    resolve(import.meta.dirname, '../../../assets/data/sample-profile.json'),
  )
})
