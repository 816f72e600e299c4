import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * Keeps the focus in a list whose entry that had it is gone: it goes to the list itself. The list
 * takes what is answered as its props.
 */
export function useKeptFocus<E extends HTMLElement>() {
  const ref = useRef<E>(null);
  const last = useRef<Element | undefined>(undefined);
  useLayoutEffect(() => {
    if (!last.current || last.current.isConnected) return;
    last.current = undefined;
    if (document.activeElement === document.body) ref.current?.focus();
  });
  return {
    ref,
    tabIndex: -1,
    onFocusIn: ({ target }: FocusEvent) => void (last.current = target as Element),
    // An entry that is taken away loses the focus before it is gone, so it is looked at afterwards.
    onFocusOut: ({ target }: FocusEvent) =>
      void setTimeout(() => {
        const hasLeft = last.current === target && last.current?.isConnected && !ref.current?.contains(document.activeElement);
        if (hasLeft) last.current = undefined;
      }),
  };
}
