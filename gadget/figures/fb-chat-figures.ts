import { html, LitElement, nothing } from "lit";
import type { Report, ReportGroup } from "../../worker/protocol/reports/report.ts";
import { hasRight } from "../people/rights.ts";
import { actionIcons } from "../shell/action-icons.ts";
import { boxes } from "../shell/boxes.styles.ts";
import { controls } from "../shell/controls.styles.ts";
import { define } from "../shell/define.ts";
import { iconButton } from "../shell/icon-button.ts";
import { largeDialogHead } from "../shell/large-dialog.styles.ts";
import { SeatController } from "../shell/seat-controller.ts";
import { segmented } from "../shell/segmented.ts";
import { segments } from "../shell/segmented.styles.ts";
import { shared } from "../shell/shared.styles.ts";
import { WordsController } from "../shell/words-controller.ts";
import { moment } from "../words/time.ts";
import { styles } from "./fb-chat-figures.styles.ts";
import { ALONE, BESIDE, isShortOf, shownFigure, targetWords, type FigureName } from "./shown.ts";
import { dayHere, spanOf, SPANS, type SpanName } from "./spans.ts";
import { speakHere, words } from "./words.ts";

type By = "agent" | "team" | "queue" | "page";
const GROUPED: readonly By[] = ["agent", "team", "queue", "page"];

/** The name under which the browser keeps what was chosen: the same for whoever signs in here. */
const CHOSEN = "fb-chat-figures";

/**
 * What the desk counted: of an agent's own work, and for who leads of everyone's.
 *
 * @element fb-chat-figures
 */
export class FbChatFigures extends LitElement {
  static override get properties() {
    return {
      _span: { state: true },
      _by: { state: true },
      _told: { state: true },
      _phase: { state: true },
    };
  }
  static override styles = [shared, controls, boxes, segments, largeDialogHead, styles];

  close: () => void = () => {};

  private readonly _seat = new SeatController(this);
  private readonly _isOpen = this._seat.slice(({ connection }) => connection.state === "open");
  private readonly _session = this._seat.slice(({ session }) => session);

  /** Both are as they were chosen last in this browser. */
  private _span: SpanName = "today";
  private _by: By = "agent";
  /** What was told last: of which question, and when by the Worker's clock. */
  private _told: { report: Report; asked: string; at: number } | null = null;
  private _phase: "idle" | "asking" | "failed" = "idle";
  /** What was asked for last: its answer alone is shown. */
  #asked = "";

  constructor() {
    super();
    new WordsController(this, speakHere);
  }

  protected override willUpdate(): void {
    if (!this.hasUpdated) this.#recall();
    if (this._isOpen.value) void this.#read();
    else this.#asked = "";
  }

  protected override render() {
    const w = words();
    const loading = this._phase === "asking" ? w.loading : "";
    return html`
      <header>
        <h2 tabindex="-1">${this.#isLead ? w.title : w.own}</h2>
        ${iconButton({
          label: w.close,
          icon: actionIcons.clear,
          onPress: () => {
            this.close();
          },
        })}
      </header>
      <p role="status" class="strip">${this._isOpen.value ? loading : w.lost}</p>
      <div class="body" aria-busy=${this._phase === "asking" ? "true" : "false"}>
        <div class="choose">
          ${segmented("span", w.span, Object.entries(w.spans) as [SpanName, string][], this._span, this._choose)}
          ${this.#isLead ? this._renderBy() : nothing}
        </div>
        ${this._phase === "failed" ? this._renderFailed() : nothing}
        ${this._told === null || this.#isOfAnother ? nothing : this._renderReport(this._told.report, this._told.at)}
      </div>
    `;
  }

  private _renderBy() {
    const w = words();
    return html`<label class="by"
      >${w.by}
      <select
        @change=${(event: Event) => {
          this._by = (event.target as HTMLSelectElement).value as By;
          this.#keep();
        }}
      >
        ${GROUPED.map((by) => html`<option value=${by} ?selected=${by === this._by}>${w.dimensions[by]}</option>`)}
      </select></label
    >`;
  }

  private _renderFailed() {
    const w = words();
    return html`<div class="notice" role="alert">
      ${w.failed}
      <button @click=${this._onAgain}>${w.again}</button>
    </div>`;
  }

  private _renderReport(report: Report, at: number) {
    const w = words();
    const { total, groups, target } = report;
    const isNothing = total.contacts === 0 && groups.length === 0;
    return html`
      <p class="small as-of">
        <span>${w.clock(report.timeZone)} ${w.asOf(moment(at))}</span>
        <button ?disabled=${!this._isOpen.value || this._phase === "asking"} @click=${this._onAgain}>
          ${w.refresh}
        </button>
      </p>
      ${
        isNothing
          ? html`<p>${w.none}</p>`
          : html`${this.#isLead ? html`<h3>${w.all}</h3>` : nothing}
              <dl>
                ${ALONE.map(
                  (name) =>
                    html`<div>
                      <dt>${w.names[name]}</dt>
                      <dd class=${name === "service" && isShortOf(total, target) ? "short-of" : ""}>
                        ${shownFigure(total, name)}${
                          name === "service" && target !== null
                            ? html`<small>${targetWords(target)}</small>`
                            : nothing
                        }
                      </dd>
                    </div>`,
                )}
              </dl>
              ${this.#isLead ? this._renderGroups(groups) : nothing}
              <p class="small">${w.hint}</p>
              ${this.#isLead ? html`<p class="small">${w.more}</p>` : nothing}`
      }
    `;
  }

  private _renderGroups(groups: readonly ReportGroup[]) {
    const w = words();
    const title = w.dimensions[this._by];
    if (groups.length === 0) return nothing;
    return html`<h3>${title}</h3>
      <div class="scrolls" role="region" tabindex="0" aria-label=${title}>
        <table>
          <thead>
            <tr>
              <th scope="col">${title}</th>
              ${BESIDE.map((name) => html`<th scope="col">${w.names[name]}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${groups.map(
              (group) =>
                html`<tr>
                  <th scope="row"><bdi>${nameOf(group)}</bdi></th>
                  ${BESIDE.map((name) => cellOf(group, name))}
                </tr>`,
            )}
          </tbody>
        </table>
      </div>`;
  }

  private readonly _choose = (span: SpanName): void => {
    this._span = span;
    this.#keep();
  };

  private _onAgain() {
    this.#asked = "";
    this.requestUpdate();
  }

  /** What is told is of other days or groups than are chosen, and nobody is asking any more. */
  get #isOfAnother(): boolean {
    return this._phase === "failed" && this._told?.asked !== this.#asked;
  }

  #keep(): void {
    this._seat.memory?.set(CHOSEN, `${this._span} ${this._by}`);
  }

  #recall(): void {
    const [span = "", by = ""] = this._seat.memory?.get(CHOSEN)?.split(" ") ?? [];
    if (Object.hasOwn(SPANS, span)) this._span = span as SpanName;
    if (GROUPED.includes(by as By)) this._by = by as By;
  }

  get #isLead(): boolean {
    return hasRight(this._session.value, "see_figures");
  }

  /** Asks where what is chosen is not what was asked for; the desk's day may be another than the one here. */
  async #read(): Promise<void> {
    const today = this._told?.report.today ?? dayHere(this._seat.now());
    const ask = { ...spanOf(this._span, today), by: this._by };
    const asked = JSON.stringify(ask);
    if (asked === this.#asked) return;
    this.#asked = asked;
    this._phase = "asking";
    const answer = await this._seat.tools.channel.request({ type: "reports.read", ...ask });
    if (asked !== this.#asked) return;
    this._phase = answer.ok ? "idle" : "failed";
    if (answer.ok) this._told = { report: answer.result, asked, at: this._seat.now() };
  }
}

function cellOf({ figures, target }: ReportGroup, name: FigureName) {
  const shown = shownFigure(figures, name);
  if (name !== "service" || target === undefined) return html`<td>${shown}</td>`;
  return html`<td>
    <span class=${isShortOf(figures, target) ? "short-of" : ""}>${shown}</span>
    <small>${targetWords(target)}</small>
  </td>`;
}

/** What nobody knows any more is named by its id; the queue in which everyone takes has no name. */
function nameOf({ id, name }: ReportGroup): string {
  if (name === null) return words().gone(id);
  return name === "" ? words().everyone : name;
}

define("fb-chat-figures", FbChatFigures);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-figures": FbChatFigures;
  }
}
