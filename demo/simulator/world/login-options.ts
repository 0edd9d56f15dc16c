/** Who manages Pages, as the caller names them. */
import type { PageTask } from "./login-state.ts";

/** Tasks by Page id; `all`: every task there is. */
export type TaskOptions = Readonly<Record<string, readonly PageTask[] | "all">>;

/** A person with a Facebook account. */
export type AccountOptions = {
  id: string;
  name: string;
  /** Default: made of the name. */
  email?: string;
  /** Pages on which the person has a role of their own. Default: none. */
  tasks?: TaskOptions;
};

/** A business portfolio. Pages and people are named by their ids. */
export type BusinessOptions = {
  id: string;
  name: string;
  owns?: readonly string[];
  clients?: readonly string[];
  people?: Readonly<Record<string, TaskOptions>>;
};
