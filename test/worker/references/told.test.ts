import * as v from "valibot";
import { describe, expect, it } from "vitest";
import type { ReferenceTold } from "../../../worker/protocol/references/reference.ts";
import { webhookBody } from "../../../worker/protocol/webhooks/payload.ts";
import { delivered, TestEndpoint } from "../support/endpoint.ts";
import { useMeta } from "../support/meta.ts";
import { aService } from "../support/program.ts";
import { aThread, until } from "../support/thread.ts";

const meta = useMeta();

describe("an endpoint", () => {
  it("that may not know customers is told that one came by a reference, and not what it stands for", async () => {
    const thread = await aThread(meta.current);
    const endpoint = await new TestEndpoint().added({
      events: ["reference.used"],
      scopes: ["messages:read"],
    });
    const body = { kind: "Order", value: "1001zz", record: { id: "4711zz", name: "Maria Lopez" } };
    const { ref } = await (await aService()).get<ReferenceTold>("POST /references", { body });

    thread.customer.followLink(ref);
    await thread.deliver();

    await until(async () => {
      await delivered();
      expect(endpoint.types).toEqual(["reference.used"]);
    });
    const { body: told, text } = endpoint.arrived[0]!;
    expect(told.data["reference"]).toEqual({ reference: expect.any(String) as string });
    expect(text).not.toMatch(/Order|zz/);
    expect(v.safeParse(webhookBody("reference.used"), told).issues).toBeUndefined();
  });

  it("is told who came by a reference first, to whom that links them, and who came second", async () => {
    const [first, second] = [await aThread(meta.current), await aThread(meta.current)];
    const events = ["reference.used", "reference.refused", "customer.linked"] as const;
    const endpoint = await new TestEndpoint().added({ events: [...events] });
    const body = { kind: "Order", value: "1001", record: { id: "4711", name: "Maria Lopez" } };
    const { ref, reference } = await (await aService()).get<ReferenceTold>("POST /references", { body });

    for (const thread of [first, second]) {
      thread.customer.followLink(ref);
      await thread.deliver();
    }

    await until(async () => {
      await delivered();
      expect(endpoint.types.toSorted()).toEqual([...events].sort());
    });
    const saidOf = (type: string): unknown =>
      endpoint.arrived.find(({ body }) => body.type === type)?.body.data;
    expect(saidOf("reference.used")).toMatchObject({
      conversation: first.name,
      reference: { reference, kind: "Order", value: "1001" },
      record: { id: "4711" },
    });
    expect(saidOf("customer.linked")).toMatchObject({ conversation: first.name, by: null });
    expect(saidOf("reference.refused")).toMatchObject({
      conversation: second.name,
      reference: { kind: "Order", value: "1001", refused: "other_person" },
    });
    for (const { body } of endpoint.arrived)
      expect(v.safeParse(webhookBody(body.type as "reference.used"), body).issues, body.type).toBeUndefined();
  });
});
