/** Ids that look like Meta's. A counter is part of each, so none comes twice even with a repeating `random`. */

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

export class Ids {
  readonly #random: () => number;
  /** Ids made so far; kept with the state. */
  count: number;

  constructor(random: () => number, count = 0) {
    this.#random = random;
    this.count = count;
  }

  /** `m_` and 80 letters of base64url. */
  mid(): string {
    return `m_${this.#letters(24)}${this.#serial()}${this.#letters(50)}`;
  }

  /** 16 or 17 digits. */
  psid(): string {
    const serial = String((this.count += 1)).padStart(6, "0");
    return this.#digits(this.#random() < 0.5 ? 10 : 11) + serial;
  }

  /** 15 digits, so that it also fits a JSON number, as template echoes carry it. */
  attachmentId(): string {
    const serial = String((this.count += 1)).padStart(6, "0");
    return this.#digits(9) + serial;
  }

  /** Of a token that stands for an opt-in. */
  optinToken(): string {
    return this.#serial() + this.#letters(40);
  }

  /** As of an access token, whoever's it is. */
  accessToken(): string {
    return `EAA${this.#serial()}${this.#letters(60)}`;
  }

  /** What a login is exchanged for. */
  code(): string {
    return `AQ${this.#serial()}${this.#letters(90)}`;
  }

  /** `c_` and 38 letters. */
  callId(): string {
    return `c_${this.#serial()}${this.#letters(32)}`;
  }

  /** 23 letters, as in `fbtrace_id` and `x-fb-request-id`. */
  trace(): string {
    return `A${this.#letters(22)}`;
  }

  /** For the simulator's own lists, e.g. `wh-12`. */
  local(prefix: string): string {
    return `${prefix}-${(this.count += 1)}`;
  }

  #serial(): string {
    this.count += 1;
    let rest = this.count;
    let letters = "";
    for (let place = 0; place < 6; place += 1) {
      letters = LETTERS.charAt(rest % 64) + letters;
      rest = Math.floor(rest / 64);
    }
    return letters;
  }

  #letters(count: number): string {
    let letters = "";
    for (let n = 0; n < count; n += 1) letters += LETTERS.charAt(Math.floor(this.#random() * 64));
    return letters;
  }

  #digits(count: number): string {
    let digits = String(1 + Math.floor(this.#random() * 9));
    while (digits.length < count) digits += Math.floor(this.#random() * 10);
    return digits;
  }
}
