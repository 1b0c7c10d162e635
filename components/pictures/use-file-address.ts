import { useEffect, useState } from 'preact/hooks'
import { readFile } from '../../utils/browser/blobs.ts'

/** An address to show a blob by, for as long as it is shown. */
export const useBlobAddress = (blob: Blob | null): string | null => {
  const [address, setAddress] = useState<string | null>(null)
  useEffect(() => {
    if (!blob) return
    const made = URL.createObjectURL(blob)
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [blob])
  return blob ? address : null
}

/** The same for a kept file; `undefined` until it was looked for, null where it is gone. */
export const useFileAddress = (sha256: string): string | null | undefined => {
  const [file, setFile] = useState<Blob | null | undefined>()
  useEffect(() => {
    let isGone = false
    void readFile(sha256).then((found) => (isGone ? undefined : setFile(found)))
    return () => {
      isGone = true
    }
  }, [sha256])
  const address = useBlobAddress(file ?? null)
  return file ? (address ?? undefined) : file
}
