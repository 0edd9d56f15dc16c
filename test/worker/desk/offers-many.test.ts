import { runInDurableObject } from "cloudflare:test";
import { expect, it, vi } from "vitest";
import { standingOf, type ConversationRow } from "../../../worker/objects/desk/list/row.ts";
import { LineCarrier } from "../../../worker/objects/desk/lines/line-carrier.ts";
import type { DeskDoor } from "../../../worker/objects/kernel/doors/desk.ts";
import { due } from "../support/duties.ts";
import { aQueue, RoutedDesk, toQueues } from "../support/routed-desk.ts";
import { rowsOf } from "../support/storage.ts";

const AGENTS = 500;
const WAITING = 5_000;
const CAPACITY = 10;
const SUBS = Array.from({ length: AGENTS }, (_, n) => `agent-${String(n)}`);

/** Customers who wait for everyone, one second after the other, as if they had been told of. */
async function customersWait({ desk, stub }: RoutedDesk): Promise<void> {
  const digest = `json_object('customer', json_object('name', null, 'label', 'Somebody'), 'activityAt', 1000, 'preview', null,
    'unanswered', 1, 'waitingSince', 1000 * (1 + i), 'responseUntil', null, 'failed', 0, 'asked', 1)`;
  await rowsOf(
    stub,
    `INSERT INTO conversation (name, epoch, rev, version, status, activity_at, activity_slot, asked, digest)
       WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ? - 1)
       SELECT ? || i, 'e', 1, 1, 'open', 1000, 0, 1, ${digest} FROM n`,
    ...[WAITING, desk.nameOf("")],
  );
}

type Look = { offered: Map<string, string[]>; had: Map<string, string[]>; open: number };

/** Who is offered what, and who has what. */
async function look({ stub }: RoutedDesk): Promise<Look> {
  const sql = "SELECT name, status, owner_sub, owner_name, standing FROM conversation WHERE status = 'open'";
  const rows = (await rowsOf(stub, sql)) as unknown as ConversationRow[];
  const [offered, had] = [new Map<string, string[]>(), new Map<string, string[]>()];
  const note = (of: Map<string, string[]>, sub: string, name: string): void => {
    of.set(sub, [...(of.get(sub) ?? []), name]);
  };
  for (const row of rows) {
    const standing = standingOf(row);
    if (standing.state === "offered") for (const { sub } of standing.offer.to) note(offered, sub, row.name);
    if (standing.state === "assigned") note(had, standing.owner.sub, row.name);
  }
  return { offered, had, open: rows.length };
}

async function accept({ desk, stub }: RoutedDesk, offered: Map<string, string[]>): Promise<void> {
  await runInDurableObject(stub as unknown as DurableObjectStub, async (object) => {
    const { command } = object as unknown as { command: DeskDoor["command"] };
    for (const [sub, [conversation = ""]] of offered) {
      const actor = { sub, name: sub, role: "agent" } as const;
      const given = { type: "offer.accept", id: crypto.randomUUID(), conversation } as const;
      expect(await command.call(object, desk.name, actor, given)).toMatchObject({ ok: true });
    }
  });
}

it("five hundred agents have five thousand customers by turns: nobody too many, none asked twice, and no customer is forgotten", async () => {
  // Neither their threads nor the log is what this is about.
  vi.spyOn(console, "log").mockReturnValue();
  vi.spyOn(LineCarrier.prototype, "deliver").mockResolvedValue();
  const members = { members: SUBS, capacity: CAPACITY, offerSeconds: 86_400 };
  const routed = await RoutedDesk.with(toQueues([aQueue(members)]));
  await customersWait(routed);
  await routed.wakes();
  // So many are brought to their queue in one turn.
  for (let n = 0; n < WAITING; n += 500) await due(routed.stub, "routing");
  for (let n = 0; n < AGENTS; n += 50)
    await Promise.all(SUBS.slice(n, n + 50).map((sub) => routed.agent(sub)));
  const takenIn = new Map<string, number>();

  for (let round = 1; takenIn.size < WAITING; round++) {
    const { offered, had, open } = await look(routed);
    expect(open).toBe(WAITING);
    expect(offered.size, `round ${String(round)}`).toBe(AGENTS);
    for (const [sub, names] of offered) expect(names, sub).toHaveLength(1);
    for (const names of had.values()) expect(names.length).toBeLessThan(CAPACITY);
    await accept(routed, offered);
    for (const [name = ""] of offered.values()) takenIn.set(name, round);
  }

  const { offered, had } = await look(routed);
  expect([offered.size, had.size]).toEqual([0, AGENTS]);
  for (const names of had.values()) expect(names).toHaveLength(CAPACITY);
  // Nobody waits longer than there are others before them.
  for (let n = 0; n < WAITING; n++)
    expect(takenIn.get(routed.desk.nameOf(n)), String(n)).toBe(Math.floor(n / AGENTS) + 1);
}, 400_000);
