import { tmpdir } from "node:os";
import { join } from "node:path";
import { rmSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  cancelOrder,
  joinCustomers,
  placeOrder,
  setTicket,
  shipOrder,
  writeNote,
} from "../../demo/shop/deeds.ts";
import { Store } from "../../demo/shop/store/store.ts";
import { anOrder, come, CONVERSATION, NOW, told, wrote } from "./support.ts";

let store: Store;
beforeEach(() => (store = new Store(":memory:")));
afterEach(() => store.close());

const toTell = () => store.errands.due(NOW).map(({ kind, subject }) => `${kind} ${subject}`);
const done = () => store.errands.due(NOW).forEach((errand) => store.errands.done(errand));

describe("an order", () => {
  it("is one however often its form is sent", () => {
    const first = anOrder(store);
    expect(anOrder(store).number).toBe(first.number);
    expect(anOrder(store, "checkout-2").number).not.toBe(first.number);
    expect(store.orders.all()).toHaveLength(2);
  });

  it("has its link made, and its receipt wait until somebody comes by it", () => {
    const order = anOrder(store);
    expect(toTell()).toEqual([`reference ${order.number}`]);

    come(store, order);

    expect(toTell()).toEqual([
      ...[`reference ${order.number}`, `record ${CONVERSATION}`, `message order-${order.number}-placed`],
    ]);
    expect(store.messages.read(`order-${order.number}-placed`)?.conversation).toBe(CONVERSATION);
  });

  it("is shipped once, and said to be to whoever came", () => {
    const order = anOrder(store);
    come(store, order);
    done();

    for (let n = 0; n < 3; n += 1) shipOrder(store, order.number, NOW + n);

    expect(toTell()).toEqual([`message order-${order.number}-shipped`]);
    expect(store.orders.read(order.number)?.shippedAt).toBe(NOW);
  });

  it("is cancelled once, and neither shipped after that nor cancelled once it is shipped", () => {
    const [order, other] = [anOrder(store, "c1"), anOrder(store, "c2")];
    come(store, order);
    come(store, other);
    done();

    shipOrder(store, other.number, NOW);
    for (const { number } of [order, other])
      for (let n = 0; n < 3; n += 1) cancelOrder(store, number, NOW + n);
    shipOrder(store, order.number, NOW + 9);

    expect(toTell()).toEqual([
      ...[`message order-${other.number}-shipped`, `message order-${order.number}-cancelled`],
    ]);
    expect(store.orders.read(order.number)).toMatchObject({ shippedAt: null, cancelledAt: NOW });
    expect(store.orders.read(other.number)).toMatchObject({ shippedAt: NOW, cancelledAt: null });
  });

  it("that is cancelled before anybody came by its link is said to be so to who comes, and nothing else", () => {
    const order = anOrder(store);
    const { number } = order;
    cancelOrder(store, number, NOW);
    done();

    come(store, order);

    expect(toTell()).toEqual([`record ${CONVERSATION}`, `message order-${number}-cancelled`]);
    expect(store.messages.read(`order-${number}-placed`)?.progress).toBe("withdrawn");
  });

  it("that is cancelled leaves what Meta may have already, and lets what it refused be", () => {
    const [order, other] = [anOrder(store, "c1"), anOrder(store, "c2")];
    come(store, order);
    come(store, other);
    store.messages.change(`order-${other.number}-placed`, { progress: "held" });
    for (const { number } of [order, other]) cancelOrder(store, number, NOW);
    done();

    wrote(store, "Hello?");

    expect(store.messages.read(`order-${order.number}-placed`)?.progress).toBe("waiting");
    expect(toTell()).not.toContain(`message order-${other.number}-placed`);
  });

  it("by whose link somebody else came says so, and tells them nothing", () => {
    const order = anOrder(store);
    done();

    told(store, "reference.refused", {
      reference: { kind: "Order", value: order.number, refused: "other_person" },
    });

    expect(store.orders.read(order.number)?.refused).toBe("other_person");
    expect(toTell()).toEqual([]);
  });

  it("of an unknown number, or of another kind, is nobody's", () => {
    anOrder(store);
    told(store, "reference.used", { reference: { kind: "Order", value: "NO-1" } });
    told(store, "reference.used", { reference: { kind: "Invoice", value: "NO-50001" } });
    expect(store.people.thread(CONVERSATION)).toBeNull();
  });

  it("reaches whoever an agent linked to the customer by hand", () => {
    const order = anOrder(store);
    told(store, "customer.linked", { record: { id: order.customer, name: "Ada Marlow" }, by: null });
    expect(toTell()).toContain(`message order-${order.number}-placed`);

    told(store, "customer.linked", { record: null, by: null });
    expect(store.people.thread(CONVERSATION)).toBeNull();
  });
});

describe("whose an order is", () => {
  const OTHER = "10150001:7700110022003302";
  const placed = ({ number }: { number: string }) => `order-${number}-placed`;
  const toldIn = (order: { number: string }) => store.messages.read(placed(order))?.conversation;

  it("is not said by an e-mail address: who types another's has none of their news", () => {
    const hers = anOrder(store, "hers");
    const theirs = placeOrder(
      store,
      { checkout: "theirs", name: "Mallory", email: "ADA@example.com", town: "Hull", lines: hers.lines },
      NOW,
    );
    come(store, theirs, OTHER);
    expect([toldIn(hers), toldIn(theirs)]).toEqual([null, OTHER]);
    come(store, hers);
    shipOrder(store, hers.number, NOW);

    expect([toldIn(hers), toldIn(theirs)]).toEqual([CONVERSATION, OTHER]);
    expect(store.messages.read(`order-${hers.number}-shipped`)?.conversation).toBe(CONVERSATION);
    expect(store.orders.read(hers.number)?.customerName).toBe("Ada Marlow");
    expect(store.people.all().map(({ name }) => name)).toEqual(["Ada Marlow", "Mallory"]);
  });

  it("is said by who comes: one person's orders are one customer's, whatever addresses they gave", () => {
    const first = anOrder(store, "c1", "jonas@example.com");
    const second = anOrder(store, "c2", "Jonas@Work.example");
    come(store, first);
    come(store, second);

    expect(toldIn(second)).toBe(CONVERSATION);
    expect(store.orders.all(first.customer)).toHaveLength(2);
    expect(store.people.all()).toHaveLength(1);
    expect(store.people.read(second.customer)?.id).toBe(first.customer);
  });

  it("is not said by a link that somebody finds, once it is known whose it is", () => {
    const [first, second] = [anOrder(store, "c1"), anOrder(store, "c2")];
    come(store, first);
    joinCustomers(store, second.customer, first.customer);
    expect(toldIn(second)).toBe(CONVERSATION);

    come(store, second, OTHER);

    expect(store.people.thread(OTHER)).toMatchObject({ customer: null });
    expect(store.orders.read(second.number)).toMatchObject({
      refused: "known_elsewhere",
      conversation: null,
    });
  });

  it("is said by the back office, and who is known by both records is told of at the desk", () => {
    const [first, second] = [anOrder(store, "c1"), anOrder(store, "c2")];
    come(store, second);
    done();

    joinCustomers(store, second.customer, first.customer);

    expect(store.people.thread(CONVERSATION)?.customer).toBe(first.customer);
    expect(toTell()).toEqual([`record ${CONVERSATION}`, `message ${placed(first)}`]);
  });

  it("goes with the conversation that an agent links to another customer", () => {
    const [first, second] = [anOrder(store, "c1"), anOrder(store, "c2")];
    come(store, first);
    told(store, "customer.linked", { record: { id: second.customer, name: "Ada Marlow" }, by: null });

    expect(store.orders.read(first.number)?.customer).toBe(second.customer);
    expect(toldIn(second)).toBe(CONVERSATION);
  });

  it("stays so where an agent links them to a record of another system's", () => {
    const order = anOrder(store);
    come(store, order);
    told(store, "customer.linked", { record: { id: "7700110022003301", name: "Marlow, Ada" }, by: null });
    expect(store.people.thread(CONVERSATION)?.customer).toBe(order.customer);
  });

  it("is known again where somebody else had tried the link before", () => {
    const order = anOrder(store);
    const refused = { kind: "Order", value: order.number, refused: "forged" };
    told(store, "reference.refused", { conversation: OTHER, reference: refused });
    come(store, order);
    expect(store.orders.read(order.number)?.refused).toBeNull();
  });
});

describe("what a customer writes", () => {
  it("makes a ticket with their order, and they are told that it came", () => {
    const order = anOrder(store);
    come(store, order);
    done();

    wrote(store, "When does it arrive?");

    const [ticket] = store.tickets.all();
    expect(ticket).toMatchObject({
      title: "When does it arrive?",
      order: order.number,
      customer: order.customer,
    });
    expect(toTell()).toEqual([`ticket ${ticket?.id}`, `message ticket-${ticket?.id}-received`]);
  });

  it("is under the name that Meta tells, also where another stood at the checkout", () => {
    come(store, anOrder(store));
    const jonas = { name: "Jonas Größner", label: "Jonas Größner" };
    const message = { id: 41, at: NOW, content: { kind: "text", text: "Yes please", rest: [] } };
    told(store, "message.received", { customer: jonas, message });
    expect(store.tickets.questions(store.tickets.all()[0]!.id)).toMatchObject([{ who: "Jonas Größner" }]);
  });

  it("counts once, however often the desk tells it", () => {
    come(store, anOrder(store));
    expect([1, 2, 3].map(() => wrote(store, "Hello?", 41, "evt_1"))).toEqual([true, false, false]);
    expect(store.tickets.all()).toHaveLength(1);
  });

  it("is on their ticket as long as that is open, and on a new one then", () => {
    come(store, anOrder(store));
    wrote(store, "Hello?", 41);
    const [ticket] = store.tickets.all();
    wrote(store, "Anybody?", 42);
    expect(store.tickets.questions(ticket!.id).map(({ words }) => words)).toEqual(["Hello?", "Anybody?"]);

    setTicket(store, ticket!.id, false);
    wrote(store, "One more thing", 43);

    expect(store.tickets.all().map(({ title }) => title)).toEqual(["One more thing", "Hello?"]);
  });

  it.each([{ kind: "Order", value: "NO-50001", refused: "expired" }, { refused: "forged" }])(
    "is a ticket of nobody known where they came by a link that did not count: %j",
    (reference) => {
      anOrder(store);
      told(store, "reference.refused", { reference });
      wrote(store, "Where is my tent?");
      expect(store.tickets.all()).toMatchObject([
        { title: "Where is my tent?", customer: null, order: null },
      ]);
    },
  );

  it("is nothing to the shop where it does not know them", () => {
    wrote(store, "Hello?");
    expect(store.tickets.all()).toEqual([]);
  });

  it("lets what was held back go", () => {
    const order = anOrder(store);
    come(store, order);
    const event = `order-${order.number}-placed`;
    store.messages.change(event, { progress: "held" });
    done();

    wrote(store, "Hello?");

    expect(toTell()[0]).toBe(`message ${event}`);
  });
});

describe("a ticket", () => {
  it("that the desk asks for is one, however often", () => {
    const order = anOrder(store);
    come(store, order);
    const asked = { request: "5f0c5f0c5f0c5f0c", about: "Broken pole", by: { sub: "kim", name: "Kim Lee" } };
    const reference = { kind: "Order", value: order.number };
    for (let n = 0; n < 2; n += 1) told(store, "ticket.requested", { ...asked, reference });

    expect(store.tickets.all()).toMatchObject([
      { title: "Broken pole", order: order.number, customer: order.customer, request: asked.request },
    ]);
  });

  it("that was asked for before it was known who they are is theirs once they come", () => {
    const request = {
      request: "5f0c5f0c5f0c5f0c",
      about: "Broken pole",
      by: { sub: "kim", name: "Kim Lee" },
    };
    told(store, "ticket.requested", request);
    expect(store.tickets.all()).toMatchObject([{ who: "Ada Marlow", customer: null, order: null }]);

    const order = anOrder(store);
    come(store, order);

    expect(store.tickets.all()).toMatchObject([{ customer: order.customer, order: order.number }]);
  });

  it("is closed by either side, and the desk told how it stands once", () => {
    come(store, anOrder(store));
    wrote(store, "Hello?");
    done();
    const [ticket] = store.tickets.all();

    for (let n = 0; n < 2; n += 1) told(store, "ticket.close_requested", { ticket: ticket?.id });

    expect(store.tickets.read(ticket!.id)?.isOpen).toBe(false);
    expect(toTell()).toEqual([`ticket ${ticket?.id}`]);
  });

  describe("with what agents answer at the desk", () => {
    const kim = { type: "agent", sub: "kim", name: "Kim Lee" };
    const text = (words: string) => ({ kind: "text", text: words, rest: [] });
    const delivery = { state: "sent", sentAt: NOW, failure: null };
    const said = (message: object, type = "message.sent") =>
      told(store, type, { message: { id: 50, at: NOW + 1, author: kim, delivery, ...message } });
    const answers = (id: string) => store.tickets.answers(id).map(({ who, words }) => `${who}: ${words}`);
    let id: string;
    beforeEach(() => {
      come(store, anOrder(store));
      wrote(store, "Hello?");
      id = store.tickets.all()[0]!.id;
    });

    it("has each once, with who it was", () => {
      for (let n = 0; n < 2; n += 1) said({ content: text("It is packed.") });
      said({ id: 51, author: { type: "page_inbox" }, content: { ...text(""), parts: [{ type: "image" }] } });
      expect(answers(id)).toEqual([
        "Kim Lee: It is packed.",
        "Somebody with Meta’s own inbox: Sent a picture or file",
      ]);
    });

    it("has nothing of what programs say, and its own notes once", () => {
      said({ content: text("Automatic"), automatic: true });
      said({ id: 52, content: text("Noted"), ofTicket: { ticket: id, note: "n1" } });
      expect(answers(id)).toEqual([]);
    });

    it("has them on no ticket that is closed", () => {
      setTicket(store, id, false);
      said({ content: text("Bye.") });
      expect(answers(id)).toEqual([]);
    });

    it("says them as they are now, edited or taken back, and so what customers wrote", () => {
      said({ content: text("It is packt.") });
      said({ content: text("It is packed."), changes: { edits: 1 } }, "message.state");
      const theirs = { id: 41, author: { type: "customer" }, delivery: null };
      said({ ...theirs, content: text("Hello?"), changes: { isUnsent: true } }, "message.state");
      expect(answers(id)).toEqual(["Kim Lee: It is packed."]);
      expect(store.tickets.questions(id).map(({ words }) => words)).toEqual(["Taken back"]);
    });

    it("forgets them with who is erased", () => {
      said({ content: text("It is packed.") });
      told(store, "erasure.done", {});
      expect(answers(id)).toEqual([]);
    });
  });

  it("has a note once, however often its form is sent", () => {
    come(store, anOrder(store));
    wrote(store, "Hello?");
    done();
    const [ticket] = store.tickets.all();

    for (let n = 0; n < 2; n += 1)
      writeNote(store, ticket!.id, { note: "n1", author: "Dana Whitfield", words: "Tomorrow." }, NOW);

    expect(toTell()).toEqual(["message note-n1"]);
  });
});

describe("what the shop said", () => {
  const event = "order-NO-50001-placed";
  beforeEach(() => {
    come(store, anOrder(store));
    store.messages.change(event, { entry: 17, progress: "queued" });
  });
  const state = (delivery: object) => told(store, "message.state", { message: { id: 17, delivery } });
  const progress = () => store.messages.read(event)?.progress;

  it("is as far as the desk says, whatever comes late", () => {
    told(store, "message.sent", {
      message: {
        ...{ id: 17, author: { type: "agent", sub: "key:1", name: "Shop" }, automatic: true },
        delivery: { state: "sent", sentAt: NOW, failure: null },
      },
    });
    expect(progress()).toBe("sent");
    told(store, "message.delivered", { upTo: NOW - 1 });
    expect(progress()).toBe("sent");
    told(store, "message.read", { upTo: NOW });
    told(store, "message.delivered", { upTo: NOW });
    expect(progress()).toBe("read");
  });

  it("says why it did not arrive", () => {
    state({ state: "failed", sentAt: null, failure: { code: "customer_unavailable" } });
    expect(store.messages.read(event)).toMatchObject({ progress: "failed", why: "They cannot be reached" });
  });

  it("waits for the customer where Meta said later that it is too late, and goes as another message then", () => {
    state({ state: "failed", sentAt: null, failure: { code: "window_closed" }, settled: null });
    expect(store.messages.read(event)).toMatchObject({ progress: "held", entry: null });
    done();
    wrote(store, "Are you there?");
    expect(toTell()[0]).toBe(`message ${event}`);
  });

  it("is asked for anew where somebody at the desk sent it once more", () => {
    done();
    const failure = { code: "rejected" };
    state({ state: "failed", sentAt: null, failure, settled: "sent_again" });
    expect(toTell()).toEqual([`message ${event}`]);
    expect(store.messages.read(event)?.entry).toBeNull();
  });

  it("is another's where the message is", () => {
    told(store, "message.state", {
      message: { id: 18, delivery: { state: "failed", sentAt: null, failure: null } },
    });
    expect(progress()).toBe("queued");
  });
});

it("forgets what somebody said who is erased, and keeps what they bought", () => {
  const order = anOrder(store);
  come(store, order);
  wrote(store, "I was ill");
  const [ticket] = store.tickets.all();
  writeNote(store, ticket!.id, { note: "n1", author: "Dana Whitfield", words: "Get well soon" }, NOW);

  told(store, "erasure.done", {});

  expect(store.tickets.questions(ticket!.id)).toEqual([]);
  expect(store.tickets.read(ticket!.id)).toMatchObject({ title: "Erased", isOpen: false });
  expect(store.messages.ofTicket(ticket!.id).map(({ words }) => words)).not.toContain("Get well soon");
  expect(store.people.thread(CONVERSATION)).toBeNull();
  expect(store.orders.read(order.number)).not.toBeNull();
});

it("keeps a deed and what is to be told of it, or neither", () => {
  const file = join(tmpdir(), `shop-${crypto.randomUUID()}.sqlite`);
  const first = new Store(file);
  expect(() =>
    first.together(() => {
      anOrder(first);
      throw new Error("killed");
    }),
  ).toThrow("killed");
  const { number } = anOrder(first, "checkout-2");
  first.close();

  const again = new Store(file);
  expect(again.orders.all().map((it) => it.number)).toEqual([number]);
  expect(again.errands.due(NOW)).toMatchObject([{ kind: "reference", subject: number }]);
  again.close();
  for (const end of ["", "-wal", "-shm"]) rmSync(file + end, { force: true });
});
