import { html, LitElement, nothing } from "lit";
import type { Summary } from "../../worker/protocol/thread/conversation.ts";
import { threadMenu } from "../late/deeds.ts";
import { LateDeed } from "../late/late-deed.ts";
import { hasRight } from "../people/rights.ts";
import { wasErased } from "../session/erasures.ts";
import { actionIcons } from "../shell/action-icons.ts";
import { controls } from "../shell/controls.styles.ts";
import { define } from "../shell/define.ts";
import { iconButton } from "../shell/icon-button.ts";
import { SeatController } from "../shell/seat-controller.ts";
import { shared } from "../shell/shared.styles.ts";
import { desk } from "../state/desk.ts";
import { knows } from "../state/features.ts";
import type { Session } from "../state/state.ts";
import type { DeskState } from "../../worker/protocol/frames.ts";
import type * as ThreadMenu from "../thread/thread-menu.ts";
import { words as actionWords } from "../words/action-words.ts";
import { written } from "../words/strings.ts";
import { askDeed, askWaiting, askWithout, type LeftOut } from "./ask.ts";
import { styles } from "./fb-chat-bulk.styles.ts";
import {
  beyondOf,
  CHOSEN_MAX,
  countsOf,
  isOutdated,
  isOver,
  nextOf,
  whyNot,
  type Deed,
  type Run,
} from "./run.ts";
import { bulkRunsOf } from "./runs.ts";
import { speakHere, words } from "./words.ts";

/**
 * Above the rows while several are selected: how many, and what can be done with all of them; and what became of what was done.
 *
 * @element fb-chat-bulk
 */
export class FbChatBulk extends LitElement {
  static override get properties() {
    return { chosen: { attribute: false }, shown: { type: Number } };
  }
  static override styles = [shared, controls, styles];

  private readonly _seat = new SeatController(this);
  private readonly _desk = this._seat.slice(desk.of);
  private readonly _session = this._seat.slice((state) => state.session);
  private readonly _isOpen = this._seat.slice(({ connection }) => connection.state === "open");
  readonly #asking: LateDeed<typeof ThreadMenu> = new LateDeed(this, threadMenu);
  #stop = () => {};
  #isFollowing = false;
  #lang = "";

  /** The rows that are selected; null: nothing is being selected. */
  chosen: readonly Summary[] | null = null;
  /** How many rows could be. */
  shown = 0;
  /** Selects all rows, `max` at most, or ends it. */
  choose: (which: "all" | "end", max?: number) => void = () => {};

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  /** Does it with what is selected, as its button does; false: nothing is being selected. */
  does(name: Deed["do"]): boolean {
    if (this.chosen === null) return false;
    if (deedsOf(this._session.value, this._desk.value).includes(name) && !this.#asking.isLoading)
      this.#onDeed(name);
    return true;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
    this.#isFollowing = false;
  }

  protected override willUpdate(): void {
    const { lang } = written;
    const key = `${lang} ${this.chosen === null ? "" : "chosen"}`;
    if (key !== this.#lang) void speakHere().then(() => this.requestUpdate());
    this.#lang = key;
    if (this.#isFollowing || !this.isConnected || this._session.value === null) return;
    this.#isFollowing = true;
    const runs = bulkRunsOf(this._seat.tools);
    this.#stop = runs.onChange(() => {
      this.requestUpdate();
    });
    void runs.recall();
  }

  protected override render() {
    if (!this.#isFollowing) return nothing;
    const runs = bulkRunsOf(this._seat.tools).all;
    const last = runs.at(-1);
    return html`${this.chosen === null ? nothing : this.#renderBar(this.chosen)}
      <p class="sr-only" role="status">${last ? told(last) : ""}</p>
      ${
        runs.length === 0
          ? nothing
          : html`<section aria-label=${words().title}>${runs.map((run) => this.#renderRun(run))}</section>`
      }`;
  }

  #renderBar(chosen: readonly Summary[]) {
    const w = words();
    const isFew = chosen.length > 0 && chosen.length <= CHOSEN_MAX;
    const deeds = deedsOf(this._session.value, this._desk.value);
    return html`<div class="bar" role="group" aria-label=${w.title}>
      <p class="selected" role="status">
        ${w.selected(chosen.length)}${chosen.length < CHOSEN_MAX ? nothing : html` · ${w.most(CHOSEN_MAX)}`}
      </p>
      <button
        type="button"
        class="quiet all"
        ?disabled=${chosen.length === Math.min(this.shown, CHOSEN_MAX)}
        @click=${() => {
          this.choose("all", CHOSEN_MAX);
        }}
      >
        ${w.all(Math.min(this.shown, CHOSEN_MAX))}
      </button>
      ${iconButton({
        label: w.end,
        icon: actionIcons.clear,
        onPress: () => {
          this.choose("end");
        },
      })}
      <div class="deeds">
        ${deeds.map(
          (deed) =>
            html`<button
              type="button"
              aria-disabled=${isFew && !this.#asking.isLoading ? "false" : "true"}
              @click=${() => {
                this.#onDeed(deed);
              }}
            >
              ${w.does[deed]}
            </button>`,
        )}
      </div>
    </div>`;
  }

  #renderRun(run: Run) {
    const w = words();
    const runs = bulkRunsOf(this._seat.tools);
    const isStuck = run.phase === "stopped" || run.phase === "interrupted";
    const isLost = run.phase === "runs" && !this._isOpen.value;
    const button = (label: string, press: (id: string) => void) =>
      html`<button
        type="button"
        @click=${() => {
          press(run.id);
        }}
      >
        ${label}
      </button>`;
    return html`<div class="run ${isStuck || isLost || countsOf(run).refused > 0 ? "bad" : ""}">
      <div class="head">
        <p>${told(run)}</p>
        ${run.phase === "waits" ? button(w.undo, (id) => runs.undo(id)) : nothing}
        ${run.phase === "runs" ? button(w.stop, (id) => runs.stop(id)) : nothing}
        ${isStuck && nextOf(run) !== null ? button(w.goOn, () => this.#onGoOn(run)) : nothing}
        ${
          isStuck || run.phase === "done" || run.phase === "undone"
            ? iconButton({
                label: w.dismiss,
                icon: actionIcons.clear,
                onPress: () => {
                  runs.dismiss(run.id);
                },
              })
            : nothing
        }
      </div>
      ${isLost ? html`<p>${w.noConnection}</p>` : nothing} ${this.#renderItems(run, isStuck || isLost)}
    </div>`;
  }

  /** Said by name: those that were refused and why, and where it goes no further also what is not done, or not known. */
  #renderItems(run: Run, isAll: boolean) {
    if (isOver(run)) return nothing;
    const w = words();
    const state = this._seat.peek((it) => it);
    const said = run.items.filter(({ state: it }) => it === "refused" || (isAll && it !== "done"));
    if (said.length === 0) return nothing;
    return html`<ul tabindex="0" aria-label=${told(run)}>
      ${said.map(
        ({ conversation, customer, state: it, why }) =>
          html`<li>
            <bdi>${wasErased(state, conversation) ? "–" : customer}</bdi>:
            ${why === null ? w.states[it as "not" | "asked" | "refused"] : actionWords().refusal(why)}
          </li>`,
      )}
    </ul>`;
  }

  #onDeed(name: Deed["do"]) {
    const chosen = this.chosen ?? [];
    if (chosen.length === 0 || chosen.length > CHOSEN_MAX) return;
    const root = this.renderRoot as ShadowRoot;
    const leftOut = this.#leftOut(name, chosen);
    const able = chosen.filter((summary) => !leftOut.some((it) => it.summary === summary));
    void this.#asking.do(async (menu) => {
      await Promise.all([speakHere(), menu.speakHere()]);
      if (leftOut.length > 0 && !(await askWithout(root, leftOut, chosen.length))) return;
      const wanted = name === "close" ? await askWaiting(root, able, this._seat.now()) : able;
      if (wanted === null) return;
      const deed = await askDeed(root, this._seat, menu, name, wanted);
      if (deed === null) return;
      bulkRunsOf(this._seat.tools).start(deed, wanted);
      this.choose("end");
    });
  }

  /** What is not any more as it was when it was chosen is chosen anew. */
  #onGoOn(run: Run) {
    const runs = bulkRunsOf(this._seat.tools);
    if (!isOutdated(run.deed, this._desk.value?.routing ?? {}, this._seat.now())) return runs.goOn(run.id);
    const { items } = this._seat.peek(({ list }) => list);
    const isLeft = (name: string) => run.items.some((it) => it.conversation === name && it.state !== "done");
    const left = items.filter(({ conversation }) => isLeft(conversation));
    void this.#asking.do(async (menu) => {
      await Promise.all([speakHere(), menu.speakHere()]);
      const deed = await askDeed(this.renderRoot as ShadowRoot, this._seat, menu, run.deed.do, left);
      if (deed !== null) runs.goOn(run.id, deed);
    });
  }

  #leftOut(name: Deed["do"], chosen: readonly Summary[]): LeftOut[] {
    const session = this._session.value;
    const acts = hasRight(session, "act_for_colleagues");
    return chosen.flatMap((summary) => {
      const why = whyNot(name, summary, session?.me.sub ?? "", acts);
      return why === null ? [] : [{ summary, why }];
    });
  }
}

/** What the desk has and the Worker knows, for whoever answers. */
function deedsOf(session: Session | null, told: DeskState | null): Deed["do"][] {
  const has = { session };
  return [
    "close",
    ...(knows(has, "transfer") ? (["give"] as const) : []),
    ...(knows(has, "tags") && (told?.routing?.tags?.length ?? 0) > 0 ? (["tag"] as const) : []),
    ...(knows(has, "assign") ? (["snooze"] as const) : []),
  ];
}

function told(run: Run): string {
  const w = words();
  const { done, refused } = countsOf(run);
  const deed = w.deeds[run.deed.do](run.items.length);
  const beyond = beyondOf(run);
  const of = run.deed.do === "give" ? (run.deed.room?.name ?? "") : "";
  const said = w.phases[run.phase](deed, done);
  return `${said}${beyond === 0 ? "" : w.beyond(beyond, of)}${refused === 0 ? "" : w.not(refused)}`;
}

define("fb-chat-bulk", FbChatBulk);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-bulk": FbChatBulk;
  }
}
