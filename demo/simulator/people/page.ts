/** The Page as its owner and Meta see it: staff in Business Suite, other apps, tokens, restrictions. */
import type { SimulatorContext } from "../context.ts";
import { SimulatorError } from "../simulator-error.ts";
import { echoEvent, policyEvent } from "../webhooks/events.ts";
import type { PageState, ThreadMessage, TokenState } from "../world/state.ts";

/** The Page inbox in Meta Business Suite (§0.2). */
export const PAGE_INBOX_APP_ID = "263902037430900";

/** Subcodes of error 190, by what happened to the token (§3.10). */
export const TOKEN_PROBLEMS = { app_removed: 458, password_changed: 460, expired: 463 } as const;
export type TokenProblem = keyof typeof TOKEN_PROBLEMS;

export class Page {
  readonly id: string;
  readonly #context: SimulatorContext;

  constructor(context: SimulatorContext, id: string) {
    this.#context = context;
    this.id = id;
    context.world.page(id);
  }

  get state(): PageState {
    return this.#context.world.page(this.id);
  }

  /** The Page's staff answer from Business Suite: an echo with the inbox's app id. */
  staffReply(psid: string, text: string): ThreadMessage {
    const thread = this.#context.world.thread(psid);
    // With routing on, the inbox takes control by answering (§4.8).
    if (thread.owner !== null) thread.owner = PAGE_INBOX_APP_ID;
    return this.#say(psid, text, PAGE_INBOX_APP_ID);
  }

  /** Another app answers for the Page. */
  otherAppReply(psid: string, text: string, appId = "441300970011223", metadata?: string): ThreadMessage {
    return this.#say(psid, text, appId, metadata);
  }

  /** The Page's tokens stop working: calls answer 190. */
  expireToken(problem: TokenProblem = "expired"): void {
    for (const token of this.#tokens()) token.invalid = TOKEN_PROBLEMS[problem];
    this.#context.world.changed();
  }

  /** The tokens work again, as if the Page had been connected once more. */
  reconnect(): void {
    for (const token of this.#tokens()) token.invalid = null;
    this.#context.world.changed();
  }

  /** The Page is connected again with this token. Older ones stay as they are. */
  replaceToken(token: string): void {
    const pattern = this.#tokens()[0];
    if (pattern === undefined) throw new SimulatorError(404, "no_token", `Page ${this.id} has no token.`);
    this.#context.world.state.tokens[token] = { ...pattern, token, invalid: null };
    this.#context.world.changed();
  }

  /** What the Page's tokens may do, e.g. without `pages_messaging`. */
  setPermissions(permissions: readonly string[]): void {
    for (const token of this.#tokens()) token.permissions = [...permissions];
    this.#context.world.changed();
  }

  /** Sends now answer 10/1893063, and the apps are told. */
  restrict(): void {
    this.#setRestricted(true);
  }

  unrestrict(): void {
    this.#setRestricted(false);
  }

  /** Turns routing on for a thread and gives it to an app; null turns it off (§4.8). */
  setThreadOwner(psid: string, appId: string | null): void {
    this.#context.world.thread(psid).owner = appId;
    this.#context.world.changed();
  }

  #setRestricted(restricted: boolean): void {
    if (this.state.restricted === restricted) return;
    this.state.restricted = restricted;
    this.#context.world.changed();
    policyEvent(this.#context, this.id, restricted ? "block" : "unblock");
  }

  #say(psid: string, text: string, appId: string, metadata?: string): ThreadMessage {
    const { world, clock, autopilot } = this.#context;
    const thread = world.thread(psid);
    if (thread.pageId !== this.id) {
      throw new SimulatorError(404, "unknown_customer", `${psid} is not a customer of Page ${this.id}.`);
    }
    const message = world.append(thread, clock.now(), {
      from: "page",
      state: "sent",
      text,
      appId,
      ...(metadata === undefined ? {} : { metadata }),
    });
    echoEvent(this.#context, thread, message, autopilot.settings.echoDelay);
    autopilot.sent(thread);
    return message;
  }

  #tokens(): TokenState[] {
    return Object.values(this.#context.world.state.tokens).filter(
      (token) => token.pageId === this.id && token.type === "page",
    );
  }
}
