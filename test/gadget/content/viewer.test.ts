import { expect, waitUntil } from "@open-wc/testing";
import type { Entry } from "../../../worker/protocol/message/entry.ts";
import { aText } from "../support/builders.ts";
import { FakeDesk } from "../support/fake-desk.ts";
import { aPass } from "../support/fake-response.ts";
import { aMedia, aPicture, VIDEO } from "../support/files.ts";
import { hand } from "../support/hand.ts";
import { aThreadWith, withParts } from "./a-message.ts";

const broken = () => Promise.reject<Response>(new TypeError("network"));

const picture = (id: string) => ({ type: "image", media: aMedia(id) }) as const;
const video = (id: string) => ({ type: "video", media: aMedia(id, { mime: "video/webm" }) }) as const;

async function aThreadOfPictures(last: Partial<Entry> = withParts(video("3.1")), dir = "ltr") {
  const desk = new FakeDesk();
  for (const id of ["1.1", "1.2"]) desk.files.set(id, aPicture("teal", 2_000, 1_500));
  desk.files.set("3.1", VIDEO);
  const all = await aThreadWith(
    [withParts(picture("1.1"), picture("1.2")), { content: aText("See") }, last],
    {
      desk,
    },
  );
  all.frame.dir = dir;
  await waitUntil(() => all.screen.all("fb-chat-media img").length === 2);
  const enlarge = (at: number) =>
    all.screen.buttons().filter((button) => button.ariaLabel?.startsWith("Enlarge"))[at]!;
  const place = () => all.screen.text("fb-chat-viewer .place");
  return { ...all, enlarge, place };
}

describe("a picture that is enlarged", () => {
  it("lies above everything, inside of the window, and says whose it is", async () => {
    const { screen, enlarge } = await aThreadOfPictures();

    enlarge(0).click();

    await waitUntil(() => screen.all<HTMLImageElement>("fb-chat-viewer img")[0]?.naturalWidth === 2_000);
    const dialog = screen.all<HTMLDialogElement>("fb-chat-viewer dialog")[0]!;
    expect(dialog.matches(":modal")).to.equal(true);
    const image = screen.all<HTMLImageElement>("fb-chat-viewer img")[0]!;
    expect(image.alt).to.match(/^Picture from Maria Lopez, /);
    const { right, bottom } = image.getBoundingClientRect();
    expect(right).to.be.at.most(window.innerWidth);
    expect(bottom).to.be.at.most(window.innerHeight);
    screen.press("Close");
  });

  it("has the whole width of a small screen, and the arrows below it", async () => {
    const { screen, enlarge } = await aThreadOfPictures();
    enlarge(0).click();
    await waitUntil(() => screen.all<HTMLImageElement>("fb-chat-viewer img")[0]?.naturalWidth === 2_000);
    const dialog = screen.all<HTMLDialogElement>("fb-chat-viewer dialog")[0]!;

    dialog.style.inlineSize = "320px";

    const image = screen.all("fb-chat-viewer img")[0]!.getBoundingClientRect();
    expect(image.width).to.be.at.least(290);
    for (const name of ["Previous", "Next"]) {
      const button = screen.button(name).getBoundingClientRect();
      expect(button.top).to.be.at.least(image.bottom);
      expect(button.bottom).to.be.at.most(dialog.getBoundingClientRect().bottom);
    }
    screen.press("Close");
  });

  describe("can be made larger", () => {
    async function aLargePicture() {
      const { screen, enlarge } = await aThreadOfPictures();
      enlarge(0).click();
      await waitUntil(() => screen.all<HTMLImageElement>("fb-chat-viewer img")[0]?.naturalWidth === 2_000);
      const stage = screen.all("fb-chat-viewer .shown")[0]!;
      const image = () => screen.all("fb-chat-viewer img")[0]!.getBoundingClientRect();
      const fits = image().width;
      return { screen, stage, image, fits };
    }

    it("by keys and buttons, up to eight times, and back to how it fits", async () => {
      const { screen, image, fits } = await aLargePicture();
      expect(screen.button("Zoom out").disabled).to.equal(true);

      screen.press("Zoom in");
      await waitUntil(() => image().width > fits);
      for (let times = 0; times < 30; times++) screen.pressKey("+");
      await waitUntil(() => Math.round(image().width) === Math.round(8 * fits));
      screen.pressKey("-");
      await waitUntil(() => image().width < 8 * fits);
      screen.pressKey("0");

      await waitUntil(() => image().width === fits);
      screen.press("Close");
    });

    it("by a double click, which the browser hands to what captured the pointer, and fits after the next", async () => {
      const { screen, stage, image, fits } = await aLargePicture();
      const { left, top } = image();
      const at = { clientX: left + 1, clientY: top + 1 };

      stage.dispatchEvent(new MouseEvent("dblclick", at));
      await waitUntil(() => image().width > 2 * fits);
      // What was under the pointer is there still.
      expect(image().left).to.be.closeTo(left, 4);
      stage.dispatchEvent(new MouseEvent("dblclick", at));

      await waitUntil(() => image().width === fits);
      screen.press("Close");
    });

    it("by the wheel, never smaller than it fits, and is dragged no further than its edges", async () => {
      const { screen, stage, image, fits } = await aLargePicture();
      const roll = (deltaY: number) =>
        stage.dispatchEvent(new WheelEvent("wheel", { deltaY, cancelable: true }));
      roll(2_000);
      await screen.all<HTMLElement & { updateComplete: Promise<boolean> }>("fb-chat-viewer")[0]!
        .updateComplete;
      expect(image().width).to.equal(fits);

      roll(-600);
      await waitUntil(() => image().width > 2 * fits);
      const box = stage.getBoundingClientRect();
      const from: [number, number] = [
        Math.round(box.left + box.width / 2),
        Math.round(box.top + box.height / 2),
      ];
      await hand.drag(from, [from[0] + 5_000, from[1]]);

      await waitUntil(() => Math.abs(image().left - box.left) < 2, "it left its stage, or did not follow");
      await hand.rest();
      screen.press("Close");
    });
  });

  it("leads to all others of the thread by arrows, and no further", async () => {
    const { screen, enlarge, place } = await aThreadOfPictures();
    enlarge(0).click();
    await screen.shows("1 of 3");

    screen.pressKey("ArrowLeft");
    expect(place()).to.equal("1 of 3");
    screen.pressKey("ArrowRight");
    await screen.shows("2 of 3");
    screen.press("Next");
    await waitUntil(() => screen.all("fb-chat-viewer video").length === 1);

    await screen.shows("3 of 3");
    expect(screen.button("Next").disabled).to.equal(true);
    screen.press("Previous");
    await screen.shows("2 of 3");
    screen.press("Close");
  });

  it("is left by Escape, and the focus is where it was", async () => {
    const { gadget, screen, enlarge } = await aThreadOfPictures();
    const opener = enlarge(1);
    opener.focus();
    opener.click();
    await screen.shows("2 of 3");

    // What the browser does with Escape; tests cannot press its keys.
    screen.all<HTMLDialogElement>("fb-chat-viewer dialog")[0]!.requestClose();

    await waitUntil(() => screen.all("fb-chat-viewer").length === 0);
    expect(screen.focused).to.equal(opener);
    expect(gadget.conversation).to.not.equal(null);
  });

  it("keeps its keys from the gadget and the page", async () => {
    const { gadget, screen, enlarge } = await aThreadOfPictures();
    enlarge(0).click();
    await screen.shows("1 of 3");
    const heard: string[] = [];
    gadget.addEventListener("keydown", ({ key }) => heard.push(key));

    screen.pressKey("ArrowRight");
    screen.pressKey("Escape");
    screen.pressKey("j");

    expect(heard).to.deep.equal([]);
    screen.press("Close");
  });

  it("hears the arrows also after what had the focus went with a picture", async () => {
    const { screen, enlarge } = await aThreadOfPictures();
    enlarge(0).click();
    await screen.shows("1 of 3");
    await waitUntil(() => screen.all("fb-chat-viewer a").length === 1);

    screen.all("fb-chat-viewer a")[0]!.focus();
    screen.pressKey("ArrowRight");
    await screen.shows("2 of 3");
    screen.button("Next").focus();
    screen.press("Next");
    await screen.shows("3 of 3");
    screen.pressKey("ArrowLeft");

    await screen.shows("2 of 3");
    screen.press("Close");
  });

  it("goes the other way where people read from the right", async () => {
    const { screen, enlarge } = await aThreadOfPictures(undefined, "rtl");
    enlarge(0).click();
    await screen.shows("1 of 3");

    screen.pressKey("ArrowLeft");
    await screen.shows("2 of 3");
    screen.pressKey("ArrowRight");

    await screen.shows("1 of 3");
    screen.press("Close");
  });

  it("leaves out what was taken back", async () => {
    const { screen, enlarge } = await aThreadOfPictures({
      ...withParts(video("3.1")),
      changes: { isUnsent: true },
    });

    enlarge(0).click();

    await screen.shows("1 of 2");
    screen.press("Close");
  });

  it("says that it cannot be shown", async () => {
    const { desk, screen, enlarge } = await aThreadOfPictures();
    enlarge(0).click();
    await screen.shows("1 of 3");
    desk.files.set("1.2", ["data:image/png,a", "data:image/png,b"]);
    // A link that is over: the viewer asks for a new one.
    await desk.platform.clock.advance(700_000);

    screen.press("Next");

    await screen.shows("Picture could not be loaded.", "fb-chat-viewer");
    desk.files.set("1.2", aPicture("navy", 2_000, 1_500));
    screen.press("Try again");

    await waitUntil(() => screen.all<HTMLImageElement>("fb-chat-viewer img")[0]?.naturalWidth === 2_000);
    expect(screen.text("fb-chat-viewer .shown")).to.equal("");
    screen.press("Close");
  });

  it("loads what it could not reach when the connection is back", async () => {
    const { desk, gadget, screen, enlarge } = await aThreadOfPictures();
    enlarge(0).click();
    await screen.shows("1 of 3");
    await desk.platform.clock.advance(700_000);
    desk.platform.answerPass = broken;
    await desk.breaks();

    screen.press("Next");
    await screen.shows("The connection broke. Try again.", "fb-chat-viewer");
    desk.platform.answerPass = aPass;
    gadget.reconnect();

    await waitUntil(() => screen.all<HTMLImageElement>("fb-chat-viewer img")[0]?.naturalWidth === 2_000);
    screen.press("Close");
  });
});
