import type WaCheckbox from "@awesome.me/webawesome/dist/components/checkbox/checkbox.js";
import { css, html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { HIDDEN } from "../../../worker/protocol/masking/hidden.ts";
import { MASK_KINDS, MASK_READERS, MASK_REVEALERS } from "../../../worker/protocol/masking/kinds.ts";
import type { Masking } from "../../../worker/protocol/masking/masking.ts";
import { AskedOfDesk, doneAtDesk } from "../shell/asked-of-desk.ts";
import { deskChoice } from "../shell/desk-choice.ts";
import { AdminScreen } from "../shell/admin-screen.ts";
import { define } from "../shell/define.ts";
import { deskField, focusField, textField } from "../shell/fields.ts";
import { fault, lossOf, lostOnce } from "../shell/parts.ts";
import { textArea } from "../shell/text-area.ts";
import { textAreaStyles } from "../shell/text-area.styles.ts";
import type { Outcome, Refusal } from "../wire/api.ts";
import type { ResultOf } from "../wire/commands.ts";
import { w } from "../words/words.ts";
import { readTyped, typedOf, type Typed, type Wrong } from "./draft.ts";
import { maskingWords } from "./words/words.ts";

type Listed = "kinds" | "sees" | "reveals";

/** What is hidden in texts at a desk, and from whom; with a text of one's own it is tried before it is saved. */
export class FbChatAdminMasking extends AdminScreen {
  static override get properties() {
    return {
      ...super.properties,
      _desk: { state: true },
      _masking: { state: true },
      _typed: { state: true },
      _wrong: { state: true },
      _refusal: { state: true },
      _text: { state: true },
      _tried: { state: true },
    };
  }
  static override styles = [
    ...AdminScreen.styles,
    textAreaStyles,
    css`
      fieldset {
        display: flex;
        flex-wrap: wrap;
        gap: 8px 20px;
        margin: 0;
        padding: 0;
        border: 0;
      }

      legend {
        margin-block-end: 6px;
        padding: 0;
        font-weight: 600;
      }

      .outcome {
        padding: 8px 12px;
        border-radius: var(--fb-chat-radius);
        background: var(--fb-chat-surface-raised, color-mix(in srgb, currentcolor 6%, transparent));
        overflow-wrap: anywhere;
        white-space: pre-wrap;
      }

      mark {
        border-radius: 4px;
        background: color-mix(in srgb, currentcolor 18%, transparent);
        color: inherit;
        unicode-bidi: isolate;
      }
    `,
  ];

  private _desk = "";
  /** As it stands in the fields; null: it is being read. */
  private _masking: Masking | null = null;
  private _typed: Typed = { countries: "", patterns: "", spared: "", reasons: "" };
  private _wrong: Wrong = {};
  private _refusal: Refusal | null = null;
  private _text = "";
  private _tried: ResultOf<"masking.try"> | null = null;
  readonly #asked = new AskedOfDesk<ResultOf<"masking.read">>({
    choice: () => this.#at,
    ask: (at) => this.admin.call("masking.read", at),
    take: (outcome) => {
      if (!outcome.ok) return void (this._refusal = outcome.refusal);
      const { masking } = outcome.value;
      Object.assign(this, { _masking: masking, _typed: typedOf(masking), _refusal: null, _wrong: {} });
    },
  });

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.admin.may("connect_pages")) void this.admin.load("desks");
  }

  protected override willUpdate(): void {
    void this.#asked.look();
  }

  protected override render() {
    const words = maskingWords();
    return html`<div class="screen">
      <h1>${words.title}</h1>
      <p class="muted">${words.intro}</p>
      <form class="block" novalidate @submit=${this._onSave}>
        ${deskField(this.#at.desks, this.#at.desk, this._onDesk, { name: "maskingDesk" })}
        ${lostOnce([lossOf(this.admin, "desks"), { refusal: this._refusal, onAgain: this._onAgain }])}
        ${
          this._masking !== null
            ? this._renderFields(this._masking)
            : this._refusal === null && this.#at.isMeant
              ? html`<p class="loading" role="status">${w.loading}</p>`
              : nothing
        }
      </form>
      ${this._masking === null ? nothing : this._renderTry()}
    </div>`;
  }

  private _renderFields(masking: Masking) {
    const words = maskingWords();
    const { roles } = words;
    const tick = (name: "isOn", label: string) =>
      box(name, label, masking[name], (is) => {
        this.#set({ [name]: is });
      });
    const whole = (name: "webhooks" | "bots", label: string) =>
      box(name, label, masking[name] === "whole", (is) => {
        this.#set({ [name]: is ? "whole" : "masked" });
      });
    return html`${tick("isOn", words.isOn)}
      ${this._renderChoice(
        "kinds",
        words.kindsTitle,
        MASK_KINDS.map((it) => [it, words.kinds[it]]),
      )}
      ${textField({
        ...{ name: "countries", label: words.countries, hint: words.countriesHint, isCode: true },
        value: this._typed.countries,
        wrong: this._wrong.countries ? words.wrong.countries : null,
        onInput: (value) => this.#type("countries", value),
      })}
      ${this._renderLines("patterns", words.patterns, words.patternsHint, true)}
      ${this._renderLines("spared", words.spared, words.sparedHint, true)}
      ${this._renderChoice(
        "sees",
        words.who,
        MASK_READERS.map((it) => [it, roles[it]]),
      )}
      ${this._renderChoice(
        "reveals",
        words.reveals,
        MASK_REVEALERS.map((it) => [it, roles[it]]),
      )}
      ${this._renderLines("reasons", words.reasons, words.reasonsHint, false)}
      <fieldset>
        <legend>${words.programs}</legend>
        ${whole("webhooks", words.webhooks)} ${whole("bots", words.bots)}
      </fieldset>
      <p class="muted">${words.programsHint}</p>
      <div class="buttons">
        <wa-button type="submit" variant="brand" ?loading=${this.doing.busy === "save"}
          >${words.save}</wa-button
        >
        <span role="status">${this.doing.done === "save" ? words.saved : ""}</span>
      </div>
      ${fault(this.doing.refusal?.of === "save" ? this.doing.refusal : null)}`;
  }

  private _renderChoice(name: Listed, label: string, choices: readonly (readonly [string, string])[]) {
    const chosen = (this._masking?.[name] ?? []) as readonly string[];
    return html`<fieldset>
      <legend>${label}</legend>
      ${choices.map(([value, said]) =>
        box(`${name}.${value}`, said, chosen.includes(value), (is) => {
          this.#set({
            [name]: choices.map(([it]) => it).filter((it) => (it === value ? is : chosen.includes(it))),
          });
        }),
      )}
    </fieldset>`;
  }

  private _renderLines(name: keyof Typed, label: string, hint: string, isCode: boolean) {
    const { wrong } = maskingWords();
    const fault = this._wrong[name];
    return textArea({
      ...{ name, label, hint, isCode, value: this._typed[name] },
      wrong:
        fault === undefined ? null : "line" in fault ? wrong.pattern(fault.line) : wrong.tooMany(fault.most),
      onInput: (value) => this.#type(name, value),
    });
  }

  private _renderTry() {
    const words = maskingWords();
    return html`<form class="block" novalidate @submit=${this._onTry}>
      <h2>${words.tryTitle}</h2>
      ${textArea({
        ...{ name: "text", label: words.tryLabel, value: this._text, hint: "", wrong: null },
        onInput: (text) => {
          Object.assign(this, { _text: text, _tried: null });
        },
      })}
      <div class="buttons">
        <wa-button type="submit" appearance="outlined" ?loading=${this.doing.busy === "try"}
          >${words.tryPress}</wa-button
        >
      </div>
      <div role="status">${this._tried === null ? nothing : this._renderOutcome(this._tried)}</div>
      ${fault(this.doing.refusal?.of === "try" ? this.doing.refusal : null)}
    </form>`;
  }

  private _renderOutcome({ text, hidden }: ResultOf<"masking.try">) {
    const words = maskingWords();
    if (hidden.length === 0) return html`<p>${words.nothing}</p>`;
    const [first, ...others] = text.split(HIDDEN);
    return html`<p class="muted">${words.outcome}</p>
      <p class="outcome" dir="auto">${first}${others.map((rest) => html`<mark>${HIDDEN}</mark>${rest}`)}</p>`;
  }

  get #at() {
    return deskChoice(this.admin, this._desk);
  }

  #set(change: Partial<Masking>): void {
    if (this._masking !== null) this._masking = { ...this._masking, ...change };
    this.#isOther();
  }

  #type(name: keyof Typed, value: string): void {
    this._typed = { ...this._typed, [name]: value };
    this.#isOther();
  }

  /** What stands in the fields is no longer what was saved or tried. */
  #isOther(): void {
    this._tried = null;
    this.doing.forget();
  }

  /** As it stands in the fields; null: something is wrong with one, which has the focus then. */
  #draft(): Masking | null {
    if (this._masking === null) return null;
    const read = readTyped(this._typed, this._masking);
    this._wrong = "wrong" in read ? read.wrong : {};
    if (!("wrong" in read)) return { ...this._masking, ...read };
    focusField(this.shadowRoot, Object.keys(read.wrong)[0]);
    return null;
  }

  private readonly _onDesk = (desk: string) => {
    Object.assign(this, { _desk: desk, _masking: null, _refusal: null });
    this.#isOther();
  };

  private readonly _onAgain = () => {
    this._refusal = null;
    void this.#asked.again();
  };

  private readonly _onSave = async (event: Event) => {
    event.preventDefault();
    const masking = this.#draft();
    if (masking === null) return;
    const saved = await this.#do("save", (at) => this.admin.call("masking.save", { ...at, masking }));
    if (saved !== null) Object.assign(this, { _masking: masking, _typed: typedOf(masking) });
  };

  private readonly _onTry = async (event: Event) => {
    event.preventDefault();
    const masking = this.#draft();
    if (masking === null) return;
    const text = this._text;
    const tried = await this.#do("try", (at) => this.admin.call("masking.try", { ...at, masking, text }));
    if (tried !== null && this._text === text) this._tried = tried.value;
  };

  #do<T>(name: string, ask: (at: { desk?: string }) => Promise<Outcome<T>>) {
    return doneAtDesk(this.doing, name, () => this.#at, ask);
  }
}

function box(name: string, label: string, value: boolean, onSet: (is: boolean) => void) {
  return html`<wa-checkbox
    data-field=${name}
    .checked=${live(value)}
    @change=${(event: Event) => {
      onSet((event.target as WaCheckbox).checked);
    }}
    >${label}</wa-checkbox
  >`;
}

define("fb-chat-admin-masking", FbChatAdminMasking);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-admin-masking": FbChatAdminMasking;
  }
}
