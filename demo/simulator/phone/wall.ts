/** The Page with its posts, as one person sees it: what is hidden by the Page only its author and their friends see. */
import type { Simulator } from "../simulator.ts";
import { referredMedia } from "../media/links.ts";
import { commentsBelow, postsOf } from "../world/posts.ts";
import type { CommentState, PageState, PostState } from "../world/state.ts";

export type ShownAuthor = { name: string; isPage: boolean; isMe: boolean };

export type ShownComment = {
  id: string;
  author: ShownAuthor;
  text: string;
  at: number;
  picture: string | null;
  link: string | null;
  isEdited: boolean;
  /** By the Page: others do not see it. */
  isHidden: boolean;
  isLikedByPage: boolean;
  replies: ShownComment[];
};

export type ShownPost = {
  id: string;
  kind: PostState["kind"];
  author: ShownAuthor;
  text: string;
  at: number;
  picture: string | null;
  /** Of a review. */
  recommends: boolean | null;
  likes: number;
  isLiked: boolean;
  shares: number;
  comments: ShownComment[];
};

/**
 * Newest post first. `linkTo`: where a file of the simulator's lies on this machine.
 * @throws SimulatorError `unknown_customer`
 */
export function wallOf(simulator: Simulator, psid: string, linkTo: (id: string) => string): ShownPost[] {
  const page = simulator.world.page(simulator.customer(psid).state.pageId);
  const show: Show = {
    page,
    psid,
    author: (who) => {
      if (who === null) return { name: page.name, isPage: true, isMe: false };
      const { firstName, lastName } = simulator.world.customer(who);
      return { name: `${firstName} ${lastName}`, isPage: false, isMe: who === psid };
    },
    link: (url) => {
      const id = referredMedia(url);
      return id === null ? url : linkTo(id);
    },
  };
  return Object.values(postsOf(page, simulator.now()))
    .filter(({ deleted }) => !deleted)
    .sort((one, other) => other.at - one.at)
    .map((post) => shownPost(post, show));
}

type Show = {
  page: PageState;
  psid: string;
  author: (psid: string | null) => ShownAuthor;
  link: (url: string) => string;
};

function shownPost(post: PostState, show: Show): ShownPost {
  const { id, kind, text, at, picture, recommends = null, likes, shares } = post;
  return {
    ...{ id, kind, text, at, recommends, shares },
    author: show.author(post.psid),
    picture: picture === undefined ? null : show.link(picture),
    likes: likes.length,
    isLiked: likes.includes(show.psid),
    comments: below(id, show),
  };
}

function below(id: string, show: Show): ShownComment[] {
  return commentsBelow(show.page, id)
    .filter(({ hidden, psid }) => hidden !== true || psid === show.psid)
    .map((comment) => shownComment(comment, show));
}

function shownComment(comment: CommentState, show: Show): ShownComment {
  const { id, text, at, attachment, edited = false, hidden = false, liked = false } = comment;
  const url = attachment === undefined ? null : show.link(attachment.url);
  const isLink = attachment?.type === "share";
  return {
    ...{ id, text, at },
    author: show.author(comment.psid),
    picture: isLink ? null : url,
    link: isLink ? url : null,
    ...{ isEdited: edited, isHidden: hidden, isLikedByPage: liked },
    replies: below(id, show),
  };
}
