/** A file that is sent along with a call. `bytes`: how many the body has, which must be so. */
export type FilePart = { name: string; mime: string; bytes: number; body: ReadableStream<Uint8Array> };

/** A body in the making. It has the `contentType`; `written` settles when all of it was passed on, or rejects. */
export type Multipart = {
  contentType: string;
  body: ReadableStream<Uint8Array>;
  written: Promise<void>;
};

const encoder = new TextEncoder();

/**
 * `multipart/form-data` of one field with JSON and one file (RFC 7578). The file passes through as it comes: of its bytes no
 * more is in memory than the platform holds of any stream, and the length of the whole is told beforehand.
 */
export function multipartOf(field: { name: string; json: object }, file: FilePart): Multipart {
  const boundary = `----${crypto.randomUUID().replaceAll("-", "")}`;
  const begin = encoder.encode(
    `--${boundary}\r\nContent-Disposition: form-data; name="${field.name}"\r\n` +
      `Content-Type: application/json\r\n\r\n${JSON.stringify(field.json)}\r\n` +
      `--${boundary}\r\nContent-Disposition: form-data; name="filedata"; filename="${quoted(file.name)}"\r\n` +
      `Content-Type: ${file.mime}\r\n\r\n`,
  );
  const end = encoder.encode(`\r\n--${boundary}--\r\n`);
  const { readable, writable } = new FixedLengthStream(begin.length + file.bytes + end.length);
  const written = write(writable, begin, file.body, end);
  // Who makes the call hears of what fails by the call.
  written.catch(() => undefined);
  return { contentType: `multipart/form-data; boundary=${boundary}`, body: readable, written };
}

async function write(
  writable: WritableStream<Uint8Array>,
  begin: Uint8Array,
  body: ReadableStream<Uint8Array>,
  end: Uint8Array,
): Promise<void> {
  try {
    await piece(writable, begin, false);
    await body.pipeTo(writable, { preventClose: true });
    await piece(writable, end, true);
  } catch (error) {
    await body.cancel().catch(() => undefined);
    await writable.abort(error).catch(() => undefined);
    throw error;
  }
}

async function piece(
  writable: WritableStream<Uint8Array>,
  bytes: Uint8Array,
  isLast: boolean,
): Promise<void> {
  const writer = writable.getWriter();
  try {
    await writer.write(bytes);
    if (isLast) await writer.close();
  } finally {
    writer.releaseLock();
  }
}

/** As browsers write names in forms (HTML, "multipart form data"). */
function quoted(name: string): string {
  return name.replaceAll("\r", "%0D").replaceAll("\n", "%0A").replaceAll('"', "%22");
}
