import { svg } from "lit";

/** Line icons of 16 × 16, in the colour of the text. Decoration only: the words beside them say it. */
export const draw = (
  path: string,
  more = "",
) => svg`<svg class="icon ${more}" viewBox="0 0 16 16" width="16" height="16" fill="none"
  stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"
  ><path d=${path} /></svg>`;

/** Turned round where one reads from the right. */
export const MIRRORED = "mirrored";

/** All drawings, 16 by 16; decoration, the words stand beside them. */
export const icons = {
  back: draw("M10 3 5 8l5 5", MIRRORED),
  down: draw("M8 3v10M4 9l4 4 4-4"),
  up: draw("M8 13V3M4 7l4-4 4 4"),
  clock: draw("M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 5v3l2 1.5"),
  sending: draw("M8 2a6 6 0 1 1-6 6"),
  check: draw("m3.5 8.5 3 3 6-7"),
  checks: draw("m1.5 8.5 3 3 6-7M8 11l.5.5 6-7"),
  question: draw(
    "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM6.3 6.4a1.8 1.8 0 1 1 2.5 1.7c-.5.2-.8.5-.8 1M8 11.4v.1",
  ),
  warning: draw("M8 2.5 14 13H2zM8 6.5V9M8 11v.1"),
  undo: draw("M5.5 3 3 5.5 5.5 8M3 5.5h6.5a3.5 3.5 0 0 1 0 7H6"),
  offline: draw("M2 6a9 9 0 0 1 12 0M4.5 9a5.2 5.2 0 0 1 7 0M8 12.5v.1M2.5 2.5l11 11"),
  more: draw("M3.5 8h.1M8 8h.1M12.5 8h.1"),
  lock: draw("M4 7.5h8v6H4zM5.5 7.5V5.5a2.5 2.5 0 0 1 5 0v2"),
  search: draw("M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10zM10.7 10.7 14 14"),
} as const;
