import type { ThreadOpened } from "../../../worker/protocol/frames.ts";
import { BenchAgent } from "../../measuring/agent.ts";
import { post, webhook, type Graph, type Signed } from "../meta.ts";
import { perSide, type PerSide, type Sides } from "../sides.ts";
import { quantile } from "../../measuring/statistics.ts";
import { PAGE_ID } from "../../measuring/workerd.ts";

const PSID = "7700110022099999";
const NAME = `${PAGE_ID}:${PSID}`;

/** An agent's socket takes 20 commands a second. */
const PACE_MS = 55;
const FLOORS = ["floor", "floorOfTwo"] as const;

/** In ms. */
type LatencyFigures = { p50: PerSide<number>; p99: PerSide<number> };

/** First byte of the POST written → frame received by the agent. */
export async function measureCustomerToAgent(sides: Sides, count: number): Promise<LatencyFigures> {
  const { product } = sides;
  await post(product.url, webhook(PSID, "m_c2a_first", "hi"));
  const agent = await BenchAgent.connect(product.url);
  await agent.ask({ type: "thread.open", conversation: NAME });
  const sockets = await openFloorSockets(sides);
  const times = perSide<number[]>(() => []);
  for (let i = 0; i < count; i++) {
    const text = `marker-${String(i)}-`;
    times.product.push(
      await untilHeard(product.url, webhook(PSID, `m_c2a_p${String(i)}`, text), (arrived) => {
        agent.onFrame = (frame, raw) => frame.type === "entries" && raw.includes(text) && arrived();
      }),
    );
    for (const side of FLOORS) {
      times[side].push(
        await untilHeard(sides[side].url, webhook(PSID, `m_c2a_f${String(i)}`, text), (arrived) => {
          sockets[side].onmessage = ({ data }) => String(data).includes(text) && arrived();
        }),
      );
    }
  }
  agent.socket.close();
  for (const side of FLOORS) sockets[side].close();
  return figures(times);
}

/** Frame sent by the agent → request received by the Graph API. */
export async function measureAgentToGraph(
  sides: Sides,
  graph: Graph,
  count: number,
): Promise<LatencyFigures> {
  const { product } = sides;
  await post(product.url, webhook(PSID, "m_a2g_first", "hi"));
  const agent = await BenchAgent.connect(product.url);
  const opened = await agent.ask({ type: "thread.open", conversation: NAME });
  const seenRev = opened.ok ? (opened.result as ThreadOpened).rev : 0;
  const sockets = await openFloorSockets(sides);
  const times = perSide<number[]>(() => []);
  const body = JSON.stringify({
    recipient: { id: PSID },
    messaging_type: "RESPONSE",
    message: { text: "On its way" },
  });
  for (let i = 0; i < count; i++) {
    // The next one starts when this one is known to be sent, as an agent would.
    const known = new Promise<void>((resolve) => {
      agent.onFrame = (frame, raw) => frame.type === "entries" && raw.includes('"state":"sent"') && resolve();
    });
    times.product.push(await untilSend(graph, () => agent.send(sendOf(seenRev))));
    await known;
    await new Promise((resolve) => setTimeout(resolve, PACE_MS));
    for (const side of FLOORS) times[side].push(await untilSend(graph, () => sockets[side].send(body)));
  }
  agent.socket.close();
  for (const side of FLOORS) sockets[side].close();
  return figures(times);
}

function sendOf(seenRev: number): { type: "message.send" } & Record<string, unknown> {
  return { type: "message.send", conversation: NAME, seenRev, text: "On its way" };
}

/** From the first byte of a webhook until `listen` says that it arrived, in ms. */
export async function untilHeard(
  url: string,
  body: Signed,
  listen: (arrived: () => void) => void,
): Promise<number> {
  let startedAt = 0;
  const arrival = new Promise<number>((resolve) => listen(() => resolve(performance.now())));
  await post(url, body, () => (startedAt = performance.now()));
  return (await arrival) - startedAt;
}

async function untilSend(graph: Graph, send: () => void): Promise<number> {
  const arrival = new Promise<number>((resolve) => (graph.onSend = () => resolve(performance.now())));
  const startedAt = performance.now();
  send();
  const arrivedAt = await arrival;
  graph.onSend = null;
  return arrivedAt - startedAt;
}

async function openFloorSockets(sides: Sides): Promise<Record<(typeof FLOORS)[number], WebSocket>> {
  const [floor, floorOfTwo] = await Promise.all(FLOORS.map((side) => openFloorSocket(sides[side].url)));
  if (floor === undefined || floorOfTwo === undefined) throw new Error("a floor has no socket");
  return { floor, floorOfTwo };
}

async function openFloorSocket(floor: string): Promise<WebSocket> {
  const socket = new WebSocket(`${floor.replace("http", "ws")}/socket?name=${encodeURIComponent(NAME)}`);
  await new Promise((resolve, reject) => {
    socket.addEventListener("open", resolve);
    socket.addEventListener("error", reject);
  });
  return socket;
}

function figures(times: PerSide<number[]>): LatencyFigures {
  const of = (q: number): PerSide<number> => perSide((side) => quantile(times[side], q));
  return { p50: of(0.5), p99: of(0.99) };
}
