import { draw, MIRRORED } from "./icons.ts";

/** Icons of what is loaded behind the first thread. */
export const actionIcons = {
  send: draw("M2.5 8 13.5 3 11 13.5 7.5 9.5zM7.5 9.5l6-6.5", MIRRORED),
  pause: draw("M5.5 3.5v9M10.5 3.5v9"),
  bell: draw("M8 2a4 4 0 0 0-4 4c0 4-1.5 5-1.5 5h11S12 10 12 6a4 4 0 0 0-4-4zM6.7 13.5a1.5 1.5 0 0 0 2.6 0"),
  bellOff: draw(
    "M5 3.4A4 4 0 0 1 12 6c0 1.5.2 2.7.5 3.5M4 6c0 4-1.5 5-1.5 5H11M6.7 13.5a1.5 1.5 0 0 0 2.6 0M2.5 2.5l11 11",
  ),
  emoji: draw("M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM5.5 9.3a3 3 0 0 0 5 0M6 6.3v.2M10 6.3v.2"),
  settings: draw("M2 5h6M12 5h2M2 11h2M8 11h6M10 3.2v3.6M6 9.2v3.6"),
  reload: draw("M13 8a5 5 0 1 1-1.6-3.6M13 2.5v3h-3"),
} as const;
