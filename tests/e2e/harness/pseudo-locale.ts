import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { copyBuild } from '../../../scripts/build.ts'
import type { MessageKey } from './words.ts'

type Message = { readonly message: string }

/** Every letter has another in its place, so that a plain letter on the screen is none of a message. */
const plain = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'
const marked = 'åƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýžÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽ'

const markLetter = (letter: string): string => marked.charAt(plain.indexOf(letter))

/** How much longer a text may be in another language; what is short may grow by more. */
const growth = 0.4

/**
 * A text as a language nobody speaks would have it: readable, longer, in brackets, with its places to fill in.
 * `Send $1` → `⟦Šééñð $1ẋ⟧`
 */
export function pseudo(message: string): string {
  const [...parts] = message.split(/(\$(?:\d|[A-Za-z_]+\$|\$))/)
  const letters = parts.filter((_, index) => index % 2 === 0).join('').length
  const wanted = Math.max(Math.ceil(letters * growth), 3)
  let grown = 0
  const words = parts.map((part, index) =>
    index % 2 === 1
      ? part
      : part.replaceAll(/[a-z]/gi, (letter) => {
          const isDoubled = /[aeiou]/i.test(letter) && grown < wanted
          grown += isDoubled ? 1 : 0
          return markLetter(letter).repeat(isDoubled ? 2 : 1)
        }),
  )
  return `⟦${words.join('')}${'ẋ'.repeat(Math.max(Math.min(wanted - grown, 8), 0))}⟧`
}

/** What a message says to the program and not to a person. */
const codes = new Set<string>(['language_tag'] satisfies MessageKey[])

/** A copy of the build that speaks it in the place of English; the caller removes it. */
export function pseudoBuild(): string {
  const copy = copyBuild()
  const file = join(copy, '_locales', 'en', 'messages.json')
  const messages: Record<string, Message> = JSON.parse(readFileSync(file, 'utf8'))
  const spoken = Object.entries(messages).map(([key, row]) => [
    key,
    codes.has(key) ? row : { ...row, message: pseudo(row.message) },
  ])
  writeFileSync(file, JSON.stringify(Object.fromEntries(spoken)))
  return copy
}
