import { html } from "lit";
import { MODERATION_REASON_UNITS_MAX } from "../../worker/protocol/limits.ts";
import type { SeatController } from "../shell/seat-controller.ts";
import { selectedThread } from "../state/state.ts";
import { words } from "../words/action-words.ts";
import { pageIdOf } from "../../worker/protocol/conversation-name.ts";
import { formButtons, openDialog } from "../shell/dialog.ts";
import { openMenu } from "../shell/menu.ts";
import type { MenuEntries } from "../shell/menu.ts";
import { answerEnd } from "../compose/send-window.ts";
import { askSnooze } from "../contact/snooze-dialog.ts";
import { askWrapUp } from "../contact/close-dialog.ts";
import { nextToAnswer } from "../contact/next-to-answer.ts";
import { speakHere, words as menuWords } from "./words.ts";
import { handOver, handoverItems, isOfHandover } from "../handover/items.ts";
import type { OfHandover } from "../handover/items.ts";
import { mayAttribute, mayTag } from "../tags/may-tag.ts";
import { openAttributes } from "../tags/attributes-dialog.ts";
import { openTags } from "../tags/tags-dialog.ts";
import { hasRight } from "../people/rights.ts";
import { knows } from "../state/features.ts";
import type { ThreadState } from "../state/state.ts";
import { close, control, moderate, snooze, wrapUpOf } from "./deeds.ts";
import { styles } from "./thread-menu.styles.ts";

export { askSnooze } from "../contact/snooze-dialog.ts";
export { askWrapUp } from "../contact/close-dialog.ts";
export { askTransfer } from "../handover/transfer-dialog.ts";
export { askTags, openTags } from "../tags/tags-dialog.ts";
export { openAttributes } from "../tags/attributes-dialog.ts";
export { speakHere } from "./words.ts";
export { FbChatHandStrip } from "../handover/fb-chat-hand-strip.ts";
export { FbChatSilent } from "../handover/fb-chat-silent.ts";

type Control = "take" | "request" | "release" | "pass";
type Action = Control | "block" | "move_to_spam";
type OfContact = "close_next" | "put_aside" | "tags" | "attributes" | OfHandover;

/**
 * What came of the menu: the list of keys is wanted, or what is known of the customer, something was done or asked about,
 * or nothing was chosen.
 */
type Outcome = "help" | "customer" | "done" | null;

/** What is rarely done with a thread at Meta, in a menu at its button. What needs a word more is asked for it. */
export async function openThreadMenu(button: HTMLElement, seat: SeatController): Promise<Outcome> {
  await speakHere();
  const thread = seat.peek(selectedThread);
  if (!thread || !button.isConnected) return null;
  const { conversation } = thread;
  const { threadControl, moderation, shortcuts, handling, euPrivacyRules } = words();
  const pageId = pageIdOf(conversation);
  const isLimited = seat.peek(({ pages }) => !!pages[pageId]?.subjectToNewEuPrivacyRules);
  const isHeld = thread.thread?.holder?.by === "other";
  const controls: readonly Control[] = isHeld ? ["take", "request"] : ["release", "pass"];
  const own = [...contactItems(seat, thread), ...tagItems(seat, thread), ...handoverItems(seat, thread)];
  const items: MenuEntries<Action | OfContact | "help" | "customer"> = [
    ...own,
    ...(own.length > 0 ? [null] : []),
    ...controls.map((choice) => ({ choice, label: threadControl[choice] })),
    null,
    { choice: "customer", label: shortcuts.customer, ...customerKey(seat) },
    { choice: "help", label: shortcuts.title },
    { choice: "block", label: moderation.block, isGrave: true },
    { choice: "move_to_spam", label: moderation.move_to_spam, isGrave: true },
  ];
  const chosen = await openMenu(button, handling.more, items, isLimited ? euPrivacyRules : undefined);
  if (chosen === null || chosen === "help" || chosen === "customer") return chosen;
  // The page may have opened another one meanwhile.
  if (!button.isConnected || seat.peek(selectedThread)?.conversation !== conversation) return null;
  const root = button.getRootNode() as ShadowRoot;
  if (chosen === "close_next") {
    return (await closeContact(root, seat, conversation, true)) ? "done" : null;
  } else if (chosen === "put_aside") {
    const now = seat.now();
    const page = seat.peek(({ pages }) => pages[pageId]);
    const end = thread.thread ? answerEnd(thread.thread.window, page?.humanAgent, now) : null;
    const when = await askSnooze(root, now, end);
    if (when !== null)
      seat.act((tools) => {
        snooze(tools, conversation, when);
      });
  } else if (chosen === "tags") {
    await openTags(root, seat, thread);
  } else if (chosen === "attributes") {
    await openAttributes(root, seat, thread);
  } else if (isOfHandover(chosen)) {
    await handOver(root, seat, thread, chosen);
  } else if (chosen === "pass") {
    const appId = await askFor(root, chosen, threadControl.pass);
    if (appId !== null)
      seat.act((tools) => {
        control(tools, conversation, chosen, appId);
      });
  } else if (chosen === "block" || chosen === "move_to_spam") {
    const reason = await askFor(root, chosen, moderation[chosen]);
    if (reason !== null)
      seat.act((tools) => {
        moderate(tools, conversation, chosen, reason);
      });
  } else {
    seat.act((tools) => {
      control(tools, conversation, chosen, null);
    });
  }
  return "done";
}

/** What an agent may do with the contact as a whole, beside the buttons. */
function contactItems(seat: SeatController, { summary }: ThreadState): MenuEntries<OfContact> {
  const session = seat.peek((state) => state.session);
  if (!summary || !session || summary.status === "closed") return [];
  const isMine = summary.owner === null || summary.owner.sub === session.me.sub;
  if (!isMine && !hasRight(session, "act_for_colleagues")) return [];
  const { putAside, closeNext } = menuWords().contact;
  const { usesShortcuts, letters } = seat.peek((state) => state.preferences);
  const isListed = seat.peek((state) => state.view) === "inbox";
  return [
    ...(knows({ session }, "assign") ? [{ choice: "put_aside" as const, label: putAside }] : []),
    ...(isListed
      ? [
          {
            choice: "close_next" as const,
            label: closeNext,
            ...(usesShortcuts ? { shortcut: letters.closeNext } : {}),
          },
        ]
      : []),
  ];
}

/** What is said of the conversation, where the desk has something to say. */
function tagItems(seat: SeatController, thread: ThreadState): MenuEntries<OfContact> {
  const { tags, attributes } = menuWords().tags;
  const { usesShortcuts, letters } = seat.peek((state) => state.preferences);
  const key = usesShortcuts ? { shortcut: letters.tags } : {};
  return [
    ...(mayTag(seat, thread) ? [{ choice: "tags" as const, label: tags, ...key }] : []),
    ...(mayAttribute(seat, thread) ? [{ choice: "attributes" as const, label: attributes }] : []),
  ];
}

/** Closes it, asking first what it was about where the desk wants that. False: the agent would rather not. */
export async function closeContact(
  root: ShadowRoot,
  seat: SeatController,
  conversation: string,
  isNext: boolean,
): Promise<boolean> {
  const wanted = wrapUpOf(seat);
  if (wanted) await speakHere();
  const wrapUp = wanted ? await askWrapUp(root, wanted, isNext) : null;
  if (wanted && wrapUp === null) return false;
  const me = seat.peek((state) => state.session?.me.sub ?? "");
  close(seat.tools, conversation, wrapUp, (isDone) => {
    // Whoever went elsewhere meanwhile stays there.
    if (isDone && isNext && seat.peek((state) => state.selected) === conversation)
      seat.navigation.select(
        nextToAnswer(
          seat.peek((state) => state.list),
          me,
          conversation,
        ),
      );
  });
  return true;
}

/** Asks for the one thing that is needed to do it; null: it is not done. */
async function askFor(
  root: ShadowRoot,
  action: "pass" | "block" | "move_to_spam",
  does: string,
): Promise<string | null> {
  let given: string | null = null;
  const onSubmit = (event: SubmitEvent) => {
    given = (new FormData(event.target as HTMLFormElement).get("given") as string).trim();
  };
  const { cancel, threadControl, moderation } = words();
  const box =
    action === "pass"
      ? html`<input type="text" name="given" inputmode="numeric" pattern="[0-9]{1,30}" required />`
      : html`<input
          type="text"
          name="given"
          pattern=".*[^\\s\\p{Default_Ignorable_Code_Point}\\u2800].*"
          maxlength=${MODERATION_REASON_UNITS_MAX}
          required
        />`;
  await openDialog(
    root,
    does,
    styles,
    (dialog) => html`
      <h2>${does}</h2>
      <form method="dialog" @submit=${onSubmit}>
        <label class="field">${action === "pass" ? threadControl.passTo : moderation.reason}${box}</label>
        ${formButtons(dialog, cancel, does, false, action !== "pass")}
      </form>
    `,
  );
  return given;
}

function customerKey(seat: SeatController): { shortcut?: string } {
  const { usesShortcuts, letters } = seat.peek(({ preferences }) => preferences);
  return usesShortcuts ? { shortcut: letters.customer } : {};
}
