/** A PDF of one page, and a ZIP of one file. */
import { bytesOf, concat, crc32, littleEndian, type Bytes } from "./bytes.ts";

/** `lines` in ASCII, without brackets and backslashes, which would have to be escaped. */
export function encodePdf(lines: readonly string[]): Bytes {
  const text = lines.map((line) => `(${line}) Tj T*`).join("\n");
  const content = `BT /F1 18 Tf 24 TL 72 720 Td\n${text}\nET`;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
  ];
  let file = "%PDF-1.4\n";
  const places = objects.map((object, index) => {
    const place = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, "0")} 00000 n \n`;
  });
  const count = objects.length + 1;
  const table = `xref\n0 ${count}\n0000000000 65535 f \n${places.join("")}`;
  return bytesOf(
    `${file}${table}trailer\n<< /Size ${count} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`,
  );
}

/** Not compressed. `name` and `text` in ASCII. */
export function encodeZip(name: string, text: string): Bytes {
  const [path, data] = [bytesOf(name), bytesOf(text)];
  const size = littleEndian(data.length, 4);
  // Version 1.0, no flags, stored, 1 January 2026 at midnight.
  const facts = concat([10, 0, 0, 0, 0, 0, 0, 0, 0x21, 0x5c], littleEndian(crc32(data), 4), size, size);
  const lengths = [...littleEndian(path.length, 2), 0, 0];
  const local = concat(bytesOf("PK\x03\x04"), facts, lengths, path, data);
  const central = concat(
    bytesOf("PK\x01\x02"),
    [10, 0],
    facts,
    lengths,
    [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    path,
  );
  const end = concat(
    bytesOf("PK\x05\x06"),
    [0, 0, 0, 0, 1, 0, 1, 0],
    littleEndian(central.length, 4),
    littleEndian(local.length, 4),
    [0, 0],
  );
  return concat(local, central, end);
}
