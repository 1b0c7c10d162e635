import './outbox.css'
import { items } from '../utils/browser/items.ts'
import { text } from '../utils/browser/text.ts'
import { ScreenTitle } from './screen-title.tsx'
import { SubmissionCard } from './submission-card.tsx'
import { useItem } from './use-item.ts'

/** All that was sent from here, newest first, with how far it came. */
export const Outbox = ({ person }: { person: string }) => {
  const submissions = useItem(items.outbox(person))
  const baseline = useItem(items.baseline(person))
  return (
    <>
      <ScreenTitle>{text('outbox_title')}</ScreenTitle>
      <p class="lead soft">{text(submissions?.length === 0 ? 'outbox_empty' : 'outbox_what')}</p>
      <div class="submissions">
        {submissions?.map((submission) => (
          <SubmissionCard key={submission.id} submission={submission} baseline={baseline ?? null} />
        ))}
      </div>
    </>
  )
}
