import { runInDurableObject } from "cloudflare:test";
import { expect, it } from "vitest";
import { deskStub } from "../../../worker/objects/kernel/stubs.ts";
import { connect, type TestAgent } from "../support/agent.ts";
import { comment } from "../support/comments.ts";
import { env, PAGE_ID } from "../support/env.ts";
import { useMeta } from "../support/meta.ts";
import { killDesk } from "../support/mirror.ts";
import { rowsWhile, type Rows } from "../support/rows.ts";
import { TestThread } from "../support/thread.ts";

const meta = useMeta();

/** As far as a view is counted. */
const COUNTED_MAX = 1_000;

let count = 0;

/** One more comment under the post begins its thread, until the agent's list has it. */
async function comes(kim: TestAgent): Promise<void> {
  count += 1;
  const thread = new TestThread(meta.current, `90210_8${String(count).padStart(5, "0")}`);
  const from = kim.frames.length;
  await comment(thread, { id: thread.psid, text: "Hello?", by: { id: "77", name: "Ada Marlow" } });
  await kim.next((frame) => JSON.stringify(frame).includes(thread.name), from);
}

async function looking(): Promise<TestAgent> {
  const kim = await connect();
  await kim.ask("list.open", { view: "open", length: 20 });
  return kim;
}

/** The list holds so many more of them, each like the one that is there. */
async function add(rows: number): Promise<void> {
  await runInDurableObject(deskStub(env, "main") as unknown as DurableObjectStub, (_desk, { storage }) => {
    const { sql } = storage;
    const columns = sql.exec<{ name: string }>("PRAGMA table_info(conversation)").toArray();
    const others = columns.map(({ name }) => name).filter((name) => name !== "name");
    sql.exec(
      `INSERT INTO conversation (name, ${others.join()})
         WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
         SELECT '${PAGE_ID}:90210_9' || i, ${others.join()} FROM n, (SELECT * FROM conversation LIMIT 1)`,
      rows,
    );
  });
}

it("a comment costs the desk as many rows behind 5,000 others under its post as behind none", async () => {
  const costOfOne = async (): Promise<Rows> => {
    const kim = await looking();
    await comes(kim);
    return await rowsWhile(deskStub(env, "main"), () => comes(kim));
  };
  const few = await costOfOne();

  await add(5_000);
  await killDesk("main");
  const many = await costOfOne();

  // Two counts, of what is open and what is nobody's, go as far as they are shown.
  expect(many.written).toBeLessThanOrEqual(few.written + 5);
  expect(many.read).toBeLessThanOrEqual(few.read + 2 * COUNTED_MAX);
});
