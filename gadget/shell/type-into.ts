/**
 * Types into a box over what is selected in it, as a person would: the browser's undo knows of it. What has the focus
 * has it again afterwards.
 */
export function typeInto(input: HTMLTextAreaElement, text: string): void {
  const before = focusedIn(input.ownerDocument);
  input.focus({ preventScroll: true });
  if (!isTyped(input, text)) {
    input.setRangeText(text, input.selectionStart, input.selectionEnd, "end");
    input.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
  }
  if (before !== null && before !== input) before.focus({ preventScroll: true });
}

/** Old, and called deprecated; but nothing else in any browser writes into a box and into its history. */
function isTyped(input: HTMLTextAreaElement, text: string): boolean {
  // Out of sight it takes no focus, and this would write into whatever has it.
  if (focusedIn(input.ownerDocument) !== input) return false;
  // oxlint-disable-next-line typescript/no-deprecated
  return input.ownerDocument.execCommand(text === "" ? "delete" : "insertText", false, text);
}

/** What has the focus, inside of every open shadow root; null where nothing has. */
export function focusedIn({ activeElement, body }: Document): HTMLElement | null {
  let focused = activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  return focused === body ? null : (focused as HTMLElement | null);
}
