import { fields } from '../../../utils/profile/fields.ts'

/** The basic fields that have a form of their own: orders stand with their sections. */
export const shownFieldIds: readonly string[] = fields
  .filter(({ group }) => group !== 'order')
  .map(({ id }) => id)
