import createClient from "openapi-fetch";
import { describe, expect, it } from "vitest";
import { NO_ROUTING } from "../../../worker/protocol/routing/config.ts";
import { connect } from "../support/agent.ts";
import { ORIGIN } from "../support/env.ts";
import { configureMain } from "../support/main-routing.ts";
import { callWorker, useMeta } from "../support/meta.ts";
import { newKey } from "../support/program.ts";
import { aQueue } from "../support/routed-desk.ts";
import { aThread } from "../support/thread.ts";
import type { paths } from "./client.d.ts";

const meta = useMeta();

describe("a client that was made of the document", () => {
  it("does a day's work: reads, answers with cards, gives on, and closes", async () => {
    const thread = await aThread(meta.current, "Which lamps do you have?");
    await connect({ sub: "sam", name: "Sam Fox" });
    const { key } = await newKey([
      "conversations:read",
      "conversations:write",
      "messages:read",
      "messages:write",
    ]);
    const client = createClient<paths>({
      baseUrl: `${ORIGIN}/api/v1`,
      fetch: callWorker,
      headers: { Authorization: `Bearer ${key}` },
    });

    const { data: list } = await client.GET("/conversations", {
      params: { query: { view: "unassigned", unanswered: true, sort: "waiting", limit: 10 } },
    });
    const waiting = list?.items.find(({ conversation }) => conversation === thread.name);
    expect(waiting?.preview?.text).toBe("Which lamps do you have?");
    const path = { conversation: thread.name };
    const { data: found } = await client.GET("/conversations/{conversation}", { params: { path } });

    const { data: sent } = await client.POST("/conversations/{conversation}/messages", {
      params: { path, header: { "Idempotency-Key": "lamps-1" } },
      body: {
        seenRev: found?.rev ?? 0,
        outgoing: {
          kind: "template",
          template: {
            type: "generic",
            elements: ["Red lamp", "Blue lamp"].map((title) => ({
              title,
              buttons: [{ type: "postback" as const, title: "This one" }],
            })),
          },
        },
      },
    });
    await thread.untilStates("sent");
    const message = sent?.entries[0]?.id ?? 0;
    const { data: state } = await client.GET("/conversations/{conversation}/messages/{message}", {
      params: { path: { ...path, message } },
    });
    expect(state?.delivery?.state).toBe("sent");

    const { error } = await client.POST("/conversations/{conversation}/transfer", {
      params: { path },
      body: { to: { type: "agent", agent: "sam" }, note: "Wants the red one" },
    });
    expect(error).toBeUndefined();
    await client.POST("/conversations/{conversation}/close", { params: { path }, body: {} });
    const { data: after } = await client.GET("/conversations/{conversation}", { params: { path } });
    expect(after?.summary.status).toBe("closed");

    const again = await client.POST("/conversations/{conversation}/transfer", {
      params: { path },
      body: { to: { type: "pool" } },
    });
    expect(again.error).toMatchObject({ code: "wrong_state", status: 409 });
  });

  it("knows the desk's own words: marks, notes, queues, closes with a code, and reads how the day was", async () => {
    await configureMain({
      ...NO_ROUTING,
      queues: [aQueue({ id: "orders", name: "Orders", members: ["sam"] })],
      tags: [{ id: "vip", name: "VIP", colour: "purple" }],
      attributes: [
        { id: "plan", name: "Plan", type: "choice", of: "customer", choices: [{ id: "gold", name: "Gold" }] },
        { id: "order", name: "Order", type: "text", of: "contact" },
      ],
      wrapUp: { codes: [{ id: "solved", name: "Solved" }], isRequired: true },
    });
    const thread = await aThread(meta.current, "Where is order 1001?");
    const { key } = await newKey([
      ...(["conversations:read", "conversations:write", "messages:read", "notes:write"] as const),
      ...(["customers:read", "customers:write", "queues:read", "reports:read"] as const),
    ]);
    const client = createClient<paths>({
      baseUrl: `${ORIGIN}/api/v1`,
      fetch: callWorker,
      headers: { Authorization: `Bearer ${key}` },
    });
    const path = { conversation: thread.name };
    const faults: unknown[] = [];
    const told = async <T>(answer: Promise<{ data?: T; error?: unknown }>): Promise<T | undefined> => {
      const { data, error } = await answer;
      if (error !== undefined) faults.push(error);
      return data;
    };

    const desk = await told(client.GET("/desk"));
    const idOf = (all: { id: string; name: string }[] = [], name: string): string =>
      all.find((it) => it.name === name)?.id ?? "";
    await told(
      client.POST("/conversations/{conversation}/tags", {
        params: { path },
        body: { add: [idOf(desk?.tags, "VIP")] },
      }),
    );
    await told(
      client.PATCH("/customers/{conversation}/attributes", {
        params: { path },
        body: { set: { [idOf(desk?.attributes, "Plan")]: "gold" } },
      }),
    );
    await told(
      client.PATCH("/conversations/{conversation}/attributes", {
        params: { path },
        body: { set: { [idOf(desk?.attributes, "Order")]: "1001" } },
      }),
    );
    await told(
      client.PUT("/customers/{conversation}/record", {
        params: { path },
        body: { id: "4711", name: "Maria Lopez" },
      }),
    );
    await told(
      client.POST("/conversations/{conversation}/notes", { params: { path }, body: { text: "In the van" } }),
    );
    await told(
      client.POST("/conversations/{conversation}/transfer", {
        params: { path },
        body: { to: { type: "queue", queue: idOf(desk?.queues, "Orders") } },
      }),
    );
    const found = await told(
      client.GET("/conversations", {
        params: { query: { view: "open", tags: ["vip"], attributes: ["plan:gold", "order~00"] } },
      }),
    );
    expect(found?.items).toMatchObject([{ conversation: thread.name, finer: { queue: "orders" } }]);
    expect((await told(client.GET("/queues")))?.items.find((it) => it.key === "orders")?.waiting).toBe(1);
    expect(
      (await client.POST("/conversations/{conversation}/close", { params: { path }, body: {} })).error,
    ).toMatchObject({ code: "wrap_up", status: 422 });
    await told(
      client.POST("/conversations/{conversation}/close", {
        params: { path },
        body: { wrapUp: { codes: [idOf(desk?.codes, "Solved")], note: "Arrives today" } },
      }),
    );
    const contacts = await told(client.GET("/conversations/{conversation}/contacts", { params: { path } }));
    expect(contacts?.items).toMatchObject([{ closed: { codes: [{ id: "solved" }] } }]);
    const ofMaria = await told(
      client.GET("/records/{record}/conversations", { params: { path: { record: "4711" } } }),
    );
    expect(ofMaria?.items.map((it) => it.conversation)).toContain(thread.name);
    const day = new Date().toISOString().slice(0, 10);
    const report = await told(
      client.GET("/reports", { params: { query: { from: day, until: day, by: "queue" } } }),
    );
    expect(report?.total.codes).toMatchObject({ solved: 1 });
    expect(faults).toEqual([]);
  });
});
