import { createRequire } from 'node:module'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  encodeParams,
  encodeValue,
  type RestliRecord,
  type RestliValue,
} from '../../../utils/linkedin/restli.ts'

// Our encoder beside LinkedIn's own client, on whatever can be thought of. Its package is CommonJS without types for these.
const official: {
  encode: (value: RestliValue) => string
  paramEncode: (value: RestliRecord) => string
} = createRequire(import.meta.url)('linkedin-api-client/dist/lib/utils/encoder.js')

const reserved = fc.constantFrom(...',():\'%&=?/# +[]{}$"\\'.split(''))
const text = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary-ascii' }),
  fc.string({ unit: fc.oneof(reserved, fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 })) }),
)
const primitive: fc.Arbitrary<RestliValue> = fc.oneof(
  { weight: 4, arbitrary: text },
  fc.maxSafeInteger(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constant(null),
)
const { value } = fc.letrec<{ value: RestliValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    primitive,
    fc.array(tie('value'), { maxLength: 5 }),
    fc.dictionary(text, tie('value'), { maxKeys: 5 }),
  ),
}))
const params: fc.Arbitrary<RestliRecord> = fc.dictionary(text, fc.option(value, { nil: undefined }), {
  maxKeys: 6,
})

describe('what LinkedIn’s own client makes of the same', () => {
  it('any value', () => {
    fc.assert(
      fc.property(value, (any) => {
        expect(encodeValue(any)).toBe(official.encode(any))
      }),
      { numRuns: 1000 },
    )
  })

  it('any parameters, undefined ones left out', () => {
    fc.assert(
      fc.property(params, (any) => {
        expect(encodeParams(any)).toBe(official.paramEncode(any))
      }),
      { numRuns: 1000 },
    )
  })

  it('any text of UTF-16, long or short; both refuse half a surrogate pair', () => {
    const unit = fc.oneof(
      fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
      fc.constantFrom('a', ' ', 'é', '鍵', '😀', '\uD83D', '\uDE00'),
    )
    const outcome = (encode: () => string): string => {
      try {
        return encode()
      } catch (error) {
        return error instanceof URIError ? 'URIError' : String(error)
      }
    }
    const any = fc.oneof(
      fc.string({ unit, maxLength: 6 }),
      fc.string({ unit: fc.oneof(unit, reserved), minLength: 40, maxLength: 600 }),
      fc.string({ unit: 'grapheme', minLength: 40, maxLength: 2000 }),
    )
    fc.assert(
      fc.property(any, any, (key, text) => {
        expect(outcome(() => encodeValue({ [key]: [text] }))).toBe(
          outcome(() => official.encode({ [key]: [text] })),
        )
        // What was refused leaves nothing behind.
        expect(encodeValue('a,b')).toBe('a%2Cb')
      }),
      { numRuns: 1000 },
    )
  })
})
