import { tableText, text } from '../utils/browser/text.ts'
import type { Problem } from '../utils/profile/problem.ts'

interface ProblemListProps {
  /** What the controls they are about refer to with `aria-describedby`. */
  id: string
  problems: readonly Problem[]
  /** Said first, where the cause is not in sight: the language of another tab. */
  about?: string | undefined
}

/** Says what is wrong, beside its cause. */
export const ProblemList = ({ id, problems, about }: ProblemListProps) => (
  <div id={id} class="problems">
    {problems.map((problem) => (
      <ProblemLine key={`${problem.message} ${problem.path.join('.')}`} problem={problem} about={about} />
    ))}
  </div>
)

const ProblemLine = ({ problem, about }: { problem: Problem; about: string | undefined }) => {
  const isError = problem.severity === 'error'
  return (
    <p
      class={isError ? 'error' : 'warning'}
      data-testid={isError ? 'error' : 'warning'}
      data-problem={problem.message}
      role={isError ? 'alert' : 'status'}
    >
      <span class="problem-sign" aria-hidden="true">
        {isError ? '!' : '△'}
      </span>
      <span>
        {about === undefined ? null : <strong>{about}: </strong>}
        {tableText(problem.message, problem.values)}
        {problem.message === 'problem_locale_unsupported' ? (
          <>
            {' '}
            <a href="#/supportedLocales">{text('add_to_profile_languages')}</a>
          </>
        ) : null}
      </span>
    </p>
  )
}

/** The attributes that tie a control to what is wrong with it. */
export const problemAttributes = (
  listId: string,
  problems: readonly Problem[],
  describedBy: string | undefined,
): { 'aria-invalid'?: 'true'; 'aria-describedby'?: string } => {
  const ids = [describedBy, problems.length > 0 ? listId : undefined].filter((id) => id !== undefined)
  return {
    ...(problems.some(({ severity }) => severity === 'error') ? { 'aria-invalid': 'true' as const } : {}),
    ...(ids.length > 0 ? { 'aria-describedby': ids.join(' ') } : {}),
  }
}
