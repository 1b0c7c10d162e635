import type { Connection } from '../utils/browser/item-schemas.ts'
import { formatDay, formatTime, text } from '../utils/browser/text.ts'
import type { Who } from './use-who.ts'

/** One line on whether anything can be sent, with a mark that is not colour alone. */
export const ConnectionState = ({ who }: { who: Who }) => {
  const { connection } = who
  // Another member's token is none for this one.
  const hadToken = connection.state !== 'none' && connection.person === who.members.current
  const state = who.isLive ? 'live' : hadToken ? 'expired' : 'none'
  return (
    <span class="state small soft" data-state={state}>
      {who.isLive
        ? liveWords(connection)
        : text(
            state === 'expired'
              ? 'connection_expired'
              : who.member?.local
                ? 'connection_local'
                : 'connection_none',
          )}
    </span>
  )
}

const oneDay = 86_400_000

const liveWords = (connection: Connection): string => {
  if (connection.state !== 'live' || connection.expiresAt === null) return text('connection_live')
  const { expiresAt } = connection
  const until = expiresAt - Date.now() < oneDay ? formatTime(expiresAt) : formatDay(expiresAt)
  return text('connection_live_until', until)
}
