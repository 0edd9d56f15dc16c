import { draw } from "../shell/icons.ts";

/** Beside each the name it has at Lucide, where that is another. */
export const icons = {
  /** languages */
  translate: draw("M5 8l6 6M4 14l6-6 2-3M2 5h12M7 2h1M22 22l-5-10-5 10M14 18h6"),
  /** lightbulb */
  suggest: draw(
    "M15 14c.2-1 .7-1.7 1.5-2.5 1-.9 1.5-2.2 1.5-3.5A6 6 0 0 0 6 8c0 1 .2 2.2 1.5 3.5.7.7 1.3 1.5 1.5 2.5M9 18h6M10 22h4",
  ),
} as const;
