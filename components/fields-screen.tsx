import { text } from '../utils/browser/text.ts'
import type { Field } from '../utils/profile/registry.ts'
import { FieldForm } from './field-form.tsx'
import { ScreenTitle } from './screen-title.tsx'
import type { Profile } from './use-draft.ts'

interface Props {
  title: string
  /** The API's name of the one field, small beside the title; null for a group. */
  id: string | null
  fields: readonly Field[]
  profile: Profile
}

/** The form of one field, or of all in a group. */
export const FieldsScreen = ({ title, id, fields, profile }: Props) => (
  <div class="fields" data-single={id !== null}>
    <ScreenTitle>
      {title} {id !== null && <code class="api-id">{id}</code>}
    </ScreenTitle>
    {profile.baseline.access !== 'full' && (
      <p class="notice warn">{text(profile.baseline.access === 'none' ? 'access_none' : 'access_partial')}</p>
    )}
    {id === 'imsOrder' && <p class="notice warn">{text('order_ims_refused')}</p>}
    {fields.map((field) => (
      <FieldForm key={field.id} field={field} profile={profile} />
    ))}
  </div>
)
