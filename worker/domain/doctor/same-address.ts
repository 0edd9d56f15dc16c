/** Names of this machine: a browser and Meta's stand-in may each know it by another. */
const LOCAL = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** Whether what is sent to the one comes to the other. What is no address is the same as itself alone. */
export function isSameAddress(one: string, other: string): boolean {
  return normal(one) === normal(other);
}

function normal(address: string): string {
  const url = URL.parse(address);
  if (url === null) return address;
  if (LOCAL.has(url.hostname)) url.hostname = "localhost";
  return url.href;
}
