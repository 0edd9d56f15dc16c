/** What is said of notes that colleagues write to each other, in English. */
export const notes = {
  title: "Note – the customer does not see it",
  titleFor: (name: string) => `Note for ${name} – the customer does not see it`,
  placeholder: "For colleagues; @ names one of them",
  add: "Add note",
  save: "Save",
  cancel: "Cancel",
  toCustomer: "Write to the customer",
  added: "The note was added.",
  tells: "Will be told:",
  found: (n: number) => (n === 1 ? "1 colleague" : `${String(n)} colleagues`),
  colleagues: "Colleagues",
  nobody: "Nobody of that name is found: who signed in here, or is named in a team.",
  lost: "Who is there could not be asked.",
  here: { available: "here", away: "away", offline: "not here, finds it later" },
  unseen: "does not see this conversation",
  /** Why it was not written. */
  refused: {
    gone: "Not written: somebody whom it mentions is not at this desk any more. Take the name out.",
    unseen: "Not written: somebody whom it mentions does not see this conversation. Take the name out.",
  },
  tooMany: (max: number) => `A note mentions ${String(max)} colleagues at most.`,
  left: (n: number) => (n === 1 ? "1 character left" : `${String(n)} characters left`),
  by: "Note",
  to: (name: string) => `for ${name}`,
  edited: "edited",
  takenBack: "taken back",
  takenBackBy: (name: string) => `taken back by ${name}`,
  edit: "Edit",
  takeBack: "Take back",
  takeBackTitle: "Take this note back?",
  takeBackHint: "Its words are gone then, for everyone.",
};

export type NoteWords = typeof notes;
