import { expect, waitUntil } from "@open-wc/testing";
import { exampleFor, numberOf } from "../../../gadget/builder/phone-numbers.ts";
import { regionOf } from "../../../gadget/platform/region.ts";
import type { Customer } from "../../../worker/protocol/thread/conversation.ts";
import { BUILT } from "../builder-states.ts";
import { aGadget } from "../support/a-gadget.ts";
import { anEntry, aThread, MARIA } from "../support/builders.ts";
import { fieldsOf, fills, hasBegun, opensBuilder } from "../support/building.ts";
import { FakeDesk } from "../support/fake-desk.ts";

describe("a phone number", () => {
  const cases: [written: string, region: string | null, number: string | null][] = [
    ["+49 151 / 123 456 78", null, "+4915112345678"],
    ["0151 12345678", "DE", "+4915112345678"],
    ["0151 12345678", null, null],
    ["06 12 34 56 78", "FR", "+33612345678"],
    ["+4915112345678", "US", "+4915112345678"],
    ["+49 151", "DE", null],
    ["110", "DE", null],
    ["call 0151 12345678", "DE", null],
    ["", "DE", null],
  ];
  for (const [written, region, number] of cases) {
    it(`"${written}" in ${region ?? "no country"} is ${number ?? "none"}`, () => {
      expect(numberOf(written, region)).to.equal(number);
    });
  }

  it("has an example in the country that it begins with, or in the customer's", () => {
    expect(exampleFor("+33 6", "DE")).to.match(/^\+33/);
    expect(exampleFor("0033 6", "DE")).to.match(/^\+33/);
    expect(exampleFor("+1 5", "DE")).to.equal("+12015550123");
    expect(exampleFor("0151", "DE")).to.match(/^\+49/);
    expect(exampleFor("0151", null)).to.equal(null);
    expect(exampleFor("0151", "XX")).to.equal(null);
  });

  it("is of the country that its customer's locale is of", () => {
    expect(["de_AT", "de", "en_US", "zz-zz-zz", "en-US@posix"].map(regionOf)).to.deep.equal([
      ...["AT", "DE", "US"],
      ...[null, null],
    ]);
  });
});

describe("the number that a button calls", () => {
  async function aCall(customer: Partial<Customer> = {}) {
    const desk = new FakeDesk();
    hasBegun(desk, BUILT["buttons"]!.built);
    desk.has({ conversation: MARIA }, [anEntry(1)]);
    const { thread } = desk.conversations.get(MARIA)!;
    Object.assign(thread, aThread({ customer: { ...thread.customer, ...customer } }));
    const all = await aGadget(desk, { conversation: MARIA });
    await opensBuilder(all.screen, "Buttons");
    const writes = async (text: string) => {
      await fills(all.screen, "Phone number", text);
      fieldsOf(all.screen, "Phone number")[0]!.blur();
    };
    return { desk, writes, ...all };
  }

  it("is kept as Messenger takes it, however it was written", async () => {
    const { screen, writes } = await aCall({ locale: "de_DE" });
    await waitUntil(() => fieldsOf(screen, "Phone number")[0]!.value === "+4915112345678");

    await writes("0151 98765432");

    await waitUntil(
      () => fieldsOf(screen, "Phone number")[0]!.value === "+4915198765432",
      "it stays as written",
    );
    await screen.hides("With the country");
  });

  it("that does not exist is refused with one of the customer's country", async () => {
    const { gadget, screen, desk, writes } = await aCall({ locale: "fr_FR" });

    await writes("+4915");

    await screen.shows("Button 3, Phone number: With the country, for instance +49");
    await writes("06 1");
    await screen.shows("With the country, for instance +33");
    screen.press("Send");
    expect(desk.sent("message.send")).to.deep.equal([]);
    await expect(gadget).to.be.accessible();
  });
});
