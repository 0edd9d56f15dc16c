/** The faults on order. Each occasion asks what hits it; counts and chances are settled here. */
import { SimulatorError } from "../simulator-error.ts";
import type { Ids } from "../world/ids.ts";
import type { WebhookKind } from "../webhooks/webhook.ts";
import {
  isKnownFault,
  isMediaFault,
  isWebhookFault,
  type FaultOrder,
  type GraphFaultOrder,
  type MediaFaultOrder,
  type StandingFault,
  type WebhookFaultOrder,
} from "./fault.ts";

type Occasion = {
  pageId: string | null;
  psid: string | null;
};

export class Faults {
  #standing: StandingFault[] = [];
  readonly #ids: Ids;
  readonly #random: () => number;
  readonly #onClear = new Set<() => void>();

  constructor(ids: Ids, random: () => number) {
    this.#ids = ids;
    this.#random = random;
  }

  /** Orders a fault and answers its id. Earlier orders are asked first. */
  order(fault: FaultOrder): string {
    if (!isKnownFault(fault.kind)) {
      throw new SimulatorError(400, "unknown_fault", `There is no fault "${fault.kind}".`);
    }
    const id = this.#ids.local("fault");
    const left = fault.count === undefined ? (fault.probability === undefined ? 1 : null) : fault.count;
    this.#standing.push({ ...fault, id, left, hits: 0 });
    return id;
  }

  list(): readonly StandingFault[] {
    return this.#standing;
  }

  /** Cancels one fault, or all; calls that hang are let go. */
  clear(id?: string): void {
    this.#standing = id === undefined ? [] : this.#standing.filter((fault) => fault.id !== id);
    for (const release of this.#onClear) release();
    this.#onClear.clear();
  }

  restore(standing: readonly StandingFault[]): void {
    this.#standing = standing.map((fault) => ({ ...fault }));
  }

  /** Runs `release` when faults are cleared. The answer takes that back. */
  onClear(release: () => void): () => void {
    this.#onClear.add(release);
    return () => this.#onClear.delete(release);
  }

  /** What hits a Graph call: any number of delays, and at most one other fault. */
  forCall(call: Occasion & { method: string; path: string }): GraphFaultOrder[] {
    const hits: GraphFaultOrder[] = [];
    for (const fault of [...this.#standing]) {
      if (isWebhookFault(fault) || isMediaFault(fault) || !concerns(fault, call)) continue;
      if (fault.method !== undefined && fault.method.toUpperCase() !== call.method) continue;
      if (fault.path !== undefined && !call.path.includes(fault.path)) continue;
      if (fault.kind !== "delay" && hits.some((hit) => hit.kind !== "delay")) continue;
      if (this.#strikes(fault)) hits.push(fault);
    }
    return hits;
  }

  /** Everything that hits a webhook. */
  forWebhook(webhook: Occasion & { kind: WebhookKind }): WebhookFaultOrder[] {
    return this.#standing.filter((fault): fault is StandingFault & WebhookFaultOrder => {
      if (!isWebhookFault(fault) || !concerns(fault, webhook)) return false;
      if (fault.event !== undefined && fault.event !== webhook.kind) return false;
      if (fault.kind === "before-response" && webhook.kind !== "echo") return false;
      return this.#strikes(fault);
    });
  }

  /** Everything that hits whoever fetches a file; `type`: image, …, or profile_pic, which has no id in `file`. */
  forMedia(file: Occasion & { type: string; file: string | null }): MediaFaultOrder[] {
    return this.#standing.filter((fault): fault is StandingFault & MediaFaultOrder => {
      if (!isMediaFault(fault) || !concerns(fault, file)) return false;
      if (fault.file !== undefined && fault.file !== file.file) return false;
      return (fault.type === undefined || fault.type === file.type) && this.#strikes(fault);
    });
  }

  #strikes(fault: StandingFault): boolean {
    if (fault.probability !== undefined && this.#random() >= fault.probability) return false;
    fault.hits += 1;
    if (fault.left !== null) fault.left -= 1;
    if (fault.left !== null && fault.left <= 0) {
      this.#standing = this.#standing.filter((other) => other !== fault);
    }
    return true;
  }
}

function concerns(fault: FaultOrder, occasion: Occasion): boolean {
  if (fault.pageId !== undefined && fault.pageId !== occasion.pageId) return false;
  return fault.psid === undefined || fault.psid === occasion.psid;
}
