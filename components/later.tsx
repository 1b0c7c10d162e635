import type { ComponentType } from 'preact'
import { useLayoutEffect, useState } from 'preact/hooks'

/** What is loaded when it is first drawn, or when the page has nothing else to do. */
const loads: (() => Promise<unknown>)[] = []

/**
 * A component that the first screen of most pages has no use for. Its script is fetched beside the page's own work;
 * nothing stands in its place for the few milliseconds in which it is drawn before it is there.
 */
export const later = <Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> => {
  let loaded: ComponentType<Props> | undefined
  const get = async (): Promise<void> => {
    loaded ??= await load()
  }
  loads.push(get)
  return (props) => {
    const [, draw] = useState({})
    useLayoutEffect(() => {
      if (!loaded) void get().then(() => draw({}))
    }, [])
    const Loaded = loaded
    return Loaded ? <Loaded {...props} /> : null
  }
}

/** Fetches all of it. */
export const loadTheRest = async (): Promise<void> => {
  await Promise.all(loads.map((load) => load()))
}
