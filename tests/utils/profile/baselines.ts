import { unknownBaseline, type Baseline } from '../../../utils/profile/baseline.ts'
import type { Json } from '../../../utils/profile/json.ts'

export const us = { country: 'US', language: 'en' }

export const baselineWith = (fields: Record<string, Json>): Baseline => ({
  ...unknownBaseline('yrZCpj2ZYQ', 0),
  access: 'full',
  fields: {
    supportedLocales: [us, { country: 'DE', language: 'de' }, { country: 'JP', language: 'ja' }],
    ...fields,
  },
})
