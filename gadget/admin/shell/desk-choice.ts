import type { DeskEntry } from "../../../worker/protocol/admin/answers.ts";
import { meantDesk } from "./fields.ts";
import type { Admin } from "../state/admin.ts";

/** Which desk a part of the screen is about. `isMeant` false: an operator of several companies has yet to say so. */
type Choice = { desks: readonly DeskEntry[]; desk: string; isMeant: boolean; at: { desk?: string } };

/** The role's own, or one that was `chosen` (empty: none was). */
export function deskChoice(admin: Admin, chosen: string): Choice {
  const desks = admin.get("desks").value?.desks ?? [];
  const isFree = admin.may("manage_desks");
  const own = isFree ? meantDesk(desks) : (admin.get("me").value?.desk ?? "");
  const desk = chosen === "" ? own : chosen;
  // The desk is the role's own where it has no choice.
  return { desks, desk, isMeant: desk !== "" || !isFree, at: desk === "" ? {} : { desk } };
}
