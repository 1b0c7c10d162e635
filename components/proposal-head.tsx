import type { ComponentChild } from 'preact'

interface Props {
  title: string
  /** What kind of change it is. */
  tag: ComponentChild
  taken: boolean
  onTake: (on: boolean) => void
}

/** The tick of a proposed change, and what it is of. */
export const ProposalHead = ({ title, tag, taken, onTake }: Props) => (
  <label>
    <input
      type="checkbox"
      data-testid="take"
      checked={taken}
      onChange={(event) => onTake(event.currentTarget.checked)}
    />
    <span class="proposal-title">
      <bdi>{title}</bdi>
    </span>
    {tag}
  </label>
)
