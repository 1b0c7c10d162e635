import { plural, text } from '../utils/browser/text.ts'
import { Avatar } from './avatar.tsx'
import { ErrorLine } from './error-line.tsx'
import { failureText } from './failure-text.ts'
import type { SendState } from './use-send.ts'
import { memberName, type Who } from './use-who.ts'

/** Why nothing can be sent now. */
export type Hindrance = 'loading' | 'nothing' | 'conflicts' | 'errors' | 'disconnected' | 'busy' | null

interface Props {
  who: Who
  changeCount: number
  requestCount: number | null
  hindrance: Hindrance
  state: SendState
  onSend: () => void
  onDiscard: () => void
}

/** Always in sight: to whose profile, how many requests, and the one button that sends. */
export const ReviewFoot = (props: Props) => {
  const { who, changeCount, requestCount, hindrance, state, onSend, onDiscard } = props
  const isSending = state.type === 'sending'
  const name = who.member ? memberName(who.member) : ''
  return (
    <section class="foot" aria-labelledby="send-to">
      <SendProblem state={state} />
      <span class="member">
        <Avatar name={name} />
        <span>
          <strong id="send-to" data-testid="send-to">
            {text('send_to', name)}
          </strong>
          <br />
          <span class="small soft">
            {requestCount !== null && requestCount > 0 && `${plural('request_count', requestCount)} `}
            <span data-testid="network-notice">{text('network_notice')}</span>
          </span>
        </span>
      </span>
      <span class="foot-acts">
        <button
          type="button"
          class="btn quiet"
          data-testid="discard"
          disabled={changeCount === 0}
          onClick={onDiscard}
        >
          {text('discard')}
        </button>
        {!who.member?.sample && (
          <a
            class={who.member?.local ? 'btn primary' : 'btn'}
            href="#/by-hand"
            data-testid="apply-by-hand"
            aria-disabled={changeCount === 0}
          >
            {text('apply_by_hand')}
          </a>
        )}
        <button
          type="button"
          class={who.member?.local ? 'btn' : 'btn primary'}
          data-testid="send"
          disabled={hindrance !== null && !isSending}
          // Disabled for a moment only: the focus would be lost, and a reader would not hear how it ended.
          aria-disabled={isSending}
          aria-describedby="send-reason"
          onClick={() => {
            if (!isSending) onSend()
          }}
        >
          {changeCount === 0 ? text('send_nothing') : plural('send_changes', changeCount)}
        </button>
        <output class="send-reason small" id="send-reason" data-testid="send-reason">
          {isSending ? text('send_checking') : hindranceText(hindrance, who)}
          {hindrance === 'disconnected' && (
            <>
              {' '}
              <a href="#/connection">{text('connect')}</a>
            </>
          )}
          {hindrance === 'busy' && (
            <>
              {' '}
              <a href="#/outbox">{text('outbox_title')}</a>
            </>
          )}
        </output>
      </span>
    </section>
  )
}

const hindranceText = (hindrance: Hindrance, { member }: Who): string => {
  switch (hindrance) {
    case 'loading':
      return text('send_not_loaded')
    case 'nothing':
      return text('send_nothing_why')
    case 'conflicts':
      return text('send_conflicts')
    case 'errors':
      return text('send_errors')
    case 'disconnected':
      if (member?.sample) return text('send_sample')
      return text(member?.local ? 'send_local' : 'send_disconnected')
    case 'busy':
      return text('send_busy')
    case null:
      return ''
  }
}

const SendProblem = ({ state }: { state: SendState }) => {
  switch (state.type) {
    case 'failed':
      return <ErrorLine>{failureText(state.failure)}</ErrorLine>
    case 'silent':
      return <ErrorLine>{text('worker_silent')}</ErrorLine>
    case 'changed':
      return <ErrorLine>{text('send_changed')}</ErrorLine>
    case 'not-ready':
      return <ErrorLine>{text('send_not_ready')}</ErrorLine>
    case 'busy':
      return (
        <ErrorLine>
          {text('send_busy')} <a href="#/outbox">{text('outbox_title')}</a>
        </ErrorLine>
      )
    case 'undecided':
      return (
        <ErrorLine>
          {text('send_undecided')} <a href="#/outbox">{text('outbox_title')}</a>
        </ErrorLine>
      )
    case 'not-kept':
      return <ErrorLine>{text('send_not_kept')}</ErrorLine>
    case 'idle':
    case 'sending':
      return null
  }
}
