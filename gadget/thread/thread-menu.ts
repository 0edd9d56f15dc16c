import { html, nothing } from "lit";
import { MODERATION_REASON_UNITS_MAX } from "../../worker/protocol/limits.ts";
import type { SeatController } from "../shell/seat-controller.ts";
import { selectedThread } from "../state/state.ts";
import { words } from "../words/action-words.ts";
import { pageIdOf } from "../../worker/protocol/conversation-name.ts";
import { formButtons, openDialog } from "../shell/dialog.ts";
import { control, moderate } from "./deeds.ts";
import { styles } from "./thread-menu.styles.ts";

type Control = "take" | "request" | "release" | "pass";
type Action = Control | "block" | "move_to_spam";

/** What is rarely done with a thread at Meta: asks, and does it. True: the list of keys is wanted instead. */
export async function openThreadMenu(root: ShadowRoot, seat: SeatController): Promise<boolean> {
  const thread = seat.peek(selectedThread);
  if (!thread) return false;
  const { conversation } = thread;
  const { cancel, threadControl, moderation, euPrivacyRules } = words();
  const pageId = pageIdOf(conversation);
  const isLimited = seat.peek(({ pages }) => !!pages[pageId]?.subjectToNewEuPrivacyRules);
  const isHeld = thread.thread?.holder?.by === "other";
  const controls: readonly Control[] = isHeld ? ["take", "request"] : ["release", "pass"];
  const choices: readonly (readonly [Action, string])[] = [
    ...controls.map((control) => [control, threadControl[control]] as const),
    ["block", moderation.block],
    ["move_to_spam", moderation.move_to_spam],
  ];
  let chosen: Action | null = null;
  let wantsHelp = false;

  const onSubmit = (event: SubmitEvent) => {
    const given = new FormData(event.target as HTMLFormElement);
    const text = (name: string) => (given.get(name) as string).trim();
    seat.act((tools) => {
      if (chosen === "pass") control(tools, conversation, chosen, text("appId"));
      else if (chosen === "block" || chosen === "move_to_spam") {
        moderate(tools, conversation, chosen, text("reason"));
      } else if (chosen !== null) control(tools, conversation, chosen, null);
    });
  };

  await openDialog(root, words().handling.more, styles, (dialog, draw) => {
    const asksApp = chosen === "pass";
    const asksReason = chosen === "block" || chosen === "move_to_spam";
    const choose = (action: Action) => {
      chosen = action;
      draw();
    };
    const radio = ([action, label]: readonly [Action, string]) => html`
      <label class="choice">
        <input
          type="radio"
          name="action"
          value=${action}
          @change=${() => {
            choose(action);
          }}
        />
        ${label}
      </label>
    `;
    return html`
      <h2>${words().handling.more}</h2>
      ${isLimited ? html`<p class="note">${euPrivacyRules}</p>` : nothing}
      <form method="dialog" @submit=${onSubmit}>
        <button
          type="button"
          class="help"
          @click=${() => {
            wantsHelp = true;
            dialog.close();
          }}
        >
          ${words().shortcuts.title}
        </button>
        <fieldset>${choices.map(radio)}</fieldset>
        <label class="field" ?hidden=${!asksApp}>
          ${threadControl.passTo}
          <input
            type="text"
            name="appId"
            inputmode="numeric"
            pattern="[0-9]{1,30}"
            required
            ?disabled=${!asksApp}
          />
        </label>
        <label class="field" ?hidden=${!asksReason}>
          ${moderation.reason}
          <input
            type="text"
            name="reason"
            pattern=".*[^\\s\\p{Default_Ignorable_Code_Point}\\u2800].*"
            maxlength=${MODERATION_REASON_UNITS_MAX}
            required
            ?disabled=${!asksReason}
          />
        </label>
        ${formButtons(dialog, cancel, choices.find(([action]) => action === chosen)?.[1] ?? null, false)}
      </form>
    `;
  });
  return wantsHelp;
}
