import { html, nothing } from "lit";
import type { Macro } from "../../worker/protocol/library/macro.ts";
import { boxFiles } from "../late/builder.ts";
import type { FileAnswer } from "../../worker/protocol/outgoing/given-file.ts";
import type { ConversationId } from "../../worker/protocol/ids.ts";
import { teamsOf } from "./desk-told.ts";
import { hasRight } from "../people/rights.ts";
import { openPopover } from "../shell/popover.ts";
import type { SeatController } from "../shell/seat-controller.ts";
import { written } from "../words/strings.ts";
import { factsOf, filled, forCustomer, leftIn, textOf, type Part } from "../library/for-customer.ts";
import { found, grouped, type Group } from "./found.ts";
import { namedIn, pictureOf, shownFiles, type Named } from "./files.ts";
import { allKept, heldNow, idOf, isMacro, saidOf, wordsForBox, type Canned } from "./kept.ts";
import { styles } from "./picker.styles.ts";
import { stepWords } from "./step-words.ts";
import { words } from "./words.ts";

/** What was chosen: words for the box with the blanks that are left, a message to be opened, what is done, or what is changed. */
export type Picked =
  | { does: "insert"; it: Canned; text: string; left: string[]; files: Named[] }
  | { does: "open"; id: string }
  | { does: "run"; id: string; macro: Macro }
  | { does: "edit"; it: Canned | null }
  | { does: "all" }
  /** Nothing; `typed`: what was typed into the search. `erases`: the slash goes as well. */
  | { does: "nothing"; typed: string; erases: boolean };

type Asked = {
  conversation: ConversationId;
  /** What was typed behind the slash before it opened. */
  query: string;
  /** It opened by a slash: a space or Backspace at the beginning lead back to it. */
  isTyped: boolean;
  /** Ids of what was used last, the newest first. */
  recent: readonly string[];
  isTouched: boolean;
};

/**
 * Lets the agent choose at `button`. Keys: what is typed is looked for, the arrows choose, Enter takes it, Tab leads to what
 * else can be done, Escape leaves; nothing means anything while a word is composed. Screen readers: a combobox with its list,
 * and beside it the whole of what is chosen.
 */
export async function pickCanned(button: HTMLElement, seat: SeatController, asked: Asked): Promise<Picked> {
  const { conversation, recent, isTyped } = asked;
  const w = words();
  let all = heldNow(seat);
  let isLost = false;
  let query = asked.query;
  let chosen: string | null = null;
  let picked: Picked | null = null;
  let redraw = (): void => {};

  const load = async (): Promise<void> => {
    isLost = false;
    all = await allKept(seat);
    isLost = all === null;
    redraw();
    if (all?.some(({ files }) => files !== undefined)) void boxFiles.load().then(redraw);
  };
  if (all === null || boxFiles.value === null) void load();

  const mayShare = seat.peek(({ session }) => hasRight(session, "configure_desk"));
  await openPopover(button, w.title, styles, (popover, draw, close) => {
    redraw = () => {
      if (popover.isConnected) draw();
    };
    const done = (it: Picked) => {
      picked = it;
      close();
    };
    const groups = groupsOf(all ?? [], query, recent);
    const shown = groups.flatMap((group) => group.all);
    const one = shown.find((it) => idOf(it) === chosen) ?? shown[0];
    const at = one === undefined ? -1 : shown.indexOf(one);
    const take = (it: Canned) => {
      done(pickedOf(it, seat, conversation));
    };
    const choose = (to: number) => {
      chosen = idOf(shown.at(to % shown.length)!);
      draw();
      popover.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
    };
    const onKey = (event: KeyboardEvent) => {
      if (isComposing(event)) return;
      const { key } = event;
      const isEmpty = query === "";
      if (key === "Escape") done({ does: "nothing", typed: query, erases: false });
      else if (key === "ArrowDown" && shown.length > 0) choose(at + 1);
      else if (key === "ArrowUp" && shown.length > 0) choose(at - 1);
      else if (key === "Enter") {
        // A key that is held down was meant for what was there when it went down.
        if (one && !event.repeat) take(one);
      } else if (key === " " && isEmpty && isTyped) done({ does: "nothing", typed: " ", erases: false });
      else if (key === "Backspace" && isEmpty && isTyped) done({ does: "nothing", typed: "", erases: true });
      else return;
      event.preventDefault();
    };
    const onPress = (event: Event) => {
      const id = (event.target as Element).closest("[role=option]")?.id ?? "";
      const it = shown[Number(id.replace("canned-", ""))];
      if (id !== "" && it) take(it);
    };
    const onInput = (event: Event) => {
      query = (event.target as HTMLInputElement).value;
      chosen = null;
      draw();
    };

    const option = (it: Canned) => {
      const index = shown.indexOf(it);
      return html`<div role="option" id="canned-${index}" aria-selected=${it === one ? "true" : "false"}>
        <span class="name" dir="auto">${it.name}</span>
        <span class="whose"
          >${it.shortcut === undefined ? nothing : html`<bdi class="key">/${it.shortcut}</bdi> `}${
            isMacro(it) ? html`<span class="macro">${w.macro}</span>` : nothing
          }</span
        >
        <span class="says" dir="auto">${lineOf(it, seat, conversation)}</span>
      </div>`;
    };
    const groupOf = (group: Group) =>
      html`<div role="group" aria-label=${w[group.of]}>
        <div class="heading" aria-hidden="true">${w[group.of]}</div>
        ${group.all.map(option)}
      </div>`;
    const none = (said: string) => html`<p class="none" role="status">${said}</p>`;
    const list = isLost
      ? html`<div class="none" role="alert">
          <p>${w.lost}</p>
          <button type="button" @click=${() => void load()}>${w.again}</button>
        </div>`
      : all === null
        ? html`<div class="none" aria-busy="true"></div>`
        : shown.length === 0
          ? none(query === "" ? w.none : w.notFound)
          : nothing;

    return html`<div class="canned">
      <input
        role="combobox"
        type="text"
        autocomplete="off"
        ?autofocus=${!asked.isTouched}
        aria-label=${w.search}
        placeholder=${w.search}
        aria-expanded="true"
        aria-autocomplete="list"
        aria-controls="canned-all"
        aria-activedescendant=${at < 0 ? nothing : `canned-${at}`}
        .value=${query}
        @input=${onInput}
        @keydown=${onKey}
      />
      <div class="panes ${one === undefined ? "empty" : ""}">
        <div
          role="listbox"
          id="canned-all"
          tabindex="-1"
          aria-label=${w.title}
          @click=${onPress}
          @keydown=${onKey}
        >
          ${groups.map(groupOf)}
        </div>
        ${list}
        ${
          one === undefined
            ? nothing
            : html`<div
                class="preview"
                role="group"
                tabindex="0"
                aria-label=${isMacro(one) ? w.does : w.preview}
              >
                ${renderPreview(one, seat, conversation)}
              </div>`
        }
      </div>
      <p class="sr-only" role="status">${all === null ? "" : w.count(shown.length)}</p>
      <div class="foot">
        <button
          type="button"
          class="quiet"
          @click=${() => {
            done({ does: "edit", it: null });
          }}
        >
          ${w.create}
        </button>
        ${
          one !== undefined && (one.scope === "mine" || mayShare)
            ? html`<button
                type="button"
                class="quiet"
                @click=${() => {
                  done({ does: "edit", it: one });
                }}
              >
                ${w.edit}
              </button>`
            : nothing
        }
        <span class="apart"></span>
        <button
          type="button"
          class="quiet"
          @click=${() => {
            done({ does: "all" });
          }}
        >
          ${w.all}
        </button>
      </div>
    </div>`;
  });
  return picked ?? { does: "nothing", typed: query, erases: false };
}

/** While an input method composes its keys choose a word; 229 is how Safari says so, and there only here. */
function isComposing(event: KeyboardEvent): boolean {
  // oxlint-disable-next-line typescript/no-deprecated
  return event.isComposing || event.keyCode === 229;
}

function groupsOf(all: readonly Canned[], query: string, recent: readonly string[]): Group[] {
  if (query.trim() === "") return grouped(all, recent, written.lang);
  const those = found(all, query, recent);
  return those.length === 0 ? [] : [{ of: "found", all: those }];
}

function pickedOf(it: Canned, seat: SeatController, conversation: ConversationId): Picked {
  const id = idOf(it);
  if (isMacro(it)) return { does: "run", id, macro: it };
  const parts = partsFor(it, seat, conversation);
  if (parts === null) return { does: "open", id };
  return {
    does: "insert",
    it,
    text: textOf(parts),
    left: leftIn(parts),
    files: filesFor(it, it, seat, conversation),
  };
}

/** Its words for this customer; null: it is more than words. */
export function partsFor(
  message: Pick<Extract<Canned, { outgoing: unknown }>, "outgoing" | "language" | "others">,
  seat: SeatController,
  conversation: ConversationId,
): Part[] | null {
  const { outgoing, language } = seat.peek((state) => forCustomer(message, state, conversation));
  const said = wordsForBox(outgoing);
  if (said === null) return null;
  const facts = seat.peek((state) => factsOf(state, conversation, seat.now(), language));
  return filled(said, facts);
}

/** The files that it sends this customer. */
function filesFor(
  message: Parameters<typeof partsFor>[0],
  it: Canned,
  seat: SeatController,
  conversation: ConversationId,
): Named[] {
  const { outgoing } = seat.peek((state) => forCustomer(message, state, conversation));
  return namedIn(outgoing, it);
}

function lineOf(it: Canned, seat: SeatController, conversation: ConversationId): string {
  if (isMacro(it)) return it.steps.map((step) => stepWords(step, seat)).join(" · ");
  const parts = partsFor(it, seat, conversation);
  const names = filesFor(it, it, seat, conversation).flatMap(({ kept }) => kept?.name ?? []);
  const said = parts === null ? saidOf(it.outgoing) : textOf(parts);
  return [said, ...names]
    .filter((part) => part !== "")
    .join(" · ")
    .replace(/\s+/g, " ");
}

function renderPreview(it: Canned, seat: SeatController, conversation: ConversationId) {
  const w = words();
  if (isMacro(it)) {
    const reply = it.steps.find((step) => step.do === "reply");
    return html`<ol>
        ${it.steps.map((step) => html`<li dir="auto">${stepWords(step, seat)}</li>`)}
      </ol>
      ${reply === undefined ? nothing : renderMessage(reply, it, seat, conversation)}`;
  }
  return html`${it.scope === "team" ? html`<p class="of" dir="auto">${teamName(it.team, seat)}</p>` : nothing}
  ${it.faults ? html`<p class="bad">${w.cannotSend}</p>` : nothing}
  ${renderMessage(it, it, seat, conversation)}`;
}

function renderMessage(
  message: Parameters<typeof partsFor>[0],
  it: Canned,
  seat: SeatController,
  conversation: ConversationId,
) {
  const parts = partsFor(message, seat, conversation);
  if (parts === null)
    return html`<p dir="auto"><span class="whole">${saidOf(message.outgoing)}</span></p>
      <p class="of">${words().isOpened}</p>`;
  const said = parts.map((part) =>
    "blank" in part
      ? html`<mark>{{<bdi>${part.blank}</bdi>}}</mark>`
      : part.isValue
        ? html`<bdi>${part.text}</bdi>`
        : part.text,
  );
  // No white space of the template's own: what is written keeps its lines.
  const text = said.length === 0 ? nothing : html`<p dir="auto"><span class="whole">${said}</span></p>`;
  const files = filesFor(message, it, seat, conversation);
  if (files.length === 0) return text;
  return html`${text}<fb-chat-file-rows
      .files=${shownFiles(files)}
      .label=${words().files(files.length)}
      .pictureOf=${(file: FileAnswer) => pictureOf(seat.tools, file)}
    ></fb-chat-file-rows>`;
}

/** What a team is called by now. */
export function teamName(id: string | undefined, seat: SeatController): string {
  const teams = seat.peek(teamsOf);
  return teams.find((team) => team.id === id)?.name ?? words().goneTeam;
}
