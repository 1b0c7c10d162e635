import './inline-editor.css'
import { useEffect, useState } from 'preact/hooks'
import { send } from '../utils/browser/messages.ts'
import { plural, text } from '../utils/browser/text.ts'
import { fieldOf, fieldsOf, type Field } from '../utils/profile/registry.ts'
import { AddSection } from './add-section.tsx'
import { isRouteAllowed } from './allowed-route.ts'
import { askToClose, askToFold, askToMove } from './ask-to-close.ts'
import { ByHand } from './by-hand.tsx'
import { PendingCount } from './counted.tsx'
import { FieldForm } from './field-form.tsx'
import { isShownField, isShownGroup } from './field-names.ts'
import { handLanguage } from './hand-route.ts'
import { CloseIcon, FoldIcon, MoveIcon } from './editor-icons.tsx'
import { neededSections } from './needed-sections.ts'
import { NotAllowed } from './not-allowed.tsx'
import { routeTitle } from './route-title.ts'
import { SectionEditor } from './section-editor.tsx'
import { addRoute, sectionRoute } from './section-route.ts'
import { UnsavedBar } from './unsaved-bar.tsx'
import { useDraft } from './use-draft.ts'
import { useReadyRoute } from './use-ready-route.ts'
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
          <FrameButtons />
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

/** The frame covers part of the page: it can be folded to its title, or put at the other side. */
const FrameButtons = () => {
  const [isFolded, setFolded] = useState(false)
  const fold = () => {
    askToFold()
    setFolded(!isFolded)
  }
  return (
    <>
      <button
        type="button"
        class="btn quiet icon"
        data-testid="move-frame"
        aria-label={text('hand_move')}
        title={text('hand_move')}
        onClick={askToMove}
      >
        <MoveIcon />
      </button>
      <button
        type="button"
        class="btn quiet icon"
        data-testid="fold-frame"
        aria-label={text(isFolded ? 'hand_unfold' : 'hand_fold')}
        title={text(isFolded ? 'hand_unfold' : 'hand_fold')}
        aria-expanded={!isFolded}
        onClick={fold}
      >
        <FoldIcon />
      </button>
    </>
  )
}

const InlineMember = ({ who, person, route: asked }: { who: Who; person: string; route: string }) => {
  const { route, profile } = useReadyRoute(asked, useDraft(person, neededSections(asked)))
  useScreenFocus(route)
  const allowed = isRouteAllowed(route)
  const fields = allowed ? fieldsAt(route) : []
  const inSection = allowed ? sectionRoute(route) : null
  const hand = handLanguage(route)
  return (
    <>
      <main class="inline-main">
        {!who.isLive && !who.member?.local && hand === null && <Disconnected />}
        {profile?.unsaved && <UnsavedBar person={profile.person} />}
        {profile && hand !== null && <ByHand who={who} profile={profile} language={hand} inFrame />}
        {!allowed && hand === null && <NotAllowed />}
        {allowed && fields.length === 0 && !inSection && route !== addRoute && hand === null && (
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
