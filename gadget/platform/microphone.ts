import type { Microphone, MicrophoneProblem, Recording } from "./doors.ts";

/** Speech alone: what it is made of afterwards has no more. */
const BITS_PER_SECOND = 64_000;
/** What was recorded is handed over so often: of a device that is taken away no more than this is lost. */
const SLICE_MS = 1_000;

/** What the browser records with. */
export const browserMicrophone: Microphone = async (lost) => {
  try {
    const audio = { channelCount: 1, echoCancellation: true, noiseSuppression: true };
    return begin(await navigator.mediaDevices.getUserMedia({ audio }), lost);
  } catch (error) {
    return problemOf(error);
  }
};

/** `NotAllowedError`, `NotFoundError` and the rest: Media Capture and Streams, getUserMedia(). */
function problemOf(error: unknown): MicrophoneProblem {
  const name = error instanceof Error || error instanceof DOMException ? error.name : "";
  if (name === "NotAllowedError" || name === "SecurityError") return "refused";
  return name === "NotFoundError" || name === "OverconstrainedError" ? "missing" : "broken";
}

function begin(stream: MediaStream, lost: () => void): Recording {
  try {
    return recordingOf(stream, lost);
  } catch (error) {
    for (const track of stream.getTracks()) track.stop();
    throw error;
  }
}

function recordingOf(stream: MediaStream, lost: () => void): Recording {
  const recorder = new MediaRecorder(stream, { audioBitsPerSecond: BITS_PER_SECOND });
  const slices: Blob[] = [];
  recorder.addEventListener("dataavailable", ({ data }) => {
    slices.push(data);
  });
  const ended = new Promise<void>((resolve) => {
    recorder.addEventListener("stop", () => {
      resolve();
    });
  });
  const level = levelOf(stream);
  let isOver = false;
  const end = () => {
    if (isOver) return;
    isOver = true;
    level.stop();
    if (recorder.state !== "inactive") recorder.stop();
    for (const track of stream.getTracks()) track.stop();
  };
  const breaks = () => {
    if (isOver) return;
    end();
    lost();
  };
  recorder.addEventListener("error", breaks);
  for (const track of stream.getTracks()) track.addEventListener("ended", breaks);
  recorder.start(SLICE_MS);
  return {
    level: level.read,
    pause: () => {
      if (recorder.state === "recording") recorder.pause();
    },
    resume: () => {
      if (recorder.state === "paused") recorder.resume();
    },
    stop: async () => {
      end();
      await ended;
      return new Blob(slices, { type: recorder.mimeType });
    },
  };
}

/** How loud it is, from 0 to 1, as an ear hears it: from −50 dB on. Null where nobody can tell. */
function levelOf(stream: MediaStream): { read: () => number | null; stop: () => void } {
  try {
    const audio = new AudioContext();
    const analyser = audio.createAnalyser();
    audio.createMediaStreamSource(stream).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    return {
      read: () => {
        analyser.getFloatTimeDomainData(samples);
        const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
        return Math.min(1, Math.max(0, 1 + (10 * Math.log10(power || 1e-9)) / 50));
      },
      stop: () => void audio.close().catch(() => {}),
    };
  } catch {
    return { read: () => null, stop: () => {} };
  }
}
