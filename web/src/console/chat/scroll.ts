import { useLayoutEffect, useRef } from 'preact/hooks';

const NEAR = 40;

/** Stays at the newest message while it is shown, and at the same one while earlier ones come. */
export function useScroll(count: number) {
  const ref = useRef<HTMLDivElement>(null);
  const before = useRef({ top: 0, fromBottom: 0, height: 0, first: undefined as Element | undefined });
  useLayoutEffect(() => {
    const log = ref.current;
    if (!log) return;
    const { top, fromBottom, height, first } = before.current;
    const cameEarlier = first !== undefined && first !== log.firstElementChild;
    if (cameEarlier) log.scrollTop = top + log.scrollHeight - height;
    else if (fromBottom < NEAR) log.scrollTop = log.scrollHeight;
    look();
  }, [count]);
  function look() {
    const log = ref.current;
    if (!log) return;
    const { scrollTop: top, scrollHeight: height, clientHeight, firstElementChild } = log;
    before.current = { top, fromBottom: height - top - clientHeight, height, first: firstElementChild ?? undefined };
  }
  return { ref, onScroll: look };
}
