import type { ConversationId } from "../../worker/protocol/ids.ts";
import type { FileAnswer } from "../../worker/protocol/outgoing/given-file.ts";
import type { Platform, Uploader } from "../platform/doors.ts";
import type { TokenOutcome } from "./pass.ts";

/**
 * What came of it. `away`: the Worker could not be reached, another try may succeed. `refused`: it said no, with a code of
 * its own (docs/protocol.md). `cancelled`: by the agent.
 */
export type UploadAnswer =
  | { ok: true; uploaded: FileAnswer }
  | { ok: false; why: "away" | "cancelled" }
  | { ok: false; why: "refused"; code: string };

/** Whoever hears nothing for so long, neither that more has left nor an answer, is not heard any more. */
const STALLED_MS = 60_000;

type Tools = {
  platform: Platform;
  uploader: Uploader;
  server: string;
  token: () => Promise<TokenOutcome>;
};

type Given = {
  /** Null: it is for a template that is kept. */
  conversation: ConversationId | null;
  name: string;
  body: Blob;
  told: (part: number) => void;
  signal: AbortSignal;
};

/** Gives a file to the Worker, for one conversation or for a template. Never throws. */
export async function uploadFile(tools: Tools, given: Given): Promise<UploadAnswer> {
  const { conversation, name, body, told, signal } = given;
  const token = await tools.token();
  if (signal.aborted) return { ok: false, why: "cancelled" };
  if (!token.ok) return { ok: false, why: "away" };
  const whose: Record<string, string> = conversation === null ? { for: "template" } : { conversation };
  const query = new URLSearchParams({ ...whose, name }).toString();
  const url = `${tools.server}/api/v1/files?${query}`;
  const silence = new Silence(tools.platform, signal);
  try {
    const leaving = tools.uploader({
      ...{ url, token: token.token, body, signal: silence.signal },
      told: (part) => {
        silence.broken();
        told(part);
      },
    });
    const { status, text } = await Promise.race([leaving, silence.ended]);
    return answerOf(status, parsed(text));
  } catch {
    return { ok: false, why: signal.aborted ? "cancelled" : "away" };
  } finally {
    silence.stop();
  }
}

/** What a proxy says in the Worker's place is no word of the Worker's; but one that finds it too large always will. */
function answerOf(status: number, answer: Partial<FileAnswer> & { error?: { code?: string } }): UploadAnswer {
  if (status >= 200 && status < 300 && typeof answer.file === "string")
    return { ok: true, uploaded: answer as FileAnswer };
  const code = answer.error?.code ?? (status === 413 ? "file_too_large" : undefined);
  // Another token, or a quieter moment, may do.
  const mayPass = status >= 500 || status === 429 || status === 401;
  if (mayPass || typeof code !== "string") return { ok: false, why: "away" };
  return { ok: false, why: "refused", code };
}

/** Ends what says nothing for STALLED_MS, and what its agent cancels. */
class Silence {
  readonly #platform: Platform;
  readonly #abort = new AbortController();
  readonly #outer: AbortSignal;
  #stop: (() => void) | undefined;

  constructor(platform: Platform, outer: AbortSignal) {
    this.#platform = platform;
    this.#outer = outer;
    outer.addEventListener("abort", this.#end);
    this.broken();
  }

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  /** Never resolves. */
  get ended(): Promise<never> {
    return new Promise((_, reject) => {
      this.signal.addEventListener("abort", () => {
        reject(new TypeError("Nothing was heard of the file"));
      });
    });
  }

  broken(): void {
    this.#stop?.();
    this.#stop = this.#platform.after(STALLED_MS, this.#end);
  }

  stop(): void {
    this.#stop?.();
    this.#outer.removeEventListener("abort", this.#end);
  }

  readonly #end = (): void => {
    this.#abort.abort();
  };
}

function parsed(text: string): object {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}
