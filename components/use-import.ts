import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { Refusal } from '../utils/transfer/desk.ts'
import type { RefusalReason } from '../utils/transfer/imported.ts'
import type { Recognised } from '../utils/transfer/recognise.ts'
import { askDesk, openDesk, type Desk } from './transfer-desk.ts'

export type ImportState =
  | { state: 'none' }
  | { state: 'reading'; name: string }
  | { state: 'refused'; name: string; reason: RefusalReason; detail: string }
  /** `madeAt`: when the file was last changed, epoch milliseconds; now, where it does not say. */
  | { state: 'read'; name: string; format: Recognised['format']; desk: Desk; at: number; madeAt: number }

/** Reads what is chosen, dropped or pasted. Each file has a desk of its own, which goes with it. */
export const useImport = (locale: string) => {
  const [state, setState] = useState<ImportState>({ state: 'none' })
  const latest = useRef(0)
  const desk = useRef<Desk | null>(null)
  const leave = useCallback(() => {
    latest.current += 1
    desk.current?.close()
    desk.current = null
  }, [])
  useEffect(() => leave, [leave])
  const read = useCallback(
    async (files: readonly File[]) => {
      const [first] = files
      if (!first) return
      leave()
      const at = latest.current
      const name = files.length > 1 ? `${first.name} +${files.length - 1}` : first.name
      setState({ state: 'reading', name })
      const opened = openDesk()
      desk.current = opened
      const reply = await askDesk(opened, { type: 'read', files, locale })
      // Another file was chosen meanwhile: that one counts.
      if (latest.current !== at) return
      if (reply.type === 'refused') {
        leave()
        setState({ state: 'refused', name, reason: reply.reason, detail: reply.detail })
      } else {
        const { format } = reply
        setState({ state: 'read', name, format, desk: opened, at, madeAt: first.lastModified })
      }
    },
    [locale, leave],
  )
  const refuse = useCallback(
    (name: string, { reason, detail }: Refusal) => {
      leave()
      setState({ state: 'refused', name, reason, detail })
    },
    [leave],
  )
  const close = useCallback(() => {
    leave()
    setState({ state: 'none' })
  }, [leave])
  return { state, read, refuse, close }
}
