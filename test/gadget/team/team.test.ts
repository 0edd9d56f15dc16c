import { expect, waitUntil } from "@open-wc/testing";
import type { LitElement } from "lit";
import type { Role } from "../../../worker/protocol/rights.ts";
import { FEATURES, type Feature } from "../../../worker/protocol/session/features.ts";
import { silent } from "../../../gadget/session/silent.ts";
import { told } from "../../../gadget/live/shown.ts";
import { setLanguage } from "../../../gadget/words/strings.ts";
import { aGadget } from "../support/a-gadget.ts";
import { anEntry, ANNA, aWelcome, BEN, MARIA } from "../support/builders.ts";
import { FakeDesk } from "../support/fake-desk.ts";
import { settled } from "../support/manual-clock.ts";
import type { Screen } from "../support/screen.ts";
import { aLedAgent, aTeam, LED_DESK } from "../support/leading.ts";

async function aDesk(role: Role = "supervisor", features: readonly Feature[] = FEATURES) {
  const desk = new FakeDesk();
  desk.welcome = aWelcome({ desk: LED_DESK, features }, role);
  desk.team = aTeam(desk);
  desk.has({ conversation: MARIA, owner: BEN }, [anEntry(1)]);
  const all = await aGadget(desk, {});
  await all.screen.shows("Anna Agent");
  return { desk, ...all };
}

async function opened(features: readonly Feature[] = FEATURES) {
  const all = await aDesk("supervisor", features);
  all.screen.press("Team");
  await all.screen.shows("Cleo Dufour", "fb-chat-team");
  return all;
}

/** All that is shown, to Anna. */
async function gives(screen: Screen): Promise<void> {
  screen.all<HTMLInputElement>("fb-chat-team-looked .foot input")[0]!.click();
  await settled();
  screen.all<HTMLSelectElement>("fb-chat-team-looked select")[0]!.value = `agent:${ANNA.sub}`;
  screen.press("Give 1 conversation");
}

/** At a conversation of Ben's, without being shown. */
async function looksOn(features: readonly Feature[] = FEATURES) {
  const all = await opened(features);
  all.screen.press("Conversations: Ben Brandt 3");
  await all.screen.shows("Maria Lopez", "fb-chat-team");
  all.screen.press("Look on silently: Maria Lopez");
  await all.screen.shows("You look on silently", "fb-chat-silent");
  return all;
}

function writes(screen: Screen, selector: string, text: string): void {
  const box = screen.all<HTMLTextAreaElement>(selector)[0]!;
  box.value = text;
  box.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
}

afterEach(() => {
  silent.clear();
  return setLanguage("en");
});

describe("the team", () => {
  it("is seen by who leads it, and by nobody else", async () => {
    const { screen } = await aDesk("agent");
    expect(screen.buttons("Team")).to.deep.equal([]);
  });

  it("is shown with who is here, what they have, and who waits since when", async () => {
    const { screen, gadget } = await opened();

    const text = screen.text("fb-chat-team");
    for (const words of ["2 of 5 conversations", "1 put aside", "1 offer", "2 wait", "the first for 4:00"])
      expect(text).to.contain(words);
    expect(text).to.contain("▲ 2 wait, the first for 6 min · Target missed");
    expect(text).to.contain("Available for 45 min");
    expect(text).to.contain("2 offers in a row not answered");
    expect(text).to.contain(`Lunch for 12 min · set by ${ANNA.name}`);
    expect(text).to.contain("2 of 3 agents free");
    await expect(gadget).to.be.accessible();
  });

  it("tells how the day goes, and warns before a target is missed; at an older Worker nothing of it", async () => {
    const { screen } = await opened();
    const text = screen.text("fb-chat-live-board");
    for (const words of ["24", "75%", "Target: 80% within 5:00", "Lamp Shop", "The whole desk: 75%"])
      expect(text).to.contain(words);
    expect(text).to.contain("Sales: the first waits for 4:00, and the target is 5:00");
    screen.press("Close");

    const desk = new FakeDesk();
    const { features = [], ...welcome } = aWelcome({ desk: LED_DESK }, "supervisor");
    desk.welcome = { ...welcome, features: features.filter((it) => it !== "live") };
    desk.team = aTeam(desk);
    const older = await aGadget(desk, {});
    await older.screen.shows("Anna Agent");
    older.screen.press("Team");
    await older.screen.shows("Cleo Dufour", "fb-chat-team");
    expect(older.screen.all("fb-chat-live-board")).to.deep.equal([]);
  });

  it("says of who has no room for more that they are busy, and not since when they are available", async () => {
    const { desk, screen } = await opened();
    const since = desk.platform.clock.now - 45 * 60_000;

    desk.push({ type: "team", agents: [aLedAgent({ ...BEN, load: 5, since })], gone: [] });

    await screen.shows("Busy", "fb-chat-team");
    expect(screen.all("fb-chat-team .agents .dot.busy")).to.have.length(1);
    expect(screen.text("fb-chat-team")).not.to.match(/(Busy|Available) for/);
  });

  it("tells of what an agent has where it stands, and whose the last words are", async () => {
    const { desk, screen } = await opened();
    desk.changesRow(MARIA, {
      finer: { state: "snoozed", until: null, onMessage: true },
      preview: { author: "agent", agent: null, text: "Thank you for your message." },
    });

    screen.press("Conversations: Ben Brandt 3");

    await screen.shows("Automatic reply · Thank you for your message.", "fb-chat-team-looked");
    await screen.shows("Aside until they write", "fb-chat-team-looked");
  });

  it("counts on for how long an agent is there while what they have is looked at", async () => {
    const { desk, screen } = await opened();
    screen.press("Conversations: Ben Brandt 3");
    await screen.shows("Available for 45 min", "fb-chat-team-looked");

    await desk.platform.clock.advance(60_000);
    screen.all<LitElement>("fb-chat-team")[0]!.requestUpdate();

    await screen.shows("Available for 46 min", "fb-chat-team-looked");
  });

  it("closes where its pane gives way to the conversation, and nothing stays out of reach", async () => {
    const { screen, gadget } = await opened();
    gadget.style.inlineSize = "900px";
    gadget.conversation = MARIA;
    await screen.shows("Message 1");

    gadget.style.inlineSize = "320px";

    await waitUntil(() => screen.all("dialog").length === 0);
    expect(screen.all("[inert]")).to.deep.equal([]);
    await waitUntil(() => screen.buttons("Back to the list").length + screen.buttons("Back").length > 0);
  });

  it("changes as the desk tells, and is asked for anew with the next socket", async () => {
    const { desk, screen } = await opened();
    desk.push({ type: "team", agents: [aLedAgent({ ...BEN, load: 4 })], gone: ["cleo"] });
    await screen.shows("4 of 5 conversations", "fb-chat-team");
    expect(screen.text("fb-chat-team")).not.to.contain("Cleo Dufour");

    await desk.breaks();
    await screen.shows("This is how it was then", "fb-chat-team");
    expect(screen.text("fb-chat-team")).to.contain("4 of 5 conversations").and.to.contain("first for 4:00");
    expect(screen.all("fb-chat-team .old")).to.have.length(1);
    await desk.platform.clock.advance(60_000);
    await screen.shows("Cleo Dufour", "fb-chat-team");
    expect(screen.all("fb-chat-team .old")).to.deep.equal([]);

    expect(desk.sent("team.open")).to.have.length(2);
  });

  it("is looked at no more once it is closed, where nothing is told of targets", async () => {
    const desk = new FakeDesk();
    const { features = [], ...welcome } = aWelcome({ desk: LED_DESK }, "supervisor");
    desk.welcome = { ...welcome, features: features.filter((it) => it !== "live") };
    desk.team = aTeam(desk);
    const { screen } = await aGadget(desk, {});
    await screen.shows("Anna Agent");
    await waitUntil(() => screen.all("fb-chat-team-mark").length === 1);
    expect(desk.sent("team.open")).to.deep.equal([]);

    screen.press("Team");
    await screen.shows("Cleo Dufour", "fb-chat-team");
    screen.press("Close");

    await waitUntil(() => desk.sent("team.close").length === 1);
    expect(desk.sent("team.open")).to.have.length(1);
  });

  it("is where others are set away", async () => {
    const { desk, screen } = await opened();

    screen.press("Away: Ben Brandt");

    await waitUntil(() => desk.sent("agent.setPresence").length === 1);
    expect(desk.sent("agent.setPresence")[0]).to.include({ agent: BEN.sub, presence: "away" });
    expect(screen.buttons(`Away: ${ANNA.name}`)).to.deep.equal([]);
  });

  it("leaves agents where they stand as long as the pointer is among them, and orders them anew when it left", async () => {
    const { desk, screen } = await opened();
    const list = screen.all("fb-chat-team .agents")[0]!;
    const names = () => screen.all("fb-chat-team .agents b").map(({ textContent }) => textContent);
    const before = names();
    list.dispatchEvent(new PointerEvent("pointerover", { bubbles: true }));

    desk.push({ type: "team", agents: [aLedAgent({ ...BEN, presence: "offline" })], gone: [] });
    await screen.shows("Offline", "fb-chat-team .agents li:first-child");
    expect(names()).to.deep.equal(before);

    list.dispatchEvent(new PointerEvent("pointerleave"));
    await waitUntil(() => names().at(-1) === BEN.name || names()[0] !== BEN.name);
    expect(names()).not.to.deep.equal(before);
  });

  it("leads from a warning to who waits there", async () => {
    const { screen } = await opened();
    const warning = screen.all("fb-chat-live-board .warnings button")[0]!;
    expect(getComputedStyle(warning).whiteSpace).to.equal("normal");
    screen.press("Sales: the first waits for 4:00, and the target is 5:00");
    await screen.shows("Conversations: Sales", "fb-chat-team h2");
  });

  it("leads from the longest wait to who waits there", async () => {
    const { screen } = await opened();
    screen.all<HTMLButtonElement>("fb-chat-live-board .tiles button")[0]!.click();
    await screen.shows("Conversations: Sales", "fb-chat-team h2");
  });

  it("sets nobody away while there is no connection", async () => {
    const { desk, screen } = await opened();
    await desk.breaks();
    await screen.shows("This is how it was then", "fb-chat-team");

    const buttons = screen.all<HTMLButtonElement>("fb-chat-team .agents button[data-tip]");
    expect(buttons.map(({ disabled }) => disabled)).not.to.contain(false).and.not.to.be.empty;
  });

  it("is where what a colleague has is given to somebody else, and what came of each is said", async () => {
    const { desk, screen, gadget } = await opened();
    screen.press("Conversations: Ben Brandt 3");
    await screen.shows("Maria Lopez", "fb-chat-team");
    await expect(gadget).to.be.accessible();

    await gives(screen);

    await screen.shows("Given", "fb-chat-team-looked .done");
    await screen.shows(`1 conversation given to ${ANNA.name}`, "fb-chat-team-looked [role=status]");
    const [asked] = desk.sent("conversations.reassign");
    expect(asked?.to).to.deep.equal({ agent: ANNA.sub });
    expect(asked?.conversations).to.deep.equal([{ conversation: MARIA, owner: BEN.sub }]);
  });

  it("is where what a colleague has goes where the rules of the desk lead", async () => {
    const { desk, screen } = await opened();
    screen.press("Conversations: Ben Brandt 3");
    await screen.shows("Maria Lopez", "fb-chat-team");
    screen.all<HTMLInputElement>("fb-chat-team-looked .foot input")[0]!.click();
    await settled();
    const field = screen.all<HTMLSelectElement>("fb-chat-team-looked select")[0]!;
    expect([...field.options].map(({ text }) => text))
      .to.include("Where the rules lead")
      .and.not.include("Everyone");
    field.value = "everyone";

    screen.press("Give 1 conversation");

    await screen.shows("1 conversation goes where the rules lead", "fb-chat-team-looked [role=status]");
    expect(desk.sent("conversations.reassign")[0]?.to).to.deep.equal({ everyone: true });
  });

  it("is given to nobody before somebody is chosen", async () => {
    const { desk, screen } = await opened();
    screen.press("Conversations: Ben Brandt 3");
    await screen.shows("Maria Lopez", "fb-chat-team");
    screen.all<HTMLInputElement>("fb-chat-team-looked .foot input")[0]!.click();
    await settled();

    screen.press("Give 1 conversation");

    await settled();
    expect(desk.sent("conversations.reassign")).to.deep.equal([]);
  });

  it("is where what was given comes back with one press", async () => {
    const { desk, screen } = await opened();
    screen.press("Conversations: Ben Brandt 3");
    await screen.shows("Maria Lopez", "fb-chat-team");
    await gives(screen);
    await screen.shows("Undo", "fb-chat-team-looked");

    screen.press("Undo");

    await screen.shows("1 conversation is where it was", "fb-chat-team-looked");
    const [, back] = desk.sent("conversations.reassign");
    expect(back?.to).to.deep.equal({ agent: BEN.sub });
    expect(back?.conversations).to.deep.equal([{ conversation: MARIA, owner: ANNA.sub }]);
    expect(screen.buttons("Undo")).to.deep.equal([]);
  });

  it("says of an agent what they are in and can, and removes who left, once it was confirmed", async () => {
    const { desk, screen, gadget } = await opened();
    screen.press("Conversations: Ben Brandt 3");
    await screen.shows("Teams: Shop", "fb-chat-team");
    expect(screen.text("fb-chat-team")).to.contain("Skills: French 4");

    screen.press("Remove from the desk …");
    await screen.shows("Remove Ben Brandt from the desk?", "fb-chat-team h2");
    expect(screen.text("fb-chat-team-removal")).to.contain("Their 3 conversations go to");
    expect(screen.focused?.localName).to.equal("h2");
    await expect(gadget).to.be.accessible();
    screen.press("Cancel");
    await screen.shows("Maria Lopez", "fb-chat-team");
    expect(desk.sent("agent.remove")).to.deep.equal([]);
    screen.press("Remove from the desk …");
    await screen.shows("Their 3 conversations go to", "fb-chat-team");
    screen.all<HTMLSelectElement>("fb-chat-team-removal select")[0]!.value = "queue:sales";
    screen.press("Remove Ben Brandt");

    await screen.shows("Ben Brandt was removed. 3 conversations went on.", "fb-chat-team");
    expect(desk.sent("agent.remove")[0]).to.deep.include({ agent: BEN.sub, to: { queue: "sales" } });
  });

  it("stays as it was where somebody could not be removed, and says so", async () => {
    const { desk, screen } = await opened();
    desk.refuse("agent.remove", { code: "not_found" });
    screen.press("Conversations: Cleo Dufour 0");
    await screen.shows("Remove from the desk …", "fb-chat-team");
    screen.press("Remove from the desk …");
    await screen.shows("They have no conversations.", "fb-chat-team");

    screen.press("Remove Cleo Dufour");

    await screen.shows("That did not work.", "fb-chat-team-removal");
  });

  it("counts the longest wait by the second", async () => {
    const { desk, screen } = await opened();
    await desk.platform.clock.advance(61_000);
    await screen.shows("the first for 5:01", "fb-chat-team");
  });

  it("is from where somebody looks on silently, or as everybody does", async () => {
    const { desk, screen, gadget } = await opened();
    screen.press("Conversations: Ben Brandt 3");
    await screen.shows("Maria Lopez", "fb-chat-team");

    screen.press("Look on silently: Maria Lopez");

    await waitUntil(() => desk.sent("thread.open").length === 1);
    expect(desk.sent("thread.open")[0]).to.include({ conversation: MARIA, as: "silent" });
    expect(gadget.conversation).to.equal(MARIA);
    expect(screen.all("fb-chat-team")).to.deep.equal([]);
  });

  it("says plainly that they look on silently, at every width, and what they type is a note for who has it", async () => {
    const { desk, screen, gadget } = await looksOn();
    const said = "You look on silently: Ben Brandt does not see you.";

    for (const width of [280, 320, 640, 1_000]) {
      gadget.style.inlineSize = `${width}px`;
      await settled();
      const strip = screen.all("fb-chat-silent .words")[0]!;
      expect(strip.textContent).to.equal(said);
      expect(strip.checkVisibility() && strip.scrollWidth <= strip.clientWidth, `${width}`).to.equal(true);
    }
    await expect(gadget).to.be.accessible();
    expect(screen.all("fb-chat-composer-pane textarea[part=input]")).to.deep.equal([]);
    expect(await gadget.insertText("For the customer")).to.deep.include({ ok: false });

    await gadget.focusComposer();
    await screen.shows("Note for Ben Brandt – the customer does not see it", "fb-chat-note-box");
    desk.colleagues = [{ sub: "lina", name: "Lina Park", presence: "available", sees: true }];
    writes(screen, "fb-chat-note-box textarea", "Yes, up to 50, @Li");
    await screen.shows("Lina Park", "fb-chat-note-box [role=option]");
    const box = screen.all("fb-chat-note-box textarea")[0]!;
    for (const key of ["Enter", "Enter"])
      box.dispatchEvent(
        new KeyboardEvent("keydown", { key, bubbles: true, composed: true, cancelable: true }),
      );

    await waitUntil(() => desk.sent("note.add").length === 1);
    const note = { conversation: MARIA, text: "Yes, up to 50, @Lina Park", to: BEN.sub, mentions: ["lina"] };
    expect(desk.sent("note.add")[0]).to.deep.include(note);
    expect(desk.sent("message.send")).to.deep.equal([]);
  });

  it("names nobody in the note of who looks on silently where the Worker knows of no mentions", async () => {
    const { desk, screen } = await looksOn(FEATURES.filter((it) => it !== "mentions"));

    writes(screen, "fb-chat-note-box textarea", "Ask @Li");
    screen.press("Add note");

    await waitUntil(() => desk.sent("note.add").length === 1);
    expect(desk.sent("note.add")[0]).to.not.have.property("mentions");
    expect(desk.sent("note.targets")).to.deep.equal([]);
  });

  it("lets who looks on silently write to the customer once they choose to, and not in the next conversation", async () => {
    const { screen } = await looksOn();
    writes(screen, "fb-chat-note-box textarea", "A note that is begun");

    screen.press("Write to the customer");

    await screen.shows("What you write here goes to the customer.", "fb-chat-silent");
    await waitUntil(() => screen.all("fb-chat-composer-pane textarea[part=input]").length === 1);
    expect(screen.all("fb-chat-note-box textarea")).to.deep.equal([]);
    screen.press("Write a note");
    await waitUntil(
      () => screen.all<HTMLTextAreaElement>("fb-chat-note-box textarea")[0]?.value === "A note that is begun",
    );
  });

  it("shows who looks on silently from now on where they want that", async () => {
    const { desk, screen } = await looksOn();

    screen.press("Be seen");

    await waitUntil(() => screen.all("fb-chat-silent").length === 0);
    await waitUntil(() => screen.all("fb-chat-composer-pane textarea[part=input]").length === 1);
    expect(desk.sent("thread.open").map(({ as }) => as)).to.deep.equal(["silent", undefined]);
  });

  it("lets a supervisor be seen, and not be seen any more, in what is open", async () => {
    const { desk, screen, gadget } = await opened();
    screen.press("Conversations: Ben Brandt 3");
    await screen.shows("Maria Lopez", "fb-chat-team");
    screen.press("Look on silently: Maria Lopez");
    await screen.shows("you look on silently", "fb-chat-watchers");
    await expect(gadget).to.be.accessible();

    screen.press("More for this conversation");
    await screen.shows("Let colleagues see that I look");
    screen.press("Let colleagues see that I look");

    await screen.hides("you look on silently", "fb-chat-watchers");
    expect(desk.sent("thread.open").map(({ as }) => as)).to.deep.equal(["silent", undefined]);
    desk.refuse("thread.open", { code: "not_allowed" });
    screen.press("More for this conversation");
    await screen.shows("Look on silently");
    screen.press("Look on silently");
    await waitUntil(() => desk.sent("thread.open").length === 3);
    await settled();
    expect(screen.text("fb-chat-watchers")).not.to.contain("you look on silently");
  });

  it("says who wants help, until somebody says that it came", async () => {
    const { desk, screen } = await opened();
    const { summary } = desk.conversations.get(MARIA)!;
    desk.push({ type: "hands", hands: [{ summary, by: BEN, at: 0, note: "May I refund it?" }] });
    await screen.shows("May I refund it?", "fb-chat-team");

    screen.press("Help came");

    await waitUntil(() => desk.sent("conversation.lowerHand").length === 1);
    desk.push({ type: "hands", hands: [] });
    await waitUntil(() => !screen.text("fb-chat-team").includes("May I refund it?"));
  });
});

describe("the mark at the button of the team", () => {
  const mark = (screen: Screen) => screen.text("fb-chat-team-mark [role=status]").trim();

  /** Four of five minutes are over in Sales, and three of four were answered in time. */
  const NEEDY = "Needs attention: Sales, The whole desk";

  async function marked(role: Role = "supervisor") {
    const all = await aDesk(role);
    const raise = (n: number) => {
      const { summary } = all.desk.conversations.get(MARIA)!;
      const hand = { summary, by: BEN, at: all.desk.platform.clock.now };
      all.desk.push({ type: "hands", hands: Array.from({ length: n }, () => hand) });
    };
    return { ...all, raise };
  }

  it("says who asks for help and what misses its target, with the team closed", async () => {
    const { screen, raise, gadget } = await marked();
    await waitUntil(() => mark(screen) === `2 ${NEEDY}`);

    raise(2);

    await waitUntil(() => mark(screen) === `4 Who wants help: 2 · ${NEEDY}`);
    expect(screen.all("fb-chat-team-mark .badge.danger")).to.have.length(1);
    expect(screen.all("fb-chat-team")).to.deep.equal([]);
    await expect(gadget).to.be.accessible();
    raise(0);
    await waitUntil(() => mark(screen) === `2 ${NEEDY}`);
  });

  it("counts who comes near a target as time goes by", async () => {
    const { desk, screen } = await marked();
    desk.push({ type: "team", agents: [], gone: [], today: null });
    desk.push({
      type: "team",
      agents: [],
      gone: [],
      places: [{ ...desk.team!.places![0]!, since: desk.platform.clock.now }],
    });
    await waitUntil(() => mark(screen) === "");

    await desk.platform.clock.advance(4.5 * 60_000);
    await waitUntil(() => mark(screen) === "1 Needs attention: Sales");
    expect(screen.all("fb-chat-team-mark .badge.warning")).to.have.length(1);
    await desk.platform.clock.advance(60_000);
    await waitUntil(() => screen.all("fb-chat-team-mark .badge.danger").length === 1);
  });

  it("says nothing while it is not known", async () => {
    const { desk, screen, raise } = await marked();
    raise(1);
    await waitUntil(() => mark(screen).startsWith("3"));

    await desk.breaks();

    await waitUntil(() => mark(screen) === "");
    await desk.platform.clock.advance(60_000);
    await waitUntil(() => mark(screen) === `2 ${NEEDY}`);
  });

  it("goes on when the team is closed, which is asked for once", async () => {
    const { desk, screen } = await marked();
    await waitUntil(() => mark(screen) !== "");
    screen.press("Team");
    await screen.shows("Cleo Dufour", "fb-chat-team");

    screen.press("Close");

    await waitUntil(() => screen.all("fb-chat-team").length === 0);
    expect(mark(screen)).to.equal(`2 ${NEEDY}`);
    expect(desk.sent("team.open")).to.have.length(1);
    expect(desk.sent("team.close")).to.deep.equal([]);
  });

  it("is not there for who leads nobody, and nothing is asked for them", async () => {
    const { desk, screen } = await marked("agent");
    await settled();
    expect(screen.all("fb-chat-team-mark")).to.deep.equal([]);
    expect(desk.sent("team.open")).to.deep.equal([]);
  });
});

describe("what is told of a team", () => {
  it("is nothing, where it is what changed of something that nobody told", () => {
    expect(told(null, { agents: [], gone: [] })).to.equal(null);
  });
});
