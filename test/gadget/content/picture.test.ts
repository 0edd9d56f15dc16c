import { expect, waitUntil } from "@open-wc/testing";
import { richContent } from "../../../gadget/late/rich-content.ts";
import { aGadget } from "../support/a-gadget.ts";
import { JONAS, MARIA, PAGE } from "../support/builders.ts";
import { FakeDesk } from "../support/fake-desk.ts";
import { aPicture } from "../support/files.ts";

const PICTURE = "picture.00000000000000aa";
const maria = { name: "Maria Lopez", label: "Maria Lopez", picture: PICTURE };

function aDesk(...links: string[]): FakeDesk {
  const desk = new FakeDesk();
  desk.files.set(PICTURE, links.length > 0 ? links : aPicture("teal", 100, 100));
  desk.has({ conversation: MARIA, customer: maria });
  desk.has({ conversation: JONAS, customer: { name: "Jonas", label: "Jonas" } });
  return desk;
}

describe("a customer's picture", () => {
  it("comes when the browser has nothing else to do, over the initials", async () => {
    let loads = 0;
    const { source } = richContent;
    richContent.source = () => {
      loads++;
      return source();
    };
    const desk = aDesk();
    const { screen } = await aGadget(desk, { conversation: MARIA });
    expect(loads).to.equal(0);
    expect(screen.text("fb-chat-avatar")).to.include("ML");

    await waitUntil(() => screen.all<HTMLImageElement>("fb-chat-avatar img").length === 2);

    richContent.source = source;
    expect(desk.sent("media.link").map(({ conversation, media }) => [conversation, media])).to.deep.equal([
      [MARIA, PICTURE],
    ]);
  });

  it("is another one when they changed it", async () => {
    const desk = aDesk();
    const { screen } = await aGadget(desk);
    await waitUntil(() => screen.all("fb-chat-avatar img").length === 1);
    const other = "picture.00000000000000bb";
    desk.files.set(other, aPicture("maroon", 100, 100));

    desk.changesRow(MARIA, { customer: { ...maria, picture: other } });

    await waitUntil(() => screen.all<HTMLImageElement>("fb-chat-avatar img")[0]?.src.includes("maroon"));
  });

  it("leaves the initials where it cannot be shown", async () => {
    const desk = aDesk("data:image/png,a", "data:image/png,b");
    const { screen } = await aGadget(desk);

    await waitUntil(() => desk.sent("media.link").length === 2);

    await waitUntil(() => screen.all("fb-chat-avatar img").length === 0);
    expect(screen.text("fb-chat-avatar")).to.include("ML");
  });

  it("is asked for of those in sight", async () => {
    const desk = new FakeDesk();
    for (let n = 0; n < 40; n++) {
      const label = `Customer ${n}`;
      const conversation = `${PAGE}:9${String(n).padStart(3, "0")}`;
      desk.has({ conversation, customer: { name: label, label, picture: PICTURE } });
    }
    desk.files.set(PICTURE, aPicture("teal", 100, 100));

    const { screen } = await aGadget(desk, { height: 460 });
    await waitUntil(() => screen.all("fb-chat-avatar img").length > 3);

    expect(desk.sent("media.link").length).to.be.lessThan(20);
  });
});
