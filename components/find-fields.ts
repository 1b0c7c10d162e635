/** A field, a section or a row of one, as it can be looked for. */
export interface Findable {
  id: string
  /** The route it leads to. */
  route: string
  label: string
  help: string
  group: string
  /** A row of an entry: there are many, and some are called alike. */
  isPart?: true
}

/** How many are offered: as many as can be taken in at a glance. */
const mostShown = 8

/** The fields that fit what was typed, best first: by name, then by the API's name, then by what is said about them. */
export const findFields = (all: readonly Findable[], query: string): Findable[] => {
  const words = plain(query)
    .split(/\s+/u)
    .filter((word) => word !== '')
  if (words.length === 0) return []
  return all
    .map((field, index) => ({ field, index, score: scoreOf(field, words) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score || a.index - b.index)
    .slice(0, mostShown)
    .map(({ field }) => field)
}

/** Without case and accents: what a member types in a hurry. */
const plain = (words: string): string =>
  words.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().trim()

/** Every word has to fit somewhere; the weakest fit decides. */
const scoreOf = (field: Findable, words: readonly string[]): number => {
  const fit = Math.min(...words.map((word) => fitOf(field, word)))
  // A part fits at best a little less well than a field whose name has the word in it.
  return field.isPart ? fit * 0.6 : fit
}

const fitOf = ({ id, label, help, group }: Findable, word: string): number => {
  const name = plain(label)
  if (name === word) return 6
  if (name.startsWith(word)) return 5
  if (name.split(/[^\p{L}\p{N}]+/u).some((part) => part.startsWith(word))) return 4
  if (id.toLowerCase().startsWith(word)) return 3
  if (name.includes(word) || id.toLowerCase().includes(word)) return 2
  return plain(`${help} ${group}`).includes(word) ? 1 : 0
}
