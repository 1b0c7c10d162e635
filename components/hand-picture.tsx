import { text } from '../utils/browser/text.ts'
import { chosenIn, isPictureField, type PictureFile } from '../utils/profile/picture.ts'
import type { FieldChange } from '../utils/profile/diff.ts'
import { ErrorLine } from './error-line.tsx'
import { useFileAddress } from './pictures/use-file-address.ts'

/** A picture to be put in by hand: the cropped file to save, and where LinkedIn's own dialog is. */
export const HandPicture = ({ change: { field, after } }: { change: FieldChange }) => {
  const chosen = chosenIn(after)
  if (!isPictureField(field)) return null
  if (!chosen) return <p>{text(`hand_remove_${field}`)}</p>
  return (
    <>
      <p>{text(`hand_${field}`)}</p>
      <SavePicture file={chosen.display} name={field} />
    </>
  )
}

const SavePicture = ({ file, name }: { file: PictureFile; name: string }) => {
  const address = useFileAddress(file.sha256)
  if (address === undefined) return null
  if (address === null) return <ErrorLine>{text('failure_bytes_gone')}</ErrorLine>
  return (
    <p>
      <a
        class="btn small"
        data-testid="save-picture"
        href={address}
        download={`${name}.${file.type === 'image/png' ? 'png' : 'jpg'}`}
      >
        {text('hand_save_picture')}
      </a>
    </p>
  )
}
