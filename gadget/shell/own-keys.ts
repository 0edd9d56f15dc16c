const EDITING =
  /^(.|Enter|Backspace|Delete|Insert|Home|End|PageUp|PageDown|Arrow(Up|Down|Left|Right)|Process|Dead)$/u;
/** What has the focus is pressed or moved by these, or scrolls. */
const MOVING = /^( |Enter|Home|End|PageUp|PageDown|Arrow(Up|Down|Left|Right))$/;
const BOXES = "input, textarea, select";

/**
 * Keeps keys that mean something in the gadget to the gadget, and what is typed there. Outside of the shadow root they
 * seem to come from the element itself, so that a page with shortcuts would take "j" in a message for "next record", and
 * the Escape that closes a dialog for its own. What has no meaning here goes on to the page, and so does what is pressed
 * in a slot: that is the page's own. Call it after all that follows keys.
 */
export function keepKeys(host: HTMLElement): void {
  /** Keys that are down, and whether that was kept from the page: what follows goes the same way. */
  const down = new Map<string, boolean>();
  // What is open above all keeps its keys to itself, and may be gone before one is up.
  host.addEventListener(
    "keydown",
    (event) => {
      if (event.composedPath().some((it) => it instanceof HTMLElement && it.popover !== null))
        down.set(event.code, true);
    },
    true,
  );
  for (const type of ["keydown", "keypress", "keyup"] as const) {
    host.addEventListener(type, (event) => {
      if (event.target !== host) return;
      // The focus may be elsewhere by now: a dialog closes on the way down.
      const isKept = (type === "keydown" ? undefined : down.get(event.code)) ?? isOwn(event);
      down.set(event.code, isKept);
      if (type === "keyup") down.delete(event.code);
      if (isKept) event.stopImmediatePropagation();
    });
  }
  // A form around the gadget is not changed by what is written in it.
  host.addEventListener("input", (event) => {
    if (event.target === host) event.stopImmediatePropagation();
  });
}

function isOwn(event: KeyboardEvent): boolean {
  const { type, key, altKey, ctrlKey, metaKey, isComposing } = event;
  if (event.defaultPrevented || isComposing) return true;
  // Without its way down, which closed what a choice had opened.
  if (type === "keyup" && key === "Escape") return true;
  if ((ctrlKey || metaKey) && !event.getModifierState("AltGraph")) return false;
  const path = event.composedPath();
  if (path.some((target) => target instanceof HTMLDialogElement)) return true;
  const [target] = path;
  const box = target instanceof HTMLElement && target.matches(BOXES) ? (target as HTMLInputElement) : null;
  if (!box) return !altKey && MOVING.test(key);
  return EDITING.test(key) || (key === "Escape" && usesEscape(box));
}

/** Browsers empty a search with it, and close what a choice has opened. */
function usesEscape(box: HTMLInputElement | HTMLSelectElement): boolean {
  if (box.type === "search") return box.value !== "";
  return CSS.supports("selector(:open)") && box.matches(":open");
}
