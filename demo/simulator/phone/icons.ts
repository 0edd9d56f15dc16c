/** Drawings of one line each, 24 × 24. */
import { html, type TemplateResult } from "lit";

const LINES = {
  plus: "M12 5v14M5 12h14",
  close: "M6 6l12 12M18 6 6 18",
  video: "M5 7h8a2 2 0 0 1 2 2v6a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V9a2 2 0 0 1 2-2zM15 11l6-3v8l-6-3",
  voice: "M12 3a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0V6a3 3 0 0 1 3-3zM5 11a7 7 0 0 0 14 0M12 18v3",
  sound: "M9 18V5l10-2v13M9 18a3 3 0 1 1-6 0 3 3 0 0 1 6 0zM19 16a3 3 0 1 1-6 0 3 3 0 0 1 6 0z",
  file: "M7 3h7l4 4v14H7zM14 3v4h4",
  archive: "M4 8h16v12H4zM4 8l2-4h12l2 4M10 12h4",
  location:
    "M12 21s7-6.5 7-11.5a7 7 0 1 0-14 0C5 14.5 12 21 12 21zM14.500 9.500a2.500 2.500 0 1 1-5 0 2.500 2.500 0 0 1 5 0z",
  link: "M10 13a4 4 0 0 0 6 .5l3-3a4 4 0 0 0-6-6l-1.500 1.500M14 11a4 4 0 0 0-6-.5l-3 3a4 4 0 0 0 6 6l1.500-1.500",
  product: "M6 8h12l1 12H5zM9 8a3 3 0 0 1 6 0",
  template: "M3 6h8v12H3zM13 6h8v12h-8zM3 13h8M13 13h8",
  post: "M5 4h14v16H5zM8 9h8M8 13h5",
  reel: "M7 4h10a3 3 0 0 1 3 3v10a3 3 0 0 1-3 3H7a3 3 0 0 1-3-3V7a3 3 0 0 1 3-3zM10 9l5 3-5 3z",
  calendar: "M4 6h16v14H4zM4 10h16M8 3v4M16 3v4",
  unknown: "M9 9a3 3 0 1 1 4 3c-1 .5-1 1-1 2M12 17.500v.5",
  menu: "M4 7h16M4 12h16M4 17h10",
  upload: "M12 16V5M8 9l4-4 4 4M5 19h14",
  sliders: "M4 7h9M17 7h3M4 17h3M11 17h9M13 7a2 2 0 1 0 4 0 2 2 0 0 0-4 0zM7 17a2 2 0 1 0 4 0 2 2 0 0 0-4 0z",
} as const;

export type IconName = keyof typeof LINES;

export function icon(name: IconName): TemplateResult {
  return html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d=${LINES[name]} /></svg>`;
}
