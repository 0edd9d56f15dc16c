import { MARIA } from "./builders.ts";
import type { FakeDesk } from "./fake-desk.ts";

/** What a thread is once what was in it is erased. */
export const ANOTHER = { epoch: "another", customer: { name: null, label: "Messenger user" } };

/** As the Worker tells it: another thread without a word, and a row that is gone. */
export function erase(desk: FakeDesk): void {
  const { thread } = desk.conversations.get(MARIA)!;
  desk.conversations.delete(MARIA);
  const frame = { conversation: MARIA, fromRev: 0, toRev: 0, entries: [] };
  desk.push({ type: "entries", ...frame, thread: { ...thread, ...ANOTHER } });
  desk.push({ type: "list.gone", conversation: MARIA });
}
