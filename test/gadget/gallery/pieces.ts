/** The pieces that screens are built of, each on a stage of its own: looked at by axe, photographed, and in the gallery. */
import { html, LitElement, nothing } from "lit";
import { actionIcons } from "../../../gadget/shell/action-icons.ts";
import { avatar } from "../../../gadget/people/avatar.ts";
import { avatars } from "../../../gadget/people/avatar.styles.ts";
import { avatarStack } from "../../../gadget/people/avatar-stack.ts";
import { stacks } from "../../../gadget/people/avatar-stack.styles.ts";
import { badge } from "../../../gadget/shell/badge.ts";
import { badges } from "../../../gadget/shell/badge.styles.ts";
import { chip } from "../../../gadget/shell/chip.ts";
import { chips } from "../../../gadget/shell/chip.styles.ts";
import { controls } from "../../../gadget/shell/controls.styles.ts";
import { define } from "../../../gadget/shell/define.ts";
import { formButtons, openDialog } from "../../../gadget/shell/dialog.ts";
import { emptyState } from "../../../gadget/shell/empty-state.ts";
import { emptyStates } from "../../../gadget/shell/empty-state.styles.ts";
import { iconButton } from "../../../gadget/shell/icon-button.ts";
import { icons } from "../../../gadget/shell/icons.ts";
import { listIcons } from "../../../gadget/list/icons.ts";
import { openMenu } from "../../../gadget/shell/menu.ts";
import type { MenuEntries } from "../../../gadget/shell/menu.ts";
import { openPopover } from "../../../gadget/shell/popover.ts";
import { segmented } from "../../../gadget/shell/segmented.ts";
import { segments } from "../../../gadget/shell/segmented.styles.ts";
import { shared } from "../../../gadget/shell/shared.styles.ts";
import { Toasts } from "../../../gadget/shell/toasts.ts";
import { tokens } from "../../../gadget/shell/tokens.styles.ts";
import { Tooltips } from "../../../gadget/shell/tooltips.ts";
import { progressBar, progressRing } from "../../../gadget/shell/progress.ts";
import { progresses } from "../../../gadget/shell/progress.styles.ts";
import { skeletonBubbles, skeletonRows } from "../../../gadget/shell/skeleton.ts";
import { skeletons } from "../../../gadget/shell/skeleton.styles.ts";
import { ground } from "./pieces.styles.ts";

type After = (ms: number, run: () => void) => () => void;

/** Has around a piece what the gadget has: tokens, common styles, a box of its own. */
export class FbChatStage extends LitElement {
  static override get properties() {
    return { draw: { attribute: false } };
  }
  static override styles = [
    tokens,
    shared,
    controls,
    avatars,
    badges,
    chips,
    emptyStates,
    progresses,
    segments,
    skeletons,
    stacks,
    ground,
  ];

  draw: (stage: FbChatStage) => unknown = () => nothing;

  protected override render() {
    return html`<section class="gadget">${this.draw(this)}</section>`;
  }
}

define("fb-chat-stage", FbChatStage);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-stage": FbChatStage;
  }
}

export type Piece = {
  /** Kebab case: the name of its picture. */
  name: string;
  draw: (stage: FbChatStage) => unknown;
  /** Brings it into the state that is to be seen. */
  act?: (root: ShadowRoot, stage: FbChatStage) => void;
};

const after: After = (ms, run) => {
  const timer = setTimeout(run, ms);
  return () => {
    clearTimeout(timer);
  };
};

const press = (root: ShadowRoot, selector: string) => root.querySelector<HTMLElement>(selector)?.click();
const nothingToDo = () => {};

const ANNA = { shows: "AA", tip: "With Anna Abel" };
const NOBODY = { shows: listIcons.nobody, tip: "Unassigned", isFree: true };

export const MENU_ITEMS: MenuEntries<string> = [
  { label: "Let other apps answer", choice: "release" },
  {
    label: "Snooze",
    items: [
      { label: "For an hour", choice: "hour" },
      { label: "Until tomorrow", choice: "day" },
    ],
  },
  { label: "Pass to another app", choice: "pass", disabledBecause: "No other app answers for this Page" },
  null,
  { label: "Show events", choice: "events", isChecked: true },
  { label: "Show times", choice: "times", isChecked: false },
  null,
  { label: "Keyboard shortcuts", choice: "help", shortcut: "?" },
  { label: "Block this customer", choice: "block", isGrave: true },
];

const ORDERS: MenuEntries<string> = [
  { label: "Latest first", choice: "latest", isChosen: false },
  { label: "Waiting for an answer, longest first", choice: "waiting", isChosen: true },
  { label: "Ends soonest first", choice: "window", isChosen: false },
];

const menuButton = (isOpened: (chosen: string | null) => void = nothingToDo) =>
  iconButton({
    label: "More for this conversation",
    icon: actionIcons.more,
    opens: "menu",
    onPress: (event) =>
      void openMenu(event.currentTarget as HTMLElement, "More for this conversation", MENU_ITEMS).then(
        isOpened,
      ),
  });

export const PIECES: readonly Piece[] = [
  {
    name: "piece-buttons",
    draw: () => html`
      <p>
        <button class="primary">Take</button> <button>Close</button> <button class="quiet">Dismiss</button>
        <button class="danger">Block this customer</button>
      </p>
      <p>
        <button class="primary" disabled>Send</button> <button aria-disabled="true">Close</button>
        <button aria-busy="true">Resume</button>
      </p>
      <p>
        ${iconButton({ label: "Insert an emoji", icon: actionIcons.emoji, onPress: nothingToDo })}
        ${iconButton({ label: "Sound", icon: actionIcons.bell, isPressed: true, onPress: nothingToDo })}
        ${iconButton({ label: "Search", icon: actionIcons.search, isBusy: true, onPress: nothingToDo })}
      </p>
    `,
  },
  {
    name: "piece-tooltip",
    draw: (stage) => {
      new Tooltips(stage, after);
      return html`<p class="low">
        ${iconButton({ label: "Reply", icon: actionIcons.send, shortcut: "R", onPress: nothingToDo })}
      </p>`;
    },
    act: (root) => {
      root.querySelector<HTMLElement>("button")?.focus({ focusVisible: true });
      root
        .querySelector("button")
        ?.dispatchEvent(new KeyboardEvent("keyup", { key: "Tab", bubbles: true, composed: true }));
    },
  },
  {
    name: "piece-menu",
    draw: () => html`<p>${menuButton()}</p>`,
    act: (root) => press(root, "button"),
  },
  {
    name: "piece-menu-with-another",
    draw: () => html`<p>${menuButton()}</p>`,
    act: (root) => {
      press(root, "button");
      press(root, "[role=menu] [aria-haspopup]");
    },
  },
  {
    name: "piece-menu-of-one",
    draw: () =>
      html`<p>
        ${iconButton({
          label: "Order of the list: latest first",
          icon: actionIcons.sort,
          opens: "menu",
          tone: "on",
          onPress: (event) => void openMenu(event.currentTarget as HTMLElement, "Order of the list", ORDERS),
        })}
      </p>`,
    act: (root) => press(root, "button"),
  },
  {
    name: "piece-popover",
    draw: () =>
      html`<p class="low">
        ${iconButton({
          label: "Colleagues",
          icon: actionIcons.more,
          opens: "dialog",
          onPress: (event) =>
            void openPopover(
              event.currentTarget as HTMLElement,
              "Colleagues",
              ground,
              () =>
                html`<div class="inside">
                  <input type="search" aria-label="Search" placeholder="Search" />
                </div>`,
            ),
        })}
      </p>`,
    act: (root) => press(root, "button"),
  },
  {
    name: "piece-dialog",
    draw: () => html`<p>${skeletonBubbles()}</p>`,
    act: (root) => {
      void openDialog(root, "Block this customer", ground, (dialog) => {
        return html`<h2>Block this customer</h2>
          <form method="dialog">
            <label>Reason, shown to colleagues <input type="text" /></label>
            ${formButtons(dialog, "Cancel", "Block this customer", false, true)}
          </form>`;
      });
    },
  },
  {
    name: "piece-chips-and-badges",
    draw: () => html`
      <p>
        ${chip({ label: "Refund" })}
        ${chip({ label: "Waits longest first", onRemove: nothingToDo, removes: "Sort by the latest again" })}
      </p>
      <p>
        ${badge(2, "2 new messages")} ${badge(120, "120 new messages")} ${badge(3, "3 of them", "quiet")}
        ${badge("20 min", "Waits 20 min", "warning")} ${badge("2 hr", "Waits 2 hr", "danger")}
      </p>
    `,
  },
  {
    name: "piece-avatars",
    draw: () => html`
      <p>
        ${avatar({ name: "Maria Lopez" })} ${avatar({ name: "Jonas Weber", ring: "warning", corner: ANNA })}
        ${avatar({ name: "\u674e\u5a1c", ring: "success" })} ${avatar({ name: "Zo\u00eb K.", ring: "muted" })}
        ${avatar({ name: "Priya Nair", corner: NOBODY })}
      </p>
      <p>${avatarStack(["Ben Brandt", "Cleo Chen"], "Ben Brandt and Cleo Chen are looking too")}</p>
      <p>
        ${avatarStack(
          ["Ben Brandt", "Cleo Chen", "Dana Diaz", "Emil Ek", "Fay Ford"],
          "Ben Brandt and four others are looking too",
        )}
      </p>
    `,
  },
  {
    name: "piece-segmented-control",
    draw: () =>
      segmented(
        "density",
        "How much room rows take",
        [
          ["comfortable", "Comfortable"],
          ["compact", "Compact"],
        ],
        "comfortable",
        nothingToDo,
      ),
  },
  {
    name: "piece-toast",
    draw: () => html`<p>${skeletonBubbles()}</p>`,
    act: (root) => {
      const toasts = new Toasts(root, () => nothingToDo);
      toasts.show({ words: "Moved to spam", undo: { label: "Undo", run: nothingToDo } });
      toasts.show({ words: "Closed" });
    },
  },
  {
    name: "piece-skeletons",
    draw: () => html`${skeletonRows(3)}${skeletonBubbles()}`,
    act: (root) => {
      for (const animation of root.getAnimations()) animation.finish();
    },
  },
  {
    name: "piece-progress",
    draw: () => html`
      <p>${progressBar(0.4, "Sending a picture")}</p>
      <p>${progressBar(null, "Getting ready")}</p>
      <p>${progressRing(0.7, "Sending a picture")} ${progressRing(null, "Getting ready")}</p>
    `,
  },
  {
    name: "piece-empty-state",
    draw: () =>
      emptyState({
        icon: icons.check,
        words: "Nothing is assigned to you.",
        more: "7 conversations wait for an owner.",
        next: { label: "Show unassigned", onPress: nothingToDo },
      }),
  },
];

/** Puts a piece on a stage of that size. */
export async function showPiece(
  piece: Piece,
  frame: HTMLElement,
  { width = 900, height = 640 } = {},
): Promise<{ stage: FbChatStage; root: ShadowRoot }> {
  frame.style.inlineSize = `${width}px`;
  frame.style.blockSize = `${height}px`;
  const stage = document.createElement("fb-chat-stage");
  stage.draw = piece.draw;
  frame.replaceChildren(stage);
  await stage.updateComplete;
  const root = stage.shadowRoot!;
  piece.act?.(root, stage);
  return { stage, root };
}
