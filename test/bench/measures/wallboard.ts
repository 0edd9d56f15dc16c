import { pause } from "../../../demo/local/wait.ts";
import { NO_ROUTING, type RoutingConfig } from "../../../worker/protocol/routing/config.ts";
import { BenchAgent, Onlooker } from "../../measuring/agent.ts";
import { post, webhook } from "../meta.ts";
import { median } from "../../measuring/statistics.ts";
import type { Running } from "../../measuring/workerd.ts";

export const WATCHED_AGENTS = 500;
const GROUPS = 10;
const CUSTOMERS = 200;
const ROUNDS = 5;
/** A busy contact centre; it is kept up for so long, so that a wall is told several times. */
const PER_SECOND = 50;
const ROUND_MS = 4_000;

/**
 * `watched` and `unwatched`: ms of CPU of the process for each second. `frames`: what a wall is told in a second, and in
 * how many bytes.
 */
export type WallboardFigures = {
  watchedCpuMs: number;
  unwatchedCpuMs: number;
  framesPerSecond: number;
  bytesPerSecond: number;
  wholeBytes: number;
};

const sub = (n: number): string => `agent-${String(n)}`;
const ofGroup = (group: number): string[] =>
  Array.from({ length: WATCHED_AGENTS / GROUPS }, (_, n) => sub(group + n * GROUPS));

/** Everybody is of a team and a queue; what customers say leads to one of them. */
const DOCUMENT: RoutingConfig = {
  ...NO_ROUTING,
  teams: Array.from({ length: GROUPS }, (_, n) => ({
    ...{ id: `team${String(n)}`, name: `Team ${String(n)}`, members: ofGroup(n) },
  })),
  queues: Array.from({ length: GROUPS }, (_, n) => ({
    ...{ id: `queue${String(n)}`, name: `Queue ${String(n)}`, members: [], teams: [`team${String(n)}`] },
    ...{ choose: "longest_idle", offerSeconds: 86_400, service: { seconds: 60, percent: 80 } },
  })),
  rules: Array.from({ length: GROUPS }, (_, n) => ({
    ...{ id: `rule${String(n)}`, name: `Rule ${String(n)}`, when: { keywords: [`word${String(n)}`] } },
    to: { type: "queue", queue: `queue${String(n)}` },
  })),
  missedMax: 20,
};

/** A desk of so many agents with customers who write, while a wall shows it and while none does, in turn. */
export async function measureWallboard({ url, cpuMs }: Running, scale: number): Promise<WallboardFigures> {
  await post(url, webhook(psid(0), "m_wall_warm", "word0"));
  const lead = await BenchAgent.connect(url, { sub: "ana", role: "supervisor" });
  const saved = await lead.ask({ type: "routing.save", base: 0, config: DOCUMENT });
  if (!saved.ok) throw new Error("the routing was not saved");
  lead.socket.close();
  const agents: Onlooker[] = [];
  for (let n = 0; n < WATCHED_AGENTS; n++) agents.push(await Onlooker.seat(url, sub(n), 1));
  for (let n = 1; n < CUSTOMERS; n++)
    await post(url, webhook(psid(n), `m_wall_first_${n}`, `word${String(n % GROUPS)}`));
  const cpu = { watched: [] as number[], unwatched: [] as number[] };
  const told = { frames: 0, bytes: 0, whole: 0 };
  const roundMs = ROUND_MS * scale;
  let came = 0;
  for (let round = 0; round < 2 * ROUNDS; round++) {
    const side = round % 2 === 0 ? "watched" : "unwatched";
    const wall = await BenchAgent.connect(url, { sub: "wall", role: "wallboard" });
    wall.onFrame = (frame, { length }) => {
      if (frame.type !== "team") return;
      if (frame.whole === true) told.whole = length;
      told.frames += 1;
      told.bytes += length;
    };
    // Whoever only sits there costs as much in both.
    if (side === "watched") await wall.ask({ type: "team.open" });
    const before = cpuMs();
    const startedAt = performance.now();
    for (let n = 0; performance.now() - startedAt < roundMs; n++) {
      // Somebody new comes to wait several times a second, so that there is always something to tell.
      const isNew = n % 10 === 0;
      const customer = isNew ? psid(CUSTOMERS + came++) : psid(n % CUSTOMERS);
      const words = isNew ? `word${String(n % GROUPS)}` : "Are you there?";
      await post(url, webhook(customer, `m_wall_${side}_${round}_${n}`, words));
      await pause(Math.max(0, startedAt + ((n + 1) * 1_000) / PER_SECOND - performance.now()));
    }
    cpu[side].push((cpuMs() - before) / ((performance.now() - startedAt) / 1_000));
    wall.socket.close();
  }
  for (const agent of agents) agent.leave();
  const seconds = (ROUNDS * roundMs) / 1_000;
  return {
    watchedCpuMs: median(cpu.watched),
    unwatchedCpuMs: median(cpu.unwatched),
    framesPerSecond: told.frames / seconds,
    bytesPerSecond: told.bytes / seconds,
    wholeBytes: told.whole,
  };
}

function psid(index: number): string {
  return `77001100990${String(10_000 + index)}`;
}
