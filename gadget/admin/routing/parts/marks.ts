import { html } from "lit";
import { icon } from "../../shell/icon.ts";
import { faultWords, isWithin, problemWords } from "../model/faults.ts";
import type { Panel } from "./panel.ts";

/** What tells of a document what is wrong with it. */
type Judged = Pick<Panel, "model" | "words">;

type Mark = { said: string; isRefused: boolean };

/** What is wrong at a place, in words; with `isDeep` also within it. */
export function marksAt({ model, words }: Judged, place: string, isDeep = false): Mark[] {
  const isHere = ({ path }: { path: string }) => (isDeep ? isWithin(path, place) : path === place);
  const marks = [
    ...model.saidFaults.filter(isHere).map((fault) => ({ said: faultWords(fault, words), isRefused: true })),
    ...model.refused.filter(isHere).map((it) => ({ said: problemWords(it, words), isRefused: true })),
    ...model.warned.filter(isHere).map((it) => ({ said: problemWords(it, words), isRefused: false })),
  ];
  return marks.filter(({ said }, at) => marks.findIndex((it) => it.said === said) === at);
}

/** The words that keep it from being saved, for the field itself. */
export function wrongAt(panel: Judged, place: string): string | null {
  return marksAt(panel, place).find(({ isRefused }) => isRefused)?.said ?? null;
}

/** What is wrong, each on its line. */
export function drawMarks(marks: readonly Mark[]) {
  return marks.map(
    ({ said, isRefused }) =>
      html`<p class=${isRefused ? "fault" : "warned"}>${icon("warning")}<span>${said}</span></p>`,
  );
}

/** What stands below a field that says its faults by itself. */
export function warningsAt(panel: Judged, place: string) {
  return drawMarks(marksAt(panel, place).filter(({ isRefused }) => !isRefused));
}
