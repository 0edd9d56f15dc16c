import type { Microphone, MicrophoneProblem, Platform, Recording } from "../../platform/doors.ts";
import { RATE, samplesOf, SECONDS_MAX, wavOf } from "./wav.ts";

/** How often it is looked how loud it is, and how long it takes. */
const LOOK_MS = 100;

/** Why it does not record any more, or at the moment. */
export type Because = "hidden" | "lost" | "full" | null;

/** `samples`: null where the browser cannot read what it recorded, so that nobody can listen to it here. */
export type Take = { file: File; samples: Float32Array<ArrayBuffer> | null; seconds: number };

export type TakeState =
  | { phase: "asking" }
  | { phase: "failed"; problem: MicrophoneProblem | "nothing" }
  | { phase: "recording" | "paused"; seconds: number; level: number | null; because: Because }
  | { phase: "working"; because: Because }
  | { phase: "ready"; take: Take; because: Because };

/** One recording from the first question to the file: `changed` is called whenever there is something else to show. */
export class TakeMaker {
  state: TakeState = { phase: "asking" };
  readonly #platform: Platform;
  readonly #microphone: Microphone;
  readonly #changed: () => void;
  #recording: Recording | null = null;
  #seconds = 0;
  #since = 0;
  #stopLooking: (() => void) | undefined;
  #isOver = false;

  constructor(platform: Platform, microphone: Microphone, changed: () => void) {
    this.#platform = platform;
    this.#microphone = microphone;
    this.#changed = changed;
  }

  /** There is something that would be lost. */
  get hasSound(): boolean {
    return ["recording", "paused", "working", "ready"].includes(this.state.phase);
  }

  async begin(): Promise<void> {
    this.#show({ phase: "asking" });
    const recording = await this.#microphone(() => void this.stop("lost"));
    if (typeof recording === "string") this.#show({ phase: "failed", problem: recording });
    // They went away while the browser asked.
    else if (this.#isOver) void recording.stop();
    else {
      this.#recording = recording;
      this.#seconds = 0;
      this.#goesOn();
    }
  }

  /** Nobody is recorded who does not see that they are. */
  hidden(): void {
    if (this.state.phase === "recording") this.pause("hidden");
  }

  pause(because: Because = null): void {
    if (this.state.phase !== "recording") return;
    this.#count();
    this.#stopLooking?.();
    this.#recording?.pause();
    this.#show({ phase: "paused", seconds: this.#seconds, level: null, because });
  }

  resume(): void {
    if (this.state.phase !== "paused") return;
    this.#recording?.resume();
    this.#goesOn();
  }

  /** Makes of it what can be sent. */
  async stop(because: Because = null): Promise<void> {
    const recording = this.#recording;
    if (!recording) return;
    this.#recording = null;
    if (this.state.phase === "recording") this.#count();
    this.#stopLooking?.();
    this.#show({ phase: "working", because });
    const take = await takeOf(await recording.stop(), this.#seconds);
    this.#show(take ? { phase: "ready", take, because } : { phase: "failed", problem: "nothing" });
  }

  /** It is not wanted, or there is nobody any more to see it. */
  drop(): void {
    this.#isOver = true;
    this.#stopLooking?.();
    void this.#recording?.stop();
    this.#recording = null;
  }

  #goesOn(): void {
    this.#since = this.#platform.now();
    this.#look();
  }

  readonly #look = (): void => {
    this.#count();
    this.#stopLooking = this.#platform.after(LOOK_MS, this.#look);
    const level = this.#recording?.level() ?? null;
    this.#show({ phase: "recording", seconds: this.#seconds, level, because: null });
    if (this.#seconds >= SECONDS_MAX) void this.stop("full");
  };

  #count(): void {
    const now = this.#platform.now();
    this.#seconds += Math.max(0, now - this.#since) / 1000;
    this.#since = now;
  }

  #show(state: TakeState): void {
    this.state = state;
    this.#changed();
  }
}

/** Null where nothing was recorded. What cannot be read here leaves as it is: nothing recorded is lost. */
async function takeOf(recorded: Blob, seconds: number): Promise<Take | null> {
  if (recorded.size === 0) return null;
  const samples = await samplesOf(recorded);
  if (samples?.length === 0) return null;
  if (!samples) return { file: new File([recorded], "voice", { type: recorded.type }), samples, seconds };
  const wav = wavOf(samples);
  return { file: new File([wav], "voice.wav", { type: wav.type }), samples, seconds: samples.length / RATE };
}
