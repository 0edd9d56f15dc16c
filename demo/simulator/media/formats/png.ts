import type { Painter } from "../paintings.ts";
import { bigEndian, bytesOf, concat, crc32, type Bytes } from "./bytes.ts";

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Eight bits for each of red, green, blue and opacity. */
const HEADER_REST = [8, 6, 0, 0, 0];

export async function encodePng(width: number, height: number, paint: Painter): Promise<Bytes> {
  const rows = new Uint8Array(height * (1 + width * 4));
  let at = 0;
  for (let y = 0; y < height; y += 1) {
    at += 1; // Each row begins with its filter, 0: none.
    for (let x = 0; x < width; x += 1) {
      rows.set(paint((x + 0.5) / width, (y + 0.5) / height), at);
      at += 4;
    }
  }
  return concat(
    SIGNATURE,
    chunk("IHDR", concat(bigEndian(width, 4), bigEndian(height, 4), HEADER_REST)),
    chunk("IDAT", await deflate(rows)),
    chunk("IEND", new Uint8Array()),
  );
}

function chunk(type: string, data: Uint8Array): Bytes {
  const named = concat(bytesOf(type), data);
  return concat(bigEndian(data.length, 4), named, bigEndian(crc32(named), 4));
}

async function deflate(bytes: Bytes): Promise<Bytes> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
