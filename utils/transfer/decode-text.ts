import { FileRefusedError } from './imported.ts'

/**
 * The text of a file, without its byte order mark: UTF-8, or UTF-16 where the mark says so, as spreadsheets save it. In
 * any other encoding letters would come out wrong in silence, so it is refused. `name` stands in the refusal.
 */
export const decodeText = (bytes: Uint8Array, name: string): string => {
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes)
  } catch {
    // The decoder says no more than that it can't.
    throw new FileRefusedError('not-utf8', name)
  }
}

const encodingOf = ([first, second]: Uint8Array): string => {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
}

/** Whether these are no text at all: control characters that no text has, and nothing that says UTF-16. */
export const isBinary = (bytes: Uint8Array): boolean =>
  encodingOf(bytes) === 'utf-8' &&
  bytes.subarray(0, 1000).some((byte) => byte < 9 || (byte > 13 && byte < 32))
