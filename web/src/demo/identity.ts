/** The account of a name: the same Ethereum address each time, since stages know no others. */
export async function accountOf(name: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(name.trim().toLowerCase()));
  const bytes = [...new Uint8Array(digest)].slice(0, 20);
  return `0x${bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
