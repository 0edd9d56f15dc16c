/**
 * JSON on lines (NDJSON), each as soon as it is written. Whoever reads them may go at any time: what is done goes on, unheard. Ends
 * without its last line where `work` fails.
 */
export function linesOf<Line>(
  work: (write: (line: Line) => void) => Promise<void>,
): ReadableStream<Uint8Array> {
  const { readable, writable } = new IdentityTransformStream();
  const writer = writable.getWriter();
  const encoder = new TextEncoder();
  const gone = (): void => {};
  const write = (line: Line): void => {
    writer.write(encoder.encode(`${JSON.stringify(line)}\n`)).catch(gone);
  };
  void work(write).then(
    () => writer.close().catch(gone),
    (error: unknown) => writer.abort(error).catch(gone),
  );
  return readable;
}
