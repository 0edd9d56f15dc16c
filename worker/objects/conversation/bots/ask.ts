import { askBot, type BotSaid } from "../../../bots/endpoint.ts";
import { rulesFor } from "../../../domain/masking/hide.ts";
import { shownTo } from "../../../domain/masking/shown.ts";
import type { Heard } from "../../../protocol/bots/wire.ts";
import { BOT_HEARD_MAX } from "../../../protocol/limits.ts";
import type { BotHeard, BotOrder } from "../../kernel/contracts.ts";
import { toEntries } from "../log/across.ts";
import type { ConversationStore } from "../log/store.ts";
import { currentThread } from "../news/publication.ts";

/**
 * Asks an operator's program about what the customer said between two entries: here, where that stands in its order, so that a
 * hundred slow programs keep nobody else at the desk waiting. Nothing is written; the Desk decides what comes of it.
 */
export async function askProgram(
  store: ConversationStore,
  { address, request, after, upTo, hide }: BotOrder,
  now: number,
): Promise<BotHeard> {
  const { conversation, customer, interaction, holder } = currentThread(store);
  const rows = store.entries.saidBetween(after, upTo, BOT_HEARD_MAX);
  const last = rows.length < BOT_HEARD_MAX ? upTo : (rows.at(-1)?.seq ?? upTo);
  const rev = store.topRev();
  const messages = toEntries(store, rows)
    // What was said to another app is not for this one.
    .filter(({ changes, standby }) => changes?.isUnsent !== true && standby !== true)
    .map(({ id, at, content }): Heard => ({ id, at, content }));
  // Another app answers; or nothing is left of it.
  if (holder?.by === "other" || messages.length === 0) return { kind: "silent", rev, upTo: last };
  const contact = interaction?.id ?? null;
  const told = { customer, messages };
  const shown = hide === undefined ? told : shownTo(told, rulesFor(hide));
  const said: BotSaid = await askBot(address, { ...request, conversation, contact, ...shown }, now);
  return { ...said, rev, upTo: last };
}
