import { html, LitElement, nothing } from "lit";
import type { PropertyValues } from "lit";
import { blanksIn } from "../../worker/protocol/library/blanks.ts";
import type { SavedTemplate } from "../../worker/protocol/library/saved-template.ts";
import { faultsIn } from "../../worker/protocol/outgoing/faults.ts";
import type { Fault } from "../../worker/protocol/outgoing/faults.ts";
import type { FbChatSaveTemplate } from "../library/fb-chat-save-template.ts";
import "../library/fb-chat-save-template.ts";
import { phoneNumbers } from "../late/builder.ts";
import { regionOf } from "../platform/region.ts";
import { actionIcons } from "../shell/action-icons.ts";
import { WordsController } from "../shell/words-controller.ts";
import { boxes } from "../shell/boxes.styles.ts";
import { controls } from "../shell/controls.styles.ts";
import { define } from "../shell/define.ts";
import { find } from "../shell/find.ts";
import { iconButton } from "../shell/icon-button.ts";
import { SeatController } from "../shell/seat-controller.ts";
import { segmented } from "../shell/segmented.ts";
import { segments } from "../shell/segmented.styles.ts";
import { shared } from "../shell/shared.styles.ts";
import { progresses } from "../shell/progress.styles.ts";
import { speakHere, words } from "../words/builder-words.ts";
import { written } from "../words/strings.ts";
import { Addresses } from "./addresses.ts";
import type { CheckPicture } from "./addresses.ts";
import { sendButton, sendsByKey, wrongLine } from "./foot.ts";
import { styles } from "./fb-chat-builder.styles.ts";
import { Field } from "./field.ts";
import type { Form } from "./field.ts";
import { formOf } from "./forms/index.ts";
import { idOf } from "./inputs.ts";
import { blankOf } from "./kinds.ts";
import { nameOf } from "./name-of.ts";
import type { BuilderKind, Built } from "./kinds.ts";
import { Pictures } from "./pictures.ts";
import type { Upload } from "./pictures.ts";
import { Press } from "./press.ts";
import { phone } from "./phone.styles.ts";
import { hasPhones, withPhones } from "./phones.ts";
import { preview } from "./preview.ts";
import { placeOf, Wrong, wordsOf } from "./wrong.ts";

/** What is written into; a row has its handle before it. */
const WRITTEN = ":is(input:not([type=radio], [type=checkbox], .sr-only), textarea)";

/**
 * A message that is more than words, field by field, with what the customer will see of it. It cannot be sent while
 * Messenger would refuse it, and says why.
 *
 * @element fb-chat-builder
 */
export class FbChatBuilder extends LitElement {
  static override get properties() {
    return {
      kind: {},
      built: { attribute: false },
      upload: { attribute: false },
      check: { attribute: false },
      european: { attribute: false },
      template: { attribute: false },
      keeps: { attribute: false },
      isFilled: { attribute: false },
      locale: { attribute: false },
      _isKeeping: { state: true },
      _before: { state: true },
      _view: { state: true },
      _look: { state: true },
      _said: { state: true },
    };
  }
  static override styles = [shared, controls, boxes, segments, progresses, styles, phone];

  kind: BuilderKind = "quick_replies";
  /** What is there to begin with. */
  built: Built = blankOf("quick_replies");
  /** Takes pictures to the Worker; null where it takes none. */
  upload: Upload | null = null;
  /** Looks at pictures at addresses; null where the Worker cannot. */
  check: CheckPicture | null = null;
  /** Europe's rules limit the Page, or the customer. */
  european = false;
  /** The template that is changed; null: it is a message, which may become one. */
  template: SavedTemplate | null = null;
  /** Whether it can be kept as a template. */
  keeps = false;
  /** What looks like a blank in it is what somebody wrote. */
  isFilled = false;
  /** The customer's, as Meta tells it. */
  locale: string | null = null;
  /** What is built now, whenever it is something else. */
  changed: (built: Built) => void = () => {};
  send: (built: Built) => void = () => {};
  close: () => void = () => {};

  /** Where there is room for one alone. */
  private _view: "edit" | "preview" = "edit";
  private _look: "light" | "dark" = "light";
  /** For screen readers: what became of a row. */
  private _said = "";
  /** It is asked under which name it is kept. */
  private _isKeeping = false;
  /** What was built before it was begun anew, until something is changed. */
  private _before: Built | null = null;
  /** Which of the cards has, or had, the focus. */
  #card = 0;
  readonly #wrong = new Wrong();
  #pictures = new Pictures(null, () => {});

  readonly #form: Form = {
    pictures: this.#pictures,
    isEuropean: false,
    region: null,
    addresses: new Addresses(null, () => {}),
    press: new Press(),
    faultAt: (path) => this.#wrong.at(path),
    left: (path) => {
      this.#wrong.left(path);
      this.requestUpdate();
    },
    moved: (said, focus) => {
      this._said = said;
      if (focus !== null) void this.updateComplete.then(() => this.#focusOn(focus));
    },
  };

  constructor() {
    super();
    // Renders anew when the language changes, as all that reads from the state does.
    new SeatController(this);
    new WordsController(this, speakHere);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#form.press.watch(this.ownerDocument);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#form.press.unwatch();
  }

  /** What the Worker found wrong with it. */
  refusedWith(fault: Fault): void {
    this.#wrong.refusedWith(fault);
    this.requestUpdate();
    void this.updateComplete.then(() => this.#focusOn(fault.path));
  }

  /** Where the agent begins to write, unless something else was found wrong. */
  protected override firstUpdated(): void {
    void this.updateComplete.then(() => {
      if (this.#wrong.shown.length === 0) find<HTMLElement>(this, `.form ${WRITTEN}`)?.focus();
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("upload")) {
      this.#pictures = new Pictures(this.upload, () => {
        this.changed(this.#pictures.resolved(this.built));
        this.requestUpdate();
      });
      Object.assign(this.#form, { pictures: this.#pictures });
    }
    if (changed.has("check")) {
      const addresses = new Addresses(this.check, () => {
        this.requestUpdate();
      });
      Object.assign(this.#form, { addresses });
      addresses.lookAt(this.built);
    }
    const region = regionOf(this.locale ?? written.lang);
    Object.assign(this.#form, { region, isEuropean: this.european });
    this.#wrong.found(
      this.#form.addresses.with(withPhones(faultsIn(this.built), this.built, region), this.built),
    );
    if (hasPhones(this.built) && !phoneNumbers.value)
      void phoneNumbers.load().then((isThere) => {
        if (isThere) this.requestUpdate();
      });
  }

  protected override render() {
    const w = words();
    const views = [
      ["edit", w.edit],
      ["preview", w.preview],
    ] as const;
    return html`
      <header>
        <h2 id="title">${nameOf(this.kind, this.built)}</h2>
        <div class="views">${segmented("view", w.preview, views, this._view, this._onView)}</div>
        ${iconButton({ label: w.close, icon: actionIcons.clear, onPress: this.close })}
      </header>
      <div class="panes ${this._view}">
        <div
          class="form"
          role="group"
          aria-labelledby="title"
          @keydown=${this._onKey}
          @focusin=${this._onFocus}
        >
          ${formOf(this.#field())}
        </div>
        ${this._renderPreview()}
      </div>
      ${this.keeps ? this._renderKeep() : nothing} ${this._renderFoot()}
      <p class="sr-only" role="status">${this._said}</p>
    `;
  }

  private _renderPreview() {
    const w = words();
    const looks = [
      ["light", w.light],
      ["dark", w.dark],
    ] as const;
    return html`<section class="beside" aria-label=${w.preview}>
      <div class="looks">${segmented("look", w.look, looks, this._look, this._onLook)}</div>
      <div class="phone ${this._look}">
        <div class="screen">${preview(this.built, this.#pictures)}</div>
      </div>
    </section>`;
  }

  /** Under which name it is kept: of a template that is changed, what there is to do with it. */
  private _renderKeep() {
    return html`<fb-chat-save-template
      .isOpen=${this._isKeeping || this.template !== null}
      .template=${this.template}
      .outgoing=${() => this.#pictures.resolved(this.built)}
      .closed=${() => {
        this._isKeeping = false;
        if (this.template) this.close();
        else void this.updateComplete.then(() => find<HTMLElement>(this, "#keep")?.focus());
      }}
    ></fb-chat-save-template>`;
  }

  /** Blanks are for templates: a customer is sent none. */
  get #blanks(): string[] {
    return this.keeps && !this.template && !this.isFilled ? blanksIn(this.built) : [];
  }

  /** One brace on either side is none of the blanks: whoever meant one is told how. */
  private _renderBraces() {
    const braces = this.keeps && !this.isFilled ? bracesIn(this.built) : null;
    return braces === null ? nothing : html`<span class="muted">${words().library.braces(braces)}</span>`;
  }

  private _renderSending(isReady: boolean) {
    const w = words();
    return html`<button type="button" class="quiet" @click=${this._before ? this._onUndo : this._onStartOver}>
        ${this._before ? w.undo : w.startOver}
      </button>
      ${
        this.keeps
          ? html`<button
              type="button"
              id="keep"
              class="quiet"
              aria-expanded=${this._isKeeping ? "true" : "false"}
              @click=${this._onKeep}
            >
              ${w.library.saveAs}
            </button>`
          : nothing
      }
      ${sendButton(isReady, this._onSend)}`;
  }

  private _renderFoot() {
    const w = words();
    const { all, shown } = this.#wrong;
    const isMissing = this.#pictures.missing(this.built).length > 0;
    const [first] = shown;
    const [blank] = this.#blanks;
    const isReady = all.length === 0 && !isMissing && blank === undefined;
    return html`<footer>
      <div class="line" role="status">
        ${
          first
            ? wrongLine(
                shown.length,
                [placeOf(first.path, this.kind === "receipt"), wordsOf(first)].filter(Boolean).join(": "),
                () => {
                  this.#lead(first.path);
                },
              )
            : isMissing || blank !== undefined
              ? html`<span class="muted"
                  >${blank === undefined ? w.unreachable : w.library.unfilled(blank)}</span
                >`
              : this._renderBraces()
        }
      </div>
      ${this.template ? nothing : this._renderSending(isReady)}
    </footer>`;
  }

  #field(): Field<Built> {
    return new Field(this.#form, "", this.built, (next) => {
      // What a field hears of late is nothing to a message that was sent meanwhile.
      if (!this.isConnected) return;
      this.#wrong.changed();
      this._before = null;
      this.#now(next(this.built));
    });
  }

  #now(built: Built): void {
    this.built = built;
    this.changed(this.#pictures.resolved(built));
  }

  readonly #lead = (path: string) => {
    this._view = "edit";
    void this.updateComplete.then(() => this.#focusOn(path));
  };

  /** To the field itself, or to the first of its row. */
  #focusOn(path: string): void {
    const place = this.shadowRoot?.getElementById(idOf(path)) ?? this.#nearest(path);
    if (!place) return;
    const field = place.matches("li, fieldset, div")
      ? (place.querySelector<HTMLElement>(`.fields ${WRITTEN}`) ??
        place.querySelector<HTMLElement>(`${WRITTEN}, select, button`))
      : place;
    (field ?? place).focus();
  }

  /** What is wrong may be said of something that has no field of its own. */
  #nearest(path: string): HTMLElement | null {
    for (let at = path; at !== ""; at = at.replace(/(\.\w+|\[\d+\]|^\w+)$/, "")) {
      const place = this.shadowRoot?.getElementById(idOf(at));
      if (place) return place;
    }
    return null;
  }

  private readonly _onView = (view: "edit" | "preview") => {
    this._view = view;
    void this.updateComplete.then(() => {
      this.#showCard();
    });
  };

  private readonly _onLook = (look: "light" | "dark") => {
    this._look = look;
  };

  private _onStartOver() {
    const { built } = this;
    this.#now(blankOf(this.kind));
    this.#wrong.afresh();
    this._before = built;
  }

  private _onUndo() {
    if (this._before) this.#now(this._before);
    this._before = null;
  }

  private _onKeep() {
    this._isKeeping = !this._isKeeping;
    if (this._isKeeping)
      void this.updateComplete.then(() => find<FbChatSaveTemplate>(this, "fb-chat-save-template")?.begin());
  }

  /** The card that is written is the one that is seen beside it. */
  private readonly _onFocus = (event: Event) => {
    const { id = "" } = (event.target as Element).closest("li[data-row][id*=elements]") ?? {};
    const index = /elements\D*(\d+)/.exec(id)?.[1];
    if (index === undefined) return;
    this.#card = Number(index);
    this.#showCard();
  };

  #showCard(): void {
    const cards = find<HTMLElement>(this, ".cards");
    const card = cards?.children[this.#card];
    if (!cards || !card) return;
    const [whole, one] = [cards, card].map((it) => it.getBoundingClientRect()) as [DOMRect, DOMRect];
    const isFromRight = getComputedStyle(cards).direction === "rtl";
    cards.scrollLeft += isFromRight ? one.right - whole.right : one.left - whole.left;
  }

  private readonly _onKey = (event: KeyboardEvent) => {
    sendsByKey(event, this._onSend);
  };

  private readonly _onSend = () => {
    if (this.template) return;
    this.#wrong.tried();
    this.requestUpdate();
    const [first] = this.#wrong.all;
    if (first) this.#lead(first.path);
    else if (this.#blanks.length === 0 && this.#pictures.missing(this.built).length === 0)
      this.send(this.#pictures.resolved(this.built));
  };
}

/** The first text in single braces, as in `{order}`. */
function bracesIn(value: unknown): string | null {
  if (typeof value === "string") return /(?<!\{)\{([^\s{}][^\n{}]{0,58})\}(?!\})/u.exec(value)?.[1] ?? null;
  if (typeof value !== "object" || value === null) return null;
  for (const inner of Object.values(value)) {
    const found = bracesIn(inner);
    if (found !== null) return found;
  }
  return null;
}

define("fb-chat-builder", FbChatBuilder);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-builder": FbChatBuilder;
  }
}
