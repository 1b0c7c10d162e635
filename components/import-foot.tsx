import { plural, text } from '../utils/browser/text.ts'

interface Props {
  /** How many changes are taken; with none there is nothing to apply. */
  count: number
  /** What stands above is of the present profile and choices. */
  isFresh: boolean
  /** Something has to be agreed to first. */
  isHeld?: boolean
  onApply: () => void
  onClose: () => void
}

/** The end of what a file proposes: take what is ticked, or leave it. */
export const ImportFoot = ({ count, isFresh, isHeld = false, onApply, onClose }: Props) => (
  <p class="acts import-foot">
    <button
      type="button"
      class="btn primary"
      data-testid="apply-import"
      disabled={count === 0 || !isFresh || isHeld}
      onClick={onApply}
    >
      {count === 0 ? text('import_apply_none') : plural('import_apply', count)}
    </button>
    <button type="button" class="btn quiet" data-testid="close-import" onClick={onClose}>
      {text('close')}
    </button>
    <span class="small soft">{text(isFresh ? 'import_only_drafts' : 'import_comparing')}</span>
  </p>
)
