import { html } from "lit";
import { HOLD_REASON_UNITS_MAX } from "../../worker/protocol/limits.ts";
import { formButtons, openDialog } from "../shell/dialog.ts";
import type { SeatController } from "../shell/seat-controller.ts";
import { styles } from "../thread/thread-menu.styles.ts";
import { words } from "./words.ts";

/**
 * Asks why the conversation is to be kept from now on, or is no longer, and says so to the desk. Null: nothing was done; else whether the desk
 * did it.
 */
export async function askHold(
  root: ShadowRoot,
  seat: SeatController,
  conversation: string,
  isHeld: boolean,
): Promise<"done" | "failed" | null> {
  const reason = await askReason(root, isHeld);
  if (reason === null) return null;
  const answer = await seat.tools.channel.request({
    type: "conversation.hold",
    conversation,
    isHeld,
    reason,
  });
  return answer.ok ? "done" : "failed";
}

async function askReason(root: ShadowRoot, isHeld: boolean): Promise<string | null> {
  const w = words();
  const { ask, what, press } = isHeld ? w.set : w.lift;
  let given: string | null = null;
  const onSubmit = (event: SubmitEvent) => {
    given = (new FormData(event.target as HTMLFormElement).get("given") as string).trim();
  };
  await openDialog(
    root,
    ask,
    styles,
    (dialog) => html`
      <h2>${ask}</h2>
      <form method="dialog" @submit=${onSubmit}>
        <p>${what}</p>
        <label class="field"
          >${w.reason}<input
            type="text"
            name="given"
            dir="auto"
            pattern=".*[^\\s\\p{Default_Ignorable_Code_Point}\\u2800].*"
            maxlength=${HOLD_REASON_UNITS_MAX}
            required
        /></label>
        ${formButtons(dialog, w.cancel, press, false, true)}
      </form>
    `,
  );
  return given;
}
