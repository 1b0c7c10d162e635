import { useEffect, useRef, useState } from 'preact/hooks'
import type { ConnectProblem } from '../utils/browser/connect-problem.ts'
import { text } from '../utils/browser/text.ts'
import { ErrorLine } from './error-line.tsx'
import { connectProblemText } from './failure-text.ts'
import { Labelled } from './labelled.tsx'
import type { SignInState } from './use-sign-in.ts'

interface Props {
  state: SignInState
  problem: ConnectProblem | undefined
  isLive: boolean
  onFinish: (callback: string) => void
  /** Asks for leave to read the sign-in service's answers. To be called by the click itself. */
  onAllow: () => void
}

/** How connecting is going, beside its button. */
export const SignInProgress = ({ state, problem, isLive, onFinish, onAllow }: Props) => (
  <>
    <output class="small soft">
      {state.type === 'connecting'
        ? text('connecting')
        : state.type === 'connected'
          ? text('connected_now')
          : ''}
    </output>
    {state.type === 'waiting' && !isLive && !problem && <SignInWaiting onFinish={onFinish} />}
    {(problem || state.type === 'silent') && (
      <div class="notice wrong">
        <ErrorLine>{problem ? connectProblemText(problem) : text('worker_silent')}</ErrorLine>
        {isUnreachable(problem) && (
          <p>
            <button type="button" class="btn small" onClick={onAllow}>
              {text('allow_host')}
            </button>{' '}
            <span class="soft">{text('allow_host_why')}</span>
          </p>
        )}
      </div>
    )}
  </>
)

const isUnreachable = (problem: ConnectProblem | undefined): boolean =>
  problem?.type === 'sign-in' &&
  problem.problem.type === 'exchange-unreachable' &&
  problem.problem.status === null

/** LinkedIn's tab is open. Where the browser does not let us see its end, the member carries the address over. */
const SignInWaiting = ({ onFinish }: { onFinish: (callback: string) => void }) => {
  const [callback, setCallback] = useState('')
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => place.current?.scrollIntoView({ block: 'nearest' }), [])
  return (
    <div class="notice" data-testid="sign-in-waiting" ref={place}>
      <p>{text('waiting_what')}</p>
      <Labelled id="callback-url" label={text('callback_url_label')} help={text('callback_url_help')}>
        <input
          id="callback-url"
          class="input code"
          data-testid="callback-url"
          aria-describedby="callback-url-help"
          type="text"
          inputMode="url"
          autocomplete="off"
          spellcheck={false}
          value={callback}
          onInput={(event) => setCallback(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return
            event.preventDefault()
            onFinish(callback)
          }}
        />
      </Labelled>
      <button
        type="button"
        class="btn small"
        data-testid="finish-sign-in"
        disabled={callback === ''}
        onClick={() => onFinish(callback)}
      >
        {text('finish_sign_in')}
      </button>
    </div>
  )
}
