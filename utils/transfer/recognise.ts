import { backupFormat } from './backup.ts'
import { decodeText, isBinary } from './decode-text.ts'
import { FileRefusedError, type Imported, type Reading } from './imported.ts'
import { isJsonResume, readJsonResume } from './json-resume.ts'
import { readLinkedInFiles, type CsvFile } from './linkedin-archive.ts'
import { readArchive } from './read-archive.ts'

/** What a file turned out to be. A résumé is read again when another language is chosen for its texts. */
export type Recognised =
  | { format: 'json-resume' | 'linkedin'; read: (reading: Reading) => Imported }
  | { format: 'backup'; json: unknown }

/** Sizes a file may have, in bytes. Known before a byte is read. */
export const sizeLimits = { text: 10_000_000, zip: 100_000_000 }

/** A file, or pasted text: what of a `Blob` this needs. */
export interface Source {
  name: string
  size: number
  slice: (start: number, end: number) => { arrayBuffer: () => Promise<ArrayBuffer> }
  arrayBuffer: () => Promise<ArrayBuffer>
  stream: () => ReadableStream<Uint8Array>
}

/** Recognises a file by what is in it, whatever its name. Throws `FileRefusedError`. */
export const recognise = async (files: readonly Source[], reading: Reading): Promise<Recognised> => {
  const [first] = files
  if (!first) throw new FileRefusedError('unknown-format')
  if (files.length > 1) return linkedIn(await readTexts(files), reading)
  if (first.size > sizeLimits.zip) throw new FileRefusedError('too-large', megabytes(first.size))
  const head = new Uint8Array(await first.slice(0, 4).arrayBuffer())
  if (head[0] === 0x50 && head[1] === 0x4b) {
    const { files: csvs, others } = await readArchive(first.stream())
    return linkedIn(csvs, reading, others)
  }
  const file = await readText(first)
  const text = file.text.trimStart()
  if (text.startsWith('{') || text.startsWith('[')) return recogniseJson(text, reading)
  if (text === '') throw new FileRefusedError('unknown-format')
  return linkedIn([file], reading)
}

const recogniseJson = (text: string, reading: Reading): Recognised => {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    throw new FileRefusedError('not-a-resume', error instanceof Error ? error.message : '')
  }
  if (typeof json === 'object' && json !== null && 'format' in json && json.format === backupFormat)
    return { format: 'backup', json }
  if (!isJsonResume(json)) throw new FileRefusedError('not-a-resume')
  readJsonResume(json, reading)
  return { format: 'json-resume', read: (chosen) => readJsonResume(json, chosen) }
}

const linkedIn = (
  files: readonly CsvFile[],
  reading: Reading,
  others: readonly string[] = [],
): Recognised => {
  const read = (chosen: Reading): Imported => {
    const imported = readLinkedInFiles(files, chosen)
    const left = others.map((name) => ({ where: name, value: '', reason: 'other-people' as const }))
    return { ...imported, left: [...imported.left, ...left] }
  }
  // Read once, so that a file that can't be is refused now and not when a language is chosen.
  read(reading)
  return { format: 'linkedin', read }
}

const readTexts = (files: readonly Source[]): Promise<CsvFile[]> => Promise.all(files.map(readText))

const readText = async (file: Source): Promise<CsvFile> => {
  if (file.size > sizeLimits.text) throw new FileRefusedError('too-large', megabytes(file.size))
  const bytes = new Uint8Array(await file.arrayBuffer())
  if (isBinary(bytes)) throw new FileRefusedError('unknown-format')
  return { name: file.name, text: decodeText(bytes, file.name) }
}

const megabytes = (size: number): string => (size / 1_000_000).toFixed(0)
