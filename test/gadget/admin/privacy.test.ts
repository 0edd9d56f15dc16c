import { expect, fixture, html, waitUntil } from "@open-wc/testing";
import { namedPeople } from "../../../worker/protocol/privacy/named-people.ts";
import { PRIVACY_WORDS } from "../../../gadget/admin/privacy/words/words.ts";
import { wordTools } from "../../../gadget/words/word-tools.ts";
import { aToken, anErasure, FakeWorker, FOUND, Refused, REQUESTS } from "./support/fake-worker.ts";
import { settled } from "../support/manual-clock.ts";
import { mountAdmin, type AdminOptions } from "./support/mount.ts";

async function open(worker = new FakeWorker(), options: AdminOptions = {}) {
  const frame = await fixture<HTMLElement>(html`<div lang="en"></div>`);
  const driver = await mountAdmin(frame, worker, { hash: "#privacy", ...options });
  await driver.shows("Page of the PSIDs");
  await driver.shows("What was erased");
  await waitUntil(() => worker.of("erasure.list").length > 0);
  return driver;
}

const submit = (driver: Awaited<ReturnType<typeof open>>) => {
  driver.all("fb-chat-admin-privacy wa-button[type=submit][variant=danger]")[0]!.click();
};

/** Says yes to what was asked. */
const confirm = (driver: Awaited<ReturnType<typeof open>>) => {
  driver.all("fb-chat-admin-privacy wa-dialog[open] wa-button[variant=danger]")[0]!.click();
};

describe("whom a text names", () => {
  const CASES: [string, string | null, string[], string[]][] = [
    ["7788990011223", "10150001", ["10150001:7788990011223"], []],
    ["7788990011223", null, [], ["7788990011223"]],
    ["10150002:7788990011223", "10150001", ["10150002:7788990011223"], []],
    [
      " 7788990011223,7788990011224;7788990011223\n\t7788990011225 ",
      "10150001",
      ["10150001:7788990011223", "10150001:7788990011224", "10150001:7788990011225"],
      [],
    ],
    [
      "https://crm.example/chat?conversation=10150002%3A7788990011223&x=1",
      null,
      ["10150002:7788990011223"],
      [],
    ],
    ["https://crm.example/#10150002:7788990011223", null, ["10150002:7788990011223"], []],
    ["https://crm.example/7788990011223", "10150001", [], ["https://crm.example/7788990011223"]],
    ["ada@example.com 1234 %E0%A4%A", "10150001", [], ["ada@example.com", "1234", "%E0%A4%A"]],
    [
      "10150002:90210_991 https://crm.example/?conversation=10150002%3A90210_991_5",
      null,
      ["10150002:90210_991", "10150002:90210_991_5"],
      [],
    ],
    ["", "10150001", [], []],
  ];
  for (const [text, pageId, conversations, wrong] of CASES)
    it(`is read: ${JSON.stringify(text)}`, () => {
      expect(namedPeople(text, pageId)).to.deep.equal({ conversations, wrong });
    });
});

describe("how long things are kept", () => {
  const ADMIN = aToken("admin", "chairs", "daniel@chairs.example");
  const press = (driver: Awaited<ReturnType<typeof open>>) => {
    driver.all("fb-chat-admin-retention wa-button[type=submit]")[0]!.click();
  };

  it("is saved after it was counted what would go, and somebody said yes", async () => {
    const worker = new FakeWorker();
    const driver = await open(worker, { token: ADMIN });
    await driver.shows("Last looked through");
    await driver.write("messages", "730");
    press(driver);

    await driver.shows("Remove what is older?");
    await driver.shows("Messages: 8,200, the oldest of");
    await driver.shows("12 conversations are open, and stay. 1 is under a legal hold, and stays.");
    expect(worker.of("retention.preview").map(({ after }) => after)).to.deep.equal([undefined, "10150001:1"]);
    expect(worker.of("desk.configure")).to.deep.equal([]);

    driver.all("fb-chat-admin-retention wa-dialog wa-button[variant=danger]")[0]!.click();
    await waitUntil(() => worker.of("desk.configure").length > 0);
    const [{ settings } = { settings: {} }] = worker.of("desk.configure");
    expect(settings).to.deep.equal({ retention: { messages: 730, media: 365 } });
    await driver.shows("Saved.");
  });

  it("is not counted while something is no number of days", async () => {
    const worker = new FakeWorker();
    const driver = await open(worker, { token: ADMIN });
    await driver.shows("Last looked through");
    await driver.write("search", "1");
    press(driver);

    await driver.shows("A whole number of days from 2 to 3,650, or nothing.");
    expect(worker.of("retention.preview")).to.deep.equal([]);
  });

  it("asks about no other desk than the one that was counted", async () => {
    const worker = new FakeWorker();
    const held = Promise.withResolvers<null>();
    const told = { counts: [], spared: [], looked: 1, total: 1, after: null };
    worker.has({ "retention.preview": () => held.promise.then(() => told) });
    const driver = await open(worker, { token: aToken("admin", "main", "carla@lamps.example") });
    await driver.shows("Last looked through");
    await driver.write("messages", "30");
    press(driver);
    await waitUntil(() => worker.of("retention.preview").length > 0);
    await driver.choose("retentionDesk", "lamps-wien");
    await waitUntil(() => worker.of("retention.read").length > 1);

    held.resolve(null);
    const button = () =>
      driver.all<HTMLElement & { loading: boolean }>("fb-chat-admin-retention wa-button[type=submit]")[0];
    await waitUntil(() => button()?.loading === false);

    expect(driver.all("fb-chat-admin-retention wa-dialog[open]")).to.have.length(0);
  });

  it("can be asked for again where it could not be read", async () => {
    const worker = new FakeWorker().has({ "retention.read": () => new Refused("unavailable", 503) });
    const driver = await open(worker, { token: ADMIN });
    await waitUntil(() => driver.all("fb-chat-admin-retention [data-act=again]").length > 0);

    worker.has({ "retention.read": () => ({ retention: {}, beganAt: null, endedAt: null }) });
    driver.all("fb-chat-admin-retention [data-act=again]")[0]!.click();

    await driver.shows("Messages (days)");
  });
});

describe("the screen about erasing people", () => {
  it("erases whom somebody names, after it asked, and shows how far it is until the end", async () => {
    const worker = new FakeWorker();
    let now = anErasure({ people: 2, done: 1, endedAt: null });
    worker.has({ "erasure.list": () => ({ erasures: [now], requests: [] }) });
    const driver = await open(worker);
    await driver.write("people", "10150001:7788990011223\n7788990011224");
    submit(driver);
    await driver.shows("Erase 2 people?");
    await driver.shows("Maria Lopez · Lamps & Light · last message");
    await driver.shows("7788990011224 · Lamps & Light (10150001) · Not at this desk");
    expect(worker.of("erasure.start")).to.deep.equal([]);

    confirm(driver);

    await waitUntil(() => worker.of("erasure.start").length > 0);
    await driver.shows("1 of 2 erased");
    expect(worker.of("erasure.start")).to.deep.equal([
      { conversations: ["10150001:7788990011223", "10150001:7788990011224"] },
    ]);
    now = anErasure({ people: 2, done: 2 });
    await worker.clock.advance(2_500);
    await driver.shows("2 conversations erased");
    const looks = worker.of("erasure.list").length;
    await worker.clock.advance(60_000);
    expect(worker.of("erasure.list")).to.have.length(looks);
  });

  it("erases nobody where it was cancelled, and none where one is wrong", async () => {
    const worker = new FakeWorker();
    const driver = await open(worker);
    await driver.write("people", "10150001:7788990011223");
    submit(driver);
    await driver.shows("Erase 1 person?");
    driver.press("Cancel");
    await driver.hides("Erase 1 person?");

    await driver.write("people", "10150001:7788990011223 ada");
    submit(driver);
    await driver.shows("This names nobody: ada");
    await driver.write("people", Array.from({ length: 301 }, (_, n) => 7788990011000 + n).join("\n"));
    submit(driver);
    await driver.shows("At most 300 at once.");
    await driver.write("people", " ");
    submit(driver);
    await driver.shows("Name somebody first.");

    expect(worker.of("erasure.start")).to.deep.equal([]);
  });

  it("keeps what was typed where the Worker refuses, and says why", async () => {
    const worker = new FakeWorker().has({ "erasure.start": () => new Refused("not_found", 404) });
    const driver = await open(worker);
    await driver.write("people", "10150009:7788990011223");
    submit(driver);
    await driver.shows("Erase 1 person?");

    confirm(driver);

    await waitUntil(() => worker.of("erasure.start").length > 0);
    await driver.shows("Erase 1 person?");
    expect(driver.all<HTMLTextAreaElement>("textarea")[0]?.value).to.equal("10150009:7788990011223");
  });

  it("says whom it would erase by name, Page and time, asks about their other conversations, and why somebody is kept", async () => {
    const worker = new FakeWorker().has({
      "erasure.start": () =>
        new Refused("held", 409, {
          ...{ conversation: "10150001:7788990011223", by: { sub: "ana", name: "Ana Ruiz" } },
          reason: "Claim 44/2026 is open",
        }),
    });
    const driver = await open(worker);
    await driver.write("people", "10150001:7788990011223");
    submit(driver);
    await driver.shows("Erase 1 person?");
    await driver.shows("Also the other conversation of the same person");
    driver.tick(0);
    await settled();

    confirm(driver);

    await driver.shows("(Ana Ruiz: Claim 44/2026 is open)");
    expect(worker.of("erasure.start")).to.deep.equal([
      { conversations: ["10150001:7788990011223"], others: "erase" },
    ]);
    expect(worker.of("people.tell")).to.deep.equal([
      { desk: "main", conversations: ["10150001:7788990011223"] },
    ]);
  });

  it("tells who of an erasure is kept, by whom and why", async () => {
    const hold = { at: Date.UTC(2026, 10, 19, 9), by: { sub: "ana", name: "Ana Ruiz" }, reason: "Claim 44" };
    const driver = await open(
      new FakeWorker().has({
        "erasure.list": () => ({
          erasures: [
            anErasure({
              ...{ origin: "page", pageId: "10150003", people: 3, done: 2, endedAt: null, held: 1 },
              holds: [{ conversation: "10150003:77", ...hold }],
            }),
          ],
          requests: [],
        }),
      }),
    );

    await driver.shows("1 is kept by a legal hold");
    await driver.shows("Legal hold by Ana Ruiz, ");
    await driver.shows("Claim 44");
  });

  it("erases a whole Page, the one that is chosen", async () => {
    const worker = new FakeWorker();
    const driver = await open(worker);
    await waitUntil(() => driver.all('[data-field="wholePage"]').length > 0);
    await driver.choose("wholePage", "10150003");
    driver.press("Erase everybody");
    await driver.shows("threads of comments that others began");
    await driver.shows("Erase everybody who wrote to Chairs of Old Town?");
    await driver.shows("10150003");

    confirm(driver);

    await waitUntil(() => worker.of("erasure.page").length > 0);
    expect(worker.of("erasure.page")).to.deep.equal([{ pageId: "10150003" }]);
  });

  it("keeps the Page of the PSIDs where another is chosen to be erased, and names so many as fit", async () => {
    const driver = await open();
    await waitUntil(() => driver.all('[data-field="wholePage"]').length > 0);
    await driver.choose("wholePage", "10150003");
    const psids = Array.from({ length: 7 }, (_, at) => `778899001122${at}`);
    await driver.write("people", psids.join("\n"));

    submit(driver);

    await driver.shows("Erase 7 people?");
    await driver.shows("7788990011224 · Lamps & Light (10150001) · Not at this desk and 2 more");
    expect(driver.text).not.to.contain("7788990011225 ·");
  });

  it("has a request done that Meta left to somebody", async () => {
    const worker = new FakeWorker();
    const driver = await open(worker);
    await driver.shows("Meta does not tell which conversations are meant");
    driver.press("The request");
    await driver.shows("Is all of this person erased?");

    confirm(driver);

    await waitUntil(() => worker.of("erasure.settle").length > 0);
    expect(worker.of("erasure.settle")).to.deep.equal([{ code: REQUESTS[0]!.code }]);
  });

  it("tells how many of those erased were known here", async () => {
    const driver = await open(
      new FakeWorker().has({
        "erasure.list": () => ({ erasures: [anErasure({ people: 3, done: 3, known: 2 })], requests: [] }),
      }),
    );

    await driver.shows("2 of 3 were known here");
  });

  it("is not there for a role that may not erase", async () => {
    const frame = await fixture<HTMLElement>(html`<div lang="en"></div>`);
    const driver = await mountAdmin(frame, new FakeWorker(), { token: aToken("supervisor") });
    await waitUntil(() => driver.all("nav").length > 0);

    expect(driver.all("a").map(({ textContent }) => textContent.trim())).not.to.include("Privacy");
  });

  it("looks no more once it is left", async () => {
    const worker = new FakeWorker().has({
      "erasure.list": () => ({ erasures: [anErasure({ endedAt: null })], requests: [] }),
    });
    const driver = await open(worker);
    await driver.follows("Pages");
    await driver.hides("What was erased");
    const looks = worker.of("erasure.list").length;

    await worker.clock.advance(60_000);

    expect(worker.of("erasure.list")).to.have.length(looks);
  });

  describe("finding a person", () => {
    const ADMIN = aToken("admin", "main", "carla@lamps.example");
    async function found(worker: FakeWorker, token = ADMIN, desk = "") {
      const driver = await open(worker, { token });
      if (desk !== "") {
        await waitUntil(() => driver.all('[data-field="findDesk"]').length > 0);
        await driver.choose("findDesk", desk);
      }
      await driver.write("person", "maria");
      driver.all("fb-chat-admin-find-person wa-button[type=submit]")[0]!.click();
      await waitUntil(() => driver.all("fb-chat-admin-find-person li").length > 0, "nobody was found");
      return driver;
    }

    it("shows what tells people of a name apart, and why one is kept", async () => {
      const worker = new FakeWorker();
      const driver = await found(worker);

      expect(worker.of("people.find")).to.deep.equal([{ desk: "main", words: "maria" }]);
      await driver.shows("Lamps & Light last message");
      await driver.shows("1 more conversation of the same person by the name 10150001:7788990011223");
      await driver.shows("Claim 44/2026 is open");
    });

    it("gives out what is kept by a link of the Worker's, which the browser fetches", async () => {
      const worker = new FakeWorker();
      const driver = await found(worker);
      const pressed: string[] = [];
      const onPress = (event: Event) => {
        event.preventDefault();
        pressed.push((event.composedPath()[0] as HTMLAnchorElement).href);
      };
      document.addEventListener("click", onPress);
      driver.all("fb-chat-admin-find-person li wa-button")[0]!.click();
      await driver.shows("The download has begun.");
      await waitUntil(() => pressed.some((href) => href?.endsWith("/export?link=abc")));
      document.removeEventListener("click", onPress);

      expect(worker.of("customer.exportLink")).to.deep.equal([
        { desk: "main", conversation: "10150001:7788990011223", language: "en" },
      ]);
    });

    it("erases who was found, after it asked by name", async () => {
      const worker = new FakeWorker();
      const driver = await found(worker);
      driver.all("fb-chat-admin-find-person li wa-button[variant=danger]")[0]!.click();
      await driver.shows("Erase 1 person?");
      await driver.shows("Maria Lopez · Lamps & Light · last message");

      confirm(driver);

      await waitUntil(() => worker.of("erasure.start").length > 0);
      expect(worker.of("erasure.start")).to.deep.equal([{ conversations: ["10150001:7788990011223"] }]);
    });

    it("says once why several parts could not be read, and one press asks again for all of them", async () => {
      const lists = ["erasure.list", "hold.list", "retention.read"] as const;
      const worker = new FakeWorker();
      worker.refusesAll = new Refused("unavailable", 503);
      const frame = await fixture<HTMLElement>(html`<div lang="en"></div>`);
      const driver = await mountAdmin(frame, worker, { hash: "#privacy", token: ADMIN });
      const times = (words: string) => driver.text.split(words).length - 1;
      await waitUntil(() => times("This could not be read.") === 3);
      expect(times("A part of the server could not be reached.")).to.equal(1);
      worker.refusesAll = null;

      driver.all("wa-callout [data-act=again]")[0]!.click();

      await driver.shows("Last looked through");
      await driver.shows("Legal hold by Ana Ruiz");
      await driver.shows("By hand");
      expect(lists.map((name) => worker.of(name).length)).to.deep.equal([2, 2, 2]);
      expect(times("could not be")).to.equal(0);
    });

    it("tells before somebody is erased that a legal hold stands in the way, and whose", async () => {
      const driver = await found(new FakeWorker());
      driver.press("Erase Maria Lopez-Garcia");

      await driver.shows("1 is under a legal hold: nobody is erased until that is lifted");
      const dialog = driver.all("fb-chat-admin-privacy wa-dialog[open]")[0]!;
      expect(dialog.textContent).to.contain("Claim 44/2026 is open");
    });

    it("puts somebody under a legal hold, not without a reason, and lifts one in the list of all", async () => {
      const worker = new FakeWorker();
      const driver = await found(worker);
      driver.press("Legal hold for Maria Lopez…");
      await driver.shows("Put this conversation under a legal hold?");
      driver.press("Set the hold");
      await driver.shows("Say why.");
      expect(worker.of("conversation.hold")).to.deep.equal([]);
      await driver.write("holdReason", "The case is open");
      driver.press("Set the hold");
      await waitUntil(() => worker.of("conversation.hold").length > 0);

      driver.all("fb-chat-admin-holds li wa-button")[0]!.click();
      await driver.shows("Lift the legal hold?");
      driver.all<HTMLInputElement>("fb-chat-admin-holds [data-field=holdReason]")[0]!.value = "Settled";
      driver
        .all("fb-chat-admin-holds [data-field=holdReason]")[0]!
        .dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
      const lists = worker.of("hold.list").length;
      driver.all("fb-chat-admin-holds wa-dialog wa-button[variant=danger]")[0]!.click();
      await waitUntil(() => worker.of("conversation.hold").length > 1);
      await waitUntil(() => worker.of("hold.list").length > lists);

      expect(worker.of("conversation.hold")).to.deep.equal([
        { desk: "main", conversation: "10150001:7788990011223", isHeld: true, reason: "The case is open" },
        { desk: "main", conversation: "10150003:7788990055667", isHeld: false, reason: "Settled" },
      ]);
    });

    it("offers an operator, once the desk is chosen, neither what is kept nor holds, which are the desk's own", async () => {
      const driver = await found(new FakeWorker(), aToken(), "chairs");

      expect(driver.text).not.to.contain("Everything as a zip");
      expect(driver.text).not.to.contain("Legal holds");
    });

    it("shows nobody of a desk that is no longer chosen", async () => {
      const worker = new FakeWorker();
      const driver = await found(worker);
      const held = Promise.withResolvers<null>();
      const told = worker.of("people.find").length;
      const [answer] = FOUND;
      worker.has({ "people.find": () => held.promise.then(() => ({ people: [answer!], more: false })) });
      const button = () =>
        driver.all<HTMLElement & { loading: boolean }>(
          "fb-chat-admin-find-person wa-button[type=submit]",
        )[0]!;
      button().click();
      await waitUntil(() => worker.of("people.find").length > told);
      await driver.choose("findDesk", "lamps-wien");

      held.resolve(null);
      await waitUntil(() => !button().loading);

      expect(driver.all("fb-chat-admin-find-person li")).to.have.length(0);
    });

    it("says that nobody is found, and why it could not be looked", async () => {
      const worker = new FakeWorker();
      const driver = await found(worker);
      worker.has({ "people.find": () => ({ people: [], more: false }) });
      driver.all("fb-chat-admin-find-person wa-button[type=submit]")[0]!.click();
      await driver.shows("Nobody is found by that.");

      worker.has({ "people.find": () => new Refused("unavailable", 503) });
      driver.all("fb-chat-admin-find-person wa-button[type=submit]")[0]!.click();
      await waitUntil(() => driver.all("fb-chat-admin-find-person .fault span").length > 0);
    });
  });

  for (const lang of Object.keys(PRIVACY_WORDS))
    it(`has every word in ${lang}`, () => {
      const words = PRIVACY_WORDS[lang]!(wordTools(lang));
      const english = PRIVACY_WORDS["en"]!(wordTools("en"));

      expect(Object.keys(words).sort()).to.deep.equal(Object.keys(english).sort());
      for (const n of [0, 1, 2, 3, 11, 100])
        for (const told of [
          words.ask(n),
          words.ended(n),
          words.entries(n),
          words.find.others(n),
          words.find.alsoOthers(n),
        ])
          expect(told).not.to.match(/#|undefined/);
    });
});
