import { useState } from 'preact/hooks'
import { send, type SendReply } from '../utils/browser/messages.ts'
import type { Failure } from '../utils/linkedin/failure.ts'
import { goTo } from './go-to.ts'

export type SendState =
  | { type: 'idle' | 'sending' | 'changed' | 'not-ready' | 'busy' | 'undecided' | 'not-kept' | 'silent' }
  | { type: 'failed'; failure: Failure }

/** Sends the plan that was shown, named by its digest, and goes on to watch it. */
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
  const start = async (digest: string, onChanged: () => void) => {
    setState({ type: 'sending' })
    const reply = await send('send-draft', { person, digest }).catch(() => null)
    if (reply) follow(reply, onChanged)
    else setState({ type: 'silent' })
  }
  return { state, start }
}
