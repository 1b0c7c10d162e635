import type { Baseline } from '../profile/baseline.ts'
import { changesOf, type Change } from '../profile/diff.ts'
import { applyOperation, emptyDraft, type Draft } from '../profile/draft.ts'
import type { LocaleKey } from '../profile/localized.ts'
import { readAnyBackup, readBackup } from './read-backup.ts'
import { FileRefusedError, type Reading, type RefusalReason } from './imported.ts'
import { knownFromBackup, knownFromExport } from './known-profile.ts'
import { compare, type Comparison } from './proposals.ts'
import { recognise, type Recognised, type Source } from './recognise.ts'
import { restoreOf, restoring, type Restore } from './restore.ts'

/**
 * All that is done with one file, as questions and answers that can cross to a worker: the file is read once, stays
 * here, and is compared as often as the profile or the choices change.
 */
export type DeskTask =
  | { type: 'read'; files: readonly Source[]; locale: LocaleKey }
  | { type: 'compare'; reading: Reading; baseline: Baseline; draft: Draft; home: LocaleKey | null }
  | { type: 'restore'; baseline: Baseline; reserved: Draft['reserved'] }
  /** What the file tells of a profile that is edited without connecting. `madeAt`: epoch milliseconds. */
  | { type: 'known'; person: string; madeAt: number; locale: LocaleKey }

interface Answers {
  read: { type: 'read'; format: Recognised['format'] }
  compare: { type: 'compared'; comparison: Comparison }
  restore: { type: 'restore'; restore: Restoration }
  known: { type: 'known'; baseline: Baseline }
}

export interface Refusal {
  type: 'refused'
  reason: RefusalReason
  detail: string
}

export type DeskReply<T extends DeskTask = DeskTask> = Answers[T['type']] | Refusal

export interface Restoration extends Restore {
  /** When the backup was made, as it says. */
  exportedAt: string
  /** All of it as a draft, and what that changes: one change a step, by the same key. */
  draft: Draft
  changes: Change[]
}

/** Whatever goes wrong is an answer too: a file can be built to break its reader. */
export const openDesk = (): ((task: DeskTask) => Promise<DeskReply>) => {
  let found: Recognised | null = null
  return async (task) => {
    try {
      if (task.type !== 'read') {
        if (!found) throw new Error('No file was read')
        return answer(found, task)
      }
      found = await recognise(task.files, { locale: task.locale, yearOnly: false })
      return { type: 'read', format: found.format }
    } catch (error) {
      return refusal(error)
    }
  }
}

const refusal = (error: unknown): Refusal =>
  error instanceof FileRefusedError
    ? { type: 'refused', reason: error.reason, detail: error.detail }
    : { type: 'refused', reason: 'unreadable', detail: error instanceof Error ? error.message : '' }

const answer = (found: Recognised, task: Exclude<DeskTask, { type: 'read' }>): DeskReply => {
  switch (task.type) {
    case 'compare': {
      if (found.format === 'backup') throw new Error('A backup is restored')
      const { reading, baseline, draft, home } = task
      const imported = found.read(reading)
      return { type: 'compared', comparison: compare(imported, baseline, draft, reading.locale, home) }
    }
    case 'restore': {
      if (found.format !== 'backup') throw new Error('Only a backup is restored')
      const { baseline, reserved } = task
      const backup = readBackup(found.json, baseline.person)
      const restore = restoreOf(backup, baseline, reserved)
      const operations = restoring(restore, () => true, baseline)
      const draft = applyOperation(emptyDraft, { type: 'several', operations }, baseline)
      const changes = changesOf(baseline, draft)
      const keys = new Set(changes.map(({ key }) => key))
      const steps = restore.steps.filter(({ key }) => keys.has(key))
      return {
        type: 'restore',
        restore: { steps, left: restore.left, exportedAt: backup.exportedAt, draft, changes },
      }
    }
    case 'known': {
      const { person, madeAt, locale } = task
      return {
        type: 'known',
        baseline:
          found.format === 'backup'
            ? knownFromBackup(readAnyBackup(found.json), person)
            : knownFromExport(found.read({ locale, yearOnly: false }), person, madeAt),
      }
    }
  }
}
