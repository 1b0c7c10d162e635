import { createClient } from '../linkedin/client.ts'
import { readSession } from './session.ts'

/** The one client, and the one place that hands out `fetch` and the token. */
export const client = createClient({
  fetch: (...request) => fetch(...request),
  token: async (person) => {
    const session = await readSession()
    return session && (person === undefined || person === session.person) ? session.accessToken : null
  },
  now: () => Date.now(),
})
