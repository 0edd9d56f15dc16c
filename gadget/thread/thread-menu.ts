import { html } from "lit";
import { MODERATION_REASON_UNITS_MAX } from "../../worker/protocol/limits.ts";
import type { SeatController } from "../shell/seat-controller.ts";
import { selectedThread } from "../state/state.ts";
import { words } from "../words/action-words.ts";
import { pageIdOf } from "../../worker/protocol/conversation-name.ts";
import { kindOf } from "../../worker/protocol/thread/kind.ts";
import { formButtons, openDialog } from "../shell/dialog.ts";
import { openMenu } from "../shell/menu.ts";
import type { MenuEntries, MenuItem } from "../shell/menu.ts";
import { embed } from "../late/embed.ts";
import { answerEnd } from "../compose/send-window.ts";
import { askSnooze, endsOf } from "../contact/snooze-dialog.ts";
import { askWrapUp } from "../contact/close-dialog.ts";
import { mayHandle, mayPutAside } from "../contact/may-handle.ts";
import { nextToAnswer } from "../contact/next-to-answer.ts";
import { speakHere, words as menuWords } from "./words.ts";
import { handOver, handoverItems, isOfHandover } from "../handover/items.ts";
import type { OfHandover } from "../handover/items.ts";
import { mayAttribute, mayTag } from "../tags/may-tag.ts";
import { openAttributes } from "../tags/attributes-dialog.ts";
import { openTags } from "../tags/tags-dialog.ts";
import { keyOf } from "../shell/key-of.ts";
import type { ThreadState } from "../state/state.ts";
import { close, control, moderate, snooze, wrapUpOf } from "./deeds.ts";
import { styles } from "./thread-menu.styles.ts";

export { askSnooze } from "../contact/snooze-dialog.ts";
export { askWrapUp } from "../contact/close-dialog.ts";
export { askTransfer } from "../handover/transfer-dialog.ts";
export { askTags, openTags } from "../tags/tags-dialog.ts";
export { openAttributes } from "../tags/attributes-dialog.ts";
export { giveOn } from "../handover/items.ts";
export { speakHere } from "./words.ts";
export { FbChatHandStrip } from "../handover/fb-chat-hand-strip.ts";
export { FbChatSilent } from "../handover/fb-chat-silent.ts";

type Control = "take" | "request" | "release" | "pass";
type Action = Control | "block" | "move_to_spam";
type OfPage = "ticket" | `action ${string}`;
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
  // Under a post nobody holds the thread, and nobody is blocked.
  const isPublic = kindOf(conversation) === "comment";
  const graves = ["block", "move_to_spam"] as const;
  const own = [...contactItems(seat, thread), ...tagItems(seat, thread), ...handoverItems(seat, thread)];
  const added = pageItems(seat, button);
  const items: MenuEntries<Action | OfContact | OfPage | "help" | "customer"> = [
    ...own,
    ...(own.length > 0 ? [null] : []),
    ...added,
    ...(added.length > 0 ? [null] : []),
    ...(isPublic ? [] : [...controls.map((choice) => ({ choice, label: threadControl[choice] })), null]),
    { choice: "customer", label: shortcuts.customer, ...keyOf(seat, "customer") },
    { choice: "help", label: shortcuts.title },
    ...(isPublic ? [] : graves.map((choice) => ({ choice, label: moderation[choice], isGrave: true }))),
  ];
  const chosen = await openMenu(button, handling.more, items, isLimited ? euPrivacyRules : undefined);
  if (chosen === null || chosen === "help" || chosen === "customer") return chosen;
  // The page may have opened another one meanwhile.
  if (!button.isConnected || seat.peek(selectedThread)?.conversation !== conversation) return null;
  const root = button.getRootNode() as ShadowRoot;
  if (chosen === "close_next") {
    return (await closeContact(root, seat, conversation, true)) ? "done" : null;
  } else if (chosen === "put_aside") {
    await putAside(root, seat, thread);
  } else if (chosen === "tags") {
    await openTags(root, seat, thread);
  } else if (chosen === "attributes") {
    await openAttributes(root, seat, thread);
  } else if (isOfPage(chosen)) {
    doForPage(seat, button, conversation, chosen);
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
function contactItems(seat: SeatController, thread: ThreadState): MenuEntries<OfContact> {
  if (!mayHandle(seat, thread)) return [];
  const { putAside, closeNext } = menuWords().contact;
  const isListed = seat.peek((state) => state.view) === "inbox";
  return [
    ...(mayPutAside(seat, thread)
      ? [{ choice: "put_aside" as const, label: putAside, ...keyOf(seat, "aside") }]
      : []),
    ...(isListed ? [{ choice: "close_next" as const, label: closeNext, ...keyOf(seat, "closeNext") }] : []),
  ];
}

/** What the page adds, as far as it has no button in sight. */
function pageItems(seat: SeatController, button: HTMLElement): MenuItem<OfPage>[] {
  const { value } = embed;
  if (value === null) return [];
  return [
    ...(value.mayCreateTicket(seat)
      ? [{ choice: "ticket" as const, label: value.words().ticket.create }]
      : []),
    ...value.withoutButton(seat, button).map(value.actionItem),
  ];
}

function isOfPage(choice: string): choice is OfPage {
  return choice === "ticket" || choice.startsWith("action ");
}

function doForPage(seat: SeatController, button: HTMLElement, conversation: string, choice: OfPage): void {
  const { value } = embed;
  const action = value?.actionOf(choice) ?? null;
  if (action !== null) void value?.runAction(seat, action, null);
  else void value?.createTicket(seat, button, conversation);
}

/** Asks until when, and puts it aside. */
export async function putAside(
  root: ShadowRoot,
  seat: SeatController,
  { conversation, thread }: ThreadState,
): Promise<void> {
  const now = seat.now();
  const page = seat.peek(({ pages }) => pages[pageIdOf(conversation)]);
  const end = thread ? answerEnd(thread.window, page?.humanAgent, now) : null;
  const when = await askSnooze(root, now, endsOf(end, now));
  if (when !== null)
    seat.act((tools) => {
      snooze(tools, conversation, when);
    });
}

/** What is said of the conversation, where the desk has something to say. */
function tagItems(seat: SeatController, thread: ThreadState): MenuEntries<OfContact> {
  const { tags, attributes } = menuWords().tags;
  return [
    ...(mayTag(seat, thread) ? [{ choice: "tags" as const, label: tags, ...keyOf(seat, "tags") }] : []),
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
