import type { Env } from "../../../env.ts";
import type { RemovedCounts } from "../../../protocol/admin/receipt.ts";
import { NO_PAGE } from "../../../protocol/page/no-page.ts";
import { auditStub, blackBoxStub, deskStub, searchStub, webhooksStub } from "../../kernel/stubs.ts";

/**
 * What was erased. `epoch`: as what the thread was told; null: nobody was told of it. `epochNow`: as what it began anew, which stays. `erasedAt` in
 * ms.
 */
export type Erased = {
  conversation: string;
  epoch: string | null;
  epochNow: string | null;
  erasedAt: number;
};

/** Where something of a person is kept beside their conversation, their Page and the bucket. */
type Place = {
  name: string;
  /** Removes all of it, and answers how much that was. Repeating it is harmless; it rejects where anything is left. */
  erase: (env: Env, desk: string, erased: Erased) => Promise<RemovedCounts>;
};

/** Every one of them, at each desk at which the conversation was. Whatever else keeps something of people has its row here. */
export const PLACES: readonly Place[] = [
  {
    name: "desk",
    erase: async (env, desk, { conversation, epoch }) =>
      (await deskStub(env, desk).erase(desk, conversation, epoch)) ?? {},
  },
  {
    name: "search",
    erase: async (env, desk, { conversation, epoch, epochNow }) => {
      let texts = 0;
      for (;;) {
        // Older code answers whether that was all, and no number.
        const part: boolean | { isAll: boolean; texts: number } = await searchStub(env, desk).erase(
          ...[desk, conversation, epoch, epochNow],
        );
        const { isAll, texts: count } = typeof part === "boolean" ? { isAll: part, texts: 0 } : part;
        texts += count;
        if (isAll) return { indexed_texts: texts };
      }
    },
  },
  {
    name: "webhooks",
    erase: async (env, desk, { conversation, epoch, erasedAt }) =>
      (await webhooksStub(env, desk).erase(desk, conversation, epoch, erasedAt)) ?? {},
  },
  {
    // Lines stay: of whom they tell nobody knows any more. Behind the desk, which hands on what names them no more.
    name: "audit",
    erase: async (env, desk, { conversation, epoch, erasedAt }) => {
      const erasure = epoch === null ? null : `${epoch}:${String(erasedAt)}`;
      await auditStub(env, desk).erase(desk, conversation, erasure, erasedAt);
      return {};
    },
  },
];

/** The same of what is kept by Page, and not by desk. */
type PagePlace = {
  name: string;
  /** Removes all of it, and answers how much that was. Repeating it is harmless; it rejects where anything is left. */
  erase: (env: Env, pageId: string, conversation: string) => Promise<RemovedCounts>;
};

/** Every one of them, beside the Page itself. */
export const PAGE_PLACES: readonly PagePlace[] = [
  {
    // Behind the Page, which hands on dead letters that name them no more.
    name: "black box",
    erase: async (env, pageId, conversation) => await blackBoxStub(env, pageId).erase(pageId, conversation),
  },
  {
    // What could not be read lies where what names no Page does, whoever stands in it.
    name: "black box of no Page",
    erase: async (env, _pageId, conversation) =>
      await blackBoxStub(env, NO_PAGE).erase(NO_PAGE, conversation),
  },
];
