import type { ConnectProblem } from '../utils/browser/connect-problem.ts'
import { formatTime, text } from '../utils/browser/text.ts'
import type { Failure, SignInProblem } from '../utils/linkedin/failure.ts'

/** A failure in words: what happened, what is safe, what to do. LinkedIn's own words follow where it said some. */
export const failureText = (failure: Failure): string => {
  const sentence = failureSentence(failure)
  return failure.message === '' ? sentence : `${sentence} ${text('linkedin_said', failure.message)}`
}

/** The sentence alone, for places that show LinkedIn's words by themselves. */
export const failureSentence = (failure: Failure): string => {
  switch (failure.type) {
    case 'signed-out':
      return signedOutSentence(failure.reason)
    case 'forbidden':
      return text('failure_forbidden')
    case 'gone':
      return text('failure_gone')
    case 'closed':
      return text('failure_closed')
    case 'conflict':
      return text('failure_conflict')
    case 'refused':
      return text('failure_refused')
    case 'rate-limited':
      if (failure.until !== null) return text('failure_rate_until', formatTime(failure.until))
      return text(failure.daily ? 'failure_rate_daily' : 'failure_rate')
    case 'server':
      return failure.status === null
        ? text('failure_server')
        : text('failure_server_status', String(failure.status))
    case 'lost':
      return lostSentence(failure.reason)
    case 'bytes-gone':
      return text('failure_bytes_gone')
    case 'unreadable':
      return text('failure_unreadable')
    case 'malformed':
      return text('failure_malformed', failure.status ?? 400)
  }
}

type Reason<T extends Failure['type']> = Extract<Failure, { type: T; reason: string }>['reason']

const signedOutSentence = (reason: Reason<'signed-out'>): string => {
  switch (reason) {
    case 'no-token':
      return text('failure_no_token')
    case 'expired':
      return text('failure_expired')
    case 'revoked':
      return text('failure_revoked')
    case 'invalid':
      return text('failure_invalid')
  }
}

const lostSentence = (reason: Reason<'lost'>): string => {
  switch (reason) {
    case 'network':
      return text('failure_network')
    case 'timeout':
      return text('failure_timeout')
    case 'cut':
      return text('failure_cut')
    case 'cancelled':
      return text('failure_cancelled')
  }
}

/** Why connecting did not work. */
export const connectProblemText = (problem: ConnectProblem): string => {
  switch (problem.type) {
    case 'sign-in':
      return signInProblemText(problem.problem)
    case 'profile':
      return connectFailureText(problem.failure)
    case 'missing':
      return missingText(problem.setting)
    case 'exchange-not-https':
      return text('connect_exchange_not_https')
    case 'way-managed':
      return text('connect_way_managed')
    case 'not-loaded':
      return text('connect_not_loaded')
    case 'person-unknown':
      return text('connect_person_unknown')
  }
}

/** A refused token is, while connecting, about the token just given and nothing else. */
const connectFailureText = (failure: Failure): string => {
  if (failure.type !== 'signed-out') return failureText(failure)
  const said = failure.message === '' ? '' : ` ${text('linkedin_said', failure.message)}`
  return text('connect_token_refused') + said
}

const missingText = (setting: Extract<ConnectProblem, { type: 'missing' }>['setting']): string => {
  switch (setting) {
    case 'clientId':
      return text('connect_missing_client_id')
    case 'exchangeUrl':
      return text('connect_missing_exchange_url')
    case 'accessToken':
      return text('connect_missing_access_token')
  }
}

const signInProblemText = (problem: SignInProblem): string => {
  const said = (sentence: string, description: string) =>
    description === '' ? sentence : `${sentence} ${text('linkedin_said', description)}`
  switch (problem.type) {
    case 'cancelled':
      return text('signin_cancelled')
    case 'scope-refused':
      return said(text('signin_scope_refused'), problem.description)
    case 'wrong-state':
      return text('signin_wrong_state')
    case 'expired-code':
      return said(text('signin_expired_code'), problem.description)
    case 'redirect-not-registered':
      return said(text('signin_redirect'), problem.description)
    case 'client-refused':
      return said(text('signin_client_refused'), problem.description)
    case 'exchange-unreachable':
      return problem.status === null
        ? text('signin_exchange_unreachable')
        : text('signin_exchange_status', problem.status)
    case 'exchange-answer-unreadable':
      return text('signin_exchange_unreadable', problem.status)
    case 'provider-error':
      return said(text('signin_provider_error', problem.error), problem.description)
  }
}
