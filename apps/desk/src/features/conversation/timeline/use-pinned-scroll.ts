import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';

const NEAR = 48;

interface PinnedScroll {
  scroller: RefObject<HTMLDivElement | null>;
  content: RefObject<HTMLDivElement | null>;
  isAtEnd: boolean;
  toEnd: () => void;
  onScroll: () => void;
}

/**
 * Stays at the end while one reads the end, and stays where one reads when older entries come in above:
 * `first` and `last` name the outermost entries; one's own new entry is always shown.
 */
export function usePinnedScroll(first: number | undefined, last: number | undefined, isOwn: boolean): PinnedScroll {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const pinned = useRef(true);
  const fromEnd = useRef(0);
  const top = useRef(0);
  const [isAtEnd, setAtEnd] = useState(true);
  const remember = () => {
    const box = scroller.current;
    if (!box) return;
    fromEnd.current = box.scrollHeight - box.scrollTop;
    // Content that grows moves the end away too; only going up means that someone wants to read there.
    if (fromEnd.current - box.clientHeight < NEAR) pinned.current = true;
    else if (box.scrollTop < top.current - 1) pinned.current = false;
    top.current = box.scrollTop;
    setAtEnd(pinned.current);
  };
  const toEnd = useCallback(() => {
    pinned.current = true;
    const box = scroller.current;
    if (box) box.scrollTop = box.scrollHeight;
  }, []);
  // Entries came in above: the distance to the end is what the eye keeps.
  useLayoutEffect(() => {
    const box = scroller.current;
    if (box && !pinned.current) box.scrollTop = box.scrollHeight - fromEnd.current;
  }, [first]);
  useLayoutEffect(() => {
    if (pinned.current || isOwn) toEnd();
  }, [last, isOwn, toEnd]);
  // Images and mails grow after they are drawn.
  useEffect(() => {
    const observer = new ResizeObserver(() => (pinned.current ? toEnd() : undefined));
    if (content.current) observer.observe(content.current);
    if (scroller.current) observer.observe(scroller.current);
    return () => observer.disconnect();
  }, [toEnd]);
  return { scroller, content, isAtEnd, toEnd, onScroll: remember };
}
