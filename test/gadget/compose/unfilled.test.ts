import { expect, waitUntil } from "@open-wc/testing";
import { FEATURES } from "../../../worker/protocol/session/features.ts";
import { VARIABLES } from "../../../worker/protocol/library/variables.ts";
import { unfilledIn } from "../../../gadget/compose/unfilled.ts";
import { aGadget } from "../support/a-gadget.ts";
import { anEntry, aWelcome, MARIA } from "../support/builders.ts";
import { FakeDesk, textOf } from "../support/fake-desk.ts";

async function aBox(features: typeof FEATURES | readonly (typeof FEATURES)[number][] = FEATURES) {
  const desk = new FakeDesk();
  desk.welcome = aWelcome({ features });
  desk.has({ conversation: MARIA }, [anEntry(1)]);
  const all = await aGadget(desk, { conversation: MARIA });
  await all.screen.shows("You can reply until");
  const texts = () => desk.sent("message.send").map(textOf);
  const marked = () => all.screen.box.value.slice(all.screen.box.selectionStart, all.screen.box.selectionEnd);
  return { texts, marked, ...all };
}

describe("what looks like a blank that nobody filled in", () => {
  it("is two braces around a name, or one around a variable, and not what else stands in braces", () => {
    const cases: [string, string | null][] = [
      ["Dear {{customer.name}}, {{order}}", "{{customer.name}}"],
      ["Order {{ number of order }}", "{{ number of order }}"],
      ["Dear {Customer.first_name}!", "{Customer.first_name}"],
      ["{ page.name }", "{ page.name }"],
      ["Until {today}, {{order}}", "{today}"],
      ["Our { Today }", "{ Today }"],
      ["{todays} {today.x}", null],
      ["{order} :-} {{}} {{ }} { }", null],
      ['{"a": {"b": 1}}', null],
      ["{{one\nline}}", null],
      ["a.b {customers.x}", null],
    ];
    for (const [text, said] of cases) expect(unfilledIn(text)?.said ?? null, text).to.equal(said);
  });

  it("is each of the variables that a reply may have, with one brace as with two", () => {
    for (const name of VARIABLES)
      for (const said of [`{${name}}`, `{{${name}}}`])
        expect(unfilledIn(`Dear ${said}`)?.said).to.equal(said);
  });

  it("does not leave before the agent says so: it is named, selected, and what is written instead leaves", async () => {
    const { gadget, screen, texts, marked } = await aBox();
    screen.write("Dear {{customer.name}}");

    screen.key("Enter");
    screen.key("Enter");

    await screen.shows("{{customer.name}} would be sent as it stands here.");
    expect(texts()).to.deep.equal([]);
    expect(marked()).to.equal("{{customer.name}}");
    await expect(gadget).to.be.accessible();
    screen.write("Dear Maria");
    await screen.hides("would be sent");
    screen.key("Enter");
    await waitUntil(() => texts().length === 1);

    screen.write("Write {{name}} there");
    screen.press("Send");
    await screen.shows("{{name}} would be sent");
    screen.press("Send as it is");

    await waitUntil(() => texts().length === 2);
    expect(texts()).to.deep.equal(["Dear Maria", "Write {{name}} there"]);
    await screen.hides("would be sent");
  });

  it("leaves at once where the Worker keeps nothing with blanks", async () => {
    const { screen, texts } = await aBox(FEATURES.filter((it) => it !== "templates"));
    screen.write("Dear {{customer.name}}");

    screen.key("Enter");

    await waitUntil(() => texts().length === 1);
  });
});
