import { expect, waitUntil } from "@open-wc/testing";
import type { PictureCheck } from "../../../worker/protocol/media/picture-check.ts";
import { BUILT } from "../builder-states.ts";
import { aGadget } from "../support/a-gadget.ts";
import { anEntry, aWelcome, MARIA } from "../support/builders.ts";
import { fieldsOf, fills, hasBegun, opensBuilder } from "../support/building.ts";
import { FakeDesk } from "../support/fake-desk.ts";
import { nameOf } from "../support/screen.ts";

const ADDRESS = "https://shop.example/evening";

describe("the address of a picture", () => {
  async function aCoupon(prepare: (desk: FakeDesk) => void = () => {}) {
    const desk = new FakeDesk();
    hasBegun(desk, BUILT["coupon"]!.built);
    desk.has({ conversation: MARIA }, [anEntry(1)]);
    prepare(desk);
    const all = await aGadget(desk, { conversation: MARIA });
    await opensBuilder(all.screen, "Coupon");
    const writes = async (url: string) => {
      await fills(all.screen, "Picture", url);
      fieldsOf(all.screen, "Picture")[0]!.blur();
    };
    const inBuilder = (name: string) =>
      all.screen.all<HTMLButtonElement>("fb-chat-builder button").find((it) => nameOf(it) === name)!;
    const send = () => inBuilder("Send");
    return { desk, writes, send, inBuilder, ...all };
  }

  const wrong: [why: Exclude<PictureCheck, { ok: true }>["why"], words: string][] = [
    ["a_page", "This is a web page. Take the address of the picture itself."],
    ["not_public", "Meta cannot read this address"],
    ["not_a_picture", "There is no picture that Messenger shows"],
    ["too_large", "This picture is larger than 8 MB."],
  ];
  for (const [why, words] of wrong) {
    it(`is not sent, and says so at its field: ${why}`, async () => {
      const { gadget, screen, desk, writes, send } = await aCoupon((it) =>
        it.pictures.set(ADDRESS, { ok: false, why }),
      );

      await writes(ADDRESS);

      await screen.shows(`Picture: ${words}`);
      expect(fieldsOf(screen, "Picture")[0]!.ariaInvalid).to.equal("true");
      send().click();
      expect(desk.sent("message.send")).to.deep.equal([]);
      await expect(gadget).to.be.accessible();

      await writes(`${ADDRESS}.png`);
      await waitUntil(() => send().ariaDisabled === "false");
    });
  }

  it("is read without the white space that was copied beside it", async () => {
    const { screen, writes } = await aCoupon((it) => it.pictures.set(ADDRESS, { ok: false, why: "a_page" }));

    await writes(`  ${ADDRESS} `);

    await screen.shows("Picture: This is a web page.");
    expect((fieldsOf(screen, "Picture")[0] as HTMLInputElement).value).to.equal(ADDRESS);
  });

  it("with a sign that nobody sees is said to be wrong at once", async () => {
    const { screen, writes } = await aCoupon();

    await writes("https://shop.example/\u202egnp.a");

    await screen.shows("Picture: No spaces, line breaks or invisible signs.");
  });

  it("may be sent where nobody answered, and says that Meta may not find it", async () => {
    const { screen, writes, send, desk } = await aCoupon((it) =>
      it.pictures.set(ADDRESS, { ok: false, why: "unreachable" }),
    );

    await writes(ADDRESS);

    await screen.shows("Meta may not find it either.");
    expect(send().ariaDisabled).to.equal("false");
    fieldsOf(screen, "Picture")[0]!.focus();
    fieldsOf(screen, "Picture")[0]!.blur();
    await waitUntil(() => desk.sent("picture.check").filter(({ url }) => url === ADDRESS).length === 2);
  });

  it("is looked at once, and again where it is there to begin with", async () => {
    const { screen, desk, writes, inBuilder } = await aCoupon();

    await writes(ADDRESS);
    await writes(ADDRESS);
    await writes("https://");
    expect(desk.sent("picture.check").map(({ url }) => url)).to.deep.equal([ADDRESS]);

    await writes(ADDRESS);
    inBuilder("Close").click();
    await waitUntil(() => screen.all("fb-chat-builder").length === 0);
    await opensBuilder(screen, "Coupon");
    await waitUntil(() => desk.sent("picture.check").length === 2);
  });

  it("that was kept is said to be wrong without anybody's coming to its field", async () => {
    const { screen, desk, writes, inBuilder } = await aCoupon();
    await writes(ADDRESS);
    inBuilder("Close").click();
    await waitUntil(() => screen.all("fb-chat-builder").length === 0);
    desk.pictures.set(ADDRESS, { ok: false, why: "a_page" });

    await opensBuilder(screen, "Coupon");

    await screen.shows("Picture: This is a web page.");
  });

  it("is not looked at where the Worker is older", async () => {
    const { desk, writes } = await aCoupon((it) => {
      it.welcome = aWelcome({ features: ["outgoing", "send_kinds"] });
    });

    await writes(ADDRESS);

    expect(desk.sent("picture.check")).to.deep.equal([]);
  });
});
