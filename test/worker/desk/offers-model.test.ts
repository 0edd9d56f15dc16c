import fc from "fast-check";
import { expect, it } from "vitest";
import type { Actor } from "../../../worker/domain/ownership.ts";
import { move, type Event } from "../../../worker/domain/states/moves.ts";
import { ASKED_AGAIN_MS, ownerOf, type Standing } from "../../../worker/domain/states/standing.ts";
import { standingOf, type ConversationRow } from "../../../worker/objects/desk/list/row.ts";
import type { TestAgent } from "../support/agent.ts";
import { aQueue, RoutedDesk, toQueues } from "../support/routed-desk.ts";
import { due } from "../support/duties.ts";
import { standAt } from "../support/points.ts";
import { rowsOf } from "../support/storage.ts";
import { ANA, until } from "../support/thread.ts";

const SUBS = ["kim", "sam", "pia"];
const PSIDS = ["a", "b", "c", "d", "e"];
const CAPACITY = 2;

/** Who is here, as the test knows: it opened and closed their sockets. `byHand`: who took more than they are offered. */
type Model = { here: Map<string, { isAvailable: boolean }>; byHand: Set<string> };
type Real = { routed: RoutedDesk; agents: Map<string, TestAgent>; isRing: boolean };

const actorOf = (sub: string): Actor => ({ sub, name: sub, role: "agent" });

async function standings({ routed }: Real): Promise<Map<string, Standing>> {
  const sql = "SELECT name, status, owner_sub, owner_name, standing FROM conversation ORDER BY name";
  const rows = (await rowsOf(routed.stub, sql)) as unknown as ConversationRow[];
  return new Map(rows.map((row) => [row.name.split(":")[1] ?? "", standingOf(row)]));
}

/** What holds after whatever happened, once the desk has heard of it. */
async function expectRight(model: Model, real: Real): Promise<void> {
  const all = await standings(real);
  const load = (sub: string): number =>
    [...all.values()].filter((it) => it.state === "assigned" && it.owner.sub === sub).length;
  const asked = [...all.values()].flatMap((it) => (it.state === "offered" ? it.offer.to : []));
  expect(new Set(asked.map(({ sub }) => sub)).size).toBe(asked.length);
  for (const { sub } of asked) {
    expect(model.here.get(sub)?.isAvailable, `${sub} is asked`).toBe(true);
    expect(load(sub)).toBeLessThan(CAPACITY);
  }
  for (const sub of SUBS) {
    if (load(sub) <= CAPACITY) model.byHand.delete(sub);
    expect(model.byHand.has(sub) || load(sub) <= CAPACITY, `${sub} has ${String(load(sub))}`).toBe(true);
  }
  expectWholeRings(model, real, all);
  // Nobody waits while somebody is free who was not asked just now.
  for (const [psid, standing] of all) {
    if (standing.state !== "queued") continue;
    expect(standing.wait?.queue, psid).toBe("sales");
    for (const [sub, { isAvailable }] of model.here) {
      const passedAt = standing.wait?.passed[sub] ?? -Infinity;
      const isFree =
        isAvailable &&
        load(sub) < CAPACITY &&
        !asked.some((it) => it.sub === sub) &&
        passedAt + ASKED_AGAIN_MS <= Date.now();
      expect(isFree, `${sub} is free, and ${psid} waits`).toBe(false);
    }
  }
  // Each is told what is offered to them.
  for (const [sub, agent] of real.agents) {
    const offered = [...all].filter(
      ([, it]) => it.state === "offered" && it.offer.to.some((to) => to.sub === sub),
    );
    await until(() => {
      const last = agent.frames.findLast((it) => it.type === "offers");
      const told =
        last?.type === "offers" ? last.offers.map(({ summary }) => summary.conversation.split(":")[1]) : [];
      expect(told).toEqual(offered.map(([psid]) => psid));
    });
  }
}

/** Whatever is offered to all is offered to all who are free, also to whom was not when it began. */
function expectWholeRings(model: Model, real: Real, all: Map<string, Standing>): void {
  if (!real.isRing) return;
  const offered = [...all].flatMap(([psid, it]) => (it.state === "offered" ? [{ psid, ...it }] : []));
  const asked = new Set(offered.flatMap(({ offer }) => offer.to.map(({ sub }) => sub)));
  const load = (sub: string): number => [...all.values()].filter((it) => ownerOf(it)?.sub === sub).length;
  for (const { psid, wait } of offered) {
    for (const [sub, { isAvailable }] of model.here) {
      const isFree = isAvailable && load(sub) < CAPACITY && wait.passed[sub] === undefined;
      expect(isFree && !asked.has(sub), `${sub} is not asked for ${psid}`).toBe(false);
    }
  }
}

/** A command as fast-check runs it: always checked afterwards. */
function command(
  name: string,
  run: (model: Model, real: Real) => Promise<void>,
): fc.AsyncCommand<Model, Real> {
  return {
    check: () => true,
    run: async (model, real) => {
      await run(model, real);
      await expectRight(model, real);
    },
    toString: () => name,
  };
}

/** Gives a command about a conversation, and holds what came of it against the table of moves. */
async function moves(
  real: Real,
  psid: string,
  event: Event,
  give: (conversation: string) => Promise<string>,
): Promise<void> {
  const before = (await standings(real)).get(psid);
  if (before === undefined) return;
  const outcome = move(before, event);
  const code = await give(real.routed.desk.nameOf(psid));
  expect(code).toBe(outcome.ok ? "ok" : outcome.refusal.code);
  if (!outcome.ok) return;
  const { next } = outcome.value;
  const after = (await standings(real)).get(psid);
  // What nobody has goes on by the rules in the same moment.
  const isNobodys = next.state === "queued" || next.state === "offered";
  if (isNobodys) expect(["queued", "offered"]).toContain(after?.state);
  else expect([after?.state, after && ownerOf(after)]).toEqual([next.state, ownerOf(next)]);
}

const ofAgent = fc.constantFrom(...SUBS);
const ofConversation = fc.constantFrom(...PSIDS);
const ana: Actor = { ...ANA };

const comes = ofAgent.map((sub) =>
  command(`${sub} comes`, async (model, { routed, agents }) => {
    if (agents.has(sub)) return;
    agents.set(sub, await routed.agent(sub));
    model.here.set(sub, { isAvailable: true });
    await agents.get(sub)?.ask("presence.set", { presence: "available" });
  }),
);
const goes = ofAgent.map((sub) =>
  command(`${sub} goes`, async (model, { routed, agents }) => {
    const agent = agents.get(sub);
    if (agent === undefined) return;
    agents.delete(sub);
    model.here.delete(sub);
    const from = routed.ana.frames.length;
    agent.close();
    await routed.ana.next(
      (it) => it.type === "agent" && it.agent.sub === sub && it.agent.presence === "offline",
      from,
    );
  }),
);
const sets = fc.tuple(ofAgent, fc.boolean()).map(([sub, isAvailable]) =>
  command(`${sub} is ${isAvailable ? "available" : "away"}`, async (model, { agents }) => {
    const agent = agents.get(sub);
    if (agent === undefined) return;
    model.here.set(sub, { isAvailable });
    await agent.ask("presence.set", { presence: isAvailable ? "available" : "away" });
  }),
);
const writes = ofConversation.map((psid) =>
  command(`${psid} writes`, async (_model, { routed }) => {
    await routed.writes(psid);
  }),
);
const answers = fc.tuple(ofAgent, ofConversation, fc.boolean()).map(([sub, psid, isTaken]) =>
  command(`${sub} ${isTaken ? "accepts" : "declines"} ${psid}`, async (_model, real) => {
    const agent = real.agents.get(sub);
    if (agent === undefined) return;
    const who = actorOf(sub);
    const event: Event = isTaken
      ? { event: "accept", by: who }
      : { event: "decline", who, now: Date.now(), why: "decline" };
    await moves(real, psid, event, (conversation) =>
      agent.refusal(isTaken ? "offer.accept" : "offer.decline", { conversation }),
    );
  }),
);
const decides = fc
  .tuple(ofConversation, fc.constantFrom("take", "release", "close", "reopen"))
  .map(([psid, event]) =>
    command(`the supervisor: ${event} ${psid}`, async (_model, real) => {
      await moves(real, psid, { event, by: ana }, (conversation) =>
        real.routed.ana.refusal(`conversation.${event}`, { conversation }),
      );
    }),
  );
const asides = ofConversation.map((psid) =>
  command(`the supervisor puts ${psid} aside`, async (_model, real) => {
    const event: Event = {
      event: "snooze",
      by: ana,
      until: null,
      onMessage: true,
      asked: 0,
      now: Date.now(),
    };
    await moves(real, psid, event, (conversation) =>
      real.routed.ana.refusal("conversation.snooze", { conversation, when: { onMessage: true } }),
    );
  }),
);
const takes = fc.tuple(ofAgent, ofConversation).map(([sub, psid]) =>
  command(`${sub} takes ${psid}`, async (model, real) => {
    const agent = real.agents.get(sub);
    if (agent === undefined) return;
    model.byHand.add(sub);
    await moves(real, psid, { event: "take", by: actorOf(sub) }, (conversation) =>
      agent.refusal("conversation.take", { conversation }),
    );
  }),
);

/** Where the desk dies over what an agent does, before or behind a step, at which of the times that it is come to. */
const STEPS = [
  "the desk moves a conversation",
  "the desk writes where a conversation stands",
  "the desk tells what is offered",
] as const;
const dies = fc
  .tuple(fc.constantFrom(...STEPS), fc.boolean(), fc.nat(2), fc.nat(), fc.subarray(SUBS))
  .map(([step, isBehind, nth, which, back]) =>
    command(
      `the desk dies ${isBehind ? "behind" : "before"} "${step}" as an offer is accepted; back come ${back.join()}`,
      async (model, real) => {
        const { routed, agents } = real;
        const offers = [...(await standings(real))].flatMap(([psid, it]) =>
          it.state === "offered" ? it.offer.to.map(({ sub }) => ({ psid, sub })) : [],
        );
        let times = 0;
        const stand = standAt<(typeof STEPS)[number]>(step, (goOn, ..._input) => {
          times += 1;
          if (times <= nth) return goOn();
          if (isBehind) goOn();
          throw new Error("the instance is dead");
        });
        const { psid, sub } = offers[which % (offers.length || 1)] ?? { psid: "", sub: "" };
        const conversation = routed.desk.nameOf(psid);
        await agents.get(sub)?.refusal("offer.accept", { conversation });
        stand.leave();
        const were = [...agents.keys()];
        agents.clear();
        model.here.clear();
        await routed.dies();
        for (const one of were) {
          if (!back.includes(one)) continue;
          agents.set(one, await routed.agent(one));
          model.here.set(one, { isAvailable: true });
          await agents.get(one)?.ask("presence.set", { presence: "available" });
        }
        // Who is back by then is asked anew.
        await due(routed.stub, "routing");
      },
    ),
  );

const expires = ofConversation.map((psid) =>
  command(`the offer of ${psid} is over`, async (_model, real) => {
    if ((await standings(real)).get(psid)?.state === "offered") await real.routed.isOver(psid);
  }),
);
const sleeps = fc.constant(command("the desk sleeps", async (_model, { routed }) => routed.wakes()));

it.each(["longest_idle", "round_robin", "least_busy", "ring"] as const)(
  "whatever happens, by %s nobody is asked for two things or beyond their capacity, and nobody waits beside who is free",
  async (choose) => {
    const all = [
      ...[writes, writes, comes, goes, sets, answers, answers, takes, decides, asides, expires, sleeps],
      dies,
    ];
    await fc.assert(
      fc.asyncProperty(fc.commands(all, { maxCommands: 40, size: "max" }), async (commands) => {
        const queue = aQueue({ members: SUBS, choose });
        const config = toQueues([queue], { capacity: CAPACITY, missedMax: 20 });
        const routed = await RoutedDesk.with(config);
        const real: Real = { routed, agents: new Map(), isRing: choose === "ring" };
        await fc.asyncModelRun(
          () => ({ model: { here: new Map(), byHand: new Set<string>() }, real }),
          commands,
        );
        for (const agent of [...real.agents.values(), real.routed.ana]) agent.close();
      }),
      { numRuns: 5 },
    );
  },
);
