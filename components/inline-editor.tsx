import './inline-editor.css'
import { useEffect } from 'preact/hooks'
import { send } from '../utils/browser/messages.ts'
import { plural, text } from '../utils/browser/text.ts'
import { fieldOf, fieldsOf, type Field } from '../utils/profile/registry.ts'
import { AddSection } from './add-section.tsx'
import { askToClose } from './ask-to-close.ts'
import { PendingCount } from './counted.tsx'
import { FieldForm } from './field-form.tsx'
import { isShownField, isShownGroup } from './field-names.ts'
import { CloseIcon } from './icons.tsx'
import { routeTitle } from './route-title.ts'
import { SectionEditor } from './section-editor.tsx'
import { addRoute, sectionRoute } from './section-route.ts'
import { UnsavedBar } from './unsaved-bar.tsx'
import { useDraft } from './use-draft.ts'
import { useRoute } from './use-route.ts'
import { useScreenFocus } from './use-screen-focus.ts'
import { memberName, useWho, type Who } from './use-who.ts'

/** One part of the profile in a frame on the profile page; the address's hash says which. */
export const InlineEditor = () => {
  const who = useWho()
  const route = useRoute()
  useEffect(() => {
    document.title = `${routeTitle(route)} · ${text('app_name')}`
  }, [route])
  useScreenFocus(route)
  useEscape()
  if (!who) return null
  return (
    <>
      <header class="bar inline-bar">
        <h1 tabIndex={-1}>{routeTitle(route)}</h1>
        <span class="member">
          <button
            type="button"
            class="btn quiet small"
            data-testid="open-editor"
            onClick={() => void send('open-editor', { route })}
          >
            {text('open_editor')}
          </button>
          <button
            type="button"
            class="btn quiet icon"
            data-testid="close-frame"
            aria-label={text('close')}
            title={text('close')}
            onClick={askToClose}
          >
            <CloseIcon />
          </button>
        </span>
      </header>
      {who.member ? (
        <InlineMember key={who.member.person} who={who} person={who.member.person} route={route} />
      ) : (
        <>
          <main class="inline-main">
            <Disconnected />
          </main>
          <Foot count={0} kept={0} />
        </>
      )}
    </>
  )
}

const InlineMember = ({ who, person, route }: { who: Who; person: string; route: string }) => {
  const profile = useDraft(person)
  const fields = fieldsAt(route)
  const inSection = sectionRoute(route)
  return (
    <>
      <main class="inline-main">
        {!who.isLive && <Disconnected />}
        {profile?.unsaved && <UnsavedBar person={profile.person} />}
        {fields.length === 0 && !inSection && route !== addRoute && (
          <p class="soft">{text('nowhere_what', route)}</p>
        )}
        {profile && route === addRoute && <AddSection profile={profile} isLive={who.isLive} />}
        {profile && inSection && (
          <SectionEditor section={inSection.section} entry={inSection.entry} profile={profile} />
        )}
        {profile &&
          fields.map((field) => <FieldForm key={field.id} field={field} profile={profile} compact />)}
      </main>
      <Foot count={profile?.changes.length ?? 0} kept={profile?.kept ?? 0} who={who} />
    </>
  )
}

const fieldsAt = (route: string): readonly Field[] => {
  if (isShownField(route)) return [fieldOf(route)]
  return isShownGroup(route) ? fieldsOf(route) : []
}

const Disconnected = () => (
  <div class="notice warn">
    <p>{text('inline_disconnected')}</p>
    <p>
      <button
        type="button"
        class="btn small"
        data-testid="connect"
        onClick={() => void send('open-editor', { route: 'connection' })}
      >
        {text('connect')}
      </button>
    </p>
  </div>
)

const Foot = ({ count, kept, who }: { count: number; kept: number; who?: Who }) => (
  <footer class="inline-foot">
    <p class="small soft">
      <PendingCount count={kept} />
      {who?.member && (
        <>
          <br />
          <span data-testid="account">{memberName(who.member)}</span>
        </>
      )}
    </p>
    <button
      type="button"
      class={count > 0 ? 'btn primary' : 'btn'}
      data-testid="go-review"
      onClick={() => void send('open-editor', { route: 'review' })}
    >
      {count > 0 ? plural('go_review', count) : text('go_review_none')}
    </button>
  </footer>
)

const useEscape = (): void => {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      // Escape in the middle of composing a character belongs to the input method.
      if (event.key === 'Escape' && !event.defaultPrevented && !event.isComposing) askToClose()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}
