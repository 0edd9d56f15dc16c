import { expect, it } from "vitest";
import { dataTo as cut, type ToldTo } from "../../../../worker/domain/webhooks/cut.ts";

const dataTo = (scopes: ToldTo["scopes"], data: object, ofTickets = false): object =>
  cut({ scopes, ofTickets }, data);

it("cuts notes by itself, whoever asks for what", () => {
  const data = { conversation: "1:2", note: { id: 4, content: { kind: "note", text: "between us" } } };

  expect(dataTo(["messages:read", "customers:read"], data)).toEqual({ conversation: "1:2" });
  expect(dataTo(["notes:read"], data)).toEqual(data);
});

it("keeps what a reference stands for to whoever may know the customer", () => {
  const data = { reference: { kind: "Order", value: "1001" } };

  expect(dataTo(["messages:read"], data)).toEqual({ reference: {} });
  expect(dataTo(["customers:read"], data)).toEqual(data);
});

it("keeps what is known of a contact to whoever may read conversations", () => {
  const [ofContact, ofCustomer] = (["contact", "customer"] as const).map((of) => ({
    of,
    id: of,
    name: of,
    value: "S-1",
  }));
  const line = { event: "attributes", by: null, set: [ofContact, ofCustomer] };
  const setTo = (scopes: ToldTo["scopes"]): unknown =>
    (dataTo(scopes, { line }) as { line: { set: unknown } }).line.set;

  expect(setTo([])).toEqual([]);
  expect(setTo(["customers:read"])).toEqual([ofCustomer]);
  expect(setTo(["conversations:read"])).toEqual([ofContact]);
});

it("keeps of which ticket a message is a note to whoever is told of tickets", () => {
  const message = {
    ...{ id: 4, author: { type: "agent", sub: "eva", name: "Eva" } },
    ...{ content: { kind: "text", text: "Left today", rest: [] }, ofTicket: { ticket: "INC-1", note: "n1" } },
  };
  const { ofTicket: _, ...bare } = message;

  expect(dataTo(["messages:read", "customers:read"], { message })).toEqual({ message: bare });
  expect(dataTo(["messages:read", "customers:read"], { message }, true)).toEqual({ message });
  expect(dataTo([], { message }, true)).toMatchObject({ message: { ofTicket: { ticket: "INC-1" } } });
});
