import { pause } from "../../../demo/local/wait.ts";
import type { Command } from "../../../worker/protocol/frames.ts";
import { BenchAgent } from "../../measuring/agent.ts";
import { post, webhook } from "../meta.ts";
import { median } from "../../measuring/statistics.ts";
import type { Running } from "../../measuring/workerd.ts";
import { untilHeard } from "./latency.ts";
import type { Beside } from "./long-thread.ts";

/** What is shown of a list when it is opened. */
const SHOWN = 50;
/** An agent's socket takes 20 commands a second; longer than a desk gathers changes of the list. */
const PACE_MS = 120;
const PSID = "7700110022066666";

/** A list of so many: opened, read further, and until a message is told in it. Beside one of `SHOWN` and a few more. */
export async function measureLongList(
  many: Running,
  few: Running,
  conversations: number,
  times: number,
): Promise<Record<"open" | "more" | "change", Beside>> {
  const sides = { ours: many, floor: few };
  const agents = {
    ours: await agentBefore(many, conversations),
    // As many as are read further, too.
    floor: await agentBefore(few, 2 * SHOWN),
  };
  const taken = {
    open: { ours: [] as number[], floor: [] as number[] },
    more: { ours: [] as number[], floor: [] as number[] },
    change: { ours: [] as number[], floor: [] as number[] },
  };
  for (let n = 0; n < times; n++) {
    for (const side of n % 2 === 0 ? (["ours", "floor"] as const) : (["floor", "ours"] as const)) {
      const agent = agents[side];
      const asked = async (type: Command["type"], fields: object): Promise<number> => {
        await pause(PACE_MS);
        const startedAt = performance.now();
        const reply = await agent.ask({ type, ...fields });
        if (!reply.ok) throw new Error(`${type} was refused`);
        const { items } = reply.result as { items: unknown[] };
        if (items.length !== SHOWN) throw new Error(`${type} brought ${String(items.length)} rows`);
        return performance.now() - startedAt;
      };
      taken.open[side].push(await asked("list.open", { view: "open", length: SHOWN }));
      taken.more[side].push(await asked("list.more", { length: SHOWN }));
      await pause(PACE_MS);
      const text = `marker ${String(n)}.`;
      const body = webhook(PSID, `m_list_${String(n)}`, text);
      taken.change[side].push(
        await untilHeard(sides[side].url, body, (arrived) => {
          agent.onFrame = (frame, raw) => frame.type.startsWith("list.") && raw.includes(text) && arrived();
        }),
      );
      agent.onFrame = null;
    }
  }
  for (const agent of Object.values(agents)) agent.socket.close();
  const of = ({ ours, floor }: { ours: number[]; floor: number[] }): Beside => ({
    ours: median(ours),
    floor: median(floor),
  });
  return { open: of(taken.open), more: of(taken.more), change: of(taken.change) };
}

async function agentBefore(running: Running, conversations: number): Promise<BenchAgent> {
  await post(running.url, webhook(PSID, "m_list_first", "Hello"));
  await fetch(`${running.url}/bench/fill?count=${String(conversations)}`);
  // An instance that has read all of it from where it is stored.
  await running.restart();
  return await BenchAgent.connect(running.url, { understands: "list.changes" });
}
