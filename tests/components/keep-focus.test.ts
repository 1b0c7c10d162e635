// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { keepFocus } from '../../components/keep-focus.ts'

let stop = new AbortController()

const page = `
  <main>
    <h1 tabindex="-1">Title</h1>
    <section><ul>
      <li id="one"><button>1</button></li>
      <li id="two"><button>2</button></li>
      <li id="three"><button>3</button></li>
    </ul></section>
    <p><button id="alone">alone</button></p>
    <form><p id="acts"><button id="connect">Connect</button></p></form>
    <input>
  </main>`

const find = (selector: string): HTMLElement => {
  const found = document.querySelector<HTMLElement>(selector)
  if (!found) throw new Error(`There is no ${selector}.`)
  return found
}

const focused = (): string => document.activeElement?.id || (document.activeElement?.localName ?? '')

beforeEach(() => {
  stop = new AbortController()
  // As the screens are drawn: no blanks between elements.
  document.body.innerHTML = page.replaceAll(/>\s+/g, '>')
  keepFocus(stop.signal)
})

afterEach(() => stop.abort())

describe('the focus of what goes away', () => {
  it.each([
    ['an item of a list: on to the next', '#two button', '#two', 'three'],
    ['the last item: to the one before', '#three button', '#three', 'two'],
    ['a button in something that stays: to that', '#connect', '#connect', 'form'],
    ['with all that was around it', '#two button', 'ul', 'section'],
    ['where nothing but the screen stays: to its title', '#alone', '#alone', 'h1'],
  ])('%s', async (_what, control, gone, place) => {
    find(control).focus()
    find(gone).remove()
    await vi.waitFor(() => expect(focused()).toBe(place))
  })

  it('follows a button that can no longer be pressed', async () => {
    find('#connect').focus()
    find('#connect').setAttribute('disabled', '')
    // What the browser does, and jsdom does not.
    find('#connect').blur()
    await vi.waitFor(() => expect(focused()).toBe('form'))
  })
})

describe('the focus is left alone', () => {
  const settle = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)))

  it('where whoever drew knew better', async () => {
    find('#two button').focus()
    find('#two').remove()
    find('input').focus()
    await settle()
    expect(focused()).toBe('input')
  })

  it('where the member had left what goes away before', async () => {
    find('#two button').focus()
    find('#two button').blur()
    await settle()
    find('#two').remove()
    await settle()
    expect(focused()).toBe('body')
  })

  it('where something else goes away', async () => {
    find('#two button').focus()
    find('#one').remove()
    await settle()
    expect(focused()).toBe('button')
  })
})
