import { describe, expect, it } from "vitest";
import { pageStub } from "../../../worker/objects/kernel/stubs.ts";
import { CONVERSATION_STEPS } from "../../../worker/objects/conversation/log/schema.ts";
import { migrate } from "../../../worker/objects/kernel/migrations.ts";
import type { PageEvent } from "../../../worker/protocol/frames.ts";
import { connect } from "../support/agent.ts";
import { letters, partsOf } from "../support/black-box.ts";
import { env, PAGE_ID } from "../support/env.ts";
import { newPsid, useMeta } from "../support/meta.ts";
import { outOfReach, standAt } from "../support/points.ts";
import { rowsOf } from "../support/storage.ts";
import { TestThread, until } from "../support/thread.ts";
import { itemOf, postItems, textItem, type Item } from "../support/webhook.ts";

const meta = useMeta();

async function aKnownThread(): Promise<TestThread> {
  const thread = new TestThread(meta.current, newPsid());
  await postItems([textItem(thread.psid, `m_first_${thread.psid}`, "first")]);
  return thread;
}

/** No table takes an entry with this text. */
async function poison(thread: TestThread, text: string): Promise<void> {
  await thread.inside((_conversation, { storage }) => {
    storage.sql.exec(
      `CREATE TRIGGER poison BEFORE INSERT ON entry WHEN NEW.text = '${text}' BEGIN SELECT RAISE(ABORT, 'poison'); END`,
    );
  });
}

/** Nothing can be written, for as long as it lasts. */
async function breakStorage(thread: TestThread): Promise<() => Promise<void>> {
  const names = ["entry", "schema_version", "thread"];
  await thread.inside((_conversation, { storage }) => {
    for (const name of names) {
      for (const event of ["INSERT", "UPDATE"]) {
        storage.sql.exec(
          `CREATE TRIGGER broken_${name}_${event} BEFORE ${event} ON ${name} BEGIN SELECT RAISE(ABORT, 'disk full'); END`,
        );
      }
    }
  });
  return async () => {
    await thread.inside((_conversation, { storage }) => {
      for (const name of names) {
        for (const event of ["INSERT", "UPDATE"]) storage.sql.exec(`DROP TRIGGER broken_${name}_${event}`);
      }
    });
  };
}

async function pageEvents(): Promise<PageEvent[]> {
  return (await pageStub(env, PAGE_ID).events(PAGE_ID, null, 100)).events;
}

async function texts(thread: TestThread): Promise<(string | null)[]> {
  return (await thread.rows()).map((row) => row.text);
}

describe("an item that no table takes", () => {
  it("is buried at its Page, and its neighbours are kept", async () => {
    const [sick, well] = [await aKnownThread(), await aKnownThread()];
    await poison(sick, "poison");
    const before = await pageEvents();

    const response = await postItems([
      textItem(sick.psid, "m_p1", "before"),
      textItem(sick.psid, "m_p2", "poison"),
      textItem(sick.psid, "m_p3", "after"),
      textItem(well.psid, "m_p4", "elsewhere"),
    ]);

    expect(response.status).toBe(200);
    expect(await texts(sick)).toEqual(["first", "before", "after"]);
    expect(await texts(well)).toEqual(["first", "elsewhere"]);
    const buried = (await pageEvents()).slice(0, -before.length || undefined);
    expect(buried.map(({ kind }) => kind)).toEqual(["dead_letter"]);
  });

  it("is buried once, with all that is known of it", async () => {
    const thread = await aKnownThread();
    await poison(thread, "poison");
    const items = [textItem(thread.psid, `m_once_${thread.psid}`, "poison")];

    await postItems(items);
    await postItems(items);

    const noted = (await rowsOf(pageStub(env, PAGE_ID), "SELECT * FROM event")).filter(
      (row) => row["conversation"] === thread.name,
    );
    expect(noted).toMatchObject([{ kind: "dead_letter", key: `dead:m_once_${thread.psid}` }]);
    const [letter] = await until(async () => {
      const waiting = (await letters()).filter(({ tries }) => tries === 2);
      expect(waiting).toHaveLength(1);
      return waiting;
    });
    const [part] = await partsOf({ row: letter?.letter ?? 0, as: "letter" });
    expect(JSON.parse(part?.text ?? "")).toMatchObject({ kind: "message", text: "poison" });
  });

  it("leaves nothing of itself in the conversation", async () => {
    const thread = await aKnownThread();
    await thread.inside((_conversation, { storage }) => {
      storage.sql.exec(`CREATE TRIGGER late BEFORE INSERT ON raw BEGIN SELECT RAISE(ABORT, 'poison'); END`);
    });
    const { rev } = await thread.read();

    const response = await postItems([itemOf(thread.psid, { hologram: {} })]);

    expect(response.status).toBe(200);
    expect(await thread.read()).toMatchObject({ rev, entries: { length: 1 } });
  });

  it("opens no interaction that nobody would close", async () => {
    const thread = new TestThread(meta.current, newPsid());
    await postItems([itemOf(thread.psid, { read: { watermark: 1 } })]);
    await poison(thread, "poison");

    await postItems([textItem(thread.psid, `m_int_${thread.psid}`, "poison")]);
    expect((await thread.thread()).interaction).toBeNull();
    await postItems([textItem(thread.psid, `m_int2_${thread.psid}`, "well")]);

    const { thread: shown, entries } = await thread.read();
    expect(shown.interaction).toMatchObject({ id: 1, closedAt: null });
    expect(entries.map((entry) => entry.interaction)).toEqual([1]);
  });

  it.each<[name: string, item: Item]>([
    ["a payload", { postback: { mid: "m_long", title: "Go", payload: "p".repeat(2_500_000) } }],
    ["a kind", { ["k".repeat(2_500_000)]: {} }],
    ["a type", { message: { mid: "m_type", text: "hi", attachments: [{ type: "t".repeat(2_500_000) }] } }],
    ["a mid", { message: { mid: "m".repeat(2_500_000), text: "hi" } }],
    [
      "the metadata of an echo",
      { message: { mid: "m_e", is_echo: true, text: "hi", metadata: "x".repeat(2_500_000) } },
    ],
  ])("does not make Meta repeat %s of two and a half megabytes", async (_name, item) => {
    const thread = await aKnownThread();
    const before = (await pageEvents()).length;

    const response = await postItems([
      itemOf(thread.psid, item),
      textItem(thread.psid, "m_beside", "beside"),
    ]);

    expect(response.status).toBe(200);
    const kept = (await thread.rows()).length - 1 + (await pageEvents()).length - before;
    expect(kept).toBe(2);
  });

  it("makes Meta deliver again when it cannot even be buried", async () => {
    const thread = await aKnownThread();
    await poison(thread, "poison");
    const buries = outOfReach("the Page buries");
    const items = [textItem(thread.psid, "m_unburied", "poison"), textItem(thread.psid, "m_beside", "well")];

    expect((await postItems(items)).status).toBe(500);

    buries.leave();
    expect((await postItems(items)).status).toBe(200);
    expect(await texts(thread)).toEqual(["first", "well"]);
  });
});

describe("a storage that takes nothing now", () => {
  it("makes Meta deliver again, and buries nothing", async () => {
    const thread = await aKnownThread();
    const before = await pageEvents();
    const mend = await breakStorage(thread);
    const items = [textItem(thread.psid, "m_full", "later")];

    expect((await postItems(items)).status).toBe(500);
    expect(await pageEvents()).toEqual(before);

    await mend();
    expect((await postItems(items)).status).toBe(200);
    expect(await texts(thread)).toEqual(["first", "later"]);
  });

  it("keeps none of a batch half", async () => {
    const thread = await aKnownThread();
    await thread.inside((_conversation, { storage }) => {
      storage.sql.exec(
        `CREATE TRIGGER full BEFORE INSERT ON entry WHEN NEW.text = 'two' BEGIN SELECT RAISE(ABORT, 'x'); END`,
      );
      storage.sql.exec(
        `CREATE TRIGGER probe BEFORE UPDATE ON schema_version BEGIN SELECT RAISE(ABORT, 'x'); END`,
      );
    });
    const items = ["one", "two", "three"].map((text) => textItem(thread.psid, `m_half_${text}`, text));

    expect((await postItems(items)).status).toBe(500);

    expect(await texts(thread)).toEqual(["first"]);
    expect((await thread.read()).entries).toHaveLength(1);
  });

  it("does not cost a new conversation its alarm", async () => {
    const thread = new TestThread(meta.current, newPsid());
    meta.current.addCustomers([{ psid: thread.psid, firstName: "Ada", lastName: "Marlow" }]);
    thread.customer.text("hi");
    await thread.inside((_conversation, { storage }) => {
      migrate(storage, CONVERSATION_STEPS);
      storage.sql.exec(`CREATE TRIGGER full BEFORE INSERT ON entry BEGIN SELECT RAISE(ABORT, 'x'); END`);
      storage.sql.exec(
        `CREATE TRIGGER probe BEFORE UPDATE ON schema_version BEGIN SELECT RAISE(ABORT, 'x'); END`,
      );
    });
    const items = [textItem(thread.psid, "m_new", "hi")];
    expect((await postItems(items)).status).toBe(500);
    await thread.inside((_conversation, { storage }) => {
      storage.sql.exec("DROP TRIGGER full");
      storage.sql.exec("DROP TRIGGER probe");
    });

    expect((await postItems(items)).status).toBe(200);

    await until(async () => expect((await thread.thread()).customer.name).toBe("Ada Marlow"));
  });
});

describe("a batch for many conversations", () => {
  it("keeps what it can when one of them cannot be reached, and the next delivery completes it", async () => {
    const threads = [await aKnownThread(), await aKnownThread(), await aKnownThread()];
    const [, down] = threads;
    const ingest = standAt("a conversation is given what Meta sent", (goOn, name) => {
      if (name === down?.name) throw new Error("out of reach");
      return goOn();
    });
    const items = threads.flatMap(({ psid }) => [
      textItem(psid, `m_b1_${psid}`, "one"),
      textItem(psid, `m_b2_${psid}`, "two"),
    ]);

    expect((await postItems(items)).status).toBe(500);
    expect(await Promise.all(threads.map(texts))).toEqual([
      ["first", "one", "two"],
      ["first"],
      ["first", "one", "two"],
    ]);

    ingest.leave();
    expect((await postItems(items)).status).toBe(200);
    expect(await Promise.all(threads.map(texts))).toEqual(threads.map(() => ["first", "one", "two"]));
  });

  it("keeps messages when the Page's own items cannot be kept now", async () => {
    const thread = await aKnownThread();
    outOfReach("the Page is given its own items");
    const policy = {
      recipient: { id: PAGE_ID },
      timestamp: Date.now(),
      policy_enforcement: { action: "warning" },
    };

    expect((await postItems([policy, textItem(thread.psid, "m_side", "kept")])).status).toBe(500);

    expect(await texts(thread)).toEqual(["first", "kept"]);
  });
});

describe("dead letters", () => {
  it("are listed for a supervisor of the Page's desk, without their content", async () => {
    const thread = await aKnownThread();
    await poison(thread, "poison");
    await postItems([textItem(thread.psid, "m_listed", "poison")]);
    const [supervisor, agent, stranger] = await Promise.all([
      connect({ sub: "ana", role: "supervisor" }),
      connect({ sub: "kim" }),
      connect({ sub: "eve", role: "admin", desk: "elsewhere" }),
    ]);

    const { events } = await supervisor.ask("page.events", { pageId: PAGE_ID, limit: 100 });

    expect(events.map((event) => event.kind)).toContain("dead_letter");
    expect(JSON.stringify(events)).not.toContain("poison");
    expect(await agent.refusal("page.events", { pageId: PAGE_ID, limit: 100 })).toBe("not_allowed");
    expect(await stranger.refusal("page.events", { pageId: PAGE_ID, limit: 100 })).toBe("not_found");
  });
});
