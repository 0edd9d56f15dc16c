/** The desk's API, by a client that was made of its own document (`/api/v1/openapi.json`). */
import createClient, { type Client } from "openapi-fetch";
import type { components, paths } from "../../../test/worker/api/client.d.ts";

export type DeskClient = Client<paths>;
export type Problem = components["schemas"]["Problem"];
/** What a call comes to, as the client tells it. */
type Told<T> = { data?: T; error?: unknown; response: Response };

/** How long the desk may take (ms). It answers at once, or is not there. */
const ANSWER_MS = 15_000;

/** The desk said no, and would say so again. */
export class Refused extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(`${problem.code}: ${problem.title}`);
    this.problem = problem;
  }
}

/** Nobody answered, or "not now": the same call again, later. */
export class NotNow extends Error {}

export function deskClient({ url, key }: { url: string; key: string }): DeskClient {
  return createClient<paths>({
    baseUrl: `${url}/api/v1`,
    headers: { Authorization: `Bearer ${key}` },
    fetch: (request) => fetch(request, { signal: AbortSignal.timeout(ANSWER_MS) }),
  });
}

/** @throws Refused @throws NotNow */
export async function answered<T>(call: Promise<Told<T>>): Promise<T> {
  const { data, error, response } = await call.catch((fault: unknown) => {
    throw new NotNow(String(fault));
  });
  if (response.ok) return data as T;
  if (response.status >= 500 || response.status === 429) throw new NotNow(`HTTP ${String(response.status)}`);
  throw new Refused(error as Problem);
}
