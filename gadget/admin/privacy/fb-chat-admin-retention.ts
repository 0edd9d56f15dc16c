import { html, nothing } from "lit";
import { RETENTION_DAYS_MAX, RETENTION_DAYS_MIN } from "../../../worker/protocol/limits.ts";
import {
  RETENTION_KINDS,
  type Retention,
  type RetentionKind,
} from "../../../worker/protocol/retention/retention.ts";
import { momentTime } from "../../words/moments.ts";
import { longDay } from "../reports/model/formats.ts";
import { AdminScreen } from "../shell/admin-screen.ts";
import { askFirst } from "../shell/ask-first.ts";
import { define } from "../shell/define.ts";
import { deskField, focusField, textField } from "../shell/fields.ts";
import { fault, lost, missing } from "../shell/parts.ts";
import type { Refusal } from "../wire/api.ts";
import type { ResultOf } from "../wire/commands.ts";
import { w } from "../words/words.ts";
import { countRemoved, type Counted } from "./count-removed.ts";
import { AskedOfDesk, doneAtDesk } from "../shell/asked-of-desk.ts";
import { deskChoice } from "../shell/desk-choice.ts";
import { privacyStyles } from "./privacy.styles.ts";
import { privacyWords } from "./words/words.ts";

type Typed = Partial<Record<RetentionKind, string>>;

/** After how many days what a desk keeps is removed by itself: what would go is counted and shown before it is saved. */
export class FbChatAdminRetention extends AdminScreen {
  static override get properties() {
    return {
      ...super.properties,
      _desk: { state: true },
      _typed: { state: true },
      _told: { state: true },
      _refusal: { state: true },
      _isTried: { state: true },
      _counted: { state: true },
      _isAsking: { state: true },
    };
  }
  static override styles = [...AdminScreen.styles, privacyStyles];

  private _desk = "";
  /** What stands in the fields where somebody changed it. */
  private _typed: Typed = {};
  private _told: ResultOf<"retention.read"> | null = null;
  private _refusal: Refusal | null = null;
  private _isTried = false;
  /** How far the counting is; null before it begins. */
  private _counted: Counted | null = null;
  private _isAsking = false;
  readonly #asked = new AskedOfDesk<ResultOf<"retention.read">>({
    choice: () => this.#at,
    ask: (at) => this.admin.call("retention.read", at),
    take: (outcome) =>
      Object.assign(
        this,
        outcome.ok ? { _told: outcome.value, _refusal: null } : { _refusal: outcome.refusal },
      ),
  });

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.admin.may("connect_pages")) void this.admin.load("desks");
  }

  protected override willUpdate(): void {
    void this.#asked.look();
  }

  protected override render() {
    const words = privacyWords().retention;
    return html`<form class="block" novalidate @submit=${this._onSubmit}>
      <h2>${words.title}</h2>
      <p class="muted">${words.intro}</p>
      ${deskField(this.#at.desks, this.#at.desk, this._onDesk, { name: "retentionDesk" })}
      ${this.loss.refusal === null ? lost(this._refusal, this._onAgain) : missing(this._onAgain)}
      ${this._told === null ? (this._refusal === null && this.#at.isMeant ? html`<p class="loading" role="status">${w.loading}</p>` : nothing) : this._renderFields()}
      ${this._renderQuestion()}
    </form>`;
  }

  private _renderFields() {
    const words = privacyWords().retention;
    const { beganAt, endedAt } = this._told ?? { beganAt: null, endedAt: null };
    const isThrough = endedAt !== null && endedAt >= (beganAt ?? 0);
    const now = this.admin.platform.now();
    return html`<div class="kinds">
        ${RETENTION_KINDS.map((kind) =>
          textField({
            name: kind,
            label: words.inDays(words.kinds[kind]),
            hint: words.hints[kind],
            value: this.#valueOf(kind),
            placeholder: words.kept,
            isCode: true,
            wrong:
              this._isTried && this.#daysOf(kind) === "wrong"
                ? words.wrong(RETENTION_DAYS_MIN, RETENTION_DAYS_MAX)
                : null,
            onInput: (value) => (this._typed = { ...this._typed, [kind]: value }),
          }),
        )}
      </div>
      ${beganAt === null ? nothing : html`<p class="muted">${isThrough ? words.ended(momentTime(endedAt, now)) : words.underWay}</p>`}
      <div class="buttons">
        <wa-button type="submit" variant="brand" ?loading=${this.doing.busy === "count"}
          >${words.press}</wa-button
        >
        <span role="status">
          ${
            this.doing.busy === "count" && this._counted !== null
              ? words.counting(this._counted.looked, this._counted.total)
              : this.doing.done === "save"
                ? words.saved
                : ""
          }
        </span>
      </div>
      ${fault(this.doing.refusal?.of === "count" ? this.doing.refusal : null)}`;
  }

  private _renderQuestion() {
    const words = privacyWords().retention;
    const counted = this._counted;
    const rows = (counted?.counts ?? []).map(({ kind, count, oldest }) =>
      words.goes(
        words.kinds[kind],
        count,
        oldest === null ? null : longDay(new Date(oldest).toISOString().slice(0, 10)),
      ),
    );
    const spared = (counted?.spared ?? []).map(({ why, count }) => words.spared[why](count));
    return askFirst({
      title: words.ask,
      who: rows.length === 0 ? words.nothing : rows.join("\n"),
      what: [...spared, rows.length === 0 ? words.later : words.what].join(" "),
      press: words.save,
      isOpen: this._isAsking,
      name: "save",
      doing: this.doing,
      onPress: () => void this.#save(),
      onClose: () => (this._isAsking = false),
    });
  }

  override get loss() {
    return { refusal: this._told === null ? this._refusal : null, onAgain: this._onAgain };
  }

  get #at() {
    return deskChoice(this.admin, this._desk);
  }

  #valueOf(kind: RetentionKind): string {
    const kept = this._told?.retention[kind];
    return this._typed[kind] ?? (kept === undefined ? "" : String(kept));
  }

  /** Null: it is kept. */
  #daysOf(kind: RetentionKind): number | null | "wrong" {
    const value = this.#valueOf(kind).trim();
    if (value === "") return null;
    const days = Number(value);
    const isGood = Number.isInteger(days) && days >= RETENTION_DAYS_MIN && days <= RETENTION_DAYS_MAX;
    return isGood ? days : "wrong";
  }

  /** As it stands in the fields; null: something is wrong with it. */
  #retention(): Retention | null {
    const retention: Partial<Record<RetentionKind, number>> = {};
    for (const kind of RETENTION_KINDS) {
      const days = this.#daysOf(kind);
      if (days === "wrong") return null;
      if (days !== null) retention[kind] = days;
    }
    return retention;
  }

  private readonly _onDesk = (desk: string) => {
    Object.assign(this, { _desk: desk, _told: null, _refusal: null, _typed: {}, _counted: null });
    this.doing.forget();
  };

  private readonly _onAgain = () => {
    this._refusal = null;
    void this.#asked.again();
  };

  private readonly _onSubmit = async (event: Event) => {
    event.preventDefault();
    this._isTried = true;
    const retention = this.#retention();
    const wrong = RETENTION_KINDS.find((kind) => this.#daysOf(kind) === "wrong");
    if (retention === null) return focusField(this.shadowRoot, wrong);
    const { desk } = this.#at;
    // What was counted at one desk is asked about no other.
    const counted = await doneAtDesk(
      this.doing,
      "count",
      () => this.#at,
      (at) =>
        countRemoved(
          (after) =>
            this.admin.call("retention.preview", {
              ...{ ...at, retention },
              ...(after === null ? {} : { after }),
            }),
          (far) => {
            if (desk === this.#at.desk) this._counted = far;
          },
        ),
    );
    if (counted === null || !this.isConnected) return;
    Object.assign(this, { _counted: counted.value, _isAsking: true });
  };

  async #save(): Promise<void> {
    const retention = this.#retention();
    if (retention === null) return;
    const saved = await this.doing.run("save", () =>
      this.admin.call("desk.configure", { ...this.#at.at, settings: { retention } }),
    );
    if (saved === null) return;
    Object.assign(this, { _isAsking: false, _typed: {}, _isTried: false });
    await this.#asked.again();
  }
}

define("fb-chat-admin-retention", FbChatAdminRetention);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-admin-retention": FbChatAdminRetention;
  }
}
