import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { PageEntry } from "../../../worker/protocol/admin/answers.ts";
import { dateFormat } from "../../words/exact-times.ts";
import { fareOf } from "../state/page-status.ts";
import { define } from "../shell/define.ts";
import { AdminScreen } from "../shell/admin-screen.ts";
import { choiceField, textField } from "../shell/fields.ts";
import { icon } from "../shell/icon.ts";
import { emptyWords, fareWords, loaded, statusMark } from "../shell/parts.ts";
import { w } from "../words/words.ts";
import { pageStyles } from "./pages.styles.ts";
import { deskNames, found, type PageFilter } from "./find-pages.ts";

/** All Pages of the deployment that this administrator may see, and how each fares. */
export class FbChatAdminPages extends AdminScreen {
  static override get properties() {
    return { ...super.properties, _filter: { state: true } };
  }
  static override styles = [...AdminScreen.styles, pageStyles];

  protected override readonly reads = ["pages", "desks"] as const;
  private _filter: PageFilter = { words: "", status: "" };

  protected override render() {
    const { admin } = this;
    return html`<div class="screen">
      <div class="head">
        <h1>${w.pages.title}</h1>
        ${
          admin.may("connect_pages")
            ? html`<wa-button variant="brand" @click=${this._connect}>
                <span slot="start">${icon("plus")}</span>${w.pages.connect}
              </wa-button>`
            : nothing
        }
      </div>
      ${this._renderWaiting()}
      ${loaded(admin, "pages", admin.get("pages"), ({ pages }) =>
        pages.length === 0 ? emptyWords(w.pages.none, w.pages.noneHint) : this._renderList(pages),
      )}
    </div>`;
  }

  private _renderWaiting() {
    const waiting = this.admin.get("pages").value?.waiting.length ?? 0;
    if (waiting === 0) return nothing;
    return html`<wa-callout variant="warning" appearance="outlined">
      <div class="head">
        <span>${w.pages.waiting(waiting)}</span>
        <wa-button
          appearance="outlined"
          size="s"
          @click=${() => {
            this.admin.go({ screen: "waiting" });
          }}
          >${w.pages.show}</wa-button
        >
      </div>
    </wa-callout>`;
  }

  private _renderList(pages: readonly PageEntry[]) {
    const names = deskNames(this.admin.get("desks").value?.desks ?? []);
    const rows = found(pages, names, this._filter);
    return html`<div class="filter line" role="search">
        ${textField({
          name: "filter",
          label: w.pages.filter,
          type: "search",
          value: this._filter.words,
          onInput: (words) => (this._filter = { ...this._filter, words }),
        })}
        ${choiceField({
          name: "status",
          label: w.pages.status,
          value: this._filter.status || "all",
          choices: [
            { value: "all", label: w.pages.all },
            ...Object.entries(fareWords()).map(([value, label]) => ({ value, label })),
          ],
          onChoice: (status) => (this._filter = { ...this._filter, status: status === "all" ? "" : status }),
        })}
      </div>
      <p class="muted" role="status">${rows.length === 0 ? w.pages.notFound : w.pages.count(rows.length)}</p>
      ${
        rows.length === 0
          ? nothing
          : html`<ul class="rows pages">
              ${repeat(
                rows,
                (row) => row.pageId,
                (row) => this._renderRow(row, names),
              )}
            </ul>`
      }`;
  }

  private _renderRow(row: PageEntry, names: ReadonlyMap<string, string>) {
    const { pageId, name, label, desk, at } = row;
    return html`<li>
      <div class="what">
        <a
          class="name"
          href="#pages/${pageId}"
          @click=${(event: MouseEvent) => {
            this._open(event, pageId);
          }}
          >${name ?? pageId}</a
        >
        <p class="facts">
          ${label === null ? nothing : html`<span>${label}</span>`}
          <span class="id">${pageId}</span>
          <span>${names.get(desk) ?? desk}</span>
          ${
            at === null
              ? nothing
              : html`<span>${w.pages.since} ${dateFormat({ dateStyle: "medium" }).format(at)}</span>`
          }
        </p>
      </div>
      ${statusMark(fareOf(row))}
    </li>`;
  }

  private _open(event: MouseEvent, pageId: string) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.admin.go({ screen: "page", pageId });
  }

  private _connect() {
    this.admin.go({ screen: "connect", way: "choose" });
  }
}

define("fb-chat-admin-pages", FbChatAdminPages);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-admin-pages": FbChatAdminPages;
  }
}
