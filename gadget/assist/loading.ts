import { nothing } from "lit";
import { progressBar } from "../shell/progress.ts";
import { words } from "./words.ts";

/** What is said while something is translated. `part`: how much is loaded of what is needed, from 0 to 1; null: nothing is loaded. */
export function waitingWords(part: number | null): string {
  const w = words();
  if (part === null || part >= 1) return w.translating;
  return part === 0 ? w.waits : w.loading;
}

/** Beside it: how far that got. */
export function loadingBar(part: number | null) {
  return part === null || part >= 1 ? nothing : progressBar(part === 0 ? null : part, words().loading);
}
