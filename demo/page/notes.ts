/** Notes on customers, kept by this browser alone; where it keeps nothing, by this page. */
export type Note = {
  by: string;
  text: string;
};

const unkept = new Map<string, Note[]>();

export function notesOn(psid: string): Note[] {
  try {
    return unkept.get(psid) ?? (JSON.parse(localStorage.getItem(keyOf(psid)) ?? "[]") as Note[]);
  } catch {
    return [];
  }
}

export function addNote(psid: string, note: Note): void {
  const notes = [...notesOn(psid), note].slice(-50);
  try {
    localStorage.setItem(keyOf(psid), JSON.stringify(notes));
  } catch {
    unkept.set(psid, notes);
  }
}

function keyOf(psid: string): string {
  return `northwind-notes-${psid}`;
}
