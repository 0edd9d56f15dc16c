import { expect, waitUntil } from "@open-wc/testing";
import { FILE_UNUSED_MS } from "../../../worker/protocol/outgoing/given-file.ts";
import { KEPT_MS } from "../../../gadget/memory/keep-written.ts";
import { aGadget } from "../support/a-gadget.ts";
import { anEntry, aWelcome, BEN, MARIA, NOW } from "../support/builders.ts";
import { FakeDesk } from "../support/fake-desk.ts";
import { FakeMemory } from "../support/fake-platform.ts";
import { aFile, drop } from "../support/giving.ts";
import { settled } from "../support/manual-clock.ts";

/** A tab of one browser: with what `before` left in it, where there was one. */
async function aTab(before?: FakeDesk, prepare: (desk: FakeDesk) => void = () => {}) {
  const desk = new FakeDesk();
  desk.has({ conversation: MARIA }, [anEntry(1)], {
    window: { responseUntil: NOW + 3 * FILE_UNUSED_MS, humanAgentUntil: null },
  });
  if (before) {
    const { memory, files, clock } = before.platform;
    desk.platform.memory = new FakeMemory(`tab-${++tabs}`, memory);
    desk.platform.files = files;
    desk.platform.clock.now = clock.now;
  }
  // What another tab made has names of its own.
  const { uuid } = desk.platform;
  const life = ++lives;
  desk.platform.uuid = () => `${life}${uuid.call(desk.platform).slice(String(life).length)}`;
  prepare(desk);
  const all = await aGadget(desk, { conversation: MARIA });
  const { screen } = all;
  await screen.shows("You can reply until");
  const sent = () => desk.sent("message.send").map(({ outgoing }) => outgoing);
  const rows = () => screen.all("fb-chat-box-files li").map((row) => screen.textOf(row));
  const hasRows = (count: number) => waitUntil(() => rows().length === count, `not ${count} rows`);
  const isReady = () => waitUntil(() => !screen.isOff("Send"), "it cannot be sent");
  /** The page goes. */
  const closes = () => {
    all.gadget.remove();
    desk.platform.memory.close();
  };
  return { desk, sent, rows, hasRows, isReady, closes, ...all };
}

let tabs = 1;
let lives = 0;

const bytesIn = ({ platform }: FakeDesk) => [...platform.files.files.values()].map(({ size }) => size);
const neverAnswers = ({ platform }: FakeDesk) => {
  platform.answerUpload = () => new Promise(() => {});
};

describe("files in the box of a browser", () => {
  it("are given once more after a reload where they had not arrived, and left with the message then", async () => {
    const first = await aTab(undefined, neverAnswers);
    drop(first.screen.box, aFile("parcel.pdf", "application/pdf"));
    await first.hasRows(1);
    await waitUntil(() => bytesIn(first.desk).length === 1);
    first.closes();

    const second = await aTab(first.desk);

    await second.hasRows(1);
    await second.isReady();
    expect(second.desk.platform.uploads[0]?.body.size).to.equal(2_048);
    second.screen.press("Send");
    expect(second.sent()).to.deep.equal([{ kind: "files", files: [{ file: "file-0001" }] }]);
    await waitUntil(() => bytesIn(second.desk).length === 0, "bytes stay behind");
  });

  it("that are pictures are seen again after a reload", async () => {
    const first = await aTab();
    drop(first.screen.box, aFile("lamp.png", "image/png"));
    await first.isReady();
    await waitUntil(() => bytesIn(first.desk).length === 1);
    first.closes();

    const second = await aTab(first.desk);

    await second.hasRows(1);
    await waitUntil(() => second.screen.all("fb-chat-box-files canvas").length === 1, "it has no picture");
  });

  it("are there after a reload without a connection, and leave by themselves once there is one", async () => {
    const first = await aTab();
    first.desk.platform.losesNetwork();
    drop(first.screen.box, aFile("parcel.pdf", "application/pdf"));
    await first.screen.shows("It could not be uploaded.");
    await waitUntil(() => bytesIn(first.desk).length === 1);
    first.closes();

    const second = await aTab(first.desk);

    await second.isReady();
    expect(second.rows()[0]).to.include("parcel.pdf 2 kB");
  });

  it("are gone with the message, with a press, and with their day", async () => {
    const first = await aTab(undefined, neverAnswers);
    drop(first.screen.box, aFile("a.pdf", "application/pdf"), aFile("b.pdf", "application/pdf", 10));
    await waitUntil(() => bytesIn(first.desk).length === 2);

    first.screen.press("Cancel a.pdf");

    await waitUntil(() => bytesIn(first.desk).length === 1);
    first.closes();
    first.desk.platform.clock.now += KEPT_MS;
    const second = await aTab(first.desk);
    await waitUntil(() => bytesIn(first.desk).length === 0, "bytes of yesterday");
    expect(second.rows()).to.deep.equal([]);
  });

  it("are nobody else's, and there for their own agent", async () => {
    const first = await aTab(undefined, neverAnswers);
    drop(first.screen.box, aFile("parcel.pdf", "application/pdf"));
    await waitUntil(() => bytesIn(first.desk).length === 1);
    first.closes();

    const ben = await aTab(first.desk, (desk) => {
      desk.welcome = aWelcome({ agent: { ...BEN, presence: "available", role: "agent" } });
    });
    await settled();
    expect(ben.rows()).to.deep.equal([]);
    expect(ben.desk.platform.uploads).to.deep.equal([]);
    ben.closes();

    const again = await aTab(first.desk);
    await again.hasRows(1);
  });

  it("leave the browser when their agent signs out", async () => {
    const first = await aTab(undefined, neverAnswers);
    drop(first.screen.box, aFile("parcel.pdf", "application/pdf"));
    await waitUntil(() => bytesIn(first.desk).length === 1);

    await first.gadget.logout();

    await waitUntil(() => bytesIn(first.desk).length === 0, "bytes stay behind");
    expect(first.desk.platform.uploads[0]?.signal.aborted).to.equal(true);
  });

  it("say so where the browser keeps nothing, or is full, and leave all the same", async () => {
    let arrives = () => {};
    const { desk, screen, isReady } = await aTab(undefined, (it) => {
      it.platform.files.refuses = true;
      const { answerUpload } = it.platform;
      it.platform.answerUpload = async (file) => {
        await new Promise<void>((resolve) => {
          arrives = resolve;
        });
        return answerUpload(file);
      };
    });
    drop(screen.box, aFile("parcel.pdf", "application/pdf"));

    await screen.shows("It will be gone after a reload.");
    expect(window.dispatchEvent(new Event("beforeunload", { cancelable: true }))).to.equal(false);

    arrives();
    await isReady();
    await screen.hides("It will be gone after a reload.");
    expect(window.dispatchEvent(new Event("beforeunload", { cancelable: true }))).to.equal(true);
    expect(desk.platform.uploads).to.have.length(1);
  });

  it("are given again where they waited so long that the Worker removed them", async () => {
    const { desk, screen, sent, isReady } = await aTab();
    drop(screen.box, aFile("parcel.pdf", "application/pdf"));
    await isReady();
    await waitUntil(() => bytesIn(desk).length === 1);
    desk.platform.clock.now += FILE_UNUSED_MS;

    screen.press("Send");

    expect(sent()).to.deep.equal([]);
    await waitUntil(() => desk.platform.uploads.length === 2, "not given again");
    await isReady();
    screen.press("Send");
    expect(sent()).to.deep.equal([{ kind: "files", files: [{ file: "file-0002" }] }]);
  });

  it("say that they are gone where neither the Worker nor the browser has them", async () => {
    const first = await aTab();
    drop(first.screen.box, aFile("old.pdf", "application/pdf"));
    await first.isReady();
    first.desk.platform.clock.now += KEPT_MS - 60_000;
    drop(first.screen.box, aFile("new.pdf", "application/pdf"));
    await first.isReady();
    first.closes();
    first.desk.platform.clock.now += 120_000;
    first.desk.platform.files.files.clear();

    const second = await aTab(first.desk);

    await second.screen.shows("It is not there any more. Choose it again.");
    expect(second.rows()).to.have.length(2);
    expect(second.screen.isOff("Send")).to.equal(true);
    second.screen.press("Remove old.pdf");
    await second.isReady();
  });

  it("leave once, though two tabs have them", async () => {
    const first = await aTab();
    drop(first.screen.box, aFile("parcel.pdf", "application/pdf"));
    await first.isReady();
    const second = await aTab(first.desk);
    await second.hasRows(1);
    await second.isReady();

    first.screen.press("Send");

    await second.hasRows(0);
    await second.screen.hides("parcel.pdf");
    second.screen.key("Enter");
    expect([first.sent().length, second.sent().length]).to.deep.equal([1, 0]);
  });

  it("leave once, though the other tab has not heard yet", async () => {
    const first = await aTab();
    drop(first.screen.box, aFile("parcel.pdf", "application/pdf"));
    await first.isReady();
    const second = await aTab(first.desk, ({ platform }) => {
      platform.memory.onOtherTab = () => () => {};
    });
    await second.isReady();

    first.screen.press("Send");
    second.screen.press("Send");

    expect([first.sent().length, second.sent().length]).to.deep.equal([1, 0]);
    await second.hasRows(0);
  });

  it("are taken to the Worker by one tab, and are in the other's box once they are there", async () => {
    let arrives = () => {};
    const first = await aTab(undefined, (it) => {
      const { answerUpload } = it.platform;
      it.platform.answerUpload = async (file) => {
        await new Promise<void>((resolve) => {
          arrives = resolve;
        });
        return answerUpload(file);
      };
    });
    drop(first.screen.box, aFile("parcel.pdf", "application/pdf"));
    await first.hasRows(1);
    const second = await aTab(first.desk);
    drop(second.screen.box, aFile("own.pdf", "application/pdf"));
    await second.hasRows(1);
    await second.isReady();

    arrives();

    await second.hasRows(2);
    await first.hasRows(2);
    expect(second.desk.platform.uploads).to.have.length(1);
  });

  it("survive a memory that holds nonsense", async () => {
    const first = await aTab();
    drop(first.screen.box, aFile("parcel.pdf", "application/pdf"));
    await first.isReady();
    first.closes();
    const { texts } = first.desk.platform.memory;
    const name = [...texts.keys()].find((it) => it.endsWith(" files"))!;
    for (const built of [7, [null, 7, { key: "x" }], { at: 1 }]) {
      texts.set(name, JSON.stringify({ at: first.desk.platform.clock.now, built }));
      const next = await aTab(first.desk);
      await settled();
      expect(next.rows()).to.deep.equal([]);
      next.closes();
    }
  });
});
