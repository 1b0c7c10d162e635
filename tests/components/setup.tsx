import { act, cleanup, fireEvent, render, within } from '@testing-library/preact'
import type { JSX } from 'preact'
import { useCallback, useState } from 'preact/hooks'
import { afterEach, beforeAll, vi } from 'vitest'
import messages from '../../assets/public/_locales/en/messages.json'
import { FieldForm } from '../../components/field-form.tsx'
import { loadTheRest } from '../../components/later.tsx'
import { SectionEditor } from '../../components/section-editor.tsx'
import type { Profile } from '../../components/use-draft.ts'
import { browser } from '../../utils/browser/api.ts'
import { headOf } from '../../utils/profile/baseline-parts.ts'
import type { Baseline } from '../../utils/profile/baseline.ts'
import { changesOf } from '../../utils/profile/diff.ts'
import { applyOperation, emptyDraft, type Draft, type DraftOperation } from '../../utils/profile/draft.ts'
import type { Json } from '../../utils/profile/json.ts'
import type { Call } from '../../utils/profile/call.ts'
import { planOf } from '../../utils/profile/plan.ts'
import { fieldOf } from '../../utils/profile/registry.ts'
import { baselineWith } from '../utils/profile/baselines.ts'

const texts: Record<string, { message: string } | undefined> = messages

/** The fake browser has no messages: these are the English ones. */
Object.assign(browser, {
  i18n: {
    getMessage: (key: string, values: string | string[] = []) =>
      (texts[key]?.message ?? '').replaceAll(
        /\$(\d)/g,
        (_, place: string) => [values].flat()[Number(place) - 1] ?? '',
      ),
    getUILanguage: () => 'en-US',
  },
})
// jsdom does not lay out, so there is nothing to scroll, and no size that changes.
Element.prototype.scrollIntoView = () => {}
vi.stubGlobal(
  'ResizeObserver',
  class {
    observe() {}
    disconnect() {}
  },
)

// Nor does it paint: what waits for the first frame finds it on the screen.
vi.stubGlobal(
  'PerformanceObserver',
  class {
    constructor(tell: (list: Pick<PerformanceObserverEntryList, 'getEntriesByName'>) => void) {
      queueMicrotask(() => tell({ getEntriesByName: () => [new PerformanceMark('painted')] }))
    }
    observe() {}
  },
)

// It knows no idle time either: what waits for that is done at once.
vi.stubGlobal('requestIdleCallback', (run: () => void) => {
  run()
  return 0
})
vi.stubGlobal('cancelIdleCallback', () => {})

// What a page fetches when it has nothing else to do is there at once.
beforeAll(loadTheRest)
// Preact cleans up after the next paint, which for a test would be in the middle of the one after it.
afterEach(() => act(cleanup))

export interface Desk {
  /** Every operation the form has asked for. */
  operations: DraftOperation[]
  draft: () => Draft
  /** Another surface, or the store, puts another draft in its place. */
  replaceDraft: (draft: Draft) => void
  /** The body of the one update the draft would send. */
  body: () => Json | undefined
  /** All the calls the draft would send. */
  plan: () => Call[]
  close: () => void
  field: HTMLElement
}

/** A field's form over a draft that works like the stored one. */
export const openField = (
  id: string,
  baseline: Baseline = baselineWith({}),
  begun: Draft = emptyDraft,
  compact = false,
): Desk => {
  const { container, ...desk } = openDesk(baseline, begun, (profile) => (
    <FieldForm field={fieldOf(id)} profile={profile} compact={compact} />
  ))
  return { ...desk, field: at(container, `field-${id}`) }
}

/** A section's editor over a draft that works like the stored one. */
export const openSection = (
  section: string,
  baseline: Baseline = baselineWith({}),
  begun: Draft = emptyDraft,
  entry: string | null = null,
) =>
  openDesk(baseline, begun, (profile) => <SectionEditor section={section} entry={entry} profile={profile} />)

/** Any part of the editor that edits a profile. */
export const openDesk = (
  baseline: Baseline,
  begun: Draft,
  draw: (profile: Profile) => JSX.Element,
): Omit<Desk, 'field'> & { container: HTMLElement } => {
  const operations: DraftOperation[] = []
  let now = begun
  let replaceDraft: (draft: Draft) => void = () => {}
  const Page = () => {
    const [draft, setDraft] = useState(begun)
    now = draft
    replaceDraft = setDraft
    const edit = useCallback((operation: DraftOperation) => {
      operations.push(operation)
      setDraft((before) => applyOperation(before, operation, baseline))
    }, [])
    const changes = changesOf(baseline, draft)
    const profile = {
      person: baseline.person,
      baseline,
      draft,
      changes,
      kept: changes.length,
      edit,
      unsaved: false,
      has: () => true,
      hasFirst: () => true,
      head: headOf(baseline),
    }
    return draw(profile)
  }
  const { baseElement, unmount } = render(<Page />)
  return {
    operations,
    draft: () => now,
    replaceDraft: (draft) => void act(() => replaceDraft(draft)),
    body: () => planOf(changesOf(baseline, now))[0]?.body,
    plan: () => planOf(changesOf(baseline, now)),
    close: unmount,
    container: baseElement as HTMLElement,
  }
}

/** The element at a path of test ids, from the outside in. */
export const at = (from: HTMLElement, ...path: readonly string[]): HTMLElement =>
  path.reduce((inside, testId) => within(inside).getAllByTestId(testId)[0] ?? inside, from)

export const has = (from: HTMLElement, testId: string): boolean => within(from).queryByTestId(testId) !== null

/** Types as a person does: into the control that has the focus. */
export const type = (control: HTMLElement, value: string): void => {
  control.focus()
  fireEvent.input(control, { target: { value } })
}

export const choose = (control: HTMLElement, value: string): void => {
  control.focus()
  fireEvent.change(control, { target: { value } })
}

export const press = (button: HTMLElement): void => {
  button.focus()
  fireEvent.click(button)
}

export const leave = (control: HTMLElement): void =>
  void act(() => {
    control.blur()
  })

export const valueOf = (control: HTMLElement): string => {
  if (
    control instanceof HTMLInputElement ||
    control instanceof HTMLTextAreaElement ||
    control instanceof HTMLSelectElement
  )
    return control.value
  throw new TypeError('That is no control')
}

/** The message keys of the errors shown inside an element. */
export const errorsIn = (element: HTMLElement): string[] =>
  within(element)
    .queryAllByTestId('error')
    .map((error) => error.dataset['problem'] ?? '')
