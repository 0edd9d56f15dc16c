import { expect, waitUntil } from "@open-wc/testing";
import type { MediaFailure, Attachment } from "../../../worker/protocol/message/content.ts";
import { clockTime } from "../../../gadget/words/time.ts";
import { customer, HOUR, MARIA, MINUTE, NOW } from "../support/builders.ts";
import { FakeDesk } from "../support/fake-desk.ts";
import { aPass } from "../support/fake-response.ts";
import { aMedia, aPicture, aSound, VIDEO } from "../support/files.ts";
import { aThreadWith, withParts } from "./a-message.ts";
import { passAxe } from "./pass-axe.ts";

const broken = () => Promise.reject<Response>(new TypeError("network"));

type Kind = "image" | "video" | "audio" | "file";
const part = (type: Kind, id: string, change: Parameters<typeof aMedia>[1] = {}): Attachment => ({
  type,
  media: aMedia(id, {
    mime: { image: "image/png", video: "video/webm", audio: "audio/wav", file: "application/pdf" }[type],
    ...change,
  }),
});
const at = NOW - HOUR + MINUTE;

function aDesk(): FakeDesk {
  const desk = new FakeDesk();
  desk.files.set("1.1", aPicture("teal"));
  desk.files.set("1.2", aPicture("maroon"));
  desk.files.set("1.3", aPicture("navy"));
  desk.files.set("1.8", VIDEO);
  desk.files.set("1.9", aSound());
  return desk;
}

const loaded = (image: HTMLImageElement | undefined) =>
  waitUntil(() => image?.complete && image.naturalWidth > 0);

describe("a file of a message", () => {
  it("is a picture, named by what is known of it", async () => {
    const { screen } = await aThreadWith([withParts(part("image", "1.1"))], { desk: aDesk() });

    await waitUntil(() => screen.all("fb-chat-media img").length === 1);
    await loaded(screen.all<HTMLImageElement>("fb-chat-media img")[0]);
    expect(screen.button(`Enlarge: Picture from Maria Lopez, ${clockTime(at)}`)).to.exist;
  });

  it("is a grid where several pictures came", async () => {
    const { screen } = await aThreadWith(
      [withParts(part("image", "1.1"), part("image", "1.2"), part("image", "1.3"), part("video", "1.8"))],
      { desk: aDesk() },
    );

    await waitUntil(() => screen.all("fb-chat-media img").length === 3);
    const [first, second] = screen
      .all("fb-chat-content .album fb-chat-media")
      .map((one) => one.getBoundingClientRect());
    expect(first!.top).to.equal(second!.top);
    expect(screen.all("fb-chat-content .album")[0]!.getAttribute("aria-label")).to.equal("3 pictures");
  });

  it("is a player for a video and a voice message", async () => {
    const { screen } = await aThreadWith([withParts(part("video", "1.8"), part("audio", "1.9"))], {
      desk: aDesk(),
    });

    await waitUntil(() => screen.all("video, audio").length === 2);
    const players = screen.all<HTMLMediaElement>("video, audio");
    await waitUntil(() => players.every(({ readyState }) => readyState >= HTMLMediaElement.HAVE_METADATA));
    expect(players.map(({ autoplay, paused }) => [autoplay, paused])).to.deep.equal([
      [false, true],
      [false, true],
    ]);
    expect(screen.button(`Play: Video from Maria Lopez, ${clockTime(at)}`)).to.exist;
    expect(screen.button(`Play: Voice message from Maria Lopez, ${clockTime(at)}`)).to.exist;
  });

  it("is a video with its length, and with the browser's own controls once it is played", async () => {
    const { screen } = await aThreadWith([withParts(part("video", "1.8"))], { desk: aDesk() });
    await waitUntil(() => screen.all("video").length === 1);
    await screen.shows("0:0", "fb-chat-video");

    screen.press(`Play: Video from Maria Lopez, ${clockTime(at)}`);

    await waitUntil(() => screen.all<HTMLVideoElement>("video")[0]!.controls);
    await waitUntil(() => screen.focused?.localName === "video");
  });

  it("is a grid of five where more pictures came, and says how many there are beside them", async () => {
    const desk = aDesk();
    const six = ["1", "2", "3", "4", "5", "6", "7"].map((n) => {
      desk.files.set(`5.${n}`, aPicture("teal"));
      return part("image", `5.${n}`);
    });
    const { screen } = await aThreadWith([withParts(...six)], { desk });

    await waitUntil(() => screen.all("fb-chat-media img").length === 5);
    await screen.shows("+2", "fb-chat-content");
  });

  it("hides none of an album that did not come", async () => {
    const failed = { state: "failed", failure: "gone", mime: null } as const;
    const six = ["1", "2", "3", "4", "5", "6"].map((n) => part("image", `5.${n}`, failed));
    const { screen } = await aThreadWith([withParts(...six)]);

    await waitUntil(() => screen.all("fb-chat-media .problem").length === 6);
  });

  it("is a sticker without a frame", async () => {
    const { screen } = await aThreadWith(
      [withParts({ type: "sticker", stickerId: "1", media: aMedia("1.1") })],
      { desk: aDesk() },
    );

    await waitUntil(() => screen.all("fb-chat-media img").length === 1);
    expect(screen.all<HTMLImageElement>("fb-chat-media img")[0]!.alt).to.equal(
      `Sticker from Maria Lopez, ${clockTime(at)}`,
    );
  });

  it("is a name, a type and a size, and nothing is loaded before it is asked for", async () => {
    const { desk, screen } = await aThreadWith(
      [withParts(part("file", "1.5", { name: "Invoice.pdf", bytes: 1_234_567 }))],
      { desk: aDesk() },
    );

    await screen.shows("Invoice.pdf PDF · 1.2 MB");
    expect(screen.button("Download Invoice.pdf")).to.exist;
    expect(desk.sent("media.link")).to.deep.equal([]);
  });

  it("does not pass for another by letters that turn others around", async () => {
    const { screen } = await aThreadWith([
      withParts(part("file", "1.5", { name: "invoice\u202efdp.exe", mime: null })),
    ]);

    await screen.shows("invoicefdp.exe EXE");
  });

  it("is saved and not shown when it is not what Meta called it", async () => {
    const { screen } = await aThreadWith([
      withParts(part("image", "1.5", { name: "a.jpg", mime: "application/octet-stream" })),
    ]);

    await screen.shows("a.jpg");
    expect(screen.all("fb-chat-media img")).to.deep.equal([]);
  });

  it("is saved and not shown when it is a drawing, which may hold scripts", async () => {
    const { desk, screen } = await aThreadWith([
      withParts(part("image", "1.5", { name: "a.gif", mime: "image/svg+xml" })),
    ]);

    await screen.shows("a.gif");
    expect(screen.button("Download a.gif")).to.exist;
    expect(desk.sent("media.link")).to.deep.equal([]);
  });

  it("is downloaded by a link of its own", async () => {
    const desk = aDesk();
    desk.files.set("1.5", "/media/1.5?signature=x");
    const { screen } = await aThreadWith([withParts(part("file", "1.5", { name: "a.pdf" }))], { desk });
    await screen.shows("a.pdf");

    const followed = await linkFollowed(() => screen.press("Download a.pdf"));

    expect(followed).to.equal("https://chat.example/media/1.5?signature=x&download");
  });
});

describe("a file that is not there yet", () => {
  it("has its place, and takes it without moving what is around it", async () => {
    const { desk, screen } = await aThreadWith(
      [withParts(part("image", "1.1", { state: "copying" })), { id: 2, author: customer }],
      { desk: aDesk() },
    );
    await screen.shows("Picture is being copied…");
    const height = screen.all("fb-chat-media")[0]!.getBoundingClientRect().height;

    desk.changes(MARIA, [{ id: 1, ...withParts(part("image", "1.1")) }]);

    await waitUntil(() => screen.all("fb-chat-media img").length === 1);
    await loaded(screen.all<HTMLImageElement>("fb-chat-media img")[0]);
    expect(screen.all("fb-chat-media")[0]!.getBoundingClientRect().height).to.equal(height);
  });

  const failures: [MediaFailure, string][] = [
    ["too_large", "it is larger than 25 MB"],
    ["gone", "Meta no longer has it"],
    ["host_not_allowed", "it is not kept at Meta"],
    ["unreachable", "Meta did not answer"],
    ["not_stored", "there was no room for it"],
  ];
  for (const [failure, why] of failures) {
    it(`says why it was not copied, and can be tried again: ${failure}`, async () => {
      const { desk, screen } = await aThreadWith([
        withParts(part("video", "1.8", { state: "failed", failure })),
      ]);
      await screen.shows(`Video could not be copied: ${why}.`);

      screen.press("Try again");

      await waitUntil(() => desk.sent("media.retry").length === 1);
      expect(desk.sent("media.retry")[0]).to.include({ conversation: MARIA, media: "1.8" });
    });
  }

  it("passes axe, whatever the reason", () =>
    passAxe(failures.map(([failure]) => withParts(part("video", "1.8", { state: "failed", failure })))));

  it("keeps the focus of who tries again, while it is copied and when it is there", async () => {
    const { desk, screen } = await aThreadWith(
      [withParts(part("image", "1.1", { state: "failed", failure: "gone" }))],
      { desk: aDesk() },
    );
    await screen.shows("Meta no longer has it");

    screen.button("Try again").focus();
    desk.changes(MARIA, [{ id: 1, ...withParts(part("image", "1.1", { state: "copying" })) }]);
    await screen.shows("Picture is being copied…");
    expect(screen.focused?.textContent).to.include("Picture is being copied…");
    desk.changes(MARIA, [{ id: 1, ...withParts(part("image", "1.1")) }]);

    await waitUntil(() => screen.focused?.ariaLabel?.startsWith("Enlarge: Picture"));
  });

  it("cannot be tried again where Meta sent no link", async () => {
    const { screen } = await aThreadWith([
      withParts(part("audio", "1.9", { state: "failed", failure: "no_link" })),
    ]);

    await screen.shows("Voice message could not be copied: Meta sent no link to it.");
    expect(screen.buttons("Try again")).to.deep.equal([]);
  });

  it("says why trying again was refused", async () => {
    const desk = aDesk();
    desk.refuse("media.retry", { code: "not_allowed" });
    const { screen } = await aThreadWith(
      [withParts(part("image", "1.1", { state: "failed", failure: "gone" }))],
      {
        desk,
      },
    );
    await screen.shows("Meta no longer has it");

    screen.press("Try again");

    await screen.shows("Your role does not allow this.", "fb-chat-media");
  });
});

describe("the link to a file", () => {
  it("is asked for when the file comes into view, once", async () => {
    const filler = Array.from({ length: 12 }, (_, n) => ({ id: n + 2 }));
    const { desk, screen } = await aThreadWith([withParts(part("image", "1.1")), ...filler], {
      desk: aDesk(),
      height: 460,
    });
    expect(desk.sent("media.link")).to.deep.equal([]);

    screen.all("fb-chat-entries .scroller")[0]!.scrollTop = 0;

    await waitUntil(() => screen.all("fb-chat-media img").length === 1);
    expect(desk.sent("media.link")).to.have.length(1);
  });

  it("is asked for again by itself when the connection is back", async () => {
    const filler = Array.from({ length: 12 }, (_, n) => ({ id: n + 2 }));
    const { desk, screen } = await aThreadWith([withParts(part("image", "1.1")), ...filler], {
      desk: aDesk(),
      height: 460,
    });
    desk.platform.answerPass = broken;
    await desk.breaks();
    // The strip above takes room meanwhile, and a thread that is read at its end stays there.
    const scroller = screen.all("fb-chat-entries .scroller")[0]!;
    await waitUntil(() => {
      scroller.scrollTop = 0;
      return screen.text("fb-chat-media").includes("The connection broke. Try again.");
    });

    desk.platform.answerPass = aPass;
    screen.press("Try now");

    await waitUntil(() => screen.all("fb-chat-media img").length === 1);
  });

  it("is asked for again when it leads nowhere any more", async () => {
    const desk = aDesk();
    desk.files.set("1.1", ["data:image/png,gone", aPicture("teal")]);
    const { screen } = await aThreadWith([withParts(part("image", "1.1"))], { desk });

    await waitUntil(() => desk.sent("media.link").length === 2);

    await loaded(screen.all<HTMLImageElement>("fb-chat-media img")[0]);
  });

  it("says that a file cannot be shown when a new one leads nowhere either, and tries again when asked", async () => {
    const desk = aDesk();
    desk.files.set("1.1", "data:image/png,gone");
    const { screen } = await aThreadWith([withParts(part("image", "1.1"))], { desk });
    await screen.shows("Picture could not be loaded.");
    expect(desk.sent("media.link")).to.have.length(2);
    const followed = await linkFollowed(() => screen.press("Download"));
    expect(followed).to.match(/^data:image\/png,gone/);
    desk.files.set("1.1", aPicture("teal"));

    screen.press("Try again");

    await waitUntil(() => screen.all("fb-chat-media img").length === 1);
  });

  it("says why it is not given", async () => {
    const desk = aDesk();
    desk.refuse("media.link", { code: "media_not_ready" });
    const { screen } = await aThreadWith([withParts(part("image", "1.1"))], { desk });

    await screen.shows("This file has not been copied.", "fb-chat-media");
  });
});

/** Where the link leads that something follows; nothing is loaded. */
async function linkFollowed(act: () => void): Promise<string> {
  const followed: string[] = [];
  const click = HTMLAnchorElement.prototype.click;
  HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
    followed.push(this.href);
  };
  try {
    act();
    await waitUntil(() => followed.length > 0);
  } finally {
    HTMLAnchorElement.prototype.click = click;
  }
  return followed[0]!;
}
