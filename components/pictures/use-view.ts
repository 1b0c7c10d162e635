import { useCallback, useState } from 'preact/hooks'
import {
  fitted,
  mostZoom,
  movedBy,
  wholeView,
  zoomedTo,
  zoomOf,
  type CropView,
  type Size,
} from './crop-view.ts'

/** What can be done to a view; all of it keeps the picture in every corner. */
export interface ViewTools {
  /** By a factor. */
  zoom: (view: CropView, by: number) => CropView
  zoomTo: (view: CropView, zoom: number) => CropView
  /** Straightened by so many degrees more. */
  turn: (view: CropView, degrees: number) => CropView
  straighten: (view: CropView, tilt: number) => CropView
  quarter: (view: CropView, turns: number) => CropView
  /** By shares of the crop's width. */
  move: (view: CropView, right: number, down: number) => CropView
  whole: () => CropView
  fit: (change: (picture: Size, ratio: number) => CropView) => CropView
}

export type ViewChange = (view: CropView, tools: ViewTools) => CropView
export type ChangeView = (change: ViewChange) => void

const toolsFor = (picture: Size, ratio: number): ViewTools => {
  const fit = (view: CropView) => fitted(view, picture, ratio)
  const zoomTo = (view: CropView, zoom: number) =>
    zoomedTo(view, Math.min(mostZoom(view, picture, ratio), Math.max(1, zoom)), picture, ratio)
  // The share of what fits stays, so that straightening back and forth ends where it began.
  const straighten = (view: CropView, tilt: number) =>
    zoomTo({ ...view, tilt: Math.min(45, Math.max(-45, tilt)) }, zoomOf(view, picture, ratio))
  return {
    zoom: (view, by) => zoomTo(view, zoomOf(view, picture, ratio) * by),
    zoomTo,
    straighten,
    turn: (view, degrees) => straighten(view, view.tilt + degrees),
    quarter: (view, turns) =>
      zoomTo({ ...view, turns: (view.turns + turns + 4) % 4 }, zoomOf(view, picture, ratio)),
    move: (view, right, down) => movedBy(view, [right, down], picture, ratio),
    whole: () => fit(wholeView(picture, ratio)),
    fit: (change) => change(picture, ratio),
  }
}

/** The part of a picture that is shown, and the one way to change it. */
export const useView = (picture: Size, ratio: number) => {
  const [view, setView] = useState(() => wholeView(picture, ratio))
  const change: ChangeView = useCallback(
    (by) => setView((before) => by(before, toolsFor(picture, ratio))),
    [picture, ratio],
  )
  return {
    view,
    change,
    zoom: zoomOf(view, picture, ratio),
    mostZoom: mostZoom(view, picture, ratio),
  }
}
