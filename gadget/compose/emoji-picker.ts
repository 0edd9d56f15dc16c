import { html } from "lit";
import data from "unicode-emoji-json/data-by-group.json";
import { openPopover } from "../shell/popover.ts";
import { styles } from "./emoji-picker.styles.ts";

/** What the picker needs; put together by who asks for it. */
type EmojiWords = {
  title: string;
  search: string;
  recent: string;
  tone: string;
  none: string;
  /** In Unicode's order of groups. */
  groups: readonly string[];
};

/** What is kept from one time to the next. */
type EmojiHabits = { recent: readonly string[]; tone: string };

type Emoji = (typeof data)[number]["emojis"][number];

/** Of younger ones many systems have no pictures yet (Unicode 15.1 is of 2023). */
const NEWEST = 15.1;
const FOUND_MAX = 80;
/** Three rows. */
const RECENT_MAX = 27;
const groups = data.map(({ name, emojis }) => ({
  name,
  emojis: emojis.filter(({ emoji_version: version }) => Number(version) <= NEWEST),
}));
const TONES = ["", "\u{1F3FB}", "\u{1F3FC}", "\u{1F3FD}", "\u{1F3FE}", "\u{1F3FF}"];

/** A group of them as it is shown. */
type Group = { label: string; icon: string; emojis: readonly Emoji[] };

/**
 * Lets somebody choose an emoji at its button: of all groups, those used last before them, or by its English name. Null:
 * none was chosen. Who pressed with a finger (`isTouched`) is not given the keyboard of the screen at once.
 *
 * Keys: letters search from anywhere, Enter takes the first that is found. Down leads from the search to the emoji,
 * arrows through them, and above the first row back.
 */
export async function pickEmoji(
  button: HTMLElement,
  words: EmojiWords,
  habits: EmojiHabits,
  isTouched: boolean,
): Promise<{ emoji: string; habits: EmojiHabits } | null> {
  const all: Group[] = groups.map(({ name, emojis }, index) => ({
    label: words.groups[index] ?? name,
    icon: emojis[0]?.emoji ?? "",
    emojis,
  }));
  const recent = habits.recent.flatMap((text) => byText().get(text) ?? []);
  if (recent.length > 0) all.unshift({ label: words.recent, icon: "\u{1F558}", emojis: recent });
  let tone = TONES.includes(habits.tone) ? habits.tone : "";
  let query = "";
  let chosen: string | null = null;
  /** The emoji that is in the order of Tab. */
  let stop: HTMLElement | undefined;

  await openPopover(button, words.title, styles, (popover, draw, close) => {
    const one = <T extends HTMLElement>(selector: string) => popover.querySelector<T>(selector)!;
    const within = (selector: string) => [...popover.querySelectorAll<HTMLElement>(selector)];
    const stopAt = (emoji: HTMLElement | undefined) => {
      if (stop) stop.tabIndex = -1;
      stop = emoji;
      if (stop) stop.tabIndex = 0;
      one(".name").textContent = stop?.ariaLabel ?? "";
    };
    /** For the styles. Not by an attribute, which pages may forbid in their policy. */
    const count = () => {
      for (const grid of within(".grid")) grid.style.setProperty("--_count", String(grid.childElementCount));
    };
    const onSearch = () => {
      query = one<HTMLInputElement>("input").value.trim().toLowerCase();
      tone = one<HTMLSelectElement>("select").value;
      draw();
      count();
      one(".all").scrollTop = 0;
      stopAt(within(".all button")[0]);
    };
    const onSearchKey = (event: KeyboardEvent) => {
      if (event.isComposing || (event.key !== "ArrowDown" && event.key !== "Enter")) return;
      event.preventDefault();
      const first = within(".all button")[0];
      if (event.key === "ArrowDown") (stop ?? first)?.focus();
      else if (query !== "") first?.click();
    };
    /** From anywhere else what is typed goes into the search. */
    const onKey = ({ key, target, ctrlKey, metaKey, altKey }: KeyboardEvent) => {
      const isTyped = (key.length === 1 && key !== " ") || key === "Backspace";
      if (isTyped && !ctrlKey && !metaKey && !altKey && !(target as Element).matches("input, select"))
        one("input").focus();
    };
    const onEmojiKey = (event: KeyboardEvent) => {
      const at = event.target as HTMLElement;
      const sizes = within("section").map((section) => section.querySelectorAll("button").length);
      const buttons = within(".all button");
      const isRtl = getComputedStyle(popover).direction === "rtl";
      const to = placeFrom(buttons.indexOf(at), event.key, { sizes, columns: columnsIn(popover), isRtl });
      if (to === null) return;
      event.preventDefault();
      (buttons[to] ?? one("input")).focus();
    };
    const onTabKey = (event: KeyboardEvent) => {
      const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      if (step === undefined) return;
      event.preventDefault();
      const tabs = within(".groups button");
      const onward = getComputedStyle(popover).direction === "rtl" ? -step : step;
      tabs.at((tabs.indexOf(event.target as HTMLElement) + onward) % tabs.length)?.focus();
    };
    const onScroll = () => {
      const { scrollTop } = one(".all");
      const above = within("section").filter(({ offsetTop }) => offsetTop <= scrollTop + 1);
      for (const [index, tab] of within(".groups button").entries()) {
        const isHere = query === "" && index === Math.max(0, above.length - 1);
        tab.ariaCurrent = isHere ? "true" : "false";
        tab.tabIndex = isHere || (query !== "" && index === 0) ? 0 : -1;
      }
    };
    const goTo = (index: number) => {
      one<HTMLInputElement>("input").value = "";
      if (query !== "") onSearch();
      const section = within("section")[index]!;
      one(".all").scrollTop = section.offsetTop;
      stopAt(section.querySelector("button") ?? undefined);
    };
    const choose = (emoji: string) => {
      chosen = emoji;
      close();
    };
    const onEnter = (event: Event) => {
      if (event.target instanceof HTMLButtonElement) one(".name").textContent = event.target.ariaLabel;
    };

    const emojiButton = (emoji: Emoji) => {
      const toned = withTone(emoji, tone);
      return html`<button
        type="button"
        lang="en"
        aria-label=${emoji.name}
        tabindex="-1"
        @click=${() => {
          choose(toned);
        }}
        .textContent=${toned}
      ></button>`;
    };
    const groupOf = ({ label, emojis }: Group) =>
      html`<section role="group" aria-label=${label}>
        <div class="heading" aria-hidden="true">${label}</div>
        <div class="grid">${emojis.map(emojiButton)}</div>
      </section>`;
    if (!stop)
      queueMicrotask(() => {
        count();
        stopAt(within(".all button")[0]);
      });
    const found = query === "" ? [] : find(query);
    return html`<div class="emoji" @keydown=${onKey}>
      <div class="top">
        <input
          type="search"
          autocomplete="off"
          ?autofocus=${!isTouched}
          placeholder=${words.search}
          aria-label=${words.search}
          @input=${onSearch}
          @keydown=${onSearchKey}
        />
        <select aria-label=${words.tone} @change=${onSearch}>
          ${TONES.map((each) => html`<option value=${each} ?selected=${each === tone}>✋${each}</option>`)}
        </select>
      </div>
      <div class="groups" role="toolbar" aria-label=${words.title} @keydown=${onTabKey}>
        ${all.map(
          ({ label, icon }, index) =>
            html`<button
              type="button"
              aria-label=${label}
              aria-current=${index === 0 ? "true" : "false"}
              data-tip
              tabindex=${index === 0 ? 0 : -1}
              @click=${() => {
                goTo(index);
              }}
            >
              ${icon}
            </button>`,
        )}
      </div>
      <div
        class="all"
        @keydown=${onEmojiKey}
        @scroll=${onScroll}
        @pointerover=${onEnter}
        @focusin=${(event: Event) => {
          stopAt(event.target as HTMLElement);
        }}
      >
        ${
          query === ""
            ? all.map(groupOf)
            : found.length === 0
              ? html`<p role="status">${words.none}</p>`
              : groupOf({ label: words.search, icon: "", emojis: found })
        }
      </div>
      <p class="name" lang="en" aria-hidden="true"></p>
    </div>`;
  });

  if (chosen === null) return null;
  const emoji: string = chosen;
  const base = emoji.replaceAll(/[\u{1F3FB}-\u{1F3FF}]/gu, "");
  const kept = [base, ...habits.recent.filter((text) => text !== base)];
  return { emoji, habits: { recent: kept.slice(0, RECENT_MAX), tone } };
}

let known: Map<string, Emoji> | null = null;
function byText(): Map<string, Emoji> {
  known ??= new Map(groups.flatMap(({ emojis }) => emojis.map((emoji) => [emoji.emoji, emoji] as const)));
  return known;
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

/** How many there are in each group, in how many columns they stand, and from which side they are read. */
type Layout = { sizes: readonly number[]; columns: number; isRtl: boolean };

/**
 * Where a key leads from an emoji, both counted through all groups; -1: out, above the first row. Null: it means nothing
 * here.
 */
export function placeFrom(at: number, key: string, { sizes, columns, isRtl }: Layout): number | null {
  const last = sizes.reduce((sum, size) => sum + size, 0) - 1;
  const within = (place: number) => Math.min(Math.max(0, place), last);
  if (key === "Home") return 0;
  if (key === "End") return last;
  if (key === "ArrowLeft") return within(at + (isRtl ? 1 : -1));
  if (key === "ArrowRight") return within(at + (isRtl ? -1 : 1));
  if (key !== "ArrowDown" && key !== "ArrowUp") return null;
  const step = key === "ArrowDown" ? 1 : -1;
  const rows = rowsOf(sizes, columns);
  const row = rows.findIndex(({ from, size }) => at < from + size);
  const next = rows[row + step];
  if (!next) return step < 0 ? -1 : at;
  return next.from + Math.min(at - rows[row]!.from, next.size - 1);
}

/** Each group begins a row of its own. */
function rowsOf(sizes: readonly number[], columns: number): { from: number; size: number }[] {
  let start = 0;
  return sizes.flatMap((size) => {
    const first = start;
    start += size;
    return Array.from({ length: Math.ceil(size / columns) }, (_, row) => ({
      from: first + row * columns,
      size: Math.min(columns, size - row * columns),
    }));
  });
}

function columnsIn(popover: HTMLElement): number {
  const grid = popover.querySelector(".grid");
  return grid ? Math.max(1, getComputedStyle(grid).gridTemplateColumns.split(" ").length) : 1;
}
