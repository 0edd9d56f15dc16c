const IN_HASH = /#(?:.*&)?link=([^&]+)/;

/** What a one-time link holds: in its hash, which no server is told, or pasted alone. */
export function linkOf(text: string): string {
  const [, inHash] = IN_HASH.exec(text.trim()) ?? [];
  return inHash === undefined ? text.trim() : decodeURIComponent(inHash);
}

/** Whether an address is such a link. */
export function hasLink(hash: string): boolean {
  return IN_HASH.test(hash);
}
