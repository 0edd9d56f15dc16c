import { expect, fixture, html, waitUntil } from "@open-wc/testing";
import { replayableAt } from "../../../gadget/admin/webhooks/model/spans.ts";
import { WEBHOOK_WORDS } from "../../../gadget/admin/webhooks/words/words.ts";
import { wordTools } from "../../../gadget/words/word-tools.ts";
import { WEBHOOK_EVENTS, WEBHOOK_SCOPES } from "../../../worker/protocol/webhooks/events.ts";
import { aDelivery, aToken, aWebhook, FakeWorker, NOW, Refused, WEBHOOKS } from "./support/fake-worker.ts";
import { mountAdmin, type AdminOptions } from "./support/mount.ts";

const DAY = 24 * 60 * 60_000;
const NOTES = WEBHOOK_EVENTS.filter((event) => event.startsWith("note."));
const [CRM, FAILING] = WEBHOOKS as [(typeof WEBHOOKS)[0], (typeof WEBHOOKS)[0]];

async function open(at = "", worker = new FakeWorker(), options: AdminOptions = {}) {
  const frame = await fixture<HTMLElement>(html`<div lang="en"></div>`);
  const driver = await mountAdmin(frame, worker, { hash: `#webhooks${at}`, ...options });
  const found = async (selector: string): Promise<HTMLElement> => {
    await waitUntil(() => driver.all(selector).length > 0, `no ${selector}`);
    return driver.all(selector)[0]!;
  };
  /** The box tells of it a little later. */
  const tick = async (field: string): Promise<void> => {
    const box = await found(`fb-chat-admin-webhook-form wa-checkbox[data-field="${field}"]`);
    const told = new Promise((done) => box.addEventListener("change", done, { once: true }));
    box.click();
    await told;
  };
  const press = async (act: string): Promise<void> => {
    (await found(`[data-act="${act}"]`)).click();
  };
  const confirm = async (name: string): Promise<void> => {
    await driver.shows(name);
    driver.all(`wa-dialog[open] wa-button[variant="danger"]`)[0]!.click();
  };
  const submit = async (): Promise<void> => {
    const form = await found("fb-chat-admin-webhook-form form");
    form.dispatchEvent(new Event("submit", { cancelable: true }));
  };
  return { driver, worker, found, tick, press, confirm, submit };
}

const one = (webhook: { webhook: string }) => `/main/${webhook.webhook}`;

describe("the screen for webhooks", () => {
  it("lists each endpoint with how it fares, what waits, and what was given up", async () => {
    const { driver } = await open();
    await driver.shows("CRM");
    await driver.shows("Active");
    await driver.shows("last delivered");
    await driver.shows("data.lamps.example");
    await driver.shows("Failing since");
    await driver.shows("next try");
    await driver.shows("12 events wait");
    await driver.shows("3 dead letters");
    await driver.shows("Paused since");
    await driver.shows("Does not answer, paused since");
    await driver.shows("Said that it is gone (410)");
    await driver.shows("nothing delivered yet");
    await driver.shows("As of");
  });

  it("is shown to nobody who may not have it", async () => {
    const { driver, worker } = await open("", new FakeWorker(), { token: aToken("supervisor") });
    await driver.shows("Reports");
    expect(driver.text).not.to.contain("Webhooks");
    expect(worker.of("webhook.list")).to.deep.equal([]);
  });

  it("says what it is for where there is none, and how a program knows who asks", async () => {
    const worker = new FakeWorker();
    worker.has({ "webhook.list": () => ({ webhooks: [] }) });
    const { driver, found } = await open("", worker);
    await driver.shows("No program is told anything yet.");
    expect((await found("fb-chat-admin-webhooks details pre")).textContent).to.contain("standardwebhooks");
  });

  it("reads anew what could not be read", async () => {
    const worker = new FakeWorker();
    worker.has({ "webhook.list": () => Promise.reject(new TypeError("away")) });
    const { driver } = await open("", worker);
    await driver.shows("The server did not answer");
    worker.has({ "webhook.list": () => ({ webhooks: [aWebhook()] }) });
    driver.press("Try again");
    await driver.shows("Active");
    await driver.hides("The server did not answer");
  });

  it("is of the desk that was chosen, also in its address", async () => {
    const { driver, worker } = await open();
    await driver.shows("CRM");
    await driver.choose("desk", "chairs");
    await waitUntil(() => worker.of("webhook.list").at(-1)?.desk === "chairs");
    expect(location.hash).to.equal("#webhooks/chairs");
  });
});

describe("making an endpoint", () => {
  it("tells it of all but notes unless somebody says otherwise, and shows its secret once", async () => {
    const { driver, worker, submit, press } = await open();
    await press("add");
    await driver.shows("What it is told of people");
    expect(driver.text).not.to.contain("A note was written");
    await driver.write("url", " https://shop.example/hook ");
    await driver.write("name", "Shop");
    await submit();

    await driver.shows("The secret of Shop");
    await driver.shows("whsec_");
    await driver.shows("How a program verifies a request");
    expect(worker.of("webhook.create")).to.deep.equal([
      {
        ...{ desk: "main", url: "https://shop.example/hook", name: "Shop" },
        events: WEBHOOK_EVENTS.filter((event) => !NOTES.includes(event)),
        scopes: ["messages:read", "customers:read", "conversations:read"],
      },
    ]);
    expect(location.hash).to.equal(`#webhooks/main/${"e".repeat(16)}`);

    location.hash = "#webhooks/main";
    await driver.hides("whsec_");
    history.back();
    await driver.shows("Deliveries");
    expect(driver.text).not.to.contain("whsec_");
  });

  it("tells it of what was chosen, by groups or one by one, and of notes where they go along", async () => {
    const { driver, worker, tick, submit } = await open("/main/new");
    await driver.shows("What it is told of people");
    await driver.write("url", "https://shop.example/hook");
    for (const group of ["message", "comment", "conversation", "other"]) await tick(`group-${group}`);
    await tick("conversation.closed");
    await tick("customers:read");
    await tick("notes:read");
    await tick("note.changed");
    await submit();

    await waitUntil(() => worker.of("webhook.create").length === 1);
    const [made] = worker.of("webhook.create");
    expect(made).not.to.have.property("name");
    expect(made).to.deep.include({
      events: ["note.added", "conversation.closed"],
      scopes: ["messages:read", "conversations:read", "notes:read"],
    });
  });

  it("says at its field what is wrong, and gives nothing before it is right", async () => {
    const { driver, worker, tick, submit } = await open("/main/new");
    await driver.shows("What it is told of people");
    for (const url of ["", "http://shop.example/", "https://10.0.0.1/", "https://user:pw@shop.example/"]) {
      await driver.write("url", url);
      await submit();
      await driver.shows("no public address");
    }
    await driver.write("url", "https://shop.example/");
    await driver.hides("no public address");
    for (const group of ["message", "comment", "conversation", "other"]) await tick(`group-${group}`);
    await submit();
    await driver.shows("Choose at least one event.");
    expect(worker.of("webhook.create")).to.deep.equal([]);
  });

  it("says at its field that the server does not take an address, and that there are enough", async () => {
    const worker = new FakeWorker();
    worker.has({ "webhook.create": () => new Refused("wrong_state", 409, { state: "address" }) });
    const { driver, submit } = await open("/main/new", worker);
    await driver.shows("What it is told of people");
    await driver.write("url", "http://localhost:9000/");
    await submit();
    await driver.shows("does not deliver to addresses of its own machine");

    worker.has({ "webhook.create": () => new Refused("wrong_state", 409, { state: "full" }) });
    await submit();
    await driver.shows("all the endpoints that it may have");
    await driver.hides("addresses of its own machine");
  });

  it("is left without a trace", async () => {
    const { driver, worker } = await open("/main/new");
    await driver.shows("What it is told of people");
    driver.press("Cancel");
    await driver.shows("3 dead letters");
    expect(worker.of("webhook.create")).to.deep.equal([]);
  });
});

describe("one endpoint", () => {
  it("is changed in what was changed", async () => {
    const { driver, worker, press, tick, submit } = await open(one(CRM));
    await press("change");
    await tick("conversation.closed");
    await driver.write("name", "The CRM");
    await submit();

    await driver.shows("The CRM");
    expect(worker.of("webhook.change")).to.deep.equal([
      {
        ...{ desk: "main", webhook: CRM.webhook, url: CRM.url, name: "The CRM" },
        ...{ events: ["message.received", "message.sent"], scopes: CRM.scopes },
      },
    ]);
  });

  it("has no name any more where somebody empties it", async () => {
    const { driver, worker, press, tick, submit } = await open(one(CRM));
    await press("change");
    await tick("conversation.closed");
    await driver.write("name", "");
    await submit();

    await waitUntil(() => worker.of("webhook.change").length === 1);
    expect(worker.of("webhook.change")[0]).to.include({ webhook: CRM.webhook, name: "" });
  });

  it("is paused and resumed", async () => {
    const { driver, worker, press } = await open(one(CRM));
    await press("pause");
    await driver.shows("Paused by Max Berg");
    expect(worker.of("webhook.change")).to.deep.equal([{ desk: "main", webhook: CRM.webhook, paused: true }]);
    await press("pause");
    await driver.hides("Paused by");
    expect(worker.of("webhook.change").at(-1)?.paused).to.equal(false);
  });

  it("is asked whether it hears, and what it says is text", async () => {
    const worker = new FakeWorker();
    const answer = "<img src=x onerror=alert(1)>";
    worker.has({ "webhook.test": () => ({ delivery: aDelivery({ ok: false, status: 500, answer }) }) });
    const { driver, press, found } = await open(one(CRM), worker);
    await press("test");
    await driver.shows("Did not arrive: it answered 500 within 84 ms.");
    const said = await found('section[aria-labelledby="test"] pre.answer');
    expect(said.textContent).to.equal(answer);
    expect(said.childElementCount).to.equal(0);
  });

  it("gets another secret once that was said again, beside the one before", async () => {
    const { driver, worker, press, confirm } = await open(one(CRM));
    await press("ask-renew");
    expect(worker.of("webhook.renewSecret")).to.deep.equal([]);
    await confirm("For 24 hours both secrets sign");
    await driver.shows("whsec_");
    await driver.shows("The secret before signs as well until");
  });

  it("says that a secret was told to nobody", async () => {
    const worker = new FakeWorker();
    worker.has({ "webhook.renewSecret": () => ({ secret: null, formerUntil: NOW + DAY }) });
    const { driver, press, confirm } = await open(one(CRM), worker);
    await press("ask-renew");
    await confirm("For 24 hours both secrets sign");
    await driver.shows("told to nobody");
  });

  it("is removed once that was said again, and the keys are at the list", async () => {
    const { driver, worker, press, confirm, found } = await open(one(CRM));
    await press("ask-remove");
    expect(worker.of("webhook.remove")).to.deep.equal([]);
    await confirm("Remove CRM?");
    await driver.shows("Removed.");
    expect(worker.of("webhook.remove")).to.deep.equal([{ desk: "main", webhook: CRM.webhook }]);
    expect(driver.all(`a[href$="${CRM.webhook}"]`)).to.deep.equal([]);
    expect(driver.all(`a[href$="${FAILING.webhook}"]`)).to.have.length(1);
    expect(location.hash).to.equal("#webhooks/main");
    const heading = await found("fb-chat-admin-webhooks h1");
    await waitUntil(() => heading.matches(":focus"));
  });

  it("that is not there any more says so", async () => {
    const { driver } = await open(`/main/${"0".repeat(16)}`);
    await driver.shows("not there any more");
  });
});

describe("what was delivered", () => {
  it("is read further, the newest first, and failed ones alone", async () => {
    const { driver, worker, press, found } = await open(one(CRM));
    const rows = () => driver.all("fb-chat-admin-webhook-log li");
    await waitUntil(() => rows().length === 25);
    await press("further");
    await waitUntil(() => rows().length === 40);
    await driver.shows("These are all that are kept.");
    expect(worker.of("webhook.deliveries").map(({ before }) => before)).to.deep.equal([undefined, 16]);

    (await found('fb-chat-admin-webhook-log [data-field="failed"]')).click();
    await waitUntil(() => rows().length === 7);
    await driver.shows("did not answer within 10 seconds");
    expect(worker.of("webhook.deliveries").at(-1)?.failed).to.equal(true);
  });

  it("shows what an event said as text, and delivers it once more", async () => {
    const { driver, worker, press, found } = await open(one(CRM));
    await press("body");
    const body = await found("fb-chat-admin-webhook-event pre");
    await driver.shows("Hide content");
    expect(JSON.parse(body.textContent) as unknown).to.deep.include({ data: { event: "evt_40" } });
    await press("again");
    await driver.shows("delivered once more, under the same id");
    expect(worker.of("webhook.redeliver")).to.deep.equal([
      { desk: "main", webhook: CRM.webhook, event: "evt_40" },
    ]);
  });

  it("says of an event that it is not kept any more", async () => {
    const worker = new FakeWorker();
    worker.has({ "webhook.event": () => new Refused("not_found", 404) });
    const { driver, press } = await open(one(CRM), worker);
    await press("body");
    await driver.shows("not kept any more");
  });

  it("stays in sight while it cannot be read anew", async () => {
    const { driver, worker, found } = await open(one(CRM));
    await driver.shows("A customer wrote");
    worker.isAway = true;
    (await found("fb-chat-admin-webhook-log [data-act=reload]")).click();
    await driver.shows("The server did not answer");
    await driver.shows("A customer wrote");
  });
});

describe("what was given up", () => {
  it("is delivered all at once, and looked after as long as it waits", async () => {
    const worker = new FakeWorker();
    let waiting = 12;
    worker.has({ "webhook.list": () => ({ webhooks: [{ ...FAILING, failingSince: null, waiting }] }) });
    const { driver, press, confirm } = await open(one(FAILING), worker);
    await driver.shows("Deliver all (3)");
    await press("all");
    expect(worker.of("webhook.redeliver")).to.deep.equal([]);
    await confirm("Deliver 3 dead letters?");
    await driver.shows("3 events are delivered once more.");
    expect(worker.of("webhook.redeliver")).to.deep.equal([{ desk: "main", webhook: FAILING.webhook }]);

    await driver.shows("12 events wait");
    waiting = 0;
    await waitUntil(async () => {
      await worker.clock.advance(3_000);
      return !driver.text.includes("12 events wait");
    });
    const asked = worker.of("webhook.list").length;
    await worker.clock.advance(60_000);
    expect(worker.of("webhook.list")).to.have.length(asked);
  });

  it("is delivered one by one", async () => {
    const { worker, found } = await open(one(FAILING));
    (await found("fb-chat-admin-webhook-letters [data-act=again]")).click();
    await waitUntil(() => worker.of("webhook.redeliver").length === 1);
    expect(worker.of("webhook.redeliver")[0]?.event).to.equal("evt_dead_1");
  });
});

describe("delivering once more from a time on", () => {
  it("says how many events there are, once that was said again", async () => {
    const { driver, worker, found, confirm } = await open(one(CRM));
    await found('[data-field="from"]');
    const submit = async () =>
      (await found("fb-chat-admin-webhook-replay form")).dispatchEvent(
        new Event("submit", { cancelable: true }),
      );
    await submit();
    await driver.shows("Choose a time that is over");
    const from = new Date(NOW - DAY);
    from.setSeconds(0, 0);
    const local = new Date(from.getTime() - from.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
    await driver.write("from", local);
    await submit();
    await confirm("Events keep their ids");
    await driver.shows("312 events are delivered once more.");
    expect(worker.of("webhook.replay")).to.deep.equal([
      { desk: "main", webhook: CRM.webhook, from: { at: from.getTime() } },
    ]);
  });

  it("takes no time that is to come, or of which nothing is kept", () => {
    const local = (at: number) =>
      new Date(at - new Date(at).getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
    expect(replayableAt(local(NOW - DAY), NOW)).to.equal(NOW - DAY);
    expect(replayableAt(local(NOW + DAY), NOW)).to.equal(null);
    expect(replayableAt(local(NOW - 15 * DAY), NOW)).to.equal(null);
    expect(replayableAt("", NOW)).to.equal(null);
  });
});

it("has words for every event and scope, in six languages", () => {
  expect(Object.keys(WEBHOOK_WORDS)).to.have.length(6);
  for (const [language, make] of Object.entries(WEBHOOK_WORDS)) {
    const words = make(wordTools(language));
    expect(Object.keys(words.eventNames)).to.include.members([...WEBHOOK_EVENTS]);
    expect(Object.keys(words.scopeNames)).to.have.members([...WEBHOOK_SCOPES]);
    for (const name of Object.values(words.eventNames)) expect(name).to.be.a("string").that.is.not.empty;
    for (const n of [0, 1, 2, 3, 11, 100]) expect(words.waiting(n), `${language} ${n}`).to.match(/\S/);
  }
});
