// @vitest-environment jsdom
import { act, cleanup, fireEvent, render } from '@testing-library/preact'
import { useState } from 'preact/hooks'
import { afterEach, expect, it } from 'vitest'
import { useFocusAfter } from '../../components/use-focus-after.ts'

afterEach(cleanup)

let come: () => void
let drawAgain: () => void

/** A button that asks for the focus of a box that is drawn later. */
const Late = () => {
  const [isThere, setThere] = useState(false)
  const [, draw] = useState({})
  const focus = useFocusAfter()
  come = () => setThere(true)
  drawAgain = () => draw({})
  return (
    <>
      <input aria-label="other" />
      <button type="button" onClick={() => focus(() => document.querySelector('#late'))}>
        Ask
      </button>
      {isThere && <input id="late" />}
    </>
  )
}

const asked = () => {
  const { getByLabelText, getByText } = render(<Late />)
  fireEvent.click(getByText('Ask'))
  return getByLabelText('other')
}

it('goes where it was wanted as soon as that has been drawn', () => {
  asked()
  void act(come)
  expect(document.activeElement?.id).toBe('late')
})

it('stays with who has typed on meanwhile', () => {
  const other = asked()
  other.focus()
  fireEvent.input(other, { target: { value: 'n' } })
  void act(come)
  void act(drawAgain)
  expect(document.activeElement).toBe(other)
})
