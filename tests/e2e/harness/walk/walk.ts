import type { Page } from 'playwright-core'
import type { App } from '../app.ts'
import { editing } from './editing.ts'
import { leaving } from './leaving.ts'
import { newcomer } from './newcomer.ts'
import { outbox } from './outbox.ts'
import { sections } from './sections.ts'
import { onTheSite } from './site.ts'
import { transfer } from './transfer.ts'

/*
 * One way past every screen, for whoever wants to look at them all: for faults, for words, for pictures. It knows no
 * test runner and no language, so that a script can go it too, in any of them.
 */

/**
 * Called at every screen in turn. A `main` screen deserves the closest look; one of `state` is a main screen in another
 * state; `site` is a page of LinkedIn's, with our buttons on it and perhaps our frame.
 */
export type Look = (page: Page, name: string, what: 'main' | 'state' | 'site') => Promise<void>

export interface Visit {
  readonly title: string
  readonly go: (app: App, look: Look) => Promise<void>
}

/** Visits that follow on each other, from one beginning. */
export interface Scene {
  readonly title: string
  readonly begin: (app: App) => Promise<void>
  readonly visits: readonly Visit[]
}

/** Screens whose faults are looked for along this way. */
export const scenes: readonly Scene[] = [newcomer, editing, sections, outbox, onTheSite]

/** Screens that are looked through by the tests of what they do. */
export const scenesElsewhere: readonly Scene[] = [transfer, leaving]
