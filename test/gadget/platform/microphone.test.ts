import { expect, waitUntil } from "@open-wc/testing";
import { samplesOf, wavOf } from "../../../gadget/compose/voice/wav.ts";
import { hasMicrophone } from "../../../gadget/platform/has-microphone.ts";
import { browserMicrophone } from "../../../gadget/platform/microphone.ts";
import { playSamples } from "../../../gadget/platform/player.ts";
import { replacing } from "../support/replacing.ts";

/** What a device gives: the one of tests beeps once a second. */
async function aRecording(lost = () => {}) {
  const recording = await browserMicrophone(lost);
  if (typeof recording === "string") throw new Error(recording);
  return recording;
}

function refusing(name: string): void {
  replacing(navigator.mediaDevices, "getUserMedia", {
    value: () => Promise.reject(new DOMException("No", name)),
  });
}

describe("the browser's microphone", () => {
  it("is heard while it records, and gives sound that can be read and played", async () => {
    const recording = await aRecording();
    await waitUntil(() => (recording.level() ?? 0) > 0.3, "silence");
    await waitUntil(() => (recording.level() ?? 0) < 0.1, "no end of it");

    const samples = await samplesOf(await recording.stop());

    expect(samples!.length).to.be.greaterThan(1_000);
    expect(Math.max(...samples!.slice(0, 60_000))).to.be.greaterThan(0.05);
    const again = await samplesOf(wavOf(samples!));
    expect(again!.length).to.equal(samples!.length);
    expect(Math.abs(again![1_000]! - samples![1_000]!)).to.be.lessThan(0.001);
  });

  it("is given back, and records nothing while it rests", async () => {
    let stream: MediaStream | undefined;
    const { getUserMedia } = navigator.mediaDevices;
    replacing(navigator.mediaDevices, "getUserMedia", {
      value: async (wanted: MediaStreamConstraints) =>
        (stream = await getUserMedia.call(navigator.mediaDevices, wanted)),
    });
    const recording = await aRecording();
    recording.pause();
    recording.pause();
    recording.resume();

    await recording.stop();

    expect(stream!.getTracks().map(({ readyState }) => readyState)).to.deep.equal(["ended"]);
  });

  it("tells once that it was taken away, and what there was is kept", async () => {
    let stream: MediaStream | undefined;
    const { getUserMedia } = navigator.mediaDevices;
    replacing(navigator.mediaDevices, "getUserMedia", {
      value: async (wanted: MediaStreamConstraints) =>
        (stream = await getUserMedia.call(navigator.mediaDevices, wanted)),
    });
    let times = 0;
    const recording = await aRecording(() => {
      times++;
    });
    await waitUntil(() => (recording.level() ?? 0) > 0.3, "silence");

    stream!.getTracks()[0]!.dispatchEvent(new Event("ended"));
    stream!.getTracks()[0]!.dispatchEvent(new Event("ended"));

    expect(times).to.equal(1);
    expect((await recording.stop()).size).to.be.greaterThan(100);
  });

  for (const [name, problem] of [
    ["NotAllowedError", "refused"],
    ["SecurityError", "refused"],
    ["NotFoundError", "missing"],
    ["OverconstrainedError", "missing"],
    ["NotReadableError", "broken"],
    ["AbortError", "broken"],
  ] as const) {
    it(`is ${problem} after ${name}`, async () => {
      refusing(name);

      expect(await browserMicrophone(() => {})).to.equal(problem);
    });
  }

  it("is not there in a page without TLS, or a browser without it", () => {
    expect(hasMicrophone()).to.equal(true);
    for (const name of ["isSecureContext", "MediaRecorder", "OfflineAudioContext"]) {
      const before = Object.getOwnPropertyDescriptor(window, name)!;
      Object.defineProperty(window, name, { value: undefined, configurable: true });
      expect(hasMicrophone(), name).to.equal(false);
      Object.defineProperty(window, name, before);
    }
  });

  it("needs no sound of the page's to be silent", () => {
    replacing(window, "AudioContext", { value: undefined });

    expect(playSamples(new Float32Array(100), 16_000, 0, () => {})).to.equal(null);
  });
});
