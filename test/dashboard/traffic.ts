/** A busy quarter of an hour in front of the dashboard: customers who write, agents who answer, and what goes wrong at Meta meanwhile. */
import { DeskClient } from "../../demo/local/desk-client.ts";
import { mintToken } from "../../demo/local/agents.ts";
import type { FaultOrder } from "../../demo/simulator/faults/fault.ts";
import { ControlClient } from "../../demo/simulator/control-client.ts";

const CUSTOMERS = 30;
const WRITES_MS = 400;
const ANSWERS_MS = 700;
const GOES_WRONG_MS = 20_000;

/** One after the other, so that whatever is on the dashboard moves. */
const FAULTS: readonly FaultOrder[] = [
  { kind: "signature", signature: "wrong", event: "message" },
  { kind: "error", code: 613, path: "/messages" },
  { kind: "error", code: 100, path: "/messages" },
  { kind: "drop", path: "/messages" },
  { kind: "duplicate", times: 3, event: "message" },
  { kind: "delay", ms: 2_500, path: "/messages" },
  { kind: "error", code: 1200, path: "/messages" },
];

export type Place = { worker: string; simulator: string; page: string };

/** Goes on until `signal` says so. What fails is told on the console, once for each reason. */
export async function traffic({ worker, simulator, page }: Place, signal: AbortSignal): Promise<void> {
  const control = new ControlClient(simulator);
  const customers = await control.addCustomers(CUSTOMERS, page);
  let kim = await seat(worker, "kim", "Kim Lee");
  await seat(worker, "robin", "Robin Hale");
  let turn = 0;
  const person = () => customers[turn++ % customers.length]!.psid;
  const told = new Set<string>();
  const every = async (ms: number, work: () => Promise<unknown>): Promise<void> => {
    while (!signal.aborted) {
      await work().catch(async (error: unknown) => {
        const why = error instanceof Error ? error.message : String(error);
        if (!told.has(why)) console.error(`traffic: ${why}`);
        told.add(why);
        // A fault that was ordered may have ended it.
        if (why.includes("socket")) kim = await seat(worker, "kim", "Kim Lee");
      });
      await new Promise((done) => setTimeout(done, ms));
    }
  };
  await Promise.all([
    every(WRITES_MS, async () => {
      const customer = control.customer(person());
      if (turn % 9 === 0) await customer.attach(["photo"]);
      else await customer.text(`Where is order ${String(turn)}?`);
    }),
    every(ANSWERS_MS, async () => {
      const { items } = await kim.ask("list.open", { view: "open", length: 20 });
      const next = items[turn % Math.max(1, items.length)];
      if (next === undefined) return;
      const { conversation, owner } = next;
      if (owner === null) await kim.ask("conversation.take", { conversation, owner: null });
      const { rev } = await kim.ask("thread.open", { conversation });
      await kim.ask("thread.close", { conversation });
      await kim.ask("message.send", {
        conversation,
        seenRev: rev,
        outgoing: { kind: "text", text: "On its way." },
      });
      if (turn % 3 === 0) await kim.ask("conversation.release", { conversation });
    }),
    every(GOES_WRONG_MS, async () => {
      const fault = FAULTS[turn % FAULTS.length];
      if (fault !== undefined) await control.orderFault(fault);
      (await seat(worker, `guest-${String(turn)}`, "A guest")).close();
    }),
  ]);
  kim.close();
}

async function seat(worker: string, sub: string, name: string): Promise<DeskClient> {
  return await DeskClient.connect(worker, await mintToken({ sub, name, minutes: 60 }));
}
