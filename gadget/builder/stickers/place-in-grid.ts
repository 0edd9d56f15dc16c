/** How many there are, in how many columns, and from which side they are read. */
type Layout = { size: number; columns: number; isRtl: boolean };

/** Where a key leads from a place in a grid; -1: out, above the first row. Null: it means nothing here. */
export function placeInGrid(at: number, key: string, { size, columns, isRtl }: Layout): number | null {
  const last = size - 1;
  const onward = isRtl ? -1 : 1;
  const within = (place: number) => Math.min(Math.max(0, place), last);
  switch (key) {
    case "Home":
      return 0;
    case "End":
      return last;
    case "ArrowLeft":
      return within(at - onward);
    case "ArrowRight":
      return within(at + onward);
    case "ArrowUp":
      return at < columns ? -1 : at - columns;
    case "ArrowDown":
      // The last row may be shorter.
      return Math.floor(at / columns) < Math.floor(last / columns) ? Math.min(at + columns, last) : at;
    default:
      return null;
  }
}
