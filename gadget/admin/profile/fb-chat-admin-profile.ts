import { html, nothing } from "lit";
import type { LitElement, PropertyValues } from "lit";
import { live } from "lit/directives/live.js";
import type { ProfileFault } from "../../../worker/protocol/profile/faults.ts";
import * as limits from "../../../worker/protocol/profile/limits.ts";
import type {
  MessengerProfile,
  ProfileMenuItem,
  ProfileQuestion,
  ProfileState,
} from "../../../worker/protocol/profile/profile.ts";
import { DEFAULT_LOCALE, PROPERTIES, type Property } from "../../../worker/protocol/profile/properties.ts";
import { momentTime } from "../../words/moments.ts";
import { diffStyles } from "../shell/diff-lines.styles.ts";
import { textAreaStyles } from "../shell/text-area.styles.ts";
import { AdminScreen } from "../shell/admin-screen.ts";
import { define } from "../shell/define.ts";
import { choiceField, textField } from "../shell/fields.ts";
import { icon } from "../shell/icon.ts";
import { fault } from "../shell/parts.ts";
import { addressOf } from "../state/route.ts";
import type { Refusal } from "../wire/api.ts";
import { spoken, w } from "../words/words.ts";
import {
  changesOf,
  entryOf,
  faultsOf,
  indexOf,
  localeAt,
  localesOf,
  withEntry,
  withProperty,
  type ByLocale,
} from "./draft.ts";
import "./fb-chat-admin-page-link.ts";
import { newsOf } from "./lines.ts";
import { localeName, LOCALES } from "../shell/locales.ts";
import { preview } from "./preview.ts";
import { profileStyles } from "./profile.styles.ts";
import { rowsOf } from "./rows.ts";
import { textArea } from "../shell/text-area.ts";
import { numbered, profileWords } from "./words/words.ts";

const PLACEHOLDERS = {
  first: "{{user_first_name}}",
  last: "{{user_last_name}}",
  full: "{{user_full_name}}",
} as const;

/** What people find at a Page before and beside its messages: as Meta has it, edited, and saved once it was seen what changes. */
export class FbChatAdminProfile extends AdminScreen {
  static override get properties() {
    return {
      ...super.properties,
      pageId: { attribute: false },
      _meta: { state: true },
      _draft: { state: true },
      _lost: { state: true },
      _locale: { state: true },
      _refused: { state: true },
      _isTried: { state: true },
      _said: { state: true },
    };
  }
  static override styles = [...AdminScreen.styles, textAreaStyles, diffStyles, profileStyles];

  pageId = "";
  protected override readonly reads = ["pages"] as const;
  /** As Meta had it when it was read last. */
  private _meta: ProfileState | null = null;
  private _draft: MessengerProfile = {};
  private _lost: Refusal | null = null;
  private _locale: string = DEFAULT_LOCALE;
  /** Why the last save came to nothing, until something is changed. */
  private _refused: Refusal | null = null;
  /** Somebody wanted to save: what is missing is said from now on. */
  private _isTried = false;
  private _said = "";
  /** Of what Meta has in a form that is not known here: to be written anew. */
  #replaced = new Set<Property>();
  #focusNext: string | null = null;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("pageId")) void this.#read();
  }

  protected override updated(): void {
    const name = this.#focusNext;
    if (name === null) return;
    this.#focusNext = null;
    const place = this.renderRoot.querySelector<HTMLElement>(`[data-field^="${CSS.escape(name)}"]`);
    // One that has just come is drawn first.
    const drawn = (place as Partial<LitElement> | null)?.updateComplete ?? Promise.resolve();
    void drawn.then(() => place?.focus());
  }

  protected override render() {
    const words = profileWords();
    const page = this.admin.get("pages").value?.pages.find(({ pageId }) => pageId === this.pageId);
    const name = page?.name ?? this.pageId;
    return html`<div class="screen profile">
      <div class="head">
        <h1>${words.title}</h1>
        <a href=${addressOf({ screen: "page", pageId: this.pageId })} @click=${this._back}>${words.back}</a>
      </div>
      <p class="facts"><span dir="auto">${name}</span></p>
      <p class="muted">${words.intro}</p>
      ${this._meta === null ? this._renderWaiting() : this._renderEditor(this._meta, name)}
      <fb-chat-admin-page-link .pageId=${this.pageId}></fb-chat-admin-page-link>
      <span class="sr-only" role="status">${this._said}</span>
    </div>`;
  }

  private _renderWaiting() {
    if (this._lost === null) return html`<p class="loading" role="status">${w.loading}</p>`;
    return html`<wa-callout variant="danger" appearance="outlined">
      ${this._renderRefusal(this._lost)}
      <div class="buttons">
        <wa-button appearance="outlined" size="s" @click=${() => this.#read()}>${w.again}</wa-button>
      </div>
    </wa-callout>`;
  }

  private _renderEditor(meta: ProfileState, name: string) {
    const words = profileWords();
    return html`${meta.isEuropean === true ? html`<p class="muted">${words.europe}</p>` : nothing}
      ${this._renderLanguage()}
      <div class="columns">
        <form class="parts" novalidate @submit=${this._save}>
          ${this._renderGreeting()} ${this._renderGetStarted()} ${this._renderQuestions()}
          ${this._renderMenu()} ${this._renderCommands()} ${this._renderDomains()} ${this._renderAccount()}
        </form>
        <div class="beside">${preview(this._draft, this._locale, name, words)}</div>
      </div>
      ${this._renderNews(meta)}`;
  }

  /** Whatever is said by language is shown and edited in this one. */
  private _renderLanguage() {
    const words = profileWords();
    const used = localesOf(this._draft);
    const others = LOCALES.filter((locale) => !used.includes(locale));
    const choice = (locale: string) => ({ value: locale, label: this.#nameOf(locale) });
    const sorted = others.map(choice).sort((a, b) => a.label.localeCompare(b.label, spoken.lang));
    return choiceField({
      name: "locale",
      label: words.language,
      value: this._locale,
      choices: [...used.map(choice), ...sorted],
      onChoice: (locale) => (this._locale = locale),
    });
  }

  private _renderGreeting() {
    const words = profileWords();
    const text = entryOf(this._draft, "greeting", this._locale)?.text ?? "";
    const at = this.#at("greeting");
    const write = (next: string) => {
      this.#enter("greeting", next === "" ? null : { text: next });
    };
    return this._renderPart("greeting", [
      textArea({
        name: `${at}.text`,
        label: words.names.greeting,
        value: text,
        hint: words.used(numbered(text.length), numbered(limits.GREETING_UNITS_MAX)),
        wrong: this.#wrongWords(`${at}.text`),
        onInput: write,
      }),
      html`<div class="chips">
        <span class="muted">${words.insert}</span>
        ${(["first", "last", "full"] as const).map(
          (which) =>
            html`<wa-button
              size="s"
              appearance="outlined"
              @click=${() => {
                write(`${text}${text === "" || /\s$/.test(text) ? "" : " "}${PLACEHOLDERS[which]}`);
              }}
              >${words.placeholders[which]}</wa-button
            >`,
        )}
      </div>`,
      this._renderAsEverybody("greeting"),
      this._wrongAt("greeting"),
    ]);
  }

  private _renderGetStarted() {
    const words = profileWords();
    const { getStarted } = this._draft;
    const set = (value: MessengerProfile["getStarted"]) => {
      this.#set("getStarted", value);
    };
    return this._renderPart("getStarted", [
      html`<wa-checkbox
        data-field="getStarted"
        .checked=${live(getStarted !== undefined)}
        @change=${(event: Event) => {
          set((event.target as HTMLInputElement).checked ? {} : undefined);
        }}
        >${words.getStartedOn}</wa-checkbox
      >`,
      getStarted === undefined
        ? nothing
        : this._renderPayload("getStarted", getStarted.payload, (payload) => {
            set(payload === "" ? {} : { payload });
          }),
      this._wrongAt("getStarted"),
    ]);
  }

  private _renderQuestions() {
    const words = profileWords();
    const questions = entryOf(this._draft, "iceBreakers", this._locale)?.questions ?? [];
    const at = `${this.#at("iceBreakers")}.questions`;
    return this._renderPart("iceBreakers", [
      rowsOf<ProfileQuestion>({
        ...{ at, label: words.names.iceBreakers, rows: questions, max: limits.QUESTIONS_MAX },
        ...{ name: words.question, add: words.addQuestion, wrong: this._wrongAt(at) },
        blank: () => ({ question: "" }),
        draw: (row, place, set) => html`
          ${this._renderText(`${place}.question`, words.words, row.question, (question) => {
            set({ ...row, question });
          })}
          ${this._renderPayload(place, row.payload, (payload) => {
            set(payload === "" ? { question: row.question } : { ...row, payload });
          })}
        `,
        onRows: (rows) => {
          this.#enter("iceBreakers", rows.length === 0 ? null : { questions: rows });
        },
        onMoved: this._moved,
      }),
      this._renderAsEverybody("iceBreakers"),
      this._wrongAt("iceBreakers"),
    ]);
  }

  private _renderMenu() {
    const words = profileWords();
    const entry = entryOf(this._draft, "menu", this._locale);
    const { items = [], composerDisabled = false, disabledSurfaces } = entry ?? {};
    const at = `${this.#at("menu")}.items`;
    const set = (next: ProfileMenuItem[], isOff: boolean) => {
      const more = disabledSurfaces === undefined ? {} : { disabledSurfaces };
      this.#enter(
        "menu",
        next.length === 0 && !isOff ? null : { composerDisabled: isOff, items: next, ...more },
      );
    };
    return this._renderPart("menu", [
      rowsOf<ProfileMenuItem>({
        ...{ at, label: words.names.menu, rows: items, max: limits.MENU_ITEMS_MAX },
        ...{ name: words.line, add: words.addLine, wrong: this._wrongAt(at) },
        blank: () => ({ type: "postback", title: "" }),
        draw: (row, place, put) => this._renderMenuItem(row, place, put),
        onRows: (rows) => {
          set(rows, composerDisabled);
        },
        onMoved: this._moved,
      }),
      html`<wa-checkbox
        .checked=${live(composerDisabled)}
        @change=${(event: Event) => {
          set(items, (event.target as HTMLInputElement).checked);
        }}
        >${words.composerOff}</wa-checkbox
      >`,
      this._renderAsEverybody("menu"),
      this._wrongAt("menu"),
    ]);
  }

  private _renderMenuItem(row: ProfileMenuItem, at: string, put: (row: ProfileMenuItem) => void) {
    const words = profileWords();
    const { title } = row;
    const count = words.used(numbered(title.length), numbered(limits.MENU_TITLE_UNITS_MAX));
    return html`
      ${this._renderText(`${at}.title`, words.words, title, (next) => put({ ...row, title: next }), { hint: count })}
      ${choiceField({
        name: `${at}.type`,
        label: words.kind,
        value: row.type,
        choices: (["postback", "web_url"] as const).map((value) => ({ value, label: words.kinds[value] })),
        onChoice: (type) => {
          if (type === row.type) return;
          put(type === "web_url" ? { type, title, url: "" } : { type: "postback", title });
        },
      })}
      ${
        row.type === "web_url"
          ? this._renderText(`${at}.url`, words.address, row.url, (url) => put({ ...row, url: url.trim() }), {
              isCode: true,
              placeholder: "https://",
            })
          : this._renderPayload(at, row.payload, (payload) => {
              put(payload === "" ? { type: "postback", title } : { ...row, payload });
            })
      }
      ${this._wrongAt(`${at}.fallbackUrl`)}
    `;
  }

  private _renderCommands() {
    const words = profileWords();
    const commands = entryOf(this._draft, "commands", this._locale)?.commands ?? [];
    const at = `${this.#at("commands")}.commands`;
    const count = (text: string, max: number) => words.used(numbered(text.length), numbered(max));
    return this._renderPart("commands", [
      rowsOf({
        ...{ at, label: words.names.commands, rows: commands, max: limits.COMMANDS_MAX },
        ...{ name: words.command, add: words.addCommand, wrong: this._wrongAt(at) },
        blank: () => ({ name: "", description: "" }),
        draw: (row, place, set) => html`
          ${this._renderText(`${place}.name`, words.commandName, row.name, (name) => set({ ...row, name }), {
            hint: count(row.name, limits.COMMAND_NAME_UNITS_MAX),
          })}
          ${this._renderText(
            `${place}.description`,
            words.commandWhat,
            row.description,
            (description) => set({ ...row, description }),
            { hint: count(row.description, limits.COMMAND_DESCRIPTION_UNITS_MAX) },
          )}
        `,
        onRows: (rows) => {
          this.#enter("commands", rows.length === 0 ? null : { commands: rows });
        },
        onMoved: this._moved,
      }),
      this._renderAsEverybody("commands"),
      this._wrongAt("commands"),
    ]);
  }

  private _renderDomains() {
    const words = profileWords();
    const domains = this._draft.domains ?? [];
    const count = words.used(numbered(domains.length), numbered(limits.DOMAINS_MAX));
    const faults = this.#said().filter(({ path }) => path.startsWith("domains["));
    return this._renderPart("domains", [
      textArea({
        name: "domains",
        label: words.names.domains,
        value: this.#domainsText ?? domains.join("\n"),
        hint: `${words.domainsHint} · ${count}`,
        wrong: faults.map(({ path, ...fault }) => {
          const line = Number(/\d+/.exec(path)?.[0] ?? 0) + 1;
          return words.lineOf(numbered(line), this.#wordsOf(fault));
        }),
        isCode: true,
        onInput: (written) => {
          this.#writeDomains(written);
        },
        onLeft: () => {
          this.#domainsText = null;
          this.requestUpdate();
        },
      }),
      this._wrongAt("domains"),
    ]);
  }

  /** What is typed, empty lines and all, while it is typed. */
  #domainsText: string | null = null;

  #writeDomains(text: string): void {
    this.#domainsText = text;
    const domains = text.split("\n").flatMap((line) => (line.trim() === "" ? [] : [line.trim()]));
    this.#set("domains", domains.length === 0 ? undefined : domains);
  }

  private _renderAccount() {
    const words = profileWords();
    return this._renderPart("accountLinkingUrl", [
      this._renderText(
        "accountLinkingUrl",
        words.address,
        this._draft.accountLinkingUrl ?? "",
        (url) => {
          this.#set("accountLinkingUrl", url.trim() === "" ? undefined : url.trim());
        },
        { isCode: true, placeholder: "https://" },
      ),
    ]);
  }

  private _renderPart(property: Property, fields: unknown) {
    const words = profileWords();
    const isForeign = this._meta?.foreign.includes(property) === true && !this.#replaced.has(property);
    return html`<section class="block" aria-labelledby="part-${property}">
      <h2 id="part-${property}">${words.names[property]}</h2>
      <p class="hint">${words.hints[property]}</p>
      ${
        isForeign
          ? html`<p>${words.foreign}</p>
              <div class="buttons">
                <wa-button
                  appearance="outlined"
                  @click=${() => {
                    this.#replaced.add(property);
                    this.requestUpdate();
                  }}
                  >${words.replace}</wa-button
                >
              </div>`
          : fields
      }
    </section>`;
  }

  /** That a language has nothing of its own is no fault: it is shown as everybody else's. */
  private _renderAsEverybody(property: ByLocale) {
    const isOwn = this._locale === DEFAULT_LOCALE || entryOf(this._draft, property, this._locale) !== null;
    const hasOthers = this._draft[property] !== undefined;
    return isOwn || !hasOthers ? nothing : html`<p class="muted">${profileWords().asEverybody}</p>`;
  }

  private _renderText(
    at: string,
    label: string,
    value: string,
    onInput: (text: string) => void,
    more: { hint?: string; isCode?: boolean; placeholder?: string } = {},
  ) {
    return textField({ name: at, label, value, onInput, wrong: this.#wrongWords(at), ...more });
  }

  private _renderPayload(at: string, payload: string | undefined, onInput: (payload: string) => void) {
    const words = profileWords();
    const isOurs = (payload ?? "").startsWith("fb-chat:");
    return html`<details>
      <summary>${words.payload}</summary>
      ${this._renderText(`${at}.payload`, words.payload, isOurs ? "" : (payload ?? ""), onInput, {
        hint: words.payloadHint,
        isCode: true,
      })}
    </details>`;
  }

  private _wrongAt(at: string) {
    const wrong = this.#wrongWords(at);
    return wrong === null ? nothing : html`<p class="fault">${icon("warning")}<span>${wrong}</span></p>`;
  }

  private _renderNews(meta: ProfileState) {
    const words = profileWords();
    const { properties } = changesOf(meta, this._draft);
    const news = newsOf(meta.profile, this._draft, properties, words, spoken.lang);
    const faults = this.#said();
    const { busy, done } = this.doing;
    const { left, saveAt } = meta.calls;
    return html`<section class="block news" aria-labelledby="news">
      <h2 id="news">${words.news}</h2>
      ${news.length === 0 ? html`<p class="muted">${words.noNews}</p>` : nothing}
      ${news.map(
        ({ property, lines }) =>
          html`<h3>${words.names[property]}</h3>
            <ul class="diff">
              ${lines.map(
                ({ state, text }) =>
                  html`<li class=${state}>
                    <span aria-hidden="true">${state === "gone" ? "−" : state === "new" ? "+" : ""}</span>
                    <span dir="auto"
                      >${text}${
                        state === "kept"
                          ? nothing
                          : html`<span class="sr-only">
                              (${state === "gone" ? words.gone : words.isNew})</span
                            >`
                      }</span
                    >
                  </li>`,
              )}
            </ul>`,
      )}
      ${faults.length === 0 ? nothing : this._renderFaults(faults)}
      <div role="alert">${this._refused === null ? nothing : this._renderRefusal(this._refused)}</div>
      ${
        saveAt !== null && saveAt > this.admin.platform.now() && this._refused === null
          ? html`<p class="muted">${words.busy(this.#moment(saveAt))}</p>`
          : nothing
      }
      <div class="buttons">
        <wa-button
          variant="brand"
          ?disabled=${news.length === 0}
          ?loading=${busy === "save"}
          @click=${this._save}
          >${words.save}</wa-button
        >
        <wa-button appearance="outlined" ?disabled=${news.length === 0} @click=${this._undo}
          >${words.undo}</wa-button
        >
        <wa-button appearance="outlined" ?loading=${busy === "read"} @click=${this._readAgain}
          >${words.readAgain}</wa-button
        >
      </div>
      <p class="muted" role="status">
        ${done === "save" && news.length === 0 ? words.savedAt : nothing} ${words.calls(numbered(left))}
      </p>
    </section>`;
  }

  private _renderFaults(faults: readonly ProfileFault[]) {
    const words = profileWords();
    return html`<div class="wrongs">
      <p>${words.wrongs}</p>
      <ul>
        ${faults.map(
          ({ path, ...fault }) =>
            html`<li>
              <a
                href="#"
                @click=${(event: Event) => {
                  event.preventDefault();
                  this._locale = localeAt(this._draft, path);
                  this.#focusNext = path.startsWith("domains[") ? "domains" : path;
                  this.requestUpdate();
                }}
                >${this.#placeOf(path)}: ${this.#wordsOf(fault)}</a
              >
            </li>`,
        )}
      </ul>
    </div>`;
  }

  private _renderRefusal(refusal: Refusal) {
    const words = profileWords();
    const { code, said, properties, retryAt, now } = refusal;
    const told = (text: string) => html`<p class="fault">${icon("warning")}<span>${text}</span></p>`;
    switch (code) {
      case "profile_changed": {
        const names = (properties as Property[]).map((property) => words.names[property]);
        return told(words.changed(names.join(", ")));
      }
      case "profile_refused":
        return html`${told(refusal["of"] === "read" ? words.notRead : words.refused)}
        ${
          typeof said === "string"
            ? html`<p dir="ltr">${words.said(said)}</p>`
            : told(w.refusals.other(codeOf(refusal)))
        }`;
      case "profile_busy":
        return told(words.busy(this.#moment(retryAt as number)));
      case "profile_partly":
        return told(now === null ? words.partlyUnknown : words.partly);
      case "profile_faults":
        return told(words.wrongs);
      case "meta_unavailable":
        return told(words.unavailable);
      default:
        return fault(refusal);
    }
  }

  /** What is wrong, as far as it is to be said by now. */
  #said(): ProfileFault[] {
    if (this._meta === null) return [];
    const faults = faultsOf(this._meta, this._draft);
    return this._isTried ? faults : faults.filter(({ why }) => why !== "missing");
  }

  /** What is wrong with this field, in words: ours, or Meta's. */
  #wrongWords(at: string): string | null {
    const fault = this.#said().find(({ path }) => path === at);
    return fault === undefined ? this.#metaAt(at) : this.#wordsOf(fault);
  }

  /** Meta's words about this field. */
  #metaAt(at: string): string | null {
    const refusal = this._refused;
    if (refusal?.code !== "profile_refused" || refusal["path"] !== at) return null;
    const { said } = refusal;
    return typeof said === "string" ? profileWords().said(said) : null;
  }

  #wordsOf({ why, limit }: Omit<ProfileFault, "path">): string {
    const words = profileWords().faults[why];
    return typeof words === "string" ? words : words(numbered(limit ?? 0));
  }

  /** "Menu, German, Line 2": where a path leads. */
  #placeOf(path: string): string {
    const words = profileWords();
    const property = PROPERTIES.find(
      (it) => path === it || path.startsWith(`${it}[`) || path.startsWith(`${it}.`),
    );
    const locale = localeAt(this._draft, path);
    const row = /\.(questions|items|commands)\[(\d+)\]/.exec(path);
    const names: Record<string, (n: string) => string> = {
      questions: words.question,
      items: words.line,
      commands: words.command,
    };
    return [
      property === undefined ? path : words.names[property],
      ...(locale === DEFAULT_LOCALE ? [] : [this.#nameOf(locale)]),
      ...(row === null ? [] : [names[row[1]!]!(numbered(Number(row[2]) + 1))]),
    ].join(", ");
  }

  #at(property: ByLocale): string {
    return `${property}[${indexOf(this._draft, property, this._locale)}]`;
  }

  #nameOf(locale: string): string {
    return localeName(locale, spoken.lang, profileWords().everybody);
  }

  #moment(at: number): string {
    return momentTime(at, this.admin.platform.now());
  }

  #enter<P extends ByLocale>(property: P, rest: Parameters<typeof withEntry<P>>[3]): void {
    this.#change(withEntry(this._draft, property, this._locale, rest));
  }

  #set<P extends Property>(property: P, value: MessengerProfile[P]): void {
    this.#change(withProperty(this._draft, property, value));
  }

  #change(draft: MessengerProfile): void {
    this._draft = draft;
    this._refused = null;
    this.doing.forget();
  }

  private readonly _moved = (said: string, focus: string): void => {
    this._said = said;
    this.#focusNext = focus;
  };

  private _undo() {
    if (this._meta === null) return;
    this.#replaced.clear();
    this.#domainsText = null;
    this._isTried = false;
    this.#change(this._meta.profile);
  }

  private _back(event: MouseEvent) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.admin.go({ screen: "page", pageId: this.pageId });
  }

  private async _save(event?: Event) {
    event?.preventDefault();
    const { pageId, _meta: meta } = this;
    if (meta === null || this.doing.busy !== null) return;
    this._isTried = true;
    const wrong = this.#said()[0];
    if (wrong !== undefined) {
      this._locale = localeAt(this._draft, wrong.path);
      this.#focusNext = wrong.path.startsWith("domains[") ? "domains" : wrong.path;
      return;
    }
    const { changes, base, properties } = changesOf(meta, this._draft);
    if (properties.length === 0) return;
    const done = await this.doing.run("save", () =>
      this.admin.call("page.profile.save", { pageId, base, changes }),
    );
    if (pageId !== this.pageId) return;
    if (done !== null) this.#take(done.value, properties);
    else this.#refuse();
  }

  /** Nothing that was edited is lost: only what Meta has by now is new. */
  #refuse(): void {
    const refusal = (this._refused = this.doing.refusal);
    if (refusal === null) return;
    const { code, now, path, retryAt } = refusal;
    const knows = code === "profile_changed" || code === "profile_partly";
    if (knows && now !== null) this.#take(now as ProfileState, []);
    if (code === "profile_busy" && this._meta !== null)
      this._meta = { ...this._meta, calls: { left: 0, saveAt: retryAt as number } };
    if (typeof path === "string") {
      this._locale = localeAt(this._draft, path);
      this.#focusNext = path;
    }
  }

  /** As Meta has it now. Of the draft there stays what was edited, but for what was just `saved`. */
  #take(meta: ProfileState, saved: readonly Property[]): void {
    const before = this._meta;
    const edited = before === null ? [] : changesOf(before, this._draft).properties;
    let draft = meta.profile;
    for (const property of edited)
      if (!saved.includes(property)) draft = withProperty(draft, property, this._draft[property]);
    for (const property of saved) this.#replaced.delete(property);
    if (saved.includes("domains")) this.#domainsText = null;
    this._meta = meta;
    this._draft = draft;
    if (saved.length > 0) this._isTried = false;
  }

  private _readAgain() {
    void this.#read();
  }

  async #read(): Promise<void> {
    const { pageId } = this;
    const done = await this.doing.run("read", () => this.admin.call("page.profile.read", { pageId }));
    if (pageId !== this.pageId || !this.isConnected) return;
    if (done !== null) {
      this._lost = null;
      this._refused = null;
      this.#take(done.value, []);
    } else if (this._meta === null) this._lost = this.doing.refusal;
    else this._refused = this.doing.refusal;
  }
}

/** Meta's code, with its subcode where there is one. */
function codeOf({ graphCode, graphSubcode }: Refusal): string {
  return [graphCode, graphSubcode].filter((it) => typeof it === "number").join("/");
}

define("fb-chat-admin-profile", FbChatAdminProfile);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-admin-profile": FbChatAdminProfile;
  }
}
