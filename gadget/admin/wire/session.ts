import type { Platform } from "../../platform/doors.ts";
import { askToken } from "../../wire/pass.ts";
import type { TokenProvider } from "../../wire/pass.ts";
import { outcomeOf, refused } from "./api.ts";
import type { Outcome, Refusal } from "./api.ts";

/** The name in `sessionStorage`: of this tab alone, and gone with it. */
const KEPT = "fb-chat-admin";

/** So long before its end the administrator is told. */
const ENDING_MS = 2 * 60_000;

type Held = { token: string; expiresAt: number };

/** `out`: nobody is signed in yet. `ending`: two minutes are left. `ended`: what is half filled in waits. */
export type SessionState = "unknown" | "out" | "in" | "ending" | "ended";

/** How one gets in: what the one-time link holds; else what Cloudflare Access says of the browser. */
export type Entrance = { secret: string } | "access";

/**
 * Where tokens come from: the page around the element (`provider`), or a session of its own in this tab's storage.
 * Whoever waits for a token while there is none gets it once somebody signed in.
 */
export class Session {
  state: SessionState = "unknown";
  /** Why the link that one came by was refused. */
  linkRefusal: Refusal | null = null;
  readonly #platform: Platform;
  readonly #server: string;
  readonly #provider: TokenProvider | null;
  readonly #changed: () => void;
  #held: Held | null = null;
  #stopTimer = () => {};
  #waiting: ((token: Outcome<string>) => void)[] = [];

  constructor(platform: Platform, server: string, provider: TokenProvider | null, changed: () => void) {
    this.#platform = platform;
    this.#server = server;
    this.#provider = provider;
    this.#changed = changed;
    if (provider !== null) {
      this.state = "in";
      return;
    }
    const kept = readHeld(platform.tab?.get(KEPT) ?? null);
    if (kept !== null && kept.expiresAt > platform.now()) this.#hold(kept);
  }

  /** Without a provider: signs in with what the browser has, once, when nothing was kept. */
  async begin(secret: string | null): Promise<Outcome<null>> {
    if (secret !== null) {
      const outcome = await this.enter({ secret });
      if (outcome.ok) return outcome;
      this.linkRefusal = outcome.refusal;
      this.#changed();
      return outcome;
    }
    return this.#held !== null ? { ok: true, value: null } : this.enter("access");
  }

  /** Changes a link, or Cloudflare's word for this browser, for a token. */
  async enter(entrance: Entrance): Promise<Outcome<null>> {
    const body = entrance === "access" ? {} : entrance;
    const outcome = await this.#ask(body);
    if (outcome.ok) {
      this.#hold(outcome.value);
      return { ok: true, value: null };
    }
    if (this.state === "unknown") this.#become("out");
    return outcome;
  }

  /** Asks for a longer session: by the token that is still good. Where that is refused, somebody signs in anew; no answer refuses nothing. */
  async renew(): Promise<void> {
    const held = this.#held;
    const outcome = await this.#ask({}, held?.token);
    if (outcome.ok) this.#hold(outcome.value);
    else if (outcome.refusal.code !== "network") this.#end();
  }

  /** Ends the session, here and at the Worker. */
  leave(): void {
    if (this.#held) void this.#endAtWorker(this.#held.token);
    this.#held = null;
    this.#stopTimer();
    this.#platform.tab?.remove(KEPT);
    for (const run of this.#waiting.splice(0)) run(refused("signed_out"));
    this.#become("out");
  }

  /** Ends what it waits for: the element is gone. */
  stop(): void {
    this.#stopTimer();
    for (const run of this.#waiting.splice(0)) run(refused("signed_out"));
  }

  /**
   * A token that is good now; `signed_out` where the page around has none, or nobody signs in; `network` where the page cannot ask its
   * own back end, which says nothing of who is signed in.
   */
  async token(): Promise<Outcome<string>> {
    if (this.#provider !== null) return this.#ofPage();
    if (this.#held !== null) return { ok: true, value: this.#held.token };
    return this.#whenIn();
  }

  /** The same after `before` was refused. */
  async tokenAfter(before: string): Promise<Outcome<string>> {
    if (this.#provider !== null) {
      const given = await this.#ofPage();
      return given.ok && given.value === before ? refused("signed_out") : given;
    }
    if (this.#held?.token === before) this.#end();
    return this.token();
  }

  async #ofPage(): Promise<Outcome<string>> {
    const given = await askToken(this.#platform, this.#provider);
    if (given.ok) return { ok: true, value: given.token };
    return refused(given.kind === "auth" ? "signed_out" : "network");
  }

  #whenIn(): Promise<Outcome<string>> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
    });
  }

  #hold(held: Held): void {
    this.#held = held;
    this.#platform.tab?.set(KEPT, JSON.stringify(held));
    for (const run of this.#waiting.splice(0)) run({ ok: true, value: held.token });
    this.#become("in");
    this.#watch(held);
  }

  #watch({ expiresAt }: Held): void {
    this.#stopTimer();
    const left = expiresAt - this.#platform.now();
    const isEnding = left <= ENDING_MS;
    if (left <= 0) this.#end();
    else
      this.#stopTimer = this.#platform.after(isEnding ? left : left - ENDING_MS, () => {
        if (isEnding) this.#end();
        else {
          this.#become("ending");
          if (this.#held) this.#watch(this.#held);
        }
      });
  }

  #end(): void {
    this.#held = null;
    this.#stopTimer();
    this.#platform.tab?.remove(KEPT);
    this.#become("ended");
  }

  #become(state: SessionState): void {
    this.state = state;
    this.#changed();
  }

  /** Where it cannot be told, the token ends by itself. */
  async #endAtWorker(token: string): Promise<void> {
    const headers = { Authorization: `Bearer ${token}` };
    const init = { method: "DELETE", headers, credentials: "omit" } as const;
    await this.#platform.fetch(`${this.#server}/api/v1/admin/session`, init).catch(() => undefined);
  }

  async #ask(body: object, token?: string): Promise<Outcome<Held>> {
    try {
      const response = await this.#platform.fetch(`${this.#server}/api/v1/admin/session`, {
        method: "POST",
        headers: {
          "Content-Type": "application/json",
          ...(token !== undefined && { Authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify(body),
        // Access knows a browser by its own cookie.
        credentials: "same-origin",
        cache: "no-store",
      });
      const outcome = await outcomeOf<Held>(response);
      if (!outcome.ok) return outcome;
      const held = readHeld(JSON.stringify(outcome.value));
      return held === null ? refused("bad_answer") : { ok: true, value: held };
    } catch {
      return refused("network");
    }
  }
}

function readHeld(text: string | null): Held | null {
  try {
    const { token, expiresAt } = JSON.parse(text ?? "") as Partial<Held>;
    return typeof token === "string" && typeof expiresAt === "number" ? { token, expiresAt } : null;
  } catch {
    return null;
  }
}
