import type { FileAnswer } from "../../worker/protocol/outgoing/given-file.ts";

/** A file in the box of one customer, on its way to the Worker or there. */
export type BoxFile = {
  /** Its own, in all tabs. */
  readonly key: string;
  readonly name: string;
  readonly bytes: number;
  /** As the browser calls it; what it is the Worker sees. */
  readonly mime: string;
  /** Null of one that was given in an earlier life of the page, or by another tab. */
  readonly blob: Blob | null;
  /** How much of it has left, from 0 to 1. */
  readonly part: number;
  readonly given: FileAnswer | null;
  /** When the Worker took it, in ms of this browser's clock: it waits for FILE_UNUSED_MS. Null where nobody knows. */
  readonly givenAt: number | null;
  /** False: the browser does not keep it beyond this page. */
  readonly survives: boolean;
  readonly problem: BoxFileProblem | null;
};

/**
 * `away`: another try may succeed. The others are for good; `gone`: neither the Worker nor the browser has it any more;
 * `refused` is by the Worker, with its code.
 */
export type BoxFileProblem =
  | { readonly why: "away" | "empty" | "gone" }
  | { readonly why: "too_large" | "too_many"; readonly limit: number }
  | { readonly why: "refused"; readonly code: string };

/** One of which only the Worker's name is known any more. */
export function unknownFile(file: string): BoxFile {
  const given: FileAnswer = { file, name: null, mime: "", bytes: 0, type: "file" };
  const nothing = { name: "", bytes: 0, mime: "", blob: null, givenAt: null, problem: null };
  return { ...nothing, key: file, part: 1, given, survives: true };
}
