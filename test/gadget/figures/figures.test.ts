import { expect, waitUntil } from "@open-wc/testing";
import type { Report } from "../../../worker/protocol/reports/report.ts";
import type { Role } from "../../../worker/protocol/rights.ts";
import { aReport, noReport } from "../admin/support/report.ts";
import { aGadget } from "../support/a-gadget.ts";
import { anEntry, aWelcome, MARIA, MINUTE } from "../support/builders.ts";
import { moment } from "../../../gadget/words/time.ts";
import { FakeDesk } from "../support/fake-desk.ts";

async function opened(role: Role, report: FakeDesk["report"]) {
  const desk = new FakeDesk();
  desk.welcome = aWelcome({}, role);
  desk.report = report;
  desk.has({ conversation: MARIA }, [anEntry(1)]);
  const all = await aGadget(desk, {});
  await all.screen.shows("Anna Agent");
  await waitUntil(() => all.screen.buttons("Figures").length > 0);
  all.screen.press("Figures");
  await waitUntil(() => all.screen.all("fb-chat-figures header").length > 0);
  const text = () => all.screen.all("fb-chat-figures .body")[0]!.innerText.replace(/\s+/g, " ");
  const asked = () => desk.commands.filter(({ type }) => type === "reports.read").at(-1);
  return { desk, text, asked, ...all };
}

const own = (): Report => ({ ...aReport({ only: "kim" }), isOwn: true });

describe("what the desk counted", () => {
  it("tells agents their own, of today by the desk's day, and of longer", async () => {
    const { screen, text, asked } = await opened("agent", own);
    await screen.shows("My figures", "fb-chat-figures");
    await waitUntil(() => text().includes("Contacts"));

    expect(text()).to.match(/First response 41s \(3m 10s\)/);
    expect(text()).to.match(/Satisfaction 4\.3 \(10\)/);
    expect(text()).to.match(/In time 96% Target: 98% within 1m/);
    expect(text()).not.to.include("Kim Lee");
    expect(screen.all("fb-chat-figures select").length).to.equal(0);
    await waitUntil(() => JSON.stringify(asked()).includes('"from":"2026-11-20","until":"2026-11-20"'));
    screen.all<HTMLInputElement>("fb-chat-figures .segmented input")[1]!.click();
    await waitUntil(() => JSON.stringify(asked()).includes('"from":"2026-11-14","until":"2026-11-20"'));
  });

  it("tells who leads those of everyone, by agent or otherwise, a queue's with what it promises", async () => {
    const { screen, text, asked } = await opened("supervisor", ({ by }) => aReport({ by }));
    await waitUntil(() => text().includes("Kim Lee"));
    expect(text()).to.include("Not there any more (gone)");

    const by = screen.all<HTMLSelectElement>("fb-chat-figures select")[0]!;
    by.value = "queue";
    by.dispatchEvent(new Event("change"));
    await waitUntil(() => text().includes("Sales"));
    expect(asked()).to.include({ by: "queue" });
    expect(text()).to.include("97% Target: 99% within 30s");
    expect(text()).to.include("Everyone");
  });

  it("says of when they are, asks anew on a press, and shows none of other days than are chosen", async () => {
    let isLost = false;
    const { desk, screen, text } = await opened("supervisor", ({ by }) => (isLost ? null : aReport({ by })));
    const { clock } = desk.platform;
    await waitUntil(() => text().includes(`As of ${moment(clock.now)}.`));
    const reads = () => desk.commands.filter(({ type }) => type === "reports.read").length;
    await waitUntil(() => screen.all("fb-chat-figures .body[aria-busy=false]").length > 0);
    const asked = reads();

    clock.now += 3 * MINUTE;
    screen.press("Refresh");
    await waitUntil(() => text().includes(`As of ${moment(clock.now)}.`));
    expect(reads()).to.equal(asked + 1);

    // The same days, as they were known last; others are not known.
    isLost = true;
    screen.press("Refresh");
    await screen.shows("could not be loaded", "fb-chat-figures");
    expect(text()).to.include("Kim Lee").and.to.include("As of");
    screen.all<HTMLInputElement>("fb-chat-figures .segmented input")[1]!.click();
    await waitUntil(() => !text().includes("Kim Lee"));
  });

  it("are of the days and by what was chosen last in this browser", async () => {
    const first = await opened("supervisor", ({ by }) => aReport({ by }));
    first.screen.all<HTMLInputElement>("fb-chat-figures .segmented input")[1]!.click();
    const by = first.screen.all<HTMLSelectElement>("fb-chat-figures select")[0]!;
    by.value = "queue";
    by.dispatchEvent(new Event("change"));
    await waitUntil(() => first.text().includes("Sales"));
    first.screen.press("Close");
    await waitUntil(() => first.screen.all("fb-chat-figures").length === 0);

    first.screen.press("Figures");

    await waitUntil(() => first.screen.all("fb-chat-figures header").length > 0);
    await waitUntil(() => first.text().includes("Sales"));
    expect(first.asked()).to.include({ by: "queue", from: "2026-11-14", until: "2026-11-20" });
  });

  it("says that nothing was counted, and tries again what could not be had", async () => {
    let isLost = true;
    const { screen, text } = await opened("agent", () => (isLost ? null : noReport()));
    await screen.shows("could not be loaded", "fb-chat-figures");
    isLost = false;
    screen.press("Try again");
    await waitUntil(() => text().includes("Nothing was counted"));
    expect(text()).not.to.include("could not be loaded");
  });

  it("is not there at a Worker that counts nothing", async () => {
    const desk = new FakeDesk();
    desk.welcome = aWelcome({ features: [] }, "supervisor");
    const { screen } = await aGadget(desk, {});
    await screen.shows("Anna Agent");
    expect(screen.buttons("Figures").length).to.equal(0);
  });
});
