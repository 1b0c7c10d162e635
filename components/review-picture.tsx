import { text } from '../utils/browser/text.ts'
import type { FieldChange } from '../utils/profile/diff.ts'
import { chosenIn, isPictureField } from '../utils/profile/picture.ts'
import { KeptFile } from './pictures/kept-picture.tsx'
import { LinkedInPicture } from './pictures/linkedin-picture.tsx'

/** The picture LinkedIn has and the one it would have, side by side, with their sizes. */
export const ReviewPicture = ({ change, person }: { change: FieldChange; person: string }) => {
  const { field, before, after } = change
  const chosen = chosenIn(after)
  if (!isPictureField(field)) return null
  return (
    <div class="review-pictures" data-testid="review-picture" data-field={field}>
      <div>
        {before.state === 'empty' ? (
          <p class="small soft">{text('picture_none_yet')}</p>
        ) : (
          <LinkedInPicture person={person} field={field} heading={text('picture_now')} />
        )}
      </div>
      {after !== undefined && (
        <div>
          {chosen ? (
            <>
              <KeptFile
                file={chosen.display}
                label={text('picture_new')}
                testId="review-display"
                isRound={field === 'profilePicture'}
              />
              <KeptFile file={chosen.original} label={text('picture_original')} testId="review-original" />
            </>
          ) : (
            <p class="small">{text('picture_former')}</p>
          )}
        </div>
      )}
    </div>
  )
}
