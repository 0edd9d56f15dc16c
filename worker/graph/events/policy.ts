import { objectAt, stringAt, type JsonObject } from "../json.ts";
import type { ReadEvent } from "../to-event.ts";
import { label } from "./names.ts";

const ACTIONS = ["warning", "block", "unblock"] as const;

/** "messaging_policy_enforcement": names no person. Meta's older samples spell the key with a hyphen. */
export function readPolicy(item: JsonObject): ReadEvent | null {
  const policy = objectAt(item, "policy_enforcement") ?? objectAt(item, "policy-enforcement");
  const action = ACTIONS.find((name) => name === stringAt(policy, "action"));
  if (action === undefined) return null;
  return { event: { kind: "policy", action, reason: label(stringAt(policy, "reason")) }, complete: false };
}
