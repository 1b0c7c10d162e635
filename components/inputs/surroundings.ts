import { createContext } from 'preact'

/** What some inputs need to know besides their value: whose profile it is, and what else is on it. */
export interface Surroundings {
  /** The member's own person URN, who belongs among the authors of an entry. */
  owner: string
  /** What an entry can belong to; asked for by the inputs that offer it, for there may be thousands. */
  occupations: () => readonly Occupation[]
}

export interface Occupation {
  urn: string
  name: string
  group: 'positions' | 'schools'
}

export const InSurroundings = createContext<Surroundings>({ owner: '', occupations: () => [] })
