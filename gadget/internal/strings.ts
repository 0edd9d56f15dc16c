import { en } from "../locales/en.ts";

/** The words in use. One language so far; elements read from here, so that another can take its place. */
export const t = en;
