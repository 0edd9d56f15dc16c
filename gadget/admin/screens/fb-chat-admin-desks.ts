import { html, nothing } from "lit";
import type { DeskEntry } from "../../../worker/protocol/admin/answers.ts";
import { AdminScreen } from "../shell/admin-screen.ts";
import { define } from "../shell/define.ts";
import { choiceField, focusField, textField } from "../shell/fields.ts";
import { emptyWords, fault, loaded } from "../shell/parts.ts";
import { w } from "../words/words.ts";

/** As agent tokens name it. */
const DESK_ID = /^[\w-]{1,64}$/;

/** No desk is named so. */
const OWN = ".";

/** The companies of this deployment. */
export class FbChatAdminDesks extends AdminScreen {
  static override get properties() {
    return {
      ...super.properties,
      _id: { state: true },
      _name: { state: true },
      _company: { state: true },
      _isTried: { state: true },
      _renamed: { state: true },
    };
  }

  protected override readonly reads = ["desks", "pages"] as const;
  private _id = "";
  private _name = "";
  /** The desk whose company it is; empty: one of its own. */
  private _company = "";
  private _isTried = false;
  /** The desk whose name is being changed. */
  private _renamed: { desk: string; name: string } | null = null;

  protected override render() {
    return html`<div class="screen">
      <h1>${w.desks.title}</h1>
      <p class="muted">${w.desks.hint}</p>
      ${loaded(this.admin, "desks", this.admin.get("desks"), ({ desks }) =>
        desks.length === 0
          ? emptyWords(w.desks.none)
          : html`<ul class="rows">
              ${desks.map((desk) => this._renderDesk(desk))}
            </ul>`,
      )}
      ${this._renderForm()}
    </div>`;
  }

  private _renderDesk(desk: DeskEntry) {
    if (this._renamed?.desk === desk.desk) return this._renderRename(this._renamed);
    return html`<li>
      <div class="what">
        <span class="name">${desk.label}</span>
        <p class="facts">
          <span class="id">${desk.desk}</span><span>${w.desks.pages(this._countPages(desk.desk))}</span>
        </p>
      </div>
      <wa-button
        appearance="outlined"
        size="s"
        @click=${() => (this._renamed = { desk: desk.desk, name: desk.label })}
        ><span class="sr-only">${w.desks.renameThis(desk.label)}</span
        ><span aria-hidden="true">${w.desks.rename}</span></wa-button
      >
    </li>`;
  }

  private _renderRename({ desk, name }: { desk: string; name: string }) {
    return html`<li>
      <form class="line what" novalidate @submit=${this._rename}>
        ${textField({
          name: "rename",
          label: w.desks.name,
          value: name,
          onInput: (value) => (this._renamed = { desk, name: value }),
        })}
        <wa-button type="submit" variant="brand" ?loading=${this.doing.busy === "rename"}
          >${w.save}</wa-button
        >
        <wa-button appearance="outlined" @click=${() => (this._renamed = null)}>${w.cancel}</wa-button>
      </form>
      ${fault(this.doing.refusal?.of === "rename" && this.doing.refusal)}
    </li>`;
  }

  private _renderForm() {
    const tried = this._isTried;
    return html`<form class="block" novalidate @submit=${this._create}>
      <h2>${w.desks.create}</h2>
      ${textField({
        name: "name",
        label: w.desks.name,
        value: this._name,
        wrong: tried && this._name.trim() === "" ? w.missing : null,
        onInput: (name) => (this._name = name),
      })}
      ${textField({
        name: "id",
        label: w.desks.id,
        hint: w.desks.idHint,
        isCode: true,
        value: this._id,
        wrong: tried && !DESK_ID.test(this._id) ? (this._id === "" ? w.missing : w.desks.idWrong) : null,
        onInput: (id) => (this._id = id),
      })}
      ${this._renderCompany()} ${fault(this.doing.refusal?.of === "create" && this.doing.refusal)}
      <div class="buttons">
        <wa-button type="submit" variant="brand" ?loading=${this.doing.busy === "create"}
          >${w.desks.create}</wa-button
        >
      </div>
      ${this.doing.done === "create" ? html`<p role="status">${w.saved}</p>` : nothing}
    </form>`;
  }

  private _renderCompany() {
    const desks = this.admin.get("desks").value?.desks ?? [];
    const firsts = desks.filter(
      ({ company }, at) => desks.findIndex((one) => one.company === company) === at,
    );
    if (firsts.length === 0) return nothing;
    return html`${choiceField({
        name: "company",
        label: w.desks.company,
        value: this._company || OWN,
        choices: [
          { value: OWN, label: w.desks.companyOwn },
          ...firsts.map(({ company, label }) => ({ value: company, label: w.desks.companySame(label) })),
        ],
        onChoice: (company) => (this._company = company === OWN ? "" : company),
      })}
      <p class="hint">${w.desks.companyHint}</p>`;
  }

  private _countPages(desk: string): number {
    return this.admin.get("pages").value?.pages.filter((page) => page.desk === desk).length ?? 0;
  }

  private async _create(event: Event) {
    event.preventDefault();
    this._isTried = true;
    const name = this._name.trim();
    if (name === "") focusField(this.shadowRoot, "name");
    else if (!DESK_ID.test(this._id)) focusField(this.shadowRoot, "id");
    else {
      const company = this._company;
      const fields = { desk: this._id, label: name, ...(company !== "" && { company }) };
      if (!(await this.doing.run("create", () => this.admin.call("desk.create", fields)))) return;
      Object.assign(this, { _id: "", _name: "", _company: "", _isTried: false });
      await this.admin.load("desks");
    }
  }

  private async _rename(event: Event) {
    event.preventDefault();
    const renamed = this._renamed;
    if (renamed === null || renamed.name.trim() === "") return;
    const fields = { desk: renamed.desk, label: renamed.name.trim() };
    if (!(await this.doing.run("rename", () => this.admin.call("desk.rename", fields)))) return;
    this._renamed = null;
    await this.admin.load("desks");
  }
}

define("fb-chat-admin-desks", FbChatAdminDesks);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-admin-desks": FbChatAdminDesks;
  }
}
