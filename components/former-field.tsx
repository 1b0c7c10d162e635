import { text } from '../utils/browser/text.ts'
import type { Known } from '../utils/profile/baseline.ts'
import { isSection, type Field } from '../utils/profile/registry.ts'
import { WholeValue } from './field-notes.tsx'
import { sectionLabel } from './section-names.ts'
import { fieldLabel } from './value-text.ts'

/* What is said of fields that LinkedIn is giving up. */

/** A field that can only be deleted. */
export const WhatLinkedInHas = ({
  field,
  known,
  leaving,
}: {
  field: Field
  known: Known
  leaving: boolean
}) => {
  if (known.state === 'unknown') return <p class="help">{text('was_unknown')}</p>
  if (known.state === 'empty') return <p class="help">{text('nothing_to_delete')}</p>
  const value = <WholeValue id={field.id} kind={field.kind} value={known.value} />
  return <div class="read-only">{leaving ? <del>{value}</del> : value}</div>
}

/** Says that a field is on its way out, and where its content belongs now. */
export const Successors = ({ field }: { field: Field }) => (
  <p class="deprecated">
    {text(field.deleteOnly ? 'field_delete_only' : 'field_deprecated')}{' '}
    {field.successors?.map((successor, index) => (
      <span key={successor}>
        {index === 0 ? null : ', '}
        <a href={`#/${successor}`}>
          {isSection(successor) ? sectionLabel(successor) : fieldLabel(successor)}
        </a>
      </span>
    ))}
  </p>
)
