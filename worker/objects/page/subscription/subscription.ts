import { nextSubscribeAttempt } from "../../../domain/retry.ts";
import { classifySendError, type GraphErrorCode, type SendErrorClass } from "../../../domain/send-error.ts";
import {
  readSubscribedFields,
  subscribePage,
  type GraphAccess,
  type GraphOutcome,
} from "../../../graph/client.ts";
import { completed, isComplete, wantedFields } from "../../../domain/wanted-fields.ts";
import { log } from "../../../log.ts";
import type { Agenda } from "../../kernel/agenda.ts";
import type { PageStore } from "../store.ts";

/** In place of an error, while Meta was asked and has not answered yet. */
export const SUBSCRIBING = "pending";

/**
 * Meta unsubscribes a Page after an hour of failed deliveries, and does not say so to an app it cannot reach
 * (Webhooks, "acknowledgement"): it is simply asked about again.
 */
const RENEW_MS = 60 * 60_000;
/** Meta has answered, or not, within this. */
const ANSWER_MS = 30_000;

type Tools = {
  store: PageStore;
  /** Of the app it is connected with; null: not known. */
  appId: () => string | null;
  /** Null without a token. */
  access: (pageId: string) => GraphAccess | null;
  /** It may not have been in order, and nobody knew: what Meta had to tell then is to be looked for. */
  mayHaveMissed: () => void;
  /** Meta said no, with this code. */
  refused: (pageId: string, error: GraphErrorCode, token: string) => Promise<void>;
  /** Whether Meta's rules for Europe hold; null: it cannot be asked now. */
  readPrivacyRules: (access: GraphAccess) => Promise<GraphOutcome<boolean | null>> | null;
  /** The subscription is in order. */
  renewed: (pageId: string) => void;
  agenda: Pick<Agenda<"subscription">, "wakeBy" | "guarded">;
};

/**
 * The Page sends its webhooks to this app: asked about with each deployed version, and again every hour, and completed
 * where something is missing.
 */
export class Subscription {
  readonly #tools: Tools;

  constructor(tools: Tools) {
    this.#tools = tools;
  }

  /** For a version that is deployed anew. Failures are tried again by the alarm. */
  async begin(pageId: string, version: string): Promise<void> {
    const { store, agenda } = this.#tools;
    await agenda.guarded("subscription", ANSWER_MS, async (dueAt) => {
      store.setSubscription({ version, attempts: 0, dueAt, error: SUBSCRIBING });
      await this.renew(pageId);
    });
  }

  /** When Meta is to be asked about it again; null: not before the next version. */
  dueAt(): number | null {
    return this.#tools.store.find()?.subscribe_due_at ?? null;
  }

  /** Asks about it now, completes it, and says when to do so again. */
  async renew(pageId: string): Promise<void> {
    const { store, agenda, mayHaveMissed, renewed } = this.#tools;
    const appId = this.#tools.appId();
    const access = this.#tools.access(pageId);
    const page = store.find();
    const version = page?.subscribed_version ?? "";
    if (access === null) {
      store.setSubscription({ version, attempts: 0, dueAt: null, error: "no_token" });
      return;
    }
    const asked = appId === null ? null : await readSubscribedFields(access, appId);
    const had = asked?.kind === "accepted" ? asked.value : null;
    // A Page that never was subscribed missed nothing.
    const isRenewal = store.recovery() !== null && asked !== null;
    const wasUnsubscribed = isRenewal && had !== null && !had.includes("messages");
    // Noted before it is mended: once it is, Meta no longer says that it was not.
    if (wasUnsubscribed || (isRenewal && asked.kind === "ambiguous")) mayHaveMissed();
    // Without knowing what is there, a new list would take away what somebody added.
    const outcome = asked !== null && mayTellLater(asked) ? asked : await this.#complete(access, had);
    if (outcome.kind === "accepted") {
      if (wasUnsubscribed) log({ event: "page.unsubscribed", pageId });
      store.setSubscribedFields(outcome.value);
      renewed(pageId);
      const dueAt = Date.now() + RENEW_MS;
      store.setSubscription({ version, attempts: 0, dueAt, error: null });
      agenda.wakeBy(dueAt);
      if (page?.subscribe_error !== null) log({ event: "page.subscribed", pageId, version });
      return await this.#readPrivacyRules(access);
    }
    const attempts = (page?.subscribe_attempts ?? 0) + 1;
    const graphCode = outcome.kind === "refused" ? outcome.error.code : null;
    const reason = outcome.kind === "refused" ? `graph_${String(outcome.error.code)}` : outcome.why;
    const dueAt = nextSubscribeAttempt(attempts, Date.now(), Math.random());
    store.setSubscription({ version, attempts, dueAt, error: reason });
    agenda.wakeBy(dueAt);
    log({ event: "page.subscribe_failed", pageId, graphCode, reason });
    if (outcome.kind === "refused") await this.#tools.refused(pageId, outcome.error, access.token);
  }

  /**
   * Adds what is missing to what the Page sends, and answers what it then sends. What an operator added in Meta's
   * dashboard stays, and what they left out here goes, also where Meta ended the whole subscription since, unless Meta refuses the list for it.
   */
  async #complete(access: GraphAccess, had: readonly string[] | null): Promise<GraphOutcome<string[]>> {
    const choice = this.#tools.store.fieldChoice();
    if (had !== null && isComplete(had, choice)) return { kind: "accepted", value: [...had] };
    const isGone = had === null || had.length === 0;
    const kept = isGone ? this.#tools.store.subscribedFields() : had;
    const wanted = completed(kept, choice);
    const own = wantedFields(choice);
    const outcome = await subscribePage(access, wanted);
    if (outcome.kind === "accepted") return { kind: "accepted", value: wanted };
    if (outcome.kind === "ambiguous" || !isGone || wanted.length === own.length) return outcome;
    const again = await subscribePage(access, own);
    return again.kind === "accepted" ? { kind: "accepted", value: own } : again;
  }

  /** What is known stays when Meta does not say. The alarm tells the desk of it. */
  async #readPrivacyRules(access: GraphAccess): Promise<void> {
    const { store, agenda } = this.#tools;
    const outcome = await this.#tools.readPrivacyRules(access);
    const isSubject = outcome?.kind === "accepted" ? outcome.value : null;
    const known = store.find()?.eu_privacy_rules ?? null;
    if (isSubject === null || known === Number(isSubject)) return;
    store.setEuPrivacyRules(isSubject);
    agenda.wakeBy(Date.now());
  }
}

/** No answer, or none for now. What Meta does not tell this token at all it tells at no other time either. */
function mayTellLater(asked: GraphOutcome<unknown>): asked is Exclude<typeof asked, { kind: "accepted" }> {
  if (asked.kind !== "refused") return asked.kind === "ambiguous";
  return LATER.has(classifySendError(asked.error));
}

const LATER: ReadonlySet<SendErrorClass> = new Set(["slow_page", "retry", "ambiguous"]);
