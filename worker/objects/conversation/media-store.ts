import type { Media } from "../../protocol/content.ts";

/** Every statement on files that came with messages. */
export class MediaStore {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  add(id: string, seq: number, url: string, dueAt: number): void {
    this.#sql.exec("INSERT INTO media (id, seq, url, due_at) VALUES (?, ?, ?, ?)", id, seq, url, dueAt);
  }
}

/** A file as it stands when its message comes. */
export function newMedia(id: string, url: string | null): Media {
  const failure = url === null ? "no_link" : null;
  return {
    id,
    state: url === null ? "failed" : "copying",
    name: nameOf(url),
    mime: null,
    bytes: null,
    failure,
  };
}

/** What Meta's link calls the file, without its signature. */
function nameOf(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null;
  const last = new URL(url).pathname.split("/").at(-1) ?? "";
  return last === "" ? null : decodeSafely(last).slice(0, 200).toWellFormed();
}

function decodeSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
