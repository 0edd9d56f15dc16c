import { COMMANDS_BURST, REFUSED_FRAMES_MAX } from "../../protocol/limits.ts";

/** What happened at a socket: a frame came, or it was closed. */
export type Heard = { seat: number } & ({ text: string } | { code: number });

/** Of one socket no more frames wait: after so many at once its desk closes it. */
const FRAMES_MAX = COMMANDS_BURST + REFUSED_FRAMES_MAX;
/** Of all sockets together, in UTF-16 code units. */
const UNITS_MAX = 16 * 1024 * 1024;

type Share = { frames: number; units: number };

/** What sockets of a relay said that nobody has heard yet. Whoever says too much goes, and nobody goes for what others say. */
export class Waiting {
  #all: Heard[] = [];
  #units = 0;
  readonly #shares = new Map<number, Share>();

  get isEmpty(): boolean {
    return this.#all.length === 0;
  }

  /** The socket that is to be let go of, null where there is room: what it said is dropped. */
  add(heard: Heard): number | null {
    this.#all.push(heard);
    const { frames } = this.#count(heard, 1);
    if (frames <= FRAMES_MAX && this.#units <= UNITS_MAX) return null;
    const flooding = frames > FRAMES_MAX ? heard.seat : this.#loudest();
    this.#drop(flooding);
    return flooding;
  }

  /** Takes out the oldest of it: as much as has `units` UTF-16 code units together, and one at least. */
  take(units: number): Heard[] {
    let [count, taken] = [0, 0];
    for (const heard of this.#all) {
      taken += unitsOf(heard);
      if (count > 0 && taken > units) break;
      count += 1;
    }
    const next = this.#all.splice(0, count);
    for (const heard of next) this.#count(heard, -1);
    return next;
  }

  #count(heard: Heard, by: 1 | -1): Share {
    const before = this.#shares.get(heard.seat) ?? { frames: 0, units: 0 };
    const units = unitsOf(heard) * by;
    const share = { frames: before.frames + ("text" in heard ? by : 0), units: before.units + units };
    this.#units += units;
    if (share.frames > 0) this.#shares.set(heard.seat, share);
    else this.#shares.delete(heard.seat);
    return share;
  }

  #loudest(): number {
    let loudest = { seat: -1, units: -1 };
    for (const [seat, { units }] of this.#shares) if (units > loudest.units) loudest = { seat, units };
    return loudest.seat;
  }

  /** That it was closed is heard all the same. */
  #drop(seat: number): void {
    this.#units -= this.#shares.get(seat)?.units ?? 0;
    this.#shares.delete(seat);
    this.#all = this.#all.filter((heard) => heard.seat !== seat || "code" in heard);
  }
}

function unitsOf(heard: Heard): number {
  return "text" in heard ? heard.text.length : 0;
}
