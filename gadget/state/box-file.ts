import type { FileAnswer } from "../../worker/protocol/outgoing/given-file.ts";

/** A file in the box of one customer, on its way to the Worker or there. */
export type BoxFile = {
  /** Its own in this page; that of one that was kept is the Worker's. */
  readonly key: string;
  readonly name: string;
  readonly bytes: number;
  /** As the browser calls it; what it is the Worker sees. */
  readonly mime: string;
  /** Null of one that was given in an earlier life of the page. */
  readonly blob: Blob | null;
  /** How much of it has left, from 0 to 1. */
  readonly part: number;
  readonly given: FileAnswer | null;
  readonly problem: BoxFileProblem | null;
};

/** `away`: another try may succeed. The others are for good; `refused` is by the Worker, with its code. */
export type BoxFileProblem =
  | { readonly why: "away" | "empty" }
  | { readonly why: "too_large" | "too_many"; readonly limit: number }
  | { readonly why: "refused"; readonly code: string };

/** One of which only the Worker's name is known any more. */
export function unknownFile(file: string): BoxFile {
  const given: FileAnswer = { file, name: null, mime: "", bytes: 0, type: "file" };
  return { key: file, name: "", bytes: 0, mime: "", blob: null, part: 1, given, problem: null };
}
