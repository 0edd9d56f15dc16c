import { draw, MIRRORED } from "./icons.ts";

/** Icons of what is loaded behind the first thread; beside each the name it has at Lucide, where that is another. */
export const actionIcons = {
  /** send-horizontal */
  send: draw(
    "M3.714 3.048a.498.498 0 0 0-.683.627l2.843 7.627a2 2 0 0 1 0 1.396l-2.842 7.627a.498.498 0 0 0 .682.627l18-8.5a.5.5 0 0 0 0-.904zM6 12h16",
    MIRRORED,
  ),
  /** sticky-note */
  note: draw("M16 3H5a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h14a2 2 0 0 0 2-2V8zM15 3v4a2 2 0 0 0 2 2h4"),
  pause: draw(
    "M15 3h3a1 1 0 0 1 1 1v16a1 1 0 0 1-1 1h-3a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1zM6 3h3a1 1 0 0 1 1 1v16a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1z",
  ),
  bell: draw(
    "M10.268 21a2 2 0 0 0 3.464 0M3.262 15.326A1 1 0 0 0 4 17h16a1 1 0 0 0 .74-1.673C19.41 13.956 18 12.499 18 8A6 6 0 0 0 6 8c0 4.499-1.411 5.956-2.738 7.326",
  ),
  /** bell-off */
  bellOff: draw(
    "M10.268 21a2 2 0 0 0 3.464 0M17 17H4a1 1 0 0 1-.74-1.673C4.59 13.956 6 12.499 6 8a6 6 0 0 1 .258-1.742M2 2l20 20M8.668 3.01A6 6 0 0 1 18 8c0 2.687.77 4.653 1.707 6.05",
  ),
  /** eye-off */
  eyeOff: draw(
    "M10.733 5.076a10.744 10.744 0 0 1 11.205 6.575 1 1 0 0 1 0 .696 10.747 10.747 0 0 1-1.444 2.49M14.084 14.158a3 3 0 0 1-4.242-4.242M17.479 17.499a10.75 10.75 0 0 1-15.417-5.151 1 1 0 0 1 0-.696 10.75 10.75 0 0 1 4.446-5.143M2 2l20 20",
  ),
  /** smile */
  emoji: draw("M22 12a10 10 0 1 1-20 0 10 10 0 0 1 20 0zM15 10V9M16.472 15a6 6 0 0 1-8.943 0M9 10V9"),
  /** mic */
  microphone: draw("M12 19v3M19 10v2a7 7 0 0 1-14 0v-2M12 2a3 3 0 0 1 3 3v7a3 3 0 0 1-6 0V5a3 3 0 0 1 3-3z"),
  /** settings-2 */
  settings: draw("M14 17H5M19 7h-9M20 17a3 3 0 1 1-6 0 3 3 0 0 1 6 0zM10 7a3 3 0 1 1-6 0 3 3 0 0 1 6 0z"),
  /** rotate-cw */
  reload: draw("M21 12a9 9 0 1 1-9-9c2.52 0 4.93 1 6.74 2.74L21 8M21 3v5h-5"),
  reply: draw("M20 18v-2a4 4 0 0 0-4-4H4M9 17l-5-5 5-5", MIRRORED),
  /** list-checks */
  several: draw("M3 17l2 2 4-4M3 7l2 2 4-4M13 6h8M13 12h8M13 18h8"),
  plus: draw("M5 12h14M12 5v14"),
  /** arrow-up */
  up: draw("M5 12l7-7 7 7M12 19V5"),
  /** ellipsis */
  more: draw(
    "M13 12a1 1 0 1 1-2 0 1 1 0 0 1 2 0zM20 12a1 1 0 1 1-2 0 1 1 0 0 1 2 0zM6 12a1 1 0 1 1-2 0 1 1 0 0 1 2 0z",
  ),
  searchAll: draw("M21 5H3M10 12H3M10 19H3M20 15a3 3 0 1 1-6 0 3 3 0 0 1 6 0zM21 19l-1.9-1.9"),
  search: draw("M21 21l-4.34-4.34M19 11a8 8 0 1 1-16 0 8 8 0 0 1 16 0z"),
  /** list-filter */
  filter: draw("M3 6h18M7 12h10M10 18h4"),
  /** arrow-down-wide-narrow */
  sort: draw("M3 16l4 4 4-4M7 20V4M11 4h10M11 8h7M11 12h4"),
  /** x */
  clear: draw("M18 6 6 18M6 6l12 12"),
  /** user-plus */
  take: draw("M16 21v-2a4 4 0 0 0-4-4H6a4 4 0 0 0-4 4v2M13 7a4 4 0 1 1-8 0 4 4 0 0 1 8 0zM19 4v6M22 7h-6"),
  /** users */
  team: draw(
    "M16 21v-2a4 4 0 0 0-4-4H6a4 4 0 0 0-4 4v2M13 7a4 4 0 1 1-8 0 4 4 0 0 1 8 0zM22 21v-2a4 4 0 0 0-3-3.87M16 3.128a4 4 0 0 1 0 7.744",
  ),
  /** chart-column */
  figures: draw("M3 3v16a2 2 0 0 0 2 2h16M18 17V9M13 17V5M8 17v-3"),
  /** contact-round, its frame alone */
  customer: draw(
    "M5 3h14a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2zM15 3v18M11 10a2 2 0 1 1-4 0 2 2 0 0 1 4 0zM6 17a3 3 0 0 1 6 0",
  ),
  /** user-minus */
  release: draw("M16 21v-2a4 4 0 0 0-4-4H6a4 4 0 0 0-4 4v2M13 7a4 4 0 1 1-8 0 4 4 0 0 1 8 0zM22 11h-6"),
  /** zap */
  canned: draw(
    "M4 14a1 1 0 0 1-.78-1.63l9.9-10.2a.5.5 0 0 1 .86.46l-1.92 6.02A1 1 0 0 0 13 10h7a1 1 0 0 1 .78 1.63l-9.9 10.2a.5.5 0 0 1-.86-.46l1.92-6.02A1 1 0 0 0 11 14z",
  ),
} as const;
