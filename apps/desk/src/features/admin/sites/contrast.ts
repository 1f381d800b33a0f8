/** Relative luminance of `#rrggbb` (WCAG 2.2). */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** From 1 to 21. */
export function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].toSorted((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** The widget writes in black or white, whichever is read better; a button that is as light as a page is not found. */
export function colourFacts(colour: string) {
  const onWhite = contrast(colour, '#ffffff');
  const onBlack = contrast(colour, '#000000');
  return {
    ink: onWhite > onBlack ? 'white' : 'black',
    ratio: Math.max(onWhite, onBlack),
    isFaint: onWhite < 3,
  } as const;
}
