import { expect, fixture, html, waitUntil } from "@open-wc/testing";
import { toFile } from "../../../../gadget/admin/routing/model/file.ts";
import { speak } from "../../../../gadget/admin/words/words.ts";
import { NO_ROUTING, type RoutingConfig } from "../../../../worker/protocol/routing/config.ts";
import { settled } from "../../support/manual-clock.ts";
import { aToken, FakeWorker, Refused } from "../support/fake-worker.ts";
import { mountAdmin, type AdminDriver, type AdminOptions } from "../support/mount.ts";
import { ASKING, KNOWN, ROUTING } from "../support/routing.ts";

const FRESH = () => ({ version: 0, config: NO_ROUTING, problems: [] });

async function open(panel: string, worker = new FakeWorker(), more: AdminOptions = {}) {
  await speak("en");
  const frame = await fixture<HTMLElement>(html`<div lang="en"></div>`);
  const driver = await mountAdmin(frame, worker, { hash: `#routing/${panel}/main`, ...more });
  await waitUntil(
    () => driver.all("fb-chat-admin-routing fb-chat-admin-nav").length > 0,
    "the section did not come",
  );
  return { driver, worker, frame };
}

const field = <T extends HTMLElement = HTMLInputElement>(driver: AdminDriver, name: string) =>
  driver.all<T>(`[data-field="${name}"]`)[0]!;
async function press(driver: AdminDriver, name: string): Promise<void> {
  await waitUntil(() => field(driver, name) !== undefined, `no "${name}"`);
  field(driver, name).click();
}
const keyDown = (element: Element, key: string) =>
  element.dispatchEvent(
    new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, composed: true }),
  );
async function addTo(driver: AdminDriver, name: string, typed: string): Promise<void> {
  await waitUntil(() => field(driver, name) !== undefined, `no "${name}"`);
  field(driver, name).value = typed;
  keyDown(field(driver, name), "Enter");
  await waitUntil(() => field(driver, name).value === "", `"${typed}" was not taken`);
}
/** In a box for a time or a date. */
function pick(driver: AdminDriver, name: string, value: string): void {
  field(driver, name).value = value;
  field(driver, name).dispatchEvent(new Event("change", { bubbles: true }));
}
const save = async (driver: AdminDriver) => {
  await waitUntil(() => !driver.button("Save").disabled, "it cannot be saved");
  driver.press("Save");
};
const saved = (worker: FakeWorker): RoutingConfig | undefined => worker.of("routing.save").at(-1)?.config;

/** As this browser's clock shows that moment: "2026-11-20T14:00". */
function here(moment: string): string {
  const at = new Date(moment);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

describe("the section on routing", () => {
  it("is for who configures the desk, of their own desk", async () => {
    const token = aToken("supervisor", "south", "sue");
    const { driver, worker } = await open("rules", new FakeWorker(), { token, hash: "#routing" });

    await driver.shows("The ad in France");

    expect(worker.of("routing.get")).to.deep.equal([{ desk: "south" }]);
    expect(driver.sections).to.deep.equal(["Routing", "Live", "Reports"]);
    expect(worker.of("page.list")).to.deep.equal([]);
  });

  it("has customers asked how satisfied they are, with words to begin with, or not at all", async () => {
    const worker = new FakeWorker();
    worker.has({ "routing.get": FRESH });
    const { driver } = await open("replies", worker);

    await driver.choose("satisfaction.by", "quick_replies");
    await driver.write("satisfaction.texts.0.question", "How was it, all in all?");
    await save(driver);
    await waitUntil(() => saved(worker) !== undefined);
    expect(saved(worker)?.satisfaction).to.deep.include({ by: "quick_replies" });
    expect(saved(worker)?.satisfaction?.texts[0]).to.include({
      language: "en",
      question: "How was it, all in all?",
    });

    await driver.choose("satisfaction.by", "template");
    await driver.shows("Address of your privacy policy");
    await driver.choose("satisfaction.by", "off");
    await driver.hides("Address of your privacy policy");
  });

  it("is opened first where it is all that somebody may see", async () => {
    const token = aToken("supervisor", "south", "sue");
    const { driver } = await open("rules", new FakeWorker(), { token, hash: "#pages" });

    await driver.shows("The ad in France");
  });

  it("is of the desk that an operator chooses", async () => {
    const { driver, worker } = await open("rules");
    await driver.shows("The ad in France");

    await driver.choose("desk", "chairs");

    await waitUntil(() => worker.of("routing.get").some(({ desk }) => desk === "chairs"));
    expect(location.hash).to.equal("#routing/rules/chairs");
  });

  it("builds a team, hours, a queue and a rule, and saves them as one document", async () => {
    const worker = new FakeWorker().has({
      "routing.get": FRESH,
      "routing.save": ({ base }) => ({ saved: base === 0, version: 1, problems: [] }),
    });
    const { driver } = await open("teams", worker);
    await press(driver, "teams-add");
    await driver.write("teams.0.name", "France");
    await addTo(driver, "teams.0.members", "Kim Berg");
    await addTo(driver, "teams.0.members", "leo");
    await driver.shows("leo is known now.");

    await driver.follows("Business hours");
    await press(driver, "hours-add");
    await waitUntil(() => field(driver, "hours.0.name") !== undefined);
    await driver.write("hours.0.name", "Day");
    await driver.write("hours.0.timeZone", "Europe/Paris");
    pick(driver, "hours.0.week-0.0.from", "08:30");
    await press(driver, "hours.0.week-5-add");
    await waitUntil(() => field(driver, "hours.0.week-5.0.to") !== undefined);
    pick(driver, "hours.0.week-5.0.to", "00:00");

    await driver.follows("Queues");
    await press(driver, "queues-add");
    await waitUntil(() => field(driver, "queues.0.name") !== undefined);
    await driver.write("queues.0.name", "Sales");
    await addTo(driver, "queues.0.teams", "france");
    await driver.choose("queues.0.offerSeconds-unit", "minute");
    await driver.choose("queues.0.hours", hoursIn(driver));

    await driver.follows("Rules");
    await press(driver, "rules-add");
    await waitUntil(() => field(driver, "rules.0.name") !== undefined);
    await driver.write("rules.0.name", "French");
    await addTo(driver, "rules.0.when.languages", "French");
    await addTo(driver, "rules.0.when.pages", "Lamps & Light");
    await driver.choose("rules.0.to.type", "queue");
    await driver.shows(
      "Customers who write to “Lamps & Light” and who speak French go to the queue “Sales”.",
    );
    await save(driver);

    await driver.shows("Saved as version 1.");
    const config = saved(worker)!;
    expect(config.teams).to.deep.include.members([
      { ...config.teams[0], name: "France", members: ["kim", "leo"] },
    ]);
    expect(config.agents).to.deep.equal([{ sub: "leo", name: "leo" }]);
    expect(config.hours[0]).to.deep.include({
      timeZone: "Europe/Paris",
      week: [
        { days: [1], from: "08:30", to: "17:00" },
        { days: [2, 3, 4, 5], from: "09:00", to: "17:00" },
        { days: [6], from: "09:00", to: "24:00" },
      ],
    });
    expect(config.queues[0]).to.deep.include({ teams: [config.teams[0]!.id], offerSeconds: 1_800 });
    expect(config.queues[0]!.hours).to.equal(config.hours[0]!.id);
    expect(config.rules[0]).to.deep.include({
      when: { languages: ["fr"], pages: ["10150001"] },
      to: { type: "queue", queue: config.queues[0]!.id },
    });
    expect(worker.of("routing.save").at(-1)).to.deep.include({ base: 0, desk: "main" });
  });

  it("moves rules by the arrow keys of their handle, which keep the focus", async () => {
    const { driver, worker } = await open("rules");
    await driver.shows("The ad in France");
    const grip = (at: number) => field<HTMLElement>(driver, `rules.${at}-grip`);
    grip(0).focus();

    keyDown(grip(0), "ArrowDown");

    await waitUntil(() => driver.screen.focused === grip(1), "the handle lost the focus");
    await driver.shows("The ad in France is now number 2.");
    await save(driver);
    await waitUntil(() => saved(worker) !== undefined);
    expect(saved(worker)!.rules.map(({ id }) => id)).to.deep.equal(["refund", "ad", "menu"]);
  });

  it("says what is wrong at its place while it is written, and leads there", async () => {
    const { driver, worker } = await open("queues");
    await press(driver, "queues.1-remove");
    await worker.clock.advance(500);
    await driver.shows("Rules › Money back: This queue is not there any more.");

    await driver.follows("Rules › Money back: This queue is not there any more.");

    await waitUntil(
      () => driver.screen.focused?.matches('[data-field="rules.1.to.then"], .display-input') === true,
    );
    expect(location.hash).to.equal("#routing/rules/main");
    expect(saved(worker)).to.equal(undefined);
  });

  it("says what is missing once somebody wants to save, and asks nobody", async () => {
    const { driver, worker } = await open("teams");
    await press(driver, "teams-add");
    await waitUntil(() => field(driver, "teams.2.name") !== undefined);
    expect(driver.text).not.to.contain("This is missing.");

    await save(driver);

    await driver.shows("Teams › Without a name: This is missing.");
    expect(saved(worker)).to.equal(undefined);
  });

  it("tells of its limit before it is hit, and asks nobody once it is", async () => {
    const texts = (count: number) =>
      Array.from({ length: count }, () => ({ language: "en", text: "x".repeat(1_000) }));
    const large = (count: number): RoutingConfig => ({
      ...ROUTING,
      replies: [{ id: "r", on: "received", texts: texts(count) }],
    });
    const worker = new FakeWorker().has({
      "routing.get": () => ({ version: 3, config: large(40), problems: [] }),
    });
    const { driver } = await open("limits", worker);
    await driver.shows("There is little room left in this document.");
    await driver.follows("Automatic replies");
    await press(driver, "replies.0-edit");
    await driver.write("replies.0.texts.0.text", "x".repeat(9_000));
    await driver.shows("This is more than a desk can keep.");

    await save(driver);

    expect(saved(worker)).to.equal(undefined);
  });

  it("keeps a draft while something else is looked at, and when the page is loaded anew", async () => {
    const { driver, worker, frame } = await open("limits");
    await waitUntil(() => field(driver, "capacity") !== undefined);
    await driver.write("capacity", "9");
    const leaving = new Event("beforeunload", { cancelable: true });
    dispatchEvent(leaving);
    expect(leaving.defaultPrevented).to.equal(true);

    await driver.follows("Apps");
    await driver.follows("Routing");
    await driver.shows("Not saved yet.");
    frame.replaceChildren();
    const again = await open("limits", worker);

    await again.driver.shows("Your changes from before are still here.");
    await waitUntil(() => field(again.driver, "capacity").value === "9");
    again.driver.press("Drop the changes");
    await again.driver.shows("Nothing is changed.");
    const free = new Event("beforeunload", { cancelable: true });
    dispatchEvent(free);
    expect(free.defaultPrevented).to.equal(false);
  });

  it("shows what somebody saved meanwhile beside what is to be saved, and puts both together", async () => {
    let theirs = ROUTING;
    const worker = new FakeWorker().has({
      "routing.get": () => ({ version: theirs === ROUTING ? 3 : 4, config: theirs, problems: [] }),
      "routing.save": ({ base }) =>
        base === 4 || theirs === ROUTING
          ? { saved: true, version: base + 1, problems: [] }
          : { saved: false, version: 4, problems: [] },
      "routing.versions": () => ({ versions: [{ version: 4, at: 1, by: { sub: "ana", name: "Ana Ruiz" } }] }),
    });
    const { driver } = await open("limits", worker);
    await waitUntil(() => field(driver, "capacity") !== undefined);
    await driver.write("capacity", "9");
    theirs = { ...ROUTING, graceSeconds: 300 };

    await save(driver);

    await driver.shows("Ana Ruiz saved meanwhile.");
    await waitUntil(
      () => driver.screen.focused?.matches(".conflict"),
      "whoever pressed Save at the foot does not see it",
    );
    await driver.shows("A lost connection keeps conversations for: 5 minutes");
    await driver.shows("Conversations that an agent may have: 9");
    driver.press("Put both together");
    await driver.hides("Ana Ruiz saved meanwhile.");
    await save(driver);
    await driver.shows("Saved as version 5.");
    expect(saved(worker)).to.deep.include({ capacity: 9, graceSeconds: 300 });
  });

  it("takes a save whose answer was lost for what it was", async () => {
    let now = { version: 3, config: ROUTING };
    const worker = new FakeWorker().has({
      "routing.get": () => ({ ...now, problems: [] }),
      "routing.save": ({ base, config }) => {
        if (base !== now.version) return { saved: false, version: now.version, problems: [] };
        now = { version: 4, config };
        return new Refused("unavailable", 503);
      },
    });
    const { driver } = await open("limits", worker);
    await waitUntil(() => field(driver, "capacity") !== undefined);
    await driver.write("capacity", "9");
    await save(driver);
    await waitUntil(() => worker.of("routing.save").length === 1);
    await waitUntil(() => !driver.button("Save").disabled && driver.all(".foot .fault").length > 0);

    await save(driver);

    await driver.shows("Saved as version 4.");
    expect(driver.text).not.to.contain("saved meanwhile");
  });

  it("shows what a version changed, and brings one back as a draft", async () => {
    const { driver, worker } = await open("versions");
    await driver.shows("Carla Diaz");
    expect(driver.text).to.match(/Ana Ruiz\s*\w+ \d+, 2026, \d+:\d+\s[AP]M GMT\+1/);

    driver.press("What changed: Version 3");
    await driver.shows("Queues › Help new");
    driver.press("Bring back as a draft: Version 2");

    await driver.shows("Version 2 is the draft now.");
    expect(saved(worker)).to.equal(undefined);
    await driver.follows("Capacity and times");
    await waitUntil(() => field(driver, "capacity")?.value === "4");
  });

  it("says where a message goes, by the draft that is not saved", async () => {
    const { driver, worker } = await open("rules");
    await press(driver, "rules.0-remove");
    await driver.follows("Try it");
    await waitUntil(() => field(driver, "try.ref") !== undefined);
    await driver.choose("try.language", "fr");
    await driver.write("try.ref", "ad7");
    field(driver, "try.at").value = "2026-11-20T22:00";
    field(driver, "try.at").dispatchEvent(new InputEvent("input", { bubbles: true }));

    driver.press("Where does it go?");

    await driver.shows("Customers like this go to the queue “Help”, because no rule fits.");
    await driver.shows("Their profile is in this language: French.");
    await driver.hides("They go on at once");
    expect(worker.of("routing.try").at(-1)).to.deep.include({
      ...{ desk: "main", pageId: "10150001", language: "fr", ref: "ad7" },
      at: new Date("2026-11-20T22:00").getTime(),
    });
    expect(worker.of("routing.try").at(-1)!.config!.rules).to.have.lengthOf(2);
    field(driver, "try.draft").click();
    // It tells of it once it is drawn.
    await settled();
    driver.press("Where does it go?");
    await driver.shows("go to the queue “Sales”, because the rule “The ad in France” fits:");
    expect(worker.of("routing.try").at(-1)).not.to.have.property("config");
    await driver.write("try.payload", "closed");
    driver.press("Where does it go?");
    await driver.shows("Closed at that time.");
    await driver.shows("They go on at once to: “Help”.");
  });

  it("takes a file as the draft once it was looked through, and says the line of what is wrong", async () => {
    const { driver, worker } = await open("file");
    const choose = async (text: string) => {
      await waitUntil(() => field(driver, "file") !== undefined);
      const files = new DataTransfer();
      files.items.add(new File([text], "routing.json"));
      field(driver, "file").files = files.files;
      field(driver, "file").dispatchEvent(new Event("change"));
    };
    await choose(toFile({ ...ROUTING, capacity: 0 }));
    await driver.shows("Capacity and times › Conversations that an agent may have: At least 1.");
    expect(worker.of("routing.check")).to.deep.equal([]);
    const [queue] = ROUTING.queues as [object];
    const newer = { ...ROUTING, queues: [{ ...queue, shiny: 1 }] } as unknown as RoutingConfig;
    const line =
      toFile(newer)
        .split("\n")
        .findIndex((it) => it.includes("shiny")) + 1;
    await choose(toFile(newer));
    await driver.shows(`Line ${line} Queues › Sales › shiny: This version does not know this field.`);
    await choose(toFile({ ...ROUTING, brandNew: 1 } as RoutingConfig));
    await driver.shows("Export and import › brandNew: This version does not know this field.");
    await choose(toFile({ ...ROUTING, otherwise: { type: "queue", queue: "gone" } }));
    await driver.shows("Rules › Otherwise › Which: This queue is not there any more.");
    await choose(toFile({ ...ROUTING, capacity: 9 }));
    await driver.shows("routing.json: Nothing is wrong with it.");

    driver.press("Make it the draft");

    await driver.shows("The file is the draft now.");
    await save(driver);
    await waitUntil(() => saved(worker)?.capacity === 9);
    await driver.hides("The file is the draft now.");
  });

  it("has how soon customers are answered, by which clock days are counted, and both per queue", async () => {
    const { driver, worker } = await open("limits");
    const choose = async (name: string, value: string) => {
      await waitUntil(() => field(driver, name) !== undefined, `no "${name}"`);
      pick(driver, name, value);
      await settled();
    };
    await choose("service.seconds-unit", "minute");
    await driver.write("timeZone", "Asia/Kathmandu");
    await driver.follows("Queues");
    await press(driver, "queues.0-edit");
    await choose("queues.0.service.seconds-unit", "hour");
    await save(driver);

    await waitUntil(() => saved(worker) !== undefined);
    const { service, timeZone, queues } = saved(worker)!;
    expect([service, timeZone]).to.deep.equal([{ percent: 80, seconds: 60 }, "Asia/Kathmandu"]);
    expect(queues[0]?.service).to.deep.equal({ percent: 80, seconds: 3_600 });
  });

  it("has whether what is said is kept to be searched", async () => {
    const { driver, worker } = await open("sight");
    const chosen = async (value: string): Promise<RoutingConfig> => {
      await waitUntil(() => field(driver, "search") !== undefined, "no choice");
      const before = worker.of("routing.save").length;
      pick(driver, "search", value);
      await settled();
      await save(driver);
      await waitUntil(() => worker.of("routing.save").length > before, "not saved");
      return saved(worker)!;
    };

    expect(await chosen("off")).to.include({ search: "off" });
    expect(await chosen("on")).not.to.have.property("search");
  });

  for (const isDraft of [true, false])
    it(`tries each thing that a rule looks at, by ${isDraft ? "the draft" : "what is saved"}`, async () => {
      const { driver, worker } = await open("limits");
      await waitUntil(() => field(driver, "capacity") !== undefined);
      if (isDraft) await driver.write("capacity", "9");
      await driver.follows("Try it");
      await waitUntil(() => field(driver, "try.ref") !== undefined);

      const asks = async (sentence: string) => {
        driver.press("Where does it go?");
        await driver.shows(sentence);
        return worker.of("routing.try").at(-1)!;
      };

      await driver.choose("try.language", "fr");
      await driver.write("try.ref", "autumn_sale");
      await asks("because the rule “The ad in France” fits:");
      await driver.choose("try.pageId", "10150002");
      await asks("go to the queue “Help”, because no rule fits.");
      await driver.write("try.ref", "");
      await driver.write("try.payload", "ORDER_7");
      await asks("because the rule “The menu” fits:");
      field(driver, "try.returning").click();
      await settled();
      await asks("go to the queue “Help”, because no rule fits.");
      await driver.write("try.text", "I want my money back");
      pick(driver, "try.at", here("2026-11-20T14:00Z"));
      field(driver, "try.at").dispatchEvent(new InputEvent("input", { bubbles: true }));
      const asked = await asks("because the rule “Money back” fits:");
      pick(driver, "try.at", here("2026-11-22T14:00Z"));
      field(driver, "try.at").dispatchEvent(new InputEvent("input", { bubbles: true }));
      await asks("go to the queue “Help”, because no rule fits.");

      expect(asked).to.deep.include({ pageId: "10150002", payload: "ORDER_7", returning: true });
      expect(asked.config?.capacity).to.equal(isDraft ? 9 : undefined);
    });

  it("makes the secret of a bot that is saved, shows it once, and says what is to be done with it", async () => {
    const { driver, worker } = await open("bots");
    await press(driver, "bots.0-edit");
    await press(driver, "secret-make");

    await driver.shows("It is shown this once.");

    expect(driver.text).to.contain("c2VjcmV0LW9mLXRoZS1ib3Q");
    expect(worker.of("bot.renewSecret")).to.deep.equal([{ desk: "main", bot: "desk-bot" }]);
    await press(driver, "bots.0-edit");
    await press(driver, "bots.0-edit");
    await driver.shows("By it the bot knows that this desk asks it.");
    expect(driver.text).not.to.contain("c2VjcmV0LW9mLXRoZS1ib3Q");
  });

  it("says which bot is asked of references, and what is said where it does not answer", async () => {
    const { driver, worker } = await open("bots");
    await driver.choose("references.bot", "desk-bot");
    await press(driver, "references.texts-add");
    await driver.write("references.texts.0.text", "We have your order.");
    await save(driver);
    await waitUntil(() => worker.of("routing.save").length === 1);
    expect(saved(worker)?.references).to.deep.equal({
      bot: "desk-bot",
      texts: [{ language: "en", text: "We have your order." }],
    });
    await driver.shows("Said where it does not answer");
    await driver.choose("references.bot", ".");
    await driver.hides("Said where it does not answer");
  });

  it("makes no secret of a bot that is not saved, and says why none can be kept", async () => {
    const worker = new FakeWorker().has({
      "bot.renewSecret": () => new Refused("wrong_state", 409, { state: "no_encryption_keys" }),
    });
    const { driver } = await open("bots", worker);
    await press(driver, "bots-add");
    await driver.shows("Save first: a secret is made for a bot that is saved.");
    expect(field<HTMLButtonElement>(driver, "secret-make").disabled).to.equal(true);
    await press(driver, "bots.0-edit");
    await press(driver, "secret-make");

    await driver.shows("The deployment has no ENCRYPTION_KEYS yet");
  });

  it("leads to nobody before an agent is chosen", async () => {
    const { driver, worker } = await open("rules");
    await driver.choose("otherwise.type", "agent");
    await waitUntil(() => field(driver, "otherwise.agent") !== undefined);
    expect(field(driver, "otherwise.agent").value ?? "").to.equal("");

    await save(driver);

    await driver.shows("Rules › Otherwise");
    expect(saved(worker)).to.equal(undefined);
    await driver.choose("otherwise.agent", "kim");
    await save(driver);
    await waitUntil(() => saved(worker)?.otherwise.type === "agent");
  });

  it("says what it means that there is none yet", async () => {
    const { driver } = await open("queues", new FakeWorker().has({ "routing.get": FRESH }));
    await driver.shows("No queue yet: nothing is offered, and agents take whom they want.");
    await driver.follows("Business hours");
    await driver.shows("No hours yet: every queue is always open.");
  });

  it("offers no Page to try where none is known", async () => {
    const { driver } = await open(
      "try",
      new FakeWorker().has({ "routing.known": () => ({ ...KNOWN, pages: [] }) }),
    );

    await driver.shows("No Page is connected to this desk yet.");
  });
});

/** The id of the only hours that may be chosen. */
function hoursIn(driver: AdminDriver): string {
  return driver.all<HTMLElement & { value: string }>('[data-field="queues.0.hours"] wa-option').at(-1)!.value;
}

describe("the panel of tags", () => {
  it("says how many rules use one, and adds another, which is saved with its colour", async () => {
    const worker = new FakeWorker();
    const { driver } = await open("tags", worker);
    await waitUntil(() => driver.all(".items .summary").length > 0);
    expect(driver.all(".items .summary")[0]!.textContent.trim()).to.equal("Purple · rules that use it: 1");

    await press(driver, "tags-add");
    await waitUntil(() => field(driver, "tags.2.name") !== undefined);
    const name = field(driver, "tags.2.name");
    name.value = "Refund";
    name.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
    await waitUntil(() => driver.all(".items .name").some((it) => it.textContent.trim() === "Refund"));
    await press(driver, "tags.0-remove");

    await waitUntil(() => driver.all(".items .name")[0]!.textContent.trim() === "Waits for the warehouse");
  });
});

describe("what is asked of attributes", () => {
  const asking = (config: RoutingConfig = ASKING) =>
    new FakeWorker().has({ "routing.get": () => ({ version: 3, config, problems: [] }) });
  const plain: RoutingConfig = { ...ASKING, rules: [{ ...ASKING.rules[0]!, when: {} }] };
  const at = (n: number) => `rules.0.when.attributes.${n}`;
  async function ask(driver: AdminDriver, n: number, attribute: string): Promise<void> {
    await press(driver, "rules.0.when.attributes-add");
    await waitUntil(() => field(driver, `${at(n)}.attribute`) !== undefined);
    const hasKeys = () => {
      const root = driver.screen.focused?.getRootNode();
      return root instanceof ShadowRoot && root.host === field(driver, `${at(n)}.attribute`);
    };
    await waitUntil(hasKeys, "the keys are elsewhere");
    await driver.choose(`${at(n)}.attribute`, attribute);
  }

  it("is built by type, told in the sentence, and saved", async () => {
    const { driver, worker } = await open("rules", asking(plain));
    await press(driver, "rules.0-edit");

    await ask(driver, 0, "plan");
    await addTo(driver, `${at(0)}.is`, "gold");
    await addTo(driver, `${at(0)}.is`, "Silver");
    await ask(driver, 1, "order");
    await addTo(driver, `${at(1)}.is`, "4711");
    await ask(driver, 2, "spent");
    await waitUntil(() => field(driver, `${at(2)}.from`)?.type === "number");
    pick(driver, `${at(2)}.from`, "1000.5");
    await addTo(driver, `${at(2)}.is`, "2000");
    await ask(driver, 3, "since");
    await waitUntil(() => field(driver, `${at(3)}.to`)?.type === "date");
    pick(driver, `${at(3)}.to`, "2019-12-31");
    await ask(driver, 4, "b2b");
    await driver.choose(`${at(4)}.is`, "no");
    await ask(driver, 5, "b2b");
    await driver.shows("Plan: Gold or Silver, Order: 4711, Spent, in euros: 2,000, from 1,000.5");
    await save(driver);

    await waitUntil(() => saved(worker) !== undefined);
    expect(saved(worker)!.rules[0]!.when).to.deep.equal({
      attributes: [
        { attribute: "plan", is: ["gold", "silver"] },
        { attribute: "order", is: ["4711"] },
        { attribute: "spent", from: 1_000.5, is: [2_000] },
        { attribute: "since", to: "2019-12-31" },
        { attribute: "b2b", is: [false] },
        { attribute: "b2b" },
      ],
    });
  });

  it("is forgotten with the attribute of which it was asked, and goes with the last of them", async () => {
    const { driver, worker } = await open("rules", asking());
    await press(driver, "rules.0-edit");
    await waitUntil(() => field(driver, `${at(2)}.from`)?.value === "1000.5");
    await driver.choose(`${at(2)}.attribute`, "b2b");
    await waitUntil(() => field(driver, `${at(2)}.from`) === undefined, "a bound of what has no order");
    for (const _ of [1, 2, 3, 4]) await press(driver, `${at(0)}-remove`).then(settled);
    await driver.choose(`${at(0)}.is`, "no");
    await driver.shows("of whom is known Is a company: No go");
    await press(driver, `${at(0)}-remove`);
    await driver.shows("Customers who are tagged “VIP” go to the queue");
    await save(driver);

    await waitUntil(() => saved(worker) !== undefined);
    expect(saved(worker)!.rules[0]!.when).to.deep.equal({ tags: ["vip"] });
  });

  it("stands where its attribute has another type now, or is gone, says so, and can be taken away", async () => {
    const attributes = ASKING.attributes!.filter(({ id }) => id !== "plan");
    const changed = attributes.map((it) => (it.id === "spent" ? { ...it, type: "text" as const } : it));
    const { driver, worker } = await open("rules", asking({ ...ASKING, attributes: changed }));
    await press(driver, "rules.0-edit");
    await driver.write("rules.0.name", "Mine");
    await worker.clock.advance(500);
    await driver.shows("This attribute is not there any more.");
    await driver.shows("Its attribute takes no such value.");
    await press(driver, `${at(0)}-remove`);
    await waitUntil(() => field(driver, `${at(1)}.from`)?.value === "1000.5");
    pick(driver, `${at(1)}.from`, "");
    await worker.clock.advance(500);
    await driver.hides("Its attribute takes no such value.");
    await save(driver);

    await waitUntil(() => saved(worker) !== undefined);
    expect(saved(worker)!.rules[0]!.when.attributes!.slice(0, 2)).to.deep.equal([
      { attribute: "order", is: ["4711"] },
      { attribute: "spent" },
    ]);
  });

  it("says who comes first as well", async () => {
    const { driver, worker } = await open("tags", asking());
    await press(driver, "priorities.0-edit");
    await press(driver, "priorities.0.attributes-add");
    await waitUntil(() => field(driver, "priorities.0.attributes.1.attribute") !== undefined);
    await driver.choose("priorities.0.attributes.1.attribute", "spent");
    await waitUntil(() => field(driver, "priorities.0.attributes.1.from") !== undefined);
    pick(driver, "priorities.0.attributes.1.from", "50");
    await driver.shows("VIP, Plan: Gold, Spent, in euros: from 50");
    await save(driver);

    await waitUntil(() => saved(worker) !== undefined);
    expect(saved(worker)!.priorities![0]!.attributes![1]).to.deep.equal({ attribute: "spent", from: 50 });
  });

  it("is tried by what is said of somebody, each by its type", async () => {
    const { driver, worker } = await open("limits", asking());
    await waitUntil(() => field(driver, "capacity") !== undefined);
    await driver.write("capacity", "9");
    await driver.follows("Try it");
    await waitUntil(() => field(driver, "try.tags") !== undefined);
    driver.press("Where does it go?");
    await driver.shows("because no rule fits.");
    expect(worker.of("routing.try").at(-1)).not.to.have.any.keys("tags", "attributes");

    await addTo(driver, "try.tags", "VIP");
    await driver.choose("try.attributes.plan", "silver");
    pick(driver, "try.attributes.order", " 4711 ");
    pick(driver, "try.attributes.spent", "2000");
    pick(driver, "try.attributes.since", "2017-05-01");
    await driver.choose("try.attributes.b2b", "true");
    driver.press("Where does it go?");
    await driver.shows("because the rule “The best” fits:");
    expect(worker.of("routing.try").at(-1)).to.deep.include({
      tags: ["vip"],
      attributes: { plan: "silver", order: "4711", spent: 2_000, since: "2017-05-01", b2b: true },
    });

    await driver.choose("try.attributes.b2b", ".");
    driver.all('fb-chat-admin-routing-try [aria-label="Remove VIP"]')[0]!.click();
    await waitUntil(() => driver.screen.focused === field(driver, "try.tags"), "the focus is lost");
    driver.press("Where does it go?");
    await driver.shows("because no rule fits.");
    expect(worker.of("routing.try").at(-1)).not.to.have.property("tags");
  });
});
