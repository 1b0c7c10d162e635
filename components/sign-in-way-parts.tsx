import { redirectAddress } from '../utils/browser/redirect.ts'
import { text } from '../utils/browser/text.ts'
import { CopyButton } from './copy-button.tsx'
import { Labelled } from './labelled.tsx'
import { describedBy } from './managed-mark.tsx'
import type { TypedSettings } from './use-settings.ts'

interface Props {
  typed: TypedSettings
  accessToken: string
  onAccessToken: (token: string) => void
}

/** What the chosen way needs to know. */
export const SignInWayParts = ({
  typed: { settings, change, isManaged },
  accessToken,
  onAccessToken,
}: Props) => {
  const { way } = settings
  if (way === 'token')
    return (
      <Labelled id="access-token" label={text('access_token_label')} help={text('access_token_help')}>
        <input
          id="access-token"
          class="input code"
          data-testid="access-token"
          aria-describedby="access-token-help"
          type="password"
          autocomplete="off"
          spellcheck={false}
          value={accessToken}
          onInput={(event) => onAccessToken(event.currentTarget.value)}
        />
      </Labelled>
    )
  return (
    <>
      <Labelled
        id="client-id"
        label={text('client_id_label')}
        help={text('client_id_help')}
        managed={isManaged('clientId')}
      >
        <input
          id="client-id"
          class="input code"
          data-testid="client-id"
          aria-describedby={describedBy('client-id', isManaged('clientId'))}
          readOnly={isManaged('clientId')}
          type="text"
          autocomplete="off"
          spellcheck={false}
          value={settings.clientId}
          onInput={(event) => change({ clientId: event.currentTarget.value })}
        />
      </Labelled>
      {way === 'exchange' && (
        <Labelled
          id="exchange-url"
          label={text('exchange_url_label')}
          help={text('exchange_url_help')}
          managed={isManaged('exchangeUrl')}
        >
          <input
            id="exchange-url"
            class="input code"
            data-testid="exchange-url"
            aria-describedby={describedBy('exchange-url', isManaged('exchangeUrl'))}
            readOnly={isManaged('exchangeUrl')}
            type="text"
            inputMode="url"
            autocomplete="off"
            spellcheck={false}
            placeholder="https://"
            value={settings.exchangeUrl}
            onInput={(event) => change({ exchangeUrl: event.currentTarget.value })}
          />
        </Labelled>
      )}
      <RedirectAddress address={redirectAddress(way)} />
    </>
  )
}

/** Sign-in fails until this very address is registered, so it can be read whole and copied. */
const RedirectAddress = ({ address }: { address: string }) => (
  <div class="labelled">
    <span class="label">{text('redirect_url_label')}</span>
    <p class="help">{text('redirect_url_help')}</p>
    <div class="copied-text">
      <code data-testid="redirect-url">{address}</code>
      <CopyButton label={text('copy_address')} value={address} testId="copy-redirect" />
    </div>
  </div>
)
