import { text } from '../../utils/browser/text.ts'
import { isObject } from '../../utils/profile/json.ts'
import type { Kind } from '../../utils/profile/kinds.ts'
import { ProblemList } from '../problem-list.tsx'
import type { InputProps } from './input-props.ts'

/** Says whether there is a picture. Choosing and cropping one is a screen of its own. */
export const PictureInput = (props: InputProps<Extract<Kind, { type: 'picture' }>>) => (
  <div class="picture">
    <p class="help">{isObject(props.value) ? text('picture_there') : text('picture_elsewhere')}</p>
    <ProblemList id={`${props.id}-problems`} problems={props.problems} />
  </div>
)
