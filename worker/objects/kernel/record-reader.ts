import { classifySendError, type GraphErrorCode } from "../../domain/send-error.ts";
import type { GraphAccess, GraphOutcome } from "../../graph/client.ts";
import { listReplies, readPrivateReply, type ReadPrivateReply } from "../../graph/comments.ts";
import {
  isFieldUnknown,
  isNotTold,
  listConversations,
  listMessages,
  readMessage,
  type Listed,
  type ListedConversation,
  type RecordFields,
  type RecordedMessage,
} from "../../graph/record.ts";
import {
  cloneTemplate,
  listTemplateLibrary,
  listUtilityTemplates,
  type ListedTemplate,
} from "../../graph/utility-templates.ts";
import type { Refusal } from "../../protocol/refusals.ts";
import type { TemplateReview, UtilityTemplate } from "../../protocol/library/utility-template.ts";
import type { Recorded } from "./black-box/recorder.ts";
import type { ReadLeave } from "./contracts.ts";
import { remembered } from "../../remembered.ts";

/**
 * What came of a look into Meta's record. `busy`: not now; `retryAt` null: nobody knows when. `no_answer`: asking again
 * may help. `refused`: it will not. `not_told`: Meta has messages there and does not say what is in them.
 */
export type Read<T> =
  | { ok: true; value: T }
  | { ok: false; why: "busy"; retryAt: number | null }
  | { ok: false; why: "no_answer" | "not_told" }
  | { ok: false; why: "refused"; error: GraphErrorCode };

type Tools = {
  graphUrl: string;
  /** Keeps what is asked, where the Page wants that. */
  recorded?: Recorded;
  pageId: string;
  /** Asks the Page for a place, for each call anew. */
  leave: () => ReadLeave | Promise<ReadLeave>;
  /** Meta said "too fast". */
  rest: (retryAfterMs: number | null) => void | Promise<void>;
  /** Meta said no to this token, with this code. */
  refused: (error: GraphErrorCode, token: string) => void | Promise<void>;
  /** How much of Meta's budget is used, by its headers, in per cent. */
  heard: (percent: number) => void | Promise<void>;
};

/** Where Meta does not say how long to wait. */
const REST_MS = 60_000;

/** Pages that know the documented fields alone, until when no more are asked for. A memo: each isolate learns anew. */
const plainPages = remembered(() => new Map<string, number>());
const PLAIN_MS = 60 * 60_000;

/**
 * Reads Meta's record of conversations, and a Page's templates, as fast as Meta allows it, one call after the other. Never
 * throws for Meta.
 */
export class RecordReader {
  readonly #tools: Tools;

  constructor(tools: Tools) {
    this.#tools = tools;
  }

  conversations(query: {
    psid?: string;
    after?: string | null;
    limit: number;
  }): Promise<Read<Listed<ListedConversation>>> {
    return this.#read((access) => listConversations(access, query));
  }

  messages(conversation: string, after: string | null): Promise<Read<Listed<RecordedMessage>>> {
    return this.#read((access, fields) => listMessages(access, conversation, { fields, after }));
  }

  /** What was said under a comment. */
  replies(comment: string, after: string | null): Promise<Read<Listed<RecordedMessage>>> {
    return this.#read((access) => listReplies(access, comment, after), { asksFields: false });
  }

  /** What Meta says of the private reply to a comment. */
  privateReply(comment: string, isPost: boolean): Promise<Read<ReadPrivateReply>> {
    return this.#read((access) => readPrivateReply(access, comment, isPost), { asksFields: false });
  }

  message(mid: string): Promise<Read<RecordedMessage>> {
    return this.#read((access, fields) => readMessage(access, mid, fields));
  }

  utilityTemplates(after: string | null): Promise<Read<Listed<ListedTemplate>>> {
    return this.#read((access) => listUtilityTemplates(access, after), { asksFields: false });
  }

  templateLibrary(query: Parameters<typeof listTemplateLibrary>[1]): Promise<Read<Listed<UtilityTemplate>>> {
    return this.#read((access) => listTemplateLibrary(access, query), { asksFields: false });
  }

  /** Writes, and at the same pace: Meta has a template of a name once. */
  cloneTemplate(order: Parameters<typeof cloneTemplate>[1]): Promise<Read<TemplateReview>> {
    return this.#read((access) => cloneTemplate(access, order), { asksFields: false });
  }

  async #read<T>(
    call: (access: GraphAccess, fields: RecordFields) => Promise<GraphOutcome<T>>,
    { asksFields } = { asksFields: true },
  ): Promise<Read<T>> {
    const { graphUrl, pageId, recorded } = this.#tools;
    const leave = await this.#tools.leave();
    if (!leave.ok) return { ok: false, why: "busy", retryAt: leave.retryAt };
    if (leave.waitMs > 0) await new Promise((resolve) => setTimeout(resolve, leave.waitMs));
    const isPlain = (plainPages().get(pageId) ?? 0) > Date.now();
    const outcome = await call(
      { graphUrl, pageId, token: leave.token, ...recorded?.heard(pageId, leave.hasBox) },
      isPlain ? "documented" : "all",
    );
    if (outcome.kind !== "ambiguous" && outcome.usage !== undefined) await this.#tools.heard(outcome.usage);
    if (outcome.kind === "accepted") return { ok: true, value: outcome.value };
    if (outcome.kind === "ambiguous") return { ok: false, why: "no_answer" };
    if (isNotTold(outcome)) return { ok: false, why: "not_told" };
    if (asksFields && isFieldUnknown(outcome) && !isPlain) {
      plainPages().set(pageId, Date.now() + PLAIN_MS);
      return await this.#read(call);
    }
    return await this.#refused(outcome.error, outcome.retryAfterMs, leave.token);
  }

  async #refused(error: GraphErrorCode, retryAfterMs: number | null, token: string): Promise<Read<never>> {
    switch (classifySendError(error)) {
      case "slow_page":
        await this.#tools.rest(retryAfterMs);
        return { ok: false, why: "busy", retryAt: Date.now() + (retryAfterMs ?? REST_MS) };
      case "ambiguous":
      case "retry":
        return { ok: false, why: "no_answer" };
      default:
        await this.#tools.refused(error, token);
        return { ok: false, why: "refused", error };
    }
  }
}

/** What an agent is told who asked for it. */
export function refusalOf(read: Extract<Read<unknown>, { ok: false }>): Refusal {
  switch (read.why) {
    case "refused":
      return { code: "refused_by_meta", graph: read.error };
    case "busy": {
      const retryAfterMs = read.retryAt === null ? null : Math.max(0, read.retryAt - Date.now());
      return { code: "record_unavailable", retryAfterMs };
    }
    case "no_answer":
    case "not_told":
      return { code: "record_unavailable", retryAfterMs: null };
  }
}
