import { expect, nextFrame, waitUntil } from "@open-wc/testing";
import { BUILT } from "../builder-states.ts";
import { aGadget } from "../support/a-gadget.ts";
import { aDelivery, anEntry, aText, aWelcome, byAnna, JONAS, MARIA, NOW } from "../support/builders.ts";
import { fieldsOf, fills, hasBegun, opensBuilder } from "../support/building.ts";
import { FakeDesk } from "../support/fake-desk.ts";
import { aFile } from "../support/giving.ts";
import { nameOf } from "../support/screen.ts";

async function aBox(prepare: (desk: FakeDesk) => void = () => {}) {
  const desk = new FakeDesk();
  desk.has({ conversation: MARIA }, [anEntry(1)]);
  desk.has({ conversation: JONAS }, [anEntry(1)]);
  prepare(desk);
  const all = await aGadget(desk, { conversation: MARIA });
  const { screen } = all;
  await screen.shows("You can reply until");
  const sent = () => desk.sent("message.send").map(({ outgoing }) => outgoing);
  const isOpen = () => screen.all("fb-chat-builder").length > 0;
  const inBuilder = (name: string) => {
    const buttons = screen.all<HTMLButtonElement>("fb-chat-builder button");
    const button = buttons.find((it) => nameOf(it) === name);
    if (!button) throw new Error(`No "${name}" among: ${buttons.map(nameOf).join(" | ")}`);
    return button;
  };
  const sends = async () => {
    await waitUntil(() => inBuilder("Send").ariaDisabled === "false", "it cannot be sent");
    inBuilder("Send").click();
    await waitUntil(() => !isOpen(), "it stays open");
  };
  return { desk, sent, isOpen, inBuilder, sends, ...all };
}

const begun = (name: string) => (desk: FakeDesk) => {
  hasBegun(desk, BUILT[name]!.built);
};

describe("what is sent beside words", () => {
  it("is not offered where the Worker is older", async () => {
    const { screen } = await aBox((desk) => {
      desk.welcome = aWelcome({ features: ["outgoing"] });
    });

    expect(screen.buttons("Insert an emoji")).to.have.length(1);
    expect(screen.buttons("Send something else")).to.deep.equal([]);
  });

  it("is a thumb at one press where the Worker knows no other stickers", async () => {
    const { screen, sent } = await aBox((desk) => {
      desk.welcome = aWelcome({ features: ["outgoing", "send_kinds"] });
    });
    screen.press("Send something else");
    await waitUntil(() => screen.all(".menu button").length > 0);

    screen
      .all(".menu button")
      .find((item) => nameOf(item) === "Thumbs up")!
      .click();

    await waitUntil(() => sent().length === 1);
    expect(sent()).to.deep.equal([{ kind: "sticker", stickerId: "369239263222822" }]);
  });

  it("is built field by field, and the focus is in the box afterwards", async () => {
    const { screen, sent, sends } = await aBox();
    await opensBuilder(screen, "Buttons");
    await waitUntil(() => screen.focused === fieldsOf(screen, "Message")[0], "it does not begin in a field");

    await fills(screen, "Message", "Your lamp is on its way.");
    await fills(screen, "Text on the button", "Follow it");
    await fills(screen, "Address", "https://shop.example/orders/1");
    await sends();

    expect(sent()).to.deep.equal([
      {
        kind: "template",
        template: {
          type: "button",
          text: "Your lamp is on its way.",
          buttons: [{ type: "web_url", title: "Follow it", url: "https://shop.example/orders/1" }],
        },
      },
    ]);
    await waitUntil(() => screen.focused === screen.box, "the focus is not in the box");
  });

  for (const [name, { choice, built }] of Object.entries(BUILT)) {
    it(`leaves as it was built: ${choice}`, async () => {
      const { screen, sent, sends } = await aBox(begun(name));
      await opensBuilder(screen, choice);

      await sends();

      expect(sent()).to.deep.equal([built]);
    });
  }

  it("takes the words from the box, and gives them back where it is not sent", async () => {
    const { screen, sent, sends, inBuilder, isOpen } = await aBox();
    screen.write("When may we come?");
    await opensBuilder(screen, "Quick replies");
    expect(fieldsOf(screen, "Message")[0]!.value).to.equal("When may we come?");
    inBuilder("Close").click();
    await waitUntil(() => !isOpen());
    expect(screen.box.value).to.equal("When may we come?");

    await opensBuilder(screen, "Quick replies");
    await fills(screen, "Answer", "Today");
    await sends();

    expect(sent()).to.deep.equal([
      { kind: "text", text: "When may we come?", quickReplies: [{ type: "text", title: "Today" }] },
    ]);
    await waitUntil(() => screen.box.value === "");
  });

  it("asks for what the profile has", async () => {
    const { screen, sent, sends } = await aBox();
    await opensBuilder(screen, "Ask for phone or e-mail");

    await fills(screen, "Message", "How can we reach you?");
    await sends();

    expect(sent()).to.deep.equal([
      { kind: "text", text: "How can we reach you?", quickReplies: [{ type: "user_phone_number" }] },
    ]);
  });
});

describe("what Messenger would refuse", () => {
  it("is said at the field while it is typed, and is not sent", async () => {
    const { screen, sent, isOpen, inBuilder } = await aBox();
    await opensBuilder(screen, "Buttons");
    await fills(screen, "Message", "Hello");

    await fills(screen, "Text on the button", "x".repeat(21));
    await screen.shows("At most 20 characters.");
    await screen.shows("21 of 20");
    expect(screen.text("fb-chat-builder footer")).to.include("Button 1, Text on the button");
    expect(fieldsOf(screen, "Text on the button")[0]!.ariaInvalid).to.equal("true");

    inBuilder("Send").click();
    await screen.shows("This is needed.");
    expect(isOpen()).to.equal(true);
    expect(sent()).to.deep.equal([]);
    expect(screen.focused).to.equal(fieldsOf(screen, "Text on the button")[0]);
  });

  it("is not said of what nobody has come to yet", async () => {
    const { screen } = await aBox();
    await opensBuilder(screen, "Buttons");
    expect(screen.text("fb-chat-builder")).to.not.include("This is needed.");

    const [message] = fieldsOf(screen, "Message");
    message!.focus();
    message!.blur();
    await fills(screen, "Text on the button", "Hi");
    expect(screen.text("fb-chat-builder")).to.not.include("This is needed.");

    await fills(screen, "Message", "H");
    await fills(screen, "Message", "");
    message!.blur();

    await screen.shows("Message: This is needed.");
    expect(screen.text("fb-chat-builder footer")).to.not.include("more");
  });

  it("is not said while something is pressed: what is pressed stays under the pointer", async () => {
    const { screen, inBuilder } = await aBox();
    await opensBuilder(screen, "Cards");
    const add = inBuilder("Add a card 1 of 10");
    await fills(screen, "Title", "H");
    await fills(screen, "Title", "");

    add.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true, composed: true }));
    add.focus();
    await nextFrame();
    expect(screen.text("fb-chat-builder")).to.not.include("This is needed.");

    add.dispatchEvent(new PointerEvent("pointerup", { bubbles: true, composed: true }));
    await screen.shows("Title: This is needed.");
  });

  it("is a message that offers answers and says nothing", async () => {
    const { screen, sent, isOpen, inBuilder } = await aBox();
    await opensBuilder(screen, "Ask for phone or e-mail");
    expect(screen.textOf(screen.all("fb-chat-builder h2")[0]!)).to.equal("Ask for phone or e-mail");
    expect(inBuilder("Send").ariaDisabled).to.equal("true");

    inBuilder("Send").click();

    await screen.shows("Message: This is needed.");
    expect(isOpen()).to.equal(true);
    expect(sent()).to.deep.equal([]);
  });

  it("is said where the Worker found it, once the agent changes it", async () => {
    const { screen, desk, sends, isOpen } = await aBox(begun("buttons"));
    const refusal = {
      code: "not_sendable",
      path: "template.buttons[2].phone",
      why: "not_a_phone_number",
    } as const;
    desk.refuse("message.send", refusal);
    await opensBuilder(screen, "Buttons");
    await sends();
    await screen.shows("Your message was not sent");
    expect(screen.text("fb-chat-refused-send")).to.include("Your lamp left our warehouse");

    screen.press("Edit");

    await waitUntil(isOpen, "the builder is not open");
    await screen.shows("Button 3, Phone number: With the country");
    expect(screen.focused).to.equal(fieldsOf(screen, "Phone number")[0]);
    await fills(screen, "Phone number", "+4915112345679");
    await screen.hides("Button 3, Phone number");
    await sends();
    expect(desk.sent("message.send")).to.have.length(2);
  });
});

describe("what was begun", () => {
  it("stays with its customer until it is sent", async () => {
    const { gadget, screen, isOpen, inBuilder, sends } = await aBox();
    await opensBuilder(screen, "Coupon");
    await fills(screen, "Title", "10 € off");
    await fills(screen, "Code", "TEN");
    inBuilder("Close").click();
    await waitUntil(() => !isOpen());

    gadget.conversation = JONAS;
    await screen.shows("You can reply until");
    await opensBuilder(screen, "Coupon");
    expect(fieldsOf(screen, "Title")[0]!.value).to.equal("");
    inBuilder("Close").click();
    await waitUntil(() => !isOpen());

    gadget.conversation = MARIA;
    await gadget.updateComplete;
    await opensBuilder(screen, "Coupon");
    expect(fieldsOf(screen, "Title")[0]!.value).to.equal("10 € off");
    await sends();
    await opensBuilder(screen, "Coupon");
    expect(fieldsOf(screen, "Title")[0]!.value).to.equal("");
  });

  it("begins anew on demand", async () => {
    const { screen, inBuilder } = await aBox(begun("coupon"));
    await opensBuilder(screen, "Coupon");

    inBuilder("Start over").click();

    await waitUntil(() => fieldsOf(screen, "Title")[0]!.value === "");
    expect(fieldsOf(screen, "Code")[0]!.value).to.equal("");
  });

  it("is there again where that was undone, until something is changed", async () => {
    const { screen, inBuilder, sent, sends } = await aBox(begun("coupon"));
    await opensBuilder(screen, "Coupon");
    inBuilder("Start over").click();
    await waitUntil(() => fieldsOf(screen, "Title")[0]!.value === "");

    inBuilder("Undo").click();
    await sends();
    expect(sent()).to.deep.equal([BUILT["coupon"]!.built]);

    await opensBuilder(screen, "Coupon");
    inBuilder("Start over").click();
    await fills(screen, "Title", "10 €");
    await waitUntil(() => inBuilder("Start over").isConnected);
  });

  it("has the numbers that have yet to be written", async () => {
    const { screen, inBuilder, isOpen, sent } = await aBox();
    await opensBuilder(screen, "Receipt");
    await fills(screen, "Order number", "7");
    await fills(screen, "Tax", "much");
    inBuilder("Close").click();
    await waitUntil(() => !isOpen());

    await opensBuilder(screen, "Receipt");
    expect(fieldsOf(screen, "Order number")[0]!.value).to.equal("7");
    expect(fieldsOf(screen, "Total")[0]!.value).to.equal("");
    inBuilder("Send").click();
    await screen.shows("A number is needed.");
    expect(sent()).to.deep.equal([]);
  });

  it("starts in the currency of the last receipt that was sent", async () => {
    const { screen, sends } = await aBox(begun("receipt"));
    await opensBuilder(screen, "Receipt");
    await fills(screen, "Currency", "JPY");
    await sends();

    await opensBuilder(screen, "Receipt");

    expect(fieldsOf(screen, "Currency")[0]!.value).to.equal("JPY");
    expect(fieldsOf(screen, "Order number")[0]!.value).to.equal("");
  });

  it("says where its parts do not come to the total, and leaves all the same", async () => {
    const { screen, inBuilder } = await aBox(begun("receipt"));
    await opensBuilder(screen, "Receipt");

    await fills(screen, "Subtotal", "1");

    await screen.shows("discounts come to");
    expect(inBuilder("Send").ariaDisabled).to.equal("false");
  });

  it("shows the card that is written", async () => {
    const { screen } = await aBox(begun("cards"));
    await opensBuilder(screen, "Cards");
    const cards = () => screen.all("fb-chat-builder .cards")[0]!;
    expect(cards().children.length).to.be.greaterThan(1);

    fieldsOf(screen, "Title").at(-1)!.focus();

    const shown = cards().lastElementChild!.getBoundingClientRect();
    await waitUntil(() => cards().scrollLeft > 0, "it stays at the first card");
    expect(shown.right).to.be.lessThan(cards().getBoundingClientRect().right + 1 + shown.width);
  });

  it("has amounts as they are written here", async () => {
    const { screen } = await aBox(begun("receipt"));
    await opensBuilder(screen, "Receipt");

    await fills(screen, "Total", "310,00");
    await waitUntil(() => screen.text("fb-chat-builder .phone").includes("310.00"));
    expect(fieldsOf(screen, "Total")[0]!.value).to.equal("310,00");

    await fills(screen, "Total", "3x");
    // What is wrong is said once the field is left.
    fieldsOf(screen, "Tax")[0]!.focus();
    await waitUntil(() => fieldsOf(screen, "Total")[0]!.ariaInvalid === "true");
    expect(fieldsOf(screen, "Total")[0]!.value).to.equal("3x");
  });

  it("is left out where it is of nobody's making", async () => {
    const { screen } = await aBox((desk) => {
      hasBegun(desk, { kind: "template", template: { type: "coupon", title: 7 as never } });
    });

    await opensBuilder(screen, "Coupon");

    expect(fieldsOf(screen, "Title")[0]!.value).to.equal("");
  });

  it("is open again when it was sent and taken back", async () => {
    const { desk, screen, isOpen, sends } = await aBox(begun("buttons"));
    await opensBuilder(screen, "Buttons");
    await sends();
    const [command] = desk.sent("message.send");
    const entry = [...desk.conversations.get(MARIA)!.entries].at(-1)!;
    const waiting = { reason: "undo", until: NOW + 5_000 } as const;
    const delivery = aDelivery({ command: command!.id, state: "queued", waiting });
    desk.changes(MARIA, [{ ...entry, author: byAnna, content: aText(""), delivery }]);
    await screen.shows("Undo (");

    screen
      .buttons()
      .find((button) => nameOf(button).startsWith("Undo ("))!
      .click();

    await waitUntil(isOpen, "the builder is not open");
    await waitUntil(() => fieldsOf(screen, "Message").length > 0);
    expect(fieldsOf(screen, "Message")[0]!.value).to.include("Your lamp left");
    expect(screen.box.value).to.equal("");
  });
});

describe("what looks like a blank", () => {
  it("and is none is told with how one is written", async () => {
    const { screen } = await aBox();
    await opensBuilder(screen, "Buttons");

    await fills(screen, "Message", "Your order {order} left");
    await screen.shows("{order} is sent as it stands. A blank is {{order}}.");

    await fills(screen, "Message", "Your order {{order}} left");
    await screen.shows("{{order}} is not filled in.");
  });
});

describe("rows of what is built", () => {
  const titles = (screen: Parameters<typeof fieldsOf>[0]) =>
    fieldsOf(screen, "Title").map(({ value }) => value);

  it("are put in another order by keys, which keep the focus and say where it went", async () => {
    const { screen, inBuilder, sends, sent } = await aBox(begun("cards"));
    await opensBuilder(screen, "Cards");
    inBuilder("Move Card 1").focus();

    screen.pressKey("ArrowDown");

    await waitUntil(() => titles(screen)[0] === "Lamp “Noon”");
    await screen.shows("Card 1: 2 of 2");
    await waitUntil(() => nameOf(screen.focused!) === "Move Card 2", "the focus stays behind");
    screen.pressKey("ArrowDown");
    expect(titles(screen)).to.deep.equal(["Lamp “Noon”", "Lamp “Evening”"]);
    await sends();
    const [built] = sent() as [Extract<(typeof BUILT)[string]["built"], { kind: "template" }>];
    expect(JSON.stringify(built)).to.match(/Noon.*Evening/);
  });

  it("are dragged", async () => {
    const { screen, inBuilder } = await aBox(begun("cards"));
    await opensBuilder(screen, "Cards");
    const grip = inBuilder("Move Card 2");
    const first = screen.all("fb-chat-builder [data-row]")[0]!.getBoundingClientRect();
    const from = grip.getBoundingClientRect();
    const at = (clientY: number) => ({
      pointerId: 1,
      clientX: from.x,
      clientY,
      bubbles: true,
      composed: true,
    });

    grip.dispatchEvent(new PointerEvent("pointerdown", at(from.y)));
    window.dispatchEvent(new PointerEvent("pointermove", at(first.top + 2)));
    expect(screen.all("fb-chat-builder [data-drop=before]")).to.have.length(1);
    window.dispatchEvent(new PointerEvent("pointerup", at(first.top + 2)));

    await waitUntil(() => titles(screen)[0] === "Lamp “Noon”");
    expect(screen.all("fb-chat-builder :is([data-drop], [data-dragged])")).to.deep.equal([]);
  });

  it("are duplicated and removed, and no more are added than Messenger takes", async () => {
    const { screen, inBuilder } = await aBox(begun("cards"));
    await opensBuilder(screen, "Cards");

    inBuilder("Duplicate Card 1").click();
    await waitUntil(() => titles(screen).length === 3);
    expect(titles(screen)).to.deep.equal(["Lamp “Evening”", "Lamp “Evening”", "Lamp “Noon”"]);

    inBuilder("Remove Card 3").click();
    await waitUntil(() => titles(screen).length === 2);
    for (let count = 3; count <= 10; count++) {
      inBuilder(`Add a card ${count - 1} of 10`).click();
      await waitUntil(() => titles(screen).length === count);
    }
    await waitUntil(() => screen.focused === fieldsOf(screen, "Title").at(-1), "the new card has no focus");
    expect(inBuilder("Add a card 10 of 10").disabled).to.equal(true);
  });

  it("take several pictures at once, as far as there is room", async () => {
    const { screen } = await aBox();
    await opensBuilder(screen, "Picture grid");
    const pick = screen.all<HTMLInputElement>("fb-chat-builder input[type=file]")[0]!;
    expect(pick.multiple).to.equal(true);
    const data = new DataTransfer();
    for (let n = 0; n < 7; n++) data.items.add(aFile(`${n}.png`, "image/png"));
    pick.files = data.files;
    pick.dispatchEvent(new Event("change"));

    await waitUntil(() => screen.all("fb-chat-builder [data-row]").length === 6, "no rows");
    const names = screen.all("fb-chat-builder .picture bdi").map((name) => name.textContent);
    expect(names).to.deep.equal([0, 1, 2, 3, 4, 5].map((n) => `${n}.png`));
  });

  it("show their own words in the preview", async () => {
    const { screen } = await aBox(begun("quick-replies"));
    await opensBuilder(screen, "Quick replies");

    await fills(screen, "Answer", "Never");

    await waitUntil(() => screen.text("fb-chat-builder .phone").includes("Never On Friday Phone number"));
  });
});
