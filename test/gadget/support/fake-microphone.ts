import type { Microphone, MicrophoneProblem, Recording } from "../../../gadget/platform/doors.ts";
import { RATE, wavOf } from "../../../gadget/compose/voice/wav.ts";

/** Made once for all desks of a page: hardly a test listens to it. */
let tone: Blob | undefined;

/** A microphone into which a tone is spoken, as long as its test wants. */
export class FakeMicrophone {
  /** What the person, or the machine, says instead. */
  problem: MicrophoneProblem | null = null;
  /** What the browser makes of it. */
  recorded: Blob = (tone ??= aTone(2));
  isPaused = false;
  /** Whoever looks at the tab sees that it is on. */
  isOn = false;
  asked = 0;
  /** It is pulled out. */
  loses: () => void = () => {};

  readonly record: Microphone = async (lost) => {
    this.asked++;
    if (this.problem) return this.problem;
    this.isOn = true;
    this.loses = lost;
    const recording: Recording = {
      level: () => 0.6,
      pause: () => {
        this.isPaused = true;
      },
      resume: () => {
        this.isPaused = false;
      },
      stop: async () => {
        this.isOn = false;
        return this.recorded;
      },
    };
    return recording;
  };
}

/** Of so many seconds, louder to its middle. */
export function aTone(seconds: number): Blob {
  const samples = Float32Array.from({ length: seconds * RATE }, (_, at) => {
    const loud = Math.sin((Math.PI * at) / (seconds * RATE));
    return loud * 0.8 * Math.sin((2 * Math.PI * 330 * at) / RATE);
  });
  return wavOf(samples);
}
