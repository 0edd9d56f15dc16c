import { html, nothing } from "lit";
import type { InteractionTold } from "../../worker/protocol/interactions/interaction.ts";
import { about } from "../words/about.ts";
import { fullTime } from "../words/exact-times.ts";
import { duration, listTime } from "../words/list-times.ts";
import { apart } from "../words/tagged.ts";
import { iconButton } from "../shell/icon-button.ts";
import { icons } from "./icons.ts";
import { words } from "./words.ts";

/**
 * Contacts with the customer, the newest first: when, how soon they were answered, and what came of it. `now` in ms. `onTranscript`: what was
 * said in one is wanted; null where it cannot be had.
 */
export function contactRows(
  contacts: readonly InteractionTold[],
  now: number,
  onTranscript: ((contact: InteractionTold, event: Event) => void) | null,
) {
  const w = words().contacts;
  return contacts.map((contact) => {
    const { begunAt, begunBy, answered, closed, satisfaction } = contact;
    const codes = closed?.codes.map(({ name }) => name) ?? [];
    const outcome = closed === null ? w.open : codes.length > 0 ? codes.join(", ") : w.closed;
    const said = [
      begunBy === "customer" ? w.customerBegan : w.agentBegan,
      answeredWords({ begunAt, answered, begunBy, closed }),
      closed === null ? "" : closed.by === null ? w.closedByItself : w.closedBy(apart(closed.by.name)),
      satisfaction === undefined ? "" : w.satisfied(satisfaction.score),
    ];
    const note =
      closed === null ? "" : about({ ...(closed.note === undefined ? {} : { note: closed.note }) });
    return html`<li class="contact">
      <span class="line"
        ><span class="outcome ${closed === null ? "open" : ""}" dir="auto">${outcome}</span
        ><time class="muted" data-tip=${fullTime(begunAt)}>${listTime(begunAt, now)}</time>${
          onTranscript === null
            ? nothing
            : iconButton({
                label: words().transcript.title,
                icon: icons.file,
                opens: "menu",
                onPress: (event) => {
                  onTranscript(contact, event);
                },
              })
        }</span
      >
      <span class="muted" dir="auto">${said.filter(Boolean).join(" · ")}</span>
      ${note === "" ? nothing : html`<span class="text" dir="auto">${note.replace(/^: /, "")}</span>`}
      ${
        satisfaction?.words === undefined
          ? nothing
          : html`<q class="text" dir="auto">${satisfaction.words}</q>`
      }
    </li>`;
  });
}

/** Of what we began nobody waited for an answer. */
function answeredWords({ begunAt, answered, begunBy, closed }: Omit<InteractionTold, "id">): string {
  const w = words().contacts;
  if (begunBy === "agent") return "";
  if (answered === null) return closed === null ? "" : w.unanswered;
  const after = duration(Math.max(0, answered.at - begunAt));
  return answered.by === null ? w.answered(after) : w.answeredBy(answered.by.name, after);
}
