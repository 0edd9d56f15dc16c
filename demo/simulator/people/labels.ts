import type { PageState } from "../world/state.ts";

/** The id of the Page's label of this name. */
export function findLabel(page: PageState, name: string): string | undefined {
  return Object.keys(page.labels).find((id) => page.labels[id] === name);
}
