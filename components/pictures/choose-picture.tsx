import { text } from '../../utils/browser/text.ts'

interface Props {
  id: string
  /** There is one on the desk already: another would take its place. */
  hasOne: boolean
  onChoose: (file: Blob) => void
}

/** The file picker, which is a place to drop a picture on too. */
export const ChoosePicture = ({ id, hasOne, onChoose }: Props) => (
  <div class="picture-choose">
    <label class="btn" for={id}>
      {text(hasOne ? 'picture_choose_other' : 'picture_choose')}
    </label>
    <input
      id={id}
      class="picture-file"
      type="file"
      accept="image/*,.heic,.heif"
      data-testid="choose-file"
      aria-describedby={`${id}-ways`}
      onChange={({ currentTarget }) => {
        const file = currentTarget.files?.[0]
        // The same file chosen again is a choice too.
        currentTarget.value = ''
        if (file) onChoose(file)
      }}
    />
    <p class="small soft" id={`${id}-ways`}>
      {text('picture_ways')}
    </p>
  </div>
)
