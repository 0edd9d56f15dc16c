import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { ObjectClass } from "./workerd.ts";

const CONFIGURATION = fileURLToPath(new URL("../../wrangler.toml", import.meta.url));

/** Every class of objects that is deployed, with its binding. `named`: what stands in for one of them, where something does. */
export function deployedClasses(named = (className: string): string => className): ObjectClass[] {
  const rows = readFileSync(CONFIGURATION, "utf8").matchAll(
    /\{ name = "([A-Z_]+)", class_name = "(\w+)" \}/g,
  );
  return Array.from(rows, ([, binding = "", className = ""]) => ({ binding, className: named(className) }));
}
