/** The one-time link by which the first administrator signs in: who may deploy makes it. */
import { ADMIN_LINK_MS, hashOf, writeAdminLink } from "../../worker/domain/admin-link.ts";

/** `setting`: of ADMIN_LINK, from which nobody learns `secret`. */
export type AdminSecret = { secret: string; setting: string; endsAt: Date };
export type NewAdminLink = { url: string; setting: string; endsAt: Date };

export async function newAdminSecret(now: number): Promise<AdminSecret> {
  const secret = Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString("base64url");
  const endsAt = now + ADMIN_LINK_MS;
  return {
    secret,
    setting: writeAdminLink({ hash: await hashOf(secret), endsAt }),
    endsAt: new Date(endsAt),
  };
}

/** A link to the administration at `url`, the Worker's own address. In the fragment, which no browser sends anywhere. */
export async function newAdminLink(url: string, now: number): Promise<NewAdminLink> {
  const { secret, ...rest } = await newAdminSecret(now);
  return { url: new URL(`/admin#link=${secret}`, url).href, ...rest };
}
