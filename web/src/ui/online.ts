import { signal } from '@preact/signals';

/** Whether the browser has a network at all. */
export const isOnline = signal(navigator.onLine);

window.addEventListener('online', () => (isOnline.value = true));
window.addEventListener('offline', () => (isOnline.value = false));
