import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * Keeps the focus in a list whose entry that had it is gone: it goes to the list itself. The list
 * takes what is answered as its props.
 */
export function useKeptFocus<E extends HTMLElement>() {
  const ref = useRef<E>(null);
  const had = useRef(false);
  useLayoutEffect(() => {
    const isNowhere = document.activeElement === document.body;
    if (had.current && isNowhere) ref.current?.focus();
  });
  return {
    ref,
    tabIndex: -1,
    onFocusIn: () => void (had.current = true),
    onFocusOut: ({ relatedTarget, target }: FocusEvent) => {
      const goesElsewhere = relatedTarget instanceof Node && !ref.current?.contains(relatedTarget);
      const isThere = target instanceof Node && target.isConnected;
      had.current = !goesElsewhere && !(relatedTarget === null && isThere);
    },
  };
}
