import { expect, waitUntil } from "@open-wc/testing";
import { aGadget } from "../support/a-gadget.ts";
import { JONAS, MARIA, NOW } from "../support/builders.ts";
import { FakeDesk } from "../support/fake-desk.ts";

async function aList() {
  const desk = new FakeDesk();
  desk.has({ conversation: MARIA, activityAt: NOW - 1 });
  desk.has({ conversation: JONAS, customer: { name: "Jonas", label: "Jonas" }, activityAt: NOW - 2 });
  const all = await aGadget(desk);
  await all.screen.shows("Jonas");
  const rows = () => all.screen.all("fb-chat-list-row");
  const isFirst = (name: string) => all.screen.textOf(rows()[0]!).includes(name);
  const moving = () => rows().flatMap((row) => row.getAnimations());
  return { desk, rows, isFirst, moving, ...all };
}

async function drawn(): Promise<void> {
  for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
}

describe("rows that change places", () => {
  it("slide there, for less than 200 ms", async () => {
    const { desk, moving } = await aList();

    desk.changesRow(JONAS, { activityAt: NOW });

    await waitUntil(() => moving().length === 2, "they do not move", { interval: 1 });
    for (const each of moving()) expect(each.effect!.getComputedTiming().duration).to.be.within(1, 200);
  });

  it("are there at once where the system asks for less motion", async () => {
    const { desk, gadget, isFirst, moving } = await aList();
    gadget.style.setProperty("--_base", "0ms linear");

    desk.changesRow(JONAS, { activityAt: NOW });
    await waitUntil(() => isFirst("Jonas"));
    await drawn();

    expect(moving()).to.deep.equal([]);
  });

  it("are there at once in another order of the list", async () => {
    const { isFirst, moving, screen } = await aList();

    screen.all('[role="tab"][data-view="open"]')[0]!.click();
    await waitUntil(() => isFirst("Maria"));
    await drawn();

    expect(moving()).to.deep.equal([]);
  });
});
