import { useMemo, useState } from 'preact/hooks'
import { formatTime, plural, text } from '../utils/browser/text.ts'
import type { Change } from '../utils/profile/diff.ts'
import { entryKey, type Draft, type DraftOperation } from '../utils/profile/draft.ts'
import type { Refusal, Restoration } from '../utils/transfer/desk.ts'
import { restoring } from '../utils/transfer/restore.ts'
import { groupChanges } from './group-changes.ts'
import { Comparing } from './import-proposals.tsx'
import { ImportFoot } from './import-foot.tsx'
import { useIndustries } from './industries.ts'
import { LeftList } from './left-list.tsx'
import { ProposalGroups } from './proposal-groups.tsx'
import { RestoreItem } from './restore-item.tsx'
import { takenWith, untakenWith } from './restore-ticks.ts'
import { useDesk, type Desk } from './transfer-desk.ts'
import type { Profile } from './use-draft.ts'
import { useNames } from './use-names.ts'

interface Props {
  name: string
  desk: Desk
  profile: Profile
  onRefused: (refusal: Refusal) => void
  onDone: (count: number) => void
  onClose: () => void
}

/** What it takes to make the profile equal to a backup, each with a tick. */
export const RestorePreview = ({ desk, profile, onRefused, ...rest }: Props) => {
  const { baseline, draft } = profile
  const { reserved } = draft
  const task = useMemo(() => ({ type: 'restore' as const, baseline, reserved }), [baseline, reserved])
  const { reply, isFresh } = useDesk(desk, task, onRefused)
  if (reply?.type !== 'restore') return <Comparing />
  return <Proposed restore={reply.restore} isFresh={isFresh} profile={profile} {...rest} />
}

type ProposedProps = Omit<Props, 'desk' | 'onRefused'> & { restore: Restoration; isFresh: boolean }

/** The draft there is gives way, and that is said and ticked. */
const Proposed = ({ restore, isFresh, name, profile, onDone, onClose }: ProposedProps) => {
  const { baseline, draft, changes: drafted, edit } = profile
  const { steps, changes } = restore
  const [replace, setReplace] = useState(false)
  const [untaken, setUntaken] = useState<ReadonlySet<string>>(new Set())
  const operations = useMemo(
    () => restoring({ steps }, (key) => !untaken.has(key), baseline),
    [steps, untaken, baseline],
  )
  const restored = useMemo(
    (): Profile => ({ ...profile, draft: restore.draft, changes }),
    [profile, restore, changes],
  )
  const ordered = useMemo(
    (): Profile => ({ ...profile, draft: partOf(restore.draft, untaken, operations) }),
    [profile, restore, untaken, operations],
  )
  const nameOf = useNames(restored)
  useIndustries(changes.some(({ key }) => key === 'industryId'))
  const needs = useMemo(() => new Map(steps.map((step) => [step.key, step.needs])), [steps])
  const overwrites =
    drafted.length > 0 || Object.keys(draft.fields).length > 0 || Object.keys(draft.sections).length > 0
  const count = changes.filter(({ key }) => !untaken.has(key)).length
  const tick = (those: readonly Change[], on: boolean) => {
    const keys = those.map(({ key }) => key)
    setUntaken(on ? takenWith(steps, untaken, keys) : untakenWith(steps, untaken, keys))
  }

  const apply = () => {
    edit({ type: 'several', operations: [{ type: 'discard' }, ...operations] })
    onDone(count)
  }

  return (
    <div class="import-found" data-testid="restore-found">
      <h3>{text('restore_title', name)}</h3>
      <p class="help">{text('restore_what', formatTime(Date.parse(restore.exportedAt)))}</p>
      {changes.length === 0 ? (
        <p class="notice good" data-testid="import-nothing">
          {text('restore_nothing')}
        </p>
      ) : (
        <ProposalGroups
          title={plural('restore_changes', changes.length)}
          groups={groupChanges(changes).map((group) => ({ ...group, items: group.changes }))}
          draw={(change) => (
            <RestoreItem
              key={change.key}
              change={change}
              needs={changes.filter(({ key }) => needs.get(change.key)?.includes(key))}
              profile={restored}
              ordered={ordered}
              nameOf={nameOf}
              taken={!untaken.has(change.key)}
              onTake={(on) => tick([change], on)}
            />
          )}
          onTick={tick}
        />
      )}
      <LeftList left={restore.left} />
      {overwrites && changes.length > 0 && (
        <label class="notice warn">
          <input
            type="checkbox"
            data-testid="replace-draft"
            checked={replace}
            onChange={(event) => setReplace(event.currentTarget.checked)}
          />{' '}
          {plural('restore_over_draft', drafted.length)}
        </label>
      )}
      <ImportFoot
        count={operations.length === 0 ? 0 : count}
        isFresh={isFresh}
        isHeld={overwrites && !replace}
        onApply={apply}
        onClose={onClose}
      />
    </div>
  )
}

/** The draft without the entries that are not taken, and with the orders of those that are. */
const partOf = (
  draft: Draft,
  untaken: ReadonlySet<string>,
  operations: readonly DraftOperation[],
): Draft => ({
  ...draft,
  sections: Object.fromEntries(
    Object.entries(draft.sections).map(([section, entries]) => [
      section,
      Object.fromEntries(Object.entries(entries).filter(([id]) => !untaken.has(entryKey({ section, id })))),
    ]),
  ),
  fields: Object.fromEntries(
    operations.flatMap((operation) =>
      operation.type === 'set-value' && !operation.entry
        ? [[operation.field, { type: 'value' as const, value: operation.value }]]
        : [],
    ),
  ),
})
