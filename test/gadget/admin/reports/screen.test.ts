import { expect, fixture, html, waitUntil } from "@open-wc/testing";
import { lasting } from "../../../../gadget/admin/reports/model/formats.ts";
import { dayHere, faultOf, spanOf } from "../../../../gadget/admin/reports/model/span.ts";
import { REPORTS_WORDS } from "../../../../gadget/admin/reports/words/words.ts";
import { speak } from "../../../../gadget/admin/words/words.ts";
import { aTeamAt } from "../../support/leading.ts";
import { clockTime, moment } from "../../../../gadget/words/time.ts";
import { aToken, FakeWorker, NOW, Refused } from "../support/fake-worker.ts";
import { mountAdmin, type AdminDriver, type AdminOptions } from "../support/mount.ts";
import { aReport } from "../support/report.ts";

const MAIN = { token: aToken("supervisor", "main", "ana"), hash: "#reports" };

async function open(worker = new FakeWorker(), more: AdminOptions = MAIN) {
  await speak("en");
  const frame = await fixture<HTMLElement>(html`<div lang="en"></div>`);
  const driver = await mountAdmin(frame, worker, more);
  await driver.shows("What the team did");
  return { driver, worker };
}

const rows = (driver: AdminDriver): string[] =>
  driver.all("fb-chat-admin-reports tbody tr").map((row) => row.textContent.replace(/\s+/g, " ").trim());
const segment = (driver: AdminDriver, name: string) =>
  driver.all<HTMLInputElement>("fb-chat-admin-reports .segmented input").find(({ value }) => value === name)!;

describe("the section on reports", () => {
  it("is for who sees the figures, and tells the last week of their desk by agent", async () => {
    const { driver, worker } = await open();
    await driver.shows("Kim Lee");

    // Until the desk has said which day it is there, it is the one here.
    expect(worker.of("reports.read")[0]).to.deep.equal({
      ...{ desk: "main", ...spanOf("week", dayHere(worker.clock.now)), by: "agent" },
    });
    await waitUntil(() => worker.of("reports.read").at(-1)?.from === "2026-11-14");
    expect(worker.of("reports.read").at(-1)).to.include({ until: "2026-11-20", by: "agent" });
    expect(driver.text).to.include("41s (3m 10s)");
    expect(rows(driver).find((row) => row.startsWith("Kim Lee"))).to.match(/4\.3 \(10\)–$/);
    expect(driver.text).to.include("By the clock of the desk: Europe/Berlin.");
    expect(driver.text).to.include("Not there any more (gone)");
    expect(driver.sections).to.deep.equal(["Routing", "Live", "Reports"]);
  });

  it("tells other days, groups, and one of them alone", async () => {
    const { driver, worker } = await open();
    await driver.shows("Kim Lee");

    segment(driver, "month").click();
    await waitUntil(() => worker.of("reports.read").at(-1)?.from === "2026-10-24");
    expect(worker.of("reports.read").at(-1)).to.include({ until: "2026-11-20" });
    await driver.choose("by", "queue");
    await driver.shows("Sales");
    // What a queue promises stands beside what came of it; the others have the desk's, above.
    expect(rows(driver).find((row) => row.startsWith("Sales"))).to.include("97% Target: 99% within 30s");
    expect(rows(driver).find((row) => row.startsWith("Everyone"))).not.to.include("Target");
    driver.all("fb-chat-admin-reports th button")[0]!.click();
    await driver.shows("Only Sales");
    await waitUntil(() => worker.of("reports.read").at(-1)?.only === "sales");
    driver.press("Show all");
    await waitUntil(() => worker.of("reports.read").at(-1)?.only === undefined);
  });

  it("has what is chosen in its address, from where a reload or somebody else has the same", async () => {
    const { driver, worker } = await open();
    await driver.shows("Kim Lee");
    const before = history.length;

    segment(driver, "month").click();
    await driver.choose("by", "queue");
    await waitUntil(() => location.hash === "#reports/month/queue");
    segment(driver, "custom").click();
    await waitUntil(() => location.hash === "#reports/2026-10-24..2026-11-20/queue");
    expect(history.length).to.equal(before);
    await waitUntil(() => worker.of("reports.read").at(-1)?.by === "queue");
    driver.admin.remove();

    const again = await open(new FakeWorker(), { ...MAIN, hash: location.hash });
    await again.driver.shows("Sales");
    expect(again.worker.of("reports.read").at(-1)).to.include({
      ...{ desk: "main", from: "2026-10-24", until: "2026-11-20", by: "queue" },
    });
  });

  it("asks for no desk but their own, whatever the address says", async () => {
    const { driver, worker } = await open(undefined, { ...MAIN, hash: "#reports/month/agent/other" });
    await driver.shows("Kim Lee");
    expect(worker.of("reports.read").map(({ desk }) => desk)).not.to.include("other");
  });

  it("says of when the figures are, and asks anew on a press", async () => {
    const { driver, worker } = await open();
    await driver.shows(`As of ${moment(worker.clock.now)}.`);
    await waitUntil(() => worker.of("reports.read").at(-1)?.from === "2026-11-14");
    await driver.hides("Loading");
    const asked = worker.of("reports.read").length;

    worker.clock.now += 3 * 60_000;
    driver.press("Refresh");

    await driver.shows(`As of ${moment(worker.clock.now)}.`);
    expect(worker.of("reports.read").length).to.equal(asked + 1);
  });

  it("shows no figures of other days than are chosen, where these could not be had", async () => {
    const { driver, worker } = await open();
    await driver.shows("Kim Lee");
    await waitUntil(() => worker.of("reports.read").at(-1)?.from === "2026-11-14");
    worker.has({ "reports.read": () => new Refused("unavailable", 503) });

    segment(driver, "month").click();

    await driver.shows("could not be reached");
    await driver.hides("Kim Lee");
  });

  it("says what is wrong with the days, and asks nothing then", async () => {
    const { driver, worker } = await open();
    await driver.shows("Kim Lee");
    segment(driver, "custom").click();
    await waitUntil(() => driver.all("[data-field=from]").length > 0);
    const asked = worker.of("reports.read").length;

    const from = driver.all<HTMLInputElement>("[data-field=from]")[0]!;
    for (const [value, said] of [
      ["2026-11-21", "This ends before it begins."],
      ["2025-01-01", "At most 400 days."],
    ] as const) {
      from.value = value;
      from.dispatchEvent(new Event("change"));
      await driver.shows(said);
    }
    expect(worker.of("reports.read").length).to.equal(asked);
  });

  it("goes by the desk's day where it is another there", async () => {
    const worker = new FakeWorker();
    worker.has({
      "reports.read": ({ from, until }) => ({ ...aReport({ from, until }), today: "2026-11-21" }),
    });
    const { driver } = await open(worker);
    await driver.shows("Kim Lee");

    await waitUntil(() => worker.of("reports.read").at(-1)?.until === "2026-11-21");
  });

  it("keeps what was there where it cannot be told anew, and tries again", async () => {
    const worker = new FakeWorker();
    const { driver } = await open(worker);
    await driver.shows("Kim Lee");
    await waitUntil(() => worker.of("reports.read").at(-1)?.from === "2026-11-14");
    worker.has({ "reports.read": () => new Refused("unavailable", 503) });
    const before = worker.of("reports.read").length;
    // Where the day of the desk is another than the one here it is being read anew, and who presses then presses for nothing.
    await waitUntil(() => {
      driver.press("Refresh");
      return worker.of("reports.read").length > before;
    });
    await driver.shows("could not be reached");
    expect(driver.text).to.include("Kim Lee");

    worker.has({ "reports.read": (fields) => aReport(fields) });
    driver.press("Try again");
    await driver.hides("could not be reached");
  });

  it("has each picture as a table, for who does not see it", async () => {
    const { driver } = await open();
    await driver.shows("Kim Lee");

    const pictures = driver.all(".picture");
    expect(pictures.map((it) => it.getAttribute("aria-hidden"))).to.deep.equal(["true", "true", "true"]);
    expect(driver.all("rect").length).to.be.greaterThan(20);
    expect(rows(driver).some((row) => row.startsWith("Fri, "))).to.equal(true);
    expect(driver.all(".scrolls").every((it) => it.tabIndex === 0)).to.equal(true);
  });

  it("is saved as a file with names that are no formulas", async () => {
    const worker = new FakeWorker();
    const report = aReport();
    report.groups[0]!.name = "=cmd|' /C calc'!A0";
    worker.has({ "reports.read": () => report });
    const { driver } = await open(worker);
    await driver.shows("calc");
    const saved: Blob[] = [];
    const create = URL.createObjectURL;
    URL.createObjectURL = (blob: Blob) => {
      saved.push(blob);
      return "blob:nothing";
    };
    const stop = (event: Event) => {
      event.preventDefault();
    };
    addEventListener("click", stop, true);
    try {
      driver.press("Save the table as CSV");
    } finally {
      URL.createObjectURL = create;
      removeEventListener("click", stop, true);
    }

    const [head, first] = (await saved[0]!.text()).split("\r\n");
    expect(head).to.include("First response: median (s),First response: 90% (s)");
    expect(head).to.match(/Satisfaction,Satisfaction: number,Asked how satisfied$/);
    expect(first).to.match(/,4.3,10,0$/);
    expect(first).to.match(/^'=cmd\|' \/C calc'!A0,kim,120,118,41,190/);
  });
});

describe("what it is made of", () => {
  it("has the same words in all languages, of which none is empty", () => {
    const keys = (words: object): string[] =>
      Object.entries(words).flatMap(([key, value]) =>
        typeof value === "object" ? keys(value as object).map((it) => `${key}.${it}`) : [key],
      );
    for (const words of Object.values(REPORTS_WORDS))
      expect(keys(words).sort()).to.deep.equal(keys(REPORTS_WORDS["en"]!).sort());
  });

  it("writes times by their two largest units", async () => {
    await speak("en");
    const told = [0, 41_000, 190_000, 3_600_000, 8_100_000, 187_200_000, 1_000_000_000];
    expect(told.map(lasting)).to.deep.equal(["0s", "41s", "3m 10s", "1h", "2h 15m", "2d 4h", "11d"]);
  });

  it("counts days as the calendar does", () => {
    expect(spanOf("month", "2026-03-05")).to.deep.equal({ from: "2026-02-06", until: "2026-03-05" });
    expect(faultOf({ from: "2026-03-05", until: "2026-03-05" })).to.equal(null);
    expect(faultOf({ from: "", until: "" })).to.equal("backwards");
  });
});

describe("the section on what happens now", () => {
  async function live(worker: FakeWorker) {
    const frame = await fixture<HTMLElement>(html`<div lang="en"></div>`);
    const driver = await mountAdmin(frame, worker, { ...MAIN, hash: "#live" });
    return { driver, frame };
  }

  it("tells of today, by the clock of the Worker, and asks again while it is looked at", async () => {
    const worker = new FakeWorker();
    const { driver, frame } = await live(worker);
    await driver.shows("Ben Brandt");
    for (const words of ["4:00", "75%", "Target: 80% within 5:00", "Lamp Shop", "Sales", "Shop"])
      expect(driver.text).to.include(words);
    expect(driver.text).to.include("Sales: the first waits for 4:00, and the target is 5:00");
    expect(worker.of("team.read")).to.deep.equal([{ desk: "main" }]);

    worker.has({ "team.read": () => new Refused("unavailable", 503) });
    await worker.clock.advance(2_000);
    await driver.shows("could not be reached");
    expect(driver.text).to.include("Ben Brandt");
    await worker.clock.advance(4_000);
    expect(worker.of("team.read")).to.have.length(2);

    worker.has({
      "team.read": () => ({ now: worker.clock.now, team: { ...aTeamAt(worker.clock.now), today: null } }),
    });
    await worker.clock.advance(1_000);
    await driver.shows("Not known yet");
    frame.remove();
    const asked = worker.of("team.read").length;
    await worker.clock.advance(10_000);
    expect(worker.of("team.read")).to.have.length(asked);
  });

  it("says within ten seconds of a Worker that answers nothing since when nothing is known, and counts no further", async () => {
    const worker = new FakeWorker();
    const { driver } = await live(worker);
    await driver.shows("the first waits for 4:00");

    worker.isFrozen = true;
    await worker.clock.advance(9_000);

    await driver.shows(`Not known since ${clockTime(NOW)}`);
    await driver.shows("the first waits for 4:00");
    expect(driver.all("fb-chat-live-board.old")).to.have.length(1);

    // What hangs keeps nobody from asking again.
    worker.isFrozen = false;
    await worker.clock.advance(5_000);
    await driver.hides("Not known since");
  });

  it("that is opened while the Worker answers nothing says so, and asks on", async () => {
    const worker = new FakeWorker();
    const { driver } = await live(worker);
    await driver.shows("Ben Brandt");
    await driver.follows("Reports");
    worker.isFrozen = true;
    await driver.follows("Live");
    await driver.shows("Loading");

    await worker.clock.advance(7_000);

    await driver.hides("Loading");
    await driver.shows("The server does not answer");
  });
});
