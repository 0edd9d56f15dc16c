import type { ReactiveControllerHost } from "lit";
import { HOLD_REASON_UNITS_MAX } from "../../../worker/protocol/limits.ts";
import type { NamedPerson } from "../../../worker/protocol/privacy/person.ts";
import { askFirst } from "../shell/ask-first.ts";
import { textField } from "../shell/fields.ts";
import type { Admin } from "../state/admin.ts";
import type { Doing } from "../state/doing.ts";
import { calledWords } from "./parts.ts";
import { privacyWords } from "./words/words.ts";

type Tools = {
  host: ReactiveControllerHost;
  admin: () => Admin;
  doing: Doing;
  /** The desk beside the fields of a command. */
  at: () => { desk?: string };
  /** It was set or lifted. */
  onDone: () => void;
};

/** Asks why somebody is to be kept, or no longer, and says so to the desk. */
export class HoldQuestion {
  readonly #tools: Tools;
  #of: { person: NamedPerson; isHeld: boolean } | null = null;
  #reason = "";
  #isTried = false;

  constructor(tools: Tools) {
    this.#tools = tools;
  }

  /** `isHeld`: whether they are to be kept from then on. */
  ask(person: NamedPerson, isHeld: boolean): void {
    this.#of = { person, isHeld };
    this.#reason = "";
    this.#isTried = false;
    this.#tools.doing.forget();
    this.#tools.host.requestUpdate();
  }

  render() {
    const { holds } = privacyWords();
    const isSetting = this.#of?.isHeld === true;
    const reason = this.#reason.trim();
    return askFirst({
      title: isSetting ? holds.setAsk : holds.liftAsk,
      who: this.#of === null ? "" : calledWords(this.#of.person),
      what: isSetting ? holds.setWhat : holds.liftWhat,
      more: textField({
        name: "holdReason",
        label: holds.reason,
        value: this.#reason,
        wrong: this.#isTried && reason === "" ? holds.noReason : null,
        onInput: (value) => {
          this.#reason = value.slice(0, HOLD_REASON_UNITS_MAX);
          this.#tools.host.requestUpdate();
        },
      }),
      press: isSetting ? holds.setPress : holds.liftPress,
      isOpen: this.#of !== null,
      name: "hold",
      doing: this.#tools.doing,
      onPress: () => void this.#answer(),
      onClose: () => {
        this.#of = null;
        this.#tools.host.requestUpdate();
      },
    });
  }

  async #answer(): Promise<void> {
    const { host, admin, doing, at, onDone } = this.#tools;
    const of = this.#of;
    const reason = this.#reason.trim();
    this.#isTried = true;
    host.requestUpdate();
    if (of === null || reason === "") return;
    const { conversation } = of.person;
    const done = await doing.run("hold", () =>
      admin().call("conversation.hold", { ...at(), conversation, isHeld: of.isHeld, reason }),
    );
    if (done === null) return;
    this.#of = null;
    host.requestUpdate();
    onDone();
  }
}
