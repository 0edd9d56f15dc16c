import { svg } from "lit";

/**
 * Line icons of 24 × 24, shown 16 px large, or 20 in a button of their own, in the colour of the text. Decoration only:
 * the words beside them say it. The paths are those of Lucide 1.62.0 (THIRD-PARTY-NOTICES), each icon's shapes in one.
 */
export const draw = (
  path: string,
  more = "",
) => svg`<svg class="icon ${more}" viewBox="0 0 24 24" width="16" height="16" fill="none"
  stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"
  ><path d=${path} /></svg>`;

/** Turned round where one reads from the right. */
export const MIRRORED = "mirrored";

const CIRCLE = "M22 12a10 10 0 1 1-20 0 10 10 0 0 1 20 0z";

/** What a thread and the list need; beside each the name it has at Lucide, where that is another. */
export const icons = {
  /** chevron-left */
  back: draw("M15 18l-6-6 6-6", MIRRORED),
  /** arrow-down */
  down: draw("M12 5v14M19 12l-7 7-7-7"),
  clock: draw(`${CIRCLE}M12 6v6l4 2`),
  /** loader-circle */
  sending: draw("M21 12a9 9 0 1 1-6.219-8.56"),
  check: draw("M20 6 9 17l-5-5"),
  /** check-check */
  checks: draw("M18 6 7 17l-5-5M22 10l-7.5 7.5L13 16"),
  /** circle-question-mark */
  question: draw(`${CIRCLE}M9.09 9a3 3 0 0 1 5.83 1c0 2-3 3-3 3M12 17h.01`),
  /** triangle-alert */
  warning: draw("M21.73 18l-8-14a2 2 0 0 0-3.48 0l-8 14A2 2 0 0 0 4 21h16a2 2 0 0 0 1.73-3M12 9v4M12 17h.01"),
  /** undo-2 */
  undo: draw("M9 14 4 9l5-5M4 9h10.5a5.5 5.5 0 0 1 0 11H11"),
  /** cloud-off */
  offline: draw(
    "M10.94 5.274A7 7 0 0 1 15.71 10h1.79a4.5 4.5 0 0 1 4.222 6.057M18.796 18.81A4.5 4.5 0 0 1 17.5 19H9A7 7 0 0 1 5.79 5.78M2 2l20 20",
  ),
  lock: draw(
    "M5 11h14a2 2 0 0 1 2 2v7a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-7a2 2 0 0 1 2-2zM7 11V7a5 5 0 0 1 10 0v4",
  ),
} as const;
