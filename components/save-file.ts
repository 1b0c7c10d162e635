/** Hands a text to the member as a file, through the browser's own download. */
export const saveFile = (name: string, type: string, content: string): void => {
  const address = URL.createObjectURL(new Blob([content], { type }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser has taken the blob by the next turn; the address is of no more use.
  setTimeout(() => URL.revokeObjectURL(address), 0)
}
