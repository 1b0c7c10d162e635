import { text } from '../utils/browser/text.ts'
import { LocalProfileForm } from './local-profile-form.tsx'
import { ScreenTitle } from './screen-title.tsx'
import { SignIn } from './sign-in.tsx'
import type { Who } from './use-who.ts'

/** Before anyone has connected: what this is, and the one thing to do. */
export const Welcome = ({ who, route }: { who: Who; route: string }) => {
  if (route === 'connection' || route === 'settings') return <SignIn who={who} />
  return (
    <>
      <ScreenTitle>{text('welcome_title')}</ScreenTitle>
      <p class="lead soft">{text('welcome_what')}</p>
      <ol class="ways">
        <li>{text('welcome_connect')}</li>
        <li>{text('welcome_edit')}</li>
        <li>{text('welcome_review')}</li>
      </ol>
      <p class="small soft">{text('welcome_safe')}</p>
      <p class="acts">
        <a class="btn primary" href="#/connection">
          {text('welcome_go')}
        </a>
      </p>
      <LocalProfileForm />
    </>
  )
}
