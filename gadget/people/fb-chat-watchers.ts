import { html, LitElement, nothing } from "lit";
import { SeatController } from "../shell/seat-controller.ts";
import { selectedThread } from "../state/state.ts";
import { actionIcons } from "../shell/action-icons.ts";
import { silent } from "../session/silent.ts";
import { define } from "../shell/define.ts";
import { words } from "../words/action-words.ts";
import { avatarStack } from "./avatar-stack.ts";
import { stacks } from "./avatar-stack.styles.ts";
import { styles } from "./fb-chat-watchers.styles.ts";
import { shared } from "../shell/shared.styles.ts";

/** What is shown of them as pictures; the words name all. */
const PICTURES_MAX = 3;

/**
 * Who else looks at the conversation on the screen: small pictures, and words where there is room for them. Who writes
 * is said before who only looks. As high as a line, whoever comes and goes.
 *
 * @element fb-chat-watchers
 */
export class FbChatWatchers extends LitElement {
  static override get properties() {
    return {
      owner: {},
    };
  }
  static override styles = [shared, stacks, styles];

  private readonly _seat = new SeatController(this);
  private readonly _thread = this._seat.slice(selectedThread);
  private readonly _me = this._seat.slice((state) => state.session?.me.sub ?? "");

  /** The `sub` of whom the line names already: of them it is said without the name. */
  owner = "";

  protected override render() {
    const others = this._thread.value?.viewers.filter(({ sub }) => sub !== this._me.value) ?? [];
    const writing = others.filter(({ typing }) => typing);
    const said = writing.length > 0 ? writing : others;
    this.style.setProperty("--_shown", String(Math.min(said.length, PICTURES_MAX + 1)));
    const conversation = this._thread.value?.conversation;
    const isSilent = conversation !== undefined && silent.has(conversation);
    if (said.length === 0) return isSilent ? this._renderSilent() : nothing;
    const names = said.filter(({ sub }) => sub !== this.owner).map(({ name }) => name);
    const t = words();
    const [does, doesOwner] = said === writing ? [t.writing, t.ownerWrites] : [t.viewing, t.ownerViews];
    const parts = [
      ...(isSilent ? [t.looksSilently] : []),
      ...(names.length < said.length ? [doesOwner] : []),
      ...(names.length > 0 ? [does(names)] : []),
    ];
    const tone = said === writing ? "writing" : "";
    const all = said.map(({ name }) => name);
    return html`<span class="pictures ${tone}" aria-hidden="true"
        >${avatarStack(all, null, PICTURES_MAX)}</span
      ><span class="words ${tone}">${parts.join(" · ")}</span>`;
  }

  /** Whoever forgets that they are not seen waits for colleagues to make way. */
  private _renderSilent() {
    const { looksSilently } = words();
    this.style.setProperty("--_shown", "1.5");
    return html`<span class="silent" data-tip=${looksSilently}>${actionIcons.eyeOff}</span
      ><span class="words">${looksSilently}</span>`;
  }
}

define("fb-chat-watchers", FbChatWatchers);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-watchers": FbChatWatchers;
  }
}
