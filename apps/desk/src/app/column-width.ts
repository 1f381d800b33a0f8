import { useState } from 'react';

/** A column's width in px, kept in this browser. */
export function useColumnWidth(name: string, standard: number, min: number, max: number) {
  const key = `guichet.width.${name}`;
  const clamp = (width: number) => Math.round(Math.min(max, Math.max(min, width)));
  const [width, setWidth] = useState(() => clamp(Number(localStorage.getItem(key)) || standard));
  const change = (next: number) => {
    setWidth(clamp(next));
    localStorage.setItem(key, String(clamp(next)));
  };
  return { width, change, min, max, reset: () => change(standard) };
}
export type ColumnWidth = ReturnType<typeof useColumnWidth>;
