/**
 * The same bytes, of a stream that fails when whoever reads it gives up: what makes a zip does. Nothing is wrong with giving up, and it would be
 * told as an exception of ours.
 */
export function untilGivenUp(stream: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
  const reader = stream.getReader();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await reader.read();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: (reason) => reader.cancel(reason).catch(() => undefined),
  });
}
