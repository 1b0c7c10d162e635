import { sectionIds } from './anchors.ts'
import type { ButtonWords } from './button.ts'
import type { FrameId } from './frame.ts'
import type { ButtonId } from './own-profile.ts'

/** Every word that is shown on the page. */
export interface Words {
  readonly ofButton: (id: ButtonId) => ButtonWords
  /** The name of the frame while it shows this. */
  readonly ofFrame: (id: FrameId) => string
  /** What a button says when the extension was updated under it. */
  readonly reload: string
}

/** The names of the messages, for the test that no language lacks one. */
export function listMessageKeys(): string[] {
  const names = [...sectionIds, 'profile'].map((id) => `page_edit_${id}`)
  return ['hand_title', 'page_add_section', 'page_edit', 'page_frame', 'page_reload', ...names]
}

/** Reads all words at once: after an update of the extension no message can be read any more, and one is needed. */
export function readWords(text: (key: string, ...substitutions: string[]) => string): Words {
  const label = text('page_edit')
  const names = new Map<FrameId, string>()
  for (const id of [...sectionIds, 'profile'] as const) names.set(id, text(`page_edit_${id}`))
  names.set('add', text('page_add_section'))
  names.set('by-hand', text('hand_title'))
  const nameOf = (id: FrameId): string => names.get(id) ?? label
  const titles = new Map([...names].map(([id, name]) => [id, text('page_frame', name)]))
  return {
    ofButton: (id) => ({ label: id === 'profile' || id === 'add' ? nameOf(id) : label, name: nameOf(id) }),
    ofFrame: (id) => titles.get(id) ?? nameOf(id),
    reload: text('page_reload'),
  }
}
