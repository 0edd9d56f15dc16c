/** Nearer than this it was a press. */
const DRAGGED_PX = 4;

/**
 * Takes a row (`data-row`, in its list) along with the pointer that pressed its handle, shows where it would stand, and tells its
 * place when it is let go.
 */
export function dragRow(
  { currentTarget, pointerId, clientY: from, button }: PointerEvent,
  drop: (to: number) => void,
) {
  const row = (currentTarget as Element).closest<HTMLElement>("[data-row]");
  const list = row?.parentElement;
  if (!row || !list || button !== 0) return;
  const others = [...list.children].filter(
    (it): it is HTMLElement => it !== row && it instanceof HTMLElement,
  );
  const view = row.ownerDocument.defaultView!;
  let to: number | null = null;
  const onMove = (event: PointerEvent) => {
    if (event.pointerId !== pointerId) return;
    const by = event.clientY - from;
    if (to === null && Math.abs(by) < DRAGGED_PX) return;
    row.toggleAttribute("data-dragged", true);
    row.style.translate = `0 ${String(by)}px`;
    const before = others.filter((it) => {
      const { top, height } = it.getBoundingClientRect();
      return top + height / 2 < event.clientY;
    });
    to = before.length;
    for (const it of others) it.removeAttribute("data-drop");
    const beside = others[to] ?? others.at(-1);
    beside?.setAttribute("data-drop", to < others.length ? "before" : "after");
  };
  const end = (event: PointerEvent) => {
    if (event.pointerId !== pointerId) return;
    view.removeEventListener("pointermove", onMove);
    for (const type of ["pointerup", "pointercancel"] as const) view.removeEventListener(type, end);
    row.removeAttribute("data-dragged");
    row.style.translate = "";
    for (const it of others) it.removeAttribute("data-drop");
    if (event.type === "pointerup" && to !== null) drop(to);
  };
  view.addEventListener("pointermove", onMove);
  for (const type of ["pointerup", "pointercancel"] as const) view.addEventListener(type, end);
}
