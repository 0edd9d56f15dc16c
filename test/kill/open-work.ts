/** What the run waits for before it compares, and what became of all that was written. */
import type { Entry } from "../../worker/protocol/message/entry.ts";
import { transferOf } from "../../worker/protocol/thread/state.ts";
import type { ScriptedAgent } from "./agent.ts";

/** What an agent still waits for. */
export function openWork({ conversation, thread, entries, reactions }: ScriptedAgent): string[] {
  if (thread?.phase !== "ready") return [`${conversation} is ${String(thread?.phase)}`];
  const { summary } = thread;
  const isAsked = summary?.finer?.state === "offered" || (summary !== null && transferOf(summary) !== null);
  const isTold = summary?.owner?.sub === ownerByLines(entries, summary?.owner?.sub);
  const ofEntries = entries.flatMap(({ id, delivery, changes }) => {
    const isOpen = delivery?.state === "queued" || delivery?.state === "sending";
    const { pageReaction, reacting } = changes ?? {};
    const isReactedTo = pageReaction === reactions.get(id) || reacting?.failed !== undefined;
    return [
      ...(isOpen ? [`${conversation} ${String(id)} ${JSON.stringify(delivery)}`] : []),
      ...(!reactions.has(id) || isReactedTo ? [] : [`${conversation} reaction to ${String(id)}`]),
    ];
  });
  return [
    ...(isAsked ? [`${conversation} is offered`] : []),
    ...(isTold ? [] : [`${conversation} is of ${String(summary?.owner?.sub)}, and no line tells of it`]),
    ...ofEntries,
  ];
}

/** Whose it is by the last line that tells of that; `otherwise`: none of those that are loaded does. */
function ownerByLines(entries: readonly Entry[], otherwise: string | undefined): string | undefined {
  for (const { content } of entries.toSorted((a, b) => b.id - a.id)) {
    if (content.kind !== "system") continue;
    const { line } = content;
    if (line.event === "assigned") return line.to.sub;
    if (line.event === "queued" || line.event === "released") return undefined;
  }
  return otherwise;
}

export function unsettled(what: string): string {
  return `unsettled: ${what}`;
}

/** Adds messages of ours to `counts`, by their state; failed ones by their reason as well. */
export function countStates(counts: Record<string, number>, entries: readonly Entry[]): void {
  const add = (name: string): void => {
    counts[name] = (counts[name] ?? 0) + 1;
  };
  for (const { delivery } of entries) {
    if (delivery === null) continue;
    add(delivery.state);
    const { failure } = delivery;
    if (failure !== null) add(`failed for ${(failure.reason ?? failure.code).replaceAll("_", " ")}`);
  }
}
