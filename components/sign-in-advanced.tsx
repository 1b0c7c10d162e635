import { text } from '../utils/browser/text.ts'
import { Labelled } from './labelled.tsx'
import type { TypedSettings } from './use-settings.ts'

/** What most members never need. */
export const SignInAdvanced = ({ typed, showPerson }: { typed: TypedSettings; showPerson: boolean }) => (
  <details class="advanced">
    <summary>{text('advanced')}</summary>
    {typed.settings.way !== 'token' && (
      <Labelled id="scopes" label={text('scopes_label')} help={text('scopes_help')}>
        <input
          id="scopes"
          class="input code"
          data-testid="scopes"
          aria-describedby="scopes-help"
          type="text"
          autocomplete="off"
          spellcheck={false}
          defaultValue={typed.settings.scopes.join(' ')}
          onInput={(event) =>
            typed.change({
              scopes: event.currentTarget.value.split(/[\s,]+/u).filter((scope) => scope !== ''),
            })
          }
        />
      </Labelled>
    )}
    {showPerson && <PersonId typed={typed} />}
  </details>
)

/** For apps that may not even ask whose token it is. */
export const PersonId = ({ typed: { settings, change } }: { typed: TypedSettings }) => (
  <Labelled id="person-id" label={text('person_id_label')} help={text('person_id_help')}>
    <input
      id="person-id"
      class="input code"
      data-testid="person-id"
      aria-describedby="person-id-help"
      type="text"
      autocomplete="off"
      spellcheck={false}
      value={settings.person}
      onInput={(event) => change({ person: event.currentTarget.value })}
    />
  </Labelled>
)
