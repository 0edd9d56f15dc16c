import { expect, test } from "vitest";
import type { AutopilotSettings } from "../../demo/simulator/people/autopilot.ts";
import type { Simulator } from "../../demo/simulator/simulator.ts";
import { makeSimulator, PSID, send } from "./support.ts";

const settings: AutopilotSettings = {
  deliveries: true,
  deliveryDelay: 300,
  reads: "open",
  readDelay: 700,
  echoDelay: 0,
};
const kinds = (simulator: Simulator): string[] => simulator.outgoing.map(({ kind }) => kind);
const state = (simulator: Simulator): string | undefined =>
  simulator.customer(PSID).thread.messages.at(-1)?.state;
const open = async (simulator: Simulator, action: "open" | "close"): Promise<unknown> =>
  await simulator.fetch(new Request(`https://sim.test/phone/threads/${PSID}/${action}`, { method: "POST" }));

test("phones receive by themselves, after a while", async () => {
  const simulator = makeSimulator({ autopilot: settings });
  await send(simulator);
  await simulator.advanceClock(299);
  expect(kinds(simulator)).toEqual(["echo"]);
  await simulator.advanceClock(1);
  expect([kinds(simulator), state(simulator)]).toEqual([["echo", "delivery"], "delivered"]);
});

test("what the staff sent is received as well", async () => {
  const simulator = makeSimulator({ autopilot: settings });
  simulator.page().staffReply(PSID, "from the inbox");
  await simulator.advanceClock(300);
  expect(state(simulator)).toBe("delivered");
});

test("nothing is received while deliveries are off", async () => {
  const simulator = makeSimulator({ autopilot: { ...settings, deliveries: false } });
  await send(simulator);
  await simulator.advanceClock(60_000);
  expect(kinds(simulator)).toEqual(["echo"]);
});

test("a thread that is open on the phone page is read", async () => {
  const simulator = makeSimulator({ autopilot: settings });
  await open(simulator, "open");
  await send(simulator);
  await simulator.advanceClock(999);
  expect(state(simulator)).toBe("delivered");
  await simulator.advanceClock(1);
  expect([kinds(simulator), state(simulator)]).toEqual([["echo", "delivery", "read"], "read"]);
});

test("opening a thread reads what is there", async () => {
  const simulator = makeSimulator({ autopilot: settings });
  await send(simulator);
  await simulator.advanceClock(60_000);
  await open(simulator, "open");
  await simulator.advanceClock(700);
  expect(state(simulator)).toBe("read");
});

test("a closed thread is not read, nor one whose page went away", async () => {
  const simulator = makeSimulator({ autopilot: settings });
  await open(simulator, "open");
  await open(simulator, "close");
  await send(simulator);
  await simulator.advanceClock(2_000);
  expect(state(simulator)).toBe("delivered");
  await open(simulator, "open");
  await simulator.advanceClock(10_000);
  await send(simulator);
  await simulator.advanceClock(10_000);
  expect(state(simulator)).toBe("delivered");
});

test("reads can be always or never", async () => {
  const simulator = makeSimulator({ autopilot: { ...settings, reads: "always" } });
  await send(simulator);
  await simulator.advanceClock(1_000);
  expect(state(simulator)).toBe("read");
  simulator.autopilot.settings.reads = "never";
  await open(simulator, "open");
  await send(simulator);
  await simulator.advanceClock(10_000);
  expect(state(simulator)).toBe("delivered");
});

test("the phone of someone who blocked the Page reports nothing", async () => {
  const simulator = makeSimulator({ autopilot: settings });
  await send(simulator);
  simulator.customer(PSID).block();
  await simulator.advanceClock(10_000);
  expect(kinds(simulator)).toEqual(["echo"]);
});
