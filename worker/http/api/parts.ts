import { HttpError } from "../../errors.ts";
import { ProblemError } from "./problem.ts";

/** A program that asked as much as it may has room again after so long (RATES.api). */
const PAUSE_MS = 1_000;

/** A part of a document, and what it was made of. */
type Part = { told: unknown; text: string };

/**
 * A document that is written as it is read, a part at a time and none before somebody takes it. `more`: the part behind one; null: that was the last. What cannot
 * be read breaks the body off, so that nobody takes it for whole.
 */
export function inParts(
  first: Part,
  more: (told: unknown) => Promise<Part | null>,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let next: Part | null = first;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const part = next;
      if (part === null) return controller.close();
      controller.enqueue(encoder.encode(part.text));
      next = await more(part.told);
      if (next === null) controller.close();
    },
  });
}

/** Asks again where the program asked too much meanwhile: its own long answer is no reason to break off. */
export async function patiently<T>(ask: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!isTooMuch(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
}

function isTooMuch(error: unknown): boolean {
  if (error instanceof ProblemError) return error.code === "too_many_requests";
  return error instanceof HttpError && error.status === 429;
}
