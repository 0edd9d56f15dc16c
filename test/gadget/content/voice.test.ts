import { expect, fixture, html, waitUntil } from "@open-wc/testing";
import "../../../gadget/content/fb-chat-voice.ts";
import type { FbChatVoice } from "../../../gadget/content/fb-chat-voice.ts";
import { clipLength } from "../../../gadget/content/clip-length.ts";
import { withoutNumber } from "../../../gadget/content/media-words.ts";
import { BARS, peaksIn } from "../../../gadget/content/peaks.ts";
import { aSound } from "../support/files.ts";

async function aVoice(src = aSound()) {
  const voice = await fixture<FbChatVoice>(
    html`<fb-chat-voice .src=${src} .label=${"Voice message from Maria"}></fb-chat-voice>`,
  );
  const find = <T extends HTMLElement>(selector: string) => voice.shadowRoot!.querySelector<T>(selector)!;
  const audio = find<HTMLAudioElement>("audio");
  const button = (name: string) => find<HTMLButtonElement>(`button[aria-label="${name}"]`);
  await waitUntil(() => audio.readyState >= HTMLMediaElement.HAVE_METADATA);
  await voice.updateComplete;
  return { voice, audio, find, button };
}

describe("a voice message", () => {
  it("is drawn as it sounds, with its length", async () => {
    const { voice, find } = await aVoice();

    await waitUntil(() => find("svg path.ahead") !== null);
    expect(find(".time").textContent).to.match(/^0:0\d$/);
    await expect(voice).to.be.accessible();
  });

  it("is a plain bar where the file may not be read", async () => {
    const real = window.fetch;
    window.fetch = () => Promise.reject(new TypeError("CORS"));
    try {
      const { voice, find } = await aVoice();

      expect(find("progress")).to.exist;
      expect(find("input").getAttribute("aria-label")).to.equal("Position");
      await expect(voice).to.be.accessible();
    } finally {
      window.fetch = real;
    }
  });

  it("runs at three speeds, one after the other", async () => {
    const { voice, audio, button } = await aVoice();
    const speeds: number[] = [];

    for (const name of ["1", "1.5", "2"]) {
      button(`Speed: ${name}×`).click();
      await voice.updateComplete;
      speeds.push(audio.playbackRate);
    }

    expect(speeds).to.deep.equal([1.5, 2, 1]);
  });

  it("goes where the slider is put, and leaves the thread's keys alone", async () => {
    const { voice, audio, find } = await aVoice();
    let heard = 0;
    voice.addEventListener("keydown", () => heard++);
    const slider = find<HTMLInputElement>("input");
    await waitUntil(() => Number(slider.max) > 0.25);

    slider.value = "0.25";
    slider.dispatchEvent(new InputEvent("input"));
    slider.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowUp", bubbles: true, composed: true }));

    expect(audio.currentTime).to.be.closeTo(0.25, 0.01);
    expect(heard).to.equal(0);
  });

  it("stops where another begins", async () => {
    const [one, other] = [await aVoice(), await aVoice()];
    one.audio.dispatchEvent(new Event("play"));
    let isStopped = false;
    one.audio.pause = () => {
      isStopped = true;
    };

    other.audio.dispatchEvent(new Event("play"));

    expect(isStopped).to.equal(true);
  });
});

describe("what a recording is drawn and told by", () => {
  it("is the loudest of each stretch, beside the loudest of all", () => {
    const samples = new Float32Array(BARS * 10);
    samples[5] = -0.5;
    samples[15] = 0.25;

    const peaks = peaksIn(samples);

    expect(peaks.slice(0, 3)).to.deep.equal([1, 0.5, 0]);
    expect(peaks).to.have.length(BARS);
  });

  it("is minutes and seconds", () => {
    expect([0, 7.4, 59.6, 750].map(clipLength)).to.deep.equal(["0:00", "0:07", "1:00", "12:30"]);
  });
});

describe("a file's name", () => {
  for (const [given, shown] of [
    ["invoice-1234567890123456.pdf", "invoice.pdf"],
    ["report_12345_6789012345_n.docx", "report.docx"],
    ["Rechnung 2026-11.pdf", "Rechnung 2026-11.pdf"],
    ["1234567890123456.pdf", "1234567890123456.pdf"],
    ["order-20418.pdf", "order-20418.pdf"],
    ["photos", "photos"],
  ] as const) {
    it(`is shown without Meta's number: ${given}`, () => {
      expect(withoutNumber(given)).to.equal(shown);
    });
  }
});
