import { useEffect, useState } from 'preact/hooks'

export interface Industry {
  id: number
  name: string
  /** What it was called until 2022; people still look for it by that. */
  nameV1?: string
}

let loaded: readonly Industry[] | undefined
let loading: Promise<readonly Industry[]> | undefined

/** The table of known industries, fetched when first needed: only one field has them. */
export const loadIndustries = (): Promise<readonly Industry[]> => {
  loading ??= import('../assets/data/industries.json').then((module) => {
    loaded = module.default
    return loaded
  })
  return loading
}

/** The table once it is there; empty before. */
export const useIndustries = (wanted = true): readonly Industry[] => {
  const [industries, setIndustries] = useState(loaded ?? [])
  useEffect(() => {
    if (wanted) void loadIndustries().then(setIndustries)
  }, [wanted])
  return industries
}

export const industryUrn = (industry: Industry): string => `urn:li:industry:${industry.id}`

/** The name of an industry's URN, where the table has it and has been loaded. */
export const industryName = (urn: string): string | undefined => {
  const id = /^urn:li:industry:(\d+)$/.exec(urn)?.[1]
  return id === undefined ? undefined : loaded?.find((industry) => String(industry.id) === id)?.name
}

/** Those whose present or former name has every word looked for; names that begin with it come first. */
export const findIndustries = (industries: readonly Industry[], looked: string): readonly Industry[] => {
  const words = looked
    .toLowerCase()
    .split(/[\s,&]+/)
    .filter((word) => word !== '' && word !== 'and')
  if (words.length === 0) return industries
  const first = words[0] ?? ''
  return industries
    .filter(({ name, nameV1 = '' }) => {
      const names = `${name} ${nameV1}`.toLowerCase()
      return words.every((word) => names.includes(word))
    })
    .toSorted((a, b) => rank(a, first) - rank(b, first))
}

const rank = ({ name, nameV1 = '' }: Industry, word: string): number => {
  if (name.toLowerCase().startsWith(word)) return 0
  return nameV1.toLowerCase().startsWith(word) ? 1 : 2
}
