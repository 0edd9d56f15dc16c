import { expect, fixture, html, waitUntil } from "@open-wc/testing";
import { FakeWorker, Refused } from "./support/fake-worker.ts";
import { mountAdmin } from "./support/mount.ts";

async function open(worker: FakeWorker) {
  const frame = await fixture<HTMLElement>(html`<div lang="en"></div>`);
  const driver = await mountAdmin(frame, worker, { hash: "#audit" });
  await driver.shows("How long lines are kept");
  const submit = () =>
    driver.all("fb-chat-admin-audit form")[1]!.dispatchEvent(new Event("submit", { cancelable: true }));
  return { driver, submit };
}

describe("how long an audit is kept", () => {
  it("is written down, within what is allowed, and told from then on", async () => {
    const worker = new FakeWorker();
    const { driver, submit } = await open(worker);
    await driver.write("days", "179");
    submit();
    await driver.shows("A whole number from 180 to 3650");
    expect(worker.of("audit.keep")).to.deep.equal([]);
    await driver.write("days", " 400 ");
    submit();
    await driver.shows("Saved.");
    expect(worker.of("audit.keep")).to.have.length(1);
    expect(worker.of("audit.keep")[0]).to.include({ desk: "main", days: 400 });
    await driver.shows("Lines are kept for 400 days.");
  });

  it("stays as it was where that was refused, with what was written", async () => {
    const worker = new FakeWorker();
    worker.has({ "audit.keep": () => new Refused("unavailable", 503) });
    const { driver, submit } = await open(worker);
    await driver.write("days", "500");
    submit();
    await driver.shows("could not be reached");
    expect(driver.text).to.contain("Lines are kept for 730 days.");
    expect(driver.all<HTMLElement & { value: string }>("[data-field=days]")[0]!.value).to.equal("500");
  });
});

describe("an export of an audit", () => {
  it("is one command, in however many parts it comes", async () => {
    const worker = new FakeWorker();
    worker.has({
      "audit.export": ({ after = 0 }) => ({
        ...{ lines: [`{"seq":${after}}`], next: after < 3 ? after + 1 : null, head: null },
      }),
    });
    const { driver } = await open(worker);
    const made: Blob[] = [];
    const { createObjectURL } = URL;
    URL.createObjectURL = (blob: Blob) => {
      made.push(blob);
      return createObjectURL.call(URL, blob);
    };
    try {
      driver.press("Export");
      await waitUntil(() => made.length === 1);
    } finally {
      URL.createObjectURL = createObjectURL;
    }
    expect(await made[0]!.text()).to.equal('{"seq":0}\n{"seq":1}\n{"seq":2}\n{"seq":3}\n');
    const ids = worker.of("audit.export").map((given) => (given as { id?: string }).id);
    expect(ids).to.have.length(4);
    expect(new Set(ids).size).to.equal(1);
    expect(ids[0]).to.match(/^[0-9a-f-]{36}$/);
  });
});

describe("a line of an audit", () => {
  it("says when to the second and of which year, and what of a hold and of people was done", async () => {
    const worker = new FakeWorker();
    const line = (seq: number, deed: string, kind: string, more: object = {}) => ({
      ...{ seq, id: `line-${String(seq)}`, at: Date.UTC(2024, 2, 3, 12, 5, 9), kind, deed },
      ...{ by: { as: "admin", id: "alex", role: "admin" }, ...more },
    });
    worker.has({
      "audit.read": () =>
        ({
          deeds: [
            line(3, "conversation.hold", "kept", { about: { isHeld: false } }),
            line(2, "conversation.hold", "kept", { about: { isHeld: true } }),
            line(1, "people.find", "saw"),
          ],
          ...{ next: null, head: null, days: 730, names: {}, conversations: {} },
        }) as never,
    });
    const { driver } = await open(worker);
    await driver.shows("lifted a legal hold");
    await driver.shows("set a legal hold");
    await driver.shows("looked for people");
    await driver.shows("2024");
    // Minutes are a matter of where one is.
    await driver.shows(":09");
  });
});
