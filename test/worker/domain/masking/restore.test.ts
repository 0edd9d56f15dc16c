import { describe, expect, it } from "vitest";
import { hide, rulesFor, spansIn } from "../../../../worker/domain/masking/hide.ts";
import { restored as restoredBy } from "../../../../worker/domain/masking/restore.ts";
import { HIDDEN } from "../../../../worker/protocol/masking/hidden.ts";
import { DEFAULT_MASKING } from "../../../../worker/protocol/masking/masking.ts";

const RULES = rulesFor(DEFAULT_MASKING);
const restored = (text: string, before: string): string | null =>
  restoredBy(text, before, (it) => spansIn(it, RULES));
const BEFORE = "Card 4111 1111 1111 1111, mail kim@example.com";

describe("a text that is changed by who does not see all of it", () => {
  it("has in it what was hidden, where they left it", () => {
    expect(restored(hide(BEFORE, RULES).text, BEFORE)).toBe(BEFORE);
    expect(restored(`New: ${HIDDEN} and ${HIDDEN}!`, BEFORE)).toBe(
      "New: 4111 1111 1111 1111 and kim@example.com!",
    );
  });

  it("is another where none of it is left", () => {
    expect(restored("Nothing", BEFORE)).toBe("Nothing");
    expect(restored("Nothing", "Nothing before")).toBe("Nothing");
  });

  it("is not guessed at where some of it is missing, or more", () => {
    expect(restored(`Only ${HIDDEN}`, BEFORE)).toBeNull();
    expect(restored(`${HIDDEN} ${HIDDEN} ${HIDDEN}`, BEFORE)).toBeNull();
  });

  it.each([
    `Card ${HIDDEN}9, mail ${HIDDEN}`,
    `Card 1${HIDDEN}, mail ${HIDDEN}`,
    `Card 12${HIDDEN}34, mail ${HIDDEN}`,
  ])("is not one in which what was hidden could be read: %s", (text) => {
    expect(restored(text, BEFORE)).toBeNull();
  });

  it("has no dots in place of what is hidden no more, since a note beside it went, but its own", () => {
    expect(restored(`Second half ${HIDDEN}`, "Half 1111 1111")).toBeNull();
    expect(restored(`${HIDDEN}!`, `${HIDDEN} was written so`)).toBe(`${HIDDEN}!`);
  });
});
