import { expect } from "@open-wc/testing";
import { readMessage } from "../../../gadget/wire/tabs/messages.ts";

const heard = (data: unknown) => readMessage(data, "me");
const command = (text: unknown, more: object = {}) => ({
  ...{ type: "command", from: "second", to: "me", at: 1, text },
  ...more,
});

describe("what a tab hears from another", () => {
  for (const message of [
    { type: "leads", from: "second" },
    { type: "join", from: "second", pass: "pass", offers: true },
    { type: "joined", from: "second", to: "me", frames: ['{"type":"page"}'] },
    { type: "alone", from: "second", to: "me" },
    { type: "down", from: "second" },
    { type: "told", from: "second", text: '{"type":"page"}' },
    { type: "told", from: "second", to: "me", text: '{"type":"page"}' },
    command('{"type":"list.open","id":"1"}'),
    { type: "ping", from: "second", to: "me" },
    { type: "pong", from: "second", to: "me" },
    { type: "leave", from: "second", to: "me" },
  ])
    it(`is taken as ${JSON.stringify(message)}`, () => {
      expect(heard(message)).to.equal(message);
      expect(heard({ ...message, to: "third" })).to.equal(null);
      expect(heard({ ...message, from: "me" })).to.equal(null);
      expect(heard({ ...message, from: "" })).to.equal(null);
    });

  for (const rubbish of [
    ...[undefined, null, 7, "leads", "{bad", [], {}],
    { type: "leads" },
    { type: "leads", from: 7 },
    { type: "constructor", from: "second" },
    { type: "ping", from: "second" },
    { type: "join", from: "second" },
    { type: "join", from: "second", pass: 7, offers: true },
    { type: "joined", from: "second", to: "me" },
    { type: "joined", from: "second", to: "me", frames: "{}" },
    { type: "joined", from: "second", to: "me", frames: [null] },
    { type: "told", from: "second" },
    { type: "joined", from: "second", to: "me", frames: ["null"] },
    ...[{}, "{bad", "null", "[]", "{}", '{"type":7}'].map((text) => ({ type: "told", from: "second", text })),
    ...[undefined, {}, "", "{bad", "null", "[]", "{}", '{"type":"list.open"}', '{"type":7,"id":"1"}'].map(
      (text) => command(text),
    ),
    command('{"type":"thread.open","id":"1","conversation":7}'),
    command('{"type":"list.open","id":"1"}', { at: "now" }),
    command('{"type":"list.open","id":"1"}', { to: undefined }),
  ])
    it(`is passed over as ${JSON.stringify(rubbish) ?? "undefined"}`, () => {
      expect(heard(rubbish)).to.equal(null);
    });
});
