import { formatDegrees, formatPercent } from '../../utils/browser/measures.ts'
import { text } from '../../utils/browser/text.ts'
import type { CropView } from './crop-view.ts'
import type { ChangeView } from './use-view.ts'

interface Props {
  id: string
  view: CropView
  zoom: number
  mostZoom: number
  change: ChangeView
}

/** The same as the gestures and keys, as controls that say what they do. */
export const CropControls = ({ id, view, zoom, mostZoom, change }: Props) => (
  <div class="crop-controls">
    <label class="crop-slider" for={`${id}-zoom`}>
      <span>{text('crop_zoom')}</span>
      <input
        id={`${id}-zoom`}
        type="range"
        data-testid="crop-zoom"
        min={1}
        max={Math.max(1.01, mostZoom)}
        step={0.01}
        value={zoom}
        disabled={mostZoom <= 1}
        aria-valuetext={formatPercent(zoom)}
        onInput={({ currentTarget }) => {
          const wanted = currentTarget.valueAsNumber
          change((before, { zoomTo }) => zoomTo(before, wanted))
        }}
      />
    </label>
    <label class="crop-slider" for={`${id}-tilt`}>
      <span>{text('crop_straighten')}</span>
      <input
        id={`${id}-tilt`}
        type="range"
        data-testid="crop-straighten"
        min={-45}
        max={45}
        step={0.5}
        value={view.tilt}
        aria-valuetext={formatDegrees(view.tilt)}
        onInput={({ currentTarget }) => {
          const wanted = currentTarget.valueAsNumber
          change((before, { straighten }) => straighten(before, wanted))
        }}
      />
    </label>
    <span class="crop-buttons">
      <button
        type="button"
        class="btn small"
        data-testid="crop-rotate-left"
        onClick={() => change((before, { quarter }) => quarter(before, -1))}
      >
        {text('crop_rotate_left')}
      </button>
      <button
        type="button"
        class="btn small"
        data-testid="crop-rotate-right"
        onClick={() => change((before, { quarter }) => quarter(before, 1))}
      >
        {text('crop_rotate_right')}
      </button>
      <button
        type="button"
        class="btn quiet small"
        data-testid="crop-reset"
        onClick={() => change((_before, { whole }) => whole())}
      >
        {text('crop_reset')}
      </button>
    </span>
  </div>
)
