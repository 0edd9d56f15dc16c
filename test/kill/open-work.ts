/** What the run waits for before it compares, and what became of all that was written. */
import type { Entry } from "../../worker/protocol/message/entry.ts";
import type { ScriptedAgent } from "./agent.ts";

/** What an agent still waits for. */
export function openWork({ conversation, thread, entries, reactions }: ScriptedAgent): string[] {
  if (thread?.phase !== "ready") return [`${conversation} is ${String(thread?.phase)}`];
  return entries.flatMap(({ id, delivery, changes }) => {
    const isOpen = delivery?.state === "queued" || delivery?.state === "sending";
    const { pageReaction, reacting } = changes ?? {};
    const isReactedTo = pageReaction === reactions.get(id) || reacting?.failed !== undefined;
    return [
      ...(isOpen ? [`${conversation} ${String(id)} ${JSON.stringify(delivery)}`] : []),
      ...(!reactions.has(id) || isReactedTo ? [] : [`${conversation} reaction to ${String(id)}`]),
    ];
  });
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
