import { runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { onTestFinished, vi } from "vitest";
import type { LoggedCall } from "../../../demo/simulator/graph/call-log.ts";
import type { Simulator } from "../../../demo/simulator/simulator.ts";
import type { Outcome } from "../../../worker/domain/outcome.ts";
import type { Actor } from "../../../worker/domain/ownership.ts";
import type { Conversation } from "../../../worker/objects/conversation/conversation.ts";
import type { EntryRow } from "../../../worker/objects/conversation/log/entry-row.ts";
import type { DeskCommand } from "../../../worker/objects/desk/commands/runner.ts";
import { conversationStub, deskStub, pageStub } from "../../../worker/objects/kernel/stubs.ts";
import type { Thread } from "../../../worker/protocol/thread/conversation.ts";
import type { Entry } from "../../../worker/protocol/message/entry.ts";
import { HISTORY_PAGE_MAX } from "../../../worker/protocol/limits.ts";
import type { Outgoing } from "../../../worker/protocol/outgoing/outgoing.ts";
import type { Refusal } from "../../../worker/protocol/refusals.ts";
import { env, PAGE_ID } from "./env.ts";
import { aCustomer, deliverAll } from "./meta.ts";
import { checkAnswer } from "./results.ts";

export const KIM: Actor = { sub: "kim", name: "Kim Lee", role: "agent" };
export const SAM: Actor = { sub: "sam", name: "Sam Fox", role: "agent" };
export const PIA: Actor = { sub: "pia", name: "Pia Wolf", role: "agent" };
export const ANA: Actor = { sub: "ana", name: "Ana Ruiz", role: "supervisor" };

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

type Wrote = Outcome<{ entries: Entry[] }, Refusal>;
type OnThread<T> = T extends { conversation: string } ? T : never;
type Fields<T extends DeskCommand["type"]> = Omit<
  Extract<OnThread<DeskCommand>, { type: T }>,
  "type" | "id" | "conversation"
> & { id?: string };
type Stub = ReturnType<typeof conversationStub>;

let added = 0;

/** Lets time pass for the Worker and for Meta; alarms wait until a test runs them. Ends with the test. */
export async function letPass(meta: Simulator, ms: number): Promise<void> {
  if (added === 0) {
    const now = Date.now.bind(Date);
    vi.spyOn(Date, "now").mockImplementation(() => now() + added);
    onTestFinished(() => {
      added = 0;
    });
  }
  added += ms;
  await meta.advanceClock(ms);
}

/** Polls until `check` stops throwing. */
export async function until<T>(check: () => T | Promise<T>): Promise<T> {
  return await vi.waitFor(check, { timeout: 90_000, interval: 5 });
}

/** One customer's thread: what the Worker holds of it, what the phone shows, and commands of agents. */
export class TestThread {
  readonly meta: Simulator;
  readonly psid: string;
  readonly name: string;

  constructor(meta: Simulator, psid: string) {
    this.meta = meta;
    this.psid = psid;
    this.name = `${PAGE_ID}:${psid}`;
  }

  get customer(): ReturnType<Simulator["customer"]> {
    return this.meta.customer(this.psid);
  }

  /** A new stub each time: after a reset an old one keeps failing. */
  get stub(): Stub {
    return conversationStub(env, this.name);
  }

  /** What the phone shows of the Page. */
  get phone(): string[] {
    return this.customer.thread.messages.filter(({ from }) => from === "page").map(({ text }) => text ?? "");
  }

  /** Every try to send to this customer that reached Meta. */
  get posts(): LoggedCall[] {
    return this.meta.calls.entries.filter(({ method, path, params }) => {
      const recipient = params["recipient"] as { id?: string } | undefined;
      return method === "POST" && path.endsWith("/messages") && recipient?.id === this.psid;
    });
  }

  async command<T extends OnThread<DeskCommand>["type"]>(
    actor: Actor,
    type: T,
    fields: Fields<T>,
  ): Promise<Wrote> {
    const command = { id: crypto.randomUUID(), ...fields, type, conversation: this.name };
    const outcome: unknown = await deskStub(env, "main").command(
      "main",
      actor,
      command as unknown as DeskCommand,
    );
    const told = JSON.parse(JSON.stringify(outcome)) as Outcome<unknown, Refusal>;
    checkAnswer(type, told.ok ? { ok: true, result: told.value } : told);
    return outcome as Wrote;
  }

  /**
   * Sends as an agent who saw everything; it must be accepted. Returns the entries made. A line of the desk that comes
   * between looking and sending is looked at, and the send repeated, as a person would.
   */
  async send(
    what: string | Outgoing,
    actor: Actor = KIM,
    id: string = crypto.randomUUID(),
  ): Promise<Entry[]> {
    const outgoing = typeof what === "string" ? ({ kind: "text", text: what } as const) : what;
    for (;;) {
      const seenRev = await this.rev();
      const outcome = await this.command(actor, "message.send", { id, outgoing, seenRev });
      if (outcome.ok) return outcome.value.entries;
      const { refusal } = outcome;
      const isLineAlone =
        refusal.code === "changed" && refusal.entries.every(({ content }) => content.kind === "system");
      if (!isLineAlone) throw new Error(`refused: ${JSON.stringify(refusal)}`);
    }
  }

  /** Says that what stopped the Page is mended; the Page's alarm then wakes who waits. */
  async resumePage(actor: Actor = ANA): Promise<void> {
    const command: DeskCommand = { type: "page.resume", id: crypto.randomUUID(), pageId: PAGE_ID };
    const outcome = await deskStub(env, "main").command("main", actor, command);
    if (!outcome.ok) throw new Error(`page.resume was refused: ${outcome.refusal.code}`);
  }

  /** The code of the refusal, or "ok". */
  async codeOf(outcome: Promise<Wrote>): Promise<string> {
    const settled = await outcome;
    return settled.ok ? "ok" : settled.refusal.code;
  }

  async rev(): Promise<number> {
    return (await this.read()).rev;
  }

  async read(): Promise<{ rev: number; entries: Entry[]; thread: Thread }> {
    const read: unknown = await this.stub.open(this.name, null);
    return read as { rev: number; entries: Entry[]; thread: Thread };
  }

  async thread(): Promise<Thread> {
    return (await this.read()).thread;
  }

  /** All entries, however many came since; in the order of the thread. */
  async whole(): Promise<Entry[]> {
    const pages: Entry[][] = [];
    for (let before: Pick<Entry, "at" | "id"> | null = null, more = true; more;) {
      const page: unknown = await this.stub.history(this.name, before, HISTORY_PAGE_MAX);
      const { entries, more: older } = page as { entries: Entry[]; more: boolean };
      pages.unshift(entries);
      [before, more] = [entries[0] ?? null, older];
    }
    return pages.flat();
  }

  /** The entries that this desk sent, in the order of acceptance. */
  async ours(): Promise<Entry[]> {
    const entries = await this.whole();
    return entries.filter(({ delivery }) => delivery !== null).sort((a, b) => a.id - b.id);
  }

  /** What gadgets show of each of our messages: its state, or why it waits or failed. */
  async states(): Promise<string[]> {
    return (await this.ours()).map(({ delivery }) => {
      const detail = delivery?.failure?.code ?? delivery?.waiting?.reason ?? delivery?.settled;
      return `${delivery?.state ?? ""}${detail == null ? "" : ` (${detail})`}`;
    });
  }

  /** Waits until our messages are in these states. */
  async untilStates(...expected: string[]): Promise<void> {
    await until(async () => {
      const states = await this.states();
      if (states.join() !== expected.join())
        throw new Error(`states are ${states.join(", ")}, not ${expected.join(", ")}`);
    });
  }

  /** All rows, merged ones too. */
  async rows(): Promise<EntryRow[]> {
    return await this.inside((_conversation, { storage }) =>
      storage.sql.exec<EntryRow>("SELECT * FROM entry ORDER BY seq").toArray(),
    );
  }

  async inside<T>(
    look: (conversation: Conversation, state: DurableObjectState) => T | Promise<T>,
  ): Promise<T> {
    // Past its door.
    return await runInDurableObject(this.stub as unknown as DurableObjectStub<Conversation>, look);
  }

  /** Runs the alarm now, if one is set. */
  async alarm(): Promise<boolean> {
    return await runDurableObjectAlarm(this.stub);
  }

  /** The instance dies as in an outage: nothing it was doing goes on. */
  async crash(): Promise<void> {
    try {
      await this.inside((_conversation, state) => state.abort("crash ordered by the test"));
    } catch {
      // That is how an abort ends the call.
    }
  }

  /** Delivers all that waits at Meta. */
  async deliver(): Promise<void> {
    await deliverAll(this.meta);
  }
}

/** A customer who has just written, so that the window is open, and whose profile has been read. */
export async function aThread(meta: Simulator, text = "Where is my order?"): Promise<TestThread> {
  const thread = new TestThread(meta, aCustomer(meta).psid);
  thread.customer.text(text);
  await thread.deliver();
  await until(async () => {
    if ((await thread.thread()).customer.name === null) throw new Error("no profile yet");
  });
  return thread;
}

/** Meta lets nobody read its record of conversations, until its faults are cleared. */
export function closeRecord(meta: Simulator): void {
  meta.faults.order({ kind: "error", code: 200, path: "/conversations", count: null });
}

export async function pageAlarm(): Promise<boolean> {
  return await runDurableObjectAlarm(pageStub(env, PAGE_ID));
}
