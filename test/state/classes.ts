import { readFileSync } from "node:fs";

/** The classes of objects that this version has, as it is deployed with them. */
export const CLASSES: readonly string[] = [
  ...readFileSync("wrangler.toml", "utf8").matchAll(/class_name = "(\w+)"/g),
].map(([, name = ""]) => name);
