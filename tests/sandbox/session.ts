import { afterAll, beforeAll, beforeEach } from 'vitest'
import type { Sandbox, SandboxOptions } from '../../sandbox/start.ts'
import { MAIN_TOKEN, startSandbox } from '../../sandbox/start.ts'
import type { Client } from './client.ts'
import { openApi, openClient } from './client.ts'

export const ADA = 'yrZCpj2ZYQ'
export const GRACE = 'Gr4ceS4mpl'
export const MAX = 'M4xM4ny321'
export const NUR = 'NurM1th4l7'
export const HANAKO = 'M1h0nH4n4k'

export type Session = { sandbox: Sandbox; client: Client; api: Client['send']; clock: { now: number } }

/** One sandbox for a test file, back at its seeds before each test, with a clock that stands still. */
export function useSandbox(options: SandboxOptions = {}): Session {
  const session = { clock: { now: 0 } } as Session
  beforeAll(async () => {
    session.sandbox = await startSandbox({ now: () => session.clock.now, ...options })
    session.client = openClient(session.sandbox)
    session.api = openApi(session.client, MAIN_TOKEN)
  })
  beforeEach(() => {
    session.clock.now = Date.UTC(2026, 5, 1)
    session.sandbox.reset()
  })
  afterAll(async () => {
    session.client.close()
    await session.sandbox.close()
  })
  return session
}

export function person(id: string): string {
  return `/v2/people/(id:${id})`
}
