import type { Content, Referral } from "../../protocol/message/content.ts";
import type { Entry } from "../../protocol/message/entry.ts";
import { nameOfBox } from "./box.ts";
import { isReference } from "../../protocol/references/ref.ts";

/**
 * That a customer came by a reference: with which entry, and when (ms, by Meta's clock). `ref`: or the checkbox that they confirmed, see
 * nameOfBox().
 */
export type CameBy = { entry: number; at: number; ref: string };

const NONE = { ref: null };

/** Meta repeats what it could not deliver for a day and a half: what is older and only changed was told before. */
const TOLD_MS = 2 * 24 * 60 * 60_000;

/**
 * By which references customers came in these entries: by a postback, a referral, an opt-in, or with a message. `have`: the newest entry that the desk knew
 * before; what is newer is judged however late Meta told it.
 */
export function cameBy(entries: readonly Entry[], have: number, now: number): CameBy[] {
  return entries.flatMap(({ id, at, author, content, fetched }) => {
    if (author.type !== "customer" || fetched === "imported") return [];
    if (id <= have && isOld(at, now)) return [];
    const { ref, userRef } = refIn(content);
    if (userRef !== undefined) return [{ entry: id, at, ref: nameOfBox(userRef) }];
    return isReference(ref) ? [{ entry: id, at, ref }] : [];
  });
}

export function isOld(at: number, now: number): boolean {
  return at < now - TOLD_MS;
}

function refIn(content: Content): Partial<Pick<Referral, "userRef">> & Pick<Referral, "ref"> {
  switch (content.kind) {
    case "text":
    case "postback":
      return content.referral ?? NONE;
    case "event": {
      const { event } = content;
      if (event.type === "referral") return event.referral;
      return event.type === "optin" ? { ref: event.ref } : NONE;
    }
    default:
      return NONE;
  }
}
