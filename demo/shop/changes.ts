/** Tells the pages of the back office that something changed, by server-sent events: what, they read anew. */
const TOLD = new TextEncoder().encode("data: changed\n\n");

export class Changes {
  readonly #open = new Set<ReadableStreamDefaultController<Uint8Array>>();

  stream(signal: AbortSignal): Response {
    let own: ReadableStreamDefaultController<Uint8Array> | undefined;
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        own = controller;
        this.#open.add(controller);
        // So that the browser has an answer before anything changes.
        controller.enqueue(new TextEncoder().encode(": here\n\n"));
      },
      cancel: () => {
        if (own !== undefined) this.#open.delete(own);
      },
    });
    signal.addEventListener("abort", () => {
      if (own !== undefined) this.#open.delete(own);
    });
    return new Response(body, {
      headers: { "content-type": "text/event-stream", "cache-control": "no-store" },
    });
  }

  tell(): void {
    for (const controller of this.#open) controller.enqueue(TOLD);
  }
}
