import { describe, expect, it } from "vitest";
import { hide, rulesFor } from "../../../../worker/domain/masking/hide.ts";
import { restored } from "../../../../worker/domain/masking/restore.ts";
import { HIDDEN } from "../../../../worker/protocol/masking/hidden.ts";
import { DEFAULT_MASKING } from "../../../../worker/protocol/masking/masking.ts";

const RULES = rulesFor(DEFAULT_MASKING);
const BEFORE = "Card 4111 1111 1111 1111, mail kim@example.com";

describe("a text that is changed by who does not see all of it", () => {
  it("has in it what was hidden, where they left it", () => {
    expect(restored(hide(BEFORE, RULES).text, BEFORE, RULES)).toBe(BEFORE);
    expect(restored(`New: ${HIDDEN} and ${HIDDEN}!`, BEFORE, RULES)).toBe(
      "New: 4111 1111 1111 1111 and kim@example.com!",
    );
  });

  it("is another where none of it is left", () => {
    expect(restored("Nothing", BEFORE, RULES)).toBe("Nothing");
    expect(restored("Nothing", "Nothing before", RULES)).toBe("Nothing");
  });

  it("is not guessed at where some of it is missing, or more", () => {
    expect(restored(`Only ${HIDDEN}`, BEFORE, RULES)).toBeNull();
    expect(restored(`${HIDDEN} ${HIDDEN} ${HIDDEN}`, BEFORE, RULES)).toBeNull();
  });

  it.each([
    `Card ${HIDDEN}x, mail ${HIDDEN}`,
    `Card INV${HIDDEN}, mail ${HIDDEN}`,
    `Card 12${HIDDEN}34, mail ${HIDDEN}`,
  ])("is not one in which what was hidden could be read: %s", (text) => {
    expect(restored(text, BEFORE, RULES)).toBeNull();
  });

  it("has dots of its own where nothing was hidden", () => {
    expect(restored(HIDDEN, "Nothing before", RULES)).toBe(HIDDEN);
  });
});
