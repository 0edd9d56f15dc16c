/** That two conversations are one person's. `no` counts merges: of two the one with the larger is newer. */
export type Merge = { no: number; one: string; two: string };

/**
 * All that are one person's with `name`, itself among them, as the merges say. Merges make a forest: two that are one already are not
 * merged again, so that taking any of them back parts its person in exactly two.
 */
export function personOf(name: string, merges: readonly Merge[]): Set<string> {
  const person = new Set([name]);
  for (let before = 0; before < person.size;) {
    before = person.size;
    for (const { one, two } of merges) {
      if (person.has(one)) person.add(two);
      if (person.has(two)) person.add(one);
    }
  }
  return person;
}

/** The newest merge but for which the two would not be one person's; null: they are not. */
export function mergeBetween(one: string, two: string, merges: readonly Merge[]): Merge | null {
  if (one === two || !personOf(one, merges).has(two)) return null;
  const newestFirst = merges.toSorted((a, b) => b.no - a.no);
  const parts = (merge: Merge): boolean =>
    !personOf(
      one,
      merges.filter((it) => it !== merge),
    ).has(two);
  return newestFirst.find(parts) ?? null;
}

/** What is to stand for the merges of a conversation that goes, so that those it joined stay one person's. */
export function withoutOne(name: string, merges: readonly Merge[]): Merge[] {
  const its = merges.filter(({ one, two }) => one === name || two === name).toSorted((a, b) => a.no - b.no);
  const joined = its.map(({ no, one, two }) => ({ no, name: one === name ? two : one }));
  return joined.slice(1).map(({ no, name: two }, at) => ({ no, one: joined[at]?.name ?? two, two }));
}
