import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { RefObject } from 'preact'
import { readFile } from '../../utils/browser/blobs.ts'
import type { PickProblem } from '../../utils/browser/item-schemas.ts'
import { items } from '../../utils/browser/items.ts'
import { send } from '../../utils/browser/messages.ts'
import type { PictureField } from '../../utils/profile/picture.ts'
import { useItem } from '../use-item.ts'
import { readPicture, type OpenedPicture, type ReadProblem } from './read-picture.ts'
import { openStudio, type Studio } from './studio.ts'

export type DeskProblem =
  | ReadProblem
  /** What was dropped or pasted holds no file. */
  | { type: 'no-file' }
  /** The menu's picture could not be fetched. */
  | { type: 'not-picked'; why: PickProblem; host: string }

export type DeskState =
  | { type: 'idle' }
  | { type: 'reading' }
  | { type: 'refused'; problem: DeskProblem }
  /** `turn` tells one picture from the next. */
  | { type: 'open'; picture: OpenedPicture; turn: number }

export interface PictureWork {
  state: DeskState
  studio: Studio
  read: (file: Blob) => void
  /** Reads the picture that was just refused once more, as small as LinkedIn takes it. */
  shrink: () => void
  drop: (transfer: DataTransfer | null) => void
  close: () => void
}

/** A picture from wherever it comes (file, drop, clipboard, the menu on a page) to the cropper. */
export const usePicture = (field: PictureField, root: RefObject<HTMLDivElement | null>): PictureWork => {
  const studio = useMemo(openStudio, [])
  useEffect(() => studio.close, [studio])
  const [state, setState] = useState<DeskState>({ type: 'idle' })
  const turn = useRef(0)
  const last = useRef<Blob | null>(null)

  const work = useMemo(() => {
    const refuse = (problem: DeskProblem) => setState({ type: 'refused', problem })
    const read = async (file: Blob, shrink: boolean) => {
      turn.current += 1
      const mine = turn.current
      last.current = file
      setState({ type: 'reading' })
      const result = await readPicture(file, studio, shrink)
      // Another one was chosen meanwhile.
      if (mine !== turn.current) return
      if (result.type === 'opened') setState({ type: 'open', picture: result.picture, turn: mine })
      else refuse(result.problem)
    }
    const take = (transfer: DataTransfer | null) => {
      const file = transfer?.files[0]
      if (file) void read(file, false)
      else refuse({ type: 'no-file' })
    }
    return {
      read: (file: Blob) => void read(file, false),
      shrink: () => {
        if (last.current) void read(last.current, true)
      },
      drop: take,
      refuse,
      close: () => {
        turn.current += 1
        // A large picture is a few hundred megabytes while it is open.
        void studio.ask({ type: 'close' })
        setState({ type: 'idle' })
      },
    }
  }, [studio])

  usePaste(root, work.drop)
  usePicked(field, work)
  return useMemo(() => ({ ...work, state, studio }), [work, state, studio])
}

/** A picture in the clipboard goes to the one desk there is, or to the one that has the focus. */
const usePaste = (
  root: RefObject<HTMLDivElement | null>,
  take: (transfer: DataTransfer | null) => void,
): void => {
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      if (!event.clipboardData || event.clipboardData.files.length === 0) return
      const others = document.querySelectorAll('.picture').length
      if (others > 1 && !root.current?.contains(document.activeElement)) return
      event.preventDefault()
      take(event.clipboardData)
    }
    document.addEventListener('paste', onPaste)
    return () => document.removeEventListener('paste', onPaste)
  }, [root, take])
}

interface Taker {
  read: (file: Blob) => void
  refuse: (problem: DeskProblem) => void
}

/** What the menu on a page's image left for this picture is taken up once. */
const usePicked = (field: PictureField, { read, refuse }: Taker): void => {
  const picked = useItem(items.picked)
  const taken = useRef('')
  useEffect(() => {
    if (!picked || picked.field !== field || picked.id === taken.current) return
    taken.current = picked.id
    const { outcome, host } = picked
    const takeUp = async () => {
      const file = outcome.type === 'file' ? await readFile(outcome.sha256) : null
      if (file) read(file)
      else refuse({ type: 'not-picked', why: outcome.type === 'refused' ? outcome.why : 'answer', host })
      await send('take-picked', { id: picked.id })
    }
    void takeUp()
  }, [picked, field, read, refuse])
}
