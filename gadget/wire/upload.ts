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

type Tools = {
  platform: Platform;
  uploader: Uploader;
  server: string;
  token: () => Promise<TokenOutcome>;
};

type Given = {
  conversation: ConversationId;
  name: string;
  body: Blob;
  told: (part: number) => void;
  signal: AbortSignal;
};

/** Gives a file to the Worker, for one conversation. Never throws. */
export async function uploadFile(tools: Tools, given: Given): Promise<UploadAnswer> {
  const { conversation, name, body, told, signal } = given;
  const token = await tools.token();
  if (signal.aborted) return { ok: false, why: "cancelled" };
  if (!token.ok) return { ok: false, why: "away" };
  const query = new URLSearchParams({ conversation, name }).toString();
  const url = `${tools.server}/api/v1/files?${query}`;
  try {
    const { status, text } = await tools.uploader({ url, token: token.token, body, told, signal });
    const answer = parsed(text) as Partial<FileAnswer> & { error?: { code?: string } };
    if (status >= 200 && status < 300 && typeof answer.file === "string") {
      return { ok: true, uploaded: answer as FileAnswer };
    }
    // What a proxy says in its place is no word of the Worker's.
    const code = answer.error?.code;
    if (status >= 500 || status === 429 || code === undefined) return { ok: false, why: "away" };
    return { ok: false, why: "refused", code };
  } catch {
    return { ok: false, why: signal.aborted ? "cancelled" : "away" };
  }
}

function parsed(text: string): object {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}
