import { send } from '../utils/browser/messages.ts'
import { text } from '../utils/browser/text.ts'
import { memberName, type Who } from './use-who.ts'

/** From one member's edits to another's, where several connected on this computer. */
export const MemberSwitch = ({ who: { members } }: { who: Who }) =>
  members.list.length < 2 ? null : (
    <select
      class="input member-switch"
      data-testid="switch-member"
      aria-label={text('switch_member')}
      value=""
      onChange={(event) => void send('switch-member', { person: event.currentTarget.value })}
    >
      <option value="">{text('switch_member')}</option>
      {members.list
        .filter(({ person }) => person !== members.current)
        .map((member) => (
          <option key={member.person} value={member.person}>
            {memberName(member)}
          </option>
        ))}
    </select>
  )
