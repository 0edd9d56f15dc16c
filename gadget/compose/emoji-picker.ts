import { html } from "lit";
import groups from "unicode-emoji-json/data-by-group.json";
import { openDialog } from "../shell/dialog.ts";
import { styles } from "./emoji-picker.styles.ts";

/** What the picker needs; put together by who asks for it. */
type EmojiWords = {
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
type EmojiHabits = { recent: readonly string[]; tone: string };

type Emoji = (typeof groups)[number]["emojis"][number];

const FOUND_MAX = 80;
const RECENT_MAX = 24;
const TONES = ["", "\u{1F3FB}", "\u{1F3FC}", "\u{1F3FD}", "\u{1F3FE}", "\u{1F3FF}"];
/** One of each group, for its tab. */
const TABS = groups.map(({ emojis }) => emojis[0]?.emoji ?? "");

/** Lets somebody choose an emoji above everything: by group, by what was used last, or by its English name. */
export async function pickEmoji(
  root: ShadowRoot,
  words: EmojiWords,
  habits: EmojiHabits,
): Promise<{ emoji: string; habits: EmojiHabits } | null> {
  const lists: { label: string; icon: string; emojis: readonly Emoji[] }[] = groups.map(
    ({ name, emojis }, index) => ({ label: words.groups[index] ?? name, icon: TABS[index] ?? "", emojis }),
  );
  const recent = habits.recent.flatMap((text) => byText().get(text) ?? []);
  if (recent.length > 0) lists.unshift({ label: words.recent, icon: "🕘", emojis: recent });
  let tone = TONES.includes(habits.tone) ? habits.tone : "";
  let query = "";
  let group = 0;
  /** The emoji that is in the order of Tab: the one the arrows came to. */
  let place = 0;
  let chosen: string | null = null;

  await openDialog(root, words.title, styles, (dialog, draw) => {
    const { label, emojis } = lists[group]!;
    const shown = query === "" ? emojis : find(query);
    const all = <T extends HTMLElement>(selector: string) => [...dialog.querySelectorAll<T>(selector)];
    const showGroup = (index: number) => {
      [query, group, place] = ["", (index + lists.length) % lists.length, 0];
      for (const search of all<HTMLInputElement>("input")) search.value = "";
      draw();
    };
    const onSearch = () => {
      query = all<HTMLInputElement>("input")[0]!.value.trim().toLowerCase();
      tone = all<HTMLSelectElement>("select")[0]!.value;
      place = 0;
      draw();
    };
    const moveTo = (index: number) => {
      place = Math.min(Math.max(0, index), shown.length - 1);
      draw();
      all(".grid button")[place]?.focus();
    };
    const onSearchKey = (event: KeyboardEvent) => {
      if (event.isComposing || (event.key !== "ArrowDown" && event.key !== "Enter")) return;
      event.preventDefault();
      if (event.key === "ArrowDown") moveTo(0);
      else if (query !== "") all(".grid button")[0]?.click();
    };
    const onTabKey = (event: KeyboardEvent) => {
      const step = stepOf(event, 0);
      if (!step) return;
      event.preventDefault();
      showGroup(group + step);
      all(".tabs button")[group]?.focus();
    };
    const onGridKey = (event: KeyboardEvent) => {
      const step = stepOf(event, columnsOf(all(".grid")[0]!));
      if (step === null) return;
      event.preventDefault();
      moveTo(place + step);
    };
    const choose = (emoji: string) => {
      chosen = emoji;
      dialog.close();
    };

    const tab = ({ label, icon }: (typeof lists)[number], index: number) =>
      html`<button
        type="button"
        role="tab"
        title=${label}
        aria-label=${label}
        aria-selected=${index === group ? "true" : "false"}
        tabindex=${index === group ? 0 : -1}
        @click=${() => {
          showGroup(index);
        }}
      >
        ${icon}
      </button>`;
    const button = (emoji: Emoji, index: number) => {
      const toned = withTone(emoji, tone);
      return html`<button
        type="button"
        lang="en"
        title=${emoji.name}
        aria-label=${emoji.name}
        tabindex=${index === place ? 0 : -1}
        @click=${() => {
          choose(toned);
        }}
        .textContent=${toned}
      ></button>`;
    };
    return html`
      <div class="top">
        <input
          type="search"
          placeholder=${words.search}
          aria-label=${words.search}
          @input=${onSearch}
          @keydown=${onSearchKey}
        />
        <select aria-label=${words.tone} @change=${onSearch}>
          ${TONES.map((one) => html`<option value=${one} ?selected=${one === tone}>✋${one}</option>`)}
        </select>
      </div>
      <div class="tabs" role="tablist" @keydown=${onTabKey}>${lists.map(tab)}</div>
      <div
        class="grid"
        role="tabpanel"
        aria-label=${query === "" ? label : words.search}
        @keydown=${onGridKey}
      >
        ${shown.length === 0 ? html`<p role="status">${words.none}</p>` : shown.map(button)}
      </div>
      <button
        type="button"
        @click=${() => {
          dialog.close();
        }}
      >
        ${words.close}
      </button>
    `;
  });

  if (chosen === null) return null;
  const emoji: string = chosen;
  const base = emoji.replaceAll(/[\u{1F3FB}-\u{1F3FF}]/gu, "");
  const kept = [base, ...habits.recent.filter((text) => text !== base)];
  return { emoji, habits: { recent: kept.slice(0, RECENT_MAX), tone } };
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
