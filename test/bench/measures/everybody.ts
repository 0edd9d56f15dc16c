import { pause } from "../../../demo/local/wait.ts";
import { BenchAgent, Onlooker } from "../../measuring/agent.ts";
import { post, webhook } from "../meta.ts";
import { quantile } from "../../measuring/statistics.ts";

const CONVERSATIONS = 100;
/** Longer than a desk gathers changes of the list. */
const QUIET_MS = 120;

/** In ms, until the last of them has it. */
export type EverybodyFigures = { p50: number; p99: number };

/**
 * One message of a customer, until everybody at the desk has it in their list, beside as many bytes that a bare object
 * sends to as many sockets. In turn.
 */
export async function measureEverybody(
  product: string,
  floor: string,
  people: number,
  times: number,
): Promise<{ ours: EverybodyFigures; floor: EverybodyFigures }> {
  for (let n = 0; n < CONVERSATIONS; n++)
    await post(product, webhook(psid(n), `m_everybody_warm_${n}`, "hi"));
  const agents: Onlooker[] = [];
  const listeners: Onlooker[] = [];
  for (let n = 0; n < people; n++) {
    agents.push(await Onlooker.seat(product, `agent-${String(n)}`, CONVERSATIONS));
    listeners.push(await Onlooker.at(floor));
  }
  const bytes = await bytesOfChange(product);
  const taken = { ours: [] as number[], floor: [] as number[] };
  for (let n = 0; n < times; n++) {
    for (const side of n % 2 === 0 ? (["ours", "floor"] as const) : (["floor", "ours"] as const)) {
      const marker = `marker ${side} ${String(n)}.`;
      await pause(QUIET_MS);
      const seen = Promise.all((side === "ours" ? agents : listeners).map((one) => one.sees(marker)));
      const writtenAt = performance.now();
      if (side === "ours") await post(product, webhook(psid(n % CONVERSATIONS), `m_everybody_${n}`, marker));
      else await fetch(floor, { method: "POST", body: marker.padEnd(bytes, ".") });
      await seen;
      taken[side].push(performance.now() - writtenAt);
    }
  }
  for (const one of [...agents, ...listeners]) one.leave();
  const of = (all: number[]): EverybodyFigures => ({ p50: quantile(all, 0.5), p99: quantile(all, 0.99) });
  return { ours: of(taken.ours), floor: of(taken.floor) };
}

/** How long the frame is in which an agent is told of a message. */
async function bytesOfChange(product: string): Promise<number> {
  const kim = await BenchAgent.connect(product, { understands: "list.changes" });
  await kim.ask({ type: "list.open", view: "open", length: CONVERSATIONS });
  await pause(QUIET_MS);
  const marker = "marker of bytes 00.";
  const told = new Promise<number>((resolve) => {
    kim.onFrame = (_frame, raw) => {
      if (raw.includes(marker)) resolve(raw.length);
    };
  });
  await post(product, webhook(psid(0), "m_everybody_bytes", marker));
  const bytes = await told;
  kim.socket.close();
  return bytes;
}

function psid(index: number): string {
  return `77001100880${String(10_000 + index)}`;
}
