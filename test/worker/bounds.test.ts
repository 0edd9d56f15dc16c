import { describe, expect, it } from "vitest";
import { MediaStore } from "../../worker/objects/conversation/media/store.ts";
import { deskStub } from "../../worker/objects/kernel/stubs.ts";
import { connect } from "./support/agent.ts";
import { env } from "./support/env.ts";
import { useMeta } from "./support/meta.ts";
import { rowsOf } from "./support/storage.ts";
import { aThread, DAY, KIM, MINUTE, SAM } from "./support/thread.ts";

/** Nothing that people or Meta may repeat without end makes a row, or a table at rest, grow without end. */

const meta = useMeta();

describe("the owners of one interaction", () => {
  it("are the last fifty, however often two agents take it in turns", async () => {
    const thread = await aThread(meta.current);
    const at = Date.now();
    const people = [KIM, SAM].map(({ sub, name }) => ({ sub, name }));

    for (let id = 1; id <= 120; id++) {
      const to = people[id % 2] ?? { sub: "", name: "" };
      const line = { event: "assigned", to, by: to } as const;
      await thread.stub.writeLines(thread.name, [{ id, desk: "main", at, asked: 0, line }]);
    }

    const [row] = await rowsOf(thread.stub, "SELECT owners FROM interaction");
    const owners = JSON.parse(String(row?.["owners"])) as string[];
    expect(owners).toHaveLength(50);
    expect(owners.slice(-2)).toEqual(["sam", "kim"]);
  });
});

describe("agents of a desk", () => {
  it("who were not here for a month, or are the oldest of very many, are forgotten when another comes", async () => {
    const desk = `desk-${crypto.randomUUID()}`;
    await connect({ desk, sub: "first" });
    // Before the first one came, however long that is ago: who is here is kept beside those who are kept for having been here last.
    const now = Date.now() - DAY;
    await rowsOf(
      deskStub(env, desk),
      `INSERT INTO agent (sub, name, presence, seen_at)
         SELECT 'agent-' || value, 'Agent', 'available', ?1 - value FROM json_each(?2)`,
      now,
      JSON.stringify(Array.from({ length: 700 }, (_, index) => index + 1)),
    );
    await rowsOf(
      deskStub(env, desk),
      "INSERT INTO agent (sub, name, presence, seen_at) VALUES ('gone', 'Gone', 'available', ?)",
      now - 31 * DAY,
    );

    const agent = await connect({ desk, sub: "new" });

    const subs = (await rowsOf(deskStub(env, desk), "SELECT sub FROM agent")).map(({ sub }) => sub);
    expect(subs).toHaveLength(500);
    expect(subs).toEqual(expect.arrayContaining(["new", "first", "agent-1"]));
    expect(subs).not.toContain("gone");
    expect(subs).not.toContain("agent-700");
    expect((await agent.welcome()).agents).toHaveLength(500);
  });

  it("who are here stay known, however many came and went since", async () => {
    const desk = `desk-${crypto.randomUUID()}`;
    const early = await connect({ desk, sub: "early", name: "Zoe" });
    await early.ask("presence.set", { presence: "away" });
    await rowsOf(
      deskStub(env, desk),
      `INSERT INTO agent (sub, name, presence, seen_at)
         SELECT 'agent-' || value, 'Agent', 'available', ?1 + value FROM json_each(?2)`,
      Date.now(),
      JSON.stringify(Array.from({ length: 700 }, (_, index) => index + 1)),
    );

    const { agents } = await (await connect({ desk, sub: "new" })).welcome();

    expect(agents).toHaveLength(500);
    expect(agents).toContainEqual({ sub: "early", name: "Zoe", presence: "away" });
  });
});

describe("files that could not be copied", () => {
  it("can be tried again for a month, and the last two hundred of them", async () => {
    const thread = await aThread(meta.current);
    const kept = await thread.inside((_conversation, { storage }) => {
      const store = new MediaStore(storage.sql);
      const now = Date.now();
      const fail = (id: string, at: number): void => {
        store.add(id, 1, "https://cdn.example/a.png", at);
        store.fail(id, at);
      };
      fail("old", now - 31 * DAY);
      for (let n = 0; n < 250; n++) fail(`1.${String(n)}`, now - 250 * MINUTE + n * MINUTE);
      return storage.sql.exec<{ id: string }>("SELECT id FROM media ORDER BY due_at").toArray();
    });

    expect(kept).toHaveLength(200);
    expect(kept[0]?.id).toBe("1.50");
  });
});

describe("lines of the desk that wait", () => {
  it("are found by an index, however many there are", async () => {
    await aThread(meta.current);
    const plans = [
      "SELECT * FROM note WHERE attempts > 0 AND due_at <= ? ORDER BY due_at, id LIMIT 1",
      "SELECT * FROM note WHERE conversation = ? ORDER BY id",
      "SELECT min(due_at) AS at FROM note WHERE attempts > 0",
      "SELECT id FROM note WHERE conversation = ? AND attempts = 0 ORDER BY id LIMIT 1",
    ];

    for (const sql of plans) {
      const bindings = sql.includes("?") ? [1] : [];
      const plan = await rowsOf(deskStub(env, "main"), `EXPLAIN QUERY PLAN ${sql}`, ...bindings);
      expect(plan.map(({ detail }) => String(detail)).join()).toMatch(/USING (COVERING )?INDEX note_/);
      expect(plan.map(({ detail }) => String(detail)).join()).not.toContain("TEMP B-TREE");
    }
  });
});
