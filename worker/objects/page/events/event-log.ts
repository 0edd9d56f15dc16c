import type { InboundItem } from "../../../domain/item.ts";
import type { GraphErrorCode } from "../../../domain/send-error.ts";
import { toAsciiJson } from "../../../graph/json.ts";
import { log } from "../../../log.ts";
import type { PageEvent, PageWarning } from "../../../protocol/frames.ts";
import type { DeadLetter } from "../../kernel/contracts.ts";
import type { PageStore } from "../store.ts";
import type { Buried } from "./buried.ts";
import type { CheckedBoxes } from "./checked-boxes.ts";

/** Of those that are called otherwise in the log than here. */
const NAMES: Partial<Record<InboundItem["event"]["kind"], string>> = {
  ...{ policy: "policy_enforcement", checkbox: "optin" },
};

/** In place of a token's hash: no other token lifts this pause. */
export const BY_POLICY = "policy";

/** Meta's code for "temporarily blocked for policy violations". */
const BLOCKED_BY_POLICY: GraphErrorCode = { code: 368, subcode: null };

type Verdict = Extract<InboundItem["event"], { kind: "policy" }>;

/** The Page's own log: what names no person, and what could not be kept as an entry. */
export class EventLog {
  readonly #store: PageStore;

  readonly #boxes: Pick<CheckedBoxes, "add">;

  readonly #buried: Pick<Buried, "add">;

  constructor(store: PageStore, boxes: Pick<CheckedBoxes, "add">, buried: Pick<Buried, "add">) {
    this.#store = store;
    this.#boxes = boxes;
    this.#buried = buried;
  }

  /**
   * Keeps each once. `hasJudged`: Meta said something new of the Page's conduct, which its agents should hear; `hasBoxes`: somebody confirmed
   * a checkbox.
   */
  keep(pageId: string, items: InboundItem[]): { hasJudged: boolean; hasBoxes: boolean } {
    const news = this.#store.transaction(() => items.filter((item) => this.#keepOne(pageId, item)));
    const has = (kind: InboundItem["event"]["kind"]): boolean =>
      news.some(({ event }) => event.kind === kind);
    return { hasJudged: has("policy"), hasBoxes: has("checkbox") };
  }

  /** Keeps what no table took while the storage worked. The black box has it soon. */
  bury(letters: DeadLetter[], now: number): void {
    this.#store.transaction(() => {
      for (const letter of letters) {
        this.#store.noteLetter(letter);
        this.#buried.add(letter, now);
      }
    });
  }

  /** Newest first. */
  list(before: number | null, limit: number): { events: PageEvent[]; more: boolean } {
    const rows = this.#store.events(before, limit + 1);
    const events = rows.slice(0, limit).map(({ id, at, kind, bytes }) => ({ id, at, kind, bytes }));
    return { events, more: rows.length > limit };
  }

  /** False when it was kept before. */
  #keepOne(pageId: string, { key, at, event, raw }: InboundItem): boolean {
    const kind = event.kind === "unsupported" ? event.what : (NAMES[event.kind] ?? event.kind);
    const json = raw ?? toAsciiJson(event);
    const isNew = this.#store.insertEvent({ key, at, kind, conversation: null, json });
    if (isNew && event.kind === "policy") this.#obey(pageId, event, at);
    if (isNew && event.kind === "checkbox") this.#boxes.add({ userRef: event.userRef, ref: event.ref, at });
    return isNew;
  }

  /**
   * Meta judged the Page (Webhooks, "messaging_policy_enforcement"): a block stops its queue, an unblock ends it and
   * all that was said before, whichever comes first.
   */
  #obey(pageId: string, { action, reason }: Verdict, at: number): void {
    const page = this.#store.find();
    log({ event: "page.policy", pageId, action });
    if (page?.policy_at != null && at < page.policy_at) return;
    if (action !== "warning") this.#store.setPolicyAt(at);
    const shown = page?.warning == null ? null : (JSON.parse(page.warning) as PageWarning);
    if (shown === null || shown.at <= at)
      this.#store.setWarning(action === "unblock" ? null : { at, action, reason });
    if (action === "unblock" && page?.paused_token === BY_POLICY) this.#store.endPause();
    if (action === "block" && page?.paused_at == null) this.#store.setPause(at, BLOCKED_BY_POLICY, BY_POLICY);
  }
}
