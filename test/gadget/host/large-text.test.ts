import { expect } from "@open-wc/testing";
import { aGadget } from "../support/a-gadget.ts";
import { deskOf, STATES } from "../states.ts";
import type { Screen } from "../support/screen.ts";

/** Places of the gadget that hold the most in little room. */
const KEY_STATES = [
  "list-of-everybody",
  "list-by-waiting",
  "thread",
  "thread-of-a-colleague",
  "writing-long",
  "failed",
  "files",
  "page-paused-supervisor",
  "more-for-a-conversation",
  "blocking-a-customer",
  "desk-settings",
  "keyboard-help",
  "emoji-picker",
];
/** WCAG 1.4.12: what people may set texts to. */
const SPACING = "letter-spacing: 0.12em; word-spacing: 0.16em; line-height: 1.5;";

type Box = { name: string; rect: DOMRect; element: HTMLElement };

function buttonsOn(screen: Screen): Box[] {
  // Rows are buttons around all they say; what scrolls sideways has its own way.
  return screen
    .buttons()
    .filter((button) => !button.matches("[role=tab], [part=row], .image") && !button.closest(".groups"))
    .map((element) => ({
      element,
      rect: element.getBoundingClientRect(),
      name: element.ariaLabel ?? element.textContent.trim(),
    }));
}

/** Whether words of it stand beyond its edge. */
function isCut({ element }: Box): boolean {
  return element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1;
}

function overlap(one: Box, other: Box): boolean {
  const [a, b] = [one.rect, other.rect];
  const [width, height] = [
    Math.min(a.right, b.right) - Math.max(a.left, b.left),
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top),
  ];
  // What floats is over the rest.
  const layer = ({ element }: Box) => element.closest("dialog, [popover]");
  return width > 1 && height > 1 && layer(one) === layer(other);
}

/** Whether somebody can see it where it stands, and not only after scrolling. */
function isInSight({ rect, element }: Box): boolean {
  for (let around: Element | null = element; around; around = parentOf(around)) {
    const { overflowY, overflowX } = getComputedStyle(around);
    if (overflowY === "visible" && overflowX === "visible") continue;
    const box = around.getBoundingClientRect();
    if (rect.bottom <= box.top + 1 || rect.top >= box.bottom - 1) return false;
  }
  return true;
}

function parentOf(element: Element): Element | null {
  const root = element.getRootNode();
  return element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
}

describe("words of twice the size", () => {
  for (const width of [1280, 640]) {
    for (const state of STATES.filter(({ name }) => KEY_STATES.includes(name))) {
      it(`are whole, and buttons apart, in ${width} px: ${state.name}`, async () => {
        const desk = deskOf(state);
        const all = await aGadget(desk, { ...state.options, width, height: 900 });
        const { gadget, screen, frame } = all;
        gadget.style.setProperty("--fb-chat-font-size", "28px");
        gadget.shadowRoot!.querySelector<HTMLElement>(".gadget")!.style.cssText += SPACING;
        await state.act?.({ desk, gadget, screen });
        await gadget.updateComplete;

        const buttons = buttonsOn(screen).filter(isInSight);

        expect(buttons.length).to.be.greaterThan(1);
        expect(buttons.filter(isCut).map(({ name }) => name)).to.deep.equal([]);
        const { left, right } = frame.getBoundingClientRect();
        const outside = buttons.filter(({ rect, element }) => {
          const [from, to] = element.closest("[popover]") ? [0, window.innerWidth] : [left, right];
          return rect.left < from - 1 || rect.right > to + 1;
        });
        expect(outside.map(({ name }) => name)).to.deep.equal([]);
        const over = buttons.flatMap((one, at) =>
          buttons
            .slice(at + 1)
            .flatMap((other) => (overlap(one, other) ? `${one.name} | ${other.name}` : [])),
        );
        expect(over).to.deep.equal([]);
      });
    }
  }
});
