/** What a customer does besides writing: agreeing, filling in, rating, ordering, calling. */
import type { SimulatorContext } from "../context.ts";
import { callEvent } from "../webhooks/page-events.ts";
import type { CustomerState, ThreadState } from "../world/state.ts";
import * as comments from "./comments.ts";
import * as posts from "./posts.ts";
import * as submissions from "./submissions.ts";
import * as visits from "./visits.ts";

export class Doings {
  readonly psid: string;
  protected readonly context: SimulatorContext;

  constructor(context: SimulatorContext, psid: string) {
    this.context = context;
    this.psid = psid;
    context.world.customer(psid);
  }

  get state(): CustomerState {
    return this.context.world.customer(this.psid);
  }

  /** What the phone shows, in its order. */
  get thread(): ThreadState {
    return this.context.world.thread(this.psid);
  }

  /** Writes below a post of the Page, or answers a comment. Answers the comment's id. */
  comment(content: string | comments.CommentContent, parentId?: string, postId?: string): string {
    return comments.comment(this.context, this.thread, content, { parentId, postId });
  }

  editComment(id: string, text: string): void {
    comments.editComment(this.context, this.thread, id, text);
  }

  deleteComment(id: string): void {
    comments.deleteComment(this.context, this.thread, id);
  }

  /** Writes on the Page's wall. Answers the post's id. */
  post(text: string, picture?: string): string {
    return posts.postOnPage(this.context, this.thread, { text, picture });
  }

  editPost(id: string, text: string): void {
    posts.editPost(this.context, this.thread, id, text);
  }

  /** Also a review. */
  deletePost(id: string): void {
    posts.deletePost(this.context, this.thread, id);
  }

  likePost(id: string): void {
    posts.likePost(this.context, this.thread, id);
  }

  sharePost(id: string): void {
    posts.sharePost(this.context, this.thread, id);
  }

  /** Recommends the Page, or does not. Answers the review's id. */
  review(text: string, recommends = true): string {
    return posts.review(this.context, this.thread, text, recommends);
  }

  /** Names the Page in a post of their own. Answers that post's id. */
  mention(text: string): string {
    return posts.mention(this.context, this.thread, text);
  }

  /** The Page wrote first, and may go on. */
  acceptRequest(): void {
    visits.acceptRequest(this.context, this.thread);
  }

  /** "Send to Messenger" on a web site. */
  optInByPlugin(ref: string): void {
    visits.optInByPlugin(this.context, this.thread, ref);
  }

  /** The checkbox on a web site; the Page learns `userRef` alone. */
  optInByCheckbox(ref: string, userRef: string): void {
    visits.optInByCheckbox(this.context, this.thread, ref, userRef);
  }

  /** "Notify me", once. Answers the token. */
  optInOnce(title = "Back in stock", payload = "NOTIFY_ME"): string {
    return visits.optInOnce(this.context, this.thread, title, payload);
  }

  /** Recurring notifications. Answers the token. */
  optInToNotifications(title = "Offers", payload = "OFFERS"): string {
    return visits.optInToNotifications(this.context, this.thread, title, payload);
  }

  changeNotifications(token: string, change: "stop" | "resume"): void {
    visits.changeNotifications(this.context, this.thread, token, change);
  }

  /** Logs in at the Page's own site, and comes back with this code (account linking). */
  linkAccount(authorizationCode = "code-7f3a"): void {
    visits.linkAccount(this.context, this.thread, authorizationCode);
  }

  unlinkAccount(): void {
    visits.unlinkAccount(this.context, this.thread);
  }

  /** A thumb up or down under a message of the Page. */
  rate(mid: string, good: boolean): void {
    submissions.rate(this.context, this.thread, mid, good);
  }

  /** Answers the survey the Page sent last. */
  answerSurvey(score: string, comment?: string): void {
    submissions.answerSurvey(this.context, this.thread, {
      score,
      ...(comment === undefined ? {} : { comment }),
    });
  }

  /** Fills in a form of the Page for name, phone and address. */
  fillIn(answers: submissions.Answers): void {
    submissions.fillIn(this.context, this.thread, answers);
  }

  /** Sends an instant form off. Answers the lead's id. */
  submitForm(): string {
    return submissions.submitForm(this.context, this.thread);
  }

  revealCoupon(): void {
    submissions.revealCoupon(this.context, this.thread);
  }

  /** Sends a cart. Default: one tent. */
  order(products?: readonly submissions.OrderedProduct[], note?: string): void {
    submissions.order(this.context, this.thread, products, note);
  }

  /** Clicks a lead ad; Meta's app holds the thread until {@link finishLeadFlow}. */
  startLeadFlow(): void {
    submissions.startLeadFlow(this.context, this.thread);
  }

  finishLeadFlow(answers: submissions.Answers, complete = true): void {
    submissions.finishLeadFlow(this.context, this.thread, answers, complete);
  }

  /** Calls the Page. Answers the call's id. */
  call(): string {
    const { ids } = this.context;
    const { psid, pageId } = this.thread;
    const id = ids.callId();
    const call = { id, to: pageId, from: psid, event: "connect", call_direction: "user_initiated" };
    callEvent(this.context, this.thread, call);
    return id;
  }

  /** Hangs up before anybody answered. Meta's status for it is a guess. */
  endCall(id: string): void {
    const { psid, pageId } = this.thread;
    const call = { id, to: pageId, from: psid, event: "terminate", status: "NO_ANSWER" };
    callEvent(this.context, this.thread, call);
  }

  /** What became of a call: ringing, accepted, … */
  reportCall(id: string, status: string): void {
    const call = { id, event: "call_status", recipient_id: this.psid, call_status: status };
    callEvent(this.context, this.thread, call);
  }
}
