import { expect, waitUntil } from "@open-wc/testing";
import type { SavedTemplate } from "../../../worker/protocol/library/saved-template.ts";
import { found, grouped } from "../../../gadget/canned/found.ts";
import { someTemplates } from "../library-states.ts";
import { aGadget } from "../support/a-gadget.ts";
import { anEntry, JONAS, MARIA } from "../support/builders.ts";
import {
  aMacro,
  betweenKeys,
  key,
  listed,
  looksFor,
  opensPicker,
  search,
  typesInBox,
} from "../support/canning.ts";
import { FakeDesk } from "../support/fake-desk.ts";
import { aTemplate } from "../support/keeping.ts";

const says = (text: string) => ({ kind: "text" as const, text });

const HELLO = aTemplate({ name: "Hello", shortcut: "hi", outgoing: says("Hello {{customer.firstName}}!") });
const ORDER = aTemplate({
  ...{ name: "Your order", scope: "mine", shortcut: "order" },
  outgoing: says("{{customer.name}}, order {{order}} comes on {{day}}. {{agent.first_name}}"),
});

async function aBox(
  templates: SavedTemplate[] = [HELLO, ORDER],
  prepare: (desk: FakeDesk) => void = () => {},
) {
  const desk = new FakeDesk();
  desk.has({ conversation: MARIA }, [anEntry(1)]);
  desk.templates = templates;
  prepare(desk);
  const all = await aGadget(desk, { conversation: MARIA });
  await all.screen.shows("You can reply until");
  const isGone = () => all.screen.all(".canned").length === 0;
  const marked = () => all.screen.box.value.slice(all.screen.box.selectionStart, all.screen.box.selectionEnd);
  return { desk, isGone, marked, ...all };
}

describe("what is found", () => {
  const all = [
    aTemplate({ name: "Return", shortcut: "ret", outgoing: says("Send it back in 30 days") }),
    aTemplate({ name: "Refund", shortcut: "ref", scope: "mine", outgoing: says("We pay it back") }),
    aTemplate({ name: "Café", shortcut: "Öffnung", scope: "team", outgoing: says("Geöffnet bis 21 Uhr") }),
    aTemplate({ name: "营业时间", outgoing: says("我们九点开门") }),
    aTemplate({ name: "مواعيد", outgoing: says("نفتح في التاسعة") }),
    aMacro("Thank and close", [{ do: "reply", outgoing: says("Thank you") }, { do: "close" }], {
      shortcut: "ret",
    }),
  ];
  const names = (query: string, recent: string[] = []) => found(all, query, recent).map(({ name }) => name);

  it("is named by its shortcut, its name or its words, nearly as they are typed", () => {
    expect(names("ret")[0]).to.equal("Return");
    expect(names("thirty")).to.deep.equal([]);
    expect(names("30 days")).to.deep.equal(["Return"]);
    expect(names("refnd")).to.include("Refund");
    expect(names("cafe")).to.deep.equal(["Café"]);
    expect(names("offnung")).to.deep.equal(["Café"]);
    expect(names("营业")).to.deep.equal(["营业时间"]);
    expect(names("نفتح")).to.deep.equal(["مواعيد"]);
    expect(names("thank you")).to.deep.equal(["Thank and close"]);
    expect(names("((")).to.deep.equal([]);
  });

  it("goes by whose it is where several have the shortcut: the agent's, the team's, everyone's", () => {
    const desk = aTemplate({ name: "A desk’s", shortcut: "x" });
    const team = aTemplate({ name: "B team’s", shortcut: "x", scope: "team" });
    const mine = aTemplate({ name: "C mine", shortcut: "X", scope: "mine" });
    expect(found([desk, team, mine], "x", [desk.template]).map(({ name }) => name)).to.deep.equal([
      "C mine",
      "B team’s",
      "A desk’s",
    ]);
  });

  it("is grouped by whose it is before anything is looked for, what was used last first", () => {
    const [returning] = all as [SavedTemplate];
    const groups = grouped(all, ["gone", returning.template], "en");
    expect(groups.map(({ of, all: those }) => [of, those.map(({ name }) => name)])).to.deep.equal([
      ["recent", ["Return"]],
      ["mine", ["Refund"]],
      ["team", ["Café"]],
      ["desk", ["Thank and close", "مواعيد", "营业时间"]],
    ]);
  });
});

describe("a slash where a line begins", () => {
  it("opens what is kept; Enter puts the words in its place, filled in, with the first blank selected", async () => {
    const { gadget, screen, isGone, marked } = await aBox();
    await opensPicker(screen, "Hello\n  ");
    await screen.shows("Your order");
    expect(screen.focused).to.equal(search(screen));
    await expect(gadget).to.be.accessible();

    looksFor(screen, "order");
    key(screen, "Enter");

    await waitUntil(isGone);
    const said = "Hello\n  Maria Lopez, order {{order}} comes on {{day}}. Anna";
    await waitUntil(() => screen.box.value === said, screen.box.value);
    expect(screen.focused).to.equal(screen.box);
    expect(marked()).to.equal("{{order}}");
  });

  it("says what to do with the blanks, and of one that it is selected; in the next conversation nothing of it", async () => {
    const one = aTemplate({ name: "One blank", outgoing: says("Order {{order}} is here.") });
    const { gadget, screen } = await aBox([ORDER, one], (desk) =>
      desk.has({ conversation: JONAS }, [anEntry(1)]),
    );
    const status = () => screen.text("fb-chat-composer-pane [role=status]");
    for (const [query, said] of [
      ["your order", "Inserted. 2 blanks to fill in: Tab leads to each."],
      ["one blank", "Inserted. The blank is selected: type what belongs there."],
    ] as const) {
      screen.box.select();
      await opensPicker(screen);
      looksFor(screen, query);
      key(screen, "Enter");
      await waitUntil(() => status().includes(said), status());
    }

    gadget.conversation = JONAS;
    await waitUntil(() => !status().includes("Inserted"), "it is said in the next conversation");
  });

  it("leads by Tab from blank to blank and then out of the box; nothing leaves while one is left", async () => {
    const { desk, screen, marked } = await aBox();
    await opensPicker(screen);
    looksFor(screen, "order");
    key(screen, "Enter");
    await waitUntil(() => marked() === "{{order}}");

    expect(screen.key("Tab")).to.equal(false);
    expect(marked()).to.equal("{{day}}");
    expect(screen.key("Tab")).to.equal(false);
    expect(marked(), "the one that was left").to.equal("{{order}}");
    expect(screen.key("Tab", { shiftKey: true })).to.equal(true);
    typesInBox(screen, "7");
    screen.key("Enter");
    await screen.shows("Fill in {{day}} first");
    expect(desk.sent("message.send")).to.deep.equal([]);
    expect(marked()).to.equal("{{day}}");
    typesInBox(screen, "{{today}}");
    await screen.hides("Fill in");
    screen.key("Enter");
    await screen.shows("{{today}} would be sent as it stands here.");
    expect(desk.sent("message.send")).to.deep.equal([]);
    screen.press("Send as it is");

    await waitUntil(() => desk.sent("message.send").length === 1);
    expect(desk.sent("message.send")[0]!.outgoing).to.deep.equal(
      says("Maria Lopez, order 7 comes on {{today}}. Anna"),
    );
    expect(screen.key("Tab")).to.equal(true);
  });

  it("is text where the agent wants it: Escape and a space leave it, Backspace takes it away", async () => {
    const { screen, isGone } = await aBox();
    await opensPicker(screen);
    looksFor(screen, "etc/passwd");
    key(screen, "Escape");
    await waitUntil(isGone);
    await waitUntil(() => screen.box.value === "/etc/passwd");
    expect(screen.focused).to.equal(screen.box);

    screen.write("");
    await opensPicker(screen);
    key(screen, " ");
    await waitUntil(() => screen.box.value === "/ ");

    screen.write("");
    await opensPicker(screen, "Hi\n");
    key(screen, "Backspace");
    await waitUntil(() => screen.box.value === "Hi\n");
    await waitUntil(isGone);
  });

  it("opens them again by the keys that follow Escape at once, as on a page that is late", async () => {
    const { screen } = await aBox();
    await opensPicker(screen);

    key(screen, "Escape");
    await betweenKeys();
    screen.box.value = "";
    typesInBox(screen, "/");

    await waitUntil(() => screen.all(".canned [role=combobox]").length > 0, "it stays closed");
    looksFor(screen, "order");
    key(screen, "Enter");
    await betweenKeys();
    typesInBox(screen, "!");
    expect(screen.box.value).to.equal("Maria Lopez, order ! comes on {{day}}. Anna");
  });

  it("tells nobody that the agent writes to the customer before they do", async () => {
    const { desk, screen, isGone } = await aBox();
    await opensPicker(screen);
    looksFor(screen, "order");
    key(screen, "Escape");
    await waitUntil(() => isGone() && screen.box.value === "/order");
    screen.write("");
    await opensPicker(screen);
    key(screen, "Backspace");
    await waitUntil(() => isGone() && screen.box.value === "");
    expect(desk.sent("typing")).to.deep.equal([]);

    typesInBox(screen, "H");

    await waitUntil(() => desk.sent("typing").length === 1);
    expect(desk.sent("typing")[0]).to.include({ conversation: MARIA, typing: true });
  });

  it("means nothing within words, from an input method, and where the Worker keeps nothing", async () => {
    const { screen, isGone } = await aBox();
    typesInBox(screen, "and/");
    screen.box.value = "/";
    screen.box.dispatchEvent(new InputEvent("input", { data: "/", isComposing: true, bubbles: true }));
    await screen.shows("You can reply until");
    expect(isGone()).to.equal(true);

    const older = await aBox([], (desk) => {
      desk.welcome = { ...desk.welcome, features: ["outgoing", "send_kinds"] };
    });
    typesInBox(older.screen, "/");
    expect(older.screen.buttons("Canned replies")).to.deep.equal([]);
    expect(older.isGone()).to.equal(true);
  });

  it("chooses nothing by the Enter that ends a word of an input method", async () => {
    const { screen, isGone } = await aBox();
    await opensPicker(screen);

    key(screen, "Enter", { isComposing: true });
    // oxlint-disable-next-line typescript/no-deprecated -- Safari says it so, and only so
    key(screen, "Enter", { keyCode: 229 });

    expect(isGone()).to.equal(false);
  });
});

describe("the picker", () => {
  it("is gone through by the arrows, and shows the whole of each for this customer", async () => {
    const { screen } = await aBox();
    await opensPicker(screen);
    expect(listed(screen)).to.deep.equal(["Your order", "Hello"]);
    await screen.shows("Maria Lopez , order");

    key(screen, "ArrowDown");

    await waitUntil(() => screen.all(".canned [aria-selected=true] .name")[0]?.textContent === "Hello");
    expect(screen.text(".canned .preview")).to.equal("Hello Maria !");
    expect(search(screen).getAttribute("aria-activedescendant")).to.equal("canned-1");
    key(screen, "ArrowDown");
    await waitUntil(() => search(screen).getAttribute("aria-activedescendant") === "canned-0");
  });

  it("opens by its button as well, and puts the words where the caret is", async () => {
    const { screen, isGone } = await aBox();
    screen.write("So: ");
    screen.press("Canned replies");
    await waitUntil(() => !isGone());
    await screen.shows("Your order");
    looksFor(screen, "hi");

    key(screen, "Enter");

    await waitUntil(() => screen.box.value === "So: Hello Maria!");
    screen.press("Canned replies");
    await waitUntil(() => listed(screen)[0] === "Hello");
    await screen.shows("Used last");
  });

  it("speaks the customer's language, else the first", async () => {
    const several = aTemplate({
      ...{ name: "Hi", language: "en", outgoing: says("Hi {{customer.name}}") },
      others: [{ language: "es", outgoing: says("Hola {{customer.name}}") }],
    });
    const { screen } = await aBox([several], (desk) => {
      desk.has({ conversation: MARIA }, [anEntry(1)]);
      const held = desk.conversations.get(MARIA)!;
      held.thread = { ...held.thread, customer: { ...held.thread.customer, locale: "es_MX" } };
    });
    await opensPicker(screen);

    key(screen, "Enter");

    await waitUntil(() => screen.box.value === "Hola Maria Lopez");
  });

  it("takes hostile names as text, once", async () => {
    const { screen } = await aBox([ORDER], (desk) => {
      const held = desk.conversations.get(MARIA)!;
      const name = "{{agent.name}}\u202e\n<b>{{order}}";
      held.thread = { ...held.thread, customer: { ...held.thread.customer, name } };
    });
    await opensPicker(screen);
    expect(screen.all(".canned b")).to.deep.equal([]);

    key(screen, "Enter");

    await waitUntil(
      () => screen.box.value === "{{agent.name}} <b>{{order}}, order {{order}} comes on {{day}}. Anna",
      screen.box.value,
    );
  });

  it("opens what is more than words in the templates", async () => {
    const { screen } = await aBox(someTemplates());
    await opensPicker(screen);
    looksFor(screen, "lamps");
    await screen.shows("It is opened in the templates.");

    key(screen, "Enter");

    await waitUntil(() => screen.all("fb-chat-templates .one h3").length > 0, "no templates");
    expect(screen.text("fb-chat-templates .one h3")).to.equal("A choice of lamps");
    expect(screen.box.value).to.equal("");
  });

  it("says that there is nothing, and that it could not be had", async () => {
    const { screen } = await aBox([], (desk) => {
      desk.refuse("templates.list", { code: "not_allowed" });
    });
    await opensPicker(screen);
    await screen.shows("They could not be loaded.");

    screen.press("Try again");

    await screen.shows("There are none yet.");
  });
});
