// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import { connectProblemText, failureText } from '../../../components/failure-text.ts'
import type { ConnectProblem } from '../../../utils/browser/connect-problem.ts'
import type { Failure, SignInProblem } from '../../../utils/linkedin/failure.ts'
import { told } from './stage.tsx'

/** One of each. The compiler sees to it that none is forgotten. */
const failures: Record<string, Failure> = {
  ...(Object.fromEntries(
    (['no-token', 'expired', 'revoked', 'invalid'] as const).map((reason) => [
      `signed-out ${reason}`,
      { ...told, type: 'signed-out', reason },
    ]),
  ) satisfies Record<string, Failure>),
  ...(Object.fromEntries(
    (['network', 'timeout', 'cut', 'cancelled'] as const).map((reason) => [
      `lost ${reason}`,
      { ...told, type: 'lost', reason },
    ]),
  ) satisfies Record<string, Failure>),
  forbidden: { ...told, type: 'forbidden' },
  gone: { ...told, type: 'gone' },
  closed: { ...told, status: 404, type: 'closed' },
  conflict: { ...told, type: 'conflict', fields: [] },
  refused: { ...told, type: 'refused', fields: [] },
  'rate-limited': { ...told, type: 'rate-limited', until: null, daily: false, scope: null },
  'rate-limited until': { ...told, type: 'rate-limited', until: 1, daily: true, scope: null },
  'rate-limited daily': { ...told, type: 'rate-limited', until: null, daily: true, scope: 'member' },
  server: { ...told, type: 'server', until: null },
  'server status': { ...told, status: 503, type: 'server', until: null },
  unreadable: { ...told, type: 'unreadable' },
  malformed: { ...told, status: 400, type: 'malformed' },
}

const problems: Record<SignInProblem['type'], SignInProblem> = {
  cancelled: { type: 'cancelled' },
  'scope-refused': { type: 'scope-refused', description: '' },
  'wrong-state': { type: 'wrong-state' },
  'expired-code': { type: 'expired-code', description: '' },
  'redirect-not-registered': { type: 'redirect-not-registered', description: '' },
  'client-refused': { type: 'client-refused', description: '' },
  'exchange-unreachable': { type: 'exchange-unreachable', status: null },
  'exchange-answer-unreadable': { type: 'exchange-answer-unreadable', status: 200 },
  'provider-error': { type: 'provider-error', error: 'odd', description: '' },
}

const sentence = /^[A-ZÀ-Þ].{20,}\.$/su

describe('failureText', () => {
  it.each(Object.entries(failures))('has a sentence of its own for %s', (_name, failure) => {
    expect(failureText(failure)).toMatch(sentence)
    const same = Object.values(failures).filter((other) => failureText(other) === failureText(failure))
    expect(same).toHaveLength(1)
  })

  it('ends with the words of LinkedIn, as it said them', () => {
    const words = failureText({ ...told, message: 'Headline is too long', type: 'refused', fields: [] })
    expect(words).toContain('“Headline is too long”')
  })
})

describe('connectProblemText', () => {
  const all: ConnectProblem[] = [
    ...Object.values(problems).map((problem): ConnectProblem => ({ type: 'sign-in', problem })),
    { type: 'missing', setting: 'clientId' },
    { type: 'missing', setting: 'exchangeUrl' },
    { type: 'missing', setting: 'accessToken' },
    { type: 'exchange-not-https' },
    { type: 'person-unknown' },
    { type: 'profile', failure: { ...told, type: 'signed-out', reason: 'invalid' } },
  ]

  it('has a sentence of its own for each', () => {
    const words = all.map(connectProblemText)
    for (const word of words) expect(word).toMatch(sentence)
    expect(new Set(words).size).toBe(all.length)
  })
})
