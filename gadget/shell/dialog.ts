import { html, render } from "lit";
import type { CSSResult } from "lit";
import { controls } from "./controls.styles.ts";
import { decided } from "./decided.ts";
import { styles as common } from "./dialog.styles.ts";
import { floating } from "./floating.styles.ts";
import { inertAround } from "./inert-around.ts";
import { keepFocus } from "./keep-focus.ts";
import { gadgetAround, openIn, stageOf } from "./open-dialog.ts";
import { isTyped } from "./shortcuts.ts";
import { standIn } from "./stand-in.ts";
import { tabWithin } from "./tab-within.ts";
import { focusedIn } from "./type-into.ts";

/** What stands in a dialog. It is asked for again whenever `draw` is called. */
type Content = (dialog: HTMLDialogElement, draw: () => void) => unknown;

/**
 * Shows a dialog of that name in the middle of the gadget, which alone is dimmed and does nothing meanwhile, while the
 * page around it goes on: for what needs all attention; else there are menus. Resolves with it when it is closed, and is
 * no more: also by its element going, or being moved, which would leave it open in the middle of the page.
 *
 * What has `data-over-dialogs` in the gadget's own tree, and does not wait, stays as it is: the dialog has the room below it.
 *
 * Keys: Tab stays in it and in what does not wait, Escape closes it, Ctrl+Enter or ⌘+Enter in a text of several lines sends it. The focus begins at the first that can have it, or at
 * `autofocus`. Screen readers: `dialog` of that name; of the gadget nothing else is there but what does not wait.
 */
export function openDialog(
  root: ShadowRoot,
  name: string,
  styles: CSSResult | readonly CSSResult[],
  content: Content,
): Promise<HTMLDialogElement> {
  const shade = document.createElement("div");
  shade.className = "shade";
  // Of a dialog that is modal the browser makes the whole page inert.
  shade.popover = "manual";
  const dialog = document.createElement("dialog");
  dialog.ariaLabel = name;
  dialog.className = "floating";
  const gadget = gadgetAround(root.host);
  const stage = stageOf(gadget);
  const over = gadget.shadowRoot?.querySelector<HTMLElement>("[data-over-dialogs]") ?? null;
  keepFocus(dialog);
  dialog.addEventListener("keydown", sendFromText);
  const stopKeys = [tabWithin(dialog, over), closeByEscape(dialog, over)];
  const draw = () => {
    render(content(dialog, draw), dialog);
  };
  draw();
  shade.append(dialog);
  const before = focusedIn(root.ownerDocument);
  openIn.get(stage)?.end();
  const leave = standIn(root, shade, [controls, floating, common, styles].flat(), () => {
    dialog.close();
  });
  shade.showPopover();
  const stop = follow(shade, dialog, stage, over);
  const free = inertAround(shade, gadget, over);
  let end = leave;
  const ended = new Promise<HTMLDialogElement>((resolve) => {
    const gone = () => {
      if (openIn.get(stage)?.dialog !== dialog) return;
      openIn.delete(stage);
      for (const run of [...stopKeys, stop, free]) run();
      const { activeElement, body } = root.ownerDocument;
      if (activeElement === body || shade.contains(root.activeElement)) {
        before?.focus();
        // A click on a button leaves the focus nowhere in some browsers.
        if (!before || focusedIn(root.ownerDocument) !== before) decided(dialog);
      }
      leave();
      resolve(dialog);
    };
    end = gone;
    // Before it is closed: the browser gives the focus back to what had it.
    dialog.addEventListener("beforetoggle", ({ newState }) => {
      if (newState === "closed") free();
    });
    dialog.show();
    // Its event comes with a frame, which a tab has none of that the agent has just left: what was decided would wait for
    // them to come back.
    new MutationObserver(gone).observe(dialog, { attributeFilter: ["open"] });
  });
  openIn.set(stage, { dialog, end, ended });
  return ended;
}

/** Enter is a new line where several are written: with Ctrl or ⌘ it does what the form's button does, as in the box. */
function sendFromText(event: KeyboardEvent): void {
  const { key, target, ctrlKey, metaKey, isComposing, defaultPrevented } = event;
  const isMeant = key === "Enter" && (ctrlKey || metaKey) && !isComposing && !defaultPrevented;
  if (!isMeant || !(target instanceof HTMLTextAreaElement)) return;
  event.preventDefault();
  target.form?.querySelector<HTMLButtonElement>("button:not([type=button])")?.click();
}

/** Of one that is not modal the browser does not do it. Keys in what is `over` it are none of the gadget's shortcuts meanwhile. */
function closeByEscape(dialog: HTMLDialogElement, over: HTMLElement | null): () => void {
  const onKey = ({ key, target, isComposing, defaultPrevented }: KeyboardEvent) => {
    if (key !== "Escape" || isComposing || defaultPrevented) return;
    // What a choice has opened is closed first.
    const isChoosing =
      target instanceof HTMLSelectElement && CSS.supports("selector(:open)") && target.matches(":open");
    if (!isChoosing) dialog.close();
  };
  const onKeyOver = (event: KeyboardEvent) => {
    onKey(event);
    // The browser gives no meaning to these: whoever follows keys sees that they are taken.
    if (event.key === "Escape" || event.altKey || isTyped(event)) event.preventDefault();
  };
  dialog.addEventListener("keydown", onKey);
  over?.addEventListener("keydown", onKeyOver);
  return () => over?.removeEventListener("keydown", onKeyOver);
}

/**
 * Keeps what is dimmed where the gadget is, as far as it is in sight: pages scroll, and are larger than it. A dialog whose pane
 * gives way, in a gadget that gets narrower, is closed: unseen it would keep the rest from doing anything.
 */
function follow(
  shade: HTMLElement,
  dialog: HTMLDialogElement,
  gadget: Element,
  over: HTMLElement | null,
): () => void {
  const view = shade.ownerDocument.defaultView!;
  const place = () => {
    const { clientWidth, clientHeight } = shade.ownerDocument.documentElement;
    const { left, top, right, bottom } = gadget.getBoundingClientRect();
    const taken = over?.getBoundingClientRect();
    const below = taken && taken.height > 0 ? taken.bottom : top;
    const sides = [below, clientWidth - right, clientHeight - bottom, left];
    shade.style.inset = sides.map((side) => `${Math.max(0, side)}px`).join(" ");
  };
  // One of another document, which may go, is told of sizes out of turn.
  const sized = new view.ResizeObserver(place);
  sized.observe(gadget);
  if (over) sized.observe(over);
  const seen = new view.ResizeObserver(() => {
    if (dialog.open && !dialog.checkVisibility() && gadget.checkVisibility()) dialog.close();
  });
  // The gadget as well: unseen it may have got narrower.
  for (const element of [dialog, gadget]) seen.observe(element);
  for (const type of ["scroll", "resize"]) view.addEventListener(type, place, true);
  place();
  return () => {
    sized.disconnect();
    seen.disconnect();
    for (const type of ["scroll", "resize"]) view.removeEventListener(type, place, true);
  };
}

/** The way out, and beside it what `does` names, which sends the form. `isGrave`: it cannot be undone. */
export function formButtons(
  dialog: HTMLDialogElement,
  cancel: string,
  does: string,
  isDisabled: boolean,
  isGrave = false,
) {
  return html`<div class="buttons">
    <button
      type="button"
      class="quiet"
      @click=${() => {
        dialog.close();
      }}
    >
      ${cancel}
    </button>
    <button class=${isGrave ? "danger" : "primary"} ?disabled=${isDisabled}>${does}</button>
  </div>`;
}
