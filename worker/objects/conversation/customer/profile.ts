import { nextInternalAttempt } from "../../../domain/retry.ts";
import { classifySendError } from "../../../domain/send-error.ts";
import {
  isFieldNotPermitted,
  readProfile,
  type GraphAccess,
  type GraphOutcome,
  type Profile,
} from "../../../graph/client.ts";
import { log } from "../../../log.ts";
import { partsOfName } from "../../../protocol/ids.ts";
import type { Leases } from "../outbox/leases.ts";
import { PICTURE } from "../media/store.ts";
import type { ConversationStore } from "../log/store.ts";
import type { Job } from "../log/thread-store.ts";
import { remembered } from "../../../remembered.ts";

const ATTEMPTS_MAX = 5;
/** A Page that cannot call now wakes the conversation itself; this is for when that is lost. */
const PAGE_WAIT_MS = 60 * 60 * 1000;

/** People change their names and pictures seldom; what Meta would not tell it may tell after more has been said. */
const KNOWN_FRESH_MS = 7 * 24 * 60 * 60 * 1000;
const UNKNOWN_FRESH_MS = 24 * 60 * 60 * 1000;

/** Pages whose token may not see locales, until when they are not asked for. A memo: each isolate learns anew. */
const withoutLocale = remembered(() => new Map<string, number>());
const WITHOUT_LOCALE_MS = 60 * 60 * 1000;

/** Whether Meta is to be asked about a customer who has just written. */
export function isProfileStale(store: ConversationStore, now: number): boolean {
  const isKnown = store.existingThread().customer_name !== null;
  const askedAt = store.thread.profile()?.askedAt ?? 0;
  return now - askedAt > (isKnown ? KNOWN_FRESH_MS : UNKNOWN_FRESH_MS);
}

/**
 * Asks Meta once about the customer, and has the picture copied. Returns when to try again, or null when there is
 * nothing more to ask until the customer writes another day: it was told, or Meta has nothing to tell (User Profile
 * API: no consent, no permission, a phone-number account). Nobody is given a name that is not theirs.
 */
export async function fetchProfile(
  store: ConversationStore,
  leases: Leases,
  attempts: number,
  objectId: string,
): Promise<Pick<Job, "due_at" | "attempts"> | null> {
  const { conversation } = store.existingThread();
  const leave = await leases.take(conversation, Date.now());
  // Nobody asked Meta, so that was no try.
  // Of a Page that nobody connected nobody is asked: it calls once it is, and whoever writes then is asked about.
  if (!leave.ok && leave.reason === "page_not_connected") return null;
  if (!leave.ok) return { due_at: leave.until ?? Date.now() + PAGE_WAIT_MS, attempts };
  const outcome = await ask(leave.access, partsOfName(conversation).psid);
  // It was erased meanwhile.
  if (store.isEmpty()) return null;
  const now = Date.now();
  if (outcome.kind === "accepted") {
    store.transaction(() => keep(store, outcome.value, now));
    return null;
  }
  const graphCode = outcome.kind === "refused" ? outcome.error.code : null;
  log({ event: "profile.failed", object: objectId, attempts, graphCode });
  if (outcome.kind === "refused") await leases.refused(outcome.error, leave.access);
  const mayPass = outcome.kind === "ambiguous" || isTemporary(outcome.error);
  if (!mayPass || attempts >= ATTEMPTS_MAX) {
    store.transaction(() => keep(store, NOTHING, now));
    return null;
  }
  return { due_at: nextInternalAttempt(attempts + 4, now, Math.random()), attempts: attempts + 1 };
}

const NOTHING: Profile = { name: null, pictureUrl: null, locale: null };

async function ask(access: GraphAccess, psid: string): Promise<GraphOutcome<Profile>> {
  const now = Date.now();
  const withLocale = (withoutLocale().get(access.pageId) ?? 0) <= now;
  const outcome = await readProfile(access, psid, { withLocale });
  const isForLocale = withLocale && outcome.kind === "refused" && isFieldNotPermitted(outcome.error);
  if (!isForLocale) return outcome;
  withoutLocale().set(access.pageId, now + WITHOUT_LOCALE_MS);
  return await readProfile(access, psid, { withLocale: false });
}

/** What Meta told once and tells no more stays: a permission that lapsed does not make a customer nameless. */
function keep(store: ConversationStore, { name, pictureUrl, locale }: Profile, now: number): void {
  const { customer_name: oldName, rev } = store.existingThread();
  const old = store.thread.profile();
  const news = { ...old, askedAt: now, ...(locale === null ? {} : { locale }) };
  const isShown = (name !== null && name !== oldName) || news.locale !== old?.locale;
  store.thread.setProfile(name ?? oldName, news, isShown ? store.nextRev() : rev);
  // Meta's link is another each time; only its bytes tell whether the picture is.
  if (pictureUrl !== null) store.media.add(PICTURE, 0, pictureUrl, now);
}

function isTemporary(error: Parameters<typeof classifySendError>[0]): boolean {
  return !["permanent", "customer_unavailable", "window_closed"].includes(classifySendError(error));
}
