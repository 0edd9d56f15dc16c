/**
 * A link by which Meta's reviewer sees threads of one Page. `ref`: of its own m.me link; `testers`: PSIDs of people whose threads it
 * shows as well. `uses`: when it was used, the newest first, at most 20 of `useCount`. Times in ms. What opens it is told once, where it is made.
 */
export type ReviewLinkEntry = {
  link: string;
  pageId: string;
  desk: string;
  ref: string;
  testers: string[];
  by: string;
  madeAt: number;
  endsAt: number;
  revokedAt: number | null;
  uses: number[];
  useCount: number;
};

/** A link that was just made. `url`: for the reviewer, told this once; `meLink`: where they write to the Page. */
export type MadeReviewLink = { entry: ReviewLinkEntry; url: string; meLink: string };
