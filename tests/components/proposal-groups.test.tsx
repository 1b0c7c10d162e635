// @vitest-environment jsdom
import { fireEvent, render, screen } from '@testing-library/preact'
import { expect, it, vi } from 'vitest'
import { ProposalGroups } from '../../components/proposal-groups.tsx'
// oxlint-disable-next-line import/no-unassigned-import -- It gives the fake browser its messages.
import './setup.tsx'

const items = Array.from({ length: 250 }, (_, n) => ({ key: `skills/${n}` }))

it('draws the first hundred of many, and ticks all of them', () => {
  const onTick = vi.fn<(those: readonly { key: string }[], on: boolean) => void>()
  render(
    <ProposalGroups
      title="250 proposals"
      groups={[{ id: 'skills', label: 'Skills', items }]}
      draw={({ key }) => (
        <li key={key} data-testid="proposal">
          {key}
        </li>
      )}
      onTick={onTick}
    />,
  )
  expect(screen.getAllByTestId('proposal')).toHaveLength(100)
  fireEvent.click(screen.getByTestId('take-all'))
  expect(onTick).toHaveBeenCalledWith(items, true)
  fireEvent.click(screen.getByTestId('show-more'))
  expect(screen.getAllByTestId('proposal')).toHaveLength(250)
  expect(screen.queryByTestId('show-more')).toBeNull()
})
