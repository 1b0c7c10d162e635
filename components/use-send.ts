import { useState } from 'preact/hooks'
import { send, type Reviewed, type SendReply } from '../utils/browser/messages.ts'
import type { Failure } from '../utils/linkedin/failure.ts'
import { goTo } from './go-to.ts'

export type SendState =
  | { type: 'idle' | 'sending' | 'changed' | 'not-ready' | 'busy' | 'undecided' | 'not-kept' | 'silent' }
  | { type: 'failed'; failure: Failure }

/**
 * Sends the plan that was shown, named by its digest, and goes on to watch it. Where the worker is being asked whether
 * that is still the plan, its answer comes first: a press is neither lost to that moment nor sends anything else.
 */
export const useSend = (person: string) => {
  const [state, setState] = useState<SendState>({ type: 'idle' })
  const follow = (reply: SendReply, onChanged: () => void) => {
    switch (reply.state) {
      case 'sending':
        goTo('outbox')
        break
      case 'changed':
      case 'not-ready':
        setState({ type: reply.state })
        onChanged()
        break
      case 'busy':
      case 'undecided':
      case 'not-kept':
        setState({ type: reply.state })
        break
      case 'failed':
        setState({ type: 'failed', failure: reply.failure })
    }
  }
  const start = async (
    { digest }: Reviewed,
    settled: () => Promise<Reviewed | null>,
    onChanged: () => void,
  ) => {
    setState({ type: 'sending' })
    const now = await settled()
    if (now !== null && now.digest !== digest) return setState({ type: 'changed' })
    const reply = await send('send-draft', { person, digest }).catch(() => null)
    if (reply) follow(reply, onChanged)
    else setState({ type: 'silent' })
  }
  return { state, start }
}
