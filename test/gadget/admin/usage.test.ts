import { expect, fixture, html } from "@open-wc/testing";
import { arithmetic, dollars } from "../../../gadget/admin/usage/amounts.ts";
import { readCosts } from "../../../gadget/admin/usage/read-costs.ts";
import { USAGE_WORDS } from "../../../gadget/admin/usage/words/words.ts";
import type { Admin } from "../../../gadget/admin/state/admin.ts";
import { NOT_COUNTED, PRICES } from "../../../worker/protocol/metrics/prices.ts";
import { FakeWorker, Refused } from "./support/fake-worker.ts";
import { metricsAfter } from "./support/metrics.ts";
import { mountAdmin, type AdminOptions } from "./support/mount.ts";

async function open(worker = new FakeWorker(), options: AdminOptions = {}) {
  const frame = await fixture<HTMLElement>(html`<div lang="en"></div>`);
  return await mountAdmin(frame, worker, { hash: "#usage", ...options });
}

describe("what was used, and costs", () => {
  it("is of all desks at first, and of one where it is chosen, with the arithmetic of each line", async () => {
    const worker = new FakeWorker();
    const driver = await open(worker);
    await driver.shows("Of that billed");
    await driver.shows("Rows written");
    expect(driver.text).to.contain("less than an hour, and are in no month: 1");
    expect(worker.of("metrics.read").map(({ desk }) => desk)).to.have.members([
      ...["main", "lamps-wien", "chairs"],
    ]);
    await driver.choose("desk", "chairs");
    await driver.shows("90,000 ÷ 1,000,000 × $1.00 = $0.09");
    expect(driver.text).to.contain("900,000 ÷ 1,000,000 × $1.00 = $0.90");
    // 30,000 rows of the 100,000 of a day.
    expect(driver.text).to.contain("30%");
    expect(driver.text).to.contain("Nothing yet: Rows read");
    expect(driver.text).not.to.contain("Of that billed");
  });

  it("names what is counted by nobody, and since when prices hold, whatever was used", async () => {
    const worker = new FakeWorker();
    worker.has({ "metrics.read": () => new Refused("unavailable", 503) });
    const driver = await open(worker);
    await driver.shows("Try again");
    for (const it of NOT_COUNTED) expect(driver.text).to.contain(USAGE_WORDS["en"]!.notCounted[it]);
    expect(driver.text).to.contain("November 30, 2026");
    worker.has({ "metrics.read": () => metricsAfter(12) });
    driver.press("Try again");
    await driver.shows("Reckon anew");
  });

  it("stays where it cannot be asked anew, and is told as it was before", async () => {
    const worker = new FakeWorker().has({ "metrics.read": () => metricsAfter(3, { worker_requests: 7 }) });
    const driver = await open(worker);
    await driver.shows("21 ÷ 1,000,000");
    worker.has({ "metrics.read": () => new Refused("unavailable", 503) });

    driver.press("Reckon anew");
    await driver.shows("could not be reached");
    await driver.shows("As it was when it was last read");
    expect(driver.text).to.contain("21 ÷ 1,000,000");

    worker.has({ "metrics.read": () => metricsAfter(3, { worker_requests: 9 }) });
    driver.press("Try again");
    await driver.shows("27 ÷ 1,000,000");
    expect(driver.text).not.to.contain("As it was when");
  });

  it("is asked anew on a press, and an answer about another desk is let go", async () => {
    const worker = new FakeWorker();
    const late = Promise.withResolvers<ReturnType<typeof metricsAfter>>();
    worker.has({
      "metrics.read": ({ desk }) =>
        desk === "main" ? late.promise : metricsAfter(3, { worker_requests: 7 }),
    });
    const driver = await open(worker);
    await driver.shows("of 3 desks asked");
    await driver.choose("desk", "chairs");
    await driver.shows("7 ÷ 1,000,000");
    expect(driver.text).to.contain("< $0.0001");
    late.resolve(metricsAfter(12));
    await late.promise;
    driver.press("Reckon anew");
    await driver.shows("7 ÷ 1,000,000");
    expect(driver.text).not.to.contain("2,400,000");
  });
});

describe("the sums", () => {
  it("say nothing of a desk that could not be asked, and who it was", async () => {
    const desks = ["a", "b", "c", "d", "e", "f"].map((desk) => ({
      ...{ desk, label: desk.toUpperCase(), company: "main", madeAt: null },
    }));
    let under = 0;
    let most = 0;
    const call = async (_: string, { desk }: { desk: string }) => {
      under += 1;
      most = Math.max(most, under);
      await Promise.resolve();
      under -= 1;
      if (desk === "b") return { ok: false, refusal: { code: "unavailable" } };
      return { ok: true, value: metricsAfter(10, { "rows_written|desk": 1_000_000 }) };
    };
    const counts: number[] = [];
    const read = await readCosts({ call } as unknown as Admin, desks, (count) => counts.push(count));
    expect(read.lost).to.deep.equal(["B"]);
    expect(read.refusal?.code).to.equal("unavailable");
    expect(read.cost?.dollars).to.be.closeTo(5, 1e-9);
    expect(counts).to.deep.equal([1, 2, 3, 4, 5, 6]);
    expect(most).to.be.at.most(4);
  });

  it("have as many digits as say something", () => {
    expect(dollars(0)).to.equal("$0.00");
    expect(dollars(1234.5)).to.equal("$1,234.50");
    expect(dollars(0.00041)).to.equal("$0.00041");
    expect(arithmetic("storage", 3_200_000_000, 0.64)).to.equal("3.2 GB × $0.20 = $0.64");
    expect(arithmetic("rows_read", 48_000_000, 0.048)).to.equal("48,000,000 ÷ 1,000,000 × $0.001 = $0.05");
  });

  it("have words for all that is paid for, in each language", () => {
    for (const [language, words] of Object.entries(USAGE_WORDS)) {
      expect(Object.keys(words.lines), language).to.have.members(Object.keys(PRICES));
      expect(new Set(Object.values(words.lines)).size, language).to.equal(Object.keys(PRICES).length);
      expect(Object.keys(words.notCounted), language).to.have.members([...NOT_COUNTED]);
    }
  });
});
