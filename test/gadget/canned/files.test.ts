import { expect, waitUntil } from "@open-wc/testing";
import type { Macro } from "../../../worker/protocol/library/macro.ts";
import type { SavedTemplate } from "../../../worker/protocol/library/saved-template.ts";
import type { FileAnswer } from "../../../worker/protocol/outgoing/given-file.ts";
import { FEATURES } from "../../../worker/protocol/session/features.ts";
import { aGadget } from "../support/a-gadget.ts";
import { atRest } from "../support/at-rest.ts";
import { anEntry, aWelcome, MARIA } from "../support/builders.ts";
import { aMacro, key, looksFor, opensPicker } from "../support/canning.ts";
import { FakeDesk } from "../support/fake-desk.ts";
import { aFile, aPhoto, choosesNext } from "../support/giving.ts";
import { aTemplate } from "../support/keeping.ts";

const MAP: FileAnswer = {
  file: "map-00001",
  name: "map.png",
  mime: "image/png",
  bytes: 4_096,
  type: "image",
};
const PRICES: FileAnswer = {
  ...{ file: "prices-01", name: "prices.pdf", mime: "application/pdf", bytes: 9_216, type: "file" },
};
const sends = (files: readonly { file: string }[], text?: string) => ({
  ...{ kind: "files" as const, files: files.map(({ file }) => ({ file })) },
  ...(text === undefined ? {} : { text }),
});
const SAYS = "Here you are, {{customer.first_name}}";
const WAY = aTemplate({
  ...{ name: "The way", scope: "mine", shortcut: "way", files: [MAP, PRICES] },
  outgoing: sends([MAP, PRICES], SAYS),
});

async function aBox(kept: (SavedTemplate | Macro)[] = [WAY], prepare: (desk: FakeDesk) => void = () => {}) {
  const desk = new FakeDesk();
  desk.has({ conversation: MARIA }, [anEntry(1)]);
  desk.templates = kept.filter((it) => "template" in it);
  desk.macros = kept.filter((it) => "macro" in it);
  desk.platform.media = await aPhoto("map.jpg", 80, 60);
  prepare(desk);
  const all = await aGadget(desk, { conversation: MARIA });
  const { screen } = all;
  await screen.shows("You can reply until");
  const names = (within: string) => screen.all(`${within} li .name`).map((it) => screen.textOf(it));
  const takes = async (shortcut: string) => {
    await opensPicker(screen);
    looksFor(screen, shortcut);
    key(screen, "Enter");
    await waitUntil(() => screen.all(".canned").length === 0);
  };
  const edits = async (button: "New" | "Edit") => {
    await opensPicker(screen);
    screen.press(button);
    await waitUntil(() => screen.buttons("Add files").length > 0, "no button for files");
  };
  const types = (selector: string, text: string) => {
    const box = screen.all<HTMLInputElement>(`dialog ${selector}`)[0]!;
    box.value = text;
    box.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
  };
  return { desk, names, takes, edits, types, ...all };
}

describe("a canned reply with files", () => {
  it("shows them before it is taken, and puts copies of them into the box, which leave with its words", async () => {
    const { desk, gadget, screen, names, takes } = await aBox();
    await opensPicker(screen);
    await waitUntil(() => names("fb-chat-file-rows").length === 2, "no files in the picker");
    expect(names("fb-chat-file-rows")).to.deep.equal(["map.png", "prices.pdf"]);
    await waitUntil(() => screen.all("fb-chat-file-rows canvas").length === 1, "no picture");
    await atRest(gadget);
    await expect(gadget).to.be.accessible();
    key(screen, "Escape");
    screen.write("");

    await takes("way");
    // Of the slash alone it could be sent as well.
    await waitUntil(() => desk.sent("template.copyFiles").length === 1, "no copies are asked for");
    await waitUntil(() => !screen.isOff("Send"), "it cannot be sent");

    expect(screen.box.value).to.equal("Here you are, Maria");
    expect(names("fb-chat-box-files")).to.deep.equal(["map.png", "prices.pdf"]);
    expect(desk.sent("template.copyFiles")[0]).to.deep.include({
      ...{ conversation: MARIA, template: WAY.template, files: ["map-00001", "prices-01"] },
    });
    screen.key("Enter");
    await waitUntil(() => desk.sent("message.send").length === 1);
    expect(desk.sent("message.send")[0]!.outgoing).to.deep.equal(
      sends([{ file: "copy-of-map-00001" }, { file: "copy-of-prices-01" }], "Here you are, Maria"),
    );
  });

  it("does not leave before its files are there", async () => {
    const { desk, screen, names, takes } = await aBox([WAY], (it) => it.silent.add("template.copyFiles"));
    await takes("way");
    await waitUntil(() => names("fb-chat-box-files").length === 2, "no rows");

    screen.key("Enter");

    expect(desk.sent("message.send")).to.deep.equal([]);
  });

  it("says that a file of it is lost: before it is taken, and where that is found out then", async () => {
    const faults = [{ path: "files[1].file", why: "no_such_file" as const }];
    const { desk, screen, names, takes } = await aBox([{ ...WAY, files: [MAP], faults }]);
    await opensPicker(screen);
    await screen.shows("Messenger would not take it as it is.");
    key(screen, "Enter");
    await screen.shows("A file of it is not there any more. The rest is in the box.");
    await waitUntil(() => names("fb-chat-box-files").length === 1);
    screen.press("Remove map.png");
    await waitUntil(() => names("fb-chat-box-files").length === 0);
    screen.write("");

    desk.refuse("template.copyFiles", { code: "not_sendable", path: "files[0].file", why: "no_such_file" });
    await takes("way");
    await screen.shows("A file of it is not there any more. Nothing was sent.");
    expect(names("fb-chat-box-files")).to.deep.equal([]);
  });

  it("is sent by a macro as well, and stops it where a file is lost", async () => {
    const steps: Macro["steps"] = [{ do: "reply", outgoing: sends([PRICES], "Bye") }, { do: "close" }];
    const { desk, screen, takes } = await aBox([aMacro("Bye", steps, { shortcut: "bye", files: [PRICES] })]);
    await takes("bye");
    await waitUntil(() => desk.sent("message.send").length === 1);
    expect(desk.sent("message.send")[0]!.outgoing).to.deep.equal(
      sends([{ file: "copy-of-prices-01" }], "Bye"),
    );

    desk.refuse("template.copyFiles", { code: "not_sendable", path: "files[0].file", why: "no_such_file" });
    await takes("bye");
    await screen.shows("A file of it is not there any more. Nothing was sent.");
    expect(desk.sent("message.send")).to.have.length(1);
  });

  it("is not asked for of an older Worker, where none can be added either", async () => {
    const { desk, screen } = await aBox([WAY], (it) => {
      it.welcome = aWelcome({ features: FEATURES.filter((name) => name !== "canned_files") });
    });
    await opensPicker(screen);
    screen.press("New");
    await waitUntil(() => screen.all("dialog #shortcut").length > 0);

    expect(desk.sent("templates.list").map((it) => "files" in it)).to.not.include(true);
    expect(screen.buttons("Add files")).to.deep.equal([]);
  });
});

describe("a canned reply that is written with files", () => {
  it("keeps those that were added, without words as well, once they are there", async () => {
    const { desk, gadget, screen, names, edits, types } = await aBox([]);
    await edits("New");
    types("#name", "Prices");
    let arrive = (): void => {};
    const { answerUpload } = desk.platform;
    desk.platform.answerUpload = async (file) => {
      await new Promise<void>((resolve) => (arrive = resolve));
      return await answerUpload(file);
    };
    choosesNext(aFile("prices.pdf", "application/pdf"));
    screen.press("Add files");
    await waitUntil(() => names("fb-chat-file-rows").length === 1);
    screen.press("Save");
    await screen.shows("It can be saved once all files are there.");
    expect(desk.platform.uploads[0]?.url).to.equal(
      "https://chat.example/api/v1/files?for=template&name=prices.pdf",
    );
    arrive();
    await screen.hides("It can be saved once all files are there.");
    await atRest(gadget);
    await expect(gadget).to.be.accessible();

    screen.press("Save");

    await waitUntil(() => desk.sent("template.save").length === 1);
    expect(desk.sent("template.save")[0]!.outgoing).to.deep.equal(sends([{ file: "file-0001" }]));
  });

  it("shows those that it has, and keeps what is not taken out", async () => {
    const { desk, screen, names, edits } = await aBox();
    await edits("Edit");
    await waitUntil(() => names("fb-chat-file-rows").length === 2);
    await waitUntil(() => screen.all("fb-chat-file-rows canvas").length === 1, "no picture");

    screen.press("Remove map.png");
    await waitUntil(() => names("fb-chat-file-rows").length === 1);
    screen.press("Save");

    await waitUntil(() => desk.sent("template.save").length === 1);
    expect(desk.sent("template.save")[0]!.outgoing).to.deep.equal(sends([PRICES], SAYS));
  });

  it("has no more than it may, and none that Messenger does not take", async () => {
    const { screen, names, edits, types } = await aBox([]);
    await edits("New");
    types("#name", "Prices");
    choosesNext(...Array.from({ length: 11 }, (_, at) => aFile(`${String(at)}.pdf`, "application/pdf")));
    screen.press("Add files");
    await screen.shows("At most 10 files, over all languages.");
    expect(names("fb-chat-file-rows")).to.have.length(10);

    screen.press("Remove 0.pdf");
    choosesNext(aFile("empty.pdf", "application/pdf", 0));
    screen.press("Add files");
    await screen.shows("There is nothing in it.");
    screen.press("Save");
    await screen.shows("Take out what could not be added, or try it again.");
  });
});
