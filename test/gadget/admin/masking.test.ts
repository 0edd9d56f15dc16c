import { expect, fixture, html, waitUntil } from "@open-wc/testing";
import { readTyped, typedOf } from "../../../gadget/admin/masking/draft.ts";
import { MASKING_WORDS } from "../../../gadget/admin/masking/words/words.ts";
import { DEFAULT_MASKING } from "../../../worker/protocol/masking/masking.ts";
import { aToken, FakeWorker, MASKING, Refused } from "./support/fake-worker.ts";
import { mountAdmin } from "./support/mount.ts";

const token = aToken("admin", "chairs", "daniel@chairs.example");

async function open(worker = new FakeWorker()) {
  const frame = await fixture<HTMLElement>(html`<div lang="en"></div>`);
  const driver = await mountAdmin(frame, worker, { hash: "#masking", token });
  await driver.shows("Who sees everything");
  return { driver, worker };
}

type Driver = Awaited<ReturnType<typeof open>>["driver"];

const press = (driver: Driver, name: "save" | "try") => {
  driver
    .all("fb-chat-admin-masking wa-button[type=submit]")
    .at(name === "save" ? 0 : -1)!
    .click();
};

function tick(driver: Driver, field: string): void {
  const [box] = driver.all<HTMLInputElement>(`fb-chat-admin-masking [data-field="${field}"]`);
  box!.checked = !box!.checked;
  box!.dispatchEvent(new Event("change"));
}

describe("how a desk masks", () => {
  it("is shown as it is, and saved as a whole", async () => {
    const { driver, worker } = await open();

    tick(driver, "sees.agent");
    tick(driver, "kinds.iban");
    tick(driver, "webhooks");
    await driver.write("reasons", "A refund\n\nA complaint\n");
    await driver.write("countries", "de, ch");
    await driver.write("patterns", "Customer number: KD-#######\nOrder: A-####");
    press(driver, "save");
    await driver.shows("Saved.");

    expect(worker.of("masking.save")[0]!["masking"]).to.deep.equal({
      ...MASKING,
      kinds: ["card", "email", "phone"],
      sees: ["agent", "supervisor", "admin"],
      webhooks: "whole",
      countries: ["DE", "CH"],
      reasons: ["A refund", "A complaint"],
      patterns: [
        { id: "kd", name: "Customer number", pattern: "KD-#######" },
        { id: "p1", name: "Order", pattern: "A-####" },
      ],
    });
  });

  it("is tried before it is saved, as it stands in the fields", async () => {
    const { driver, worker } = await open();

    await driver.write("patterns", "Order: A-####");
    await driver.write("text", "A-1234");
    press(driver, "try");

    await driver.shows("As it is read");
    expect(driver.all("fb-chat-admin-masking mark")).to.have.length(2);
    expect(worker.of("masking.try")[0]).to.deep.include({ text: "A-1234" });
    expect(worker.of("masking.save")).to.have.length(0);
    // What stands in the fields is another matter now.
    await driver.write("text", "B-1234");
    await driver.hides("As it is read");
  });

  it("says which line is no pattern, and saves nothing", async () => {
    const { driver, worker } = await open();

    await driver.write("patterns", "Good: KD-####\nAnything: ***");
    press(driver, "save");

    await driver.shows("“Anything: ***” is no pattern");
    expect(worker.of("masking.save")).to.have.length(0);
  });

  it("says what the Worker refuses", async () => {
    const worker = new FakeWorker();
    worker.has({
      "masking.save": () => {
        return new Refused("not_allowed");
      },
    });
    const { driver } = await open(worker);

    press(driver, "save");

    await waitUntil(() => driver.all("fb-chat-admin-masking .fault svg").length > 0, "nothing is said");
  });

  it("can be asked for again where it could not be read", async () => {
    const worker = new FakeWorker().has({ "masking.read": () => new Refused("unavailable", 503) });
    const frame = await fixture<HTMLElement>(html`<div lang="en"></div>`);
    const driver = await mountAdmin(frame, worker, { hash: "#masking", token });
    await waitUntil(() => driver.all("fb-chat-admin-masking [data-act=again]").length > 0);

    worker.has({ "masking.read": () => ({ masking: MASKING }) });
    driver.press("Try again");

    await driver.shows("Who sees everything");
    expect(driver.all("fb-chat-admin-masking [data-act=again]")).to.have.length(0);
  });

  it("is said to be saved no longer than it stands so in the fields", async () => {
    const { driver } = await open();
    press(driver, "save");
    await driver.shows("Saved.");

    await driver.write("reasons", "Another");

    await driver.hides("Saved.");
  });

  it("is of the desk that an administrator of several chooses", async () => {
    const { driver, worker } = await open();
    await waitUntil(() => driver.all("[data-field=maskingDesk]").length > 0);

    await driver.choose("maskingDesk", "lamps-wien");

    await waitUntil(() => worker.of("masking.read").at(-1)?.desk === "lamps-wien");
  });

  it("takes no room for what was not refused", async () => {
    const { driver } = await open();
    for (const fault of driver.all("fb-chat-admin-masking .fault"))
      expect(fault.getBoundingClientRect().height).to.equal(0);
  });

  it("stays each desk's own where another is chosen while one is saved", async () => {
    const worker = new FakeWorker();
    const held = Promise.withResolvers<null>();
    worker.has({
      "masking.read": ({ desk }) => ({
        masking: { ...MASKING, reasons: [desk === "chairs" ? "Of chairs" : "Of lamps"] },
      }),
      "masking.save": () => held.promise,
    });
    const frame = await fixture<HTMLElement>(html`<div lang="en"></div>`);
    const driver = await mountAdmin(frame, worker, { hash: "#masking", token: aToken() });
    const reasons = () =>
      driver.all<HTMLTextAreaElement>("fb-chat-admin-masking [data-field=reasons]")[0]?.value ?? "";
    await waitUntil(() => driver.all("[data-field=maskingDesk]").length > 0);
    await driver.choose("maskingDesk", "main");
    await waitUntil(() => reasons() === "Of lamps");
    press(driver, "save");
    await waitUntil(() => worker.of("masking.save").length > 0);
    await driver.choose("maskingDesk", "chairs");
    await waitUntil(() => reasons() === "Of chairs");

    held.resolve(null);
    const button = () =>
      driver.all<HTMLElement & { loading: boolean }>("fb-chat-admin-masking wa-button")[0]!;
    await waitUntil(() => !button().loading);

    expect(reasons()).to.equal("Of chairs");
    expect(driver.text).not.to.contain("Saved.");
  });
});

describe("what stands in the fields", () => {
  it("is read as it was written", () => {
    const { countries, patterns, spared, reasons } = MASKING;
    expect(readTyped(typedOf(MASKING), MASKING)).to.deep.equal({ countries, patterns, spared, reasons });
    expect(readTyped(typedOf(DEFAULT_MASKING), DEFAULT_MASKING)).to.deep.equal({
      ...{ countries: [], patterns: [], spared: [], reasons: [] },
    });
  });

  it("is wrong where there is too much of it", () => {
    const typed = typedOf(MASKING);
    for (const [name, value] of [
      ["countries", "DE AT CH FR IT ES"],
      ["countries", "Germany"],
      ["patterns", Array.from({ length: 21 }, (_, at) => `P${String(at)}: A-####`).join("\n")],
      ["spared", Array.from({ length: 51 }, (_, at) => `a${String(at)}@b.example`).join("\n")],
      ["reasons", Array.from({ length: 21 }, (_, at) => `Reason ${String(at)}`).join("\n")],
    ] as const)
      expect(readTyped({ ...typed, [name]: value }, MASKING)).to.have.nested.property(`wrong.${name}`);
  });

  it("has words in six languages", () => {
    expect(Object.keys(MASKING_WORDS)).to.deep.equal(["en", "de", "es", "fr", "zh", "ar"]);
  });
});
