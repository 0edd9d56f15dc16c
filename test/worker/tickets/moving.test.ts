import { describe, expect, it } from "vitest";
import type { TicketsTold } from "../../../worker/protocol/tickets/ticket.ts";
import { connect } from "../support/agent.ts";
import { TestDesk } from "../support/desk.ts";
import { useMeta } from "../support/meta.ts";
import { aService, type Program } from "../support/program.ts";
import { RoutedDesk } from "../support/routed-desk.ts";
import { ANA } from "../support/thread.ts";

useMeta();

const LAMP = { title: "Broken lamp", state: "New", open: true };

async function aDesk(): Promise<RoutedDesk> {
  const desk = await new TestDesk().attach();
  return new RoutedDesk(desk, await connect({ ...ANA, desk: desk.name }));
}

async function ticketsAt(crm: Program, conversation: string): Promise<TicketsTold> {
  return await crm.get(`GET /conversations/${conversation}/tickets`);
}

describe("tickets of a Page that moves to another desk", () => {
  it("are there with what lists show of them, and no more where they were", async () => {
    const [from, to] = [await aDesk(), await aDesk()];
    const conversation = await from.writes("a");
    const [before, after] = [await aService(from.desk.name), await aService(to.desk.name)];
    await before.get(`PUT /conversations/${conversation}/tickets/INC-1`, { body: LAMP });
    const kept = await ticketsAt(before, conversation);
    const marks = (await from.summary("a")).tickets;

    const { pageId } = from.desk;
    const rows = await from.stub.handOver(from.desk.name, [conversation]);
    await to.stub.attach(to.desk.name, { pageId, pause: null, generation: 2 });
    await to.stub.takeOver(to.desk.name, pageId, 2, rows);
    await from.stub.detach(from.desk.name, pageId, 2);

    expect(await ticketsAt(after, conversation)).toEqual(kept);
    const { summary } = await after.get<{ summary: { tickets: object } }>(
      `GET /conversations/${conversation}`,
    );
    expect(summary.tickets).toEqual(marks);
    expect(await before.code(`GET /conversations/${conversation}/tickets`)).toBe("not_found");
    const note = { body: { text: "On its way", by: { name: "Eva Stern" }, public: true } };
    expect(await before.code(`POST /conversations/${conversation}/tickets/INC-1/notes`, note)).toBe(
      "not_found",
    );
  });
});
