/**
 * Keeps the focus in an open dialog where it would be nobody's: a click beside its buttons, a Tab behind the last of
 * them. Keys pressed then would be the page's, Escape among them, which closes the dialog all the same.
 */
export function keepFocus(dialog: HTMLDialogElement): void {
  dialog.tabIndex = -1;
  dialog.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget !== null) return;
    // Where it goes to is known afterwards: it may be a frame of the page.
    setTimeout(() => {
      const { activeElement, body } = dialog.ownerDocument;
      if (dialog.open && activeElement === body) dialog.focus();
    });
  });
}
