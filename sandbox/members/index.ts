import type { Member } from '../world.ts'
import { seedAda } from './ada.ts'
import { seedGrace, seedHanako, seedMax, seedNur } from './others.ts'

export function seedMembers(): Member[] {
  return [seedAda(), seedGrace(), seedMax(), seedNur(), seedHanako()]
}
