import { type RefObject, useEffect, useState } from 'react';

/** Below this many rows the browser draws them all without effort. */
const few = 120;
const margin = 20;

/** Which rows are drawn of a long table: those in sight and some around them. */
export interface RowWindow {
  first: number;
  last: number;
}

/** @param rowHeight of every row, in pixels */
export function useRowWindow(container: RefObject<HTMLElement | null>, count: number, rowHeight: number): RowWindow {
  const [top, setTop] = useState(0);
  const isLong = count > few;
  useEffect(() => {
    const element = container.current;
    if (!isLong || !element) return;
    // In steps, so that scrolling by a line draws nothing anew.
    const look = () => setTop(Math.floor(element.scrollTop / rowHeight / 10) * 10);
    look();
    element.addEventListener('scroll', look, { passive: true });
    return () => element.removeEventListener('scroll', look);
  }, [container, isLong, rowHeight]);
  if (!isLong) return { first: 0, last: count };
  const inSight = Math.ceil((container.current?.clientHeight ?? 800) / rowHeight);
  return { first: Math.max(0, top - margin), last: Math.min(count, top + inSight + 10 + margin) };
}
