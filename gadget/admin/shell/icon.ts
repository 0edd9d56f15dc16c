import { draw } from "../../shell/icons.ts";
import { pathOf } from "./icon-data.ts";

/** Decoration only: the words beside it say it. */
export function icon(name: string) {
  return draw(pathOf(name));
}
