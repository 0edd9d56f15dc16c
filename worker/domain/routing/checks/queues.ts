import type { Queue, RoutingConfig } from "../../../protocol/routing/config.ts";
import type { RoutingProblem } from "../../../protocol/routing/problems.ts";
import { goneIn, isGone } from "./ids.ts";
import { membersOf, membersProblems, needsProblems } from "./needs.ts";

/** What is wrong with queues. */
export function queueProblems(config: RoutingConfig): RoutingProblem[] {
  return config.queues.flatMap((queue, at) => problemsOf(config, queue, `queues.${String(at)}`));
}

function problemsOf(config: RoutingConfig, queue: Queue, path: string): RoutingProblem[] {
  const members = membersOf(config, queue.members, queue.teams);
  const to = queue.overflow?.to ?? null;
  return [
    ...goneIn(config.teams, queue.teams, (i) => `${path}.teams.${String(i)}`),
    ...membersProblems(members, `${path}.members`),
    ...(queue.offer === "assign" && queue.choose === "ring"
      ? [{ path: `${path}.offer`, why: "no_effect" as const }]
      : []),
    ...needsProblems(config, queue.needs ?? [], members, `${path}.needs`),
    ...(queue.hours !== undefined && isGone(config.hours, queue.hours)
      ? [{ path: `${path}.hours`, why: "gone" as const }]
      : []),
    ...(to !== null && isGone(config.queues, to)
      ? [{ path: `${path}.overflow.to`, why: "gone" as const }]
      : isLoop(config, queue.id)
        ? [{ path: `${path}.overflow.to`, why: "loop" as const }]
        : []),
  ];
}

/** Whether what overflows from a queue comes back to it. */
function isLoop(config: RoutingConfig, queue: string): boolean {
  const seen = new Set<string>();
  let at: string | null = queue;
  while (at !== null && !seen.has(at)) {
    seen.add(at);
    const id: string = at;
    at = config.queues.find((it) => it.id === id)?.overflow?.to ?? null;
  }
  return at === queue;
}
