import { waitUntil } from "@open-wc/testing";
import type { GadgetState } from "./states.ts";
import { anEntry, MARIA } from "./support/builders.ts";
import type { FakeDesk } from "./support/fake-desk.ts";
import { aFile, drop } from "./support/giving.ts";
import type { Screen } from "./support/screen.ts";

const options = { conversation: MARIA };
const desk = (it: FakeDesk): void => {
  it.has({ conversation: MARIA }, [anEntry(1)]);
};

async function records(screen: Screen): Promise<void> {
  await waitUntil(() => screen.buttons("Record a voice message").length > 0, "no microphone");
  screen.press("Record a voice message");
}

/** What an agent sees who says something, and whose files the browser does not keep. */
export const VOICE_STATES: readonly GadgetState[] = [
  {
    ...{ name: "recording-a-voice-message", shows: "Recording. Speak now.", options, desk },
    act: async ({ desk: { platform }, screen }) => {
      await records(screen);
      await screen.shows("Recording. Speak now.");
      await platform.clock.advance(12_000);
    },
  },
  {
    ...{ name: "a-voice-message-to-listen-to", shows: "Listen to it before it leaves.", options, desk },
    act: async ({ screen }) => {
      await records(screen);
      await screen.shows("Recording. Speak now.");
      screen.press("Stop");
    },
  },
  {
    ...{ name: "discarding-a-voice-message", shows: "Discard the recording for good?", options, desk },
    act: async ({ screen }) => {
      await records(screen);
      await screen.shows("Recording. Speak now.");
      screen.press("Discard");
    },
  },
  {
    ...{ name: "no-microphone", shows: "The microphone may not be used here.", options },
    desk: (it) => {
      desk(it);
      it.platform.mic.problem = "refused";
    },
    act: ({ screen }) => records(screen),
  },
  {
    ...{ name: "files-that-the-browser-does-not-keep", shows: "It will be gone after a reload.", options },
    desk: (it) => {
      desk(it);
      it.platform.files.refuses = true;
      it.platform.answerUpload = (file) => {
        file.told(0.3);
        return file.url.includes("film") ? Promise.resolve({ status: 503, text: "" }) : new Promise(() => {});
      };
    },
    act: async ({ screen }) => {
      await screen.shows("You can reply until");
      drop(
        screen.box,
        aFile("film of the lamp in the hall.mp4", "video/mp4", 3_500_000),
        aFile("invoice.pdf", "application/pdf"),
      );
    },
  },
];
