import { describe, expect, it } from "vitest";
import { deskStub } from "../../../worker/objects/kernel/stubs.ts";
import { NO_ROUTING } from "../../../worker/protocol/routing/config.ts";
import { connect } from "../support/agent.ts";
import { aCommentThread } from "../support/comments.ts";
import { env } from "../support/env.ts";
import { configureMain } from "../support/main-routing.ts";
import { useMeta } from "../support/meta.ts";
import { rowsOf } from "../support/storage.ts";
import { ANA, KIM, SAM, TestThread, until } from "../support/thread.ts";

const meta = useMeta();

describe("who answers a private reply in Messenger", () => {
  type Answered = { thread: TestThread; messenger: TestThread; says: (text: string) => Promise<void> };

  /** What the desk's row says of it: whose it is, for how many messages they wait, and which comments were answered there. */
  const rowOf = async ({ name }: TestThread): Promise<unknown> => {
    const columns = `status, owner_sub AS owner, digest ->> '$.unanswered' AS waits, digest ->> '$.comments' AS comments`;
    const [row] = await rowsOf(
      deskStub(env, "main"),
      `SELECT ${columns} FROM conversation WHERE name = ?`,
      name,
    );
    return row;
  };

  const untilOwned = async (thread: TestThread, owner: string | null): Promise<void> =>
    await until(async () => expect(await rowOf(thread)).toMatchObject({ status: "open", owner, waits: 1 }));

  /** A comment that Kim answered in private, and the conversation that it opened. */
  async function answeredByKim(): Promise<Answered> {
    const { thread, customer } = await aCommentThread(meta.current);
    const messenger = new TestThread(meta.current, customer.psid);
    await thread.send({ kind: "private_reply", text: "Two kilos." });
    await until(async () =>
      expect(await rowOf(messenger)).toMatchObject({ comments: JSON.stringify([thread.name]) }),
    );
    const says = async (text: string): Promise<void> => {
      messenger.customer.text(text);
      await messenger.deliver();
    };
    return { thread, messenger, says };
  }

  it("goes on with who has the comment, and the thread says why", async () => {
    await connect(KIM);
    const { messenger, says } = await answeredByKim();

    await says("Yes please");

    await untilOwned(messenger, "kim");
    const line = { event: "assigned", to: { sub: "kim", name: "Kim Lee" }, by: null, why: "private_reply" };
    await until(async () =>
      expect((await messenger.whole()).map(({ content }) => content)).toContainEqual({
        kind: "system",
        line,
      }),
    );
  });

  it("goes on with who had it when it was closed, or to whom it was given", async () => {
    const [kim] = [await connect(KIM), await connect(SAM)];
    const [closed, given] = [await answeredByKim(), await answeredByKim()];
    await kim.ask("conversation.close", { conversation: closed.thread.name });
    await kim.ask("conversation.assign", { conversation: given.thread.name, to: SAM.sub });

    await Promise.all([closed.says("Yes please"), given.says("Yes please")]);

    await untilOwned(closed.messenger, "kim");
    await untilOwned(given.messenger, "sam");
  });

  it("is everyone's where that agent is not here, or somebody else helped with it since", async () => {
    const ana = await connect(ANA);
    const { messenger, says } = await answeredByKim();
    await says("Yes please");
    await untilOwned(messenger, null);
    await connect(KIM);
    await ana.ask("conversation.take", { conversation: messenger.name });
    await ana.ask("conversation.close", { conversation: messenger.name });
    await ana.ask("presence.set", { presence: "away" });

    await says("And another thing");

    await untilOwned(messenger, null);
  });

  it("goes by the rules of a desk that has some", async () => {
    await configureMain({ ...NO_ROUTING });
    await connect(KIM);
    const { messenger, says } = await answeredByKim();

    await says("Yes please");

    await untilOwned(messenger, null);
  });
});
