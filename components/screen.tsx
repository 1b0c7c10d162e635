import { fieldOf, fieldsOf } from '../utils/profile/registry.ts'
import { AddSection } from './add-section.tsx'
import { isRouteAllowed } from './allowed-route.ts'
import { ByHand } from './by-hand.tsx'
import { fieldLabel, groupLabel, isShownField, isShownGroup } from './field-names.ts'
import { FieldsScreen } from './fields-screen.tsx'
import { NotAllowed } from './not-allowed.tsx'
import { Nowhere } from './nowhere.tsx'
import { History } from './history.tsx'
import { isSectionGroup } from './nav-groups.ts'
import { Outbox } from './outbox.tsx'
import { PrintPage } from './print-page.tsx'
import { Review } from './review.tsx'
import { routeTitle } from './route-title.ts'
import { ScreenTitle } from './screen-title.tsx'
import { addRoute, sectionRoute } from './section-route.ts'
import { SectionScreen } from './section-screen.tsx'
import { SectionsScreen } from './sections-screen.tsx'
import { SignIn } from './sign-in.tsx'
import { Start } from './start.tsx'
import { Transfer } from './transfer.tsx'
import type { Discard } from './use-discard.ts'
import type { Profile } from './use-draft.ts'
import type { Who } from './use-who.ts'

interface Props {
  route: string
  who: Who
  profile: Profile
  discarding: Discard
}

/** The screen at a route. */
export const Screen = ({ route, who, profile, discarding }: Props) => {
  const inSection = sectionRoute(route)
  if (!isRouteAllowed(route))
    return (
      <>
        <ScreenTitle>{routeTitle(route)}</ScreenTitle>
        <NotAllowed />
      </>
    )
  switch (route) {
    case '':
      return <Start who={who} profile={profile} />
    case addRoute:
      return (
        <>
          <ScreenTitle>{routeTitle(route)}</ScreenTitle>
          <AddSection profile={profile} isLive={who.isLive} />
        </>
      )
    case 'review':
      return <Review who={who} profile={profile} discarding={discarding} />
    case 'by-hand':
      return <ByHand who={who} profile={profile} />
    case 'outbox':
      return <Outbox person={profile.person} />
    case 'transfer':
      return <Transfer profile={profile} isLocal={who.member?.local === true} />
    case 'print':
      return <PrintPage profile={profile} />
    case 'history':
      return <History profile={profile} />
    case 'connection':
    case 'settings':
      return <SignIn who={who} />
    default:
      if (isShownField(route))
        return (
          <FieldsScreen title={fieldLabel(route)} id={route} fields={[fieldOf(route)]} profile={profile} />
        )
      if (isShownGroup(route))
        return <FieldsScreen title={groupLabel(route)} id={null} fields={fieldsOf(route)} profile={profile} />
      if (route === 'imsOrder')
        return (
          <FieldsScreen title={fieldLabel(route)} id={route} fields={[fieldOf(route)]} profile={profile} />
        )
      if (isSectionGroup(route)) return <SectionsScreen group={route} profile={profile} />
      return inSection ? <SectionScreen route={inSection} profile={profile} /> : <Nowhere route={route} />
  }
}
