import { html, nothing } from "lit";
import type { Delivery } from "../../worker/protocol/message/entry.ts";
import type { EntryChoice } from "./entry-deeds.ts";
import { words } from "../words/action-words.ts";
import { undoSeconds } from "./delivery.ts";
import { graphCode } from "../words/graph-code.ts";
import { momentTime } from "../words/time.ts";

/** Why a message has not left, or did not arrive; null where its state says it all. `now` in ms, the Worker's. */
export function whyOf({ state, waiting, failure }: Delivery, now: number): string | null {
  const { queuedBecause, failedBecause } = words().delivery;
  if (state === "failed") return failure ? failedBecause(failure.code) : null;
  if (state !== "queued" || !waiting || waiting.reason === "undo") return null;
  return queuedBecause(
    waiting,
    waiting.until === null || waiting.until <= now ? null : momentTime(waiting.until, now),
  );
}

/** What can be done about a message now; at most two things. `isOwn`: this agent wrote it. */
function choicesOf(delivery: Delivery, isOwn: boolean): EntryChoice[] {
  if (delivery.settled !== null) return [];
  switch (delivery.state) {
    case "queued":
      // Its words go back into the box of whoever wrote them.
      if (delivery.waiting?.reason === "undo") return isOwn ? ["undo"] : [];
      return delivery.waiting?.reason === "confirmation" ? ["confirm", "withdraw"] : ["withdraw"];
    case "unknown":
      return ["arrived", "again"];
    case "failed":
      // Retrying the part that failed first takes the later ones along.
      return delivery.failure?.code === "earlier_part_failed" ? [] : ["retry", "dismissed"];
    default:
      return [];
  }
}

type ShownDelivery = { delivery: Delivery; isOwn: boolean; busy: boolean; now: number };

/** Buttons for what can be done about a message. */
export function renderChoices(
  { delivery, isOwn, busy, now }: ShownDelivery,
  choose: (choice: EntryChoice) => void,
) {
  const choices = choicesOf(delivery, isOwn);
  if (choices.length === 0) return nothing;
  const said = words().choices;
  return html`<span class="choices"
    >${choices.map(
      (choice) =>
        html`<button
          ?disabled=${busy}
          @click=${() => {
            choose(choice);
          }}
        >
          ${choice === "undo" ? said.undo(undoSeconds(delivery, now) ?? 0) : said[choice]}
        </button>`,
    )}</span
  >`;
}

/** What only somebody who looks into it wants to know. */
export function renderDetails({ state, failure, attempts }: Delivery) {
  if (state !== "failed" && state !== "unknown") return nothing;
  const said = words().delivery;
  const graph = failure?.graph;
  return html`<details>
    <summary>${said.details}</summary>
    <p>
      ${said.attempts(attempts)}${graph ? ` · ${said.graphAnswer(graphCode(graph.code, graph.subcode))}` : ""}
      ${failure ? html`<br /><code>${failure.code}</code>` : nothing}
    </p>
  </details>`;
}
