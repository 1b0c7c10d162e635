/** Bytes read and put together, as the formats of pictures need it. Pure. */

export const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

export const joined = (parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** Whether ASCII letters, given as text, stand at a place. */
export const standsAt = (bytes: Uint8Array, at: number, letters: string): boolean =>
  latin(bytes.subarray(at, at + letters.length)) === letters

export const latin = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes)
