/** Holds three lists of a conversation against each other: the phone's, the object's and the gadget's. */
import type { ThreadState as PhoneThread } from "../../demo/simulator/world/state.ts";
import type { Summary, Thread } from "../../worker/protocol/thread/conversation.ts";
import type { Entry } from "../../worker/protocol/message/entry.ts";
import { markOf } from "../../worker/protocol/thread/marks.ts";

type ObjectThread = {
  thread: Thread;
  entries: Entry[];
};

/** Every way in which they differ, in words; none when all is well. */
export function differences(
  phone: PhoneThread,
  object: ObjectThread,
  written: { byAgents: readonly string[] },
): string[] {
  const problems: string[] = [];
  const fromCustomer = phone.messages.filter(({ from }) => from === "customer");
  const asked = object.entries.filter(({ author }) => author.type === "customer");
  same(problems, "customer's messages", asked.map(customerLine), fromCustomer.map(phoneLine));

  const answers = object.entries.filter(({ author }) => author.type === "agent");
  const accepted = answers.toSorted((a, b) => a.id - b.id);
  const texts = wholeTexts(accepted);
  same(problems, "messages that were accepted", texts.toSorted(), written.byAgents.toSorted());

  const sent = phone.messages.filter(({ from }) => from === "page");
  const arrived = accepted.filter((entry) => isOnPhone(entry, sent));
  same(
    problems,
    "answers, in order",
    arrived.map(textOf),
    sent.map(({ text }) => text ?? ""),
  );
  for (const entry of accepted) {
    const { delivery } = entry;
    const count = sent.filter(({ text }) => text === textOf(entry)).length;
    const name = `answer ${String(entry.id)} (${String(delivery?.state)})`;
    if (count > 1) problems.push(`${name} is on the phone ${String(count)} times`);
    if (delivery?.state === "sent" && count !== 1) problems.push(`${name} is not on the phone`);
    if (delivery?.state === "failed" && count !== 0) problems.push(`${name} is on the phone all the same`);
    if (delivery?.state === "queued" || delivery?.state === "sending")
      problems.push(`${name} did not settle`);
    const onPhone = sent.find(({ mid }) => mid === entry.mid);
    const mark = delivery === null ? null : markOf(delivery, object.thread.marks);
    if (onPhone !== undefined && mark !== onPhone.state)
      problems.push(`${name} is marked ${String(mark)} and ${onPhone.state} on the phone`);
  }
  const strangers = object.entries.filter(
    ({ author }) => author.type === "app" || author.type === "page_inbox",
  );
  if (strangers.length > 0)
    problems.push(`${String(strangers.length)} of our own messages are shown as others'`);
  return problems;
}

/** Nobody takes, lets go or closes in this run: whoever was accepted first owns the conversation. */
export function ownerDifferences({ status, owner }: Summary, object: readonly Entry[]): string[] {
  const answers = object.filter(({ author }) => author.type === "agent").toSorted((a, b) => a.id - b.id);
  const author = answers[0]?.author;
  const expected = author?.type === "agent" ? author.sub : "nobody";
  const found = owner?.sub ?? "nobody";
  const is = status === "open" && found === expected;
  return is ? [] : [`it is ${status} and of ${found}, and ${expected} answered first`];
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

function isOnPhone(entry: Entry, sent: PhoneThread["messages"]): boolean {
  if (entry.delivery?.state === "sent") return true;
  return entry.delivery?.state === "unknown" && sent.some(({ text }) => text === textOf(entry));
}

/** Parts of one command make the text that was written. */
function wholeTexts(entries: readonly Entry[]): string[] {
  const byCommand = Map.groupBy(entries, ({ delivery }) => delivery?.command);
  return [...byCommand.values()].map((parts) => parts.map(textOf).join(" "));
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
