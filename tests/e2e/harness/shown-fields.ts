import { fields } from '../../../utils/profile/fields.ts'

/** The basic fields that have a form: orders and pictures come later. */
export const shownFieldIds: readonly string[] = fields
  .filter(({ group }) => group !== 'order' && group !== 'pictures')
  .map(({ id }) => id)
