import { packedSeats, type Seats } from "./seats.ts";

/** What sockets at a relay are told: a frame, or that they are closed. */
export type Said = { text: string } | { close: { code: number; reason: string } };
export type Letter = { to: Seats } & Said;

type Open = { said: Said; seats: number[] };

/**
 * What waits to be told to the sockets of one relay. The same frame is one letter, whoever it is for, as far as that changes the order
 * for nobody: each socket is told in the order in which it was said to it.
 */
export class Letters {
  #all: Open[] = [];
  #byText = new Map<string, number>();
  /** Of each seat, the last letter that is for it. */
  #lastOf = new Map<number, number>();

  get isEmpty(): boolean {
    return this.#all.length === 0;
  }

  tell(seat: number, text: string): void {
    const at = this.#byText.get(text);
    const isInOrder = at !== undefined && (this.#lastOf.get(seat) ?? -1) < at;
    if (isInOrder) this.#all[at]!.seats.push(seat);
    const told = isInOrder ? at : this.#add({ said: { text }, seats: [seat] });
    this.#byText.set(text, told);
    this.#lastOf.set(seat, told);
  }

  close(seat: number, code: number, reason: string): void {
    this.#lastOf.set(seat, this.#add({ said: { close: { code, reason } }, seats: [seat] }));
  }

  /** Takes out the oldest of them: as many as have `units` UTF-16 code units together, and one at least. */
  take(units: number): Letter[] {
    let [count, taken] = [0, 0];
    for (const { said } of this.#all) {
      taken += "text" in said ? said.text.length : 0;
      if (count > 0 && taken > units) break;
      count += 1;
    }
    const letters = this.#all.slice(0, count).map(({ said, seats }) => ({ to: packedSeats(seats), ...said }));
    // What was too much stands as it stood: nothing more is added to it, so that no order changes.
    this.#all = this.#all.slice(count);
    this.#byText = new Map();
    this.#lastOf = new Map();
    return letters;
  }

  #add(letter: Open): number {
    return this.#all.push(letter) - 1;
  }
}
