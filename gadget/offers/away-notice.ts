import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import type { Agent } from "../../worker/protocol/frames.ts";
import { duration } from "../words/list-times.ts";
import { apart } from "../words/tagged.ts";
import { words } from "./words.ts";

/** Why the agent counts as away, and the way back. What they chose themselves they know. */
export function awayNotice({ presence, away }: Agent, onBack: () => void): TemplateResult | typeof nothing {
  const { missed, idle, setAway, back } = words();
  if (presence !== "away" || !away) return nothing;
  const said =
    away.missed !== undefined
      ? missed(away.missed)
      : away.idle !== undefined
        ? idle(duration(away.idle * 1_000))
        : away.by
          ? setAway(apart(away.by.name))
          : null;
  if (said === null) return nothing;
  return html`<div class="notice" role="status">
    <span class="words">${said}</span>
    <button class="primary" @click=${onBack}>${back}</button>
  </div>`;
}
