import { draw } from "../shell/icons.ts";

const PATHS = {
  pin: "M8 14s4.5-4.2 4.5-7.5a4.5 4.5 0 0 0-9 0C3.5 9.8 8 14 8 14zM8 8a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3z",
  calendar: "M2.5 4h11v9.5h-11zM2.5 7h11M5.5 2.5V5M10.5 2.5V5",
  file: "M4 2h5.5L12.5 5v9H4zM9.5 2v3h3",
  download: "M8 2.5v7.5M4.5 7 8 10.5 11.5 7M3 13.5h10",
  enlarge: "M9.5 2.5h4v4M6.5 13.5h-4v-4M13.5 2.5 9 7M2.5 13.5 7 9",
  next: "M6 3l5 5-5 5",
  previous: "M10 3 5 8l5 5",
  close: "M3.5 3.5l9 9M12.5 3.5l-9 9",
  answer: "M6 4 2.5 7.5 6 11M2.5 7.5h7a4 4 0 0 1 4 4v1",
} as const;

/** Icons of this folder, beside those of the first script. */
export function icon(name: keyof typeof PATHS) {
  return draw(PATHS[name]);
}
