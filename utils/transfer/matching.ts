import { dateRank } from '../profile/dates.ts'
import { isObject, type Json, type JsonObject } from '../profile/json.ts'
import { textsIn, type LocaleKey } from '../profile/localized.ts'

/**
 * Which entry of the profile an imported one is. Each row that names an entry is compared; the score is their weighted
 * mean, 0 to 1, over the rows both have. Two stays at one company are told apart by their dates.
 */
export interface Likeness {
  score: number
  /** How each row compared: the reason for the score. */
  rows: { row: string; how: 'same' | 'spelling' | 'similar' | 'different' }[]
}

const nameOnly = { name: 1 }
const weights: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  positions: { companyName: 0.4, title: 0.3, startMonthYear: 0.3 },
  educations: { schoolName: 0.5, degreeName: 0.25, startMonthYear: 0.25 },
  volunteeringExperiences: { companyName: 0.4, role: 0.3, startMonthYear: 0.3 },
  certifications: { name: 0.7, authority: 0.1, startMonthYear: 0.2 },
  honors: { title: 0.7, issuer: 0.1, issueDate: 0.2 },
  projects: { title: 0.7, startMonthYear: 0.3 },
  publications: { name: 0.8, date: 0.2 },
  patents: { title: 0.7, number: 0.3 },
  organizations: { name: 0.5, position: 0.25, startMonthYear: 0.25 },
  testScores: { name: 0.8, date: 0.2 },
  courses: { name: 0.8, number: 0.2 },
  skills: nameOnly,
  languages: nameOnly,
}

/** From here on two entries are taken for one. Below it, a new one is proposed rather than a present one changed. */
export const likely = 0.76

export const likenessOf = (section: string, a: JsonObject, b: JsonObject): Likeness => {
  const parts = partsOf(section)
  return likenessBetween(parts, lookedAt(parts, a), lookedAt(parts, b), 0)
}

/** A row that names an entry, its share of the score, and its place among the reasons. */
interface Part {
  row: string
  share: number
  place: number
}

/** Rows with dates come first: they are told apart in no time, and often settle it. */
const partsOf = (section: string): readonly Part[] =>
  Object.entries(weights[section] ?? nameOnly)
    .map(([row, share], place) => ({ row, share, place }))
    .toSorted((one, other) => Number(isDateRow(other.row)) - Number(isDateRow(one.row)))

const isDateRow = (row: string): boolean => /date|MonthYear/i.test(row)

/** One row as it is compared; null where it says nothing. */
type Looked = { date: JsonObject } | { said: readonly Said[] } | null

/** `locale`: the language of the text; empty where it has none. */
interface Said {
  locale: LocaleKey
  spelling: Spelling
}

const lookedAt = (parts: readonly Part[], values: JsonObject): Looked[] =>
  parts.map(({ row }) => {
    const value = values[row]
    if (value === undefined) return null
    if (isObject(value) && dateRank(value) !== null) return { date: value }
    const said = saidIn(value)
    return said.length === 0 ? null : { said }
  })

const nothingAlike: Likeness = { score: 0, rows: [] }

/** Gives up, with a score of nothing, as soon as `least` is out of reach. */
const likenessBetween = (
  parts: readonly Part[],
  ones: readonly Looked[],
  others: readonly Looked[],
  least: number,
): Likeness => {
  let weight = 0
  for (const [at, { share }] of parts.entries()) if (ones[at] && others[at]) weight += share
  if (weight === 0) return nothingAlike
  /** What the score can still come to, times `weight`. */
  let within = weight
  let sum = 0
  const compared: { place: number; row: string; part: number }[] = []
  for (const [at, { row, share, place }] of parts.entries()) {
    const [one, other] = [ones[at], others[at]]
    if (!one || !other) continue
    // What this row has to come to at least, all the rest being the same.
    const needed = 1 - (within - (least - tolerance) * weight) / share
    const part = partLikeness(one, other, needed)
    if (part === null) return nothingAlike
    sum += part * share
    within -= (1 - part) * share
    if (within < (least - tolerance) * weight) return nothingAlike
    compared.push({ place, row, part })
  }
  const rows = compared
    .toSorted((one, other) => one.place - other.place)
    .map(({ row, part }) => ({ row, how: howAlike(part) }))
  return { score: sum / weight, rows }
}

const howAlike = (part: number): Likeness['rows'][number]['how'] =>
  part === 1 ? 'same' : part >= 0.95 ? 'spelling' : part >= 0.5 ? 'similar' : 'different'

/** Sums of fractions come out a little off. */
const tolerance = 1e-9

/** Null where it is surely less than `least`. */
const partLikeness = (one: NonNullable<Looked>, other: NonNullable<Looked>, least: number): number | null => {
  if ('date' in one || 'date' in other)
    return 'date' in one && 'date' in other ? dateLikeness(one.date, other.date) : 0
  let most: number | null = null
  for (const a of one.said)
    for (const b of other.said) {
      const share = a.locale === b.locale ? 1 : otherLanguage
      const alike = spellingLikeness(a.spelling, b.spelling, Math.max(least, most ?? 0))
      if (alike !== null && (most === null || alike * share > most)) most = alike * share
    }
  return most
}

/** Found under its name in another language, an entry gives way to one of that name in the same. */
const otherLanguage = 0.99

const saidIn = (value: Json): Said[] =>
  (typeof value === 'string' ? [['', value] as const] : Object.entries(textsIn(value))).map(
    ([locale, text]) => ({ locale, spelling: spellingOf(text) }),
  )

const dateLikeness = (a: JsonObject, b: JsonObject): number => {
  if (a['year'] !== b['year']) return 0
  const months = a['month'] !== undefined && b['month'] !== undefined
  return !months || a['month'] === b['month'] ? 1 : 0.6
}

/** 1: word for word; 0.97: but for case, accents, spaces, punctuation and a company's legal form; else by shared letter pairs. */
export const textLikeness = (a: string, b: string): number =>
  spellingLikeness(spellingOf(a), spellingOf(b), 0) ?? 0

/** Null where it is surely less than `least`. */
const spellingLikeness = (one: Spelling, other: Spelling, least: number): number | null => {
  if (one.text === other.text) return 1
  if (one.letters === other.letters) return 0.97
  const [a, b] = [one.pairs.length, other.pairs.length]
  // Not even all of the shorter text's pairs would be enough.
  if (2 * Math.min(a, b) < least * (a + b)) return null
  const shared = pairShare(one.pairs, other.pairs)
  return shared >= 0.95 ? 0.94 : shared
}

const legalForm =
  /[\s,]+(?:inc|incorporated|ltd|limited|llc|llp|plc|corp|corporation|co|company|gmbh|ag|se|kg|ug|sa|sas|sarl|srl|spa|bv|nv|ab|as|oy|pty|kk)\.?$/i

/** What two spellings of one name have in common. `+` and `#` stay: C, C++ and C# are three things. */
const spelled = (text: string): string => {
  const plain = text
    .normalize('NFKD')
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase()
    .replaceAll('&', ' and ')
    .trim()
    .replace(/^the\s+/, '')
  const short = plain.replace(legalForm, '').replace(legalForm, '')
  const letters = (short === '' ? plain : short).replaceAll(/[^\p{L}\p{N}+#]/gu, '')
  return letters === '' ? plain : letters
}

interface Spelling {
  text: string
  letters: string
  /** Every two neighbouring letters as one number, sorted. */
  pairs: Float64Array
}

const spellings = new Map<string, Spelling>()

/** Worked out once a text: hundreds of entries are each compared with hundreds. */
const spellingOf = (text: string): Spelling => {
  const known = spellings.get(text)
  if (known) return known
  const letters = spelled(text)
  const letter = (at: number) => letters.codePointAt(at) ?? 0
  const pairs = Float64Array.from(
    { length: Math.max(0, letters.length - 1) },
    (_, at) => letter(at) * 0x20_00_00 + letter(at + 1),
  )
  const spelling = { text, letters, pairs: pairs.toSorted() }
  if (spellings.size > 5000) spellings.clear()
  spellings.set(text, spelling)
  return spelling
}

/** Share of the letter pairs two texts have in common (Dice). */
const pairShare = (a: Float64Array, b: Float64Array): number => {
  if (a.length === 0 || b.length === 0) return 0
  let shared = 0
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const [one, other] = [a[i] ?? 0, b[j] ?? 0]
    if (one === other) shared += 1
    if (one <= other) i += 1
    if (one >= other) j += 1
  }
  return (2 * shared) / (a.length + b.length)
}

export interface Pair<A, B> {
  one: A
  other: B | null
  likeness: Likeness
}

/** Each of `ones` with the one of `others` it most likely is; the surest pairs first, no entry twice. */
export const pairUp = <A extends { values: JsonObject }, B extends { values: JsonObject }>(
  section: string,
  ones: readonly A[],
  others: readonly B[],
): Pair<A, B>[] => {
  const parts = partsOf(section)
  // A name alone has to be all but the same; with dates and a company beside it, less is enough.
  const least = parts.length === 1 ? 0.93 : likely
  const looked = others.map((other) => ({ other, rows: lookedAt(parts, other.values) }))
  const candidates = ones
    .flatMap((one, at) => {
      const rows = lookedAt(parts, one.values)
      return looked.flatMap(({ other, rows: theirs }) => {
        const likeness = likenessBetween(parts, rows, theirs, least)
        return likeness.score >= least ? [{ at, other, likeness }] : []
      })
    })
    .toSorted((a, b) => b.likeness.score - a.likeness.score)
  const found = new Map<number, { other: B; likeness: Likeness }>()
  const taken = new Set<B>()
  for (const { at, other, likeness } of candidates)
    if (!found.has(at) && !taken.has(other)) {
      found.set(at, { other, likeness })
      taken.add(other)
    }
  return ones.map((one, at) => {
    const match = found.get(at)
    return { one, other: match?.other ?? null, likeness: match?.likeness ?? { score: 0, rows: [] } }
  })
}
