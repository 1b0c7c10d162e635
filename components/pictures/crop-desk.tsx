import { useId, useRef, useState } from 'preact/hooks'
import { formatBytes, text } from '../../utils/browser/text.ts'
import type { ChosenPicture, PictureField } from '../../utils/profile/picture.ts'
import { shapes } from '../../utils/profile/picture.ts'
import { ErrorLine } from '../error-line.tsx'
import { CropControls } from './crop-controls.tsx'
import { CropPreviews } from './crop-previews.tsx'
import { CropStage } from './crop-stage.tsx'
import { sizeOfCrop } from './crop-view.ts'
import { crops, keepPicture } from './keep-picture.ts'
import { sizeText } from './kept-picture.tsx'
import type { OpenedPicture } from './read-picture.ts'
import type { Studio } from './studio.ts'
import { useBlobAddress } from './use-file-address.ts'
import { useView, type ViewChange } from './use-view.ts'

interface Props {
  field: PictureField
  picture: OpenedPicture
  studio: Studio
  /** Whether LinkedIn has a picture here is not known. */
  isUnknown: boolean
  onKept: (chosen: ChosenPicture) => void
  onClose: () => void
}

type Keep = 'ready' | 'keeping' | 'kept' | 'failed'

/** One picture on the desk: what of it is shown, what goes along with it, and the button that puts it into the draft. */
export const CropDesk = ({ field, picture, studio, isUnknown, onKept, onClose }: Props) => {
  const id = useId()
  const { ratio, most } = crops[field]
  const { view, change, zoom, mostZoom } = useView(picture, ratio)
  const [bare, setBare] = useState(true)
  const [isFirst, setFirst] = useState(false)
  const [keep, setKeep] = useState<Keep>('ready')
  const turn = useRef(0)
  const size = sizeOfCrop(view, ratio, most)
  const isRound = field === 'profilePicture'

  /** Anything changed after keeping is not kept yet. */
  const anew = <T,>(set: (value: T) => void) => {
    return (value: T) => {
      turn.current += 1
      setKeep('ready')
      set(value)
    }
  }
  const changeView = anew((by: ViewChange) => change(by))
  const stable = useRef(changeView)
  stable.current = changeView
  const [changeStably] = useState(() => (by: ViewChange) => stable.current(by))

  const use = async () => {
    const mine = turn.current
    setKeep('keeping')
    const chosen = await keepPicture(picture, { field, view, bare, isFirst }, studio).catch(() => null)
    if (mine !== turn.current) return
    if (chosen) onKept(chosen)
    setKeep(chosen ? 'kept' : 'failed')
  }

  return (
    <section class="crop-desk" aria-label={text('crop_label')}>
      <Notes picture={picture} />
      <CropStage
        picture={picture}
        ratio={ratio}
        isRound={isRound}
        view={view}
        change={changeStably}
        describedBy={`${id}-keys`}
      />
      <p class="small soft" id={`${id}-keys`} data-testid="crop-keys">
        {text('crop_keys')}
      </p>
      <CropControls id={id} view={view} zoom={zoom} mostZoom={mostZoom} change={changeStably} />
      <output class="small soft" data-testid="crop-size">
        {text('crop_size', size.width, size.height)}
      </output>
      {/* Once it is in the draft, the draft's own problems say so. */}
      {keep !== 'kept' && <TooSmall field={field} size={size} />}
      <CropPreviews field={field} picture={picture} view={view} />
      <Original picture={picture} file={bare ? (picture.bare ?? picture.file) : picture.file} />
      {picture.bare && (
        <p class="check">
          <input
            type="checkbox"
            id={`${id}-bare`}
            data-testid="strip-metadata"
            checked={bare}
            onChange={({ currentTarget }) => anew(setBare)(currentTarget.checked)}
          />
          <label for={`${id}-bare`}>
            {text(picture.hasLocation ? 'picture_strip_location' : 'picture_strip')}
            <span class="small soft">{text(bare ? 'picture_strip_what' : 'picture_strip_not')}</span>
          </label>
        </p>
      )}
      {isUnknown && (
        <p class="check">
          <input
            type="checkbox"
            id={`${id}-first`}
            data-testid="first-picture"
            checked={isFirst}
            onChange={({ currentTarget }) => anew(setFirst)(currentTarget.checked)}
          />
          <label for={`${id}-first`}>
            {text('picture_first')}
            <span class="small soft">{text('picture_first_what')}</span>
          </label>
        </p>
      )}
      {keep === 'failed' && <ErrorLine>{text('picture_not_kept')}</ErrorLine>}
      <p class="acts">
        <button
          type="button"
          class="btn primary"
          data-testid="use-picture"
          data-state={keep}
          disabled={keep === 'keeping'}
          onClick={() => void use()}
        >
          {text(keep === 'kept' ? 'picture_in_draft' : isRound ? 'picture_use_photo' : 'picture_use_cover')}
        </button>
        <button type="button" class="btn quiet" data-testid="close-crop" onClick={onClose}>
          {text(keep === 'kept' ? 'picture_done' : 'picture_cancel')}
        </button>
        <output class="small">
          {keep === 'keeping' && text('picture_keeping')}
          {keep === 'kept' && text('picture_kept')}
        </output>
      </p>
    </section>
  )
}

/** What had to be done to the file, said before anything is made of it. */
const Notes = ({
  picture: { convertedFrom, shrunkFrom, type, file, width, height },
}: {
  picture: OpenedPicture
}) => (
  <>
    {convertedFrom !== null && (
      <p class="notice" data-testid="converted">
        {text('picture_converted', convertedFrom, type === 'image/png' ? 'PNG' : 'JPEG')}
      </p>
    )}
    {shrunkFrom && (
      <p class="notice" data-testid="shrunk">
        {text(
          'picture_shrunk',
          sizeText(shrunkFrom),
          formatBytes(shrunkFrom.bytes),
          sizeText({ width, height }),
          formatBytes(file.size),
        )}
      </p>
    )}
  </>
)

const TooSmall = ({ field, size }: { field: PictureField; size: { width: number; height: number } }) => {
  const needed = shapes[field]
  return size.width < needed.width ? (
    <output class="warning" data-testid="warning" data-problem="problem_picture_small">
      <span class="problem-sign" aria-hidden="true">
        △
      </span>
      <span>
        {text('problem_picture_small', ...[size.width, size.height, needed.width, needed.height].map(String))}
      </span>
    </output>
  ) : null
}

/** The whole file, which LinkedIn keeps beside what it shows. */
const Original = ({ picture, file }: { picture: OpenedPicture; file: Blob }) => {
  const address = useBlobAddress(picture.stage)
  return (
    <figure class="picture-original">
      {address !== null && <img data-testid="preview-original" src={address} alt="" />}
      <figcaption class="small soft">
        {text('picture_original_what')} {sizeText(picture)} · {formatBytes(file.size)}
      </figcaption>
    </figure>
  )
}
