import type { PictureCheck, PictureProblem } from "../../worker/protocol/media/picture-check.ts";
import type { Fault } from "../../worker/protocol/outgoing/faults.ts";
import type { SaidFault } from "./phones.ts";

/** Has the Worker look at a picture as Meta would; null where it could not be asked. */
export type CheckPicture = (url: string) => Promise<PictureCheck | null>;

/**
 * What was found at the addresses of pictures, for as long as the builder is open. What may pass, such as a server that did
 * not answer, is said and keeps nothing from being sent: Meta may find it there.
 */
export class Addresses {
  readonly #check: CheckPicture | null;
  readonly #changed: () => void;
  readonly #found = new Map<string, PictureCheck | "asked">();

  constructor(check: CheckPicture | null, changed: () => void) {
    this.#check = check;
    this.#changed = changed;
  }

  /** What was found there; null where nobody looked. */
  of(url: string): PictureCheck | "asked" | null {
    return this.#found.get(url) ?? null;
  }

  /** Asked once, and again where there was no answer. */
  look(url: string): void {
    const found = this.#found.get(url);
    const isKnown = found === "asked" || (found && (found.ok || found.why !== "unreachable"));
    // A blank is filled in before it is sent, and what is no address the field says itself.
    if (!this.#check || isKnown || !/^https:\/\/[^{]+$/.test(url)) return;
    this.#found.set(url, "asked");
    this.#changed();
    void this.#check(url).then((answer) => {
      if (answer === null) this.#found.delete(url);
      else this.#found.set(url, answer);
      this.#changed();
    });
  }

  /** Looks at all of a message that is there to begin with. */
  lookAt(built: unknown): void {
    for (const [, url] of picturesIn(built)) this.look(url);
  }

  /** With what Meta would not find a picture at. */
  with(faults: readonly SaidFault[], built: unknown): SaidFault[] {
    const found = picturesIn(built).flatMap(([path, url]): SaidFault[] => {
      const check = this.of(url);
      if (check === null || check === "asked" || check.ok || check.why === "unreachable") return [];
      return [{ path, why: REASONS[check.why], problem: check.why }];
    });
    return [...faults, ...found];
  }
}

const REASONS: Record<Exclude<PictureProblem, "unreachable">, Fault["why"]> = {
  not_public: "no_public_address",
  a_page: "not_a_picture",
  not_a_picture: "not_a_picture",
  too_large: "too_large",
};

/** Every address of a picture, by its path. */
function picturesIn(value: unknown, path = ""): [path: string, url: string][] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) => {
    const at = Array.isArray(value) ? `${path}[${key}]` : path === "" ? key : `${path}.${key}`;
    const { url } = Object(inner) as { url?: unknown };
    return key === "image" && typeof url === "string" ? [[`${at}.url`, url]] : picturesIn(inner, at);
  });
}
