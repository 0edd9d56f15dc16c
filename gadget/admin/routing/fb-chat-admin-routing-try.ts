import type WaCheckbox from "@awesome.me/webawesome/dist/components/checkbox/checkbox.js";
import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import type { RoutingTried } from "../../../worker/protocol/routing/commands.ts";
import type { Conditions, RoutingConfig } from "../../../worker/protocol/routing/config.ts";
import { diffStyles } from "../shell/diff-lines.styles.ts";
import { textAreaStyles } from "../shell/text-area.styles.ts";
import { AdminScreen } from "../shell/admin-screen.ts";
import { define } from "../shell/define.ts";
import { choiceField, focusField, textField } from "../shell/fields.ts";
import { emptyWords, fault } from "../shell/parts.ts";
import type { FieldsOf } from "../wire/commands.ts";
import { goWords, needWords, whoWords } from "./model/describe.ts";
import { languageWords, numbered } from "./model/formats.ts";
import { Names } from "./model/names.ts";
import type { RoutingDraft } from "./model/routing-draft.ts";
import { languageOptions } from "./parts/languages.ts";
import { askedOf, saidFields, type Said } from "./parts/try-said.ts";
import { routingStyles } from "./routing.styles.ts";
import { routingWords } from "./words/words.ts";

type Question = {
  pageId: string;
  postId: string;
  language: string;
  ref: string;
  payload: string;
  text: string;
  /** As a box for date and time has it, in the browser's zone; empty: now. */
  at: string;
  returning: boolean;
} & Said;
type Answer = { tried: RoutingTried; config: RoutingConfig };

/** Asks where a message would go, by the draft as well. */
export class FbChatAdminRoutingTry extends AdminScreen {
  static override get properties() {
    return {
      ...super.properties,
      model: { attribute: false },
      _question: { state: true },
      _answer: { state: true },
      _byDraft: { state: true },
      _said: { state: true },
    };
  }
  static override styles = [...AdminScreen.styles, textAreaStyles, diffStyles, routingStyles];

  model!: RoutingDraft;
  private _question: Question = {
    ...{ pageId: "", postId: "", language: ".", ref: "", payload: "", text: "", at: "", returning: false },
    ...{ tags: [], attributes: {} },
  };
  private _answer: Answer | null = null;
  private _byDraft = true;
  private _said = "";

  protected override render() {
    const words = routingWords();
    const { pages } = this.model.known;
    if (pages.length === 0) return emptyWords(words.noPages);
    const set = (change: Partial<Question>) => (this._question = { ...this._question, ...change });
    const { postId, language, ref, payload, text, at, returning } = this._question;
    return html`<form class="block" novalidate @submit=${this._try}>
        <div class="pair">
          ${choiceField({
            name: "try.pageId",
            label: words.tryPage,
            value: this.#pageId,
            choices: pages.map(({ pageId, name }) => ({ value: pageId, label: name ?? pageId })),
            onChoice: (pageId) => set({ pageId }),
          })}
          ${textField({
            ...{ name: "try.postId", label: words.tryPost, value: postId, isOptional: true, isCode: true },
            onInput: (typed) => set({ postId: typed.trim() }),
          })}
          ${choiceField({
            name: "try.language",
            label: words.tryLanguage,
            value: language,
            choices: [{ value: ".", label: words.unknownLanguage }, ...languageOptions()],
            onChoice: (chosen) => set({ language: chosen }),
          })}
          ${textField({
            ...{ name: "try.text", label: words.tryText, value: text, isOptional: true },
            onInput: (typed) => set({ text: typed }),
          })}
          ${textField({
            ...{ name: "try.ref", label: words.tryRef, value: ref, isOptional: true, isCode: true },
            onInput: (typed) => set({ ref: typed }),
          })}
          ${textField({
            ...{
              name: "try.payload",
              label: words.tryPayload,
              value: payload,
              isOptional: true,
              isCode: true,
            },
            onInput: (typed) => set({ payload: typed }),
          })}
          <div class="field">
            <label for="try-at">${words.tryAt}</label>
            <input
              id="try-at"
              data-field="try.at"
              type="datetime-local"
              aria-describedby="try-at-hint"
              .value=${live(at)}
              @input=${(event: Event) => set({ at: (event.target as HTMLInputElement).value })}
            />
            <div id="try-at-hint" class="hint">${words.tryAtHint}</div>
          </div>
        </div>
        <wa-checkbox
          data-field="try.returning"
          .checked=${live(returning)}
          @change=${(event: Event) => set({ returning: (event.target as WaCheckbox).checked })}
          >${words.tryReturning}</wa-checkbox
        >
        ${saidFields({ model: this.model, words, say: this.#say }, this.#config, this._question, {
          tags: (tags) => set({ tags }),
          attribute: (id, value) => set({ attributes: { ...this._question.attributes, [id]: value } }),
        })}
        ${
          this.model.isChanged
            ? html`<wa-checkbox
                data-field="try.draft"
                .checked=${live(this._byDraft)}
                @change=${(event: Event) => (this._byDraft = (event.target as WaCheckbox).checked)}
                >${words.tryDraft}</wa-checkbox
              >`
            : nothing
        }
        <div class="buttons">
          <wa-button type="submit" variant="brand" ?loading=${this.doing.busy === "try"}
            >${words.tryPress}</wa-button
          >
        </div>
        ${this._renderRefusal()}
      </form>
      <p class="sr-only" role="status">${this._said}</p>
      <div role="status">${this._answer === null ? nothing : this._renderAnswer(this._answer)}</div>`;
  }

  private _renderRefusal() {
    const { refusal } = this.doing;
    if (refusal?.code !== "wrong_state") return fault(refusal);
    return html`<p class="fault" role="alert">${routingWords().tryRefused}</p>`;
  }

  private _renderAnswer({ tried, config }: Answer) {
    const words = routingWords();
    const { rule, because, to, isOpen, members, here, able, needs, priority, language, goesOn } = tried;
    const tools = { words, names: new Names(config, this.model.known) };
    const when = config.rules.find(({ id }) => id === rule?.id)?.when ?? {};
    const reasons = whoWords(tools, when).filter(({ of }) => because.includes(of satisfies keyof Conditions));
    const name = words.quoted(rule?.name ?? "");
    const why =
      rule === null ? words.becauseNone : reasons.length === 0 ? words.becauseAll(name) : words.because(name);
    const isPlace = to.type !== "pool" && to.type !== "bot" && to.type !== "ask";
    return html`<section class="block answer">
      <p class="sentence">${words.goes(goWords(tools, to))} ${why}</p>
      <ul>
        ${reasons.map(({ said }) => html`<li>${said}</li>`)}
      </ul>
      ${
        language === undefined
          ? nothing
          : html`<p>${words.tryLanguageOf[language.by](languageWords(language.tag))}</p>`
      }
      ${
        needs.length === 0
          ? nothing
          : html`<p>${words.needs}: ${needs.map((it) => needWords(tools, it)).join(", ")}</p>`
      }
      ${priority === 0 ? nothing : html`<p>${words.priority}: ${numbered(priority)}</p>`}
      ${
        isPlace
          ? html`<p class="facts">
              <span>${isOpen ? words.tryOpen : words.tryClosed}</span
              ><span>${words.tryHere(numbered(here), numbered(members))}</span>
              ${needs.length === 0 ? nothing : html`<span>${words.tryAble(numbered(able))}</span>`}
              ${
                goesOn === undefined
                  ? nothing
                  : html`<span
                      >${words.tryGoesOn(goesOn === "pool" ? words.everyone : words.quoted(tools.names.queue(goesOn)))}</span
                    >`
              }
            </p>`
          : nothing
      }
    </section>`;
  }

  /** Told to who does not see it; that field has the keys then. */
  #say = (said: string, focus: string): void => {
    this._said = said;
    void this.updateComplete.then(() => {
      focusField(this.shadowRoot, focus);
    });
  };

  get #isDraft(): boolean {
    return this.model.isChanged && this._byDraft;
  }

  /** By which document it is asked. */
  get #config(): RoutingConfig {
    const { draft, saved } = this.model;
    return this.#isDraft ? draft : (saved?.config ?? draft);
  }

  get #pageId(): string {
    const { pages } = this.model.known;
    return this._question.pageId === "" ? (pages[0]?.pageId ?? "") : this._question.pageId;
  }

  private async _try(event: Event) {
    event.preventDefault();
    const { postId, language, ref, payload, text, at, returning } = this._question;
    const { model } = this;
    const isDraft = this.#isDraft;
    if (isDraft && (model.faults.length > 0 || model.isTooLarge)) {
      this.doing.refusal = { code: "wrong_state", of: "try" };
      this.requestUpdate();
      return;
    }
    const config = this.#config;
    const fields: FieldsOf<"routing.try"> = {
      pageId: this.#pageId,
      ...(postId === "" ? {} : { postId }),
      ...(language === "." ? {} : { language }),
      ...(ref === "" ? {} : { ref }),
      ...(payload === "" ? {} : { payload }),
      ...(text === "" ? {} : { text }),
      ...(at === "" ? {} : { at: new Date(at).getTime() }),
      ...(returning ? { returning } : {}),
      ...askedOf(config, this._question),
      ...(isDraft ? { config } : {}),
    };
    this._answer = null;
    const told = await this.doing.run("try", () => model.call("routing.try", fields));
    if (told !== null) this._answer = { tried: told.value, config };
  }
}

define("fb-chat-admin-routing-try", FbChatAdminRoutingTry);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-admin-routing-try": FbChatAdminRoutingTry;
  }
}
