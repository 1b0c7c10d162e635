import { useCallback, useRef, useState } from 'preact/hooks'
import type { Settings } from '../utils/browser/item-schemas.ts'
import { items } from '../utils/browser/items.ts'
import { send } from '../utils/browser/messages.ts'
import { managedSettings } from '../utils/browser/policy.ts'
import { pagePolicy } from './page-policy.ts'
import { useItem } from './use-item.ts'

export interface TypedSettings {
  /** As they hold: what the organisation manages stands over what was typed. */
  settings: Settings
  /** Those the member can't change. */
  isManaged: (setting: keyof Settings) => boolean
  change: (part: Partial<Settings>) => void
  /** Resolves when everything typed so far is stored. */
  saved: () => Promise<unknown>
}

/** The settings, saved as they are typed. `undefined` until first read. */
export const useSettings = (): TypedSettings | undefined => {
  const stored = useItem(items.settings)
  const [typed, setTyped] = useState<Partial<Settings>>({})
  const latest = useRef<Settings>(undefined)
  const saving = useRef<Promise<unknown>>(Promise.resolve())

  const change = useCallback(
    (part: Partial<Settings>) => {
      if (!stored) return
      const next = { ...typed, ...part }
      setTyped(next)
      latest.current = { ...stored, ...next }
      const save = () => send('save-settings', latest.current ?? stored)
      // Where the background ends over it, the next one is told what has been typed by then.
      saving.current = save().catch(save)
    },
    [stored, typed],
  )

  const managed = managedSettings(pagePolicy())
  return (
    stored && {
      settings: { ...stored, ...typed, ...managed },
      isManaged: (setting) => Object.hasOwn(managed, setting),
      change,
      saved: () => saving.current,
    }
  )
}
