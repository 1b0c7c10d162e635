import { useState } from 'preact/hooks'
import type { ConnectProblem } from '../utils/browser/connect-problem.ts'
import type { Settings } from '../utils/browser/item-schemas.ts'
import { send, type ConnectReply } from '../utils/browser/messages.ts'
import { requestHost } from '../utils/browser/permissions.ts'
import { loopbackHost, redirectAddress, signInWindowCatches } from '../utils/browser/redirect.ts'

export type SignInState =
  | { type: 'idle' }
  /** The worker is at it, or LinkedIn's window is open. */
  | { type: 'connecting' }
  /** LinkedIn's tab is open; it ends on an address that the browser may not let us see. */
  | { type: 'waiting' }
  | { type: 'connected' }
  | { type: 'failed'; problem: ConnectProblem }
  /** The worker did not answer. */
  | { type: 'silent' }

/**
 * How long an unanswered permission prompt may hold up the sign-in. The permission is needed only when LinkedIn sends
 * the browser back, so that it may also be given later, or not at all.
 */
const promptPatience = 4_000

/** Connecting, from the click to the end. */
export const useSignIn = () => {
  const [state, setState] = useState<SignInState>({ type: 'idle' })

  const follow = (reply: Promise<ConnectReply>) => {
    setState({ type: 'connecting' })
    reply.then(
      (answer) =>
        setState(
          answer.state === 'failed' ? { type: 'failed', problem: answer.problem } : { type: answer.state },
        ),
      () => setState({ type: 'silent' }),
    )
  }

  return {
    state,
    /** To be called by the click itself: a browser grants a host at no other time. */
    connect: (settings: Settings, accessToken: string, saved: () => Promise<unknown>) => {
      const { way } = settings
      if (way === 'token') follow(saved().then(() => send('connect-with-token', { accessToken })))
      else {
        const asked =
          way === 'pkce' && !signInWindowCatches(redirectAddress(way)) ? askForLoopback() : Promise.resolve()
        follow(Promise.all([asked, saved()]).then(() => send('sign-in', { way })))
      }
    },
    finish: (callback: string) => follow(send('finish-sign-in', { callback })),
    /** The sign-in service's answers can't be read without leave: asks for it, then tries again. */
    allowHost: (address: string, again: () => void) => {
      requestHost(`${new URL(address).origin}/*`).then(again, again)
    },
  }
}

const askForLoopback = (): Promise<unknown> =>
  Promise.race([
    requestHost(loopbackHost).catch(() => false),
    new Promise((resolve) => {
      setTimeout(resolve, promptPatience)
    }),
  ])
