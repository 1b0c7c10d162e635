import { browserStored } from '../utils/browser/stored.ts'
import { items, type SetAside as Aside } from '../utils/browser/items.ts'
import { send } from '../utils/browser/messages.ts'
import { formatTime, text, type TextKey } from '../utils/browser/text.ts'
import { ErrorLine } from './error-line.tsx'
import { saveFile } from './save-file.ts'
import { useItem } from './use-item.ts'

/** What could not be read and lies aside, each to be taken along or deleted. */
export const SetAside = () => {
  const list = useItem(items.setAside)
  if (!list || list.length === 0) return null
  return (
    <section class="part" aria-labelledby="set-aside" data-testid="set-aside">
      <h2 id="set-aside">{text('set_aside_title')}</h2>
      <p class="help">{text('set_aside_what')}</p>
      <ul class="others">
        {list.map((aside) => (
          <li key={aside.key} class="member" data-testid="set-aside-item">
            <span class="grow">
              {whatIs(aside)}
              <br />
              <span class="small soft">{text('set_aside_found', formatTime(aside.at))}</span>
            </span>
            <button
              type="button"
              class="btn small"
              data-testid="export-set-aside"
              onClick={() => void save(aside)}
            >
              {text('set_aside_export')}
            </button>
            <button
              type="button"
              class="btn quiet small"
              data-testid="delete-set-aside"
              onClick={() => void send('delete-set-aside', { key: aside.key })}
            >
              {text('set_aside_delete')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** On every screen of the editor, until it has been dealt with. */
export const SetAsideBar = () => {
  const list = useItem(items.setAside)
  return list && list.length > 0 ? (
    <div class="unsaved notice wrong" data-testid="set-aside-bar">
      <ErrorLine>
        {text('set_aside_bar')} <a href="#/connection">{text('set_aside_look')}</a>
      </ErrorLine>
    </div>
  ) : null
}

const save = async ({ key, of, at }: Aside): Promise<void> => {
  const content = { format: 'profile-patch-set-aside', of, at, stored: await browserStored(key) }
  saveFile(`${key.replaceAll(':', '-')}.json`, 'application/json', JSON.stringify(content, null, 2))
}

const names: Readonly<Record<string, TextKey>> = {
  baseline: 'set_aside_baseline',
  'baseline-head': 'set_aside_baseline',
  'baseline-section': 'set_aside_baseline',
  'baseline-rest': 'set_aside_baseline',
  draft: 'set_aside_draft',
  outbox: 'set_aside_outbox',
  submissions: 'set_aside_outbox',
  submission: 'set_aside_outbox',
  'submission-progress': 'set_aside_outbox',
  history: 'set_aside_history',
  'history-entry': 'set_aside_history',
  members: 'set_aside_members',
  settings: 'set_aside_settings',
  connection: 'set_aside_connection',
}

const whatIs = ({ of }: Aside): string => text(names[of.split(':')[0] ?? ''] ?? 'set_aside_other')
