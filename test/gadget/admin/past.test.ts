import { expect, fixture, html, waitUntil } from "@open-wc/testing";
import { PAST_WORDS } from "../../../gadget/admin/past/words/words.ts";
import { anImport, FakeWorker, NOW, Refused } from "./support/fake-worker.ts";
import { mountAdmin } from "./support/mount.ts";

const pageId = "10150002";

async function open(worker = new FakeWorker()) {
  const frame = await fixture<HTMLElement>(html`<div lang="en"></div>`);
  const driver = await mountAdmin(frame, worker, { hash: `#pages/${pageId}` });
  await driver.shows("Earlier conversations");
  return { driver, worker };
}

describe("the past of a Page", () => {
  it("is fetched since a day, where somebody says which", async () => {
    const { driver, worker } = await open();
    await driver.shows("Only conversations since");
    const since = new Date(2026, 9, 1).getTime();
    worker.has({ "page.import.start": () => anImport({ state: "listing", since }) });

    await driver.write("since", "2026-10-01");
    driver.press("Fetch earlier conversations");
    await driver.shows("Conversations since");

    expect(worker.of("page.import.start")).to.deep.equal([{ pageId, since }]);
    expect(driver.all('[data-field="since"]')).to.deep.equal([]);
  });

  it("is fetched by a press, told while it comes, and stopped", async () => {
    const { driver, worker } = await open();
    await driver.shows("Fetch earlier conversations");
    expect(driver.all("fb-chat-admin-past .figures")).to.deep.equal([]);
    let told = anImport({ state: "listing", found: 350, done: 0, short: 0, messages: 0 });
    worker.has({ "page.import.start": () => told, "page.import.read": () => told });

    driver.press("Fetch earlier conversations");
    await driver.shows("Meta lists the conversations: 350 so far");
    expect(worker.of("page.import.start")).to.deep.equal([{ pageId }]);

    told = anImport();
    await worker.clock.advance(2_000);
    await driver.shows("1,240 of about 3,000 conversations");
    await driver.shows("New messages: 15,800");
    await driver.shows("Started by Mia Berg");
    expect(driver.all<HTMLElement & { value: number }>("fb-chat-admin-past wa-progress-bar")[0]!.value)
      .to.be //
      .closeTo(41.3, 0.1);

    driver.press("Stop");
    await driver.shows("Stopped");
    await driver.shows("Go on");
    const asked = worker.of("page.import.read").length;
    await worker.clock.advance(60_000);
    expect(worker.of("page.import.read")).to.have.length(asked);
  });

  it("says what keeps it", async () => {
    const worker = new FakeWorker();
    const wait = (kind: "meta" | "page", ms: number) =>
      anImport({ wait: { for: kind, until: worker.clock.now + ms } });
    let told = wait("page", 300_000);
    worker.has({ "page.import.read": () => told });
    const { driver } = await open(worker);
    await driver.shows("the Page is paused");

    told = wait("meta", 90_000);
    await worker.clock.advance(2_000);
    await driver.shows("It rests until");

    // A moment between two questions is nothing to read.
    told = wait("meta", 900);
    await worker.clock.advance(2_000);
    await driver.hides("It rests until");
  });

  it("says what Meta does not give once it is done, and is fetched again", async () => {
    const worker = new FakeWorker();
    worker.has({
      "page.import.read": () => anImport({ state: "done", done: 3_000, endedAt: NOW, unread: 4 }),
    });
    const { driver } = await open(worker);
    await driver.shows("Everything that Meta tells is here");
    await driver.shows("Meta tells the newest messages alone: 310");
    await driver.shows("did not let us read: 4");
    driver.press("Fetch again");
    await waitUntil(() => worker.of("page.import.start").length === 1);
  });

  it("says why Meta refused it, and tries again", async () => {
    const worker = new FakeWorker();
    worker.has({ "page.import.read": () => anImport({ state: "failed", graph: { code: 10, subcode: 7 } }) });
    const { driver } = await open(worker);
    await driver.shows("Meta refused it (code 10/7)");
    driver.press("Try again");
    await waitUntil(() => worker.of("page.import.start").length === 1);
  });

  it("says so where the Worker refuses, and keeps what was told", async () => {
    const { driver, worker } = await open();
    await driver.shows("Fetch earlier conversations");
    worker.has({ "page.import.start": () => new Refused("page_disconnected", 409) });
    driver.press("Fetch earlier conversations");
    await driver.shows("This Page is disconnected");
    expect(driver.button("Fetch earlier conversations").disabled).to.not.equal(true);
  });

  it("speaks every language of the admin", () => {
    for (const [lang, words] of Object.entries(PAST_WORDS))
      expect(Object.keys(words), lang).to.deep.equal(Object.keys(PAST_WORDS["en"]!));
  });
});
