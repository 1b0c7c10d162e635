import { nameOf } from './members/texts.ts'
import { MAIN_SCOPES, issuePastedToken } from './oauth/tokens.ts'
import { makeCertificate } from './net/certificate.ts'
import type { Certificate } from './net/certificate.ts'
import { HOST_NAMES } from './net/hosts.ts'
import { openProxy } from './net/proxy.ts'
import type { Sandbox, SandboxMember, SandboxOptions } from './sandbox.ts'
import { serve } from './serve.ts'
import { completeSettings } from './settings.ts'
import type { State } from './state.ts'
import { createState, resetState, setFaults } from './state.ts'
import type { Member } from './world.ts'
import { slugOf } from './world.ts'

export type * from './sandbox.ts'
export { MAIN_TOKEN } from './oauth/tokens.ts'

/** Starts a stand-in LinkedIn on one loopback port. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { port = 0, ...settings } = options
  const state = createState(completeSettings(settings))
  const certificate = await makeCertificate(HOST_NAMES)
  // The handle needs the port and the port needs a server that answers through the handle.
  const handle: { control?: Omit<Sandbox, 'close'> } = {}
  const proxy = await openProxy({
    port,
    certificate,
    serve: async (request, response) => {
      if (handle.control !== undefined) await serve(state, handle.control, request, response)
    },
    refuse: (refusal) => {
      state.refusals.push({ at: state.world.settings.now(), ...refusal })
    },
  })
  const control = makeControl(state, certificate, proxy.port)
  handle.control = control
  return {
    ...control,
    close: async () => {
      state.holds.release()
      await proxy.close()
    },
  }
}

function makeControl(state: State, certificate: Certificate, port: number): Omit<Sandbox, 'close'> {
  return {
    port,
    proxyUrl: `http://127.0.0.1:${port}`,
    caCertificate: certificate.ca,
    spkiHash: certificate.spkiHash,
    members: [...state.world.members.values()].map(introduce),
    record: () => [...state.record],
    refusals: () => [...state.refusals],
    clearRecord: () => {
      state.record = []
      state.refusals = []
    },
    setFaults: (faults) => setFaults(state, faults),
    faults: () => state.faultList,
    release: () => state.holds.release(),
    issueToken: ({ scopes = MAIN_SCOPES, ...grant }) =>
      issuePastedToken(state.world, { ...grant, scopes }).value,
    revokeToken: (value) => {
      const token = state.world.tokens.get(value)
      if (token !== undefined) token.revoked = true
    },
    member: (id) => structuredClone(state.world.members.get(id)?.profile ?? null),
    changeMember: (id, change) => {
      const member = state.world.members.get(id)
      if (member === undefined) return false
      member.profile = change(structuredClone(member.profile))
      return true
    },
    assetBytes: (urn) =>
      state.world.assets.get(urn.replace('urn:li:digitalmediaAsset:', ''))?.image?.bytes ?? null,
    setSiteMember: (id) => {
      state.world.siteMember = id
    },
    reset: () => resetState(state),
  }
}

function introduce(member: Member): SandboxMember {
  return {
    id: member.id,
    vanityName: slugOf(member),
    name: nameOf(member),
    defaultLocale: member.defaultLocale,
  }
}
