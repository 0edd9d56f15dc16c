import { html, LitElement, nothing, svg } from "lit";
import { linkFaults, pageLink } from "../../../worker/protocol/profile/link.ts";
import { LINK_TEXT_UNITS_MAX, REF_UNITS_MAX } from "../../../worker/protocol/profile/limits.ts";
import { copyPicture } from "../../platform/clipboard.ts";
import { shared } from "../../shell/shared.styles.ts";
import { define } from "../shell/define.ts";
import "../shell/fb-chat-admin-copy.ts";
import { textField } from "../shell/fields.ts";
import { screenStyles } from "../shell/screen.styles.ts";
import { onWords, w } from "../words/words.ts";
import { profileStyles } from "./profile.styles.ts";
import { qrModules, qrPath, qrPng, qrSvg } from "../../shell/qr.ts";
import { numbered, profileWords } from "./words/words.ts";

/** An m.me link to a Page, to be copied, and its QR code to be downloaded. Nothing of it is known at Meta. */
export class FbChatAdminPageLink extends LitElement {
  static override get properties() {
    return {
      pageId: { attribute: false },
      _ref: { state: true },
      _text: { state: true },
      _said: { state: true },
    };
  }
  static override styles = [shared, screenStyles, profileStyles];

  pageId = "";
  private _ref = "";
  private _text = "";
  private _said = "";
  #stop = () => {};

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stop = onWords(() => {
      this.requestUpdate();
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
  }

  protected override render() {
    const words = profileWords();
    const fields = { ref: this._ref.trim(), text: this._text };
    const faults = linkFaults(fields);
    const wrong = (field: "ref" | "text") => {
      const fault = faults.find((it) => it.field === field);
      if (fault === undefined) return null;
      if (fault.why === "not_a_ref") return words.notRef;
      const max = field === "ref" ? REF_UNITS_MAX : LINK_TEXT_UNITS_MAX;
      return tooLong(words.faults.too_long, max);
    };
    const link = pageLink(this.pageId, fields);
    return html`<section class="block" aria-labelledby="link">
      <h2 id="link">${words.link}</h2>
      <p class="hint">${words.linkIntro}</p>
      ${textField({
        name: "ref",
        label: words.ref,
        hint: words.refHint,
        wrong: wrong("ref"),
        isCode: true,
        isOptional: true,
        value: this._ref,
        onInput: this._writeRef,
      })}
      ${textField({
        name: "text",
        label: words.text,
        hint: words.textHint,
        wrong: wrong("text"),
        isOptional: true,
        value: this._text,
        onInput: this._writeText,
      })}
      ${faults.length > 0 ? nothing : this._renderLink(link)}
    </section>`;
  }

  private _renderLink(link: string) {
    const words = profileWords();
    const modules = qrModules(link);
    return html`<fb-chat-admin-copy .label=${words.linkLabel} .value=${link}></fb-chat-admin-copy> ${
        modules === null
          ? html`<p class="muted" role="status">${words.tooLongForQr}</p>`
          : html`<div class="qr">
              <svg viewBox="0 0 ${modules.length} ${modules.length}" role="img" aria-label=${words.qr}>
                ${svg`<path class="white" d="M0 0h${modules.length}v${modules.length}H0z"/><path d=${qrPath(modules)}/>`}
              </svg>
              <div class="buttons">
                <wa-button
                  appearance="outlined"
                  @click=${() => {
                    save(new Blob([qrSvg(modules)], { type: "image/svg+xml" }), `${this.pageId}.svg`);
                  }}
                  >${words.svg}</wa-button
                >
                <wa-button
                  appearance="outlined"
                  @click=${async () => {
                    save(await qrPng(modules), `${this.pageId}.png`);
                  }}
                  >${words.png}</wa-button
                >
                <wa-button appearance="outlined" @click=${() => this.#copy(modules)}
                  >${this._said === link ? w.copied : words.copyPicture}</wa-button
                >
              </div>
              <span class="sr-only" role="status">${this._said === link ? w.copied : nothing}</span>
            </div>`
      }`;
  }

  private readonly _writeRef = (ref: string): void => {
    this._ref = ref;
  };

  private readonly _writeText = (text: string): void => {
    this._text = text;
  };

  /** Where the browser copies no pictures, the PNG is there to be downloaded. */
  async #copy(modules: Parameters<typeof qrPng>[0]): Promise<void> {
    const link = pageLink(this.pageId, { ref: this._ref.trim(), text: this._text });
    const png = qrPng(modules);
    if (await copyPicture(png)) this._said = link;
    else save(await png, `${this.pageId}.png`);
  }
}

function tooLong(words: string | ((limit: string) => string), max: number): string {
  return typeof words === "string" ? words : words(numbered(max));
}

/** Into the browser's downloads. */
function save(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = url;
  link.download = `m.me-${name}`;
  link.click();
  // Browsers read it within the press; some of them a moment later.
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, 60_000);
}

define("fb-chat-admin-page-link", FbChatAdminPageLink);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-admin-page-link": FbChatAdminPageLink;
  }
}
