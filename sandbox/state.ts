import { grantMainToken } from './oauth/tokens.ts'
import type { Fault, FaultSchedule } from './net/faults.ts'
import { scheduleFaults } from './net/faults.ts'
import type { Holds } from './net/holds.ts'
import { openHolds } from './net/holds.ts'
import type { RecordedRequest, Refusal } from './net/record.ts'
import type { Settings } from './settings.ts'
import type { World } from './world.ts'
import { createWorld } from './world.ts'

/** What one running sandbox holds in memory. */
export type State = {
  world: World
  record: RecordedRequest[]
  refusals: Refusal[]
  faultList: readonly Fault[]
  faults: FaultSchedule
  holds: Holds
}

export function createState(settings: Settings): State {
  return {
    world: seedWorld(settings),
    record: [],
    refusals: [],
    faultList: [],
    faults: scheduleFaults([]),
    holds: openHolds(),
  }
}

/** Back to the seeds: members, tokens, pictures, record and faults. */
export function resetState(state: State): void {
  state.holds.release()
  Object.assign(state, createState(state.world.settings))
}

export function setFaults(state: State, faults: readonly Fault[]): void {
  state.faultList = faults
  state.faults = scheduleFaults(faults)
}

function seedWorld(settings: Settings): World {
  const world = createWorld(settings)
  grantMainToken(world)
  return world
}
