import * as v from "../../../../worker/protocol/values.ts";
import { RoutingConfig } from "../../../../worker/protocol/routing/config.ts";
import type { RoutingProblem } from "../../../../worker/protocol/routing/problems.ts";
import type { RoutingWords } from "../words/en.ts";
import { w } from "../../words/words.ts";
import { numbered } from "./formats.ts";

/** What does not have the form of a document, at a place of it. `limit`: of how much. */
export type Fault = {
  path: string;
  why: "missing" | "too_long" | "too_many" | "too_small" | "too_large_number" | "unknown" | "invalid";
  limit?: number;
};

/** What of it the schema of the commands would not take: none, and it may be sent. */
export function faultsIn(config: unknown): Fault[] {
  const read = v.safeParse(RoutingConfig, config);
  if (read.success) return [];
  const faults = read.issues.map((issue) => {
    const path = v.getDotPath(issue) ?? "";
    const why = whyOf(issue);
    const limit = typeof issue.requirement === "number" ? issue.requirement : undefined;
    return { path, why, ...(limit === undefined ? {} : { limit }) };
  });
  // One of a place: the first is what it lacks.
  return faults.filter(({ path }, at) => faults.findIndex((it) => it.path === path) === at);
}

function whyOf({ type, kind, received, input }: v.BaseIssue<unknown>): Fault["why"] {
  const isEmpty = received === "undefined" || input === "" || input === null;
  if (isEmpty || type === "min_length" || type === "non_empty") return "missing";
  if (type === "strict_object" && kind === "schema" && received !== "undefined") return "unknown";
  if (type === "max_length") return Array.isArray(input) ? "too_many" : "too_long";
  if (type === "min_value") return "too_small";
  return type === "max_value" ? "too_large_number" : "invalid";
}

/** A fault in words. */
export function faultWords({ why, limit = 0 }: Fault, words: RoutingWords): string {
  switch (why) {
    case "missing":
      return w.missing;
    case "too_long":
      return words.tooLong(numbered(limit));
    case "too_many":
      return words.tooMany(numbered(limit));
    case "too_small":
      return words.atLeast(numbered(limit));
    case "too_large_number":
      return words.atMost(numbered(limit));
    case "unknown":
      return words.unknownField;
    default:
      return words.invalid;
  }
}

/** Whether something stands at a place, or within it. */
export function isWithin(path: string, place: string): boolean {
  return path === place || path.startsWith(`${place}.`);
}

/** What the last name of a path names, by its field. */
const KINDS: Partial<Record<string, keyof RoutingWords["goneOf"]>> = {
  ...{ team: "team", teams: "team", queue: "queue", queues: "queue", then: "queue", overflow: "queue" },
  ...{ agent: "agent", members: "agent", hours: "hours", skill: "skill", needs: "skill", skills: "skill" },
  ...{ bot: "bot", rule: "rule", tags: "tag", attribute: "attribute" },
};

/** "This queue is not there any more.": of what is named at a place. */
function goneWords(path: string, words: RoutingWords): string {
  const names = path.split(".").filter((name) => !/^(\d+|to|id)$/.test(name));
  const kind = KINDS[names.at(-1) ?? ""];
  return kind === undefined ? words.problems.gone : words.goneOf[kind];
}

/** What is wrong at a place, in words. */
export function problemWords({ path, why, by }: RoutingProblem, words: RoutingWords): string {
  if (why === "gone") return goneWords(path, words);
  return by === undefined || why !== "unknown_word" ? words.problems[why] : `${by}: ${words.problems[why]}`;
}
