import { describe, expect, it } from "vitest";
import {
  INSTANT_REPLY_MS,
  isAnswer,
  isPerson,
  isPersonsEcho,
  STILL_THERE_MS,
  type SaidBefore,
} from "../../../worker/domain/answering.ts";
import { ROLES } from "../../../worker/protocol/rights.ts";

const AT = 1_000_000_000;
const INBOX = "263902037430900";
const INBOX_AS_ECHOES_ARE_DOCUMENTED = "26390203743090";
const OTHER = "441300970011223";

const wrote = (by: SaidBefore["by"], before: number): SaidBefore => ({ by, at: AT - before });
const customer = (before: number): SaidBefore => wrote("customer", before);

describe("who writes by themselves", () => {
  it("is everybody but a program", () => {
    expect(ROLES.filter(isPerson)).toEqual(["agent", "supervisor", "admin", "operator"]);
  });
});

describe("a message of the Page that no agent here wrote", () => {
  it.each<
    [
      name: string,
      appId: string | null,
      hasMetadata: boolean,
      before: SaidBefore[],
      people: string[],
      is: boolean,
    ]
  >([
    ["the inbox, to nobody in particular", INBOX, false, [], [], true],
    ["the inbox, minutes later", INBOX, false, [customer(120_000)], [], true],
    ["the inbox, when its instant replies are over", INBOX, false, [customer(INSTANT_REPLY_MS)], [], true],
    ["the inbox, just before", INBOX, false, [customer(INSTANT_REPLY_MS - 1)], [], false],
    ["the inbox, at once", INBOX, false, [customer(0)], [], false],
    ["the inbox, before the customer wrote", INBOX, false, [customer(-1)], [], true],
    ["the inbox in the other spelling", INBOX_AS_ECHOES_ARE_DOCUMENTED, false, [customer(120_000)], [], true],
    ["the inbox in it, at once", INBOX_AS_ECHOES_ARE_DOCUMENTED, false, [customer(1)], [], false],
    [
      "the inbox, at once, where a person was writing",
      INBOX,
      false,
      [customer(2_000), wrote("person", STILL_THERE_MS - 1)],
      [],
      true,
    ],
    [
      "the inbox, at once, where a person wrote long ago",
      INBOX,
      false,
      [customer(2_000), wrote("person", STILL_THERE_MS)],
      [],
      false,
    ],
    [
      "the inbox, at once, where a program was writing",
      INBOX,
      false,
      [customer(2_000), wrote("program", 60_000)],
      [],
      false,
    ],
    ["the inbox, with what only a program adds", INBOX, true, [customer(120_000)], [], false],
    ["another app, whenever", OTHER, false, [customer(120_000)], [], false],
    ["nobody known", null, false, [customer(120_000)], [], false],
    ["an app that is named, at once", OTHER, true, [customer(1)], [OTHER], true],
    ["an app beside one that is named", "5", false, [customer(120_000)], [OTHER], false],
    ["the inbox, named, at once", INBOX, false, [customer(1)], [INBOX], true],
    [
      "the inbox, named in the other spelling",
      INBOX,
      false,
      [customer(1)],
      [INBOX_AS_ECHOES_ARE_DOCUMENTED],
      true,
    ],
  ])("is a person's or not: %s", (_name, appId, hasMetadata, before, people, is) => {
    expect(isPersonsEcho({ appId, hasMetadata, at: AT }, before, people)).toBe(is);
  });
});

describe("what is kept of an entry", () => {
  it.each([
    ["a customer's message", "customer", 0, false],
    ["a customer's message of a time before it was kept", "customer", null, false],
    ["a line", "system", 0, false],
    ["a line of a time before it was kept", "system", null, false],
    ["an agent's message", "agent", 1, true],
    ["a program's message", "agent", 0, false],
    ["a message of staff in Meta's inbox", "page_inbox", 1, true],
    ["an instant reply", "page_inbox", 0, false],
    ["another app's message", "app", 0, false],
    ["what the Page said at a time before it was kept", "app", null, true],
  ] as const)("says of %s whether it answers", (_what, author, answers, expected) => {
    expect(isAnswer({ author, answers })).toBe(expected);
  });
});
