import { useCallback, useEffect, useRef, useState } from 'react';

/** Which rows are marked; with shift everything from the last marked one to this. */
export function useSelection(ids: readonly string[], place: string) {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const last = useRef<string | null>(null);
  const rows = useRef(ids);
  useEffect(() => {
    rows.current = ids;
  });
  useEffect(() => setSelected(new Set()), [place]);
  const toggle = useCallback((id: string, isRange = false) => {
    setSelected((before) => {
      const after = new Set(before);
      const from = isRange && last.current ? rows.current.indexOf(last.current) : -1;
      const to = rows.current.indexOf(id);
      if (from >= 0) {
        for (const one of rows.current.slice(Math.min(from, to), Math.max(from, to) + 1)) after.add(one);
      } else if (!after.delete(id)) after.add(id);
      last.current = id;
      return after;
    });
  }, []);
  const clear = useCallback(() => setSelected(new Set()), []);
  const selectAll = useCallback(() => setSelected(new Set(rows.current.slice(0, 200))), []);
  return { selected, toggle, clear, selectAll };
}
export type Selection = ReturnType<typeof useSelection>;
