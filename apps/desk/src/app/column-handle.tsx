import type { KeyboardEvent, PointerEvent } from 'react';
import type { ColumnWidth } from './column-width.ts';
import classes from './column-handle.module.css';

interface ColumnHandleProps {
  column: ColumnWidth;
  label: string;
  /** The column lies right of its handle, so it grows to the left. */
  isRight?: boolean;
}

const STEP = 16;

/** The line between two columns: dragged, or moved with the arrow keys; a double click restores. */
export function ColumnHandle({ column, label, isRight = false }: ColumnHandleProps) {
  const sign = isRight ? -1 : 1;
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    const handle = event.currentTarget;
    const from = event.clientX;
    const start = column.width;
    handle.setPointerCapture(event.pointerId);
    const move = (moved: globalThis.PointerEvent) => column.change(start + sign * (moved.clientX - from));
    handle.addEventListener('pointermove', move);
    handle.addEventListener('lostpointercapture', () => handle.removeEventListener('pointermove', move), {
      once: true,
    });
  };
  const press = (event: KeyboardEvent) => {
    const way = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (way === 0) return;
    event.preventDefault();
    column.change(column.width + way * sign * STEP);
  };
  return (
    <div
      className={classes.handle}
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={column.width}
      aria-valuemin={column.min}
      aria-valuemax={column.max}
      tabIndex={0}
      onPointerDown={drag}
      onKeyDown={press}
      onDoubleClick={column.reset}
    />
  );
}
