import { send } from '../utils/browser/messages.ts'
import { text } from '../utils/browser/text.ts'
import { Avatar } from './avatar.tsx'
import { ConnectionState } from './connection-state.tsx'
import { MenuIcon } from './editor-icons.tsx'
import { BrandIcon, SettingsIcon } from './icons.tsx'
import { MemberSwitch } from './member-switch.tsx'
import { memberName, type Who } from './use-who.ts'

interface Props {
  who: Who
  route: string
  /** The navigation, where it is folded away. */
  menu: { open: boolean; toggle: () => void } | null
}

/** Above every screen of the editor: whose profile it is, and whether anything can be sent. */
export const TopBar = ({ who, route, menu }: Props) => {
  // The screen itself has both controls there.
  const onConnection = route === 'connection' || route === 'settings'
  return (
    <header class="bar top-bar">
      <span class="bar-start">
        {menu && (
          <button
            type="button"
            class="btn quiet icon menu-button"
            aria-label={text('menu')}
            aria-expanded={menu.open}
            onClick={menu.toggle}
          >
            <MenuIcon />
          </button>
        )}
        <a class="brand" href="#/">
          <BrandIcon />
          {text('app_name')}
        </a>
      </span>
      <span class="bar-end">
        <ConnectionState who={who} />
        {who.member && (
          <span class="member">
            <Avatar name={memberName(who.member)} />
            <strong data-testid="account">{memberName(who.member)}</strong>
          </span>
        )}
        <MemberSwitch who={who} />
        {!onConnection && who.isLive && (
          <button
            type="button"
            class="btn quiet small"
            data-testid="disconnect"
            onClick={() => void send('disconnect', {})}
          >
            {text('disconnect')}
          </button>
        )}
        {!onConnection && !who.isLive && (
          <a class="btn small" href="#/connection" data-testid="connect">
            {text('connect')}
          </a>
        )}
        <a
          class="btn quiet icon"
          href="#/connection"
          aria-label={text('connection_settings')}
          title={text('connection_settings')}
          aria-current={onConnection ? 'page' : undefined}
        >
          <SettingsIcon />
        </a>
      </span>
    </header>
  )
}
