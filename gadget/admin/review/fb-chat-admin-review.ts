import { html } from "lit";
import type { PropertyValues } from "lit";
import { AdminScreen } from "../shell/admin-screen.ts";
import { define } from "../shell/define.ts";
import { choiceField } from "../shell/fields.ts";
import { icon } from "../shell/icon.ts";
import type { ResultOf } from "../wire/commands.ts";
import type { MadeReviewLink } from "../../../worker/protocol/review/answers.ts";
import "./fb-chat-admin-passage.ts";
import "./fb-chat-admin-review-links.ts";
import type { ReviewLinkMadeEvent } from "./fb-chat-admin-review-links.ts";
import { isThere } from "./known.ts";
import {
  ASKED,
  DATA_ANSWERS,
  PRECONDITIONS,
  REVIEWER_STEPS,
  TESTER_STEPS,
  UNUSED,
  WAYS,
  type Asked,
  type AskedName,
  type Need,
  type Places,
  type Way,
} from "./kit.ts";
import { reviewStyles } from "./review.styles.ts";
import { reviewWords } from "./words/words.ts";

const NEED_MARKS: Record<Need, string> = {
  none: "good",
  review: "bad",
  better: "unsure",
  choice: "",
  unused: "",
};

/** What Meta's App Review wants: what to ask for and in which words, what must be there before, and how its reviewer gets in. */
export class FbChatAdminReview extends AdminScreen {
  static override get properties() {
    return { ...super.properties, _way: { state: true }, _shown: { state: true }, _made: { state: true } };
  }
  static override styles = [...AdminScreen.styles, reviewStyles];

  protected override readonly reads = ["apps", "pages"] as const;
  private _way: Way = "own";
  /** How the first connected Page fares; null: there is none, or it is not known yet. */
  private _shown: ResultOf<"page.show"> | null = null;
  /** The link of which the instructions tell. */
  private _made: MadeReviewLink | null = null;
  #asked: string | null = null;

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const pageId = this.#connected()?.pageId ?? null;
    if (pageId !== null && pageId !== this.#asked) void this.#look(pageId);
  }

  protected override render() {
    const words = reviewWords();
    return html`<div class="screen review">
      <h1>${words.title}</h1>
      <p class="muted">${words.intro} ${words.english}</p>
      ${this._renderWays()} ${this._renderAsked()} ${this._renderUnused()} ${this._renderPreconditions()}
      ${this._renderData()} ${this._renderTesters()}
      <fb-chat-admin-review-links
        .admin=${this.admin}
        .pages=${this.#connectedPages()}
        @review-link-made=${({ made }: ReviewLinkMadeEvent) => (this._made = made)}
      ></fb-chat-admin-review-links>
      ${this._renderSteps()}
    </div>`;
  }

  private _renderWays() {
    const words = reviewWords();
    return html`<section class="block" aria-label=${words.wayTitle}>
      ${choiceField({
        name: "way",
        label: words.wayTitle,
        value: this._way,
        choices: WAYS.map((way) => ({ value: way, label: words.ways[way].name })),
        onChoice: (chosen) => (this._way = WAYS.find((way) => way === chosen) ?? "own"),
      })}
      <p>${words.ways[this._way].what}</p>
    </section>`;
  }

  private _renderAsked() {
    return html`<section aria-labelledby="asked">
      <h2 id="asked">${reviewWords().askedTitle}</h2>
      <ul class="rows">
        ${ASKED.filter(({ needs }) => needs[this._way] !== "unused").map((asked) => this._renderOne(asked))}
      </ul>
    </section>`;
  }

  private _renderOne({ name, needs, use, steps }: Asked & { name: AskedName }) {
    const words = reviewWords();
    const need = needs[this._way];
    return html`<li>
      <div class="head">
        <h3 class="id">${name}</h3>
        <span class="status ${NEED_MARKS[need]}">${words.needs[need]}</span>
      </div>
      <p>${words.abilities[name]}</p>
      <p class="muted">${words.withoutIt}${words.without[name]}</p>
      <details>
        <summary>${words.use}<span class="sr-only"> (${name})</span></summary>
        <fb-chat-admin-passage .label=${`${words.use} (${name})`} .hideLabel=${true} .text=${use}>
        </fb-chat-admin-passage>
        <h4>${words.show}</h4>
        <ol class="numbers" lang="en" dir="ltr">
          ${steps.map((step) => html`<li>${step}</li>`)}
        </ol>
        <p class="hint">${words.recording}</p>
      </details>
    </li>`;
  }

  private _renderUnused() {
    const words = reviewWords();
    return html`<section aria-labelledby="unused">
      <h2 id="unused">${words.unusedTitle}</h2>
      <p>${words.unused}</p>
      <ul class="names">
        ${UNUSED.map((name) => html`<li><code>${name}</code></li>`)}
      </ul>
    </section>`;
  }

  private _renderPreconditions() {
    const words = reviewWords();
    const facts = {
      apps: this.admin.get("apps").value?.apps ?? [],
      pages: this.admin.get("pages").value?.pages ?? [],
      shown: this._shown,
    };
    return html`<section aria-labelledby="before">
      <h2 id="before">${words.preconditionsTitle}</h2>
      <ul class="marks">
        ${PRECONDITIONS.map(({ name, known }) => {
          const isDone = isThere(name, facts);
          const mark = !known ? "yours" : isDone ? "done" : "open";
          return html`<li class=${mark}>
            ${icon(mark === "done" ? "done" : "circle")}
            <span>${words.preconditions[name]} <span class="muted">(${words.marks[mark]})</span></span>
          </li>`;
        })}
      </ul>
    </section>`;
  }

  private _renderData() {
    const words = reviewWords();
    return html`<section aria-labelledby="data">
      <h2 id="data">${words.dataTitle}</h2>
      <p class="muted">${words.dataHint}</p>
      ${DATA_ANSWERS.map(
        ({ subject, answer }) =>
          html`<h3 lang="en" dir="ltr">${subject}</h3>
            <fb-chat-admin-passage
              .label=${subject}
              .hideLabel=${true}
              .text=${answer}
            ></fb-chat-admin-passage>`,
      )}
    </section>`;
  }

  private _renderTesters() {
    const words = reviewWords();
    return html`<section aria-labelledby="testers">
      <h2 id="testers">${words.testersTitle}</h2>
      <ol class="numbers">
        ${TESTER_STEPS.map((step) => html`<li>${words.testers[step]}</li>`)}
      </ol>
    </section>`;
  }

  private _renderSteps() {
    const words = reviewWords();
    return html`<section aria-labelledby="reviewer">
      <h2 id="reviewer">${words.stepsTitle}</h2>
      <p class="muted">${words.stepsHint}</p>
      <fb-chat-admin-passage .label=${words.stepsLabel} .hideLabel=${true} .text=${stepsText(this.#places())}>
      </fb-chat-admin-passage>
    </section>`;
  }

  #places(): Places {
    if (this._made !== null) return { reviewerLink: this._made.url, meLink: this._made.meLink };
    const pageId = this.#connected()?.pageId;
    return {
      reviewerLink: "<reviewer link>",
      meLink: pageId === undefined ? "<m.me link>" : `https://m.me/${pageId}`,
    };
  }

  #connectedPages() {
    return (this.admin.get("pages").value?.pages ?? []).filter(({ state }) => state === "connected");
  }

  #connected() {
    return this.#connectedPages()[0];
  }

  async #look(pageId: string): Promise<void> {
    this.#asked = pageId;
    const outcome = await this.admin.call("page.show", { pageId });
    if (outcome.ok) this._shown = outcome.value;
  }
}

/** The reviewer's way, numbered, as it is pasted. */
export function stepsText(places: Places): string {
  return REVIEWER_STEPS.map((step, at) => `${String(at + 1)}. ${step(places)}`).join("\n");
}

define("fb-chat-admin-review", FbChatAdminReview);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-admin-review": FbChatAdminReview;
  }
}
