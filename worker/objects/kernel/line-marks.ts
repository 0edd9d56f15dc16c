import { hasGoneBack } from "../../domain/timeline.ts";
import type { DeskLife, LineMark } from "./contracts.ts";

/** Whether a thread that holds this line of a desk proves that the desk's storage went back. */
export function provesThat({ epoch, session }: DeskLife, told: LineMark): boolean {
  return told.epoch === epoch && hasGoneBack(session, { session: told.session, count: told.id });
}
