import { hex } from "../domain/hex.ts";
import { callGraph, READ_TIMEOUT_MS, type GraphOutcome } from "./client.ts";
import { idAt, listAt, objectAt } from "./json.ts";
import type { AppAccess } from "./set-up.ts";

/** Somebody who writes to a Page. */
export type Matched = { pageId: string; psid: string };

/**
 * Which conversations are those of a person whom the app knows by this id (Facebook Login, "ID matching", `ids_for_pages`): of Pages that are of
 * the app's own business. In Europe and Japan Meta matches nobody, and says so by an empty list.
 */
export async function matchPerson(access: AppAccess, userId: string): Promise<GraphOutcome<Matched[]>> {
  const token = `${access.appId}|${access.appSecret}`;
  const query = new URLSearchParams({
    appsecret_proof: await proofOf(token, access.appSecret),
    limit: "100",
  });
  const path = `${encodeURIComponent(userId)}/ids_for_pages?${query.toString()}`;
  const outcome = await callGraph({ graphUrl: access.graphUrl, token }, "GET", path, READ_TIMEOUT_MS);
  return outcome.kind === "accepted" ? { ...outcome, value: readMatches(outcome.value) } : outcome;
}

function readMatches(value: unknown): Matched[] {
  return listAt(value, "data").flatMap((it) => {
    const [psid, pageId] = [idAt(it, "id"), idAt(objectAt(it, "page"), "id")];
    return psid === null || pageId === null ? [] : { pageId, psid };
  });
}

/** Graph API, "securing requests": HMAC-SHA256 of the token, with the app secret. */
async function proofOf(token: string, appSecret: string): Promise<string> {
  const encoder = new TextEncoder();
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", encoder.encode(appSecret), algorithm, false, ["sign"]);
  return hex(await crypto.subtle.sign("HMAC", key, encoder.encode(token)));
}
