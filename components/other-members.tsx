import { useState } from 'preact/hooks'
import type { Member } from '../utils/browser/item-schemas.ts'
import { send } from '../utils/browser/messages.ts'
import { text } from '../utils/browser/text.ts'
import { Avatar } from './avatar.tsx'
import { memberName, type Who } from './use-who.ts'

/** Others who connected on this computer: their drafts are kept apart, and can be looked at without a token. */
export const OtherMembers = ({ who: { members } }: { who: Who }) => {
  const others = members.list.filter(({ person }) => person !== members.current)
  if (others.length === 0) return null
  return (
    <section class="part">
      <h2>{text('others_title')}</h2>
      <p class="help">{text('others_help')}</p>
      <ul class="others">
        {others.map((member) => (
          <li key={member.person} class="member">
            <Avatar name={memberName(member)} />
            <span class="grow">{memberName(member)}</span>
            <button
              type="button"
              class="btn small"
              onClick={() => void send('switch-member', { person: member.person })}
            >
              {text('others_show')}
            </button>
            {member.local && <RemoveLocal member={member} />}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** A profile edited without connecting is nowhere but here: it asks once. */
const RemoveLocal = ({ member }: { member: Member }) => {
  const [isAsking, setAsking] = useState(false)
  return (
    <button
      type="button"
      class="btn quiet small"
      data-testid={isAsking ? 'confirm-remove-profile' : 'remove-profile'}
      onClick={() =>
        isAsking ? void send('remove-local-profile', { person: member.person }) : setAsking(true)
      }
      onBlur={() => setAsking(false)}
    >
      {text(isAsking ? 'local_remove_really' : 'local_remove')}
    </button>
  )
}
