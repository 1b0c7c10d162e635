/** Where the bytes go and what the request has to carry. The address is signed: it is never shown, logged or kept. */
export interface UploadTicket {
  url: string
  headers: Record<string, string>
}

/** The token goes with the bytes, so they go to LinkedIn's own two hosts and nowhere else, whatever an answer says. */
const uploadHosts: ReadonlySet<string> = new Set(['api.linkedin.com', 'www.linkedin.com'])

export const isUploadAddress = (address: string): boolean => {
  if (!URL.canParse(address)) return false
  const { protocol, hostname, port, username, password } = new URL(address)
  return (
    protocol === 'https:' && uploadHosts.has(hostname) && port === '' && username === '' && password === ''
  )
}
