import { html, nothing } from "lit";
import type { PropertyValues } from "lit";
import { REPORT_DAYS_MAX } from "../../../worker/protocol/limits.ts";
import { DIMENSIONS, type Dimension, type Figures } from "../../../worker/protocol/reports/figures.ts";
import { serviceOf } from "../../../worker/protocol/reports/shares.ts";
import type { Report, ReportGroup, ReportTarget } from "../../../worker/protocol/reports/report.ts";
import { segmented } from "../../shell/segmented.ts";
import { segments } from "../../shell/segmented.styles.ts";

import { AdminScreen } from "../shell/admin-screen.ts";
import { define } from "../shell/define.ts";
import { choiceField, deskField, meantDesk } from "../shell/fields.ts";
import { emptyWords, lossOf, lost, lostOnce } from "../shell/parts.ts";
import { moment } from "../../words/time.ts";
import type { ReportPlace } from "../state/route.ts";
import { w } from "../words/words.ts";
import { csvFigures, csvHead, FIGURES, shownFigure, shownSpread } from "./model/columns.ts";
import { toCsv, type CsvCell } from "./model/csv.ts";
import { hourName, lasting, longDay, numbered, percent, shortDay } from "./model/formats.ts";
import { dayHere, faultOf, spanOf, SPANS, type DaySpan, type SpanName } from "./model/span.ts";
import { chart } from "./parts/chart.ts";
import { table } from "./parts/table.ts";
import { reportsStyles } from "./reports.styles.ts";
import type { ReportsWords } from "./words/en.ts";
import { reportsWords } from "./words/words.ts";

/** What the large figures are; the table of groups has all. */
const KEY = [
  "contacts",
  "answered",
  "firstResponse",
  "service",
  "waiting",
  "handling",
  "missed",
  "closed",
  "satisfaction",
  "responseRate",
] as const;
/** What the desk counted in some days: of all of it, and by agent, team, queue and Page. */
export class FbChatAdminReports extends AdminScreen {
  static override get properties() {
    return {
      ...super.properties,
      _span: { state: true },
      _typed: { state: true },
      _by: { state: true },
      _only: { state: true },
      _desk: { state: true },
      _told: { state: true },
      at: { attribute: false },
    };
  }
  static override styles = [...AdminScreen.styles, segments, reportsStyles];

  /** What the address says of it: `month/queue/berlin`. */
  at: ReportPlace = {};
  private _span: SpanName = "week";
  /** The dates of a span that is not one press away. */
  private _typed: DaySpan = { from: "", until: "" };
  private _by: Dimension = "agent";
  /** The group that is shown alone. */
  private _only: { id: string; name: string } | null = null;
  private _desk = "";
  /** What was told last: of which question and days, and when by this browser's clock. */
  private _told: { report: Report; asked: string; days: DaySpan; at: number } | null = null;
  /** What was asked for last: its answer alone is shown. */
  #asked = "";

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.admin.may("connect_pages")) void this.admin.load("desks");
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has("at")) this.#goTo(this.at);
    void this.#read();
  }

  protected override render() {
    const words = reportsWords();
    return html`<div class="screen reports">
      <h1>${w.nav.reports}</h1>
      <p class="muted">${words.intro}</p>
      ${deskField(this.admin.get("desks").value?.desks ?? [], this.#desk, (desk) => {
        this._desk = desk;
        this._only = null;
        this._told = null;
        this.#note();
      })}
      ${this.#desk === "" ? lostOnce([lossOf(this.admin, "desks")]) : html`${this._renderChoice(words)} ${this._renderAnswer(words)}`}
    </div>`;
  }

  private _renderChoice(words: ReportsWords) {
    const fields = SPANS.map((name) => [name, words.spans[name]] as const);
    return html`<div class="choose">
        ${segmented("span", words.span, fields, this._span, (span) => {
          if (span === "custom") this._typed = this.#days;
          this._span = span;
          this.#note();
        })}
        ${this._span === "custom" ? this._renderDates(words) : nothing}
        <div class="by">
          ${choiceField({
            ...{ name: "by", label: words.groupBy, value: this._by },
            choices: DIMENSIONS.map((value) => ({ value, label: words.by[value] })),
            onChoice: (by) => {
              this._by = by as Dimension;
              this._only = null;
              this.#note();
            },
          })}
        </div>
      </div>
      ${
        this._only === null
          ? nothing
          : html`<p class="only">
              <strong>${words.only(this._only.name)}</strong>
              <wa-button appearance="outlined" size="s" @click=${() => (this._only = null)}
                >${words.all}</wa-button
              >
            </p>`
      }`;
  }

  private _renderDates(words: ReportsWords) {
    const date = (of: keyof DaySpan, label: string) =>
      html`<label class="date"
        >${label}<input
          type="date"
          data-field=${of}
          .value=${this._typed[of]}
          @change=${(event: Event) => {
            const { value } = event.target as HTMLInputElement;
            if (value === "") return;
            this._typed = { ...this._typed, [of]: value };
            this.#note();
          }}
      /></label>`;
    return html`<div class="dates">${date("from", words.from)}${date("until", words.until)}</div>`;
  }

  private _renderAnswer(words: ReportsWords) {
    const wrong = faultOf(this.#days);
    if (wrong !== null)
      return html`<p class="fault" role="alert">
        ${wrong === "long" ? words.long(numbered(REPORT_DAYS_MAX)) : words.backwards}
      </p>`;
    const { refusal } = this.doing;
    const why = lost(refusal, () => this.#again());
    const told = this._told;
    // What was told is of other days, or of others, and nothing else will be told.
    const isOfAnother = refusal !== null && told?.asked !== this.#asked;
    if (told === null || isOfAnother)
      return html`${why}${refusal === null ? html`<p class="loading" role="status">${w.loading}</p>` : nothing}`;
    return html`${why}
      <p class="sr-only" role="status">${this.doing.busy === null ? "" : w.loading}</p>
      <div class="form" aria-busy=${this.doing.busy === null ? "false" : "true"}>
        ${this._renderReport(told.report, told.at, words)}
      </div>`;
  }

  private _renderReport(report: Report, at: number, words: ReportsWords) {
    const notes = html`${report.isOwn ? html`<p class="muted">${words.own}</p>` : nothing}
      <div class="as-of">
        <p class="muted">${words.clock(report.timeZone)} ${words.asOf(moment(at))}</p>
        <wa-button
          appearance="outlined"
          size="s"
          ?disabled=${this.doing.busy !== null}
          @click=${() => this.#again()}
          >${words.refresh}</wa-button
        >
      </div>`;
    if (isEmpty(report)) return html`${notes}${emptyWords(words.none, words.noneHint)}`;
    return html`${notes}${this._renderKey(report, words)}
      <div class="charts">${this._renderDays(report, words)}${this._renderHours(report, words)}</div>
      ${this._renderGroups(report, words)} ${this._renderCounts(report, words)} ${this._renderMeanings(words)}`;
  }

  private _renderKey({ total, target }: Report, words: ReportsWords) {
    const isShort = isShortOf(total, target);
    const said = target === null ? words.noTarget : targetWords(target, words);
    return html`<h2>${words.total}</h2>
      <dl class="key">
        ${KEY.map(
          (name) =>
            html`<div>
              <dt>${words.figures[name]}</dt>
              <dd class=${name === "service" && isShort ? "short-of" : ""}>
                ${shownFigure(total, name, words)}${name === "service" ? html`<small>${said}</small>` : nothing}
              </dd>
            </div>`,
        )}
      </dl>
      <p class="muted">${words.spreadHint}</p>`;
  }

  private _renderDays({ days }: Report, words: ReportsWords) {
    if (days.length < 2) return nothing;
    const counts = { title: words.byDay, legend: [words.figures.contacts, words.figures.answered] as const };
    const rows = days.map(({ day, contacts, answered, closed, firstResponse }) => ({
      name: longDay(day),
      cells: [numbered(contacts), numbered(answered), numbered(closed), shownSpread(firstResponse, words)],
    }));
    const { figures } = words;
    const head = [words.day, figures.contacts, figures.answered, figures.closed, figures.firstResponse];
    const asTable = (title: string) => ({ table: table(title, head, rows), tableLabel: words.asTable });
    return html`${chart({
      ...counts,
      ...asTable(words.byDay),
      bars: days.map(({ day, contacts, answered }) => ({
        label: shortDay(day),
        back: contacts,
        front: answered,
      })),
      shown: numbered,
    })}${
      days.every(({ firstResponse }) => firstResponse === null)
        ? nothing
        : chart({
            ...{ title: words.firstByDay, legend: [words.median] as const },
            ...asTable(words.firstByDay),
            bars: days.map(({ day, firstResponse }) => ({
              ...{ label: shortDay(day), back: firstResponse?.medianMs ?? 0, front: 0 },
            })),
            shown: lasting,
          })
    }`;
  }

  private _renderHours({ hours }: Report, words: ReportsWords) {
    const { figures } = words;
    const rows = hours.map(({ hour, contacts, answered, closed }) => ({
      name: hourName(hour),
      cells: [numbered(contacts), numbered(answered), numbered(closed)],
    }));
    return chart({
      ...{ title: words.byHour, legend: [figures.contacts, figures.answered] as const },
      bars: hours.map(({ hour, contacts, answered }) => ({
        ...{ label: hourName(hour), back: contacts, front: answered },
      })),
      shown: numbered,
      table: table(words.byHour, [words.hour, figures.contacts, figures.answered, figures.closed], rows),
      tableLabel: words.asTable,
    });
  }

  private _renderGroups(report: Report, words: ReportsWords) {
    const csvDays = html`<wa-button appearance="outlined" size="s" @click=${() => this.#saveDays(report)}
      >${words.csvDays}</wa-button
    >`;
    if (this._by === "desk") return html`<div class="buttons">${csvDays}</div>`;
    const rows = report.groups.map((group) => ({
      name:
        this._only === null && !report.isOwn
          ? html`<button
              type="button"
              @click=${() => (this._only = { id: group.id, name: nameOf(group, words) })}
            >
              <bdi>${nameOf(group, words)}</bdi>
            </button>`
          : html`<bdi>${nameOf(group, words)}</bdi>`,
      cells: FIGURES.map((name) =>
        name === "service" ? serviceCell(group, words) : shownFigure(group.figures, name, words, this._by),
      ),
    }));
    const title = words.by[this._by];
    return html`<h2>${title}</h2>
      ${table(title, [title, ...FIGURES.map((name) => words.figures[name])], rows)}
      ${report.groupsLeftOut === 0 ? nothing : html`<p class="muted">${words.leftOut(numbered(report.groupsLeftOut))}</p>`}
      <div class="buttons">
        <wa-button appearance="outlined" size="s" @click=${() => this.#saveGroups(report)}
          >${words.csv}</wa-button
        >
        ${csvDays}
      </div>`;
  }

  /** What contacts were about, and how satisfied customers were. */
  private _renderCounts({ total, codes }: Report, words: ReportsWords) {
    const counted = (title: string, of: string, all: [name: string, count: number][]) =>
      all.length === 0
        ? nothing
        : html`<h2>${title}</h2>
            ${table(
              title,
              [of, words.count],
              all.map(([name, count]) => ({ name: html`<bdi>${name}</bdi>`, cells: [numbered(count)] })),
            )}`;
    const byCount = Object.entries(total.codes).sort((a, b) => b[1] - a[1]);
    const named = byCount.map(([id, count]): [string, number] => [
      Object.hasOwn(codes, id) ? codes[id]! : words.gone(id),
      count,
    ]);
    return html`${counted(words.codes, words.code, named)}
    ${counted(words.scores, words.score, Object.entries(total.scores))}`;
  }

  private _renderMeanings(words: ReportsWords) {
    return html`<details>
      <summary>${words.what}</summary>
      <dl class="meanings">
        ${FIGURES.map(
          (name) =>
            html`<div>
              <dt>${words.figures[name]}</dt>
              <dd>${words.meanings[name]}</dd>
            </div>`,
        )}
      </dl>
    </details>`;
  }

  /** Asks where what is chosen is not what was asked for. */
  async #read(): Promise<void> {
    const desk = this.#desk;
    const days = this.#days;
    if (desk === "" || faultOf(days) !== null || this.doing.busy !== null) return;
    const by = this._by;
    const only = this._only === null || by === "desk" ? {} : { only: this._only.id };
    const fields = { desk, ...days, by, ...only };
    const asked = JSON.stringify(fields);
    if (asked === this.#asked) return;
    this.#asked = asked;
    const told = await this.doing.run("read", () => this.admin.call("reports.read", fields));
    // Who chose something else meanwhile is answered next; a day that is another there is asked for once more.
    if (told !== null) this._told = { report: told.value, asked, days, at: this.admin.platform.now() };
  }

  #again(): void {
    this.#asked = "";
    this.doing.forget();
    this.requestUpdate();
  }

  /** So that a reload, or whoever is given the address, has the same. */
  #note(): void {
    const { from, until } = this._typed;
    const span = this._span === "custom" ? `${from}..${until}` : this._span;
    const desk = this._desk === "" ? {} : { desk: this._desk };
    this.admin.note({ screen: "reports", span, by: this._by, ...desk });
  }

  #goTo({ span = "week", by = "agent", desk = "" }: ReportPlace): void {
    const [from = "", until] = span.split("..");
    if (until !== undefined) this._typed = { from, until };
    this._span = until === undefined ? (SPANS.find((name) => name === span) ?? "week") : "custom";
    this._by = DIMENSIONS.find((name) => name === by) ?? "agent";
    this._desk = desk;
  }

  get #days(): DaySpan {
    if (this._span === "custom") return this._typed;
    return spanOf(this._span, this._told?.report.today ?? dayHere(this.admin.platform.now()));
  }

  /** Who reaches several desks of several companies says which. */
  get #desk(): string {
    // An address may name one that is not theirs.
    if (this._desk !== "" && this.admin.may("connect_pages")) return this._desk;
    const own = this.admin.get("me").value?.desk ?? "";
    return this.admin.may("manage_desks") ? meantDesk(this.admin.get("desks").value?.desks ?? []) : own;
  }

  #saveGroups({ groups }: Report): void {
    const words = reportsWords();
    const rows = groups.map((group) => [
      nameOf(group, words),
      group.id,
      ...csvFigures(group.figures, this._by),
    ]);
    this.#save(this._by, [[words.by[this._by], "id", ...csvHead(words)], ...rows]);
  }

  #saveDays({ days }: Report): void {
    const { figures, ...words } = reportsWords();
    const head = [words.day, figures.contacts, figures.answered, figures.closed, words.onTime, words.late];
    const rows = days.map((it) => [it.day, it.contacts, it.answered, it.closed, it.onTime, it.late]);
    this.#save("days", [head, ...rows]);
  }

  #save(name: string, rows: readonly (readonly CsvCell[])[]): void {
    const { from, until } = this._told?.days ?? this.#days;
    const address = URL.createObjectURL(new Blob([toCsv(rows)], { type: "text/csv" }));
    const link = document.createElement("a");
    link.href = address;
    link.download = `reports-${name}-${from}-${until}.csv`;
    link.click();
    // The browser reads it after the press.
    this.admin.platform.after(60_000, () => {
      URL.revokeObjectURL(address);
    });
  }
}

/** Whether fewer were answered in time than there should have been. */
function isShortOf(figures: Figures, target: ReportTarget | null): boolean {
  const share = serviceOf(figures);
  return share !== null && target !== null && share * 100 < target.percent;
}

function targetWords({ percent: share, seconds }: ReportTarget, words: ReportsWords): string {
  return words.target(percent(share / 100), lasting(seconds * 1_000));
}

/** The share of a group that was answered in time; of a queue with what it should be. */
function serviceCell({ figures, target }: ReportGroup, words: ReportsWords) {
  const shown = shownFigure(figures, "service", words);
  if (target === undefined) return shown;
  return html`<span class=${isShortOf(figures, target) ? "short-of" : ""}>${shown}</span>
    <small>${targetWords(target, words)}</small>`;
}

function isEmpty({ total }: Report): boolean {
  return Object.values(total).every((value) =>
    typeof value === "number" ? value === 0 : value === null || Object.keys(value).length === 0,
  );
}

/** What nobody knows any more is named by its id; the queue in which everyone takes has no name. */
function nameOf({ id, name }: ReportGroup, words: ReportsWords): string {
  if (name === null) return words.gone(id);
  return name === "" ? words.everyone : name;
}

define("fb-chat-admin-reports", FbChatAdminReports);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-admin-reports": FbChatAdminReports;
  }
}
