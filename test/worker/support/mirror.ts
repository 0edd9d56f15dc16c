import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { expect } from "vitest";
import type { Desk } from "../../../worker/objects/desk/desk.ts";
import { conversationStub, deskStub } from "../../../worker/objects/kernel/stubs.ts";
import { cursorOf, type Summary, type Thread } from "../../../worker/protocol/thread/conversation.ts";
import { byShownOrder, type Entry } from "../../../worker/protocol/message/entry.ts";
import type { EntriesFrame, ServerFrame } from "../../../worker/protocol/frames.ts";
import { env } from "./env.ts";
import type { TestAgent } from "./agent.ts";
import { until } from "./thread.ts";

type Shown = { entries: Entry[]; thread: Thread | null };

/**
 * One thread as an agent's screen holds it, kept by the rules of the protocol alone: apply a frame only where it
 * fits, else catch up with the cursor. It counts how often it had to.
 */
export class Mirror {
  readonly conversation: string;
  catchUps = 0;
  summary: Summary | null = null;
  #agent: TestAgent | null = null;
  #rev = 0;
  #thread: Thread | null = null;
  readonly #entries = new Map<number, Entry>();
  /** Frames that came while the thread was being opened. */
  #held: EntriesFrame[] | null = null;

  constructor(conversation: string) {
    this.conversation = conversation;
  }

  /** Shows the thread on this socket, from where the last one left off. */
  async follow(agent: TestAgent): Promise<void> {
    this.#agent = agent;
    this.#held = null;
    agent.listeners.add((frame) => {
      if (this.#agent === agent) this.#take(frame);
    });
    await this.#open();
  }

  get shown(): Shown {
    const entries = [...this.#entries.values()].filter((entry) => !entry.merged).sort(byShownOrder);
    return { entries, thread: withoutSession(this.#thread) };
  }

  get rev(): number {
    return this.#rev;
  }

  #take(frame: ServerFrame): void {
    if (frame.type === "list.upsert" && frame.summary.conversation === this.conversation) {
      if (frame.summary.version > (this.summary?.version ?? 0)) this.summary = frame.summary;
    }
    if (frame.type !== "entries" || frame.conversation !== this.conversation) return;
    if (this.#held !== null) this.#held.push(frame);
    else this.#apply(frame);
  }

  #apply(frame: EntriesFrame): void {
    const isAhead =
      frame.fromRev > this.#rev || frame.entries === null || frame.thread.epoch !== this.#thread?.epoch;
    if (isAhead) {
      this.catchUps += 1;
      void this.#open();
      return;
    }
    if (frame.toRev <= this.#rev) return;
    this.#merge(frame.entries ?? [], frame.thread, frame.toRev);
  }

  #merge(entries: Entry[], thread: Thread, rev: number): void {
    for (const entry of entries) {
      if (entry.rev >= (this.#entries.get(entry.id)?.rev ?? 0)) this.#entries.set(entry.id, entry);
    }
    this.#thread = thread;
    this.#rev = rev;
  }

  async #open(): Promise<void> {
    const agent = this.#agent;
    if (agent === null || this.#held !== null) return;
    this.#held = [];
    const { conversation } = this;
    const cursor = this.#thread === null ? null : cursorOf(this.#thread, this.#rev);
    const fields = { conversation, ...(cursor === null ? {} : { cursor }) };
    let reply = await agent.command("thread.open", fields);
    // An object that died meanwhile is tried again, as a gadget would.
    while (!reply.ok && reply.refusal.code === "unavailable")
      reply = await agent.command("thread.open", fields);
    if (!reply.ok) throw new Error(`thread.open was refused: ${reply.refusal.code}`);
    if (agent !== this.#agent) return;
    const opened = reply.result;
    if (opened.kind === "snapshot") this.#entries.clear();
    this.#merge(opened.entries, opened.thread, opened.rev);
    if (opened.summary.version > (this.summary?.version ?? 0)) this.summary = opened.summary;
    const held: EntriesFrame[] = this.#held;
    this.#held = null;
    for (const frame of held) this.#take(frame);
  }
}

/** An agent who has the thread open. */
export async function aMirror(agent: TestAgent, conversation: string): Promise<Mirror> {
  const mirror = new Mirror(conversation);
  await mirror.follow(agent);
  return mirror;
}

/** What a gadget would show that comes now for the first time. */
export async function truthOf(conversation: string): Promise<Shown & { rev: number }> {
  const read = (await conversationStub(env, conversation).open(conversation, null)) as unknown as {
    entries: Entry[];
    thread: Thread;
    rev: number;
  };
  return { entries: read.entries, thread: withoutSession(read.thread), rev: read.rev };
}

/** Who told it is no part of what is shown. */
function withoutSession(thread: Thread | null): Thread | null {
  const { session: _, ...shown } = thread ?? {};
  return thread === null ? null : (shown as Thread);
}

/** The mirror comes to show exactly that, by what is sent to it and nothing else. */
export async function expectInSync(mirror: Mirror): Promise<void> {
  await until(async () => {
    const { rev, ...truth } = await truthOf(mirror.conversation);
    expect(mirror.shown).toEqual(truth);
    expect(mirror.rev).toBe(rev);
  });
}

/** The instance of the desk dies in what it does, and every socket with it. */
export async function killDesk(desk = "main"): Promise<void> {
  // That is how an abort ends the call.
  await runInDurableObject(deskStub(env, desk), (_desk, state) =>
    state.abort("crash ordered by the test"),
  ).catch(() => null);
}

/**
 * The desk forgets what it keeps in memory, as after ten quiet seconds; sockets stay. Waits until it has nothing under
 * way: where it may just be doing something, it is killed.
 */
export async function sleepDesk(desk = "main"): Promise<void> {
  // As it is after two quiet seconds, with all told that was said to sockets at relays.
  await until(async () => {
    const isAtRest = await runInDurableObject(deskStub(env, desk), (it) =>
      (it as unknown as Desk).isAtRest(),
    );
    if (!isAtRest) throw new Error("the desk is at work");
  });
  await evictDurableObject(deskStub(env, desk), { webSockets: "hibernate" });
}

export async function deskAlarm(desk = "main"): Promise<boolean> {
  return await runDurableObjectAlarm(deskStub(env, desk));
}
