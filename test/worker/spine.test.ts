import { describe, expect, it } from "vitest";
import { connect } from "./support/agent.ts";
import { PAGE_ID } from "./support/env.ts";
import { aCustomer, deliverAll, useMeta } from "./support/meta.ts";
import { until } from "./support/thread.ts";

const meta = useMeta();

describe("the spine", () => {
  it("carries a customer's text to an agent, the answer to the phone, and its marks back", async () => {
    const customer = aCustomer(meta.current);
    const conversation = `${PAGE_ID}:${customer.psid}`;
    customer.text("Where is my order?");
    await deliverAll(meta.current);
    const agent = await connect();

    const list = await agent.ask("list.open", { view: "open", length: 50 });
    expect(list.items.map((row) => row.preview?.text)).toContain("Where is my order?");

    const opened = await agent.ask("thread.open", { conversation });
    const { entries } = await agent.ask("message.send", {
      conversation,
      seenRev: opened.rev,
      text: "On its way",
    });
    expect(entries[0]?.delivery?.state).toBe("sending");

    await agent.next(
      (frame) =>
        frame.type === "entries" && frame.entries?.some((it) => it.delivery?.state === "sent") === true,
    );
    expect(customer.thread.messages.map((message) => message.text)).toEqual([
      "Where is my order?",
      "On its way",
    ]);

    await deliverAll(meta.current);
    customer.receive();
    customer.read();
    await deliverAll(meta.current);
    await until(async () => {
      const { thread } = await agent.ask("thread.open", { conversation });
      expect(thread.marks.readAt).toBeGreaterThan(0);
    });
  });
});
