import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Letters } from "../../../../worker/domain/relays/letters.ts";
import { placeOf } from "../../../../worker/domain/relays/order.ts";
import { placeOfNext, RELAYS_MAX, SOCKETS_PER_RELAY } from "../../../../worker/domain/relays/placing.ts";
import { Waiting } from "../../../../worker/domain/relays/waiting.ts";
import { RelayedSocket } from "../../../../worker/objects/desk/relays/relayed-socket.ts";
import { newSession, type Session } from "../../../../worker/objects/desk/sockets/sockets.ts";
import { COMMANDS_BURST, FRAME_BYTES_MAX, REFUSED_FRAMES_MAX } from "../../../../worker/protocol/limits.ts";
import { packedSeats, seatsIn } from "../../../../worker/domain/relays/seats.ts";

const sorted = (seats: readonly number[]): number[] => seats.toSorted((a, b) => a - b);

describe("seats", () => {
  it("come out as they went in, whichever way they are packed", () => {
    const seats = fc.uniqueArray(fc.nat({ max: 5_000 }), { maxLength: 400 });
    fc.assert(
      fc.property(seats, (all) => {
        expect(sorted(seatsIn(packedSeats(all)))).toEqual(sorted(all));
      }),
    );
  });

  it("of everybody are a map of bits, wherever they begin, and of a few far apart a list", () => {
    const everybody = packedSeats(Array.from({ length: 500 }, (_, n) => 1_000_003 + n));

    expect(everybody).toMatchObject({ from: 1_000_003 });
    expect("bits" in everybody && everybody.bits.length).toBe(63);
    expect(packedSeats([7, 90_000])).toEqual([7, 90_000]);
    expect(packedSeats([])).toEqual([]);
  });
});

describe("letters", () => {
  const told = (letters: Letters, seat: number): string[] =>
    letters
      .take(Infinity)
      .flatMap((it) =>
        seatsIn(it.to).includes(seat) ? ["text" in it ? it.text : `closed ${it.close.code}`] : [],
      );

  it("are one for what everybody is told, also where somebody is told more in between", () => {
    const letters = new Letters();
    for (const seat of [1, 2, 3]) {
      letters.tell(seat, "all");
      if (seat === 2) letters.tell(seat, "you");
    }

    const taken = letters.take(Infinity);

    expect(taken.map((it) => ("text" in it ? [it.text, seatsIn(it.to)] : null))).toEqual([
      ["all", [1, 2, 3]],
      ["you", [2]],
    ]);
    expect(letters.isEmpty).toBe(true);
  });

  it("tell each socket what was said to it, in that order, whatever others were told", () => {
    const said = fc.array(fc.tuple(fc.nat({ max: 3 }), fc.constantFrom("a", "b", "c", "close")), {
      maxLength: 40,
    });
    const units = fc.constantFrom(1, 2, 5, Infinity);
    fc.assert(
      fc.property(said, units, (all, most) => {
        const letters = new Letters();
        const heard = new Map<number, string[]>();
        const want = new Map<number, string[]>();
        const takeSome = (): void => {
          for (const { to, ...it } of letters.take(most))
            for (const seat of seatsIn(to))
              heard.set(seat, [...(heard.get(seat) ?? []), "text" in it ? it.text : "close"]);
        };
        for (const [at, [seat, text]] of all.entries()) {
          want.set(seat, [...(want.get(seat) ?? []), text]);
          if (text === "close") letters.close(seat, 1000, "");
          else letters.tell(seat, text);
          if (at % 7 === 6) takeSome();
        }
        while (!letters.isEmpty) takeSome();
        expect(heard).toEqual(want);
      }),
    );
  });

  it("are closed after what was said before", () => {
    const letters = new Letters();
    letters.tell(1, "last words");
    letters.close(1, 4401, "token_expired");

    expect(told(letters, 1)).toEqual(["last words", "closed 4401"]);
  });

  it("are taken a few at a time where they are long, and one at least", () => {
    const letters = new Letters();
    for (const text of ["x".repeat(10), "y".repeat(10), "z".repeat(10)]) letters.tell(1, text);

    expect(letters.take(20)).toHaveLength(2);
    letters.tell(1, "z".repeat(10));
    expect(letters.take(5)).toHaveLength(1);
    expect(letters.take(5)).toHaveLength(1);
    expect(letters.isEmpty).toBe(true);
  });
});

describe("a numbered call", () => {
  const call = (from: string, no: number, isAgain = false) => ({ from, no, isAgain });

  it("is the next, one that was taken, or one before which something is missed", () => {
    const last = { from: "a", no: 4 };

    expect(placeOf(last, call("a", 5))).toBe("next");
    expect(placeOf(last, call("a", 4, true))).toBe("again");
    expect(placeOf(last, call("a", 1))).toBe("again");
    expect(placeOf(last, call("a", 6))).toBe("missed");
  });

  it("of another instance is its first", () => {
    expect(placeOf({ from: "a", no: 4 }, call("b", 1))).toBe("next");
    expect(placeOf({ from: "a", no: 4 }, call("b", 5))).toBe("missed");
  });

  it("is taken by whoever has just woken, unless it may have been taken before", () => {
    expect(placeOf(null, call("a", 17))).toBe("next");
    expect(placeOf(null, call("a", 17, true))).toBe("missed");
  });
});

describe("the next socket of a desk", () => {
  const full = (count: number) => new Map(Array.from({ length: count }, (_, no) => [no, SOCKETS_PER_RELAY]));

  it("ends at the desk while that takes more, and never at a relay there", () => {
    expect(placeOfNext(0, 500, new Map())).toBeNull();
    expect(placeOfNext(499, 500, full(3))).toBeNull();
    expect(placeOfNext(500, 500, new Map())).toBe(0);
    expect(placeOfNext(0, 0, new Map())).toBe(0);
  });

  it("goes to the first relay that has room, and of full ones to that with the fewest", () => {
    expect(placeOfNext(500, 500, full(2))).toBe(2);
    expect(placeOfNext(500, 500, full(3).set(1, 7))).toBe(1);
    const crowded = full(RELAYS_MAX)
      .set(0, SOCKETS_PER_RELAY + 2)
      .set(9, SOCKETS_PER_RELAY - 0);
    for (let no = 0; no < RELAYS_MAX; no++) if (no !== 9) crowded.set(no, SOCKETS_PER_RELAY + 2);
    expect(placeOfNext(500, 500, crowded)).toBe(9);
  });
});

describe("what waits to be heard", () => {
  it("is taken in its order, as much as fits and one at least, with closes", () => {
    const waiting = new Waiting();
    const said = [
      { seat: 1, text: "abcd" },
      { seat: 2, text: "ef" },
      { seat: 1, code: 1000 },
    ];
    for (const heard of said) expect(waiting.add(heard)).toBeNull();

    expect(waiting.take(3)).toEqual(said.slice(0, 1));
    expect(waiting.take(3)).toEqual(said.slice(1));
    expect(waiting.isEmpty).toBe(true);
  });

  it("is as many frames of one socket as its desk hears at once: then that one goes, and what it said; others stay", () => {
    const waiting = new Waiting();
    const most = COMMANDS_BURST + REFUSED_FRAMES_MAX;
    const flooding = Array.from({ length: most + 1 }, () => waiting.add({ seat: 1, text: "{}" }));

    expect(waiting.add({ seat: 2, text: "{}" })).toBeNull();
    expect(flooding.slice(0, most).every((seat) => seat === null)).toBe(true);
    expect(flooding[most]).toBe(1);
    expect(waiting.add({ seat: 1, code: 1006 })).toBeNull();
    expect(waiting.take(Infinity)).toEqual([
      { seat: 2, text: "{}" },
      { seat: 1, code: 1006 },
    ]);
  });

  it("is 16 Mi code units of all together: then who has most of it goes, whoever spoke last", () => {
    const waiting = new Waiting();
    const frame = "x".repeat(FRAME_BYTES_MAX);
    const most = (16 * 1024 * 1024) / FRAME_BYTES_MAX;
    for (let said = 0; said < most - 1; said++)
      expect(waiting.add({ seat: 1 + (said % 2), text: frame })).toBeNull();
    expect(waiting.add({ seat: 1, text: frame })).toBe(null);

    expect(waiting.add({ seat: 3, text: "{}" })).toBe(1);

    const left = waiting.take(Infinity);
    expect(new Set(left.map(({ seat }) => seat))).toEqual(new Set([2, 3]));
  });

  it("counts no more what was taken", () => {
    const waiting = new Waiting();
    for (let said = 0; said < 2_000; said++) {
      expect(waiting.add({ seat: 1, text: "x".repeat(FRAME_BYTES_MAX) })).toBeNull();
      waiting.take(1);
    }
  });
});

describe("when an agent was active, as a socket at a relay keeps it", () => {
  it("is never earlier than it was, so that nobody is idle too soon where their desk slept", () => {
    const kept: Session[] = [];
    const keep = (session: string): number => kept.push(JSON.parse(session) as Session);
    const tools = { tell: () => undefined, close: () => undefined, keep };
    const claims = { sub: "kim", name: "Kim", role: "agent", exp: Infinity } as const;
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 41 }), (activeAt) => {
        new RelayedSocket(0, tools).serializeAttachment({ ...newSession(claims, 0), activeAt });
        const late = (kept.at(-1)?.activeAt ?? 0) - activeAt;
        expect(late).toBeGreaterThanOrEqual(0);
        expect(late).toBeLessThan(60_000);
      }),
    );
  });
});
