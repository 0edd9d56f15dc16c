/**
 * What is wrong at a place of the routing document, like "rules.2.to"; "" is all of it. `by`: what it hangs on: the id of the rule
 * that takes all of it, the Page that everyone sees, the word in braces that stands for nothing.
 */
export type RoutingProblem = { path: string; why: RefusedProblem | WarnedProblem; by?: string };

/**
 * With any of them nothing is saved. `gone`: what it names is not there. `loop`: overflows, or rules, come back to where they began.
 * `same_date`: a holiday is there twice. `no_choice`: a reason is required, or an attribute is a choice, and there is none to choose. `wrong_type`: the attribute takes no such value. `not_https`: a program is
 * asked by https alone, on this machine also without. `too_early`: a warning as long before the end as the end itself.
 * `needed`: what is chosen does not do without it. `reserved`: no attribute may have this id. `same_name`: another one of the list
 * looks the same.
 */
export const REFUSED_PROBLEMS = [
  ...(["same_id", "gone", "loop", "ends_before_it_begins", "no_time_zone", "too_large"] as const),
  ...([
    "same_date",
    "no_choice",
    "not_https",
    "too_early",
    "needed",
    "wrong_type",
    "reserved",
    "same_name",
  ] as const),
] as const;
export type RefusedProblem = (typeof REFUSED_PROBLEMS)[number];

/**
 * Of these it is warned. `never_fits`: an earlier rule takes all of it. `no_value`: of no value of an attribute all holds that is asked. `no_members`: nobody is in it; `only_by_token`:
 * nobody but those whose token names the team. `no_page`: none of this desk's. `overlaps`: another span of the day.
 * `unmet`: none of its agents is able to it. `no_effect`: something else of the document keeps it from meaning anything, or
 * nothing of it uses these hours. `never_said`: nothing brings the occasion of a reply about. `no_reply`: there is none to
 * say then. `outside_window`: Meta lets nobody write as late.
 * `open_to_all`: agents see those of their teams, and this Page is no department's. `unknown_word`: {…} that stands for nothing. `empty_word`: of
 * accents alone, which no words are looked through for. `not_public`: no program is asked at this address. `no_secret`: it is not
 * asked until it has one.
 */
export const WARNED_PROBLEMS = [
  ...([
    "never_fits",
    "no_value",
    "never_opens",
    "no_members",
    "only_by_token",
    "no_page",
    "overlaps",
    "unmet",
  ] as const),
  ...([
    "no_effect",
    "never_said",
    "no_reply",
    "outside_window",
    "open_to_all",
    "unknown_word",
    "empty_word",
    "not_public",
    "no_secret",
  ] as const),
] as const;
export type WarnedProblem = (typeof WARNED_PROBLEMS)[number];
