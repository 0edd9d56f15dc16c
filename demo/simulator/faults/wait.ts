import type { SimulatorContext } from "../context.ts";

/** Waits on the simulator's clock, or until faults are cleared. @throws the signal's reason when the caller gives up */
export function wait(context: SimulatorContext, signal: AbortSignal, milliseconds: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const finish = (end: () => void): void => {
      cancel();
      forget();
      signal.removeEventListener("abort", onAbort);
      end();
    };
    const onAbort = (): void => finish(() => reject(signal.reason as Error));
    const forget = context.faults.onClear(() => finish(resolve));
    const cancel = Number.isFinite(milliseconds)
      ? context.clock.after(milliseconds, () => finish(resolve))
      : () => undefined;
    if (signal.aborted) onAbort();
    else signal.addEventListener("abort", onAbort);
  });
}
