import { dateRank } from '../profile/dates.ts'
import { isObject, type Json, type JsonObject } from '../profile/json.ts'
import { textsIn } from '../profile/localized.ts'

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
  const rows: Likeness['rows'] = []
  let sum = 0
  let weight = 0
  for (const [row, share] of Object.entries(weights[section] ?? nameOnly)) {
    const part = partLikeness(a[row], b[row])
    if (part === null) continue
    sum += part * share
    weight += share
    rows.push({
      row,
      how: part === 1 ? 'same' : part >= 0.95 ? 'spelling' : part >= 0.5 ? 'similar' : 'different',
    })
  }
  return { score: weight === 0 ? 0 : sum / weight, rows }
}

/** Null where one side says nothing. */
const partLikeness = (a: Json | undefined, b: Json | undefined): number | null => {
  if (a === undefined || b === undefined) return null
  if (dateRank(a) !== null || dateRank(b) !== null) return dateLikeness(a, b)
  const [ours, theirs] = [wordsIn(a), wordsIn(b)]
  if (ours.length === 0 || theirs.length === 0) return null
  return Math.max(...ours.flatMap((one) => theirs.map((other) => textLikeness(one, other))))
}

const wordsIn = (value: Json): string[] =>
  typeof value === 'string' ? [value] : Object.values(textsIn(value))

const dateLikeness = (a: Json, b: Json): number => {
  if (!isObject(a) || !isObject(b) || a['year'] !== b['year']) return 0
  const months = a['month'] !== undefined && b['month'] !== undefined
  return !months || a['month'] === b['month'] ? 1 : 0.6
}

/** 1: word for word; 0.97: but for case, accents, spaces, punctuation and a company's legal form; else by shared letter pairs. */
export const textLikeness = (a: string, b: string): number => {
  if (a === b) return 1
  const [one, other] = [spellingOf(a), spellingOf(b)]
  if (one.letters === other.letters) return 0.97
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
  letters: string
  /** Every two neighbouring letters, sorted. */
  pairs: readonly string[]
}

const spellings = new Map<string, Spelling>()

/** Worked out once a text: hundreds of entries are each compared with hundreds. */
const spellingOf = (text: string): Spelling => {
  const known = spellings.get(text)
  if (known) return known
  const letters = spelled(text)
  const pairs = Array.from({ length: Math.max(0, letters.length - 1) }, (_, at) => letters.slice(at, at + 2))
  const spelling = { letters, pairs: pairs.toSorted() }
  if (spellings.size > 5000) spellings.clear()
  spellings.set(text, spelling)
  return spelling
}

/** Share of the letter pairs two texts have in common (Dice). */
const pairShare = (a: readonly string[], b: readonly string[]): number => {
  if (a.length === 0 || b.length === 0) return 0
  let shared = 0
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const [one = '', other = ''] = [a[i], b[j]]
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
  // A name alone has to be all but the same; with dates and a company beside it, less is enough.
  const least = Object.keys(weights[section] ?? nameOnly).length === 1 ? 0.93 : likely
  const candidates = ones
    .flatMap((one, at) =>
      others.map((other) => ({ at, other, likeness: likenessOf(section, one.values, other.values) })),
    )
    .filter(({ likeness }) => likeness.score >= least)
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
