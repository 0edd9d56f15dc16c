import type { OutgoingPicture } from "../../worker/protocol/outgoing/outgoing.ts";
import type { UploadAnswer } from "../wire/upload.ts";

/** Gives a file to the Worker; null where it takes none. */
export type Upload = (file: File, told: (part: number) => void) => Promise<UploadAnswer>;

/** A picture from this computer: `part` of it has left, until there is an answer. */
export type LocalPicture = {
  readonly file: File;
  readonly part: number;
  readonly answer: UploadAnswer | null;
};

/**
 * Pictures from this computer, for as long as the builder is open. What is built names them by a name of this page's own
 * from the moment they are chosen, so that their cards can be moved meanwhile; the Worker's takes its place before sending.
 */
export class Pictures {
  readonly #upload: Upload | null;
  readonly #changed: () => void;
  readonly #held = new Map<string, LocalPicture>();
  #count = 0;

  constructor(upload: Upload | null, changed: () => void) {
    this.#upload = upload;
    this.#changed = changed;
  }

  get canUpload(): boolean {
    return this.#upload !== null;
  }

  add(file: File): OutgoingPicture {
    const name = `${LOCAL}${String(++this.#count).padStart(8, "0")}`;
    void this.#send(name, file);
    return { file: name };
  }

  again(name: string): void {
    const held = this.#held.get(name);
    if (held) void this.#send(name, held.file);
  }

  /** What is known of it here; null of one that came from elsewhere. */
  of(picture: OutgoingPicture | undefined): LocalPicture | null {
    return picture && "file" in picture ? (this.#held.get(picture.file) ?? null) : null;
  }

  /** The names of those in it that are not with the Worker. */
  missing(built: unknown): string[] {
    return namesIn(built).filter((name) => name.startsWith(LOCAL) && !this.#held.get(name)?.answer?.ok);
  }

  /** With the Worker's names, as it is sent and kept. Of those that are not there nothing is left. */
  resolved<T>(built: T): T {
    return JSON.parse(
      JSON.stringify(built, (_key, value: unknown) => {
        const name = fileOf(value);
        if (!name?.startsWith(LOCAL)) return value;
        const answer = this.#held.get(name)?.answer;
        return answer?.ok ? { file: answer.uploaded.file } : { url: "" };
      }),
    ) as T;
  }

  async #send(name: string, file: File): Promise<void> {
    const told = (part: number, answer: UploadAnswer | null = null) => {
      this.#held.set(name, { file, part, answer });
      this.#changed();
    };
    told(0);
    const answer = await this.#upload?.(file, told);
    told(1, answer ?? { ok: false, why: "away" });
  }
}

const LOCAL = "local---";

function fileOf(value: unknown): string | null {
  const { file } = Object(value) as { file?: unknown };
  return typeof file === "string" ? file : null;
}

function namesIn(built: unknown): string[] {
  if (typeof built !== "object" || built === null) return [];
  const name = fileOf(built);
  return name === null ? Object.values(built).flatMap(namesIn) : [name];
}
