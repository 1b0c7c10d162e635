import { text } from '../utils/browser/text.ts'
import { ScreenTitle } from './screen-title.tsx'

/** An address that leads to no screen. */
export const Nowhere = ({ route }: { route: string }) => (
  <>
    <ScreenTitle>{text('nowhere_title')}</ScreenTitle>
    <p class="lead soft">{text('nowhere_what', route)}</p>
    <p>
      <a href="#/">{text('nowhere_back')}</a>
    </p>
  </>
)
