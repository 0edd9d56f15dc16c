import { describe, expect, it } from "vitest";
import { COMMANDS, type CommandOf, type CommandsAbout } from "../../../worker/protocol/commands.ts";
import { NO_ROUTING, type RoutingConfig } from "../../../worker/protocol/routing/config.ts";
import type { TestAgent } from "../support/agent.ts";
import { aQueue, RoutedDesk, toQueues } from "../support/routed-desk.ts";
import { rowsOf } from "../support/storage.ts";

type KeptType = CommandsAbout<"conversation">;
type Agents = { kim: TestAgent; sam: TestAgent; ana: TestAgent };

type On = { conversation: string };
type FieldsOf<T extends KeptType> = Omit<CommandOf<T>, "type" | "id" | "conversation">;

/**
 * `so`: makes it so already what `by` (Ana, if left out) asks for with `fields`. `otherwise`: somebody decides otherwise since.
 */
type Case<T extends KeptType> = {
  fields: FieldsOf<T> | ((on: On) => FieldsOf<T>);
  by?: keyof Agents;
  so: (agents: Agents, on: On) => Promise<unknown>;
  otherwise: (agents: Agents, on: On) => Promise<unknown>;
};

const TAGGED: RoutingConfig = {
  ...NO_ROUTING,
  tags: [{ id: "vip", name: "VIP", colour: "purple" }],
  attributes: [{ id: "plan", name: "Plan", type: "text", of: "customer" }],
};
/** Where Kim is offered what nobody has. */
const OFFERING = toQueues([aQueue({ members: ["kim"] })]);
const MARIA = { id: "4711", name: "Maria Lopez" };
const LATER = Date.now() + 3_600_000;

const CASES: { [T in KeptType]?: Case<T> } = {
  "conversation.take": {
    fields: {},
    so: ({ ana }, on) => ana.ask("conversation.take", on),
    otherwise: ({ sam }, on) => sam.ask("conversation.take", on),
  },
  "conversation.assign": {
    fields: { to: "kim" },
    so: ({ kim }, on) => kim.ask("conversation.take", on),
    otherwise: ({ sam }, on) => sam.ask("conversation.take", on),
  },
  "conversation.snooze": {
    fields: { when: { until: LATER } },
    so: ({ ana }, on) => ana.ask("conversation.snooze", { ...on, when: { until: LATER } }),
    otherwise: ({ sam }, on) => sam.ask("conversation.take", on),
  },
  "conversation.release": {
    fields: {},
    so: () => Promise.resolve(),
    otherwise: ({ sam }, on) => sam.ask("conversation.take", on),
  },
  "conversation.close": {
    fields: {},
    so: ({ kim }, on) => kim.ask("conversation.close", on),
    otherwise: ({ sam }, on) => sam.ask("conversation.reopen", on),
  },
  "conversation.reopen": {
    fields: {},
    so: () => Promise.resolve(),
    otherwise: ({ sam }, on) => sam.ask("conversation.close", on),
  },
  "conversation.transfer": {
    fields: { to: { type: "pool" } },
    so: () => Promise.resolve(),
    otherwise: ({ sam }, on) => sam.ask("conversation.take", on),
  },
  "conversation.invite": {
    fields: { agent: "kim" },
    so: async ({ ana }, on) => {
      await ana.ask("conversation.take", on);
      await ana.ask("conversation.invite", { ...on, agent: "kim" });
    },
    otherwise: ({ kim }, on) => kim.ask("conversation.leave", on),
  },
  "conversation.leave": {
    fields: { agent: "kim" },
    so: ({ sam }, on) => sam.ask("conversation.take", on),
    otherwise: ({ sam }, on) => sam.ask("conversation.invite", { ...on, agent: "kim" }),
  },
  "conversation.tag": {
    fields: { add: ["vip"] },
    so: ({ kim }, on) => kim.ask("conversation.tag", { ...on, add: ["vip"] }),
    otherwise: ({ sam }, on) => sam.ask("conversation.tag", { ...on, remove: ["vip"] }),
  },
  "conversation.attributes": {
    fields: { set: { plan: "Gold" } },
    so: ({ kim }, on) => kim.ask("conversation.attributes", { ...on, set: { plan: "Gold" } }),
    otherwise: ({ sam }, on) => sam.ask("conversation.attributes", { ...on, set: { plan: "Basic" } }),
  },
  "conversation.link": {
    fields: { record: MARIA },
    so: ({ kim }, on) => kim.ask("conversation.link", { ...on, record: MARIA }),
    otherwise: ({ sam }, on) => sam.ask("conversation.link", { ...on, record: null }),
  },
  "person.merge": {
    fields: beside,
    so: ({ kim }, on) => kim.ask("person.merge", { ...on, ...beside(on) }),
    otherwise: ({ sam }, on) => sam.ask("person.unmerge", { ...on, ...beside(on) }),
  },
  "person.unmerge": {
    fields: beside,
    so: () => Promise.resolve(),
    otherwise: ({ sam }, on) => sam.ask("person.merge", { ...on, ...beside(on) }),
  },
  "conversation.raiseHand": {
    by: "kim",
    fields: {},
    so: async ({ kim }, on) => {
      await kim.ask("conversation.take", on);
      await kim.ask("conversation.raiseHand", on);
    },
    otherwise: ({ ana }, on) => ana.ask("conversation.lowerHand", on),
  },
  "conversation.lowerHand": {
    fields: {},
    so: ({ kim }, on) => kim.ask("conversation.take", on),
    otherwise: ({ kim }, on) => kim.ask("conversation.raiseHand", on),
  },
  "offer.accept": {
    by: "kim",
    fields: {},
    so: ({ kim }, on) => kim.ask("conversation.take", on),
    otherwise: ({ ana }, on) => ana.ask("conversation.release", on),
  },
  "offer.decline": {
    by: "kim",
    fields: {},
    so: ({ sam }, on) => sam.ask("conversation.take", on),
    otherwise: ({ sam }, on) => sam.ask("conversation.release", on),
  },
};

/** Another conversation at the same desk. */
function beside({ conversation }: On): { other: string } {
  return { other: conversation.replace(/:.*/, ":beside") };
}

/** All that its row keeps of what agents decide. */
async function rowOf(routed: RoutedDesk, conversation: string): Promise<string> {
  const sql = "SELECT status, owner_sub, standing, tagged, raised, version FROM conversation WHERE name = ?";
  const [row] = await rowsOf(routed.stub, sql, conversation);
  return JSON.stringify(row);
}

async function aDesk(config: RoutingConfig): Promise<{ routed: RoutedDesk; agents: Agents }> {
  const routed = await RoutedDesk.with(config);
  return {
    routed,
    agents: { ana: routed.ana, kim: await routed.agent("kim"), sam: await routed.agent("sam") },
  };
}

type Desk = Awaited<ReturnType<typeof aDesk>>;

/** Gives a command that finds it so, and lets somebody decide otherwise; answers what the command does when it is given again. */
async function givenOnce(
  { routed, agents }: Desk,
  type: KeptType,
  given: Case<KeptType>,
): Promise<() => Promise<string>> {
  const on = { conversation: await routed.writes(type) };
  const agent = agents[given.by ?? "ana"];
  const { fields: about } = given as { fields: object | ((on: On) => object) };
  const fields = typeof about === "function" ? (about as (on: On) => object)(on) : about;
  const command = { ...on, ...fields, id: crypto.randomUUID() } as never;
  await given.so(agents, on);
  const first = await agent.refusal(type, command);
  const before = await rowOf(routed, on.conversation);
  await given.otherwise(agents, on);
  const decided = await rowOf(routed, on.conversation);
  return async () => {
    const again = await agent.refusal(type, command);
    const after = await rowOf(routed, on.conversation);
    if (before === decided) return `${type}: nobody decided otherwise`;
    return `${type}: ${first}, ${again}, ${after === decided ? "nothing is done" : `${decided} is ${after}`}`;
  };
}

describe("a command that found it so, and that is given again after somebody decided otherwise", () => {
  it("is one of all that the row of their conversation knows again", () => {
    const kept = COMMANDS.flatMap(({ name, isKept }) => (isKept === true ? [name] : []));

    expect(Object.keys(CASES).sort()).toEqual(kept.sort());
  });

  it("does nothing, whichever it is", async () => {
    const cases = Object.entries(CASES) as [KeptType, Case<KeptType>][];
    const tagged = await aDesk(TAGGED);
    const desks = new Set([tagged]);
    await tagged.routed.writes("beside");
    const again: (() => Promise<string>)[] = [];
    for (const [type, given] of cases) {
      const desk = type.startsWith("offer.") ? await aDesk(OFFERING) : tagged;
      desks.add(desk);
      again.push(await givenOnce(desk, type, given));
    }
    for (const { routed } of desks) await routed.wakes();

    const outcomes: string[] = [];
    for (const one of again) outcomes.push(await one());

    expect(outcomes).toEqual(cases.map(([type]) => `${type}: ok, ok, nothing is done`));
  });

  it("does nothing where several conversations are given to an agent", async () => {
    const { routed, agents } = await aDesk(TAGGED);
    const on = { conversation: await routed.writes("a") };
    const command = { conversations: [on], to: { agent: "kim" }, id: crypto.randomUUID() };
    await agents.kim.ask("conversation.take", on);

    await agents.ana.ask("conversations.reassign", command);
    await agents.sam.ask("conversation.take", on);
    await routed.wakes();
    const { outcomes } = await agents.ana.ask("conversations.reassign", command);

    expect(outcomes).toEqual([{ ...on, code: "ok" }]);
    expect(await routed.standing("a")).toBe("assigned sam");
  });
});
