/** Names the page in the window's title and its history. */
export function titled(name: string): void {
  document.title = `${name} · Dais`;
}
