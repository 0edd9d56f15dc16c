import groups from "unicode-emoji-json/data-by-group.json";

/** What the picker needs; put together by who asks for it. */
export type EmojiWords = {
  title: string;
  search: string;
  recent: string;
  tone: string;
  none: string;
  close: string;
  /** In Unicode's order of groups. */
  groups: readonly string[];
};

/** What is kept from one time to the next. */
export type EmojiHabits = { recent: readonly string[]; tone: string };

type Emoji = (typeof groups)[number]["emojis"][number];

const FOUND_MAX = 80;
const RECENT_MAX = 24;
const TONES = ["", "\u{1F3FB}", "\u{1F3FC}", "\u{1F3FD}", "\u{1F3FE}", "\u{1F3FF}"];
/** One of each group, for its tab. */
const TABS = groups.map(({ emojis }) => emojis[0]?.emoji ?? "");

const STYLES = `
  dialog.emoji { display: flex; flex-direction: column; gap: 8px; box-sizing: border-box; inline-size: min(352px, calc(100vw - 16px));
    block-size: min(400px, calc(100vh - 16px)); padding: 12px; border: 1px solid var(--fb-chat-border-strong);
    border-radius: var(--fb-chat-radius); background: var(--fb-chat-surface); color: var(--fb-chat-text); }
  dialog.emoji::backdrop { background: rgb(0 0 0 / 20%); }
  dialog.emoji .top { display: flex; gap: 8px; }
  dialog.emoji input, dialog.emoji select { min-inline-size: 0; min-block-size: 32px; padding: 2px 8px; font: inherit; color: inherit;
    background: var(--fb-chat-surface); border: 1px solid var(--fb-chat-border-strong); border-radius: var(--fb-chat-radius); }
  dialog.emoji input { flex: 1; text-overflow: ellipsis; }
  dialog.emoji .tabs { display: flex; justify-content: space-between; }
  dialog.emoji .tabs button { min-inline-size: 28px; min-block-size: 28px; padding: 0; border: 0; border-radius: 4px; background: none;
    font-size: 1.15em; cursor: pointer; }
  dialog.emoji .tabs button[aria-selected="true"] { background: var(--fb-chat-surface-sunken);
    outline: 1px solid var(--fb-chat-border-strong); }
  dialog.emoji .grid { flex: 1; display: grid; grid-template-columns: repeat(auto-fill, minmax(36px, 1fr)); align-content: start;
    overflow-y: auto; }
  dialog.emoji .grid button { block-size: 36px; padding: 0; border: 0; border-radius: 4px; background: none; font-size: 1.5em;
    line-height: 1; cursor: pointer; }
  dialog.emoji .grid button:hover, dialog.emoji .grid button:focus-visible { background: var(--fb-chat-surface-sunken); }
  dialog.emoji p { margin: 0; color: var(--fb-chat-text-muted); }
`;

/** Lets somebody choose an emoji above everything: by group, by what was used last, or by its English name. */
export function pickEmoji(
  root: ShadowRoot,
  words: EmojiWords,
  habits: EmojiHabits,
): Promise<{ emoji: string; habits: EmojiHabits } | null> {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLES);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];

  const dialog = make("dialog", "emoji");
  dialog.setAttribute("aria-label", words.title);
  const search = make("input");
  Object.assign(search, { type: "search", placeholder: words.search });
  search.setAttribute("aria-label", words.search);
  const tone = make("select");
  tone.setAttribute("aria-label", words.tone);
  for (const one of TONES) tone.append(new Option(`✋${one}`, one));
  tone.value = TONES.includes(habits.tone) ? habits.tone : "";
  const top = make("div", "top");
  top.append(search, tone);
  const tabs = make("div", "tabs");
  tabs.setAttribute("role", "tablist");
  const grid = make("div", "grid");
  grid.setAttribute("role", "tabpanel");
  const close = make("button");
  close.textContent = words.close;
  dialog.append(top, tabs, grid, close);

  let chosen: string | null = null;
  const show = (emojis: readonly Emoji[], label: string): void => {
    grid.setAttribute("aria-label", label);
    grid.replaceChildren(...(emojis.length === 0 ? [nothingFound(words.none)] : emojis.map(button)));
    moveTo(grid, 0, false);
  };
  const button = (emoji: Emoji): HTMLButtonElement => {
    const element = make("button");
    const toned = withTone(emoji, tone.value);
    Object.assign(element, { type: "button", textContent: toned, title: emoji.name, tabIndex: -1 });
    element.setAttribute("aria-label", emoji.name);
    element.lang = "en";
    element.addEventListener("click", () => {
      chosen = toned;
      dialog.close();
    });
    return element;
  };
  const recent = habits.recent.flatMap((text) => byText().get(text) ?? []);
  const lists: { label: string; icon: string; emojis: readonly Emoji[] }[] = groups.map(
    ({ name, emojis }, index) => ({
      label: words.groups[index] ?? name,
      icon: TABS[index] ?? "",
      emojis,
    }),
  );
  if (recent.length > 0) lists.unshift({ label: words.recent, icon: "🕘", emojis: recent });
  let current = 0;
  const showTab = (index: number): void => {
    current = index;
    const list = lists[index];
    if (list) show(list.emojis, list.label);
    [...tabs.children].forEach((tab, place) => {
      tab.setAttribute("aria-selected", String(place === index));
      (tab as HTMLElement).tabIndex = place === index ? 0 : -1;
    });
  };
  for (const [index, { label, icon }] of lists.entries()) {
    const tab = make("button");
    Object.assign(tab, { type: "button", textContent: icon, title: label });
    tab.setAttribute("role", "tab");
    tab.setAttribute("aria-label", label);
    tab.addEventListener("click", () => {
      search.value = "";
      showTab(index);
    });
    tabs.append(tab);
  }
  showTab(0);

  const update = (): void => {
    const query = search.value.trim().toLowerCase();
    if (query === "") showTab(current);
    else show(find(query), words.search);
  };
  search.addEventListener("input", update);
  tone.addEventListener("change", update);
  tabs.addEventListener("keydown", (event) => {
    const step = stepOf(event, 1);
    if (step === null || Math.abs(step) !== 1) return;
    event.preventDefault();
    showTab((current + step + lists.length) % lists.length);
    (tabs.children[current] as HTMLElement).focus();
  });
  search.addEventListener("keydown", (event) => {
    if (event.isComposing || (event.key !== "ArrowDown" && event.key !== "Enter")) return;
    event.preventDefault();
    if (event.key === "ArrowDown") moveTo(grid, 0, true);
    else if (search.value.trim() !== "") grid.querySelector("button")?.click();
  });
  grid.addEventListener("keydown", (event) => {
    const step = stepOf(event, columnsOf(grid));
    if (step === null) return;
    event.preventDefault();
    moveTo(grid, indexOfFocus(grid) + step, true);
  });
  root.append(dialog);

  return new Promise((resolve) => {
    close.addEventListener("click", () => {
      dialog.close();
    });
    dialog.addEventListener("close", () => {
      dialog.remove();
      root.adoptedStyleSheets = root.adoptedStyleSheets.filter((other) => other !== sheet);
      const base = chosen === null ? null : chosen.replaceAll(/[\u{1F3FB}-\u{1F3FF}]/gu, "");
      const kept = base === null ? habits.recent : [base, ...habits.recent.filter((text) => text !== base)];
      const next = { recent: kept.slice(0, RECENT_MAX), tone: tone.value };
      resolve(chosen === null ? null : { emoji: chosen, habits: next });
    });
    dialog.showModal();
    search.focus();
  });
}

let all: Map<string, Emoji> | null = null;
function byText(): Map<string, Emoji> {
  all ??= new Map(groups.flatMap(({ emojis }) => emojis.map((emoji) => [emoji.emoji, emoji] as const)));
  return all;
}

/** Every word of the query begins some word of the name. */
function find(query: string): Emoji[] {
  const wanted = query.split(/\s+/);
  const fits = ({ name }: Emoji): boolean => {
    const names = name.toLowerCase().split(/[\s-]+/);
    return wanted.every((word) => names.some((part) => part.startsWith(word)));
  };
  return [...byText().values()].filter(fits).slice(0, FOUND_MAX);
}

/** The tone stands behind the person or hand, before what joins it to something else. */
function withTone({ emoji, skin_tone_support: isToned }: Emoji, tone: string): string {
  if (!isToned || tone === "") return emoji;
  const [first = "", ...rest] = emoji;
  return first + tone + (rest[0] === "\u{FE0F}" ? rest.slice(1) : rest).join("");
}

function stepOf({ key }: KeyboardEvent, row: number): number | null {
  const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -row, ArrowDown: row };
  return steps[key] ?? null;
}

function columnsOf(grid: HTMLElement): number {
  return Math.max(1, getComputedStyle(grid).gridTemplateColumns.split(" ").length);
}

function indexOfFocus(grid: HTMLElement): number {
  const focused = (grid.getRootNode() as ShadowRoot).activeElement;
  return [...grid.children].findIndex((child) => child === focused);
}

/** One button of the grid is in the order of Tab: the one the arrows came to. */
function moveTo(grid: HTMLElement, index: number, takesFocus: boolean): void {
  const buttons = [...grid.querySelectorAll("button")];
  const next = buttons[Math.min(Math.max(0, index), buttons.length - 1)];
  for (const button of buttons) button.tabIndex = button === next ? 0 : -1;
  if (takesFocus) next?.focus();
}

function nothingFound(words: string): HTMLElement {
  const element = make("p");
  element.setAttribute("role", "status");
  element.textContent = words;
  return element;
}

function make<K extends keyof HTMLElementTagNameMap>(tag: K, className = ""): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  if (className !== "") element.className = className;
  return element;
}
