/** Room between what floats and the edge of the window, and between it and what it belongs to, in px. */
const EDGE_PX = 8;
const GAP_PX = 4;

/** On which side of what it belongs to something floats where there is room. */
export type Side = "below" | "above" | "beside";

type Box = Pick<DOMRectReadOnly, "left" | "top" | "right" | "bottom" | "width" | "height">;

/**
 * Where something of that size stands beside `anchor`, in px of the window: `below` and `above` in line with the edge at
 * which one begins to read, `beside` behind the one at which one ends; on the other side where there is no room, and
 * never beyond the window.
 */
export function placeOf(
  anchor: Box,
  { width, height }: Pick<Box, "width" | "height">,
  side: Side,
  {
    isRtl,
    isCentred = false,
    room,
  }: { isRtl: boolean; isCentred?: boolean; room: Pick<Box, "width" | "height"> },
): { left: number; top: number } {
  const within = (at: number, size: number, whole: number) =>
    Math.max(EDGE_PX, Math.min(at, whole - size - EDGE_PX));
  if (side === "beside") {
    const [after, before] = [anchor.right, anchor.left - width];
    const fits = isRtl ? before >= EDGE_PX : after + width <= room.width - EDGE_PX;
    const left = fits !== isRtl ? after : before;
    return {
      left: within(left, width, room.width),
      top: within(anchor.top - GAP_PX, height, room.height),
    };
  }
  const [below, above] = [anchor.bottom + GAP_PX, anchor.top - GAP_PX - height];
  const isBelow =
    side === "below" ? below + height <= room.height - EDGE_PX || above < EDGE_PX : above < EDGE_PX;
  const start = isRtl ? anchor.right - width : anchor.left;
  const left = isCentred ? (anchor.left + anchor.right - width) / 2 : start;
  // At the far edge of a narrow panel it is in line with the other edge of what it belongs to.
  const isOver = isRtl ? left < EDGE_PX : left + width > room.width - EDGE_PX;
  const other = isRtl ? anchor.left : anchor.right - width;
  return {
    left: within(isOver && !isCentred ? other : left, width, room.width),
    top: within(isBelow ? below : above, height, room.height),
  };
}

/** Puts what is shown in the top layer beside `anchor`. */
export function place(floating: HTMLElement, anchor: Element, side: Side, isCentred = false): void {
  const view = floating.ownerDocument.documentElement;
  const { left, top } = placeOf(anchor.getBoundingClientRect(), floating.getBoundingClientRect(), side, {
    isRtl: getComputedStyle(floating).direction === "rtl",
    isCentred,
    room: { width: view.clientWidth, height: view.clientHeight },
  });
  floating.style.inset = `${top}px auto auto ${left}px`;
}
