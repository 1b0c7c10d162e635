import { send } from '../utils/browser/messages.ts'
import { text } from '../utils/browser/text.ts'
import { PendingCount } from './counted.tsx'

/** Before anyone has connected. Signing in happens in a tab: it opens windows, and a popup closes under them. */
export const PopupWelcome = () => (
  <>
    <main class="popup-main popup-welcome">
      <h1>{text('welcome_title')}</h1>
      <p class="soft">{text('welcome_what')}</p>
      <button
        type="button"
        class="btn primary"
        data-testid="connect"
        onClick={() => void send('open-editor', { route: 'connection' })}
      >
        {text('welcome_go')}
      </button>
      <p class="small soft">{text('welcome_safe')}</p>
    </main>
    <footer class="popup-foot alone">
      <p class="small soft">
        <PendingCount count={0} />
      </p>
      <button
        type="button"
        class="btn"
        data-testid="open-editor"
        onClick={() => void send('open-editor', { route: '' })}
      >
        {text('open_editor')}
      </button>
    </footer>
  </>
)
