import { html, nothing } from "lit";
import type { Administrator, DeskEntry } from "../../../worker/protocol/admin/answers.ts";
import { AdminScreen } from "../shell/admin-screen.ts";
import { askFirst } from "../shell/ask-first.ts";
import { define } from "../shell/define.ts";
import { choiceField, deskField, focusField, meantDesk, textField } from "../shell/fields.ts";
import { emptyWords, fault, known, lossOf, lostOnce } from "../shell/parts.ts";
import { w } from "../words/words.ts";
import { deskNames } from "./find-pages.ts";

/** As much as tells a slip of the fingers; whether it exists is Cloudflare Access's to know. */
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const GIVEN_ROLES = ["admin", "operator", "supervisor"] as const;

/** Who may come in, and what as. */
export class FbChatAdminPeople extends AdminScreen {
  static override get properties() {
    return {
      ...super.properties,
      _email: { state: true },
      _role: { state: true },
      _desk: { state: true },
      _isTried: { state: true },
      _removed: { state: true },
    };
  }

  protected override readonly reads = ["people", "desks"] as const;
  private _email = "";
  private _role: Administrator["role"] = "admin";
  private _desk = "";
  private _isTried = false;
  /** Who is to be removed, as soon as it is said again. */
  private _removed: string | null = null;

  protected override render() {
    const { value: desks } = this.admin.get("desks");
    return html`<div class="screen">
      <h1>${w.people.title}</h1>
      <p class="muted">${w.people.hint}</p>
      ${lostOnce([lossOf(this.admin, "people"), lossOf(this.admin, "desks")])}
      ${known(this.admin.get("people"), ({ administrators }) =>
        administrators.length === 0
          ? emptyWords(w.people.none)
          : html`<ul class="rows">
              ${administrators.map((person) => this._renderPerson(person))}
            </ul>`,
      )}
      ${desks === null ? nothing : this._renderForm(desks.desks)}
      ${askFirst({
        isOpen: this._removed !== null,
        title: w.people.removeAsk(this._removed ?? ""),
        what: w.people.removeWhat,
        press: w.people.remove,
        name: "remove",
        doing: this.doing,
        onPress: () => void this.#remove(),
        onClose: () => (this._removed = null),
      })}
    </div>`;
  }

  private _renderPerson({ email, role, desk }: Administrator) {
    const names = deskNames(this.admin.get("desks").value?.desks ?? []);
    const isMe = this.admin.get("me").value?.sub === email;
    return html`<li>
      <div class="what">
        <span class="name">${email}</span
        >${isMe ? html` <span class="muted">(${w.people.yourself})</span>` : nothing}
        <p class="facts">
          <span>${roleName(role)}</span>
          <span>${desk === null ? w.people.everyDesk : (names.get(desk) ?? desk)}</span>
        </p>
      </div>
      <wa-button appearance="outlined" size="s" @click=${() => (this._removed = email)}
        ><span class="sr-only">${w.people.removeThis(email)}</span
        ><span aria-hidden="true">${w.people.remove}</span></wa-button
      >
    </li>`;
  }

  private _renderForm(desks: readonly DeskEntry[]) {
    return html`<form class="block" novalidate @submit=${this._add}>
      <h2>${w.people.add}</h2>
      ${textField({
        name: "email",
        label: w.people.email,
        type: "email",
        isCode: true,
        value: this._email,
        wrong: this._isTried && !EMAIL.test(this._email.trim()) ? w.people.emailWrong : null,
        onInput: (email) => (this._email = email),
      })}
      <div class="line">
        ${choiceField({
          name: "role",
          label: w.people.role,
          value: this._role,
          choices: GIVEN_ROLES.map((role) => ({ value: role, label: roleName(role) })),
          onChoice: (chosen) => (this._role = GIVEN_ROLES.find((role) => role === chosen) ?? "admin"),
        })}
        ${
          this._role === "operator"
            ? nothing
            : deskField(desks, this._desk || meantDesk(desks), (desk) => (this._desk = desk), {
                isTried: this._isTried,
              })
        }
      </div>
      ${fault(this.doing.refusal?.of === "add" && this.doing.refusal)}
      <div class="buttons">
        <wa-button type="submit" variant="brand" ?loading=${this.doing.busy === "add"}
          >${w.people.add}</wa-button
        >
      </div>
    </form>`;
  }

  private async _add(event: Event) {
    event.preventDefault();
    this._isTried = true;
    const email = this._email.trim().toLowerCase();
    if (!EMAIL.test(email)) {
      focusField(this.shadowRoot, "email");
      return;
    }
    const desks = this.admin.get("desks").value?.desks ?? [];
    const desk = this._role === "operator" ? "" : this._desk || meantDesk(desks);
    if (desk === "" && this._role !== "operator" && desks.length > 1) {
      focusField(this.shadowRoot, "desk");
      return;
    }
    const fields = { email, role: this._role, ...(desk !== "" && { desk }) };
    if (!(await this.doing.run("add", () => this.admin.call("administrator.set", fields)))) return;
    Object.assign(this, { _email: "", _desk: "", _isTried: false });
    await this.admin.load("people");
  }

  async #remove(): Promise<void> {
    const email = this._removed;
    if (email === null) return;
    if (!(await this.doing.run("remove", () => this.admin.call("administrator.remove", { email })))) return;
    this._removed = null;
    await this.admin.load("people");
  }
}

function roleName(role: string): string {
  const names: Record<string, string> = w.roles;
  return names[role] ?? role;
}

define("fb-chat-admin-people", FbChatAdminPeople);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-admin-people": FbChatAdminPeople;
  }
}
