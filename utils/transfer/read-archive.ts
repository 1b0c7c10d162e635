import { Unzip, UnzipInflate } from 'fflate'
import { decodeText } from './decode-text.ts'
import { FileRefusedError } from './imported.ts'
import { isOthersFile, isProfileFile, type CsvFile } from './linkedin-archive.ts'

/** The files of a profile are small; anything larger is no export of LinkedIn's. Bytes once unpacked. */
export const archiveLimits = { file: 4_000_000, all: 16_000_000, count: 5000 }

export interface Archive {
  files: CsvFile[]
  /** Names of files with other people's words, not read. */
  others: string[]
}

/**
 * The profile's CSVs in a ZIP, read as a stream so that the page never stands still and a ZIP bomb never unfolds: a
 * file is refused by the size it declares, and by the size it turns out to have.
 */
export const readArchive = async (stream: ReadableStream<Uint8Array>): Promise<Archive> => {
  const files: CsvFile[] = []
  const others: string[] = []
  let all = 0
  let count = 0
  let begun = 0
  const verdict: { refused: FileRefusedError | null } = { refused: null }
  const take = (name: string, chunks: readonly Uint8Array[], size: number): FileRefusedError | null => {
    const bytes = new Uint8Array(size)
    let at = 0
    for (const chunk of chunks) {
      bytes.set(chunk, at)
      at += chunk.length
    }
    try {
      files.push({ name, text: decodeText(bytes, name) })
      return null
    } catch (error) {
      return error instanceof FileRefusedError ? error : new FileRefusedError('broken-zip', name)
    }
  }
  const unzip = new Unzip((entry) => {
    count += 1
    if (count > archiveLimits.count) verdict.refused ??= new FileRefusedError('zip-bomb', String(count))
    if (isOthersFile(entry.name)) others.push(entry.name)
    if (verdict.refused || !isProfileFile(entry.name)) return
    if ((entry.originalSize ?? 0) > archiveLimits.file) {
      verdict.refused = new FileRefusedError('zip-bomb', entry.name)
      return
    }
    const chunks: Uint8Array[] = []
    let size = 0
    entry.ondata = (error, chunk, final) => {
      if (error) verdict.refused ??= new FileRefusedError('broken-zip', entry.name)
      if (verdict.refused) return
      size += chunk.length
      all += chunk.length
      if (size > archiveLimits.file || all > archiveLimits.all) {
        verdict.refused = new FileRefusedError('zip-bomb', entry.name)
        entry.terminate()
        return
      }
      chunks.push(chunk)
      if (final) verdict.refused ??= take(entry.name, chunks, size)
    }
    begun += 1
    entry.start()
  })
  unzip.register(UnzipInflate)
  /** Small pieces, so that even the densest one unfolds to little before it is refused. */
  const unfold = (bytes: Uint8Array): void => {
    for (let at = 0; at < bytes.length; at += 16_384) {
      if (verdict.refused) return
      unzip.push(bytes.subarray(at, at + 16_384), false)
    }
  }
  const reader = stream.getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (value) unfold(value)
      if (verdict.refused) break
      if (done) {
        unzip.push(new Uint8Array(0), true)
        break
      }
    }
  } catch (error) {
    throw new FileRefusedError('broken-zip', error instanceof Error ? error.message : '')
  } finally {
    await reader.cancel()
  }
  if (verdict.refused) throw verdict.refused
  if (count === 0 || files.length < begun) throw new FileRefusedError('broken-zip')
  if (files.length === 0) throw new FileRefusedError('empty-archive')
  return { files, others }
}
