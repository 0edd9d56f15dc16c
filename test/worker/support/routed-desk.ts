import { deskStub } from "../../../worker/objects/kernel/stubs.ts";
import type { ServerFrame } from "../../../worker/protocol/frames.ts";
import { NO_ROUTING, type Queue, type RoutingConfig } from "../../../worker/protocol/routing/config.ts";
import { stateOf } from "../../../worker/protocol/thread/state.ts";
import type { Summary } from "../../../worker/protocol/thread/conversation.ts";
import { connect, type TestAgent } from "./agent.ts";
import { TestDesk } from "./desk.ts";
import { due } from "./duties.ts";
import { env } from "./env.ts";
import { killDesk, sleepDesk, truthOf } from "./mirror.ts";
import { rowsOf } from "./storage.ts";
import { ANA } from "./thread.ts";

/** A queue of Kim and Sam, unless it is said otherwise. */
/** "Sales" of "sales". */
const nameOf = (id: string): string => id.charAt(0).toUpperCase() + id.slice(1);

export function aQueue(more: Partial<Queue> = {}): Queue {
  const shared = { id: "sales", name: nameOf(more.id ?? "sales"), members: ["kim", "sam"], teams: [] };
  return { ...shared, choose: "longest_idle", offerSeconds: 20, ...more };
}

/** All goes to the queue of that id, the first if left out. */
export function toQueues(queues: Queue[], more: Partial<RoutingConfig> = {}): RoutingConfig {
  const [first] = queues;
  const otherwise = { type: "queue", queue: first?.id ?? "" } as const;
  return { ...NO_ROUTING, queues, otherwise, ...more };
}

/** A desk whose supervisor wrote that document. */
export class RoutedDesk {
  readonly desk: TestDesk;
  ana: TestAgent;

  constructor(desk: TestDesk, ana: TestAgent) {
    this.desk = desk;
    this.ana = ana;
  }

  static async with(config: RoutingConfig): Promise<RoutedDesk> {
    const desk = await new TestDesk().attach();
    const routed = new RoutedDesk(desk, await connect({ ...ANA, desk: desk.name }));
    await routed.configure(config);
    return routed;
  }

  get stub(): ReturnType<typeof deskStub> {
    return deskStub(env, this.desk.name);
  }

  async configure(config: RoutingConfig): Promise<void> {
    const { version } = await this.ana.ask("routing.get", {});
    const { saved, problems } = await this.ana.ask("routing.save", { base: version, config });
    if (!saved) throw new Error(`not kept: ${JSON.stringify(problems)}`);
  }

  async agent(sub: string): Promise<TestAgent> {
    return await connect({ sub, name: sub, desk: this.desk.name });
  }

  /** One whose gadget shows no offers. */
  async agentWithoutOffers(sub: string): Promise<TestAgent> {
    return await connect({ sub, name: sub, desk: this.desk.name, understands: "list.changes" });
  }

  /** A customer writes, who waits from then on. */
  async writes(psid: string, at = Date.now()): Promise<string> {
    await this.desk.tell(psid, { at, text: `from ${psid}` });
    return this.desk.nameOf(psid);
  }

  /** "offered kim+sam", "queued sales", "assigned kim", as the list tells. */
  async standing(psid: string): Promise<string> {
    const summary = await this.summary(psid);
    const { finer } = summary;
    const to = finer?.state === "offered" ? finer.to.map(({ sub }) => sub).join("+") : null;
    const queue = finer?.state === "queued" ? finer.queue : null;
    return `${stateOf(summary)} ${to ?? queue ?? summary.owner?.sub ?? "-"}`;
  }

  /** Of the place where what no rule fits goes. */
  async tried(): Promise<{ members: number; here: number }> {
    const { members, here } = await this.ana.ask("routing.try", { pageId: this.desk.pageId });
    return { members, here };
  }

  async summary(psid: string): Promise<Summary> {
    const { items } = await this.ana.ask("list.open", { view: "open", length: 200 });
    const found = items.find(({ conversation }) => conversation === this.desk.nameOf(psid));
    if (found === undefined) throw new Error(`${psid} is not open`);
    return found;
  }

  /** What its thread tells of it, once the desk's lines are there. */
  async lines(psid: string): Promise<string[]> {
    await due(this.stub, "lines");
    const { entries } = await truthOf(this.desk.nameOf(psid));
    return entries.flatMap(({ content }) => {
      if (content.kind !== "system" || !("why" in content.line)) return [];
      const { event, by, why } = content.line;
      return [`${event} by ${by?.sub ?? "nobody"}, ${why}`];
    });
  }

  /** As colleagues see them now. */
  async presenceOf(sub: string): Promise<string | undefined> {
    const { agents } = await (await connect({ sub: "eve", name: "eve", desk: this.desk.name })).welcome();
    return agents.find((it) => it.sub === sub)?.presence;
  }

  /** Its offer, or its time in a queue, is over, though no time passed. */
  async isOver(psid: string): Promise<void> {
    const sql = `UPDATE conversation SET due_at = 1,
      standing = json_set(standing, iif(json_extract(standing, '$.offer') IS NULL, '$.wait.until', '$.offer.until'), 1)
      WHERE name = ?`;
    await rowsOf(this.stub, sql, this.desk.nameOf(psid));
    await this.wakes();
    await due(this.stub, "states");
  }

  /** Its instance dies, and with it every socket; the supervisor comes back. */
  async dies(): Promise<void> {
    await killDesk(this.desk.name);
    this.ana = await connect({ ...ANA, desk: this.desk.name });
  }

  /** It forgets what it holds in memory. */
  async wakes(): Promise<void> {
    await sleepDesk(this.desk.name);
  }
}

/** What is offered to an agent, as they were told last: psids. */
export function offeredTo(agent: TestAgent): string[] {
  const last = agent.frames.findLast((it: ServerFrame) => it.type === "offers");
  if (last?.type !== "offers") return [];
  return last.offers.map(({ summary }) => summary.conversation.split(":")[1] ?? "");
}
