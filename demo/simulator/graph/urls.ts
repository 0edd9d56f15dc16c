import { OLDEST_VERSION, type GraphCall } from "./call.ts";

/** Another call of the same caller's, as `paging.next` has it: with the token, as Meta writes it. */
export function urlOf(call: GraphCall, path: string, params: Record<string, string | undefined>): string {
  const url = new URL(`${call.origin}/${call.version ?? OLDEST_VERSION}/${path}`);
  if (call.token !== null) url.searchParams.set("access_token", call.token);
  for (const [name, value] of Object.entries(params)) {
    if (value !== undefined && value !== "") url.searchParams.set(name, value);
  }
  return url.href;
}
