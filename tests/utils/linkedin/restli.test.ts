import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  encodeParams,
  encodeText,
  encodeValue,
  entryPath,
  personPath,
  sectionPath,
} from '../../../utils/linkedin/restli.ts'

/** Inputs and outputs of the official client's own tests (github.com/linkedin-developers/linkedin-api-js-client). */
const official = {
  k1: 'v1',
  k2: 'value with spaces',
  k3: [1, 2, 3],
  k4: "List(value:with%reserved,chars,'')",
  k5: { k51: 'v51', k52: 'v52' },
  k6: ['(v1,2)', '(v2,2)'],
  "dangerous('),:key:": 'value',
  emptystring: '',
  querystringbreaker1: '?key=value',
  querystringbreaker2: '&key=value&',
  boom: null,
  boom2: undefined,
  true: true,
  false: false,
  multibyte: '株式会社',
  株式会社: 'multibytekey',
  '': 'emptystringkey',
  emptyList: [],
  emptyListString: [''],
}

describe('the vectors of the official client', () => {
  it('encodes a value', () => {
    expect(encodeValue(official)).toBe(
      "(k1:v1,k2:value%20with%20spaces,k3:List(1,2,3),k4:List%28value%3Awith%25reserved%2Cchars%2C%27%27%29,k5:(k51:v51,k52:v52),k6:List(%28v1%2C2%29,%28v2%2C2%29),dangerous%28%27%29%2C%3Akey%3A:value,emptystring:'',querystringbreaker1:%3Fkey%3Dvalue,querystringbreaker2:%26key%3Dvalue%26,boom:null,true:true,false:false,multibyte:%E6%A0%AA%E5%BC%8F%E4%BC%9A%E7%A4%BE,%E6%A0%AA%E5%BC%8F%E4%BC%9A%E7%A4%BE:multibytekey,'':emptystringkey,emptyList:List(),emptyListString:List(''))",
    )
  })

  it('encodes parameters', () => {
    expect(encodeParams(official)).toBe(
      "k1=v1&k2=value%20with%20spaces&k3=List(1,2,3)&k4=List%28value%3Awith%25reserved%2Cchars%2C%27%27%29&k5=(k51:v51,k52:v52)&k6=List(%28v1%2C2%29,%28v2%2C2%29)&dangerous%28%27%29%2C%3Akey%3A=value&emptystring=''&querystringbreaker1=%3Fkey%3Dvalue&querystringbreaker2=%26key%3Dvalue%26&boom=null&true=true&false=false&multibyte=%E6%A0%AA%E5%BC%8F%E4%BC%9A%E7%A4%BE&%E6%A0%AA%E5%BC%8F%E4%BC%9A%E7%A4%BE=multibytekey&''=emptystringkey&emptyList=List()&emptyListString=List('')",
    )
  })
})

describe('encodeText', () => {
  it.each([
    ['', "''"],
    ['v with space', 'v%20with%20space'],
    ['yrZCpj2Z12', 'yrZCpj2Z12'],
    ['a/b?c#d', 'a%2Fb%3Fc%23d'],
    ['é😀z', '%C3%A9%F0%9F%98%80z'],
    ["it's", 'it%27s'],
    ['\u0000\u007F', '%00%7F'],
  ])('%j → %s', (text, encoded) => {
    expect(encodeText(text)).toBe(encoded)
  })

  it('is encodeURIComponent and the five signs of Rest.li, for every text', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme-ascii' })),
        (text) => {
          fc.pre(text !== '')
          const plain = encodeURIComponent(text).replaceAll(
            /[,()':]/g,
            (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
          )
          expect(encodeText(text)).toBe(plain)
          expect(decodeURIComponent(encodeText(text))).toBe(text)
        },
      ),
    )
  })

  it('refuses half a surrogate pair, as UTF-8 must', () => {
    expect(() => encodeText('a\uD800')).toThrow(URIError)
  })
})

it('encodes numbers as JavaScript writes them', () => {
  expect(encodeValue([0, -1, 1.5, 1e21, true, null])).toBe('List(0,-1,1.5,1e%2B21,true,null)')
})

it('keeps the commas of a list whose first items are empty', () => {
  expect(encodeValue([[], [''], 'a'])).toBe("List(List(),List(''),a)")
})

describe('paths', () => {
  it.each([
    [personPath('yrZCpj2Z12'), '/v2/people/(id:yrZCpj2Z12)'],
    [personPath("a)(':,/b"), '/v2/people/(id:a%29%28%27%3A%2C%2Fb)'],
    [sectionPath('X', 'testScores'), '/v2/people/(id:X)/testScores'],
    [entryPath('X', 'positions', '9223372036854775807'), '/v2/people/(id:X)/positions/9223372036854775807'],
    [entryPath('X', 'positions', '../../me?a#b'), '/v2/people/(id:X)/positions/..%2F..%2Fme%3Fa%23b'],
  ])('%s', (path, expected) => {
    expect(path).toBe(expected)
  })
})
