import { formatBytes, text } from '../../utils/browser/text.ts'
import { mostBytes, mostPixels } from '../../utils/profile/picture.ts'
import { ErrorLine } from '../error-line.tsx'
import type { DeskProblem } from './use-picture.ts'

/** Why a file can't be the picture, and what can be done about it. The former picture stays in every case. */
export const ReadProblemLine = ({ problem, onShrink }: { problem: DeskProblem; onShrink: () => void }) => (
  <div class="picture-problem" data-problem={problem.type}>
    <ErrorLine>{readProblemText(problem)}</ErrorLine>
    {'canShrink' in problem && problem.canShrink && (
      <p>
        <button type="button" class="btn small" data-testid="shrink" onClick={onShrink}>
          {text('picture_shrink')}
        </button>
      </p>
    )}
  </div>
)

const megapixels = (pixels: number): string => (pixels / 1_000_000).toFixed(0)

export const readProblemText = (problem: DeskProblem): string => {
  switch (problem.type) {
    case 'empty':
      return text('picture_empty')
    case 'svg':
      return text('picture_svg')
    case 'no-picture':
      return text('picture_none')
    case 'broken':
    case 'cut-off':
      return text('picture_cut_off')
    case 'undecodable':
      return text('picture_undecodable')
    case 'no-file':
      return text('picture_no_file')
    case 'other-format':
      return text('picture_other_format', problem.name)
    case 'unsupported-here':
      return text('picture_unsupported_here', problem.name)
    case 'too-heavy':
      return text(
        problem.canShrink ? 'picture_too_heavy' : 'picture_far_too_heavy',
        formatBytes(problem.bytes),
        formatBytes(mostBytes),
      )
    case 'too-many-pixels':
      return text(
        problem.canShrink ? 'picture_too_large' : 'picture_far_too_large',
        String(problem.width),
        String(problem.height),
        megapixels(mostPixels),
      )
    case 'not-picked':
      return pickText(problem)
  }
}

const pickText = ({ why, host }: Extract<DeskProblem, { type: 'not-picked' }>): string => {
  switch (why) {
    case 'host':
      return text('pick_host', host)
    case 'page':
      return text('pick_page')
    case 'answer':
      return text('pick_answer', host)
    case 'size':
      return text('pick_size', host)
  }
}
