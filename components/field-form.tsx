import { useId, useState } from 'preact/hooks'
import { knownField } from '../utils/profile/baseline.ts'
import { problemsIn } from '../utils/profile/diff.ts'
import type { Problem } from '../utils/profile/problem.ts'
import type { Field } from '../utils/profile/registry.ts'
import { send } from '../utils/browser/messages.ts'
import { text } from '../utils/browser/text.ts'
import { fieldHelp, fieldLabel } from './field-names.ts'
import { later } from './later.tsx'
import { PlaceForm } from './place-form.tsx'
import type { Profile } from './use-draft.ts'

const Successors = later(async () => (await import('./former-field.tsx')).Successors)
const WhatLinkedInHas = later(async () => (await import('./former-field.tsx')).WhatLinkedInHas)

interface FieldFormProps {
  field: Field
  profile: Profile
  /** Label, input and errors only, as in the popup. */
  compact?: boolean | undefined
}

/** One basic field: what it is, what it is to become, what is wrong with that, and the ways back. */
export const FieldForm = (props: FieldFormProps) => (
  // What was being typed belongs to one field of one member, also when this is drawn in the same place for another.
  <OneField key={`${props.profile.person} ${props.field.id}`} {...props} />
)

const OneField = ({ field, profile, compact = false }: FieldFormProps) => {
  const id = useId()
  const [explained, setExplained] = useState(false)
  const { baseline, draft, changes } = profile
  const problems = problemsIn(field, baseline, draft)
  const clear = () => {
    if (field.mandatory) setExplained(true)
    else profile.edit({ type: 'clear', field: field.id })
  }
  return (
    <PlaceForm
      id={id}
      place={{ field: field.id }}
      kind={field.kind}
      profile={profile}
      name={fieldLabel(field.id)}
      testId={`field-${field.id}`}
      apiId={compact ? null : field.id}
      help={fieldHelp(field.id)}
      edited={changes.some(({ key }) => key === field.id)}
      problems={problems}
      said={[...(explained ? [mandatory] : []), ...(field.deleteOnly ? problems : [])]}
      onClear={clear}
      onInput={() => setExplained(false)}
      before={field.successors ? <Successors field={field} /> : null}
      instead={
        field.deleteOnly ? (
          <WhatLinkedInHas
            field={field}
            known={knownField(baseline, field.id)}
            leaving={draft.fields[field.id]?.type === 'clear'}
          />
        ) : compact && field.kind.type === 'picture' ? (
          <PictureElsewhere field={field} />
        ) : undefined
      }
      compact={compact}
    />
  )
}

/** A file dialog would close the popup, and a frame is too narrow to crop in: pictures have their desk in the editor. */
const PictureElsewhere = ({ field }: { field: Field }) => (
  <button
    type="button"
    class="btn small"
    data-testid="open-picture"
    onClick={() => void send('open-editor', { route: field.id })}
  >
    {text('picture_in_editor')}
  </button>
)

const mandatory: Problem = { severity: 'error', path: [], message: 'problem_mandatory', values: [] }
