import { html, nothing, render } from "lit";
import { ifDefined } from "lit/directives/if-defined.js";
import { controls } from "./controls.styles.ts";
import { draw, icons, MIRRORED } from "./icons.ts";
import { floating } from "./floating.styles.ts";
import { styles } from "./menu.styles.ts";
import { place } from "./place.ts";
import { standIn } from "./stand-in.ts";

/** One line of a menu. */
export type MenuItem<Choice extends string> = {
  label: string;
  /** An icon of the set, 16 px. */
  icon?: unknown;
  /** What pressing it answers. Left out where it opens others. */
  choice?: Choice;
  /** A key that does the same elsewhere. */
  shortcut?: string;
  /** How much it holds. */
  count?: string;
  /** True or false: it is one of which several can be on. */
  isChecked?: boolean;
  /** True or false: it is one of which just one is on. */
  isChosen?: boolean;
  /** It cannot be chosen now, and why, in words. It stays reachable, so that everybody can hear why. */
  disabledBecause?: string;
  /** It cannot be undone: these come last, behind a line. */
  isGrave?: boolean;
  items?: MenuEntries<Choice>;
};

/** Lines of a menu; null draws a line between two groups. */
export type MenuEntries<Choice extends string> = readonly (MenuItem<Choice> | null)[];

/** How soon a letter follows another one in a word. */
const WORD_MS = 1_000;

const isAnchored = CSS.supports("position-area", "self-block-end span-self-inline-end");
/** chevron-right */
const further = draw("M9 18l6-6-6-6", MIRRORED);

/**
 * Opens a menu at its button, above everything, and answers what was chosen, null where nothing was. The focus is then
 * back at the button. `note` stands below the lines.
 *
 * Keys: it opens at what is chosen, else at the first. The arrows go up and down, around the ends; Home and End to the ends; letters to what begins with them. Enter and
 * Space choose; the arrow that points onward opens what an item holds, the other one closes it. Escape closes one menu,
 * Tab all. No key of an open menu means anything else to the gadget or the page.
 *
 * Screen readers: `menu` with the button's name, `menuitem`, `menuitemcheckbox` or `menuitemradio`; the button says whether it is open.
 */
export function openMenu<Choice extends string>(
  button: HTMLElement,
  name: string,
  items: MenuEntries<Choice>,
  note?: string,
): Promise<Choice | null> {
  // A press on it closes it on its way down, and would open it again on its way up.
  if (button.ariaExpanded === "true") return Promise.resolve(null);
  return new Promise((resolve) => {
    let chosen: Choice | null = null;
    const menu = new Menu(button, name, items, (choice) => {
      chosen = choice;
      menu.close();
    });
    // What is taken out of the page while it is open closes without a word.
    const end = standIn(
      button.getRootNode() as ShadowRoot,
      menu.element,
      [controls, floating, styles],
      () => {
        menu.gone();
      },
    );
    menu.onGone = () => {
      end();
      resolve(chosen);
    };
    menu.open(note);
  });
}

class Menu<Choice extends string> {
  readonly element: HTMLElement;
  onGone = () => {};
  readonly #button: HTMLElement;
  /** What the buttons stand for, in their order. */
  readonly #drawn: readonly MenuItem<Choice>[];
  readonly #choose: (choice: Choice) => void;
  /** The one that holds it. */
  readonly #outer: Menu<Choice> | null;
  #sub: Menu<Choice> | null = null;
  #isGone = false;
  /** Letters that follow one another within WORD_MS. */
  #typed = { letters: "", at: -Infinity };

  constructor(
    button: HTMLElement,
    name: string,
    items: MenuEntries<Choice>,
    choose: (choice: Choice) => void,
    outer: Menu<Choice> | null = null,
  ) {
    this.#outer = outer;
    this.#button = button;
    this.#choose = choose;
    const element = document.createElement("div");
    element.className = "menu floating";
    element.role = "menu";
    element.ariaLabel = name;
    element.popover = "auto";
    element.addEventListener("keydown", (event) => {
      this.#onKey(event);
    });
    for (const type of ["keyup", "keypress"])
      element.addEventListener(type, (event) => {
        event.stopPropagation();
      });
    element.addEventListener("toggle", (event) => {
      if (event.target === element && event.newState === "closed") this.gone();
    });
    this.element = element;
    const lines = inOrder(items);
    this.#drawn = lines.filter((item) => item !== null);
    render(
      lines.map((item) => this.#renderItem(item)),
      element,
    );
  }

  get #buttons(): HTMLElement[] {
    return [...this.element.querySelectorAll<HTMLElement>(":scope > button")];
  }

  open(note?: string): void {
    if (note !== undefined) {
      const said = document.createElement("p");
      said.textContent = note;
      said.role = "none";
      this.element.append(said);
      this.element.ariaDescription = note;
    }
    this.#button.ariaExpanded = "true";
    this.element.showPopover({ source: this.#button });
    if (!isAnchored) this.#follow();
    const chosen = this.element.querySelector<HTMLElement>(
      ":scope > [role=menuitemradio][aria-checked=true]",
    );
    (chosen ?? this.#buttons[0])?.focus();
  }

  /** The browser's word comes a task later: keys that were pressed since would meet what is no more. */
  close(): void {
    this.element.hidePopover();
    this.gone();
  }

  /** Where a browser does not keep the two together: it is placed once, and closed by what moves the button. */
  #follow(): void {
    place(this.element, this.#button, this.#button.role === "menuitem" ? "beside" : "below");
    const view = this.element.ownerDocument.defaultView;
    const close = (event: Event) => {
      if (event.target instanceof Node && this.element.contains(event.target)) return;
      this.close();
      for (const type of ["scroll", "resize"]) view?.removeEventListener(type, close, true);
    };
    for (const type of ["scroll", "resize"]) view?.addEventListener(type, close, true);
  }

  /** Closed by whatever: by a choice, a key, a press beside it, or with the element that it stands in. */
  gone(): void {
    if (this.#isGone) return;
    this.#isGone = true;
    this.#sub?.gone();
    this.element.remove();
    this.#button.ariaExpanded = "false";
    const { activeElement, body } = this.element.ownerDocument;
    if (activeElement === body) this.#button.focus();
    this.onGone();
  }

  #renderItem(item: MenuItem<Choice> | null) {
    if (item === null) return html`<hr />`;
    const { label, icon, shortcut, count = "", isChecked, isChosen, disabledBecause, isGrave, items } = item;
    const isOn = isChecked ?? isChosen;
    const choice: string | undefined = item.choice;
    const role =
      isChecked !== undefined ? "menuitemcheckbox" : isChosen !== undefined ? "menuitemradio" : "menuitem";
    return html`<button
      type="button"
      role=${role}
      class=${isGrave ? "grave" : ""}
      tabindex="-1"
      data-choice=${ifDefined(choice)}
      aria-checked=${ifDefined(isOn === undefined ? undefined : isOn ? "true" : "false")}
      aria-haspopup=${ifDefined(items ? "menu" : undefined)}
      aria-expanded=${ifDefined(items ? "false" : undefined)}
      aria-keyshortcuts=${ifDefined(shortcut)}
      aria-disabled=${ifDefined(disabledBecause === undefined ? undefined : "true")}
      @click=${(event: Event) => {
        this.#onPress(event, item);
      }}
      @pointerenter=${(event: PointerEvent) => {
        this.#onEnter(event, item);
      }}
    >
      ${icon ?? nothing}<span class="label"
        >${label}${disabledBecause === undefined ? nothing : html`<span class="why">${disabledBecause}</span>`}</span
      >${isOn ? icons.check : nothing}${count === "" ? nothing : html`<span class="count" dir="ltr">${count}</span>`}${
        shortcut === undefined ? nothing : html`<kbd aria-hidden="true">${shortcut}</kbd>`
      }${items ? further : nothing}
    </button>`;
  }

  #onPress(event: Event, item: MenuItem<Choice>): void {
    event.stopPropagation();
    if (item.disabledBecause !== undefined) return;
    if (item.items) this.#openSub(event.currentTarget as HTMLElement, item);
    else if (item.choice !== undefined) this.#choose(item.choice);
  }

  /** The pointer is over one of them: what another one holds closes. */
  #onEnter({ pointerType, currentTarget }: PointerEvent, item: MenuItem<Choice>): void {
    if (pointerType !== "mouse") return;
    const button = currentTarget as HTMLElement;
    if (this.#sub && button.ariaExpanded !== "true") this.#sub.close();
    button.focus({ preventScroll: true });
    this.#openSub(button, item);
  }

  #openSub(button: HTMLElement, { items, label, disabledBecause }: MenuItem<Choice>): void {
    if (!items || disabledBecause !== undefined || this.#sub) return;
    const sub = new Menu(button, label, items, this.#choose, this);
    this.#sub = sub;
    sub.onGone = () => {
      this.#sub = null;
    };
    this.element.append(sub.element);
    sub.open();
  }

  #onKey(event: KeyboardEvent): void {
    // One that it holds has heard it already.
    event.stopPropagation();
    const { key } = event;
    const buttons = this.#buttons;
    const root = this.element.getRootNode() as Document | ShadowRoot;
    const at = buttons.indexOf(root.activeElement as HTMLElement);
    const isRtl = getComputedStyle(this.element).direction === "rtl";
    const [onward, backward] = isRtl ? ["ArrowLeft", "ArrowRight"] : ["ArrowRight", "ArrowLeft"];
    if (key === "Tab") {
      event.preventDefault();
      this.#closeAll();
      return;
    }
    const steps: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: at < 0 ? -1 : at - 1,
      Home: 0,
      End: -1,
    };
    const to = steps[key];
    if (to !== undefined) buttons.at(to % buttons.length)?.focus();
    else if (key === onward && this.#drawn[at]?.items) this.#openSub(buttons[at]!, this.#drawn[at]);
    else if (key === backward && this.#button.role === "menuitem") this.close();
    else if (key.length === 1 && key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey)
      this.#type(key.toLocaleLowerCase(), event.timeStamp, at);
    else return;
    event.preventDefault();
  }

  /** The same letter again goes on to the next that begins with it. */
  #type(letter: string, at: number, from: number): void {
    const before = at - this.#typed.at < WORD_MS ? this.#typed.letters : "";
    const letters = before === letter ? letter : before + letter;
    this.#typed = { letters, at };
    const buttons = this.#buttons;
    const start = letters.length > 1 ? from : from + 1;
    const order = buttons.map((_, index) => buttons[(start + index + buttons.length) % buttons.length]!);
    order
      .find((button) =>
        button.querySelector(".label")?.textContent.trim().toLocaleLowerCase().startsWith(letters),
      )
      ?.focus();
  }

  #closeAll(): void {
    (this.#outer ?? this).close();
  }
}

/** What cannot be undone comes last, behind a line. */
function inOrder<Choice extends string>(items: MenuEntries<Choice>): MenuEntries<Choice> {
  const grave = items.filter((item) => item?.isGrave);
  const others = items.filter((item) => !item?.isGrave);
  const isParted = grave.length > 0 && others.length > 0 && others.at(-1) !== null;
  return [...others, ...(isParted ? [null] : []), ...grave];
}
