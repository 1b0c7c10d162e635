import './editor.css'
import { useEffect, useMemo, useState } from 'preact/hooks'
import { text } from '../utils/browser/text.ts'
import type { Change } from '../utils/profile/diff.ts'
import { sectionIds } from '../utils/profile/registry.ts'
import { EditorNav } from './editor-nav.tsx'
import { neededSections } from './needed-sections.ts'
import { PendingList } from './pending-list.tsx'
import { ReviewNav } from './review-nav.tsx'
import { routeTitle } from './route-title.ts'
import { SampleBar } from './sample-bar.tsx'
import { Screen } from './screen.tsx'
import { countIn } from './section-count.ts'
import { sectionRoute } from './section-route.ts'
import { SetAsideBar } from './set-aside.tsx'
import { TopBar } from './top-bar.tsx'
import { UnsavedBar } from './unsaved-bar.tsx'
import { useAfterPaint } from './use-after-paint.ts'
import { DeletionContext, useDeletionHere } from './use-deletion.ts'
import { useDiscard } from './use-discard.ts'
import { useDraft } from './use-draft.ts'
import { useReadyRoute } from './use-ready-route.ts'
import { useRoute } from './use-route.ts'
import { useSame } from './use-same.ts'
import { useScreenFocus } from './use-screen-focus.ts'
import { useWho, type Who } from './use-who.ts'
import { Welcome } from './welcome.tsx'

/** The whole editor in a tab: the route in the address's hash says which screen. */
export const Editor = () => {
  const who = useWho()
  const route = useRoute()
  useEffect(() => {
    document.title = `${routeTitle(route)} · ${text('app_name')}`
  }, [route])
  const deleting = useDeletionHere()
  if (!who) return null
  return (
    <DeletionContext.Provider value={deleting}>
      {who.member ? (
        <MemberEditor key={who.member.person} who={who} person={who.member.person} route={route} />
      ) : (
        <StrangerEditor who={who} route={route} />
      )}
    </DeletionContext.Provider>
  )
}

const MemberEditor = ({ who, person, route }: { who: Who; person: string; route: string }) => {
  const profile = useDraft(person, neededSections(route))
  const ready = useReadyRoute(route, profile)
  useScreenFocus(ready.route)
  const discarding = useDiscard(profile)
  const [menuOpen, setMenuOpen] = useState(false)
  const onReview = route === 'review'
  // A letter draws the screen it is typed on. What stands around it follows after the paint, as far as it changes at all.
  const later = useAfterPaint(profile)
  const edited = useSame([...new Set(later?.changes.map(placeInNav))])
  const counts = useSame(sectionIds.map((section) => (later ? countIn(later, section) : null)))
  const top = useMemo(
    () => <TopBar who={who} route={route} menu={{ open: menuOpen, toggle: () => setMenuOpen(!menuOpen) }} />,
    [who, route, menuOpen],
  )
  const nav = useMemo(
    () => (
      <EditorNav
        route={route}
        edited={new Set(edited)}
        countOf={(section) => counts[sectionIds.indexOf(section)] ?? null}
        open={menuOpen}
        unfold={() => setMenuOpen(true)}
        onLeave={() => setMenuOpen(false)}
      />
    ),
    [route, edited, counts, menuOpen],
  )
  const screen = useMemo(
    () =>
      ready.profile && (
        <Screen route={ready.route} who={who} profile={ready.profile} discarding={discarding} />
      ),
    [ready.route, ready.profile, who, discarding],
  )
  const pending = useMemo(
    () => later && <PendingList profile={later} onPutBack={discarding.putBack} />,
    [later, discarding.putBack],
  )
  return (
    <>
      <a class="skip" href={`#/${route}`} onClick={skipToScreen}>
        {text('skip_to_content')}
      </a>
      {top}
      {who.member?.sample && <SampleBar person={person} />}
      {profile?.unsaved && <UnsavedBar person={person} />}
      <SetAsideBar />
      <div class="editor" data-wide={onReview}>
        {onReview
          ? profile && <ReviewNav profile={profile} open={menuOpen} onLeave={() => setMenuOpen(false)} />
          : nav}
        <main>{screen}</main>
        {!onReview && pending}
      </div>
    </>
  )
}

/** Nobody has connected yet: there is nothing to edit, and one thing to do. */
const StrangerEditor = ({ who, route }: { who: Who; route: string }) => {
  useScreenFocus(route)
  return (
    <>
      <TopBar who={who} route={route} menu={null} />
      <div class="editor" data-plain>
        <main>
          <Welcome who={who} route={route} />
        </main>
        <PendingList profile={null} onPutBack={null} />
      </div>
    </>
  )
}

/** Where the mark of a change stands: at the field, or at the section its entry or order is in. */
const placeInNav = (change: Change): string =>
  change.type === 'field' ? (sectionRoute(change.key)?.section ?? change.key) : change.section

const skipToScreen = (event: Event): void => {
  event.preventDefault()
  document.querySelector<HTMLElement>('main h1')?.focus()
}
