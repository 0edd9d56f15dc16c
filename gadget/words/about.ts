/** ": Refund, Delivery — paid twice", nothing where nobody said what it was about. */
export function about({ codes = [], note }: { codes?: { name: string }[]; note?: string }): string {
  const said = [codes.map(({ name }) => name).join(", "), note].filter(Boolean).join(" — ");
  return said && `: ${said}`;
}
