import { followList } from "../../../gadget/session/follow-list.ts";
import * as acting from "../../../gadget/session/acting.ts";
import { ChatSeat } from "../../../gadget/session/seat.ts";
import type { SeatHooks } from "../../../gadget/session/seat.ts";
import { ChatSession } from "../../../gadget/session/session.ts";
import type { SessionParts } from "../../../gadget/session/session.ts";
import { forgetAgent } from "../../../gadget/memory/forget-agent.ts";
import { emptySeat } from "../../../gadget/state/state.ts";
import type { TokenProvider } from "../../../gadget/wire/pass.ts";
import { deedsWith } from "./deeds.ts";
import type { FakeDesk } from "./fake-desk.ts";
import { settled } from "./manual-clock.ts";

const SERVER = "https://chat.example";

/** What is loaded beside and behind the first thread is there. */
export const allThere: SessionParts = {
  list: {
    whenThere: (run) => {
      run({ followList });
    },
  },
  acting: {
    whenThere: (run) => {
      run(acting);
    },
  },
};

/** A session without elements, at a desk; `told` collects what its host would hear, in order. */
export function aSession(desk: FakeDesk, provider: TokenProvider | null = () => "token", parts = allThere) {
  const told: string[] = [];
  const source = { provider, mayRetryAuth: true, looksAt: null as string | null };
  const hooks: SeatHooks = {
    showsList: () => true,
    looksAt: () => source.looksAt,
    connection: (status) => told.push(status),
    authRequired: (reason) => told.push(`auth: ${reason}`),
    written: () => {},
    received: (_conversation, entry) => told.push(`received ${entry.id}`),
    sent: (_conversation, { mid }) => told.push(`sent ${mid}`),
    failed: (_conversation, entry) => told.push(`failed ${entry.id}`),
    assigned: ({ owner }, previous) => told.push(`assigned ${owner?.sub}, was ${previous?.sub}`),
    notice: ({ conversation, customer }, { text }, looking) => {
      told.push(`notice ${text}${looking ? ", looking" : ""}`);
      return looking ? null : { title: customer.label, text, tag: conversation, opened: () => {} };
    },
    offered: ({ summary }, { title, text }) => {
      told.push(`offered ${title}: ${text}`);
      return { title, text, tag: summary.conversation, opened: () => {} };
    },
    noted: ({ customer, conversation }, text) => ({
      ...{ title: customer.label, text, tag: conversation, opened: () => {} },
    }),
    manyNotices: (n, more) => ({ title: `${n}${more ? "+" : ""}`, text: "", tag: "many", opened: () => {} }),
    unread: ({ conversations, messages }) => told.push(`unread ${conversations}/${messages}`),
    refused: (command, _conversation, { code }) => told.push(`${command}: ${code}`),
    selected: () => {},
  };
  const session = new ChatSession({
    platform: desk.platform,
    server: SERVER,
    tokenProvider: () => source.provider,
    mayRetryAuth: () => source.mayRetryAuth,
    parts,
    forget: forgetAgent,
  });
  const seat = new ChatSeat(session, hooks);
  const { store, navigation } = seat;
  return {
    session,
    seat,
    told,
    source,
    store,
    navigation,
    get actions() {
      return deedsWith(seat.tools);
    },
  };
}

/** Starts a session and lets it catch up. */
export async function aConnectedSession(
  desk: FakeDesk,
  conversation: string | null = null,
  parts = allThere,
) {
  const all = aSession(desk, undefined, parts);
  all.seat.enter({ ...emptySeat, selected: conversation });
  await settled();
  return all;
}
