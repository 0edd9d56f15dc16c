import { rulesFor, spansIn, type HideRules } from "../../../domain/masking/hide.ts";
import { hidePolicyOf, seesWhole, type Reader } from "../../../domain/masking/readers.ts";
import { restored } from "../../../domain/masking/restore.ts";
import { shownTo } from "../../../domain/masking/shown.ts";
import type { Outcome } from "../../../domain/outcome.ts";
import type { CommandType } from "../../../protocol/commands.ts";
import type { Result, ServerFrame } from "../../../protocol/frames.ts";
import { hasHidden } from "../../../protocol/masking/hidden.ts";
import type { HidePolicy, Masking } from "../../../protocol/masking/masking.ts";
import type { Refusal } from "../../../protocol/refusals.ts";
import type { MaskingStore } from "./masking-store.ts";

/** By their names, or how they begin: answered with what the desk wrote for itself, which whoever changes it must have whole. */
const OWN_ANSWERS: readonly string[] = [
  ...["templates.", "template.", "macro.", "routing.", "desk.", "reports.", "metrics.", "page.", "pages."],
  ...["apiKey.", "audit.", "bot.", "views.", "view.", "roster.", "stickers.", "session.", "retention."],
  ...[
    "presence.",
    "offer.",
    "masking.",
    "reference.create",
    "reference.revoke",
    "search.rebuild",
    "picture.",
    "file.",
  ],
  ...[
    "webhook.list",
    "webhook.read",
    "webhook.create",
    "webhook.change",
    "webhook.deliveries",
    "webhook.deadLetters",
  ],
];
/** Answered whole to whoever may ask: a link to a person's own data for that person, and what is shown because somebody asked for it with a reason. */
const WHOLE_ANSWERS: ReadonlySet<string> = new Set<CommandType>(["customer.exportLink", "message.reveal"]);

/** Whether each frame holds what people wrote. What a command is answered with is as its reader may have it already. */
const SAYS: Record<ServerFrame["type"], boolean> = {
  ...{ "list.upsert": true, "list.changes": true, "list.closing": true, entries: true, followed: true },
  ...{ handover: true, hands: true, offers: true, team: true },
  ...{
    welcome: false,
    reply: false,
    "list.gone": false,
    "thread.gone": false,
    replying: false,
    sight: false,
  },
  ...{ "list.counts": false, viewers: false, agent: false, page: false, desk: false, templates: false },
  views: false,
};

/** Whether somebody may give people what is kept of them: an administrator, and a program whose key says so. */
function givesOut({ role, scopes }: Reader): boolean {
  return scopes === undefined ? role === "admin" : scopes.includes("customers:export");
}

/**
 * What is hidden from whom, in the one place by which all that is said at the desk leaves it: answers to commands (Runner), frames (Sockets),
 * events (EventRecorder), questions to bots and to the index.
 */
export class Masks {
  readonly #store: MaskingStore;
  #rules: { of: Masking; rules: HideRules } | null = null;

  constructor(store: MaskingStore) {
    this.#store = store;
  }

  sees(reader: Reader): boolean {
    return seesWhole(this.#store.current(), reader);
  }

  /** What came of a command, as its reader may have it. */
  outcome(reader: Reader, type: CommandType, outcome: Outcome<Result, Refusal>): Outcome<Result, Refusal> {
    const isWhole =
      WHOLE_ANSWERS.has(type) ||
      OWN_ANSWERS.some((it) => type.startsWith(it)) ||
      (type === "customer.export" && givesOut(reader));
    if (isWhole || this.sees(reader)) return outcome;
    return outcome.ok
      ? { ...outcome, value: shownTo(outcome.value, this.#current()) }
      : { ...outcome, refusal: shownTo(outcome.refusal, this.#current()) };
  }

  /** A frame as its readers get it. */
  telling(frame: ServerFrame): Telling {
    if (!SAYS[frame.type] || !this.#store.current().isOn)
      return new Telling(
        frame,
        () => true,
        () => frame,
      );
    return new Telling(
      frame,
      (reader) => this.sees(reader),
      () => this.shown(frame),
    );
  }

  /** What endpoints are told. */
  toEndpoints<T>(data: T): T {
    const { isOn, webhooks } = this.#store.current();
    return isOn && webhooks === "masked" ? this.shown(data) : data;
  }

  /** How something is to be hidden from somebody where it is looked through, and not here; null: not at all. */
  policyFor(reader: Reader): HidePolicy | null {
    return this.sees(reader) ? null : hidePolicyOf(this.#store.current());
  }

  /** What of something somebody may look for. */
  seenBy<T>(reader: Reader, value: T): T {
    return this.sees(reader) ? value : this.shown(value);
  }

  /** What somebody wrote in place of what they may not see whole: see restored(). Null: it is shown to them first. */
  written(reader: Reader, text: string, before: string | undefined): string | null {
    if (before === undefined || !hasHidden(text) || this.sees(reader)) return text;
    return restored(text, before, (it) => spansIn(it, this.#current()));
  }

  shown<T>(value: T): T {
    return shownTo(value, this.#current());
  }

  #current(): HideRules {
    const masking = this.#store.current();
    if (this.#rules?.of !== masking) this.#rules = { of: masking, rules: rulesFor(masking) };
    return this.#rules.rules;
  }
}

/** One frame for many sockets: it is written once for each kind of reader, however many there are. */
export class Telling {
  readonly #frame: ServerFrame;
  readonly #sees: (reader: Reader) => boolean;
  readonly #shown: () => ServerFrame;
  #whole: string | null = null;
  #masked: string | null = null;

  constructor(frame: ServerFrame, sees: (reader: Reader) => boolean, shown: () => ServerFrame) {
    this.#frame = frame;
    this.#sees = sees;
    this.#shown = shown;
  }

  textFor(reader: Reader): string {
    if (this.#sees(reader)) return (this.#whole ??= JSON.stringify(this.#frame));
    return (this.#masked ??= JSON.stringify(this.#shown()));
  }
}
