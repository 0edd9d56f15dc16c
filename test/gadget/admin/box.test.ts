import { expect, fixture, html, waitUntil } from "@open-wc/testing";
import { BOX_WORDS } from "../../../gadget/admin/box/words/words.ts";
import type { Check } from "../../../worker/protocol/admin/doctor.ts";
import { aBox, aDiagnosis, DEAD_LETTERS, FakeWorker, PAGES, Refused } from "./support/fake-worker.ts";
import { mountAdmin } from "./support/mount.ts";

const pageId = "10150002";
const isOn = { "blackBox.show": () => aBox() };
const hasLetter = { "deadLetter.list": () => ({ letters: DEAD_LETTERS, total: 1, next: null }) };

async function open(worker = new FakeWorker()) {
  const frame = await fixture<HTMLElement>(html`<div lang="en"></div>`);
  const driver = await mountAdmin(frame, worker, { hash: `#pages/${pageId}` });
  await driver.shows("Black box");
  const act = async (name: string, of = "") => {
    const found = () => driver.all(`fb-chat-admin-box ${of} [data-act="${name}"]`)[0];
    await waitUntil(() => found() !== undefined && !found()!.hasAttribute("disabled"));
    found()!.click();
  };
  const confirm = async () => {
    const found = () => driver.all("fb-chat-admin-box wa-dialog[open] [variant='danger']")[0];
    await waitUntil(() => found() !== undefined);
    found()!.click();
  };
  return { driver, worker, act, confirm };
}

describe("the black box of a Page", () => {
  it("is off, is switched on for some hours, and off again once that was confirmed", async () => {
    const { driver, worker, act, confirm } = await open();
    await driver.shows("It is off");

    await driver.write("hours", "48");
    driver.all("fb-chat-admin-box form.line")[0]!.dispatchEvent(new Event("submit", { cancelable: true }));
    await driver.shows("It is on, for 48 hours");
    await act("off");
    expect(worker.of("blackBox.keep")).to.deep.equal([{ pageId, hours: 48 }]);
    await confirm();
    await driver.shows("It is off");

    expect(worker.of("blackBox.keep")[1]).to.deep.equal({ pageId, hours: 0 });
  });

  it("tells what it lacks, and from when to when", async () => {
    const { driver } = await open(new FakeWorker().has(isOn));

    await driver.shows("Missing: 12");
    await driver.shows("the box was out of reach");
  });

  it("is looked through, and one of it read and tried for a reason alone", async () => {
    const { driver, worker, act } = await open(new FakeWorker().has(isOn));
    await driver.shows("Look for");
    await driver.write("named", "m_1");
    driver.all("fb-chat-admin-box form.filters")[0]!.dispatchEvent(new Event("submit", { cancelable: true }));
    await act("open", ".rows");
    const read = () => driver.all('fb-chat-admin-box [data-act="read"]')[0];
    await waitUntil(() => read() !== undefined);
    expect(read()!.hasAttribute("disabled")).to.equal(true);

    await driver.write("reason", "Complaint 4711");
    await act("read");
    await driver.shows('"object": "page"');
    await act("foresee");
    await driver.shows("Nothing was changed");
    await driver.shows("Where is my order?");

    const reason = "Complaint 4711";
    expect(worker.of("blackBox.find")).to.deep.equal([{ pageId, limit: 25, named: "m_1" }]);
    expect(worker.of("blackBox.read")).to.deep.equal([{ pageId, record: 31, reason }]);
    expect(worker.of("blackBox.foresee")).to.deep.equal([{ pageId, record: 31, reason }]);
    expect(worker.of("blackBox.replay")).to.deep.equal([]);
  });
});

describe("a delivery that names no Page", () => {
  it("is among what waits, where it is read and tried for a reason, and nothing is switched on", async () => {
    const worker = new FakeWorker().has(hasLetter);
    const frame = await fixture<HTMLElement>(html`<div lang="en"></div>`);
    const driver = await mountAdmin(frame, worker, { hash: "#waiting" });
    await driver.shows("Deliveries that name no Page");
    await driver.shows("Dead letters");
    const press = async (name: string) => {
      const found = () => driver.all(`fb-chat-admin-box [data-act="${name}"]:not([disabled])`)[0];
      await waitUntil(() => found() !== undefined);
      found()!.click();
    };

    await press("open");
    await waitUntil(() => driver.all("fb-chat-admin-box [data-field=reason]").length > 0);
    await driver.write("reason", "After the upgrade");
    await press("foresee");
    await driver.shows("Nothing was changed");

    const { letter } = DEAD_LETTERS[0]!;
    expect(worker.of("deadLetter.foresee")).to.deep.equal([
      { pageId: "0", letter, reason: "After the upgrade" },
    ]);
    expect(driver.all('fb-chat-admin-box [data-act="keep"]')).to.deep.equal([]);
    expect(driver.text).not.to.contain("It is off");
  });
});

describe("a dead letter", () => {
  it("that is older than the newest is read once somebody asks for it", async () => {
    const older = DEAD_LETTERS.map((it) => ({ ...it, letter: 3, what: "an older one" }));
    const worker = new FakeWorker().has({
      "deadLetter.list": (asked) =>
        asked["before"] === 12
          ? { letters: older, total: 2, next: null }
          : { letters: DEAD_LETTERS, total: 2, next: 12 },
    });
    const { driver } = await open(worker);
    const more = () => driver.all('fb-chat-admin-box [data-more="older"]')[0];
    await waitUntil(() => more() !== undefined);

    more()!.click();
    await driver.shows("an older one");

    expect(driver.all("fb-chat-admin-box .letters > li")).to.have.length(2);
    expect(more()).to.equal(undefined);
    expect(worker.of("deadLetter.list").at(-1)).to.deep.equal({ pageId, before: 12, limit: 25 });
  });

  it("is replayed and dropped once that was confirmed, and why not is said", async () => {
    const { driver, worker, act, confirm } = await open(new FakeWorker().has(hasLetter));
    await driver.shows("could not be written");
    await act("open", ".letters");
    await driver.write("reason", "After the upgrade");
    worker.has({ "deadLetter.replay": () => new Refused("still_not_written", 409) });

    await act("replay");
    await confirm();
    await driver.shows("It could not be written, also now.");
    worker.has({ "deadLetter.list": () => ({ letters: [], total: 0, next: null }) });
    await waitUntil(() => driver.all("fb-chat-admin-box wa-dialog[open]").length === 0);
    await act("drop");
    await confirm();
    await driver.shows("There are none.");

    const asked = { pageId, letter: 12, reason: "After the upgrade" };
    expect(worker.of("deadLetter.replay")).to.deep.equal([asked]);
    expect(worker.of("deadLetter.drop")).to.deep.equal([asked]);
  });
});

it("a finding of the connection's leads to the section", async () => {
  const worker = new FakeWorker();
  const found: Check = {
    ...{ check: "dead_letters", state: "attention", since: 1, reason: "letters_wait" },
    ...{ amount: 4, fix: "black_box" },
  };
  const page = PAGES.find((it) => it.pageId === pageId)!;
  worker.has({
    "page.show": () => ({
      ...{ page, steps: null, former: [], keyIds: [], wantedFields: [] },
      diagnosis: aDiagnosis([found]),
    }),
  });
  const { driver } = await open(worker);
  await driver.shows("Waiting for somebody: 4.");

  const box = () => driver.all("fb-chat-admin-box")[0]?.shadowRoot;
  await waitUntil(() => box()?.querySelector("#box") != null);

  driver.press("Open the black box");

  expect(box()?.activeElement?.id).to.equal("box");
});

it("the words of the black box are there in every language", () => {
  const names = Object.keys(BOX_WORDS["en"]!).sort();
  for (const words of Object.values(BOX_WORDS)) expect(Object.keys(words).sort()).to.deep.equal(names);
});
