import { markHost, openShadow } from './shadow.ts'

/** What a button says. */
export interface ButtonWords {
  /** Seen: "Edit". */
  readonly label: string
  /** Heard, and told apart from the others: "Edit About". */
  readonly name: string
}

/** A button on the page. */
export interface Button {
  readonly host: HTMLElement
  readonly focus: () => void
  readonly setExpanded: (expanded: boolean) => void
  /** Puts a sentence under the button. */
  readonly say: (sentence: string) => void
}

/** The button of one section, not yet anywhere in the page. */
export function createButton(
  section: string,
  words: ButtonWords,
  css: string,
  onPress: (event: MouseEvent) => void,
): Button {
  // A span, because it has to fit into headings and paragraphs.
  const host = document.createElement('span')
  markHost(host, '')
  host.dataset.section = section
  const root = openShadow(host, css)
  const button = document.createElement('button')
  button.type = 'button'
  button.ariaLabel = words.name
  button.ariaHasPopup = 'dialog'
  button.ariaExpanded = 'false'
  button.append(draw(section === 'add' ? plus : pencil), words.label)
  button.addEventListener('click', (event) => {
    // A heading or card may be clickable itself.
    event.stopPropagation()
    event.preventDefault()
    onPress(event)
  })
  root.append(button)
  return {
    host,
    focus: () => button.focus(),
    setExpanded: (expanded) => {
      button.ariaExpanded = String(expanded)
    },
    say: (sentence) => {
      root.querySelector('[role="alert"]')?.remove()
      const note = document.createElement('span')
      note.role = 'alert'
      note.textContent = sentence
      root.append(note)
    },
  }
}

const svg = 'http://www.w3.org/2000/svg'

const pencil = 'M2.5 13.5l.6-3 7.6-7.6a1.4 1.4 0 0 1 2 0l.4.4a1.4 1.4 0 0 1 0 2l-7.6 7.6z'
const plus = 'M8 2.5v11M2.5 8h11'

function draw(shape: string): SVGElement {
  const picture = document.createElementNS(svg, 'svg')
  picture.setAttribute('viewBox', '0 0 16 16')
  picture.setAttribute('aria-hidden', 'true')
  const line = document.createElementNS(svg, 'path')
  line.setAttribute('d', shape)
  picture.append(line)
  return picture
}
