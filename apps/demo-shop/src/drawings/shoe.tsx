import { type Colour, PAINT, type Shape } from '../catalogue.ts';
import { DETAILS, OUTLINES, SOLES } from './shapes.tsx';

/** A drawing of our own: the outline in the colour of the leather, then what makes the model. */
export function Shoe({ shape, colour, label }: { shape: Shape; colour: Colour; label?: string | undefined }) {
  const Details = DETAILS[shape];
  return (
    <svg
      viewBox="0 0 320 200"
      class="drawing"
      style={{ '--leather': PAINT[colour] }}
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': 'true' })}
    >
      <ellipse class="ground" cx="164" cy="170" rx="126" ry="7" />
      <path class="leather" d={OUTLINES[shape]} />
      <Details />
      {SOLES[shape]}
    </svg>
  );
}
