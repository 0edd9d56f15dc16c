/** Notes on customers, kept by this browser alone. */
export type Note = {
  by: string;
  text: string;
};

export function notesOn(psid: string): Note[] {
  try {
    return JSON.parse(localStorage.getItem(keyOf(psid)) ?? "[]") as Note[];
  } catch {
    return [];
  }
}

export function addNote(psid: string, note: Note): void {
  localStorage.setItem(keyOf(psid), JSON.stringify([...notesOn(psid), note].slice(-50)));
}

function keyOf(psid: string): string {
  return `northwind-notes-${psid}`;
}
