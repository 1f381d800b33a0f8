import type { DragEvent } from 'react';

/** For files let go beside the text field, which takes its own. Null: none are taken here, and the browser does not open them either. */
export const fileDrop = (take: ((files: File[]) => void) | null) => ({
  onDragOver: (event: DragEvent) => event.preventDefault(),
  onDrop: (event: DragEvent) => {
    if (event.defaultPrevented || event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    take?.([...event.dataTransfer.files]);
  },
});
