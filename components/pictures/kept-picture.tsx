import './sides.css'
import { readFile } from '../../utils/browser/blobs.ts'
import { formatBytes, text } from '../../utils/browser/text.ts'
import type { ChosenPicture, PictureField, PictureFile } from '../../utils/profile/picture.ts'
import { useFileAddress } from './use-file-address.ts'

interface Props {
  field: PictureField
  chosen: ChosenPicture
  onCropAgain: (file: Blob) => void
}

/** The picture in the draft: what would be uploaded, both of it. */
export const KeptPicture = ({ field, chosen, onCropAgain }: Props) => (
  <div class="picture-kept" data-field={field}>
    <KeptFile
      file={chosen.display}
      label={text('picture_display')}
      testId="preview-display"
      isRound={field === 'profilePicture'}
    />
    <KeptFile file={chosen.original} label={text('picture_original')} testId="preview-original" />
    <p>
      <button
        type="button"
        class="btn small"
        data-testid="crop-again"
        onClick={() =>
          void readFile(chosen.original.sha256).then((file) => (file ? onCropAgain(file) : undefined))
        }
      >
        {text('picture_crop_again')}
      </button>
    </p>
  </div>
)

interface FileProps {
  file: PictureFile
  label: string
  testId: string
  isRound?: boolean
}

export const KeptFile = ({ file, label, testId, isRound = false }: FileProps) => {
  const address = useFileAddress(file.sha256)
  return (
    <figure class="picture-side">
      {address === null ? (
        <p class="error">{text('failure_bytes_gone')}</p>
      ) : (
        <img data-testid={testId} data-round={isRound} src={address} alt={label} />
      )}
      <figcaption class="small soft">
        {label} · {sizeText(file)} · {formatBytes(file.bytes)}
      </figcaption>
    </figure>
  )
}

export const sizeText = ({ width, height }: { width: number; height: number }): string =>
  text('picture_size', width, height)
