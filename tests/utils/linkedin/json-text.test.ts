import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseJson, writeJson } from '../../../utils/linkedin/json-text.ts'
import { partAt, sameJson, type Json, type Path } from '../../../utils/profile/json.ts'

describe('parseJson', () => {
  it.each([
    ['9007199254740991', 9007199254740991],
    ['9007199254740992', '9007199254740992'],
    ['-9007199254740993', '-9007199254740993'],
    ['12345678901234567890', '12345678901234567890'],
    ['47', 47],
    ['1.5', 1.5],
    ['12345678901234567.25', Number('12345678901234567.25')],
    ['1e400', '1e400'],
    ['"12345678901234567890"', '12345678901234567890'],
    ['null', null],
  ])('%s', (text, value) => {
    expect(parseJson(text)).toStrictEqual(value)
  })

  it('keeps a long wherever it stands, and what stands beside it', () => {
    expect(
      parseJson('{"positionsOrder":[9223372036854775807,3],"a":{"id":9007199254740993,"year":2020}}'),
    ).toStrictEqual({
      positionsOrder: ['9223372036854775807', 3],
      a: { id: '9007199254740993', year: 2020 },
    })
  })

  it('does not mistake texts that look like numbers or escapes', () => {
    const text = String.raw`{"12345678901234567890":"\u0031 12345678901234567890 \"9007199254740993\""}`
    expect(parseJson(text)).toStrictEqual({
      '12345678901234567890': '1 12345678901234567890 "9007199254740993"',
    })
  })

  it('throws on what is no JSON, like JSON.parse', () => {
    expect(() => parseJson('<html>')).toThrow(SyntaxError)
    expect(() => parseJson('')).toThrow(SyntaxError)
  })
})

describe('writeJson', () => {
  it('writes longs as exact numbers at the named places only', () => {
    const value = { order: ['9223372036854775807', '7'], headline: '9223372036854775807' }
    expect(
      writeJson(value, [
        ['order', 0],
        ['order', 1],
      ]),
    ).toBe('{\n  "order": [\n    9223372036854775807,\n    7\n  ],\n  "headline": "9223372036854775807"\n}')
  })

  it.each(['{{entry-new-1}}', '', '007', '1.5', '1e3', ' 7', '-', '٣'])(
    'keeps %j a text in the place of a long',
    (text) => {
      expect(writeJson([text], [[0]])).toBe(JSON.stringify([text], null, 2))
    },
  )

  it('passes over places that are not there', () => {
    expect(writeJson({ a: [1], b: null }, [['x'], ['a', 5], ['a', 0, 'y'], ['b', 'c'], ['__proto__']])).toBe(
      JSON.stringify({ a: [1], b: null }, null, 2),
    )
  })

  it('is linear in the number of longs', () => {
    const ids = Array.from({ length: 20_000 }, (_, at) => `${9_007_199_254_740_993n + BigInt(at)}`)
    const text = writeJson(
      { order: ids },
      ids.map((_, at) => ['order', at]),
    )
    expect(parseJson(text)).toStrictEqual({ order: ids })
  })
})

/** JSON whose texts are any code points, lone surrogates too, and whose numbers JavaScript holds. */
const json: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constant(null),
    fc.boolean(),
    fc.maxSafeInteger(),
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    fc.bigInt(-(2n ** 70n), 2n ** 70n).map(String),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.string({ unit: 'binary' }), tie('value'), { maxKeys: 4 }),
  ),
})).value

describe('both ways', () => {
  it('gives back every text code point for code point', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(sameJson(parseJson(writeJson(value, [])), value)).toBe(true)
        expect(writeJson(value, [])).toBe(JSON.stringify(value, null, 2))
      }),
    )
  })

  it('carries longs of any size through, and leaves the same digits in texts alone', () => {
    fc.assert(
      fc.property(fc.array(fc.bigInt(0n, 2n ** 64n)), fc.string({ unit: 'binary' }), (ids, words) => {
        const order = ids.map(String)
        const value: Json = { order, texts: [...order, words], [words]: words }
        const longs: Path[] = order.map((_, at) => ['order', at])
        const text = writeJson(value, longs)
        for (const id of order) expect(text).toMatch(new RegExp(`^ +${id},?$`, 'm'))
        const back = parseJson(text)
        expect(partAt(back, ['texts'])).toStrictEqual(value['texts'])
        expect((partAt(back, ['order']) as Json[]).map(String)).toStrictEqual(order)
      }),
    )
  })
})
