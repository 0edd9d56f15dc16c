import { html, nothing } from "lit";
import type { PropertyValues } from "lit";
import type { AuditFound } from "../../../worker/protocol/audit/commands.ts";
import type { AuditEntry } from "../../../worker/protocol/audit/entry.ts";
import { AUDIT_KINDS, type AuditKind } from "../../../worker/protocol/audit/kinds.ts";
import { AUDIT_DAYS_MAX, AUDIT_DAYS_MIN } from "../../../worker/protocol/audit/limits.ts";

import { dateFormat } from "../../words/exact-times.ts";
import { told } from "../../words/time.ts";
import { AdminScreen } from "../shell/admin-screen.ts";
import { define } from "../shell/define.ts";
import { choiceField, deskField, focusField, textField } from "../shell/fields.ts";
import { emptyWords, fault, lossOf, lostOnce } from "../shell/parts.ts";
import type { FieldsOf } from "../wire/commands.ts";
import { w } from "../words/words.ts";
import { auditStyles } from "./audit.styles.ts";
import { auditWords } from "./words/words.ts";

const LINES_AT_ONCE = 50;
/** Of a file, in one answer. */
const EXPORTED_AT_ONCE = 1_000;
const DAY_MS = 24 * 60 * 60_000;
const ANY = "any";
const CONVERSATION = /^(c_[\w-]{20}|\d+:.+)$/;

type Change = NonNullable<AuditEntry["changes"]>[number];
type Filters = { kind: AuditKind | typeof ANY; who: string; of: string; from: string; to: string };
const NO_FILTERS: Filters = { kind: ANY, who: "", of: "", from: "", to: "" };

/** Who did what at a desk: looked through, and taken along as a file that can be verified. */
export class FbChatAdminAudit extends AdminScreen {
  static override get properties() {
    return {
      ...super.properties,
      _desk: { state: true },
      _filters: { state: true },
      _deeds: { state: true },
      _found: { state: true },
      _saved: { state: true },
      _days: { state: true },
      _isTried: { state: true },
    };
  }
  static override styles = [...AdminScreen.styles, auditStyles];

  protected override readonly reads = ["desks"] as const;
  private _desk = "";
  private _filters: Filters = NO_FILTERS;
  private _deeds: readonly AuditEntry[] | null = null;
  private _found: Omit<AuditFound, "deeds"> | null = null;
  /** How many lines of a file are here by now. */
  private _saved: number | null = null;
  /** As somebody wrote it; null: as it is. */
  private _days: string | null = null;
  private _isTried = false;
  #asked: string | null = null;

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const desk = this.#shownDesk();
    if (desk !== null && desk !== this.#asked) void this.#load(desk, null);
  }

  protected override render() {
    const words = auditWords();
    return html`<div class="screen">
      <h1>${words.title}</h1>
      <p class="muted">${words.what}</p>
      ${deskField(this.admin.get("desks").value?.desks ?? [], this.#shownDesk() ?? "", (desk) => {
        Object.assign(this, { _desk: desk, _deeds: null, _found: null, _days: null, _isTried: false });
      })}
      ${lostOnce([
        lossOf(this.admin, "desks"),
        {
          refusal: this._deeds === null ? this.#lost : null,
          onAgain: () => void this.#load(this.#shownDesk(), null),
        },
      ])}
      ${this._renderFilters()} ${this._renderDeeds()} ${this._renderChain()} ${this._renderKeep()}
    </div>`;
  }

  private _renderFilters() {
    const words = auditWords();
    const { kind, who, of, from, to } = this._filters;
    const kinds = AUDIT_KINDS.map((value) => ({ value, label: words.kinds[value] }));
    return html`<form
      class="filters"
      novalidate
      @submit=${(event: Event) => {
        event.preventDefault();
        void this.#load(this.#shownDesk(), null);
      }}
    >
      ${choiceField({
        ...{ name: "kind", label: words.kind, value: kind },
        choices: [{ value: ANY, label: words.anyKind }, ...kinds],
        onChoice: (chosen) => {
          this.#narrow({ kind: AUDIT_KINDS.find((it) => it === chosen) ?? ANY });
        },
      })}
      ${textField({
        ...{ name: "who", label: words.who, value: who, isCode: true, placeholder: words.whoHint },
        onInput: (value) => {
          this.#narrow({ who: value });
        },
      })}
      ${textField({
        ...{ name: "of", label: words.conversation, value: of, isCode: true },
        placeholder: words.conversationHint,
        onInput: (value) => {
          this.#narrow({ of: value });
        },
      })}
      ${this._renderDay("from", words.from, from)} ${this._renderDay("to", words.to, to)}
      <div class="buttons">
        <wa-button type="submit" variant="brand" ?loading=${this.doing.busy === "read"}
          >${words.look}</wa-button
        >
      </div>
    </form>`;
  }

  private _renderDay(name: "from" | "to", label: string, value: string) {
    return html`<wa-input
      data-field=${name}
      type="date"
      label=${label}
      .value=${value}
      @input=${(event: Event) => {
        this.#narrow({ [name]: (event.target as HTMLInputElement).value });
      }}
    ></wa-input>`;
  }

  private _renderDeeds() {
    const words = auditWords();
    if (this._deeds === null)
      return this.#lost !== null || this.admin.get("desks").refusal !== null
        ? nothing
        : html`<p class="loading" role="status">${w.loading}</p>`;
    const goesOn = this._found?.next !== null;
    const isNone = this._deeds.length === 0;
    return html`${isNone && !goesOn ? emptyWords(words.none, words.noneHint) : nothing}
    ${
      isNone
        ? nothing
        : html`<ul class="rows">
            ${this._deeds.map((deed) => this._renderDeed(deed))}
          </ul>`
    }
    ${fault(this.#lost)}
    ${
      goesOn
        ? html`<div class="buttons">
            <wa-button
              appearance="outlined"
              data-act="more"
              ?loading=${this.doing.busy === "read"}
              @click=${() => void this.#load(this.#shownDesk(), this._found?.next ?? null)}
              >${isNone ? words.goOn : words.more}</wa-button
            >
          </div>`
        : nothing
    }`;
  }

  private _renderDeed({
    seq,
    at,
    kind,
    deed,
    by,
    conversations = [],
    about,
    changes = [],
    detail,
    from,
  }: AuditEntry) {
    const words = auditWords();
    const name = by.id === null ? words.as[by.as] : (this._found?.names[by.id] ?? by.id);
    const facts = [
      ...(by.id === null ? [] : [`${words.as[by.as]} ${by.id}`]),
      ...(from === undefined ? [] : [from]),
      ...(detail === undefined ? [] : [detail]),
      ...Object.entries(about ?? {}).map(([field, value]) => `${field}: ${String(value)}`),
      ...conversations.map((it) => this._found?.conversations[it] ?? `${it} (${words.nobody})`),
    ];
    return html`<li>
      <div class="head">
        <span class="name">${sentenceOf(kind, deed, about)(isolated(name))}</span>
        <time class="muted">${datedTime(at)}</time>
      </div>
      <p class="muted"><bdi>${seq} · ${deed}</bdi>${facts.map((fact) => html` · <bdi>${fact}</bdi>`)}</p>
      ${
        changes.length === 0
          ? nothing
          : html`<ul class="changes">
              ${changes.map((change) => this._renderChange(change))}
            </ul>`
      }
    </li>`;
  }

  private _renderChange({ field, from, to }: Change) {
    return html`<li><bdi>${field}</bdi>: <bdi>${valueWords(from)}</bdi> → <bdi>${valueWords(to)}</bdi></li>`;
  }

  private _renderChain() {
    const words = auditWords();
    const head = this._found?.head ?? null;
    if (head === null) return nothing;
    return html`<section class="block">
      <h2>${words.head}</h2>
      <p class="head-line">${head.seq}:${head.hash}</p>
      <p class="muted">${words.headHint} ${words.kept(String(this._found?.days ?? ""))}</p>
      <div class="buttons">
        <wa-button
          appearance="outlined"
          data-act="save"
          ?loading=${this.doing.busy === "save"}
          @click=${() => void this.#save()}
          >${words.save}</wa-button
        >
      </div>
      <p role="status">${this._saved === null ? nothing : words.saving(String(this._saved))}</p>
      ${this.doing.refusal?.of === "save" ? html`<p class="fault" role="alert">${words.saveFailed}</p>` : nothing}
    </section>`;
  }

  /** How long lines are kept. It is known once somebody looked. */
  private _renderKeep() {
    const days = this._found?.days;
    if (days === undefined) return nothing;
    const words = auditWords();
    const hint = words.keepHint(String(AUDIT_DAYS_MIN), String(AUDIT_DAYS_MAX));
    const isWrong = this._isTried && daysOf(this._days ?? String(days)) === null;
    return html`<form
      class="block"
      novalidate
      @submit=${(event: Event) => {
        event.preventDefault();
        void this.#keep(days);
      }}
    >
      <h2>${words.keepTitle}</h2>
      ${textField({
        ...{ name: "days", label: words.keepDays, value: this._days ?? String(days), isCode: true },
        ...(isWrong ? { wrong: hint } : { hint }),
        onInput: (value) => {
          this._days = value;
        },
      })}
      <div class="buttons">
        <wa-button type="submit" appearance="outlined" ?loading=${this.doing.busy === "keep"}
          >${words.keepSave}</wa-button
        >
      </div>
      <p role="status">${this.doing.done === "keep" ? words.keepSaved : nothing}</p>
      ${fault(this.doing.refusal?.of === "keep" && this.doing.refusal)}
    </form>`;
  }

  /** Why what was done could not be read. */
  get #lost() {
    const { refusal } = this.doing;
    return refusal?.of === "read" ? refusal : null;
  }

  #narrow(change: Partial<Filters>): void {
    this._filters = { ...this._filters, ...change };
  }

  async #load(desk: string | null, before: number | null): Promise<void> {
    if (desk === null) return;
    this.#asked = desk;
    const question = { desk, ...questionOf(this._filters), ...(before === null ? {} : { before }) };
    const done = await this.doing.run("read", () => this.admin.call("audit.read", question));
    if (done === null || desk !== this.#shownDesk()) return;
    const { deeds, ...found } = done.value;
    const known = before === null ? null : this._found;
    this._found = {
      ...found,
      names: { ...known?.names, ...found.names },
      conversations: { ...known?.conversations, ...found.conversations },
    };
    this._deeds = before === null ? deeds : [...(this._deeds ?? []), ...deeds];
  }

  /** All of it, page by page, whatever is looked for. */
  async #save(): Promise<void> {
    const desk = this.#shownDesk();
    if (desk === null) return;
    const parts: Blob[] = [];
    let [after, count] = [null as number | null, 0];
    this._saved = 0;
    // One command in all: it stands in the audit once, however many parts it has.
    const id = this.admin.platform.uuid();
    do {
      const fields = { desk, id, limit: EXPORTED_AT_ONCE, ...(after === null ? {} : { after }) };
      const done = await this.doing.run("save", () => this.admin.call("audit.export", fields));
      if (done === null) return;
      // The browser keeps it where it likes, which is not this page's memory.
      parts.push(new Blob(done.value.lines.map((line) => `${line}\n`)));
      count += done.value.lines.length;
      this._saved = count;
      after = done.value.next;
    } while (after !== null);
    const address = URL.createObjectURL(new Blob(parts, { type: "application/jsonl" }));
    const link = document.createElement("a");
    link.href = address;
    link.download = `audit-${desk}.jsonl`;
    link.click();
    // The browser reads it after the press.
    this.admin.platform.after(60_000, () => {
      URL.revokeObjectURL(address);
    });
  }

  async #keep(was: number): Promise<void> {
    const desk = this.#shownDesk();
    const days = daysOf(this._days ?? String(was));
    this._isTried = days === null;
    if (days === null) focusField(this.shadowRoot, "days");
    if (desk === null || days === null) return;
    const done = await this.doing.run("keep", () => this.admin.call("audit.keep", { desk, days }));
    if (done === null || desk !== this.#shownDesk() || this._found === null) return;
    this._found = { ...this._found, days };
    this._days = null;
  }

  /** The one that was chosen, else the first; null: it is not known yet. */
  #shownDesk(): string | null {
    return this._desk || (this.admin.get("desks").value?.desks[0]?.desk ?? null);
  }
}

function questionOf({ kind, who, of, from, to }: Filters): Omit<FieldsOf<"audit.read">, "desk"> {
  const [since, until] = [Date.parse(`${from}T00:00`), Date.parse(`${to}T00:00`)];
  const about = of.trim();
  return {
    limit: LINES_AT_ONCE,
    ...(kind === ANY ? {} : { kind }),
    ...(who.trim() === "" ? {} : { who: who.trim() }),
    ...(about === "" ? {} : CONVERSATION.test(about) ? { of: about } : { about }),
    ...(Number.isNaN(since) ? {} : { from: since }),
    // The whole of that day.
    ...(Number.isNaN(until) ? {} : { to: until + DAY_MS }),
  };
}

/** Null: nobody may keep lines for so long, or it is no number. */
function daysOf(text: string): number | null {
  const days = /^\s*\d{1,5}\s*$/.test(text) ? Number(text) : NaN;
  return days >= AUDIT_DAYS_MIN && days <= AUDIT_DAYS_MAX ? days : null;
}

/** What was done, in a sentence: of some deeds their kind alone says too little. */
function sentenceOf(kind: AuditKind, deed: string, about: AuditEntry["about"] | undefined) {
  const { did, didAs } = auditWords();
  if (deed === "people.find") return didAs.found;
  const isHeld = deed === "conversation.hold" ? about?.["isHeld"] : undefined;
  if (typeof isHeld === "boolean") return isHeld ? didAs.held : didAs.lifted;
  return did[kind];
}

/** "20 Nov 2026, 14:05:09": lines go back for years, and several of one minute have to be told apart. */
function datedTime(at: number): string {
  return told(() => dateFormat({ dateStyle: "medium", timeStyle: "medium" }).format(at));
}

/** A name of whatever script, which does not turn the sentence around it. */
function isolated(name: string): string {
  return `\u2068${name}\u2069`;
}

function valueWords(value: Change["from"]): string {
  const words = auditWords();
  if (value === null) return words.unset;
  if (typeof value !== "object") return String(value);
  return "items" in value ? words.items(String(value.items)) : words.characters(String(value.characters));
}

define("fb-chat-admin-audit", FbChatAdminAudit);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-admin-audit": FbChatAdminAudit;
  }
}
