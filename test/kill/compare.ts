/** Holds three lists of a conversation against each other: the phone's, the object's and the gadget's. */
import type { ThreadState as PhoneThread } from "../../demo/simulator/world/state.ts";
import type { Thread } from "../../worker/protocol/thread/conversation.ts";
import type { Entry } from "../../worker/protocol/message/entry.ts";
import { markOf } from "../../worker/protocol/thread/marks.ts";
import { lineOf, together, type Message } from "./message.ts";
import { withoutEntries } from "./writing.ts";

type ObjectThread = {
  thread: Thread;
  entries: Entry[];
};

/** What is to be known beside phone and object. */
type Known = {
  /** The line of each message that agents wrote. */
  byAgents: readonly string[];
  /** What an entry of ours says. */
  read: (entry: Entry) => Message;
  /** The line of each message of the Page on the phone, by its mid. */
  onPhone: ReadonlyMap<string, string>;
};

/** Every way in which they differ, in words; none when all is well. */
export function differences(phone: PhoneThread, object: ObjectThread, known: Known): string[] {
  const { byAgents, read, onPhone } = known;
  const line = (entry: Entry): string => lineOf(read(entry));
  const problems: string[] = [];
  const fromCustomer = phone.messages.filter(({ from }) => from === "customer");
  const asked = object.entries.filter(({ author }) => author.type === "customer");
  same(problems, "customer's messages", asked.map(customerLine), fromCustomer.map(phoneLine));

  const answers = object.entries.filter(({ author }) => author.type === "agent");
  const accepted = answers.toSorted((a, b) => a.id - b.id);
  const whole = wholeMessages(accepted, read);
  same(problems, "messages that were accepted", whole.toSorted(), byAgents.toSorted());
  problems.push(...partsAmiss(accepted), ...accepted.flatMap((entry) => strangePayloads(entry, line(entry))));

  const sent = phone.messages.filter(({ from }) => from === "page");
  const shown = sent.map(({ mid }) => onPhone.get(mid) ?? "");
  const arrived = accepted.filter((entry) => isOnPhone(entry, line(entry), shown));
  same(problems, "answers, in order", arrived.map(line), shown);
  for (const entry of accepted) {
    const { delivery } = entry;
    const count = shown.filter((one) => one === line(entry)).length;
    const name = `answer ${String(entry.id)} (${String(delivery?.state)})`;
    if (count > 1) problems.push(`${name} is on the phone ${String(count)} times`);
    if (delivery?.state === "sent" && count !== 1) problems.push(`${name} is not on the phone`);
    if (delivery?.state === "failed" && count !== 0) problems.push(`${name} is on the phone all the same`);
    if (delivery?.state === "queued" || delivery?.state === "sending")
      problems.push(`${name} did not settle`);
    const there = sent.find(({ mid }) => mid === entry.mid);
    const mark = delivery === null ? null : markOf(delivery, object.thread.marks);
    if (there !== undefined && mark !== there.state)
      problems.push(`${name} is marked ${String(mark)} and ${there.state} on the phone`);
  }
  const strangers = object.entries.filter(
    ({ author }) => author.type === "app" || author.type === "page_inbox",
  );
  if (strangers.length > 0)
    problems.push(`${String(strangers.length)} of our own messages are shown as others'`);
  return problems;
}

/** Each reaction that an agent wanted is on the phone, and told of in the thread; no other is. */
export function reactionDifferences(
  phone: PhoneThread,
  object: readonly Entry[],
  wanted: ReadonlyMap<number, string>,
): string[] {
  return object.flatMap(({ id, mid, changes }) => {
    const { pageReaction = "none", reacting } = changes ?? {};
    // Meta refused it: whether it is there was never known.
    if (reacting?.failed !== undefined) return [];
    const there = phone.messages.find((message) => message.mid === mid)?.reactions?.page ?? "none";
    const expected = wanted.get(id) ?? "none";
    const is = there === expected && pageReaction === expected && reacting === undefined;
    const found = `${pageReaction} in the thread, ${there} on the phone`;
    return is ? [] : [`the reaction to ${String(id)} is ${found}, and ${expected} was wanted`];
  });
}

/** The gadget must hold what the object has, entry for entry, in the order in which it is shown. */
export function gadgetDifferences(gadget: readonly Entry[], object: readonly Entry[]): string[] {
  const problems: string[] = [];
  same(problems, "gadget's entries", gadget.map(whole), object.map(whole));
  return problems;
}

function same(problems: string[], what: string, found: readonly string[], expected: readonly string[]): void {
  const at = Array.from({ length: Math.max(found.length, expected.length) }).findIndex(
    (_, index) => found[index] !== expected[index],
  );
  if (at < 0) return;
  const counts = `${String(found.length)} for ${String(expected.length)}`;
  problems.push(
    `${what} differ (${counts}) at ${String(at)}: ${quote(found[at])} for ${quote(expected[at])}`,
  );
}

function isOnPhone({ delivery }: Entry, line: string, shown: readonly string[]): boolean {
  return delivery?.state === "sent" || (delivery?.state === "unknown" && shown.includes(line));
}

/** Parts of one command make what was written. */
function wholeMessages(entries: readonly Entry[], read: (entry: Entry) => Message): string[] {
  const byCommand = Map.groupBy(entries, ({ delivery }) => delivery?.command);
  return [...byCommand.values()].map((parts) => withoutEntries(lineOf(together(parts.map(read)))));
}

/** Parts stand one after the other, and none is missing. */
function partsAmiss(accepted: readonly Entry[]): string[] {
  const byCommand = Map.groupBy(accepted, ({ delivery }) => delivery?.command);
  return [...byCommand.values()].flatMap((parts) => {
    const first = parts[0]?.id ?? 0;
    const isAmiss = parts.some(
      ({ id, delivery }, index) =>
        id !== first + index || delivery?.part !== index + 1 || delivery.parts !== parts.length,
    );
    const told = parts.map(({ id, delivery }) => `${String(id)} is ${JSON.stringify(delivery)}`);
    return isAmiss ? [`parts stand amiss: ${told.join(", ")}`] : [];
  });
}

/** What is pressed on a message of ours must lead back to it. */
function strangePayloads({ id }: Entry, line: string): string[] {
  const named = [...line.matchAll(/fb-chat:(\d+):/g)].map(([, entry]) => Number(entry));
  const strange = named.filter((entry) => entry !== id);
  return strange.map((entry) => `a button of answer ${String(id)} names ${String(entry)}`);
}

function textOf({ content }: Entry): string {
  return content.kind === "text" ? content.text : `[${content.kind}]`;
}

function customerLine(entry: Entry): string {
  return `${String(entry.at)} ${String(entry.mid)} ${textOf(entry)}`;
}

function phoneLine({ at, mid, text }: PhoneThread["messages"][number]): string {
  return `${String(at)} ${mid} ${String(text)}`;
}

/** A rev may lag behind where nothing else changed; everything else must not. */
function whole(entry: Entry): string {
  return JSON.stringify(entry);
}

function quote(line: string | undefined): string {
  return line === undefined ? "nothing" : JSON.stringify(line.slice(0, 160));
}
