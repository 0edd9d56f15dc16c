/** The Page as people find it on Facebook: its posts, what is written below them, and a place to write. */
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { initials } from "../../../gadget/people/initials.ts";
import type { PhoneState } from "./phone.ts";
import type { PhoneThread } from "./routes.ts";
import { threadActs, type ThreadActs } from "./thread-acts.ts";
import type { Doing } from "./thread-view.ts";
import type { ShownAuthor, ShownComment, ShownPost } from "./wall.ts";
import { entry } from "./wall-entry.ts";

type Wall = { state: PhoneState; doing: Doing; acts: ThreadActs };

const time = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  hour: "2-digit",
  minute: "2-digit",
});

/** Between the two things that a phone shows of a Page. */
export function places(state: PhoneState, goTo: (place: PhoneState["place"]) => void): TemplateResult {
  const button = (place: PhoneState["place"], label: string): TemplateResult =>
    html`<button aria-pressed=${state.place === place} @click=${() => goTo(place)}>${label}</button>`;
  return html`<nav class="places" aria-label="What the phone shows">
    ${button("messenger", "Messenger")} ${button("page", "Page")}
  </nav>`;
}

export function wallView(
  state: PhoneState,
  { page }: PhoneThread,
  doing: Doing,
  toMessenger: () => void,
): TemplateResult {
  const wall: Wall = { state, doing, acts: threadActs(state, doing) };
  return html`<div class="wall" tabindex="0" role="region" aria-label="The Page's posts">
    <div class="wall-head">
      <span class="avatar" aria-hidden="true">${initials(page.name)}</span>
      <strong>${page.name}</strong>
      <button type="button" class="pill" @click=${toMessenger}>Message</button>
    </div>
    ${newPost(wall, page.name)}
    ${repeat(
      state.posts ?? [],
      ({ id }) => id,
      (post) => postView(post, wall),
    )}
    ${state.posts?.length === 0 ? html`<p class="hint">Nothing was posted yet.</p>` : nothing}
  </div>`;
}

/** On the Page's wall, about the Page, or elsewhere with its name. */
function newPost({ acts: { perform } }: Wall, page: string): TemplateResult {
  return entry({
    label: `Write on ${page}'s page`,
    sends: [
      ["Post", (text) => perform((one) => one.post(text))],
      ["Post with a photo", (text) => perform((one) => one.post(text, "picture"))],
      ["Recommend", (text) => perform((one) => one.review(text, true))],
      ["Don't recommend", (text) => perform((one) => one.review(text, false))],
      ["Mention elsewhere", (text) => perform((one) => one.mention(`@${page} ${text}`))],
    ],
  });
}

function postView(post: ShownPost, wall: Wall): TemplateResult {
  const { perform } = wall.acts;
  const { id, author, text, at, picture, isLiked, likes, shares, recommends, comments } = post;
  const about =
    recommends === null ? "" : recommends ? " recommends the Page" : " does not recommend the Page";
  return html`<article class="post" data-post=${id}>
    ${byline(author, at, about)}
    <p class="said">${text}</p>
    ${picture === null ? nothing : html`<img class="picture" src=${picture} alt="" />`}
    <div class="post-acts">
      <button type="button" aria-pressed=${isLiked} @click=${() => perform((one) => one.likePost(id))}>
        Like${counted(likes)}
      </button>
      <button type="button" @click=${() => perform((one) => one.sharePost(id))}>
        Share${counted(shares)}
      </button>
      ${
        author.isMe
          ? html`<button type="button" @click=${() => perform((one) => one.deletePost(id))}>Delete</button>`
          : nothing
      }
    </div>
    ${list(comments, wall)}
    ${entry({
      label: `Comment below “${text.slice(0, 24)}”`,
      placeholder: "Write a comment",
      sends: commenting((content) => perform((one) => one.comment(content, undefined, id))),
    })}
  </article>`;
}

function list(comments: readonly ShownComment[], wall: Wall): TemplateResult | typeof nothing {
  if (comments.length === 0) return nothing;
  return html`<ol class="comments">
    ${repeat(
      comments,
      ({ id }) => id,
      (comment) => html`<li>${commentView(comment, wall)}</li>`,
    )}
  </ol>`;
}

function commentView(comment: ShownComment, wall: Wall): TemplateResult {
  const { state, doing, acts } = wall;
  const { id, author, text, at, picture, link, isEdited, isHidden, isLikedByPage, replies } = comment;
  const shown = [
    time.format(at),
    ...(isEdited ? ["Edited"] : []),
    ...(isLikedByPage ? ["Liked by the Page"] : []),
  ].join(" · ");
  const remove = (): void => acts.perform((one) => one.deleteComment(id));
  return html`
    <div class="comment ${author.isPage ? "of-page" : ""}">
      <p class="said"><strong>${author.name}</strong> ${text}</p>
      ${picture === null ? nothing : html`<img src=${picture} alt="" />`}
      ${link === null ? nothing : html`<a href=${link} rel="noreferrer" target="_blank">${new URL(link).hostname}</a>`}
      <p class="comment-acts">
        <small>${shown}</small>
        ${act("Reply", () => doing.update({ answering: state.answering === id ? null : id, changing: null }))}
        ${
          author.isMe
            ? html`${act("Edit", () => doing.update({ changing: id, answering: null }))}
              ${act("Delete", remove)}`
            : nothing
        }
      </p>
      ${isHidden ? html`<p class="hint">Hidden by the Page: only you and your friends see this.</p>` : nothing}
    </div>
    ${
      state.changing === id
        ? entry({
            label: "Change your comment",
            value: text,
            sends: [
              [
                "Save",
                (changed) => {
                  doing.update({ changing: null });
                  acts.perform((one) => one.editComment(id, changed));
                },
              ],
            ],
          })
        : nothing
    }
    ${list(replies, wall)}
    ${
      state.answering === id
        ? entry({
            label: `Answer ${author.name}`,
            placeholder: `Answer ${author.name}`,
            sends: commenting((content) => {
              doing.update({ answering: null });
              acts.perform((one) => one.comment(content, id));
            }),
          })
        : nothing
    }
  `;
}

function commenting(
  send: (content: { text: string; attach?: string }) => void,
): (readonly [string, (text: string) => void, isBare?: boolean])[] {
  return [
    ["Send", (text) => send({ text })],
    ["With a photo", (text) => send({ text, attach: "picture" }), true],
    ["With a sticker", (text) => send({ text, attach: "sticker" }), true],
    ["With a link", (text) => send({ text, attach: "link" }), true],
  ];
}

function byline({ name, isPage, isMe }: ShownAuthor, at: number, about: string): TemplateResult {
  return html`<p class="byline">
    <span class="avatar ${isPage ? "" : "person"}" aria-hidden="true">${initials(name)}</span>
    <span><strong>${name}</strong>${isMe ? " (you)" : ""}${about}<small>${time.format(at)}</small></span>
  </p>`;
}

function act(label: string, perform: () => void): TemplateResult {
  return html`<button type="button" class="link" @click=${perform}>${label}</button>`;
}

function counted(count: number): string {
  return count === 0 ? "" : ` · ${count}`;
}
