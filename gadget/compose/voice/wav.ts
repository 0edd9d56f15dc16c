import { FILE_BYTES_MAX } from "../../../worker/protocol/outgoing/limits.ts";

/** Samples in a second: as much as speech has, and a quarter of what music needs. */
export const RATE = 16_000;
const HEADER_BYTES = 44;
const SAMPLE_BYTES = 2;

/** As long as one may be, in whole seconds, for Messenger to take it. */
export const SECONDS_MAX = Math.floor((FILE_BYTES_MAX - HEADER_BYTES) / (RATE * SAMPLE_BYTES));

/** What a browser recorded, as samples of one channel; null where it cannot read that itself. */
export async function samplesOf(recorded: Blob): Promise<Float32Array<ArrayBuffer> | null> {
  try {
    const sound = await new OfflineAudioContext(1, 1, RATE).decodeAudioData(await recorded.arrayBuffer());
    const samples = new Float32Array(Math.min(sound.length, SECONDS_MAX * RATE));
    for (let channel = 0; channel < sound.numberOfChannels; channel++) {
      const one = sound.getChannelData(channel);
      for (let at = 0; at < samples.length; at++) samples[at]! += one[at]! / sound.numberOfChannels;
    }
    return samples;
  } catch {
    return null;
  }
}

/** Samples from -1 to 1 as a file that everything plays: WAV, 16 bit PCM, one channel (RIFF, "WAVE Form Definition"). */
export function wavOf(samples: Float32Array): Blob {
  const bytes = samples.length * SAMPLE_BYTES;
  const view = new DataView(new ArrayBuffer(HEADER_BYTES + bytes));
  const text = (at: number, letters: string) => {
    for (let index = 0; index < letters.length; index++) view.setUint8(at + index, letters.charCodeAt(index));
  };
  text(0, "RIFF");
  view.setUint32(4, HEADER_BYTES - 8 + bytes, true);
  text(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true); // PCM
  view.setUint16(22, 1, true); // one channel
  view.setUint32(24, RATE, true);
  view.setUint32(28, RATE * SAMPLE_BYTES, true);
  view.setUint16(32, SAMPLE_BYTES, true);
  view.setUint16(34, SAMPLE_BYTES * 8, true);
  text(36, "data");
  view.setUint32(40, bytes, true);
  for (let at = 0; at < samples.length; at++) {
    const sample = Math.max(-1, Math.min(1, samples[at]!));
    view.setInt16(HEADER_BYTES + at * SAMPLE_BYTES, Math.round(sample * 0x7fff), true);
  }
  return new Blob([view.buffer], { type: "audio/wav" });
}
