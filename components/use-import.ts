import { useCallback, useRef, useState } from 'preact/hooks'
import { FileRefusedError, type RefusalReason } from '../utils/transfer/imported.ts'
import type { Recognised, Source } from '../utils/transfer/recognise.ts'

export type ImportState =
  | { state: 'none' }
  | { state: 'reading'; name: string }
  | { state: 'refused'; name: string; reason: RefusalReason; detail: string }
  /** `madeAt`: when the file was last changed, epoch milliseconds; now, where it does not say. */
  | { state: 'read'; name: string; found: Recognised; at: number; madeAt: number }

/** Reads what is chosen, dropped or pasted. The readers of ZIP and CSV are fetched with the first file. */
export const useImport = (locale: string) => {
  const [state, setState] = useState<ImportState>({ state: 'none' })
  const latest = useRef(0)
  const read = useCallback(
    async (files: readonly Source[]) => {
      const [first] = files
      if (!first) return
      latest.current += 1
      const at = latest.current
      const name = files.length > 1 ? `${first.name} +${files.length - 1}` : first.name
      const settle = (next: ImportState) => {
        // Another file was chosen meanwhile: that one counts.
        if (latest.current === at) setState(next)
      }
      setState({ state: 'reading', name })
      try {
        const { recognise } = await import('../utils/transfer/recognise.ts')
        const madeAt = first instanceof File ? first.lastModified : Date.now()
        const found = await recognise(files, { locale, yearOnly: false })
        settle({ state: 'read', name, at, madeAt, found })
      } catch (error) {
        const { reason, detail } =
          error instanceof FileRefusedError ? error : { reason: 'unreadable' as const, detail: String(error) }
        settle({ state: 'refused', name, reason, detail })
      }
    },
    [locale],
  )
  const refuse = useCallback((name: string, { reason, detail }: FileRefusedError) => {
    latest.current += 1
    setState({ state: 'refused', name, reason, detail })
  }, [])
  const close = useCallback(() => {
    latest.current += 1
    setState({ state: 'none' })
  }, [])
  return { state, read, refuse, close }
}
