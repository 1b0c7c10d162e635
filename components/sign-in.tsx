import './sign-in.css'
import { text } from '../utils/browser/text.ts'
import { ConnectionFacts } from './connection-facts.tsx'
import { DeleteEverything } from './delete-everything.tsx'
import { LocalProfileForm } from './local-profile-form.tsx'
import { OtherMembers } from './other-members.tsx'
import { ScreenTitle } from './screen-title.tsx'
import { SetAside } from './set-aside.tsx'
import { SignInForm } from './sign-in-form.tsx'
import { useSettings } from './use-settings.ts'
import type { Who } from './use-who.ts'

/** Who is connected, until when and with what permissions; and how to connect. */
export const SignIn = ({ who }: { who: Who }) => {
  const typed = useSettings()
  return (
    <>
      <ScreenTitle>{text('connection_title')}</ScreenTitle>
      <p class="lead soft">{text('connection_what')}</p>
      {who.isLive && <ConnectionFacts who={who} />}
      {typed && <SignInForm who={who} typed={typed} />}
      <OtherMembers who={who} />
      <LocalProfileForm />
      <SetAside />
      <DeleteEverything />
    </>
  )
}
