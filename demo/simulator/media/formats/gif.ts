/** A GIF that moves, for ever. Its pixels are not compressed: codes that mean themselves, and frequent clears. */
import { bytesOf, concat, littleEndian, type Bytes } from "./bytes.ts";

/** Bits of a colour's number; two colours would do with fewer, sixteen are plenty. */
const COLOUR_BITS = 4;
const CLEAR = 2 ** COLOUR_BITS;
const END = CLEAR + 1;
/** After more codes than this they would grow by a bit. */
const CODES_BETWEEN_CLEARS = 12;
const BLOCK_BYTES_MAX = 255;

export type Colour = readonly [red: number, green: number, blue: number];

/** `pixel` answers the number of a colour in `palette`, of at most sixteen; `delay` is in hundredths of a second. */
export function encodeGif(
  { size, frames, delay }: { size: number; frames: number; delay: number },
  palette: readonly Colour[],
  pixel: (x: number, y: number, frame: number) => number,
): Bytes {
  const table = Array.from({ length: CLEAR }, (_, index) => palette[index] ?? [0, 0, 0]).flat();
  const side = littleEndian(size, 2);
  const parts: (Uint8Array | readonly number[])[] = [
    bytesOf("GIF89a"),
    [...side, ...side, 0x80 | (COLOUR_BITS - 1), 0, 0],
    table,
    concat([0x21, 0xff, 11], bytesOf("NETSCAPE2.0"), [3, 1, 0, 0, 0]),
  ];
  for (let frame = 0; frame < frames; frame += 1) {
    const pixels: number[] = [];
    for (let y = 0; y < size; y += 1) for (let x = 0; x < size; x += 1) pixels.push(pixel(x, y, frame));
    parts.push(
      [0x21, 0xf9, 4, 0, ...littleEndian(delay, 2), 0, 0],
      [0x2c, 0, 0, 0, 0, ...side, ...side, 0, COLOUR_BITS],
      blocks(pack(pixels)),
    );
  }
  return concat(...parts, [0x3b]);
}

function pack(pixels: readonly number[]): number[] {
  const bytes: number[] = [];
  let buffer = 0;
  let count = 0;
  const add = (code: number): void => {
    buffer |= code << count;
    count += COLOUR_BITS + 1;
    for (; count >= 8; count -= 8) {
      bytes.push(buffer & 255);
      buffer >>= 8;
    }
  };
  for (const [index, pixel] of pixels.entries()) {
    if (index % CODES_BETWEEN_CLEARS === 0) add(CLEAR);
    add(pixel);
  }
  add(END);
  if (count > 0) bytes.push(buffer);
  return bytes;
}

function blocks(bytes: readonly number[]): number[] {
  const all: number[] = [];
  for (let at = 0; at < bytes.length; at += BLOCK_BYTES_MAX) {
    const block = bytes.slice(at, at + BLOCK_BYTES_MAX);
    all.push(block.length, ...block);
  }
  return [...all, 0];
}
