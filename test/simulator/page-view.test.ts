import { expect, test } from "vitest";
import type { ShownComment, ShownPost } from "../../demo/simulator/phone/wall.ts";
import type { Simulator } from "../../demo/simulator/simulator.ts";
import { DAY, HOUR, makeSimulator, PAGE_ID, PSID, STRANGER } from "./support.ts";

const POST = `${PAGE_ID}_90210`;
const simulatorOfPosts = (): Simulator =>
  makeSimulator({
    page: {
      posts: [
        { id: "90209", text: "Closed on 1 May.", age: DAY },
        { id: "90210", text: "Our new tents are in.", age: HOUR, picture: "camp" },
      ],
    },
  });

/** The Page as this person's phone shows it. */
async function seenBy(simulator: Simulator, psid: string): Promise<ShownPost[]> {
  const response = await simulator.fetch(new Request(`https://phone.test/phone/walls/${psid}`));
  return ((await response.json()) as { posts: ShownPost[] }).posts;
}
const textsOf = (comments: readonly ShownComment[] = []): string[] => comments.map(({ text }) => text);

test("the newest post stands first, with a picture that the phone can get", async () => {
  const simulator = simulatorOfPosts();
  const [first, second] = await seenBy(simulator, PSID);
  expect([first?.text, second?.text]).toEqual(["Our new tents are in.", "Closed on 1 May."]);
  const picture = await simulator.fetch(new Request(`https://phone.test${first?.picture}`));
  expect(picture.headers.get("content-type")).toBe("image/png");
  expect(second?.picture).toBeNull();
});

test("what the Page hid, its author sees and others do not; what is deleted, nobody does", async () => {
  const simulator = simulatorOfPosts();
  const hidden = simulator.customer(PSID).comment("Rubbish");
  const gone = simulator.customer(PSID).comment("Oops");
  simulator.page().wall.hideComment(hidden, true);
  simulator.customer(PSID).deleteComment(gone);
  const [mine] = await seenBy(simulator, PSID);
  const [theirs] = await seenBy(simulator, STRANGER);
  expect(mine?.comments).toMatchObject([{ text: "Rubbish", isHidden: true }]);
  expect(theirs?.comments).toEqual([]);
});

test("answers stand below what they answer, with who wrote them", async () => {
  const simulator = simulatorOfPosts();
  const asked = simulator.customer(PSID).comment("Price?");
  simulator.page().wall.comment(asked, "189 EUR");
  const [post] = await seenBy(simulator, STRANGER);
  const [comment] = post?.comments ?? [];
  expect(comment?.author).toEqual({ name: "Ada Größner", isPage: false, isMe: false });
  expect(comment?.replies).toMatchObject([{ text: "189 EUR", author: { isPage: true } }]);
});

test("posts of visitors and reviews stand among the Page's, with likes and shares", async () => {
  const simulator = simulatorOfPosts();
  await simulator.advanceClock(1);
  simulator.customer(STRANGER).post("Are you open?");
  await simulator.advanceClock(1);
  simulator.customer(STRANGER).review("Never again", false);
  simulator.customer(PSID).likePost(POST);
  simulator.customer(STRANGER).sharePost(POST);
  expect(await seenBy(simulator, PSID)).toMatchObject([
    { kind: "review", recommends: false, author: { name: "Ivo Lund" } },
    { kind: "visitor", text: "Are you open?" },
    { kind: "own", likes: 1, isLiked: true, shares: 1 },
    { kind: "own" },
  ]);
});

test("a state of before there were posts has the one that comments are below", async () => {
  const simulator = makeSimulator();
  const state = simulator.serialize();
  for (const page of Object.values(state.world.pages)) delete page.posts;
  simulator.restore(state);
  simulator.customer(PSID).comment("Price?");
  const [post] = await seenBy(simulator, PSID);
  expect([post?.id, textsOf(post?.comments)]).toEqual([POST, ["Price?"]]);
});
