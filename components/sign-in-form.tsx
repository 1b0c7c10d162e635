import { useState } from 'preact/hooks'
import { signInWays, type SignInWay } from '../utils/browser/sign-in-way.ts'
import { text } from '../utils/browser/text.ts'
import { Labelled } from './labelled.tsx'
import { describedBy } from './managed-mark.tsx'
import { ManagedParts } from './managed-parts.tsx'
import { SignInAdvanced, PersonId } from './sign-in-advanced.tsx'
import { SignInProgress } from './sign-in-progress.tsx'
import { SignInWayParts } from './sign-in-way-parts.tsx'
import { signInWayHelp, signInWayLabel } from './sign-in-ways.ts'
import type { TypedSettings } from './use-settings.ts'
import { useSignIn } from './use-sign-in.ts'
import type { Who } from './use-who.ts'

/** The way of connecting, what it needs, and the button. The token typed here is handed to the worker and kept nowhere. */
export const SignInForm = ({ who, typed }: { who: Who; typed: TypedSettings }) => {
  const { settings, change, saved, isManaged } = typed
  const [accessToken, setAccessToken] = useState('')
  const signIn = useSignIn()
  const { state } = signIn
  // A sign-in that ended in a tab has no page waiting for it: the worker leaves its problem with the connection.
  const left = who.connection.state === 'none' ? who.connection.problem : undefined
  const problem =
    state.type === 'failed'
      ? state.problem
      : state.type === 'idle' || state.type === 'waiting'
        ? left
        : undefined
  const isConnecting = state.type === 'connecting'
  const connect = () => signIn.connect(settings, accessToken, saved)

  return (
    <form
      class="part"
      onSubmit={(event) => {
        event.preventDefault()
        if (!isConnecting) connect()
      }}
    >
      <h2>{text(who.isLive ? 'connect_again_title' : 'connect_title')}</h2>
      <ManagedParts />
      <Labelled
        id="sign-in-way"
        label={text('way_label')}
        help={signInWayHelp(settings.way)}
        managed={isManaged('way')}
      >
        <select
          id="sign-in-way"
          class="input"
          data-testid="sign-in-way"
          aria-describedby={describedBy('sign-in-way', isManaged('way'))}
          disabled={isManaged('way')}
          value={settings.way}
          onChange={(event) => change({ way: event.currentTarget.value as SignInWay })}
        >
          {signInWays.map((way) => (
            <option key={way} value={way}>
              {signInWayLabel(way)}
            </option>
          ))}
        </select>
      </Labelled>
      <SignInWayParts typed={typed} accessToken={accessToken} onAccessToken={setAccessToken} />
      {problem?.type === 'person-unknown' && <PersonId typed={typed} />}
      <label class="choice">
        <input
          type="checkbox"
          data-testid="stay-signed-in"
          checked={settings.staySignedIn}
          onChange={(event) => change({ staySignedIn: event.currentTarget.checked })}
        />
        <span>
          {text('stay_signed_in')}
          <span class="help">{text('stay_signed_in_price')}</span>
        </span>
      </label>
      <SignInAdvanced typed={typed} showPerson={problem?.type !== 'person-unknown'} />
      <div class="acts">
        <button type="submit" class="btn primary" data-testid="connect" aria-disabled={isConnecting}>
          {text(who.isLive ? 'connect_again' : 'connect_now')}
        </button>
      </div>
      <SignInProgress
        state={state}
        problem={problem}
        isLive={who.isLive}
        onFinish={signIn.finish}
        onAllow={() => signIn.allowHost(settings.exchangeUrl, connect)}
      />
    </form>
  )
}
