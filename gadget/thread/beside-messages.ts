import type { LitElement } from "lit";
import { DayAtTop } from "./day-at-top.ts";
import { EntryTools } from "./entry-tools.ts";
import { ExactTime } from "./exact-time.ts";

/** What stands beside the messages of a thread: when they came, and what can be done with one. `now` in ms. */
export function besideMessages(host: LitElement, now: () => number): void {
  new ExactTime(host);
  new DayAtTop(host, now);
  new EntryTools(host);
}
