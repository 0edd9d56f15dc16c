/** What a list is narrowed to, and the views that are kept. */
export { openMoreViews } from "./more-views.ts";
export { openViews } from "./open-views.ts";
