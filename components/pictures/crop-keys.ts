import type { ViewChange } from './use-view.ts'

interface Key {
  key: string
  shiftKey: boolean
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
}

const step = 0.02
const zoomStep = 1.1

/** What a key does to the crop, or null where it is not one of ours. Shift makes finer or goes the other way. */
export const cropKey = ({ key, shiftKey, ctrlKey, metaKey, altKey }: Key): ViewChange | null => {
  if (ctrlKey || metaKey || altKey) return null
  const by = shiftKey ? step / 10 : step
  switch (key) {
    // The frame stays and the picture goes the way of the arrow, as it does with the mouse.
    case 'ArrowLeft':
      return (view, { move }) => move(view, by, 0)
    case 'ArrowRight':
      return (view, { move }) => move(view, -by, 0)
    case 'ArrowUp':
      return (view, { move }) => move(view, 0, by)
    case 'ArrowDown':
      return (view, { move }) => move(view, 0, -by)
    case '+':
    case '=':
      return (view, { zoom }) => zoom(view, zoomStep)
    case '-':
    case '_':
      return (view, { zoom }) => zoom(view, 1 / zoomStep)
    case 'r':
      return (view, { quarter }) => quarter(view, 1)
    case 'R':
      return (view, { quarter }) => quarter(view, -1)
    case '[':
      return (view, { turn }) => turn(view, -1)
    case ']':
      return (view, { turn }) => turn(view, 1)
    case '0':
      return (_view, { whole }) => whole()
    default:
      return null
  }
}
