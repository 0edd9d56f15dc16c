/**
 * Icons of 24 × 24 as paths, those of Lucide 1.62.0 (THIRD-PARTY-NOTICES), each icon's shapes in one; by the names that Web
 * Awesome's own elements ask for, and by ours.
 */
const PATHS: Record<string, string> = {
  // Of Web Awesome's elements.
  "chevron-down": "M6 9l6 6 6-6",
  check: "M20 6 9 17l-5-5",
  indeterminate: "M5 12h14",
  xmark: "M18 6 6 18M6 6l12 12",
  // Ours.
  plus: "M5 12h14M12 5v14",
  copy: "M10 8h10a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H10a2 2 0 0 1-2-2V10a2 2 0 0 1 2-2zM4 16c-1.1 0-2-.9-2-2V4c0-1.1.9-2 2-2h10c1.1 0 2 .9 2 2",
  search: "M21 21l-4.34-4.34M19 11a8 8 0 1 1-16 0 8 8 0 0 1 16 0z",
  warning: "M21.73 18l-8-14a2 2 0 0 0-3.48 0l-8 14A2 2 0 0 0 4 21h16a2 2 0 0 0 1.73-3M12 9v4M12 17h.01",
  circle: "M22 12a10 10 0 1 1-20 0 10 10 0 0 1 20 0z",
  done: "M22 12a10 10 0 1 1-20 0 10 10 0 0 1 20 0zM9 12l2 2 4-4",
  grip: "M9 12h.01M9 5h.01M9 19h.01M15 12h.01M15 5h.01M15 19h.01",
  bin: "M10 11v6M14 11v6M19 6v14a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2V6M3 6h18M8 6V4a2 2 0 0 1 2-2h4a2 2 0 0 1 2 2v2",
  lines: "M4 12h16M4 6h16M4 18h16",
  pages: "M4 4h16a2 2 0 0 1 2 2v12a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2zM2 9h20M6 6.5h.01M9 6.5h.01",
};

/** Nothing to see: what is asked for by a name that is not here. */
const NOTHING = "";

/** An icon as an address that asks nobody: all of it stands in the address itself. */
export function iconAddress(name: string): string {
  const path = PATHS[name] ?? NOTHING;
  const drawn = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="${path}"/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(drawn)}`;
}

export function pathOf(name: string): string {
  return PATHS[name] ?? NOTHING;
}
