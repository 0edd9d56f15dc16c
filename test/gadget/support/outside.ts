/** What has no room in a gadget that is as narrow as a phone. */
import type { Screen } from "./screen.ts";

/** Names of buttons beyond the end of the frame. Tabs scroll, and rows of cards; dialogs stand above the page. */
export function buttonsBeyond(screen: Screen, frame: HTMLElement): string[] {
  const { right } = frame.getBoundingClientRect();
  const beyond = screen.buttons().filter((button) => {
    return (
      button.role !== "tab" &&
      !button.closest("dialog, [popover]") &&
      !(button.getRootNode() as ShadowRoot).host.closest(".row") &&
      button.getBoundingClientRect().right > right + 1
    );
  });
  return beyond.map((button) => button.textContent.trim());
}

/** Names of buttons that are not within the frame. Dialogs stand above the page. */
export function buttonsOutside(screen: Screen, frame: HTMLElement): string[] {
  const { left, right } = frame.getBoundingClientRect();
  const outside = screen.buttons().filter((button) => {
    if (button.closest("dialog, [popover]") || isScrolled(button)) return false;
    const box = button.getBoundingClientRect();
    return box.right > right + 1 || box.left < left - 1;
  });
  return outside.map((button) => button.textContent.trim());
}

/** Part of a row that scrolls, as tabs and cards do. */
function isScrolled(element: Element): boolean {
  for (let around: Element | null = element; around; around = above(around)) {
    if (around.scrollWidth > around.clientWidth && /auto|scroll/.test(getComputedStyle(around).overflowX))
      return true;
  }
  return false;
}

function above(element: Element): Element | null {
  const root = element.getRootNode();
  return element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
}
