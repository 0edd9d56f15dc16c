import { draw, MIRRORED } from "../shell/icons.ts";

/** By what they say here; beside each the name it has at Lucide, where that is another. */
const PATHS = {
  /** map-pin */
  pin: "M20 10c0 4.993-5.539 10.193-7.399 11.799a1 1 0 0 1-1.202 0C9.539 20.193 4 14.993 4 10a8 8 0 0 1 16 0M15 10a3 3 0 1 1-6 0 3 3 0 0 1 6 0z",
  calendar: "M8 2v3M16 2v3M5 3h14a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2zM3 9h18",
  file: "M6 22a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2h8a2.4 2.4 0 0 1 1.704.706l3.588 3.588A2.4 2.4 0 0 1 20 8v12a2 2 0 0 1-2 2zM14 2v5a1 1 0 0 0 1 1h5",
  download: "M12 15V3M21 15v4a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-4M7 10l5 5 5-5",
  /** maximize-2 */
  enlarge: "M15 3h6v6M21 3l-7 7M3 21l7-7M9 21H3v-6",
  /** chevron-right */
  next: "M9 18l6-6-6-6",
  /** chevron-left */
  previous: "M15 18l-6-6 6-6",
  /** x */
  close: "M18 6 6 18M6 6l12 12",
  /** zoom-in */
  larger: "M19 11a8 8 0 1 1-16 0 8 8 0 0 1 16 0zM21 21l-4.35-4.35M11 8v6M8 11h6",
  /** zoom-out */
  smaller: "M19 11a8 8 0 1 1-16 0 8 8 0 0 1 16 0zM21 21l-4.35-4.35M8 11h6",
  play: "M6 4l14 8-14 8z",
  pause: "M8 5v14M16 5v14",
  /** file-text */
  document:
    "M6 22a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2h8a2.4 2.4 0 0 1 1.704.706l3.588 3.588A2.4 2.4 0 0 1 20 8v12a2 2 0 0 1-2 2zM14 2v5a1 1 0 0 0 1 1h5M10 9H8M16 13H8M16 17H8",
  image:
    "M5 3h14a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2zM11 9a2 2 0 1 1-4 0 2 2 0 0 1 4 0zM21 15l-3.086-3.086a2 2 0 0 0-2.828 0L6 21",
  /** reply */
  answer: "M20 18v-2a4 4 0 0 0-4-4H4M9 17l-5-5 5-5",
} as const;

/** Icons of this folder, beside those of the first script. */
export function icon(name: keyof typeof PATHS) {
  return draw(PATHS[name], name === "answer" ? MIRRORED : "");
}
