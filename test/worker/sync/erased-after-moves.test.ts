import { reset } from "cloudflare:test";
import { afterEach, expect, it } from "vitest";
import { deskStub, pageStub } from "../../../worker/objects/kernel/stubs.ts";
import type { ReferenceTold } from "../../../worker/protocol/references/reference.ts";
import { delivered, TestEndpoint } from "../support/endpoint.ts";
import { env, PAGE_ID } from "../support/env.ts";
import { everything } from "../support/everything.ts";
import { useMeta } from "../support/meta.ts";
import { aService } from "../support/program.ts";
import { rowsOf } from "../support/storage.ts";
import { aThread, until } from "../support/thread.ts";

const meta = useMeta();

afterEach(() => reset());

const ORDER = { kind: "Order", value: "SECRET-ORDER-9", record: { id: "REC-77", name: "Maria Lopez" } };

it("a person who is erased is forgotten by every desk that their Page left, and by whom these told", async () => {
  const thread = await aThread(meta.current, "My secret words");
  const main = await aService();
  const endpoint = await new TestEndpoint().added({
    events: ["message.received", "reference.used", "erasure.done"],
  });
  const reference = await main.get<ReferenceTold>("POST /references", { body: ORDER });
  thread.customer.followLink(reference.ref);
  await thread.deliver();
  await until(async () => {
    await delivered();
    const { usedBy } = await main.get<ReferenceTold>(`GET /references/${reference.reference}`);
    expect(usedBy).toBe(thread.name);
    expect(endpoint.types).toContain("reference.used");
  });
  for (const desk of ["north", "south"]) {
    await pageStub(env, PAGE_ID).moveTo(PAGE_ID, desk);
    await until(async () =>
      expect(await deskStub(env, desk).conversationsOf(desk, PAGE_ID)).toContain(thread.name),
    );
  }
  await until(async () =>
    expect(await rowsOf(pageStub(env, PAGE_ID), "SELECT leaving_desk FROM page")).toEqual([
      { leaving_desk: null },
    ]),
  );
  expect(await everything(thread.name)).toContain("SECRET-ORDER-9");

  await thread.stub.erase(thread.name, Date.now());

  const all = await everything(thread.name);
  for (const trace of ["SECRET-ORDER-9", "REC-77", "Maria", "My secret"]) expect(all).not.toContain(trace);
  await until(async () => {
    await delivered();
    expect(endpoint.types).toContain("erasure.done");
  });
});
