const EDITING =
  /^(.|Enter|Backspace|Delete|Insert|Home|End|PageUp|PageDown|Arrow(Up|Down|Left|Right)|Process|Dead)$/u;
const TYPES = ["keydown", "keypress", "keyup"] as const;

/**
 * Keeps keys that are typed into a box of the gadget to the gadget. Outside of the shadow root they seem to come
 * from the element itself, so that a page with shortcuts would take "j" in a message for "next record".
 * Combinations with Ctrl or ⌘, Escape, Tab and the function keys go on to the page.
 */
export function keepTypingInside(host: HTMLElement): void {
  for (const type of TYPES) {
    host.addEventListener(type, (event) => {
      const target = event.composedPath()[0];
      const isBox = target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement;
      const isCommand = (event.ctrlKey || event.metaKey) && !event.getModifierState("AltGraph");
      if (isBox && !isCommand && EDITING.test(event.key)) event.stopPropagation();
    });
  }
}
