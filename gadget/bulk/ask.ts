import { html, nothing } from "lit";
import { pageIdOf } from "../../worker/protocol/conversation-name.ts";
import type { Summary } from "../../worker/protocol/thread/conversation.ts";
import { LATE_MS } from "../../worker/protocol/thread/window-ends.ts";
import { answerEnd } from "../compose/send-window.ts";
import type { AnswerEnds } from "../contact/snooze-dialog.ts";
import { formButtons, openDialog } from "../shell/dialog.ts";
import type { SeatController } from "../shell/seat-controller.ts";
import { desk } from "../state/desk.ts";
import { wrapUpOf } from "../thread/deeds.ts";
import type * as ThreadMenu from "../thread/thread-menu.ts";
import { words as actionWords } from "../words/action-words.ts";
import { duration } from "../words/list-times.ts";
import { momentTime } from "../words/moments.ts";
import { dialogStyles } from "./fb-chat-bulk.styles.ts";
import { takenFrom, type Deed, type Room, type WhyNot } from "./run.ts";
import { words } from "./words.ts";

/** One of those that were selected, with which it cannot be done. */
export type LeftOut = { summary: Summary; why: WhyNot };

/** Says with which it cannot be done, and why; whether it is to be done with the others. `all`: how many were selected. */
export async function askWithout(
  root: ShadowRoot,
  leftOut: readonly LeftOut[],
  all: number,
): Promise<boolean> {
  const w = words();
  const { cancel } = actionWords();
  const title = w.without(leftOut.length, all);
  const able = all - leftOut.length;
  let isWanted = false;
  await openDialog(
    root,
    title,
    dialogStyles,
    (dialog) =>
      html`<h2>${title}</h2>
        <form
          method="dialog"
          @submit=${() => {
            isWanted = able > 0;
          }}
        >
          <ul tabindex="0" aria-label=${title}>
            ${leftOut.map(
              ({ summary, why }) => html`<li><bdi>${summary.customer.label}</bdi>: ${w.why[why]}</li>`,
            )}
          </ul>
          ${
            able > 0
              ? formButtons(dialog, cancel, w.goOnWith(able), false)
              : html`<div class="buttons"><button>${cancel}</button></div>`
          }
        </form>`,
  );
  return isWanted;
}

/** Says whose customers wait for an answer that closing ends, the longest first; which are to be closed all the same: all, or the others. Null: none. */
export async function askWaiting(
  root: ShadowRoot,
  chosen: readonly Summary[],
  now: number,
): Promise<readonly Summary[] | null> {
  const since = ({ waitingSince, finer }: Summary) => (finer?.state === "bot" ? null : waitingSince);
  const waiting = chosen.filter((it) => since(it) !== null).toSorted((a, b) => since(a)! - since(b)!);
  if (waiting.length === 0) return chosen;
  const others = chosen.filter((it) => !waiting.includes(it));
  const w = words();
  const title = w.waiting(waiting.length, chosen.length);
  let wanted: readonly Summary[] | null = null;
  await openDialog(
    root,
    title,
    dialogStyles,
    (dialog) =>
      html`<h2>${title}</h2>
        <form
          method="dialog"
          @submit=${({ submitter }: SubmitEvent) => {
            wanted = submitter?.classList.contains("others") ? others : chosen;
          }}
        >
          <ul tabindex="0" aria-label=${title}>
            ${waiting.map(
              (it) => html`<li><bdi>${it.customer.label}</bdi>: ${w.waits(duration(now - since(it)!))}</li>`,
            )}
          </ul>
          <div class="buttons">
            <button
              type="button"
              class="quiet"
              @click=${() => {
                dialog.close();
              }}
            >
              ${actionWords().cancel}
            </button>
            <button class=${others.length === 0 ? "primary" : ""}>${w.closeAll(chosen.length)}</button>
            ${others.length === 0 ? nothing : html`<button class="primary others">${w.closeOthers(others.length)}</button>`}
          </div>
        </form>`,
  );
  return wanted;
}

/** Each of them has an end of its own: the first is said, and of a moment how many are over by then. */
function endsOfAll(seat: SeatController, chosen: readonly Summary[]): AnswerEnds {
  const now = seat.now();
  const pages = seat.peek((state) => state.pages);
  const ends = chosen
    .map(({ conversation, responseUntil }) => {
      const window = {
        responseUntil,
        humanAgentUntil: responseUntil === null ? null : responseUntil + LATE_MS,
      };
      return answerEnd(window, pages[pageIdOf(conversation)]?.humanAgent, now);
    })
    .filter((end) => end !== null);
  if (ends.length === 0) return { said: "", lateAt: () => "" };
  const w = words();
  return {
    said: w.firstEnds(momentTime(Math.min(...ends), now)),
    lateAt: (at) => {
      const late = ends.filter((end) => at > end).length;
      return late === 0 ? "" : w.lateOf(late, chosen.length);
    },
  };
}

/** Asks what is needed for it; null: it is not done. */
export async function askDeed(
  root: ShadowRoot,
  seat: SeatController,
  menu: Pick<typeof ThreadMenu, "askSnooze" | "askTags" | "askTransfer" | "askWrapUp">,
  name: Deed["do"],
  chosen: readonly Summary[],
): Promise<Deed | null> {
  switch (name) {
    case "close": {
      const wanted = wrapUpOf(seat);
      if (wanted === null || wanted === undefined) return { do: "close" };
      const wrapUp = await menu.askWrapUp(root, wanted, false);
      return wrapUp && { do: "close", wrapUp };
    }
    case "give": {
      let room: Room | null = null;
      const given = await menu.askTransfer(root, seat, null, ({ sub, name, load, capacity }) => {
        room = { name, n: Math.max(0, capacity - load) };
        const gets = takenFrom(
          chosen.map(({ owner }) => ({ owner: owner?.sub ?? null })),
          sub,
        ).length;
        return gets > room.n ? words().over(name, room.n, gets - room.n) : "";
      });
      if (given === null) return null;
      const note = given.note === undefined ? {} : { note: given.note };
      const of = room === null || given.to.type !== "agent" ? {} : { room };
      return { do: "give", to: given.to, ...note, ...of };
    }
    case "tag": {
      const has = chosen.map(({ tags = [] }) => new Set(tags.map(({ id }) => id)));
      const all = seat.peek(desk.of)?.routing?.tags ?? [];
      const every = all.filter(({ id }) => has.every((one) => one.has(id)));
      const some = all.filter(
        ({ id }) => has.some((one) => one.has(id)) && !every.some((it) => it.id === id),
      );
      const ids = (tags: readonly { id: string }[]) => new Set(tags.map(({ id }) => id));
      const change = await menu.askTags(root, all, ids(every), ids(some));
      return change && { do: "tag", ...change };
    }
    case "snooze": {
      const when = await menu.askSnooze(root, seat.now(), endsOfAll(seat, chosen));
      return when && { do: "snooze", when };
    }
  }
}
