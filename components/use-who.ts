import type { Connection, Member, Members } from '../utils/browser/item-schemas.ts'
import { items } from '../utils/browser/items.ts'
import { useItem } from './use-item.ts'

/** Whose profile is being edited, and whether anything can be sent to it now. */
export interface Who {
  members: Members
  connection: Connection
  /** Null until someone has connected once. */
  member: Member | null
  /** There is a token, and it is this member's. */
  isLive: boolean
}

/** `undefined` until first read. */
export const useWho = (): Who | undefined => {
  const members = useItem(items.members)
  const connection = useItem(items.connection)
  if (!members || !connection) return undefined
  return {
    members,
    connection,
    member: members.list.find(({ person }) => person === members.current) ?? null,
    isLive:
      connection.state === 'live' &&
      connection.person === members.current &&
      (connection.expiresAt === null || connection.expiresAt > Date.now()),
  }
}

/** What to call a member: LinkedIn does not tell every app the name. */
export const memberName = ({ name, vanityName, person }: Member): string => name || vanityName || person
