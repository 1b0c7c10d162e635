import { createHash } from 'node:crypto'
import { provideMetadata } from './reflect.ts'

export type Certificate = {
  /** The authority to trust, PEM: for `curl --cacert`. */
  ca: string
  /** Leaf and key of the sandbox's own TLS server, PEM. */
  leaf: string
  key: string
  /** base64 SHA-256 of the leaf's public key: for Chromium's `--ignore-certificate-errors-spki-list`. */
  spkiHash: string
}

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
const DAY = 86_400_000
const SERVER_AUTHENTICATION = '1.3.6.1.5.5.7.3.1'

/** Makes a fresh authority and one certificate for all hosts. The authority's key is forgotten at once. */
export async function makeCertificate(hosts: readonly string[]): Promise<Certificate> {
  provideMetadata()
  const x509 = await import('@peculiar/x509')
  const authorityKeys = await crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify'])
  const leafKeys = await crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify'])
  const dates = { notBefore: new Date(Date.now() - DAY), notAfter: new Date(Date.now() + 30 * DAY) }
  const usage = x509.KeyUsageFlags
  const authority = await x509.X509CertificateGenerator.createSelfSigned({
    ...dates,
    serialNumber: serial(),
    name: 'CN=Stand-in LinkedIn (sandbox) authority',
    keys: authorityKeys,
    signingAlgorithm: ALGORITHM,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      // eslint-disable-next-line no-bitwise -- key usages are a bit set
      new x509.KeyUsagesExtension(usage.keyCertSign | usage.cRLSign, true),
    ],
  })
  const leaf = await x509.X509CertificateGenerator.create({
    ...dates,
    serialNumber: serial(),
    subject: 'CN=Stand-in LinkedIn (sandbox)',
    issuer: authority.subject,
    signingKey: authorityKeys.privateKey,
    publicKey: leafKeys.publicKey,
    signingAlgorithm: ALGORITHM,
    extensions: [
      new x509.SubjectAlternativeNameExtension(hosts.map((value) => ({ type: 'dns' as const, value }))),
      new x509.KeyUsagesExtension(usage.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([SERVER_AUTHENTICATION]),
    ],
  })
  const key = await crypto.subtle.exportKey('pkcs8', leafKeys.privateKey)
  const spki = await crypto.subtle.exportKey('spki', leafKeys.publicKey)
  return {
    ca: authority.toString('pem'),
    leaf: leaf.toString('pem'),
    key: x509.PemConverter.encode(key, 'PRIVATE KEY'),
    spkiHash: createHash('sha256').update(Buffer.from(spki)).digest('base64'),
  }
}

function serial(): string {
  // A leading 01 keeps the number positive and of full length.
  return `01${Buffer.from(crypto.getRandomValues(new Uint8Array(8))).toString('hex')}`
}
