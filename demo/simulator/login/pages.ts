/** What the login dialog shows: a plain stand-in that says what it is, not a copy of Facebook's. */
import type { AccountState } from "../world/login-state.ts";
import type { Offer, OfferedPage } from "./decide.ts";
import { Markup, markup, NOTHING, type HtmlPage } from "../markup.ts";
import type { LoginProblem, LoginRequest } from "./request.ts";

export { htmlPage } from "../markup.ts";

const STAND_IN = markup`<p class="stand-in">The simulator, in place of Facebook's login. No account is needed, and nothing leaves this machine.</p>`;

/** What a permission lets an app do, in few words. */
const MEANINGS: Readonly<Record<string, string>> = {
  public_profile: "Your name",
  email: "Your e-mail address",
  business_management: "See your business portfolios",
  pages_show_list: "See which Pages you manage",
  pages_messaging: "Read and answer the Pages' messages",
  pages_manage_metadata: "Hear of what happens at the Pages, and set them up",
  pages_read_engagement: "Read what the Pages post, and their conversations",
  pages_read_user_content: "Read what people write at the Pages",
  pages_manage_engagement: "Answer and hide comments",
  pages_utility_messaging: "Send approved messages, such as of an order",
};

export function problemPage({ title, text }: LoginProblem): HtmlPage {
  return {
    title,
    body: markup`${STAND_IN}<h1>${title}</h1><p>${text}</p>
      <p class="hint">Close this window to go back to where you came from.</p>`,
  };
}

/** The address of the dialog is kept in hidden fields, since a form that GETs drops the query. */
export function choosePage(
  { app }: LoginRequest,
  accounts: readonly AccountState[],
  query: URLSearchParams,
): HtmlPage {
  const kept = [...query].filter(([name]) => name !== "account");
  const people = accounts.map(
    ({ id, name, email, grants }) =>
      markup`<button name="account" value="${id}">${name}<small>${email}${
        grants[app.appId] === undefined ? "" : " · has logged in here before"
      }</small></button>`,
  );
  return {
    title: `Log in to ${app.name}`,
    body: markup`${STAND_IN}<h1>Log in to ${app.name}</h1><p class="hint">Who are you?</p>
      <form method="get" class="people">
        ${kept.map(([name, value]) => markup`<input type="hidden" name="${name}" value="${value}" />`)}
        ${people.length === 0 ? [markup`<p>Nobody here has an account.</p>`] : people}
      </form>`,
  };
}

export function consentPage(
  request: LoginRequest,
  account: AccountState,
  offer: Offer,
  query: URLSearchParams,
): HtmlPage {
  const { app } = request;
  const others = new URLSearchParams([...query].filter(([name]) => name !== "account"));
  return {
    title: `${app.name} asks`,
    body: markup`${STAND_IN}<h1>${offer.isKnown ? `You have logged in to ${app.name} before` : `${app.name} asks`}</h1>
      <p class="hint">You are ${account.name}. <a href="?${others.toString()}">Somebody else</a></p>
      <form method="post">
        ${pagesField(offer)} ${permissionsField(request, offer)}
        <div class="buttons">
          <button class="primary" name="choice" value="continue">Continue as ${account.name}</button>
          <button name="choice" value="cancel">Not now</button>
        </div>
      </form>`,
  };
}

function pagesField({ pages }: Offer): Markup {
  if (pages.length === 0) return NOTHING;
  return markup`<fieldset><legend>Which Pages?</legend>
    <label class="row"><input type="checkbox" name="every-page" /><span>All of them, and those to come<small>Whatever is chosen below</small></span></label>
    ${pages.map(pageRow)}
  </fieldset>`;
}

function pageRow({ id, name, tasks, portfolio, isChosen }: OfferedPage): Markup {
  const through = portfolio === null ? "" : ` · through ${portfolio}`;
  const lacks = tasks.includes("MESSAGING")
    ? NOTHING
    : markup`<small class="warn">You may not answer messages there</small>`;
  const checked = isChosen ? new Markup("checked") : NOTHING;
  return markup`<label class="row"><input type="checkbox" name="page" value="${id}" ${checked} /><span>${name}<small>${id}${through}</small>${lacks}</span></label>`;
}

function permissionsField({ isWhole }: LoginRequest, { permissions, granted }: Offer): Markup {
  const box = (name: string): Markup =>
    isWhole ? NOTHING : markup`<input type="checkbox" name="permission" value="${name}" checked />`;
  const rows = permissions.map(
    (name) =>
      markup`<label class="row">${box(name)}<span>${MEANINGS[name] ?? name}<small>${name}</small></span></label>`,
  );
  const before = granted.filter((name) => !permissions.includes(name));
  return markup`${
    rows.length === 0
      ? NOTHING
      : markup`<fieldset><legend>What may it do?</legend>${rows}${
          isWhole ? markup`<p class="hint">All of it, or nothing.</p>` : NOTHING
        }</fieldset>`
  }${before.length === 0 ? NOTHING : markup`<p class="hint">It may already: ${before.join(", ")}.</p>`}`;
}
