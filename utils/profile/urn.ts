/** `urn:li:industry:47` → `industry`; undefined where the text is no LinkedIn URN. */
export const urnType = (text: string): string | undefined =>
  /^urn:li:([A-Za-z][A-Za-z0-9]*):(?:\S+)$/.exec(text)?.[1]

export const personUrn = (person: string): string => `urn:li:person:${person}`

/** The form every printed sample of `occupation` uses (linkedin-api.md 5). */
export const positionUrn = (person: string, position: string): string =>
  `urn:li:position:(${personUrn(person)},${position})`

/** The entry a position's URN names, made here or on LinkedIn; undefined where it is not whole. */
export const positionIn = (urn: string): string | undefined =>
  /^urn:li:position:\(urn:li:person:[^,()\s]+,(\d+|(?:new|local)-\d+)\)$/.exec(urn)?.[1]
