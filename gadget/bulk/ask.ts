import { html } from "lit";
import type { Summary } from "../../worker/protocol/thread/conversation.ts";
import { formButtons, openDialog } from "../shell/dialog.ts";
import type { SeatController } from "../shell/seat-controller.ts";
import { desk } from "../state/desk.ts";
import { wrapUpOf } from "../thread/deeds.ts";
import type * as ThreadMenu from "../thread/thread-menu.ts";
import { words as actionWords } from "../words/action-words.ts";
import { dialogStyles } from "./fb-chat-bulk.styles.ts";
import type { Deed, WhyNot } from "./run.ts";
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
      const given = await menu.askTransfer(root, seat, null);
      if (given === null) return null;
      const note = given.note === undefined ? {} : { note: given.note };
      return { do: "give", to: given.to, ...note };
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
      // Each of them has an end of its own.
      const when = await menu.askSnooze(root, seat.now(), null);
      return when && { do: "snooze", when };
    }
  }
}
