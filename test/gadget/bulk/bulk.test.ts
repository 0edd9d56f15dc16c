import { expect, waitUntil } from "@open-wc/testing";
import type { CommandType } from "../../../worker/protocol/commands.ts";
import { isOutdated, recalled, type Deed } from "../../../gadget/bulk/run.ts";
import { aGadget } from "../support/a-gadget.ts";
import { ANNA, BEN, DAY, MINUTE, JONAS, MARIA, NOW, PAGE } from "../support/builders.ts";
import { FakeDesk } from "../support/fake-desk.ts";
import { FakeMemory } from "../support/fake-platform.ts";
import { aDeskWithTags } from "../support/viewing.ts";

const SELECT = "Select several conversations";
const BULK = "fb-chat-bulk";
const OMAR = `${PAGE}:3`;

type Given = { undoSeconds?: number; role?: "agent" | "supervisor"; memory?: FakeMemory };

/** Three rows: Maria and Jonas are the agent's own, Omar is a colleague's. */
async function aList({ undoSeconds = 0, role = "supervisor", memory }: Given = {}) {
  const desk = new FakeDesk();
  if (memory) desk.platform.memory = memory;
  const welcome = aDeskWithTags(role);
  const { desk: state } = welcome;
  desk.welcome = { ...welcome, desk: { ...state, settings: { ...state.settings, undoSeconds } } };
  desk.has({ conversation: MARIA, activityAt: NOW });
  const named = (name: string) => ({ name, label: name });
  desk.has({ conversation: JONAS, customer: named("Jonas Weber"), activityAt: NOW - 1_000 });
  desk.has({ conversation: OMAR, customer: named("Omar Said"), owner: BEN, activityAt: NOW - 2_000 });
  const all = await aGadget(desk, {});
  const { screen } = all;
  await screen.shows("Maria Lopez");
  screen.all('[data-view="open"]')[0]!.click();
  await screen.shows("Omar Said");
  const rows = () => screen.all<HTMLButtonElement>("fb-chat-list-row button");
  const begins = async () => {
    screen.press(SELECT);
    await screen.shows("0 selected", BULK);
  };
  const said = (text: string) => screen.shows(text, BULK);
  const goesOn = (ms: number) => desk.platform.clock.advance(ms);
  const does = (name: string) => {
    const button = screen.all<HTMLButtonElement>(`${BULK} button`).find((it) => it.innerText.trim() === name);
    if (!button) throw new Error(`No "${name}" in ${screen.text(BULK)}`);
    button.click();
  };
  const of = (type: CommandType) =>
    desk.commands.filter((it) => it.type === type) as { id: string; conversation: string }[];
  return { desk, rows, begins, said, goesOn, does, of, ...all };
}

const checked = (rows: HTMLElement[]) => rows.map((row) => row.getAttribute("aria-checked"));

describe("several rows of the list", () => {
  it("are selected by pointer, Space, Shift and all at once, told by number, and no row is opened", async () => {
    const { gadget, screen, rows, begins, said, does } = await aList();
    await begins();
    await expect(gadget).to.be.accessible();
    rows()[0]!.click();
    await said("1 selected");
    expect(rows().map((row) => row.getAttribute("role"))).to.deep.equal(["checkbox", "checkbox", "checkbox"]);
    expect(checked(rows())).to.deep.equal(["true", "false", "false"]);

    rows()[2]!.dispatchEvent(new MouseEvent("click", { bubbles: true, composed: true, shiftKey: true }));
    await said("3 selected");
    rows()[1]!.click();
    await said("2 selected");
    does("All 3 shown");
    await said("3 selected");
    expect(screen.all("fb-chat-list-row[selected]")).to.deep.equal([]);

    rows()[0]!.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true, composed: true }));
    await waitUntil(() => rows().every((row) => !row.hasAttribute("role")), "Escape does not end it");
  });

  it("are begun by a key with the row that has the focus, and go on by Shift and the arrows", async () => {
    const { rows, said } = await aList();
    const key = (name: string, change: KeyboardEventInit = {}) => {
      const row = rows().find((it) => it.matches(":focus"))!;
      row.dispatchEvent(
        new KeyboardEvent("keydown", {
          key: name,
          bubbles: true,
          composed: true,
          cancelable: true,
          ...change,
        }),
      );
    };
    rows()[0]!.focus();
    key("x");
    await said("1 selected");
    key("ArrowDown", { shiftKey: true });
    await said("2 selected");
    expect(checked(rows())).to.deep.equal(["true", "true", "false"]);
    key("x");
    await said("1 selected");
  });

  it("are what keys mean while they are being selected, and not the conversation that is open", async () => {
    const { gadget, screen, rows, begins, said, goesOn, of } = await aList();
    gadget.conversation = JONAS;
    await screen.shows("Jonas Weber", "fb-chat-thread-header");
    await waitUntil(() => screen.all("fb-chat-handling").length > 0, "its head is not there");
    await begins();
    const presses = (key: string) => {
      rows()[0]!.focus();
      const change = { bubbles: true, composed: true, cancelable: true };
      rows()[0]!.dispatchEvent(new KeyboardEvent("keydown", { key, ...change }));
    };
    presses("e");
    await said("0 selected");
    expect(of("conversation.close")).to.deep.equal([]);

    rows()[0]!.click();
    await said("1 selected");
    presses("e");

    await said("Close 1 conversation");
    await goesOn(200);
    await waitUntil(() => of("conversation.close").length === 1, "nothing is closed");
    expect(of("conversation.close").map(({ conversation }) => conversation)).to.deep.equal([MARIA]);
  });

  it("are not offered to who may not answer", async () => {
    const { gadget, screen } = await aList();
    (gadget as unknown as { readonly: boolean }).readonly = true;
    await waitUntil(() => screen.buttons(SELECT).length === 0, "it is offered");
  });

  it("are closed after the undo time, one by one and each once, with what was refused said by name", async () => {
    const { desk, screen, rows, begins, said, does, goesOn, of } = await aList({ undoSeconds: 5 });
    desk.refuse("conversation.close", { code: "changed", rev: 1, entries: [] });
    await begins();
    rows()[0]!.click();
    rows()[1]!.click();
    await said("2 selected");
    does("Close");
    await said("Close 2 conversations: begins in a moment");
    await goesOn(4_900);
    expect(of("conversation.close")).to.deep.equal([]);

    await goesOn(120);
    await waitUntil(() => of("conversation.close").length === 1);
    await goesOn(200);

    await said("Close 2 conversations: 1 done, 1 not");
    await said("Maria Lopez : Others wrote since you looked.");
    expect(of("conversation.close").map(({ conversation }) => conversation)).to.deep.equal([MARIA, JONAS]);
    expect(desk.sent("conversation.close")[0]).to.deep.include({ asked: 0 });
    screen.press("Dismiss");
    await screen.hides("1 not", BULK);
  });

  it("are taken back within the undo time, and nothing leaves", async () => {
    const { screen, begins, said, does, goesOn, of } = await aList({ undoSeconds: 5 });
    await begins();
    does("All 3 shown");
    await said("3 selected");
    does("Close");
    await said("begins in a moment");
    does("Undo");
    await said("taken back, nothing was done");
    await goesOn(6_100);
    await screen.hides("taken back", BULK);
    expect(of("conversation.close")).to.deep.equal([]);
  });

  it("leave out what may not be, which is said with the reason before", async () => {
    const { gadget, screen, begins, said, does, goesOn, of } = await aList({ role: "agent" });
    await begins();
    does("All 3 shown");
    await said("3 selected");
    does("Close");
    await said("Not with 1 of 3");
    await said("Omar Said : A colleague has it.");
    await expect(gadget).to.be.accessible();
    screen.press("Go on with 2");
    await goesOn(0);
    await goesOn(500);

    await waitUntil(() => of("conversation.close").length === 2);
    await said("Close 2 conversations: 2 done");
  });

  it("say before they are closed whose customers wait for an answer, and leave those alone where that is wanted", async () => {
    const { desk, gadget, screen, begins, said, does, goesOn, of } = await aList();
    desk.changesRow(JONAS, { unanswered: 2, waitingSince: NOW - 12 * MINUTE });
    await begins();
    does("All 3 shown");
    await said("3 selected");
    does("Close");
    await said("1 of 3 still wait for an answer");
    await said("Jonas Weber : waits 12 min");
    await expect(gadget).to.be.accessible();
    screen.press("Cancel");
    await waitUntil(() => screen.all("dialog").length === 0, "it stays");
    await goesOn(1_000);
    expect(of("conversation.close")).to.deep.equal([]);

    does("Close");
    await said("1 of 3 still wait for an answer");
    screen.press("Close the 2 others");

    await goesOn(1_000);
    await waitUntil(() => of("conversation.close").length === 2, "not closed");
    await goesOn(1_000);
    expect(of("conversation.close").map(({ conversation }) => conversation)).to.not.include(JONAS);
  });

  it("get and lose tags; what only some have stays with them unless it is chosen", async () => {
    const { desk, screen, begins, said, does, goesOn } = await aList();
    desk.changesRow(MARIA, { tags: [{ id: "late", name: "متأخر" }] });
    await begins();
    does("All 3 shown");
    await said("3 selected");
    does("Tags…");
    await screen.shows("Refund", BULK);
    const boxes = screen.all<HTMLInputElement>(`${BULK} dialog .all input`);
    expect(boxes.map(({ checked: is, indeterminate }) => [is, indeterminate])).to.deep.equal([
      [false, false],
      [false, true],
    ]);
    boxes[0]!.click();
    screen.press("Save");
    await goesOn(0);
    await goesOn(500);

    await waitUntil(() => desk.sent("conversation.tag").length === 3);
    for (const { add, remove } of desk.sent("conversation.tag"))
      expect({ add, remove }).to.deep.equal({ add: ["refund"], remove: [] });
  });

  it("are given to an agent beyond what they have room for, which is said before, and after", async () => {
    const { desk, screen, begins, said, does, goesOn } = await aList();
    const ben = { sub: BEN.sub, name: BEN.name, presence: "available", load: 4, capacity: 5 } as const;
    const anna = { sub: ANNA.sub, name: ANNA.name, presence: "available", load: 0, capacity: 5 } as const;
    desk.targets = { agents: [ben, anna], more: false, teams: [], queues: [] };
    await begins();
    does("All 3 shown");
    await said("3 selected");
    does("Assign…");
    await screen.shows(BEN.name, `${BULK} dialog`);
    const chooses = (sub: string) =>
      screen.all<HTMLInputElement>(`${BULK} dialog input[value="agent ${sub}"]`)[0]!.click();

    chooses(ANNA.sub);
    await waitUntil(() => screen.all(`${BULK} dialog input:checked`).length > 0);
    expect(screen.text(`${BULK} dialog .warning`)).to.equal("");
    // One of the three is Ben's already, and takes no room.
    chooses(BEN.sub);
    await screen.shows(`${BEN.name} has room for 1. Beyond their capacity: 1.`, `${BULK} dialog .warning`);
    screen.all<HTMLButtonElement>(`${BULK} dialog .buttons button`).at(-1)!.click();
    await goesOn(0);
    for (let n = 0; n < 10; n += 1) await goesOn(100);

    await said(`Assign 3 conversations: 3 done, 1 of them beyond the capacity of ${BEN.name}`);
    await goesOn(10_000);
    await said("beyond the capacity");
  });

  it("are put aside knowing until when the first can be answered, and how many are late by then", async () => {
    const { desk, screen, begins, said, does } = await aList();
    desk.changesRow(MARIA, { responseUntil: NOW + 30 * MINUTE });
    desk.changesRow(JONAS, { responseUntil: NOW + 40 * MINUTE });
    await begins();
    does("All 3 shown");
    await said("3 selected");
    does("Put aside…");

    await screen.shows("The first of them can be answered until", `${BULK} dialog`);
    expect(screen.text(`${BULK} dialog`)).to.contain("After the time to reply: 2 of 3");
  });

  it("go on only until a time that is ahead: what is over is asked for anew", async () => {
    const memory = new FakeMemory("tab-1");
    const first = await aList({ memory });
    first.desk.silent.add("conversation.snooze");
    await first.begins();
    first.does("All 3 shown");
    await first.said("3 selected");
    first.does("Put aside…");
    await waitUntil(() => first.screen.all(`${BULK} dialog`).length > 0, "it does not ask");
    first.screen.all<HTMLButtonElement>(`${BULK} dialog .buttons button`).at(-1)!.click();
    await first.goesOn(0);
    await waitUntil(() => first.of("conversation.snooze").length === 1);
    const [given] = first.desk.sent("conversation.snooze");
    first.gadget.remove();
    memory.close();

    const later = await aList({ memory: new FakeMemory("tab-2", memory) });
    await later.said("interrupted, 0 done");
    later.desk.platform.clock.now += 30 * DAY;
    later.does("Go on");
    await waitUntil(() => later.screen.all(`${BULK} dialog`).length > 0, "it does not ask");
    expect(later.of("conversation.snooze")).to.deep.equal([]);
    later.screen.all<HTMLButtonElement>(`${BULK} dialog .buttons button`).at(-1)!.click();
    for (let n = 0; n < 10; n += 1) await later.goesOn(100);

    await later.said("3 done");
    const again = later.desk.sent("conversation.snooze");
    expect(again[0]?.id).to.equal(given?.id);
    for (const { when } of again)
      expect("until" in when && when.until > later.desk.platform.clock.now).to.equal(true);
  });

  it("are put aside, and what a colleague took meanwhile is left to them", async () => {
    const { desk, screen, begins, said, does, goesOn } = await aList({ undoSeconds: 5 });
    await begins();
    does("All 3 shown");
    await said("3 selected");
    does("Put aside…");
    await waitUntil(() => screen.all(`${BULK} dialog`).length > 0, "it does not ask");
    screen.all<HTMLButtonElement>(`${BULK} dialog .buttons button`).at(-1)!.click();
    await said("Put 3 conversations aside: begins in a moment");
    desk.changesRow(JONAS, { owner: BEN });
    await goesOn(5_100);
    await goesOn(500);

    await waitUntil(() => desk.sent("conversation.snooze").length === 2);
    await said("2 done, 1 not");
    await said("Jonas Weber : A colleague took this conversation before you.");
  });

  it("are asked for again under the same ids where the connection broke, and no faster than the desk takes", async () => {
    const { desk, begins, said, does, goesOn, of } = await aList();
    desk.refuse("conversation.close", { code: "unavailable" });
    await begins();
    does("All 3 shown");
    await said("3 selected");
    does("Close");
    await goesOn(0);
    await waitUntil(() => of("conversation.close").length === 1);
    await goesOn(50);
    expect(of("conversation.close")).to.have.length(1);
    for (let n = 0; n < 60; n += 1) await goesOn(100);

    await said("Close 3 conversations: 3 done");
    expect(of("conversation.close")).to.have.length(4);
    expect(new Set(of("conversation.close").map(({ id }) => id)).size).to.equal(3);
  });

  it("that a page left are told with what is not known, and done once by whoever goes on", async () => {
    const memory = new FakeMemory("tab-1");
    const { desk, gadget, begins, said, does, goesOn, of } = await aList({ memory });
    desk.silent.add("conversation.close");
    await begins();
    does("All 3 shown");
    await said("3 selected");
    does("Close");
    await goesOn(0);
    await waitUntil(() => of("conversation.close").length === 1);
    const [first] = of("conversation.close");
    gadget.remove();
    memory.close();

    const later = await aList({ memory: new FakeMemory("tab-2", memory) });
    await later.said("Close 3 conversations: interrupted, 0 done");
    await later.said("Maria Lopez : it is not known whether it was done");
    await later.said("Jonas Weber : not done");
    later.does("Go on");
    for (let n = 0; n < 10; n += 1) await later.goesOn(100);

    await later.said("Close 3 conversations: 3 done");
    expect(later.of("conversation.close")[0]!.id).to.equal(first!.id);
    expect(later.of("conversation.close")).to.have.length(3);
    expect(memory.names("fb-chat ").filter((name) => name.includes(" bulk "))).to.deep.equal([]);
  });

  it("are asked for anew where the desk has no more what they are given, or wants more said", () => {
    const has = { queues: [{ id: "sales" }], teams: [{ id: "shop" }], tags: [{ id: "late" }] };
    const codes = [{ id: "refund" }];
    const cases: [Deed, object, boolean][] = [
      [{ do: "give", to: { type: "queue", queue: "sales" } }, has, false],
      [{ do: "give", to: { type: "queue", queue: "gone" } }, has, true],
      [{ do: "give", to: { type: "team", team: "gone" } }, has, true],
      [{ do: "give", to: { type: "pool" } }, has, false],
      [{ do: "tag", add: ["late"], remove: [] }, has, false],
      [{ do: "tag", add: ["late"], remove: ["gone"] }, has, true],
      [{ do: "snooze", when: { until: NOW } }, has, true],
      [{ do: "snooze", when: { until: NOW + 1 } }, has, false],
      [{ do: "snooze", when: { onMessage: true } }, has, false],
      [{ do: "close" }, has, false],
      [{ do: "close" }, { wrapUp: { codes, isRequired: true } }, true],
      [{ do: "close", wrapUp: { codes: ["refund"] } }, { wrapUp: { codes } }, false],
      [{ do: "close", wrapUp: { codes: ["gone"] } }, { wrapUp: { codes } }, true],
    ];
    expect(cases.map(([deed, told]) => isOutdated(deed, told, NOW))).to.deep.equal(cases.map((it) => it[2]));
  });

  it("recall nothing that is none", () => {
    expect(recalled([null, 7, {}, { id: "1", item: {} }])).to.deep.equal([]);
  });
});
