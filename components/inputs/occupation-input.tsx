import { useContext, useState } from 'preact/hooks'
import { text } from '../../utils/browser/text.ts'
import type { Kind } from '../../utils/profile/kinds.ts'
import { ProblemList, problemAttributes } from '../problem-list.tsx'
import type { InputProps } from './input-props.ts'
import { InSurroundings, type Occupation } from './surroundings.ts'
import { TextControl } from './text-control.tsx'

/** What an entry belongs to, chosen by name from the member's own positions and schools; any other by its URN. */
export const OccupationInput = (props: InputProps<Extract<Kind, { type: 'urn' }>>) => {
  const { id, problems, onChange } = props
  const occupations = useContext(InSurroundings).occupations()
  const value = typeof props.value === 'string' ? props.value : ''
  const [types, setTypes] = useState(false)
  const isListed = value === '' || occupations.some(({ urn }) => urn === value)
  const problemsId = `${id}-problems`
  const change = (typed: string) => onChange(typed === '' ? undefined : typed)
  return (
    <div class="choice">
      <select
        id={id}
        class="input"
        data-testid="value"
        value={types ? other : value}
        disabled={props.disabled}
        {...problemAttributes(problemsId, types ? [] : problems, props.describedBy)}
        onChange={(event) => {
          const chosen = event.currentTarget.value
          setTypes(chosen === other)
          if (chosen !== other) change(chosen)
        }}
      >
        <option value="">{text('occupation_none')}</option>
        <Group name={text('occupation_positions')} of="positions" occupations={occupations} />
        <Group name={text('occupation_schools')} of="schools" occupations={occupations} />
        {isListed || types ? null : <option value={value}>{text('occupation_other', value)}</option>}
        <option value={other}>{text('occupation_type')}</option>
      </select>
      {types ? (
        <>
          <label class="row-label" id={`${id}-urn-label`} for={`${id}-urn`}>
            {text('occupation_urn')}
          </label>
          <TextControl
            id={`${id}-urn`}
            testId="other-urn"
            value={value}
            onText={change}
            problems={problems}
            labelledBy={`${id}-urn-label`}
            dir="ltr"
            code
            placeholder="urn:li:…"
            disabled={props.disabled}
          />
        </>
      ) : (
        <ProblemList id={problemsId} problems={problems} />
      )}
    </div>
  )
}

/** No URN, so it can't be taken for one. */
const other = 'other'

interface GroupProps {
  name: string
  of: Occupation['group']
  occupations: readonly Occupation[]
}

const Group = ({ name, of, occupations }: GroupProps) => {
  const inGroup = occupations.filter(({ group }) => group === of)
  return inGroup.length === 0 ? null : (
    <optgroup label={name}>
      {inGroup.map((occupation) => (
        <option key={occupation.urn} value={occupation.urn}>
          {occupation.name}
        </option>
      ))}
    </optgroup>
  )
}
