import type { Entry } from "../../../worker/protocol/message/entry.ts";
import { menu } from "../../late/deeds.ts";
import { draw } from "../../shell/icons.ts";
import type { MenuItem } from "../../shell/menu.ts";
import type { SeatController } from "../../shell/seat-controller.ts";
import type { FbChatAction } from "../../state/page-additions.ts";
import { words } from "../words.ts";
import { offered, runAction } from "./deeds.ts";

/** A line of a menu for it. */
export function actionItem({ id, label, icon }: FbChatAction): MenuItem<`action ${string}`> {
  return { choice: `action ${id}`, label, ...(icon === undefined ? {} : { icon: draw(icon) }) };
}

/** The id of the action that such a line stands for. */
export function actionOf(choice: string): { id: string } | null {
  return choice.startsWith("action ") ? { id: choice.slice("action ".length) } : null;
}

/** Lets the agent choose what of the page's is done with a message, in a menu at its button. */
export async function actOnMessage(button: HTMLElement, seat: SeatController, message: Entry): Promise<void> {
  if (!(await menu.load())) return;
  const items = offered(seat, "message", message).map(actionItem);
  const chosen = await menu.value!.openMenu(button, words().actions.more, items);
  const action = chosen === null ? null : actionOf(chosen);
  if (action !== null) await runAction(seat, action, message);
}
