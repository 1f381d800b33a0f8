import { useEffect, useState } from 'react';

/** Draws again every second, on the second of `from`: for what counts up or down while one looks. */
export function useSecond(from?: string | number) {
  const [, draw] = useState(0);
  useEffect(() => {
    const phase = from === undefined ? 0 : (Date.now() - new Date(from).getTime()) % 1000;
    let timer = setTimeout(tick, 1000 - Math.max(0, phase));
    function tick() {
      draw((count) => count + 1);
      timer = setTimeout(tick, 1000);
    }
    return () => clearTimeout(timer);
  }, [from]);
}
