/** The customer's phone beside the gadget: whose it is, and how it comes to be another's. */
import { html, nothing, render } from "lit";

export type PhonePerson = { psid: string; name: string };

type PhoneOptions = {
  frame: HTMLIFrameElement;
  /** Where the buttons stand: at the phone's title. */
  turn: HTMLElement;
  /** Origin of the page in the frame. */
  simulator: string;
  /** Whose phone it is at first; null: whoever had it last. */
  psid: string | null;
  /** Told whose phone it is now. */
  changed: (person: PhonePerson) => void;
};

/** The phone is of another origin, so page and phone tell each other: demo/simulator/phone/beside.ts. */
export class PhoneBeside {
  readonly #options: PhoneOptions;
  /** Whose phone it is; null until it says so. */
  #now: PhonePerson | null = null;
  /** Whose it was before the page took it. */
  #before: PhonePerson | null = null;
  /** The customer before the agent. */
  #open: PhonePerson | null = null;

  constructor(options: PhoneOptions) {
    this.#options = options;
    const { frame, simulator, psid } = options;
    addEventListener("message", ({ source, data }: MessageEvent<unknown>) => {
      if (source !== frame.contentWindow || !isPhoneOf(data)) return;
      this.#now = data.phoneOf;
      this.#draw();
      options.changed(data.phoneOf);
    });
    frame.src = `${simulator}/?embedded${psid === null ? "" : `&customer=${psid}`}`;
  }

  get psid(): string | null {
    return this.#now?.psid ?? null;
  }

  /** The customer whose record or conversation is open; null for nobody. */
  follow(person: PhonePerson | null): void {
    this.#open = person;
    this.#draw();
  }

  be(person: PhonePerson): void {
    this.#before = this.#now;
    this.#hand(person.psid);
  }

  #hand(psid: string): void {
    const { frame, simulator } = this.#options;
    frame.contentWindow?.postMessage({ be: psid }, simulator);
  }

  #draw(): void {
    const [now, open, before] = [this.#now, this.#open, this.#before];
    const { turn, simulator } = this.#options;
    const isAnother = open !== null && now !== null && open.psid !== now.psid;
    const back = before !== null && before.psid !== now?.psid ? before : null;
    render(
      html`${
        isAnother
          ? html`<button type="button" class="be" @click=${() => this.be(open)}>
              Be ${firstName(open.name)}
            </button>`
          : back === null
            ? nothing
            : html`<button type="button" @click=${() => this.#goBack(back)}>
                Back to ${firstName(back.name)}
              </button>`
      }${
        now === null
          ? nothing
          : html`<a
              href="${simulator}/?customer=${now.psid}"
              target="_blank"
              title="This phone in a tab of its own"
              >Own tab</a
            >`
      }`,
      turn,
    );
  }

  #goBack({ psid }: PhonePerson): void {
    this.#before = null;
    this.#hand(psid);
  }
}

/** Where the phones are real there is one to be shown the way to. */
export function drawOwnPhone(frame: HTMLElement, pageId: string): void {
  const href = `https://m.me/${pageId}`;
  const body = document.createElement("div");
  body.className = "own-phone card";
  render(
    html`<p>This run talks to Meta. Write to your Page from the phone of somebody with a role on the app:</p>
      <p><a href=${href}>${href}</a></p>`,
    body,
  );
  frame.replaceWith(body);
}

function firstName(name: string): string {
  return name.split(" ")[0] ?? name;
}

function isPhoneOf(data: unknown): data is { phoneOf: PhonePerson } {
  return typeof data === "object" && data !== null && "phoneOf" in data;
}
