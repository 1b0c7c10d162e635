import { nameOf } from '../members/texts.ts'
import { MAIN_SCOPES, issuePastedToken } from '../oauth/tokens.ts'
import type { SandboxControl, SandboxMember } from '../sandbox.ts'
import type { State } from '../state.ts'
import { resetState, setFaults } from '../state.ts'
import type { Member } from '../world.ts'
import { slugOf } from '../world.ts'

/** What a test or a person may do to a sandbox, whichever way its requests come. */
export function controlState(state: State): SandboxControl {
  return {
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
