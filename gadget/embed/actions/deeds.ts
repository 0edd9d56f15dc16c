import type { Entry } from "../../../worker/protocol/message/entry.ts";
import { answerWithin } from "../../records/answer-within.ts";
import type { SeatController } from "../../shell/seat-controller.ts";
import { customerOf } from "../../state/known-customer.ts";
import type { FbChatAction, FbChatActionContext } from "../../state/page-additions.ts";
import { readActions } from "./read-actions.ts";

/** So long what an action does is waited for, in ms. */
export const RUN_MS = 30_000;

/** What fails each time it is asked is told once. */
const told = new WeakSet<FbChatAction>();
/** What is under way, by action, conversation and message. */
const underWay = new Set<string>();

/** The page's actions there that are shown for what is on the screen; none where the gadget is for looking alone. */
export function offered(
  seat: SeatController,
  where: FbChatAction["where"],
  message: Entry | null = null,
): readonly FbChatAction[] {
  const context = contextOf(seat, message);
  const { actions, readonly } = seat.peek((state) => state);
  if (context === null || readonly) return [];
  return readActions(actions).filter((action) => action.where === where && isShown(action, context));
}

/** Does it, once at a time; a page that throws, rejects, or does not answer in time is told to the agent. `changed`: it began, or is over. */
export async function runAction(
  seat: SeatController,
  { id }: Pick<FbChatAction, "id">,
  message: Entry | null,
  changed: () => void = () => {},
): Promise<void> {
  const context = contextOf(seat, message);
  // The page may have taken it away meanwhile.
  const action = readActions(seat.peek((state) => state.actions)).find((it) => it.id === id);
  if (context === null || action === undefined || isUnderWay(seat, id, message)) return;
  const name = nameOf(context, id);
  const { store, platform } = seat.tools;
  const tell = (failed: string | null) => {
    store.dispatch({ type: "page.does", about: context.conversation, change: { failed } });
  };
  underWay.add(name);
  tell(null);
  changed();
  try {
    await answerWithin(platform, RUN_MS, (signal) => action.run({ ...context, signal }));
  } catch (error) {
    reportError(error);
    tell(action.label);
  } finally {
    underWay.delete(name);
    changed();
  }
}

/** Whether it is being done. */
export function isUnderWay(seat: SeatController, id: string, message: Entry | null): boolean {
  const context = contextOf(seat, message);
  return context !== null && underWay.has(nameOf(context, id));
}

function nameOf({ conversation, message }: FbChatActionContext, id: string): string {
  return `${conversation} ${message?.id ?? ""} ${id}`;
}

function contextOf(seat: SeatController, message: Entry | null): FbChatActionContext | null {
  return seat.peek((state) => {
    const { selected: conversation, session } = state;
    // Nobody is signed in who could press it.
    return conversation === null || session === null
      ? null
      : { conversation, customer: customerOf(state, conversation), message };
  });
}

function isShown(action: FbChatAction, context: FbChatActionContext): boolean {
  try {
    // A page may answer anything.
    const said: unknown = action.when === undefined || action.when(context);
    return said === true;
  } catch (error) {
    if (!told.has(action)) reportError(error);
    told.add(action);
    return false;
  }
}
