import { onTestFinished, vi } from "vitest";
import { READ_TIMEOUT_MS, SEND_TIMEOUT_MS } from "../../../worker/graph/client.ts";

/**
 * Holds work of an object back until the test lets it go on. The work polls: a promise that one object waits
 * for must not be settled by another, nor by the test.
 */
export class Gate {
  /** How many have come to the gate so far. */
  arrived = 0;
  #isOpen = false;

  async pass(): Promise<void> {
    this.arrived += 1;
    while (!this.#isOpen) await new Promise((resolve) => setTimeout(resolve, 5));
  }

  open(): void {
    this.#isOpen = true;
  }
}

/** A gate that opens at the latest when the test ends. */
export function aGate(): Gate {
  const gate = new Gate();
  onTestFinished(() => gate.open());
  return gate;
}

/** Calls to Meta are given up when the gate opens, not before. */
export function holdTimeouts(): Gate {
  const gate = aGate();
  const setTimer = globalThis.setTimeout;
  vi.spyOn(globalThis, "setTimeout").mockImplementation(((run: () => void, ms?: number) => {
    if (ms !== SEND_TIMEOUT_MS && ms !== READ_TIMEOUT_MS) return setTimer(run, ms);
    void gate.pass().then(run);
    return setTimer(() => undefined, 0);
  }) as typeof setTimeout);
  return gate;
}

type Fetch = typeof fetch;

/** Stands between the Worker and Meta for every send: `around` decides when and whether it is passed on. */
export function interceptSends(around: (send: () => Promise<Response>) => Promise<Response>): void {
  const inner = vi.mocked(fetch).getMockImplementation() as Fetch;
  vi.mocked(fetch).mockImplementation((input, init) => {
    const pass = (): Promise<Response> => inner(input, init);
    const url = input instanceof Request ? input.url : String(input);
    return url.endsWith("/messages") ? around(pass) : pass();
  });
}

/** Holds Meta's answers for these paths back until the gate opens; what was asked is done by then. */
export function holdAnswers(path: RegExp): Gate {
  const gate = aGate();
  const inner = vi.mocked(fetch).getMockImplementation() as Fetch;
  vi.mocked(fetch).mockImplementation(async (input, init) => {
    const response = await inner(input, init);
    const { pathname } = new URL(input instanceof Request ? input.url : String(input));
    if (path.test(pathname)) await gate.pass();
    return response;
  });
  return gate;
}
