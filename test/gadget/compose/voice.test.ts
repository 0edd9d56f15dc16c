import { expect, waitUntil } from "@open-wc/testing";
import { samplesOf, SECONDS_MAX } from "../../../gadget/compose/voice/wav.ts";
import { FILE_BYTES_MAX } from "../../../worker/protocol/outgoing/limits.ts";
import { aGadget } from "../support/a-gadget.ts";
import { anEntry, aWelcome, JONAS, MARIA } from "../support/builders.ts";
import { FakeDesk } from "../support/fake-desk.ts";
import { aFile, drop } from "../support/giving.ts";
import { replacing } from "../support/replacing.ts";

const RECORD = "Record a voice message";

async function aBox(prepare: (desk: FakeDesk) => void = () => {}) {
  const desk = new FakeDesk();
  desk.has({ conversation: MARIA }, [anEntry(1)]);
  desk.has({ conversation: JONAS }, [anEntry(1)]);
  prepare(desk);
  const all = await aGadget(desk, { conversation: MARIA });
  const { screen } = all;
  await screen.shows("You can reply until");
  const { mic, clock } = desk.platform;
  const sent = () => desk.sent("message.send").map(({ outgoing }) => outgoing);
  const rows = () => screen.all("fb-chat-box-files li").map((row) => screen.textOf(row));
  const records = async () => {
    screen.press(RECORD);
    await screen.shows("Recording. Speak now.");
  };
  const stops = async () => {
    screen.press("Stop");
    await waitUntil(() => screen.buttons("Listen").length > 0, "it is not there");
  };
  const isClosed = () => waitUntil(() => screen.all("dialog").length === 0, "it stays open");
  return { desk, mic, clock, sent, rows, records, stops, isClosed, ...all };
}

describe("a voice message", () => {
  it("is recorded, heard and sent with one press, as sound that Messenger plays", async () => {
    const { gadget, desk, mic, clock, screen, sent, records, stops, isClosed, rows } = await aBox();
    await records();
    await clock.advance(2_000);
    await screen.shows("0:02 / 13:39");
    expect(screen.all("fb-chat-recorder .level")[0]?.getAttribute("aria-valuenow")).to.equal("60");
    await expect(gadget).to.be.accessible();
    await stops();
    expect(mic.isOn).to.equal(false);
    await screen.shows("Listen to it before it leaves. 63 kB");
    await expect(gadget).to.be.accessible();

    screen.all<HTMLButtonElement>("fb-chat-recorder button.primary")[0]!.click();

    await isClosed();
    await waitUntil(() => sent().length === 1, "it does not leave");
    expect(sent()).to.deep.equal([{ kind: "files", files: [{ file: "file-0001" }] }]);
    const [upload] = desk.platform.uploads;
    expect(upload?.body.type).to.equal("audio/wav");
    expect((await samplesOf(upload!.body))?.length).to.equal(32_000);
    await waitUntil(() => rows().length === 0);
  });

  it("goes with what is in the box where something is", async () => {
    const { screen, sent, records, stops, isClosed, rows } = await aBox();
    screen.write("Listen to this");
    await records();
    await stops();

    screen.press("Add to the message");

    await isClosed();
    await waitUntil(() => rows().length === 1);
    await waitUntil(() => !screen.isOff("Send"));
    expect(sent()).to.deep.equal([]);
    screen.press("Send");
    expect(sent()).to.deep.equal([{ kind: "files", files: [{ file: "file-0001" }], text: "Listen to this" }]);
  });

  it("waits in the box where it could not be given, or something came beside it", async () => {
    let arrives = () => {};
    const { screen, sent, records, stops, isClosed, rows } = await aBox(({ platform }) => {
      const { answerUpload } = platform;
      platform.answerUpload = async (file) => {
        await new Promise<void>((resolve) => {
          arrives = resolve;
        });
        return answerUpload(file);
      };
    });
    await records();
    await stops();
    screen.all<HTMLButtonElement>("fb-chat-recorder button.primary")[0]!.click();
    await isClosed();
    await waitUntil(() => rows().length === 1, "no row");
    screen.write("And");

    arrives();

    await waitUntil(() => !screen.isOff("Send"), "it is not there");
    expect(sent()).to.deep.equal([]);
  });

  it("can be stopped for a while", async () => {
    const { mic, clock, screen, records } = await aBox();
    await records();
    await clock.advance(1_000);

    screen.press("Pause");
    await clock.advance(5_000);

    await screen.shows("Paused.");
    await screen.shows("0:01 /");
    expect(mic.isPaused).to.equal(true);
    screen.press("Go on");
    await clock.advance(1_000);
    await screen.shows("0:02 /");
    expect(mic.isPaused).to.equal(false);
  });

  it("is not recorded while nobody sees that it is", async () => {
    const { mic, screen, records } = await aBox();
    await records();
    replacing(document, "visibilityState", { get: () => "hidden" });

    document.dispatchEvent(new Event("visibilitychange"));

    await screen.shows("Paused, because this page was out of sight.");
    expect(mic.isPaused).to.equal(true);
  });

  it("is thrown away only by somebody who was asked", async () => {
    const { mic, screen, records, isClosed, rows } = await aBox();
    await records();
    screen.pressKey("Escape");
    await screen.shows("Discard the recording for good?");
    expect(mic.isPaused).to.equal(true);
    screen.press("Keep it");
    await screen.shows("Paused.");
    expect(window.dispatchEvent(new Event("beforeunload", { cancelable: true }))).to.equal(false);

    screen.press("Discard");
    await screen.shows("Discard the recording for good?");
    screen.press("Discard");

    await isClosed();
    expect(mic.isOn).to.equal(false);
    expect(rows()).to.deep.equal([]);
    expect(window.dispatchEvent(new Event("beforeunload", { cancelable: true }))).to.equal(true);
  });

  it("is in the box of its customer where the page went on meanwhile", async () => {
    const { gadget, mic, records, isClosed, rows, screen } = await aBox();
    await records();

    screen.all<HTMLDialogElement>("dialog")[0]!.close();
    gadget.conversation = JONAS;

    await isClosed();
    gadget.conversation = MARIA;
    await waitUntil(() => rows().length === 1, "it is lost");
    expect(rows()[0]).to.include("voice.wav");
    expect(mic.isOn).to.equal(false);
  });

  it("is what was recorded until the microphone was taken away", async () => {
    const { mic, screen, records } = await aBox();
    await records();

    mic.loses();

    await screen.shows("The microphone was taken away. What was recorded is here.");
    expect(screen.buttons("Listen")).to.have.length(1);
  });

  it("ends where Messenger takes no more, which is told before", async () => {
    const { clock, screen, records } = await aBox();
    await records();
    await clock.advance((SECONDS_MAX - 20) * 1_000);
    await screen.shows("It ends by itself in less than half a minute.");

    await clock.advance(20_000);

    await screen.shows("It cannot be longer: Messenger takes 25 MB.");
  });

  it("is no longer than Messenger takes", async () => {
    expect(SECONDS_MAX).to.equal(13 * 60 + 39);
    expect(SECONDS_MAX * 32_000 + 44).to.be.at.most(FILE_BYTES_MAX);
  });

  for (const [problem, said] of [
    ["refused", "The microphone may not be used here."],
    ["missing", "No microphone was found."],
    ["broken", "The microphone does not answer."],
  ] as const) {
    it(`says that the microphone is ${problem}, and asks again`, async () => {
      const { mic, screen, isClosed } = await aBox();
      mic.problem = problem;
      screen.press(RECORD);
      await screen.shows(said);

      mic.problem = null;
      screen.press("Try again");

      await screen.shows("Recording. Speak now.");
      expect(mic.asked).to.equal(2);
      screen.press("Discard");
      await screen.shows("Discard the recording for good?");
      screen.press("Discard");
      await isClosed();
    });
  }

  it("leaves as it is where the browser cannot read what it recorded, and says when there is nothing", async () => {
    const { mic, screen, records, rows } = await aBox();
    mic.recorded = new Blob(["no sound"], { type: "audio/webm" });
    await records();
    screen.press("Stop");
    await screen.shows("This browser cannot play what it recorded.");
    screen.all<HTMLButtonElement>("fb-chat-recorder button.primary")[0]!.click();
    await waitUntil(() => screen.all("dialog").length === 0 && rows().length === 0);

    mic.recorded = new Blob([]);
    await records();
    screen.press("Stop");
    await screen.shows("Nothing was recorded.");
  });

  it("is not offered where there is no place for files, and none where the page has no microphone", async () => {
    const bare = await aBox((desk) => {
      desk.welcome = aWelcome({ features: ["outgoing", "send_kinds"] });
    });
    expect(bare.screen.buttons(RECORD)).to.deep.equal([]);
    bare.gadget.remove();
    replacing(window, "isSecureContext", { value: false });
    const plain = await aBox();

    expect(plain.screen.buttons(RECORD)).to.deep.equal([]);
    drop(plain.screen.box, aFile("parcel.pdf", "application/pdf"));
    await plain.screen.shows("parcel.pdf");
  });
});
