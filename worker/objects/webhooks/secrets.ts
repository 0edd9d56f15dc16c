import { seal, unseal, type Place, type Sealed } from "../../access/sealing.ts";
import { newBotSecret } from "../../bots/signature.ts";
import { configOf } from "../../config.ts";
import { done, refused, type Outcome } from "../../domain/outcome.ts";
import type { Env } from "../../env.ts";
import { WEBHOOK_FORMER_SECRET_MS } from "../../protocol/webhooks/limits.ts";
import type { Endpoint } from "./endpoint-store.ts";

/** A secret as it is told, once, and as it is stored (JSON of Sealed). */
type Made = { secret: string; sealed: string };

/** The secrets of an endpoint as they are to be stored. `count`: of those that are sealed anew. `keyIds`: with which keys they are sealed. */
type Resealed = { secret: string; former: string | null; count: number; keyIds: string[] };

/** Makes the secret of an endpoint. Refused where nothing can be sealed. */
export async function newSecret(
  env: Env,
  desk: string,
  id: string,
): Promise<Outcome<Made, { code: "no_encryption_keys" }>> {
  const secret = newBotSecret();
  const sealed = await seal(configOf(env).encryptionKeys, placeOf(desk, id), secret);
  if (!sealed.ok) return refused(sealed.refusal);
  return done({ secret, sealed: JSON.stringify(sealed.value) });
}

/** Until when the secret before signs as well, in ms; null: there is none, or not any more. */
export function formerUntil({ former, secretAt }: Endpoint, now: number): number | null {
  const until = secretAt + WEBHOOK_FORMER_SECRET_MS;
  return former !== null && now < until ? until : null;
}

/** Those that sign, the newest first; none that does not open. */
export async function secretsOf(env: Env, desk: string, endpoint: Endpoint, now: number): Promise<string[]> {
  const former = formerUntil(endpoint, now) === null ? null : endpoint.former;
  const kept = [endpoint.secret, ...(former === null ? [] : [former])];
  const keys = configOf(env).encryptionKeys;
  const place = placeOf(desk, endpoint.id);
  const opened = await Promise.all(kept.map((it) => unseal(keys, place, JSON.parse(it) as Sealed)));
  return opened.flatMap((it) => (it.ok ? [it.value] : []));
}

/** What was sealed with another key than the current one, sealed with it; what does not open stays as it is. */
export async function resealed(env: Env, desk: string, endpoint: Endpoint): Promise<Resealed> {
  const keys = configOf(env).encryptionKeys;
  const place = placeOf(desk, endpoint.id);
  const anew = async (kept: string): Promise<string> => {
    const before = JSON.parse(kept) as Sealed;
    if (before.keyId === keys[0]?.id) return kept;
    const opened = await unseal(keys, place, before);
    const sealed = opened.ok ? await seal(keys, place, opened.value) : null;
    return sealed?.ok === true ? JSON.stringify(sealed.value) : kept;
  };
  const secret = await anew(endpoint.secret);
  const former = endpoint.former === null ? null : await anew(endpoint.former);
  const count = Number(secret !== endpoint.secret) + Number(former !== endpoint.former);
  const keyIds = [secret, former].flatMap((it) => (it === null ? [] : [(JSON.parse(it) as Sealed).keyId]));
  return { secret, former, count, keyIds };
}

function placeOf(desk: string, id: string): Place {
  return { page: `desk:${desk}`, field: `webhook:${id}` };
}
