import type { Failure, SignInProblem } from '../linkedin/failure.ts'

/** Why connecting did not work, for a sentence beside the button. */
export type ConnectProblem =
  | { type: 'sign-in'; problem: SignInProblem }
  | { type: 'profile'; failure: Failure }
  | { type: 'missing'; setting: 'clientId' | 'exchangeUrl' | 'accessToken' }
  | { type: 'exchange-not-https' }
  /** The organisation has chosen another way. */
  | { type: 'way-managed' }
  /** The part of the extension that signs in, which the background loads when it is needed. */
  | { type: 'not-loaded' }
  /** The app may not ask whose token it is, and the member has not said. */
  | { type: 'person-unknown' }
