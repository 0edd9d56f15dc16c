import type { ThreadOpened } from "../../../worker/protocol/frames.ts";
import { BenchAgent } from "../agent.ts";
import { post, webhook, type Graph } from "../meta.ts";
import { quantile } from "../statistics.ts";
import { PAGE_ID } from "../workerd.ts";

const PSID = "7700110022099999";
const NAME = `${PAGE_ID}:${PSID}`;

/** An agent's socket takes 20 commands a second. */
const PACE_MS = 55;

type LatencyFigures = { product: Quantiles; floor: Quantiles; p50Ratio: number };
type Quantiles = { p50: number; p99: number };

/** First byte of the POST written → frame received by the agent. */
export async function measureCustomerToAgent(
  product: string,
  floor: string,
  count: number,
): Promise<LatencyFigures> {
  await post(product, webhook(PSID, "m_c2a_first", "hi"));
  const agent = await BenchAgent.connect(product);
  await agent.ask({ type: "thread.open", conversation: NAME });
  const socket = await openFloorSocket(floor);
  const times: { product: number[]; floor: number[] } = { product: [], floor: [] };
  for (let i = 0; i < count; i++) {
    const text = `marker-${String(i)}-`;
    times.product.push(
      await timed(product, `m_c2a_p${String(i)}`, text, (arrived) => {
        agent.onFrame = (frame, raw) => frame.type === "entries" && raw.includes(text) && arrived();
      }),
    );
    times.floor.push(
      await timed(floor, `m_c2a_f${String(i)}`, text, (arrived) => {
        socket.onmessage = ({ data }) => String(data).includes(text) && arrived();
      }),
    );
  }
  agent.socket.close();
  socket.close();
  return figures(times);
}

/** Frame sent by the agent → request received by the Graph API. */
export async function measureAgentToGraph(
  product: string,
  floor: string,
  graph: Graph,
  count: number,
): Promise<LatencyFigures> {
  await post(product, webhook(PSID, "m_a2g_first", "hi"));
  const agent = await BenchAgent.connect(product);
  const opened = await agent.ask({ type: "thread.open", conversation: NAME });
  const seenRev = opened.ok ? (opened.result as ThreadOpened).rev : 0;
  const socket = await openFloorSocket(floor);
  const times: { product: number[]; floor: number[] } = { product: [], floor: [] };
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
    times.floor.push(await untilSend(graph, () => socket.send(body)));
  }
  agent.socket.close();
  socket.close();
  return figures(times);
}

function sendOf(seenRev: number): { type: "message.send" } & Record<string, unknown> {
  return { type: "message.send", conversation: NAME, seenRev, text: "On its way" };
}

async function timed(
  url: string,
  mid: string,
  text: string,
  listen: (arrived: () => void) => void,
): Promise<number> {
  const body = webhook(PSID, mid, text);
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

async function openFloorSocket(floor: string): Promise<WebSocket> {
  const socket = new WebSocket(`${floor.replace("http", "ws")}/socket?name=${encodeURIComponent(NAME)}`);
  await new Promise((resolve, reject) => {
    socket.addEventListener("open", resolve);
    socket.addEventListener("error", reject);
  });
  return socket;
}

function figures(times: { product: number[]; floor: number[] }): LatencyFigures {
  const of = (values: number[]): Quantiles => ({ p50: quantile(values, 0.5), p99: quantile(values, 0.99) });
  const [product, floor] = [of(times.product), of(times.floor)];
  return { product, floor, p50Ratio: product.p50 / floor.p50 };
}
