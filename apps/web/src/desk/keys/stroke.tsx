import { printed, type Stroke } from './keys.ts';

/** The keys of a stroke, as they are printed: Shift R. */
export const StrokeKeys = ({ strokes }: { strokes: readonly Stroke[] }) => (
  <span class="strokes">
    {strokes.flatMap(printed).map((label) => (
      <kbd key={label}>{label}</kbd>
    ))}
  </span>
);
