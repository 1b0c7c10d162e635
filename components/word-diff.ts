import { diffWordsWithSpace } from 'diff'

/** A stretch of a text, and whether the other text has it too. */
export interface Piece {
  text: string
  isChanged: boolean
}

export interface WordDiff {
  before: Piece[]
  after: Piece[]
}

/** A text so long and so different that comparing its words takes longer is shown as replaced whole. */
const patience = 100

/** Two texts word by word. The pieces of each side, put together, are that text again, space for space. */
export const wordDiff = (before: string, after: string): WordDiff => {
  const found = diffWordsWithSpace(before, after, { timeout: patience })
  const parts =
    found && isLegible(found, Math.min(before.length, after.length)) ? found : replaced(before, after)
  return {
    before: parts
      .filter(({ added }) => !added)
      .map(({ value, removed }) => ({ text: value, isChanged: removed })),
    after: parts
      .filter(({ removed }) => !removed)
      .map(({ value, added }) => ({ text: value, isChanged: added })),
  }
}

const replaced = (before: string, after: string) =>
  [
    { value: before, removed: true, added: false },
    { value: after, removed: false, added: true },
  ].filter(({ value }) => value !== '')

/** Where hardly a word is left, single ones that stayed by chance only get in the way. */
const isLegible = (parts: ReturnType<typeof replaced>, length: number): boolean =>
  parts.reduce(
    (kept, { value, added, removed }) =>
      added || removed ? kept : kept + value.replaceAll(/\s/gu, '').length,
    0,
  ) >=
  length / 4

export const isBlank = (text: string): boolean => /^[\s\p{Cf}]+$/u.test(text)

/** A sign for a character that leaves no trace on the screen. */
export const blankSign = (character: string): string => {
  const sign = { ' ': '·', '\t': '⇥', '\n': '↵', '\r': '␍', '\u00A0': '⍽' }[character]
  return sign ?? `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}
