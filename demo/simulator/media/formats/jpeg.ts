/** A baseline JPEG of flat blocks: of each 8 × 8 pixels only the mean is written, which looks like a mosaic. */
import type { Painter } from "../paintings.ts";
import { bigEndian, bytesOf, concat, type Bytes } from "./bytes.ts";

const BLOCK = 8;
/** Standard table of DC codes: how many there are of each length, and what they stand for. */
const DC_LENGTHS = [0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0];
const DC_VALUES = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
/** The only AC code there is, one bit long: the block ends. */
const AC_LENGTHS = [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
const AC_VALUES = [0];
/** With this divisor the mean of a block is its coefficient. */
const QUANTUM = 8;

/** Width and height in blocks. */
export function encodeJpeg(columns: number, rows: number, paint: Painter): Bytes {
  return concat(
    [0xff, 0xd8],
    segment(0xe0, concat(bytesOf("JFIF\0"), [1, 1, 0, 0, 1, 0, 1, 0, 0])),
    segment(0xdb, concat([0], new Array<number>(64).fill(QUANTUM))),
    segment(
      0xc0,
      concat(
        [8],
        bigEndian(rows * BLOCK, 2),
        bigEndian(columns * BLOCK, 2),
        [3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0],
      ),
    ),
    segment(0xc4, concat([0x00], DC_LENGTHS, DC_VALUES)),
    segment(0xc4, concat([0x10], AC_LENGTHS, AC_VALUES)),
    segment(0xda, [3, 1, 0x00, 2, 0x00, 3, 0x00, 0, 63, 0]),
    scan(columns, rows, paint),
    [0xff, 0xd9],
  );
}

function segment(marker: number, data: Uint8Array | readonly number[]): Bytes {
  return concat([0xff, marker], bigEndian(data.length + 2, 2), data);
}

/** Each block's difference to the one before it, for brightness and the two colours. */
function scan(columns: number, rows: number, paint: Painter): Bytes {
  const bits = new Bits();
  const codes = codesOf(DC_LENGTHS, DC_VALUES);
  const before = [0, 0, 0];
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const [red, green, blue] = paint((column + 0.5) / columns, (row + 0.5) / rows);
      const colours = [
        0.299 * red + 0.587 * green + 0.114 * blue - 128,
        -0.1687 * red - 0.3313 * green + 0.5 * blue,
        0.5 * red - 0.4187 * green - 0.0813 * blue,
      ];
      for (const [component, colour] of colours.entries()) {
        const mean = Math.round(colour);
        const difference = mean - (before[component] ?? 0);
        before[component] = mean;
        const size = difference === 0 ? 0 : 32 - Math.clz32(Math.abs(difference));
        const [code, length] = codes.get(size) ?? [0, 0];
        bits.add(code, length);
        bits.add(difference < 0 ? difference + 2 ** size - 1 : difference, size);
        bits.add(0, 1);
      }
    }
  }
  return bits.end();
}

function codesOf(lengths: readonly number[], values: readonly number[]): Map<number, [number, number]> {
  const codes = new Map<number, [number, number]>();
  let code = 0;
  let next = 0;
  for (const [index, count] of lengths.entries()) {
    for (let n = 0; n < count; n += 1) {
      codes.set(values[next] ?? 0, [code, index + 1]);
      code += 1;
      next += 1;
    }
    code <<= 1;
  }
  return codes;
}

class Bits {
  readonly #bytes: number[] = [];
  #byte = 0;
  #count = 0;

  add(value: number, length: number): void {
    for (let place = length - 1; place >= 0; place -= 1) {
      this.#byte = (this.#byte << 1) | ((value >> place) & 1);
      this.#count += 1;
      if (this.#count === 8) this.#push();
    }
  }

  end(): Bytes {
    while (this.#count > 0) this.add(1, 1);
    return Uint8Array.from(this.#bytes);
  }

  #push(): void {
    this.#bytes.push(this.#byte);
    // Within the scan 0xff would begin a marker.
    if (this.#byte === 0xff) this.#bytes.push(0);
    this.#byte = 0;
    this.#count = 0;
  }
}
