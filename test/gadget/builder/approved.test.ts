import { expect, waitUntil } from "@open-wc/testing";
import type { UtilityTemplate } from "../../../worker/protocol/library/utility-template.ts";
import { APPROVED, longAgo } from "../approved-states.ts";
import { aGadget } from "../support/a-gadget.ts";
import { opensApproved } from "../support/approved.ts";
import { anEntry, aWelcome, MARIA } from "../support/builders.ts";
import { FakeDesk } from "../support/fake-desk.ts";
import type { Screen } from "../support/screen.ts";

const ORDER = APPROVED.filter(({ name, language }) => name === "order_update" && language === "en_US");
const FITTING = APPROVED.filter(({ name }) => name === "fitting_appointment");

async function aLateAnswer(
  approved: UtilityTemplate[] = APPROVED,
  prepare: (desk: FakeDesk) => void = () => {},
) {
  const desk = new FakeDesk();
  longAgo(desk, approved);
  prepare(desk);
  const all = await aGadget(desk, { conversation: MARIA });
  await all.screen.shows("Meta's time for replies ended", "fb-chat-composer-pane");
  const sent = () => desk.sent("message.send").map(({ outgoing }) => outgoing);
  return { desk, sent, ...all };
}

const labelled = (screen: Screen, label: string) =>
  screen
    .all<HTMLLabelElement>("fb-chat-approved label[for]")
    .find((element) => screen.textOf(element) === label)?.control as HTMLInputElement | undefined;

async function fills(screen: Screen, label: string, text: string): Promise<void> {
  await waitUntil(() => labelled(screen, label), `no field "${label}"`);
  const field = labelled(screen, label)!;
  field.value = text;
  field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
}

async function chooses(screen: Screen, label: string, option: string): Promise<void> {
  await waitUntil(() => labelled(screen, label), `no choice "${label}"`);
  const select = labelled(screen, label) as unknown as HTMLSelectElement;
  select.value = [...select.options].find(({ text }) => text === option)!.value;
  select.dispatchEvent(new Event("change", { bubbles: true }));
}

const send = (screen: Screen) => screen.all<HTMLButtonElement>("fb-chat-approved footer .primary")[0]!;
const phone = (screen: Screen) =>
  screen
    .all("fb-chat-approved .screen")
    .map((it) => screen.textOf(it))
    .join();

describe("a message that Meta approved", () => {
  it("is filled in, shown as it will arrive, and leaves after every window", async () => {
    const { screen, sent } = await aLateAnswer();
    await opensApproved(screen);

    await fills(screen, "Blank 1", "4711");
    await waitUntil(() => phone(screen).includes("your order 4711 was shipped"));
    await fills(screen, "Blank 2", " Friday ");
    await waitUntil(() => send(screen).ariaDisabled === "false");
    send(screen).click();

    await waitUntil(() => sent().length === 1);
    expect(sent()).to.deep.equal([
      {
        ...{ kind: "utility", name: "order_update", language: "en_US" },
        parameters: [{ text: "4711" }, { text: "Friday" }],
        shown: "Good news: your order 4711 was shipped, and arrives on Friday at your door.",
      },
    ]);
  });

  it("names its parameters where Meta does, and its buttons in their order", async () => {
    const { screen, sent } = await aLateAnswer(FITTING);
    await opensApproved(screen);
    await fills(screen, "Name", "Maria");
    await fills(screen, "Day", "Monday");
    await fills(screen, "End of the address of “Change it”", "88");
    await waitUntil(() => send(screen).ariaDisabled === "false");
    send(screen).click();

    await waitUntil(() => sent().length === 1);
    expect(sent()).to.deep.equal([
      {
        ...{ kind: "utility", name: "fitting_appointment", language: "en_US" },
        parameters: [
          { name: "name", text: "Maria" },
          { name: "day", text: "Monday" },
        ],
        buttons: [{}, { url: "88" }, { url: "https://shop.example/way" }],
        shown: "See you soon\nHello Maria, your fitting is on Monday. Can you make it?",
      },
    ]);
  });

  it("is listed by language, beginning with the customer's", async () => {
    const { screen } = await aLateAnswer(APPROVED, (desk) => {
      const { thread } = desk.conversations.get(MARIA)!;
      thread.customer = { ...thread.customer, locale: "de_AT" };
    });
    await opensApproved(screen);
    await waitUntil(() => phone(screen).includes("Ihre Bestellung"));

    await chooses(screen, "Language", "American English");
    await waitUntil(() => phone(screen).includes("Good news"));
    await chooses(screen, "Message", "Fitting appointment");

    await waitUntil(() => phone(screen).includes("your fitting is on"));
  });

  it("does not leave with a blank, or with a sign that Meta takes in none, and says which", async () => {
    const { screen, sent } = await aLateAnswer(ORDER);
    await opensApproved(screen);
    await fills(screen, "Blank 1", "5 %");
    await screen.shows("Without #, $ and %.");

    send(screen).click();

    await screen.shows("This is needed.");
    await waitUntil(
      () => screen.focused === labelled(screen, "Blank 1"),
      "the focus is not where it is wrong",
    );
    expect(sent()).to.deep.equal([]);
  });

  it("is offered in the menu as well, while anything may be sent", async () => {
    const desk = new FakeDesk();
    desk.has({ conversation: MARIA }, [anEntry(1)]);
    const { screen } = await aGadget(desk, { conversation: MARIA });
    await screen.shows("You can reply until");
    expect(screen.buttons("Send an approved message")).to.deep.equal([]);

    screen.press("Send something else");
    await screen.shows("Quick replies");
    screen.press("Approved message");

    await screen.shows("Meta has approved no message for this Page.");
  });

  it("is asked for again where Meta did not tell", async () => {
    const { desk, screen } = await aLateAnswer();
    desk.refuse("page.utilityTemplates", { code: "record_unavailable", retryAfterMs: null });
    await opensApproved(screen);
    await screen.shows("Meta does not tell which there are");

    screen.all<HTMLButtonElement>("fb-chat-approved .instead button")[0]!.click();

    await waitUntil(() => phone(screen).includes("Good news"));
  });

  it("has what was filled in when it is opened again, until it is sent", async () => {
    const { screen } = await aLateAnswer(ORDER);
    const closes = async (how: () => void) => {
      how();
      await waitUntil(() => screen.all("fb-chat-approved").length === 0, "it does not close");
    };
    await opensApproved(screen);
    await fills(screen, "Blank 1", "4711");
    await closes(() => {
      screen.pressKey("Escape");
    });

    await opensApproved(screen);
    await waitUntil(() => labelled(screen, "Blank 1")?.value === "4711", "it is lost");
    await fills(screen, "Blank 2", "Friday");
    await waitUntil(() => send(screen).ariaDisabled === "false");
    await closes(() => {
      send(screen).click();
    });

    await opensApproved(screen);
    await waitUntil(() => labelled(screen, "Blank 1")?.value === "", "it is kept");
  });

  it("is in hand again when it was refused", async () => {
    const { desk, screen, sent } = await aLateAnswer(ORDER);
    desk.refuse("message.send", { code: "not_sendable", path: "parameters[0].text", why: "not_allowed" });
    await opensApproved(screen);
    await fills(screen, "Blank 1", "4711");
    await fills(screen, "Blank 2", "Friday");
    await waitUntil(() => send(screen).ariaDisabled === "false");
    send(screen).click();
    // In the dialog is one of that name, too.
    await waitUntil(() => screen.all("fb-chat-approved").length === 0, "it does not close");
    await waitUntil(() => screen.buttons("Edit").length > 0, "it cannot be changed");

    screen.press("Edit");

    await waitUntil(() => labelled(screen, "Blank 1")?.value === "4711");
    send(screen).click();
    await waitUntil(() => sent().length === 2);
  });

  it("is not offered where the Worker is older", async () => {
    const { screen } = await aLateAnswer(APPROVED, (desk) => {
      desk.welcome = aWelcome({ features: ["outgoing", "send_kinds"] });
    });
    await waitUntil(() => screen.box.readOnly);

    expect(screen.buttons("Send an approved message")).to.deep.equal([]);
  });
});

describe("fb-chat-window-closed", () => {
  it("is told once when the agent wants to write, and not before", async () => {
    const { gadget, screen } = await aLateAnswer();
    await waitUntil(() => screen.box.readOnly);
    const heard: unknown[] = [];
    gadget.addEventListener("fb-chat-window-closed", ({ detail }) => heard.push(detail));
    screen.box.focus();
    expect(heard).to.deep.equal([]);

    screen.box.click();
    screen.key("a");

    expect(heard).to.have.length(1);
    expect(heard[0]).to.include({ conversation: MARIA });
    expect((heard[0] as { customer: { name: string } }).customer.name).to.equal("Maria Lopez");
    expect((heard[0] as { closedAt: number }).closedAt).to.be.a("number");
  });

  it("is not told while one may write", async () => {
    const desk = new FakeDesk();
    desk.has({ conversation: MARIA }, [anEntry(1)]);
    const { gadget, screen } = await aGadget(desk, { conversation: MARIA });
    await screen.shows("You can reply until");
    let heard = 0;
    gadget.addEventListener("fb-chat-window-closed", () => heard++);

    screen.box.click();
    screen.key("a");

    expect(heard).to.equal(0);
  });
});
