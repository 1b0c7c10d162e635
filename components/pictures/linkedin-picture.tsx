import './sides.css'
import { useEffect, useState } from 'preact/hooks'
import { send, type ReplyOf } from '../../utils/browser/messages.ts'
import { text } from '../../utils/browser/text.ts'
import type { PictureField } from '../../utils/profile/picture.ts'
import { sizeText } from './kept-picture.tsx'

type Shown = ReplyOf<'read-picture'>

interface Props {
  person: string
  field: PictureField
  heading: string
}

/** The picture LinkedIn has now, as far as the app may look. Its address is asked for each time: it expires. */
export const LinkedInPicture = ({ person, field, heading }: Props) => {
  const [shown, setShown] = useState<Shown>()
  useEffect(() => {
    let isGone = false
    const show = (picture: Shown) => {
      if (!isGone) setShown(picture)
    }
    send('read-picture', { person, field }).then(show, () => show(null))
    return () => {
      isGone = true
    }
  }, [person, field])
  return (
    <figure class="picture-side" data-testid="linkedin-picture" data-field={field}>
      {shown ? (
        <img
          src={shown.address}
          alt={heading}
          data-round={field === 'profilePicture'}
          referrerPolicy="no-referrer"
          onError={() => setShown(null)}
        />
      ) : (
        <p class="picture-unseen small soft">
          {text(shown === undefined ? 'picture_looking' : 'picture_unseen')}
        </p>
      )}
      <figcaption class="small soft">
        {heading}
        {shown && shown.width !== null && shown.height !== null && (
          <> · {sizeText({ width: shown.width, height: shown.height })}</>
        )}
      </figcaption>
    </figure>
  )
}
