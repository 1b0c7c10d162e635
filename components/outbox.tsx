import './outbox.css'
import { items } from '../utils/browser/items.ts'
import type { Submission } from '../utils/browser/submission.ts'
import type { Stalled } from '../utils/browser/item-schemas.ts'
import { text } from '../utils/browser/text.ts'
import { sectionIds } from '../utils/profile/registry.ts'
import { ScreenTitle } from './screen-title.tsx'
import { SubmissionCard } from './submission-card.tsx'
import { useBaseline } from './use-baseline.ts'
import { useItem } from './use-item.ts'
import { useSubmissions } from './use-submissions.ts'

/** All that was sent from here, newest first, with how far it came. */
export const Outbox = ({ person }: { person: string }) => {
  const submissions = useSubmissions(person)
  const baseline = useBaseline(person, sectionIds)?.baseline
  const stalled = useItem(items.stalled)
  return (
    <>
      <ScreenTitle>{text('outbox_title')}</ScreenTitle>
      <p class="lead soft">{text(submissions?.length === 0 ? 'outbox_empty' : 'outbox_what')}</p>
      <div class="submissions">
        {submissions?.map((submission) => (
          <SubmissionCard
            key={submission.id}
            submission={asShown(submission, stalled)}
            baseline={baseline ?? null}
          />
        ))}
      </div>
    </>
  )
}

/** What storage did not let be written down is told elsewhere: the submission as stored knows nothing of it. */
const asShown = (submission: Submission, stalled: Stalled | undefined): Submission => {
  const until = stalled?.[submission.id]
  return until === undefined
    ? submission
    : { ...submission, state: 'paused', pause: { reason: 'storage', until } }
}
