/** What the React and the Vue page share: where the Worker is, and how they get the agent's token. */

/** Your Worker. */
export const server = "http://localhost:8787";

/**
 * Your back end signs the token for the agent who is logged in; here the demo's does. One function for the whole page:
 * gadgets that have the same one share a connection.
 */
export async function tokenProvider(): Promise<string> {
  const response = await fetch("/demo/token?agent=kim");
  if (!response.ok) throw Object.assign(new Error("no token"), { status: response.status });
  return ((await response.json()) as { token: string }).token;
}
