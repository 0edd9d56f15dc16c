import { html, nothing } from "lit";
import type { CommandOf } from "../../worker/protocol/commands.ts";
import { formButtons, openDialog } from "../shell/dialog.ts";
import { words } from "../words/action-words.ts";
import { momentTime } from "../words/moments.ts";
import { moment } from "../words/time.ts";
import { localInput, snoozeTimes } from "./snooze-times.ts";
import { styles } from "./contact.styles.ts";
import { words as menuWords } from "../thread/words.ts";

/** Until when something is put aside. */
export type SnoozeWhen = CommandOf<"conversation.snooze">["when"];

/** How Meta's time to answer ends: what is said of it, and what of a moment (ms) after it; empty: nothing. */
export type AnswerEnds = { said: string; lateAt: (at: number) => string };

/** Of one conversation. `end`: until when Meta lets one answer, in ms; null: there is no such time. */
export function endsOf(end: number | null, now: number): AnswerEnds {
  if (end === null) return { said: "", lateAt: () => "" };
  return {
    said: `${words().windowOpen(momentTime(end, now))}.`,
    lateAt: (at) => (at > end ? menuWords().contact.snooze.late : ""),
  };
}

type Choice = "at" | "written" | `${number}`;

/**
 * Asks until when, and unless it is said otherwise no longer than until the customer writes; null: it is not put aside. What is
 * to be said of Meta's time to answer is said. `now` in ms.
 */
export async function askSnooze(root: ShadowRoot, now: number, ends: AnswerEnds): Promise<SnoozeWhen | null> {
  const { snooze } = menuWords().contact;
  const times = snoozeTimes(now);
  const first = String(times[0]!.at) as Choice;
  let choice = first;
  let chosen: SnoozeWhen | null = null;
  const ownTime = localInput(times.at(-1)!.at);
  let written = ownTime;
  const onSubmit = (event: SubmitEvent) => {
    const given = new FormData(event.target as HTMLFormElement);
    const time = new Date(given.get("time") as string).getTime();
    const until = choice === "at" ? time : Number(choice);
    const orWritten = given.has("or") ? { onMessage: true } : {};
    chosen = choice === "written" ? { onMessage: true } : { until, ...orWritten };
  };
  await openDialog(root, snooze.title, styles, (dialog, draw) => {
    const radio = (value: Choice, label: string, time: unknown = nothing) => html`
      <label>
        <input
          type="radio"
          name="choice"
          value=${value}
          ?checked=${value === first}
          @change=${() => {
            choice = value;
            draw();
          }}
        />
        ${label}${time}
      </label>
    `;
    const said = (at: number) => html`
      <span class="said"
        >${moment(at)}${ends.lateAt(at) === "" ? nothing : html`<span class="late">${ends.lateAt(at)}</span>`}</span
      >
    `;
    return html`
      <h2>${snooze.title}</h2>
      <p>${snooze.hint} ${ends.said}</p>
      <form method="dialog" @submit=${onSubmit}>
        <fieldset aria-label=${snooze.title}>
          ${times.map(({ name, at }) => radio(String(at) as Choice, snooze.times[name], said(at)))}
          ${radio("at", snooze.atTime)}
          ${
            choice === "at"
              ? html`<label class="above"
                    >${snooze.time}<input
                      type="datetime-local"
                      name="time"
                      required
                      min=${localInput(now + 60_000)}
                      value=${ownTime}
                      @input=${(event: InputEvent) => {
                        written = (event.target as HTMLInputElement).value;
                        draw();
                      }}
                  /></label>
                  <p class="late" role="status">${ends.lateAt(new Date(written).getTime())}</p>`
              : nothing
          }
          ${radio("written", snooze.untilWritten)}
        </fieldset>
        ${
          choice === "written"
            ? nothing
            : html`<label class="or"><input type="checkbox" name="or" checked />${snooze.orWritten}</label>`
        }
        ${formButtons(dialog, words().cancel, snooze.does, false)}
      </form>
    `;
  });
  return chosen;
}
