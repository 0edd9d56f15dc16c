/** A few notes as WAV, and silence as MP3. */
import { bytesOf, concat, littleEndian, type Bytes } from "./bytes.ts";

const RATE = 8_000;

/** 16 bits, one channel. `notes` in Hz, each a third of a second. */
export function encodeWav(notes: readonly number[]): Bytes {
  const noteSamples = Math.floor(RATE / 3);
  const samples = notes.flatMap((hertz) =>
    Array.from({ length: noteSamples }, (_, index) => {
      const fade = 1 - index / noteSamples;
      return Math.round(9_000 * fade * Math.sin((2 * Math.PI * hertz * index) / RATE));
    }),
  );
  const data = concat(...samples.map((sample) => littleEndian(sample, 2)));
  return concat(
    bytesOf("RIFF"),
    littleEndian(36 + data.length, 4),
    bytesOf("WAVEfmt "),
    [...littleEndian(16, 4), ...littleEndian(1, 2), ...littleEndian(1, 2)],
    [...littleEndian(RATE, 4), ...littleEndian(RATE * 2, 4), ...littleEndian(2, 2), ...littleEndian(16, 2)],
    bytesOf("data"),
    littleEndian(data.length, 4),
    data,
  );
}

/** MPEG 1 layer III, 32 kbit/s, 44.1 kHz, one channel; a frame of zeros is 26 ms of silence. */
export function encodeSilentMp3(frames: number): Bytes {
  const frame = new Uint8Array(104);
  frame.set([0xff, 0xfb, 0x10, 0xc0]);
  return concat(...Array.from({ length: frames }, () => frame));
}
