import { FileGuard } from "../compose/file-guard.ts";
import type { FbChatComposerPane } from "../compose/fb-chat-composer-pane.ts";
import { UnsentGuard } from "../compose/unsent-guard.ts";
import { onNotLoaded } from "../late/late-deed.ts";
import type { FbChatListPane } from "../list/fb-chat-list-pane.ts";
import type { ChatSeat, SeatHooks } from "../session/seat.ts";
import { DoubleClickGuard } from "../shell/double-click-guard.ts";
import { find } from "../shell/find.ts";
import { paneOf } from "../shell/pane-of.ts";
import { Tooltips } from "../shell/tooltips.ts";
import { countUnsent, initialSeatState } from "../state/state.ts";
import type { GadgetView } from "../state/state.ts";
import { customerOf, knownCustomer } from "../state/known-customer.ts";
import type { FbChatThreadPane } from "../thread/fb-chat-thread-pane.ts";
import { focusAgain } from "./focus-again.ts";
import { followShortcuts } from "./shortcuts.ts";
import { Followed, lastOwnerOf } from "./followed.ts";
import { equipMethods } from "./page-methods.ts";
import type { GadgetToDo, ToDoWith } from "./page-methods.ts";
import { Said } from "./said.ts";
import { tellHost } from "./tell-host.ts";
import type { EventSource } from "./tell-host.ts";

/** What of a gadget its page sees as well. */
type Gadget = Parameters<typeof followShortcuts>[0] &
  ConstructorParameters<typeof Followed>[0] &
  GadgetToDo & {
    view: GadgetView;
    conversation: string | null;
    /** A part of a gadget, in a page that has another one which tells it of the conversation. */
    isSilent?: boolean;
  };

/** What of a gadget nothing else reaches. */
type Inside = {
  /** Its place at a session at this moment. */
  seat: () => ChatSeat | null;
  /** Given what is told to the page. */
  hooks: SeatHooks;
  /** What was pressed for could not be loaded: another try. */
  again: (again: (() => void) | null) => void;
  /** Put in the place of a thread; null: nothing is. */
  show: ToDoWith["show"];
};

/** Gives a gadget what it does not need before something can be written. Once for each. */
export function equip(gadget: Gadget, { seat, hooks, again, show }: Inside): void {
  const state = () => seat()?.store.state ?? initialSeatState;
  const list = () => paneOf<FbChatListPane>(gadget, "fb-chat-list-pane");
  const thread = () => paneOf<FbChatThreadPane>(gadget, "fb-chat-thread-pane");
  /** Where it stands by itself; else the thread has it. */
  const box = () => paneOf<FbChatComposerPane>(gadget, "fb-chat-composer-pane");
  const source: EventSource = {
    host: gadget,
    shown: () => (gadget.view === "list" || gadget.isSilent === true ? null : gadget.conversation),
    showsList: () => gadget.view !== "thread",
    looksAt: () => find<FbChatThreadPane>(gadget, "fb-chat-thread-pane")?.looksAt ?? null,
    customer: (conversation) => customerOf(state(), conversation),
    customerIn: (row) => knownCustomer(state(), row.conversation, row.customer, row),
    navigation: () => seat()?.navigation,
    me: () => state().session?.me.sub ?? null,
    tools: () => (seat()?.session.acting ? seat()!.tools : null),
    ownerOf: (conversation) => lastOwnerOf(state().threads[conversation]),
    said: new Said(gadget),
  };
  Object.assign(hooks, tellHost(source));
  gadget.addController(new Followed(gadget, seat, source));
  equipMethods(gadget, seat, show);
  followShortcuts(gadget, { seat, list, thread, box });
  focusAgain(gadget, { seat, list, thread, box });
  onNotLoaded(gadget, again);
  new DoubleClickGuard(gadget, () => gadget.platform.now());
  new Tooltips(gadget, (ms, run) => gadget.platform.after(ms, run));
  new FileGuard(gadget, (files) => (box() ?? thread())?.takeFiles(files) ?? false);
  new UnsentGuard(gadget, () => countUnsent(state()) > 0);
}
