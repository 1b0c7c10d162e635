import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blankSign, isBlank, wordDiff } from '../../../components/word-diff.ts'

const whole = (pieces: { text: string }[]) => pieces.map(({ text }) => text).join('')
const marked = (pieces: { text: string; isChanged: boolean }[]) =>
  pieces.filter(({ isChanged }) => isChanged).map(({ text }) => text)

describe('wordDiff', () => {
  it('keeps both texts to the last character', () => {
    const any = fc.string({ unit: 'binary', maxLength: 60 })
    fc.assert(
      fc.property(any, any, (before, after) => {
        const diff = wordDiff(before, after)
        expect(whole(diff.before)).toBe(before)
        expect(whole(diff.after)).toBe(after)
      }),
    )
  })

  it('marks the words that differ and no others', () => {
    const { before, after } = wordDiff('I build quiet systems.', 'I build loud systems.')
    expect(marked(before)).toEqual(['quiet'])
    expect(marked(after)).toEqual(['loud'])
  })

  it('marks what is added to a text, however much it is', () => {
    const { before, after } = wordDiff('Engineer', 'Engineer of engines that think about themselves')
    expect(marked(before)).toEqual([])
    expect(marked(after)).toEqual([' of engines that think about themselves'])
  })

  it('shows a text that was written anew as a whole', () => {
    const { before, after } = wordDiff(
      'I weave patterns, and the loom is mine',
      'Nobody asked, but engines and numbers are wonderful to me',
    )
    expect(before).toHaveLength(1)
    expect(after).toHaveLength(1)
  })

  it('marks a change of nothing but a space', () => {
    const { after } = wordDiff('two words', 'two  words ')
    expect(marked(after).every(isBlank)).toBe(true)
    expect(marked(after)).toHaveLength(2)
  })
})

describe('blankSign', () => {
  it('has a sign for what leaves no trace', () => {
    expect([' ', '\t', '\n', '\u00A0', '\u200D'].map(blankSign)).toEqual(['·', '⇥', '↵', '⍽', 'U+200D'])
  })
})
