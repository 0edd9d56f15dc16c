import { Later } from "./later.ts";

/** What finds addresses in a text: loaded with the first one that may hold some. Until then it is plain. */
export const links = new Later(() => import("../content/find-links.ts"));

const MAYBE = /:\/\/|www\.|mailto:|tel:|@/i;

export function mayHoldLinks(text: string): boolean {
  return MAYBE.test(text);
}
