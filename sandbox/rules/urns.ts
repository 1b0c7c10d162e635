import type { Json } from '../json.ts'
import type { UrnKind } from './kinds.ts'
import type { Problem } from './problem.ts'
import { refuse } from './problem.ts'

const PERSON = 'urn:li:person:[\\w-]+'

/** The key forms printed in linkedin/shared/integrations/people/profile-edit-api and its section pages. */
const PATTERNS: Readonly<Record<UrnKind, RegExp>> = {
  any: new RegExp(`^urn:li:(?:position:\\(${PERSON},\\d+\\)|(?!position:)[A-Za-z]+:[^\\s{}]+)$`),
  person: new RegExp(`^${PERSON}$`),
  organization: /^urn:li:organization:\d+$/,
  school: /^urn:li:school:\d+$/,
  geo: /^urn:li:geo:\d+$/,
  industry: /^urn:li:industry:\d+$/,
  digitalmediaAsset: /^urn:li:digitalmediaAsset:[\w-]+$/,
  standardizedLocationKey: /^urn:li:standardizedLocationKey:\([a-z]{2},[^()\s]+\)$/,
  memberRichContent: new RegExp(`^urn:li:memberRichContent:\\(${PERSON},\\d+\\)$`),
}

export function checkUrn(value: Json, at: string, kind: UrnKind): Problem[] {
  if (typeof value === 'string' && PATTERNS[kind].test(value)) return []
  const name = kind === 'any' ? 'URN' : `URN of kind ${kind}`
  return refuse(at, `${JSON.stringify(value)} is no ${name}`)
}
