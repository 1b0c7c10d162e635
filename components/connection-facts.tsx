import { send } from '../utils/browser/messages.ts'
import { formatTime, text } from '../utils/browser/text.ts'
import { Avatar } from './avatar.tsx'
import { signInWayLabel } from './sign-in-ways.ts'
import { memberName, type Who } from './use-who.ts'

/** Whose token it is, what it may do and until when, as far as this way of signing in can know. */
export const ConnectionFacts = ({ who: { connection, member } }: { who: Who }) => {
  if (connection.state !== 'live' || !member) return null
  const { scopes, expiresAt, way } = connection
  return (
    <section class="facts sheet" aria-label={text('connection_live')}>
      <header>
        <span class="member">
          <Avatar name={memberName(member)} />
          <span>
            <strong data-testid="connected-as">{memberName(member)}</strong>
            <br />
            <span class="state small soft" data-state="live">
              {text('connection_live')}
            </span>
          </span>
        </span>
        <button
          type="button"
          class="btn"
          data-testid="disconnect"
          onClick={() => void send('disconnect', {})}
        >
          {text('disconnect')}
        </button>
      </header>
      <dl>
        <dt>{text('fact_way')}</dt>
        <dd>{signInWayLabel(way)}</dd>
        <dt>{text('fact_until')}</dt>
        <dd data-testid="connection-until">
          {expiresAt === null ? text('fact_until_unknown') : formatTime(expiresAt)}
        </dd>
        <dt>{text('fact_scopes')}</dt>
        <dd data-testid="connection-scopes">
          {scopes === null ? text('fact_scopes_unknown') : <Scopes scopes={scopes} />}
        </dd>
        <dt>{text('fact_person')}</dt>
        <dd>
          <code>{member.person}</code>
        </dd>
      </dl>
      {scopes !== null && !scopes.includes('w_compliance') && (
        <p class="notice warn" data-testid="no-write-scope">
          {text('no_write_scope')}
        </p>
      )}
      <p class="small soft">{text('disconnect_what')}</p>
    </section>
  )
}

const Scopes = ({ scopes }: { scopes: readonly string[] }) => (
  <ul class="scopes">
    {scopes.map((scope) => (
      <li key={scope}>
        <code>{scope}</code>
      </li>
    ))}
  </ul>
)
