/** Headers of MPEG audio: ISO 11172-3 and 13818-3 ("layers"), and ISO 13818-7 for AAC in ADTS. */

const KBIT: Readonly<Record<"1/III" | "1/II" | "2/III" | "2/II", readonly number[]>> = {
  "1/III": [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  "1/II": [0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384],
  "2/III": [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
  "2/II": [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
};
/** In Hz, by the two bits of the version: 2.5, none, 2, 1. */
const HERTZ: readonly (readonly number[])[] = [
  [11_025, 12_000, 8_000],
  [],
  [22_050, 24_000, 16_000],
  [44_100, 48_000, 32_000],
];

/**
 * The type of sound that begins with an MPEG frame, or null. Eleven set bits alone say little (a text in UTF-16 begins
 * with them), so the header must make sense and another frame, or the end of the file, must follow where it says.
 */
export function mpegAudio(head: Uint8Array): "audio/mpeg" | "audio/aac" | null {
  const frame = frameAt(head, 0);
  if (frame === null) return null;
  const next = frameAt(head, frame.length);
  const isLast = head.length === frame.length;
  return isLast || next?.kind === frame.kind ? frame.type : null;
}

type Frame = { type: "audio/mpeg" | "audio/aac"; kind: number; length: number };

/** `kind`: the bits that all frames of a file share. `length` in bytes, header included. */
function frameAt(bytes: Uint8Array, at: number): Frame | null {
  const [first = 0, kind = 0, third = 0, fourth = 0, fifth = 0, sixth = 0] = bytes.subarray(at, at + 6);
  if (first !== 0xff || (kind & 0xe0) !== 0xe0) return null;
  const [version, layer] = [(kind >> 3) & 3, (kind >> 1) & 3];
  if (layer === 0) {
    const length = ((fourth & 3) << 11) | (fifth << 3) | (sixth >> 5);
    const hasRate = ((third >> 2) & 15) < 13;
    return (kind & 0xf0) === 0xf0 && hasRate && length > 7 ? { type: "audio/aac", kind, length } : null;
  }
  const hertz = HERTZ[version]?.[(third >> 2) & 3];
  // Layer I (3) was never in use for files.
  const name = layer === 1 ? "III" : layer === 2 ? "II" : null;
  if (hertz === undefined || name === null) return null;
  const isFirstVersion = version === 3;
  const kbit = KBIT[`${isFirstVersion ? 1 : 2}/${name}`][third >> 4] ?? 0;
  if (kbit === 0) return null;
  const samplesPerBit = name === "III" && !isFirstVersion ? 72 : 144;
  const length = Math.floor((samplesPerBit * kbit * 1_000) / hertz) + ((third >> 1) & 1);
  return { type: "audio/mpeg", kind, length };
}
