/** What a body holds, read without a line of the Worker's own code. */
import { idOf, itemsOf, member, numberOf, stringOf, type JsonNode } from "./json-text.ts";

export type Item = {
  /** `messaging`, `standby`, `changes`, … */
  list: string;
  node: JsonNode;
  /** The object with sender and recipient; in `changes` of the dashboard's Test button it is the value. */
  event: JsonNode;
  sender: string | null;
  recipient: string | null;
  isEcho: boolean;
};

/** Every item of every entry, in order. */
export function itemsIn(body: JsonNode): Item[] {
  return itemsOf(member(body, "entry")).flatMap((entry) => {
    if (entry.kind !== "object") return [toItem("entry", entry)];
    return entry.members.flatMap(({ key, value }) => {
      if (key === "id" || key === "time") return [];
      return (value.kind === "array" ? value.items : [value]).map((node) => toItem(key, node));
    });
  });
}

function toItem(list: string, node: JsonNode): Item {
  const value = list === "changes" ? member(node, "value") : undefined;
  const isWrapped =
    member(value, "sender")?.kind === "object" && member(value, "recipient")?.kind === "object";
  const event = isWrapped && value !== undefined ? value : node;
  const isPolicy = member(event, "policy_enforcement") ?? member(event, "policy-enforcement");
  const isPerson = (isWrapped || list === "messaging" || list === "standby") && isPolicy === undefined;
  const [sender, recipient] = isPerson
    ? [idOf(member(member(event, "sender"), "id")), idOf(member(member(event, "recipient"), "id"))]
    : sidesOutsideMessaging(list, node);
  return {
    list,
    node,
    event,
    sender,
    recipient,
    isEcho: isTrue(member(member(event, "message"), "is_echo")),
  };
}

/** Calls and labels of Meta's inbox name a person in ways of their own. */
function sidesOutsideMessaging(list: string, node: JsonNode): [string | null, string | null] {
  if (list === "calls") {
    const other = member(node, "to") ?? member(node, "recipient_id") ?? member(node, "user_id");
    return [idOf(member(node, "from")), idOf(other)];
  }
  const isLabel = list === "changes" && stringOf(member(node, "field")) === "inbox_labels";
  return [isLabel ? idOf(member(member(member(node, "value"), "user"), "id")) : null, null];
}

/** The message that an item says something new of, null when it is no such item. */
export function targetOf({ event }: Item): string | null {
  const message = member(event, "message");
  const changed =
    member(event, "reaction") ??
    member(event, "message_edit") ??
    member(event, "response_feedback") ??
    (isTrue(member(message, "is_deleted")) ? message : undefined);
  return stringOf(member(changed, "mid"));
}

/** A delivery that lists what it is of, with or without a watermark, is a mark and no entry. */
export function listsDelivered({ event }: Item): boolean {
  return itemsOf(member(member(event, "delivery"), "mids")).length > 0;
}

/** The `mid` that an item has of its own. A reaction or a deletion only names that of another. */
export function ownMid({ event }: Item): string | null {
  const message = member(event, "message");
  if (isTrue(member(message, "is_deleted"))) return null;
  return stringOf(member(message, "mid")) ?? stringOf(member(member(event, "postback"), "mid"));
}

/** The watermark of a delivery or read in ms, or null when the item is none or has none that says a time. */
export function watermarkOf({ event }: Item, kind: "delivery" | "read"): number | null {
  const isKind = event.kind === "object" && event.members.find((one) => !ENVELOPE.has(one.key))?.key === kind;
  const node = isKind ? member(member(event, kind), "watermark") : undefined;
  const number = numberOf(node);
  const time = Number.isNaN(number)
    ? Date.parse(stringOf(node) ?? "")
    : number < 1e12
      ? number * 1000
      : number;
  return time > 0 ? time : null;
}

const ENVELOPE = new Set(["sender", "recipient", "timestamp"]);

function isTrue(node: JsonNode | undefined): boolean {
  return node?.kind === "bare" && node.value === "true";
}
