/** What is public at a Page: who may read it, and what an app may do with it. */
import type { Simulator } from "../../../demo/simulator/simulator.ts";
import { COMMENT_PERMISSIONS, MESSAGING_PERMISSIONS } from "../../../demo/simulator/world/options.ts";
import { graph, PAGE_ID, PSID, TOKEN, type Answer } from "../support.ts";
import { many, type Rule } from "./rule.ts";

const POST = `${PAGE_ID}_90210`;
const ALL = [...MESSAGING_PERMISSIONS, ...COMMENT_PERMISSIONS];

/** A Page whose token may do this. */
const may = (permissions: readonly string[]) => ({
  page: { accessToken: TOKEN, tokens: [{ token: TOKEN, permissions }] },
});
const MAY = may(ALL);
const without = (permission: string) => may(ALL.filter((name) => name !== permission));

const commented = (simulator: Simulator, text = "Price?"): string => simulator.customer(PSID).comment(text);
const posted = (simulator: Simulator, path: string, body: object = {}) =>
  graph(simulator, "POST", `/v27.0/${path}`, body);
const deleted = (simulator: Simulator, path: string) => graph(simulator, "DELETE", `/v27.0/${path}`);
const reply = (simulator: Simulator, id: string, message = "189 EUR") =>
  posted(simulator, `${id}/comments`, { message });
const ownComment = async (simulator: Simulator): Promise<string> =>
  String((await reply(simulator, POST)).body["id"]);

/** Everything by which an app changes something there. */
const changes = async (simulator: Simulator): Promise<Answer[]> => {
  const id = commented(simulator);
  return [
    await reply(simulator, id),
    await reply(simulator, POST),
    await posted(simulator, id, { is_hidden: true }),
    await posted(simulator, `${id}/likes`),
    await deleted(simulator, `${id}/likes`),
    await deleted(simulator, id),
  ];
};

export const COMMENTS: readonly Rule[] = [
  {
    says: "reading the Page's posts takes `pages_read_engagement`",
    world: without("pages_read_engagement"),
    when: (simulator) => graph(simulator, "GET", `/v27.0/${POST}`),
    then: "10",
    status: 403,
    words: "pages_read_engagement",
  },
  {
    says: "reading what people write takes `pages_read_user_content`",
    world: without("pages_read_user_content"),
    when: async (simulator) => [
      await graph(simulator, "GET", `/v27.0/${commented(simulator)}`),
      await graph(simulator, "GET", `/v27.0/${commented(simulator)}/comments`),
      await graph(simulator, "GET", `/v27.0/${simulator.customer(PSID).post("Hello")}`),
    ],
    then: "10",
    status: 403,
    words: "pages_read_user_content",
  },
  {
    says: "answering, hiding, liking and deleting take `pages_manage_engagement`",
    world: without("pages_manage_engagement"),
    when: changes,
    then: "200",
    status: 403,
    words: "pages_manage_engagement",
  },
  {
    says: "they take the task MODERATE at the Page, too",
    world: MAY,
    when: async (simulator) => {
      simulator.page().removeTask("MODERATE");
      return await changes(simulator);
    },
    then: "200",
    status: 403,
    words: "MODERATE",
  },
  { says: "with both an app may do all of them", world: MAY, when: changes, then: "ok" },
  {
    says: "what is deleted does not exist",
    world: MAY,
    when: async (simulator) => {
      const id = commented(simulator);
      simulator.customer(PSID).deleteComment(id);
      return [
        await graph(simulator, "GET", `/v27.0/${id}`),
        await reply(simulator, id),
        await posted(simulator, id, { is_hidden: true }),
        await posted(simulator, `${id}/likes`),
        await deleted(simulator, id),
      ];
    },
    then: "100/33",
  },
  {
    says: "an answer has text or an attachment",
    world: MAY,
    when: async (simulator) => [
      await posted(simulator, `${POST}/comments`),
      await reply(simulator, commented(simulator), " "),
    ],
    then: "100",
  },
  {
    says: "a comment has at most 8000 characters",
    world: MAY,
    when: async (simulator) => [
      await reply(simulator, POST, "x".repeat(8_001)),
      await posted(simulator, await ownComment(simulator), { message: "x".repeat(8_001) }),
    ],
    then: "100",
    words: "8000",
  },
  {
    says: "only what the Page wrote is changed",
    world: MAY,
    when: (simulator) => posted(simulator, commented(simulator), { message: "Other" }),
    then: "200",
    status: 403,
  },
  {
    says: "only what others wrote is hidden",
    world: MAY,
    when: async (simulator) => await posted(simulator, await ownComment(simulator), { is_hidden: true }),
    then: "100",
  },
  {
    says: "hiding and liking twice is as good as once",
    world: MAY,
    when: async (simulator) => {
      const id = commented(simulator);
      const twice = many(2, (n) => n).map(async () => [
        await posted(simulator, id, { is_hidden: true }),
        await posted(simulator, `${id}/likes`),
      ]);
      return (await Promise.all(twice)).flat();
    },
    then: "ok",
  },
];
