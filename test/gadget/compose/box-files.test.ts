import { expect, waitUntil } from "@open-wc/testing";
import { OFFLINE_PROBE_MS } from "../../../gadget/wire/connection.ts";
import { aGadget } from "../support/a-gadget.ts";
import { anEntry, aWelcome, JONAS, MARIA } from "../support/builders.ts";
import { FakeDesk } from "../support/fake-desk.ts";
import { aFile, aPhoto, drop, hold, paste } from "../support/giving.ts";
import { smallerCopy } from "../../../gadget/compose/box-files/shrink.ts";

const SENT = "It could not be uploaded.";

async function aBox(prepare: (desk: FakeDesk) => void = () => {}, desk = new FakeDesk()) {
  desk.has({ conversation: MARIA }, [anEntry(1)]);
  desk.has({ conversation: JONAS }, [anEntry(1)]);
  prepare(desk);
  const all = await aGadget(desk, { conversation: MARIA });
  const { screen } = all;
  await screen.shows("You can reply until");
  const sent = () => desk.sent("message.send").map(({ outgoing }) => outgoing);
  const rows = () => screen.all("fb-chat-box-files li").map((row) => screen.textOf(row));
  const isReady = () => waitUntil(() => !screen.isOff("Send"), "it cannot be sent");
  return { desk, sent, rows, isReady, ...all };
}

describe("files in the box", () => {
  it("leave together, in their order, with the words that stand there", async () => {
    const { desk, screen, sent, rows, isReady } = await aBox();
    drop(screen.box, aFile("parcel.pdf", "application/pdf"), await aPhoto("lamp.jpg", 80, 60));
    await waitUntil(() => rows().length === 2, "no rows");
    expect(rows()[0]).to.include("parcel.pdf 2 kB");
    await isReady();
    expect(desk.platform.uploads.map(({ url, token }) => [url, token])).to.deep.equal([
      [
        `https://chat.example/api/v1/files?conversation=${encodeURIComponent(MARIA)}&name=parcel.pdf`,
        "token",
      ],
      [`https://chat.example/api/v1/files?conversation=${encodeURIComponent(MARIA)}&name=lamp.jpg`, "token"],
    ]);

    screen.write("Here it is");
    screen.key("Enter");

    expect(sent()).to.have.length(1);
    const [outgoing] = sent();
    expect(outgoing).to.include({ kind: "files", text: "Here it is" });
    expect(outgoing?.kind === "files" && outgoing.files).to.have.length(2);
    await waitUntil(() => rows().length === 0);
    expect(screen.box.value).to.equal("");
  });

  it("need no words, and pass axe", async () => {
    const { gadget, screen, sent, rows, isReady } = await aBox();
    paste(screen.box, aFile("parcel.pdf", "application/pdf"));
    await waitUntil(() => rows().length === 1, "no row");
    await isReady();
    await expect(gadget).to.be.accessible();

    screen.press("Send");

    expect(sent()).to.deep.equal([{ kind: "files", files: [{ file: "file-0001" }] }]);
  });

  it("are not sent while one is on its way, which is told, and can be cancelled", async () => {
    const { desk, screen, sent, rows } = await aBox((it) => {
      it.platform.answerUpload = ({ told }) => {
        told(0.4);
        return new Promise(() => {});
      };
    });
    drop(screen.box, aFile("film.mp4", "video/mp4"));
    await waitUntil(() => rows().length === 1, "no row");
    screen.write("Look");
    await waitUntil(
      () => screen.all<HTMLProgressElement>("fb-chat-box-files progress")[0]?.value === 0.4,
      "no progress",
    );
    await screen.shows("The message can leave once all files are with the server.");
    screen.key("Enter");
    expect(sent()).to.deep.equal([]);

    screen.press("Cancel film.mp4");

    await waitUntil(() => rows().length === 0);
    expect(desk.platform.uploads[0]!.signal.aborted).to.equal(true);
    screen.key("Enter");
    expect(sent()).to.deep.equal([{ kind: "text", text: "Look" }]);
  });

  it("are tried again on demand where they could not leave", async () => {
    const { desk, screen, rows, isReady } = await aBox((it) => {
      it.platform.hasNetwork = true;
      const { answerUpload } = it.platform;
      it.platform.answerUpload = async (file) =>
        it.platform.uploads.length === 1 ? { status: 503, text: "" } : answerUpload(file);
    });
    drop(screen.box, aFile("parcel.pdf", "application/pdf"));
    await screen.shows(SENT);

    screen.press("Try again");

    await isReady();
    expect(desk.platform.uploads).to.have.length(2);
    expect(rows()[0]).to.not.include(SENT);
  });

  it("say what the Worker found wrong", async () => {
    const { screen } = await aBox((it) => {
      it.platform.answerUpload = async () => ({
        status: 413,
        text: JSON.stringify({ error: { code: "file_too_large" } }),
      });
    });
    drop(screen.box, aFile("parcel.pdf", "application/pdf"));

    await screen.shows("The server did not take it (file_too_large).");
    expect(screen.isOff("Send")).to.equal(true);
  });

  it("are not uploaded where Messenger would not take them, and a photo may go smaller", async () => {
    const { desk, screen, rows, isReady } = await aBox();
    const photo = await aPhoto("lamp.jpg", 80, 60);
    const large = new File([photo, new Uint8Array(8 * 1024 * 1024)], "lamp.jpg", { type: "image/jpeg" });
    drop(
      screen.box,
      aFile("film.mp4", "video/mp4", 25 * 1024 * 1024 + 1),
      aFile("nothing.pdf", "application/pdf", 0),
      large,
    );
    await screen.shows("At most 25 MB.");
    await screen.shows("There is nothing in it.");
    await screen.shows("At most 8 MB.");
    await screen.shows("Remove “film.mp4”: it keeps the message from leaving.");
    expect(screen.text("fb-chat-box-files")).to.not.include("once all files are with the server");
    expect(desk.platform.uploads).to.deep.equal([]);
    screen.press("Remove film.mp4");
    screen.press("Remove nothing.pdf");

    await waitUntil(() => screen.buttons("Send a smaller copy").length === 1);
    screen.press("Send a smaller copy");

    await isReady();
    expect(desk.platform.uploads[0]!.body.size).to.be.lessThan(8 * 1024 * 1024);
    expect(rows()).to.have.length(1);
  });

  it("say of a kind that Messenger does not show that the customer saves it", async () => {
    const { screen } = await aBox();
    drop(screen.box, aFile("photo.heic", "image/heic"));

    await screen.shows("Messenger does not show this kind");
  });

  it("are as many as Messenger takes at once", async () => {
    const { desk, screen, rows } = await aBox();
    drop(screen.box, ...Array.from({ length: 31 }, (_, n) => aFile(`${n}.pdf`, "application/pdf")));

    await screen.shows("Messenger takes 30 files at once.");
    expect(rows()).to.have.length(31);
    await waitUntil(() => desk.platform.uploads.length === 30, "not all left");
    expect(desk.platform.uploads).to.have.length(30);
  });

  it("that cannot leave come into sight among many", async () => {
    const { screen } = await aBox();
    const many = Array.from({ length: 20 }, (_, n) => aFile(`${n}.pdf`, "application/pdf"));
    drop(screen.box, ...many, aFile("nothing.pdf", "application/pdf", 0));

    await screen.shows("Remove “nothing.pdf”");
    const [list] = screen.all("fb-chat-box-files ul");
    const row = screen.all("fb-chat-box-files li").at(-1)!;
    await waitUntil(
      () => row.getBoundingClientRect().bottom <= list!.getBoundingClientRect().bottom + 1,
      "it is out of sight",
    );
  });

  it("are seen to go into the box while they are held over it", async () => {
    const { desk, screen } = await aBox();
    const over = () => hold(screen.box, aFile("parcel.pdf", "application/pdf"));
    over();
    await screen.shows("Drop the files here", "fb-chat-composer-pane");

    await desk.platform.clock.advance(400);
    over();
    await desk.platform.clock.advance(400);
    await screen.shows("Drop the files here", "fb-chat-composer-pane");
    await desk.platform.clock.advance(400);

    await waitUntil(() => !screen.text("fb-chat-composer-pane").includes("Drop the files here"));
  });

  it("are sixty of which thirty leave, four at a time", async () => {
    let most = 0;
    let now = 0;
    const { desk, screen, rows } = await aBox((it) => {
      const { answerUpload } = it.platform;
      it.platform.answerUpload = async (file) => {
        most = Math.max(most, ++now);
        await Promise.resolve();
        now--;
        return answerUpload(file);
      };
    });
    drop(screen.box, ...Array.from({ length: 60 }, (_, n) => aFile(`${n}.pdf`, "application/pdf")));

    await waitUntil(() => desk.platform.uploads.length === 30, "not all left");
    expect([rows().length, most]).to.deep.equal([60, 4]);
    expect(screen.isOff("Send")).to.equal(true);
  });

  it("are called by what can be read of a long and deceiving name", async () => {
    const { desk, screen, isReady } = await aBox();
    drop(screen.box, aFile(`\u202e${"a\u0000".repeat(5_000)}.pdf`, "application/pdf"));
    await isReady();

    const name = new URL(desk.platform.uploads[0]!.url).searchParams.get("name")!;
    expect(name).to.match(/^a+….*a\.pdf$/);
    expect(name.length).to.be.at.most(200);
  });

  it("offer another try where the answer never comes, and leave then", async () => {
    const { desk, screen, isReady } = await aBox((it) => {
      const { answerUpload } = it.platform;
      it.platform.answerUpload = (file) =>
        it.platform.uploads.length === 1 ? new Promise(() => {}) : answerUpload(file);
    });
    drop(screen.box, aFile("parcel.pdf", "application/pdf"));
    await waitUntil(() => desk.platform.uploads.length === 1, "it does not leave");

    await desk.platform.clock.advance(60_000);

    await screen.shows(SENT);
    screen.press("Try again");
    await isReady();
  });

  it("go on by themselves when the connection is back", async () => {
    const { desk, screen, isReady } = await aBox();
    desk.platform.losesNetwork();
    drop(screen.box, aFile("parcel.pdf", "application/pdf"));
    await screen.shows(SENT);
    await desk.platform.clock.advance(OFFLINE_PROBE_MS);

    desk.platform.hasNetwork = true;
    desk.platform.wake();
    await desk.platform.clock.advance(0);

    await isReady();
  });

  it("can come from the camera where fingers are", async () => {
    const { matchMedia } = window;
    window.matchMedia = (query) => matchMedia(query === "(pointer: coarse)" ? "all" : query);
    const { click } = HTMLInputElement.prototype;
    const asked: string[] = [];
    HTMLInputElement.prototype.click = function (this: HTMLInputElement) {
      if (this.type !== "file") {
        click.call(this);
        return;
      }
      asked.push(`${this.accept} ${this.capture}`);
      const data = new DataTransfer();
      data.items.add(aFile("photo.jpg", "image/jpeg"));
      this.files = data.files;
      this.dispatchEvent(new Event("change"));
    };
    try {
      const { screen, rows, isReady } = await aBox();
      screen.press("Send something else");
      await waitUntil(() => screen.buttons("Take a photo").length === 1, "no camera");
      screen.press("Take a photo");

      await isReady();
      expect(rows()[0]).to.include("photo.jpg");
      expect(asked).to.deep.equal(["image/* environment"]);
    } finally {
      window.matchMedia = matchMedia;
      HTMLInputElement.prototype.click = click;
    }
  });

  it("stay with their customer", async () => {
    const { gadget, screen, rows, isReady } = await aBox();
    drop(screen.box, aFile("parcel.pdf", "application/pdf"));
    await isReady();

    gadget.conversation = JONAS;
    await waitUntil(() => rows().length === 0);
    gadget.conversation = MARIA;
    await waitUntil(() => rows().length === 1);
  });

  it("are there again after a reload, once the Worker has them, and not after they were sent", async () => {
    const first = await aBox();
    drop(first.screen.box, aFile("parcel.pdf", "application/pdf"));
    await first.isReady();
    first.gadget.remove();

    const second = await aBox((desk) => {
      for (const [name, text] of first.desk.platform.memory.texts) desk.platform.memory.set(name, text);
    });
    await second.screen.shows("parcel.pdf");
    await second.isReady();
    second.screen.press("Send");

    expect(second.sent()).to.deep.equal([{ kind: "files", files: [{ file: "file-0001" }] }]);
    await waitUntil(() => second.rows().length === 0);
    await second.desk.platform.clock.advance(10_000);
    expect(
      [...second.desk.platform.memory.texts.keys()].filter((name) => name.endsWith("files")),
    ).to.deep.equal([]);
  });

  it("are in the box again when they were refused and are to be changed", async () => {
    const { desk, screen, rows, isReady } = await aBox();
    drop(screen.box, aFile("parcel.pdf", "application/pdf"));
    await isReady();
    desk.refuse("message.send", { code: "customer_unavailable" });
    screen.write("Here");
    screen.key("Enter");
    await screen.shows("Your message was not sent");

    screen.press("Edit");

    await waitUntil(() => rows().length === 1);
    expect(rows()[0]).to.include("parcel.pdf");
    expect(screen.box.value).to.equal("Here");
  });

  it("are refused, in words, where the Worker has no place for them", async () => {
    const { screen, rows } = await aBox((desk) => {
      desk.welcome = aWelcome({ features: ["outgoing", "send_kinds"] });
    });

    expect(drop(screen.box, aFile("parcel.pdf", "application/pdf"))).to.equal(false);

    await screen.shows("Files cannot be sent from here yet.");
    expect(rows()).to.deep.equal([]);
  });
});

describe("a smaller copy of a photo", () => {
  it("fits, looks the same, and has nothing but the picture in it", async () => {
    const photo = await aPhoto("holiday.heic.jpeg", 400, 300);
    // As a camera says which way is up: a quarter turn (EXIF, orientation 6).
    const turned = withOrientation(new Uint8Array(await photo.arrayBuffer()), 6);

    const copy = await smallerCopy(new Blob([turned], { type: "image/jpeg" }), photo.name, 1_000_000);

    expect(copy?.name).to.equal("holiday.heic.jpg");
    const bytes = new Uint8Array(await copy!.arrayBuffer());
    expect(new TextDecoder("latin1").decode(bytes)).to.not.include("Exif");
    const picture = await createImageBitmap(copy!);
    expect([picture.width, picture.height]).to.deep.equal([300, 400]);
  });

  it("is none of what is no picture", async () => {
    expect(await smallerCopy(new Blob(["x"]), "x.jpg", 1_000)).to.equal(null);
  });
});

/** Puts an EXIF block with an orientation behind the first two bytes of a JPEG. */
function withOrientation(jpeg: Uint8Array, orientation: number): Uint8Array<ArrayBuffer> {
  const exif = [
    ...[0xff, 0xe1, 0x00, 0x22],
    ...[0x45, 0x78, 0x69, 0x66, 0x00, 0x00],
    ...[0x4d, 0x4d, 0x00, 0x2a, 0x00, 0x00, 0x00, 0x08],
    ...[0x00, 0x01, 0x01, 0x12, 0x00, 0x03, 0x00, 0x00, 0x00, 0x01, 0x00, orientation, 0x00, 0x00],
    ...[0x00, 0x00, 0x00, 0x00],
  ];
  return Uint8Array.from([...jpeg.slice(0, 2), ...exif, ...jpeg.slice(2)]);
}
