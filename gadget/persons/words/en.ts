/** The words of who is one person over Pages. */
export const persons = {
  title: "Also this person",
  page: (id: string) => `Page ${id}`,
  latest: (page: string) => `Wrote last on ${page}`,
  last: (time: string) => `Last entry ${time}`,
  unseen: (count: number) =>
    count === 1 ? "1 conversation that you do not see" : `${count} conversations that you do not see`,
  part: "Not the same person",
  partFrom: (page: string) => `Not the same person: ${page}`,
  maybe: "Perhaps the same person",
  why: { record: "Same record", reference: "Came by the same reference" },
  merge: "Same person",
  mergeWith: (page: string) => `Same person: ${page}`,
  parted: "No longer shown as one person.",
  merged: "Shown as one person from now on.",
  undo: "Undo",
  refused: { full: "One person has no more than 50 conversations.", other: "Nothing was changed." },
  failed: "Other conversations of this person could not be read.",
  again: "Try again",
};
export type PersonWords = typeof persons;
