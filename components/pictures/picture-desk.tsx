import './pictures.css'
import { useEffect, useRef, useState } from 'preact/hooks'
import { items } from '../../utils/browser/items.ts'
import { text } from '../../utils/browser/text.ts'
import type { BaselineHead } from '../../utils/profile/baseline-parts.ts'
import { knownField } from '../../utils/profile/baseline.ts'
import { isObject, type Json } from '../../utils/profile/json.ts'
import { asJson, chosenIn, isPictureField, type PictureField } from '../../utils/profile/picture.ts'
import type { PictureInputProps } from '../inputs/picture-input.tsx'
import { ProblemList } from '../problem-list.tsx'
import { useItem } from '../use-item.ts'
import { ChoosePicture } from './choose-picture.tsx'
import { CropDesk } from './crop-desk.tsx'
import { KeptPicture } from './kept-picture.tsx'
import { LinkedInPicture } from './linkedin-picture.tsx'
import { ReadProblemLine } from './read-problem.tsx'
import { usePicture } from './use-picture.ts'

/** Where a picture is chosen, cropped and kept; and what LinkedIn has, for comparison. */
export const PictureDesk = (props: PictureInputProps) =>
  isPictureField(props.scope) ? <Desk {...props} field={props.scope} /> : null

const Desk = ({ field, value, onChange, problems, id }: PictureInputProps & { field: PictureField }) => {
  const root = useRef<HTMLDivElement>(null)
  const person = useItem(items.members)?.current ?? null
  const head = useItem(items.baselineHead(person ?? '')) ?? null
  const work = usePicture(field, root)
  const chosen = chosenIn(value)
  const { state } = work
  const [isOver, setOver] = useState(false)
  const known = head ? knownField(head, field).state : 'unknown'

  // The draft let go of it, here or in another window: what is on the desk is no longer what is kept.
  const hash = chosen?.display.sha256
  const former = useRef(hash)
  useEffect(() => {
    if (former.current !== undefined && hash === undefined) work.close()
    former.current = hash
  }, [hash, work])

  return (
    <div
      ref={root}
      class="picture"
      data-over={isOver}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        work.drop(event.dataTransfer)
      }}
    >
      {state.type !== 'open' && !chosen && person !== null && known !== 'empty' && (
        <LinkedInPicture person={person} field={field} heading={text('picture_linkedin_has')} />
      )}
      {state.type !== 'open' && isFormer(value, head, field) && (
        <p class="notice" data-testid="former-picture">
          {text('picture_former')}
        </p>
      )}
      {state.type !== 'open' && chosen && (
        <KeptPicture field={field} chosen={chosen} onCropAgain={work.read} />
      )}
      <ChoosePicture id={id} hasOne={chosen !== null || state.type === 'open'} onChoose={work.read} />
      <output class="small" data-testid="picture-state">
        {state.type === 'reading' && text('picture_reading')}
      </output>
      {state.type === 'refused' && <ReadProblemLine problem={state.problem} onShrink={work.shrink} />}
      {state.type === 'open' && (
        <CropDesk
          key={state.turn}
          field={field}
          picture={state.picture}
          studio={work.studio}
          isUnknown={known === 'unknown'}
          onKept={(kept) => onChange(asJson(kept))}
          onClose={work.close}
        />
      )}
      <ProblemList id={`${id}-problems`} problems={problems} />
      {chosen && <p class="small soft">{text('picture_requests')}</p>}
    </div>
  )
}

/** The draft holds a picture that LinkedIn had before: an undo, or a backup. */
const isFormer = (value: Json | undefined, head: BaselineHead | null, field: PictureField): boolean => {
  const now = head?.fields[field]
  const shown = isObject(value) ? value['displayImage'] : undefined
  return typeof shown === 'string' && shown !== (isObject(now) ? now['displayImage'] : undefined)
}
