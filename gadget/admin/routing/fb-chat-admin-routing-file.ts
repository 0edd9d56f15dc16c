import { html, nothing } from "lit";
import { ROUTING_BYTES_MAX } from "../../../worker/protocol/limits.ts";
import type { RoutingConfig } from "../../../worker/protocol/routing/config.ts";
import { REFUSED_PROBLEMS, type RoutingProblem } from "../../../worker/protocol/routing/problems.ts";
import { VERSION } from "../../../worker/protocol/version.ts";
import { diffStyles } from "../shell/diff-lines.styles.ts";
import { textAreaStyles } from "../shell/text-area.styles.ts";
import { AdminScreen } from "../shell/admin-screen.ts";
import { define } from "../shell/define.ts";
import { icon } from "../shell/icon.ts";
import { fault } from "../shell/parts.ts";
import { faultWords, problemWords } from "./model/faults.ts";
import { fromFile, toFile, type FileRead } from "./model/file.ts";
import { numbered } from "./model/formats.ts";
import { lineOf } from "./model/json-lines.ts";
import { fieldPlaceWords } from "./model/places.ts";
import type { RoutingDraft } from "./model/routing-draft.ts";
import { routingStyles } from "./routing.styles.ts";
import { routingWords } from "./words/words.ts";

/** What of a file is not as it should be, by its line. */
type Finding = { line: number; place: string; said: string; isRefused: boolean };

/** All of it as one file, and a file as the draft once it was looked through. */
export class FbChatAdminRoutingFile extends AdminScreen {
  static override get properties() {
    return {
      ...super.properties,
      model: { attribute: false },
      _wrong: { state: true },
      _findings: { state: true },
      _config: { state: true },
      _name: { state: true },
    };
  }
  static override styles = [...AdminScreen.styles, textAreaStyles, diffStyles, routingStyles];

  model!: RoutingDraft;
  /** Why the file cannot be read at all. */
  private _wrong: string | null = null;
  private _findings: Finding[] | null = null;
  /** What the file holds, where it has the form of a document. */
  private _config: RoutingConfig | null = null;
  private _name = "";

  protected override render() {
    const words = routingWords();
    return html`<section class="block">
        <h3>${words.export}</h3>
        <p class="hint">${words.exportHint}</p>
        <div class="buttons">
          <wa-button appearance="outlined" @click=${this._export}>${words.export}</wa-button>
        </div>
      </section>
      <section class="block">
        <h3>${words.import}</h3>
        <p class="hint">${words.importHint}</p>
        <input
          type="file"
          data-field="file"
          accept=".json,application/json"
          aria-label=${words.import}
          @change=${this._choose}
        />
        <div role="status">${this._renderFound()}</div>
        ${fault(this.doing.refusal?.of === "check" && this.doing.refusal)}
        ${
          this._config === null || this._findings === null
            ? nothing
            : html`<div class="buttons">
                <wa-button variant="brand" @click=${this._use}>${words.useDraft}</wa-button>
              </div>`
        }
      </section>`;
  }

  private _renderFound() {
    const words = routingWords();
    if (this._wrong !== null) return html`<p class="fault">${icon("warning")}<span>${this._wrong}</span></p>`;
    if (this._findings === null) return nothing;
    if (this._findings.length === 0) return html`<p>${this._name}: ${words.fileGood}</p>`;
    return html`<ul class="findings">
      ${this._findings.map(
        ({ line, place, said, isRefused }) =>
          html`<li class=${isRefused ? "fault" : "warned"}>
            <span>${words.line(numbered(line))}</span> <span dir="auto">${place}:</span> <span>${said}</span>
          </li>`,
      )}
    </ul>`;
  }

  private _export() {
    const { model } = this;
    if (model.saved === null) return;
    const address = URL.createObjectURL(new Blob([toFile(model.saved.config)], { type: "application/json" }));
    const link = document.createElement("a");
    link.href = address;
    link.download = `routing-${model.desk}-${model.saved.version}.json`;
    link.click();
    // The browser reads it after the press.
    this.admin.platform.after(60_000, () => {
      URL.revokeObjectURL(address);
    });
  }

  private async _choose(event: Event) {
    const input = event.target as HTMLInputElement;
    const [file] = input.files ?? [];
    if (file === undefined) return;
    this._wrong = null;
    this._findings = null;
    this._config = null;
    this._name = file.name;
    const isTooBig = file.size > 8 * ROUTING_BYTES_MAX;
    const read: FileRead = isTooBig ? { ok: false, why: "too_big" } : fromFile(await file.text());
    // The same file again, once it was mended, is another choice.
    input.value = "";
    if (!read.ok) this.#say(read);
    else await this.#check(read);
  }

  #say(read: FileRead & { ok: false }): void {
    const words = routingWords();
    switch (read.why) {
      case "too_big":
        this._wrong = words.tooBig;
        break;
      case "not_ours":
        this._wrong = words.notOurs;
        break;
      case "not_json":
        this._wrong = `${words.line(numbered(read.line))}: ${words.notJson}`;
        break;
      case "newer":
        this._wrong = words.newer(read.version, VERSION);
        break;
      case "faults":
        this._findings = read.faults.map((it) => {
          const path = `${read.at}${it.path}`;
          const place = fieldPlaceWords(read.raw as RoutingConfig, words, it.path);
          return { line: lineOf(read.lines, path), place, said: faultWords(it, words), isRefused: true };
        });
    }
  }

  async #check({ config, lines, at }: FileRead & { ok: true }): Promise<void> {
    const told = await this.doing.run("check", () => this.model.call("routing.check", { config }));
    if (told === null) return;
    const words = routingWords();
    this._config = config;
    this._findings = told.value.problems.map((problem: RoutingProblem) => {
      const path = `${at}${problem.path}`;
      const isRefused = (REFUSED_PROBLEMS as readonly string[]).includes(problem.why);
      const place = fieldPlaceWords(config, words, problem.path);
      return { line: lineOf(lines, path), place, said: problemWords(problem, words), isRefused };
    });
  }

  private _use() {
    if (this._config === null) return;
    this.model.set(this._config);
    this._findings = null;
    this._config = null;
    this.dispatchEvent(new CustomEvent("fb-chat-admin-drafted"));
  }
}

define("fb-chat-admin-routing-file", FbChatAdminRoutingFile);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-admin-routing-file": FbChatAdminRoutingFile;
  }
}
