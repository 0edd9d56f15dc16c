import type { Platform } from "../../platform/doors.ts";
import type { CommandName, FieldsOf, ResultOf } from "./commands.ts";
import type { Session } from "./session.ts";

/** What was refused, or did not come about, as a code, with what the Worker tells beside it. */
export type Refusal = { code: string } & Readonly<Record<string, unknown>>;
export type Outcome<T> = { ok: true; value: T } | { ok: false; refusal: Refusal };

/** Connecting asks Meta several things, one after another. */
const TIMEOUT_MS = 60_000;

/** `timeoutMs`: so long an answer is waited for. */
export type CallOptions = { timeoutMs?: number };

/** The one place that talks to the Worker. */
export class AdminApi {
  readonly #platform: Platform;
  readonly #server: string;
  readonly #session: Session;

  constructor(platform: Platform, server: string, session: Session) {
    this.#platform = platform;
    this.#server = server;
    this.#session = session;
  }

  /**
   * Gives a command. Where the session ended it waits until somebody signed in again, and is given once more. Never
   * throws; `network`: nobody answered, and whether it was obeyed is not known.
   */
  async call<C extends CommandName>(
    command: C,
    fields: FieldsOf<C>,
    { timeoutMs = TIMEOUT_MS }: CallOptions = {},
  ): Promise<Outcome<ResultOf<C>>> {
    return this.#withToken((token) => this.#post<ResultOf<C>>(command, fields, token, timeoutMs));
  }

  /**
   * Asks for lines of JSON, and tells each as it comes (`onLine`). As `call` otherwise; `network` also where it broke off.
   */
  async lines<Line>(path: string, onLine: (line: Line) => void): Promise<Outcome<null>> {
    return this.#withToken((token) => this.#readLines(path, onLine, token));
  }

  async #withToken<T>(ask: (token: string) => Promise<Outcome<T>>): Promise<Outcome<T>> {
    const given = await this.#session.token();
    if (!given.ok) return given;
    const outcome = await ask(given.value);
    if (outcome.ok || !SIGNED_OUT.has(outcome.refusal.code)) return outcome;
    const next = await this.#session.tokenAfter(given.value);
    return next.ok ? ask(next.value) : next;
  }

  #readLines<Line>(path: string, onLine: (line: Line) => void, token: string): Promise<Outcome<null>> {
    return this.#ask<null>(path, {}, token, async (response) => {
      if (!response.ok || response.body === null) return await outcomeOf(response);
      let rest = "";
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
      for (;;) {
        const { done, value = "" } = await reader.read();
        if (done) return rest === "" ? { ok: true, value: null } : refused("network");
        const lines = (rest + value).split("\n");
        rest = lines.pop() ?? "";
        for (const line of lines) onLine(JSON.parse(line) as Line);
      }
    });
  }

  #post<T>(command: string, fields: object, token: string, timeoutMs: number): Promise<Outcome<T>> {
    return this.#ask(
      ...([`admin/${command}`, fields, token] as const),
      (response) => outcomeOf<T>(response),
      timeoutMs,
    );
  }

  async #ask<T>(
    path: string,
    fields: object,
    token: string,
    read: (response: Response) => Promise<Outcome<T>>,
    timeoutMs = TIMEOUT_MS,
  ): Promise<Outcome<T>> {
    const abort = new AbortController();
    const cancel = this.#platform.after(timeoutMs, () => {
      abort.abort();
    });
    try {
      const response = await this.#platform.fetch(`${this.#server}/api/v1/${path}`, {
        method: "POST",
        headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
        body: JSON.stringify(fields),
        credentials: "omit",
        cache: "no-store",
        signal: abort.signal,
      });
      return await read(response);
    } catch {
      return refused("network");
    } finally {
      cancel();
    }
  }
}

/** Codes that another token may mend, as those of the socket's pass. A 401 without one is not the Worker's. */
const SIGNED_OUT: ReadonlySet<string> = new Set(["token_expired", "token_invalid", "token_missing"]);

/** Reads an answer of the Worker, or why there is none. */
export async function outcomeOf<T>(response: Response): Promise<Outcome<T>> {
  const answer: unknown = await response.json().catch(() => null);
  const { error, result } = Object(answer) as { error?: Partial<Refusal>; result?: T };
  if (error === undefined && response.ok)
    return { ok: true, value: result === undefined ? (answer as T) : result };
  const code = typeof error?.code === "string" ? error.code : `http_${response.status}`;
  return { ok: false, refusal: { ...error, code } };
}

export function refused(code: string): { ok: false; refusal: Refusal } {
  return { ok: false, refusal: { code } };
}
