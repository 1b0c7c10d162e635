import { send } from '../utils/browser/messages.ts'
import { text } from '../utils/browser/text.ts'
import type { Baseline } from '../utils/profile/baseline.ts'
import { goTo } from './go-to.ts'
import { LocalProfileForm } from './local-profile-form.tsx'
import { ScreenTitle } from './screen-title.tsx'
import { SignIn } from './sign-in.tsx'
import type { Who } from './use-who.ts'

/** The stand-in's main member, to look around in before connecting anything. */
const exploreSample = async (): Promise<void> => {
  const { default: baseline } = await import('../assets/data/sample-profile.json')
  await send('add-local-profile', {
    name: text('sample_name'),
    vanityName: null,
    baseline: baseline as Baseline,
    sample: true,
  })
  goTo('')
}

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
      <section class="part" data-testid="welcome-never">
        <h2>{text('welcome_never')}</h2>
        <ul class="never">
          <li>{text('welcome_never_send')}</li>
          <li>{text('welcome_never_others')}</li>
          <li>{text('welcome_never_password')}</li>
          <li>{text('welcome_safe')}</li>
        </ul>
      </section>
      <p class="small soft">{text('sample_before')}</p>
      <p class="acts">
        <a class="btn primary" href="#/connection">
          {text('welcome_go')}
        </a>
        <button type="button" class="btn" data-testid="explore-sample" onClick={() => void exploreSample()}>
          {text('sample_explore')}
        </button>
      </p>
      <LocalProfileForm />
    </>
  )
}
