/** What a body holds, read without a line of the Worker's own code. */
import { idOf, itemsOf, member, numberOf, stringOf, type JsonNode } from "./json-text.ts";

export interface Item {
  /** `messaging`, `standby`, `changes`, … */
  list: string;
  node: JsonNode;
  /** The object with sender and recipient; in `changes` of the dashboard's Test button it is the value. */
  event: JsonNode;
  sender: string | null;
  recipient: string | null;
  isEcho: boolean;
}

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
  const isPerson = isWrapped || list === "messaging" || list === "standby";
  return {
    list,
    node,
    event,
    sender: isPerson ? idOf(member(member(event, "sender"), "id")) : null,
    recipient: isPerson ? idOf(member(member(event, "recipient"), "id")) : null,
    isEcho: isTrue(member(member(event, "message"), "is_echo")),
  };
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
