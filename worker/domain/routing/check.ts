import type { RoutingConfig } from "../../protocol/routing/config.ts";
import { REFUSED_PROBLEMS, type RoutingProblem } from "../../protocol/routing/problems.ts";
import {
  botProblems,
  closingProblems,
  referenceProblems,
  replyProblems,
  satisfactionProblems,
  type ProgramsKnown,
} from "./checks/automation.ts";
import { hoursProblems } from "./checks/hours.ts";
import { reservedIds, sameIds, sameNames } from "./checks/ids.ts";
import { agentProblems, reasonProblems, sightProblems } from "./checks/people.ts";
import { queueProblems } from "./checks/queues.ts";
import { attributeProblems, priorityProblems } from "./checks/tags.ts";
import { ruleProblems, targetProblems } from "./checks/rules.ts";

/** Whether a document with this problem is not kept. */
export function isRefused({ why }: RoutingProblem): boolean {
  return (REFUSED_PROBLEMS as readonly string[]).includes(why);
}

/** Where a document is looked through that knows of no programs: all of them can be asked. */
const ALL_ASKED: ProgramsKnown = { isAskedAt: () => true, hasSecret: () => true };

/**
 * What is wrong with the document, in its order, at `now` (ms). `pages`: those of the desk. `programs`: whether they can be
 * asked at all.
 */
export function problemsIn(
  config: RoutingConfig,
  pages: readonly string[],
  now: number,
  programs: ProgramsKnown = ALL_ASKED,
): RoutingProblem[] {
  return [
    ...sameIds(config),
    ...reservedIds(config),
    ...sameNames(config),

    ...agentProblems(config),
    ...hoursProblems(config, now),
    ...queueProblems(config),
    ...ruleProblems(config, pages),
    ...targetProblems(config, config.otherwise, "otherwise"),
    ...reasonProblems(config),
    ...attributeProblems(config),
    ...priorityProblems(config),
    ...closingProblems(config),
    ...replyProblems(config),
    ...satisfactionProblems(config),
    ...botProblems(config, programs),
    ...referenceProblems(config),
    ...sightProblems(config, pages),
  ];
}
