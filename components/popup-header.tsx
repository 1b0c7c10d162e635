import { send } from '../utils/browser/messages.ts'
import { text } from '../utils/browser/text.ts'
import { Avatar } from './avatar.tsx'
import { ConnectionState } from './connection-state.tsx'
import { BrandIcon, SettingsIcon } from './icons.tsx'
import { memberName, type Who } from './use-who.ts'

/** Whose profile it is, and whether anything can be sent to it. */
export const PopupHeader = ({ who }: { who: Who }) => (
  <header class="popup-header member">
    {who.member ? <Avatar name={memberName(who.member)} /> : <BrandIcon />}
    <span class="grow">
      <strong data-testid={who.member ? 'account' : undefined}>
        {who.member ? memberName(who.member) : text('app_name')}
      </strong>
      <ConnectionState who={who} />
    </span>
    {!who.isLive && who.member && (
      <button
        type="button"
        class="btn small"
        data-testid="connect"
        onClick={() => void send('open-editor', { route: 'connection' })}
      >
        {text('connect')}
      </button>
    )}
    {who.isLive && (
      <button
        type="button"
        class="btn quiet small"
        data-testid="disconnect"
        onClick={() => void send('disconnect', {})}
      >
        {text('disconnect')}
      </button>
    )}
    <button
      type="button"
      class="btn quiet icon"
      aria-label={text('connection_settings')}
      title={text('connection_settings')}
      onClick={() => void send('open-editor', { route: 'connection' })}
    >
      <SettingsIcon />
    </button>
  </header>
)
