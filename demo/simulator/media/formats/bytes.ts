/** What the writers of file formats share. */

export type Bytes = Uint8Array<ArrayBuffer>;

export function concat(...parts: readonly (Uint8Array | readonly number[])[]): Bytes {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Text of which each unit is one byte. */
export function bytesOf(text: string): Bytes {
  return Uint8Array.from(text, (unit) => unit.charCodeAt(0));
}

/** Most significant byte first. */
export function bigEndian(value: number, size: 2 | 4): number[] {
  return littleEndian(value, size).reverse();
}

/** Least significant byte first. */
export function littleEndian(value: number, size: 2 | 4): number[] {
  return Array.from({ length: size }, (_, place) => (value >>> (8 * place)) & 255);
}

/** As PNG and ZIP want it. */
export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

export function toBase64(bytes: Uint8Array): string {
  const pieces: string[] = [];
  // Whole groups of three, so that the pieces can be joined.
  for (let at = 0; at < bytes.length; at += 24_576)
    pieces.push(btoa(String.fromCharCode(...bytes.subarray(at, at + 24_576))));
  return pieces.join("");
}

export function fromBase64(text: string): Bytes {
  return bytesOf(atob(text));
}
