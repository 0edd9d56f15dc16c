import type { WrapUp } from "../protocol/interactions/interaction.ts";
import type { RoutingConfig } from "../protocol/routing/config.ts";
import type { WrapUpGiven } from "../protocol/thread/commands.ts";
import { done, refused, type Outcome } from "./outcome.ts";

export type WrapUpRefusal = { code: "wrap_up"; why: "required" | "unknown" };

/**
 * What a contact was about, with the names of today, or why it is not closed so; null: nobody said, and nobody has to. Where
 * there is nothing to choose from nothing is required.
 */
export function wrapUpOf(
  wanted: RoutingConfig["wrapUp"],
  given: WrapUpGiven | undefined,
): Outcome<WrapUp | null, WrapUpRefusal> {
  const known = wanted?.codes ?? [];
  const codes = (given?.codes ?? []).map((id) => known.find((it) => it.id === id));
  if (codes.includes(undefined)) return refused({ code: "wrap_up", why: "unknown" });
  if (codes.length === 0 && known.length > 0 && wanted?.isRequired === true)
    return refused({ code: "wrap_up", why: "required" });
  if (given === undefined || (codes.length === 0 && given.note === undefined)) return done(null);
  const { note } = given;
  return done({ codes: codes.filter((it) => it !== undefined), ...(note === undefined ? {} : { note }) });
}
