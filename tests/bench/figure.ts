/** One line of the table. */
export interface Figure {
  /** Names the line for good: `popup-paint-cold-500`. Remarks are kept by it. */
  readonly id: string
  readonly group: string
  readonly what: string
  /** As it is shown: "12.3 ms". */
  readonly figure: string
  /** The limit or peer as it is shown: "≤ 40 kB", "empty page: 31 ms". */
  readonly beside: string
  /** The figure as a multiple of its limit or peer; null where there is none. */
  readonly ratio: number | null
  readonly verdict: Verdict
}

/** `stated`: no aim was set, the figure is there to be known. */
export type Verdict = 'met' | 'missed' | 'stated' | 'not built yet'

interface Named {
  readonly id: string
  readonly group: string
  readonly what: string
}

/** Two digits after the point below ten, one below a hundred, none above. */
export const rounded = (value: number): string =>
  value.toFixed(Math.abs(value) < 10 ? 2 : Math.abs(value) < 100 ? 1 : 0)

export const inMs = (ms: number): string => (ms < 1 ? `${rounded(ms * 1000)} µs` : `${rounded(ms)} ms`)
export const inKb = (bytes: number): string => `${rounded(bytes / 1000)} kB`

interface Compared {
  readonly value: number
  readonly peer: number
  /** The highest multiple of the peer that meets the aim. */
  readonly atMost: number
  readonly peerName: string
  readonly show: (value: number) => string
}

/** A figure beside a peer measured in the same run. */
export const comparedWith = (named: Named, { value, peer, atMost, peerName, show }: Compared): Figure => ({
  ...named,
  figure: show(value),
  beside: `${peerName}: ${show(peer)}; aim ≤ ${rounded(atMost)} ×`,
  ratio: value / peer,
  verdict: value <= peer * atMost ? 'met' : 'missed',
})

/** A figure beside a fixed limit. */
export const limitedTo = (
  named: Named,
  { value, limit, show }: { value: number; limit: number; show: (value: number) => string },
): Figure => ({
  ...named,
  figure: show(value),
  beside: `≤ ${show(limit)}`,
  ratio: limit === 0 ? null : value / limit,
  verdict: value <= limit ? 'met' : 'missed',
})

/** A figure that is only stated, perhaps beside another that gives it its scale. */
export const stated = (named: Named, figure: string, beside = '', ratio: number | null = null): Figure => ({
  ...named,
  figure,
  beside,
  ratio,
  verdict: 'stated',
})

/** The place of a figure whose feature does not exist yet. */
export const notBuilt = (named: Named): Figure => ({
  ...named,
  figure: '–',
  beside: '',
  ratio: null,
  verdict: 'not built yet',
})
