/** The one-time link by which the first administrator signs in (`npm run admin`). */
import { hex } from "./hex.ts";

/** `hash`: SHA-256 of the link's secret, in hex: what is stored lets nobody in. `endsAt` in ms. */
export type AdminLink = { hash: string; endsAt: number };

/** Who may deploy has this long to open the link. */
export const ADMIN_LINK_MS = 15 * 60_000;

const ADMIN_LINK = /^([0-9a-f]{64})\.(\d{1,12})$/;

/** `ADMIN_LINK`: `<hash>.<when it ends, in seconds since 1970>`. Null where it is not that. */
export function readAdminLink(value: string): AdminLink | null {
  const [, hash, seconds] = ADMIN_LINK.exec(value) ?? [];
  return hash === undefined || seconds === undefined ? null : { hash, endsAt: Number(seconds) * 1000 };
}

/** As it is put into `ADMIN_LINK`. */
export function writeAdminLink({ hash, endsAt }: AdminLink): string {
  return `${hash}.${String(Math.floor(endsAt / 1000))}`;
}

/** SHA-256 of a secret, in hex. */
export async function hashOf(secret: string): Promise<string> {
  return hex(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(secret)));
}
