/** The tray of what can be attached: files wait beside the text, the rest goes at once. */
import { html, type TemplateResult } from "lit";
import { icon, type IconName } from "./icons.ts";
import type { PhoneState } from "./phone.ts";
import type { Doing } from "./thread-view.ts";

/** Something that waits to be sent along. */
export type Staged = {
  /** As `attach` takes it. */
  name: string;
  label: string;
};

/** A picture shows itself, everything else an icon. */
type Item = readonly [name: string, label: string, icon: IconName | "itself"];

const FILES: readonly Item[] = [
  ["photo", "Photo", "itself"],
  ["picture", "Parcel", "itself"],
  ["gif", "GIF", "itself"],
  ["video", "Video", "video"],
  ["voice", "Voice", "voice"],
  ["sound", "Sound", "sound"],
  ["pdf", "PDF", "file"],
  ["zip", "ZIP", "archive"],
];
const AT_ONCE: readonly Item[] = [
  ["sticker", "Sticker", "itself"],
  ["location", "Location", "location"],
  ["link", "Link", "link"],
  ["product", "Product", "product"],
  ["template", "Forward", "template"],
  ["post", "Post", "post"],
  ["reel", "Reel", "reel"],
  ["ig_reel", "IG reel", "reel"],
  ["ig_post", "IG post", "post"],
  ["share", "Share", "link"],
  ["story_mention", "Story", "post"],
  ["appointment", "Booking", "calendar"],
  ["unsupported", "Unknown", "unknown"],
];

export function tray(state: PhoneState, doing: Doing): TemplateResult {
  const stage = (staged: Staged): void => doing.update({ staged: [...state.staged, staged], empty: false });
  const send = (name: string): void => {
    doing.update({ trayOpen: false });
    void doing.act((client) => client.customer(state.psid).attach([name], replyOf(state)));
    doing.update({ replyTo: null });
  };
  return html`
    <div class="tray" role="group" aria-label="Attach">
      ${FILES.map(([name, label, look]) => item(name, label, look, () => stage({ name, label })))}
      <label class="item">
        ${icon("upload")}<span>My files</span>
        <input
          type="file"
          class="visually-hidden"
          multiple
          @change=${(event: Event) => void upload(event.target as HTMLInputElement, state, doing)}
        />
      </label>
      ${AT_ONCE.map(([name, label, look]) => item(name, label, look, () => send(name)))}
    </div>
  `;
}

/** What waits, each with a way to take it out again. */
export function stagedRow(state: PhoneState, doing: Doing): TemplateResult {
  const without = (index: number): Staged[] => state.staged.filter((_, other) => other !== index);
  return html`<ul class="staged" aria-label="Attached">
    ${state.staged.map(
      ({ label }, index) =>
        html`<li>
          ${label}
          <button
            type="button"
            aria-label="Remove ${label}"
            @click=${() => doing.update({ staged: without(index) })}
          >
            ${icon("close")}
          </button>
        </li>`,
    )}
  </ul>`;
}

export function replyOf({ replyTo }: PhoneState): { reply_to?: { mid: string } } {
  return replyTo === null ? {} : { reply_to: { mid: replyTo } };
}

function item(name: string, label: string, look: Item[2], act: () => void): TemplateResult {
  return html`<button type="button" class="item" @click=${act}>
    ${look === "itself" ? html`<img src="/phone/samples/${name}" alt="" />` : icon(look)}<span>${label}</span>
  </button>`;
}

async function upload(input: HTMLInputElement, state: PhoneState, doing: Doing): Promise<void> {
  const files = [...(input.files ?? [])];
  input.value = "";
  for (const file of files) {
    await doing.act(async (client) => {
      const { id } = await client.upload(file, file.name, state.psid);
      doing.update({ staged: [...state.staged, { name: `media:${id}`, label: file.name }], empty: false });
    });
  }
}
