import { expect } from "@open-wc/testing";
import { money } from "../../../gadget/words/money.ts";
import { setLanguage } from "../../../gadget/words/strings.ts";

/** From left to right, as they are drawn. */
function drawn(text: string): string {
  const line = document.createElement("p");
  line.dir = "auto";
  line.textContent = text;
  document.body.append(line);
  const [node] = line.childNodes;
  const signs = Array.from(text, (sign, at) => {
    const range = document.createRange();
    range.setStart(node!, at);
    range.setEnd(node!, at + 1);
    const { left, width } = range.getBoundingClientRect();
    return { sign, left, width };
  });
  line.remove();
  return signs
    .filter(({ width }) => width > 0)
    .sort((a, b) => a.left - b.left)
    .map(({ sign }) => sign)
    .join("")
    .replaceAll(/\s/g, " ");
}

describe("money", () => {
  afterEach(() => setLanguage("en"));

  it("in Arabic has its sign in the order of its letters", async () => {
    await setLanguage("ar");
    expect(drawn(money(49, "GBP"))).to.equal("UK£ 49.00");
    expect(drawn(money(49, "EUR"))).to.equal("€ 49.00");
  });

  it("in English is as the browser writes it", async () => {
    await setLanguage("en");
    expect(money(49, "GBP")).to.equal("£49.00");
  });
});
