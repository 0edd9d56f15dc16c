/** What the dashboard shows. */
import { markup, NOTHING, type HtmlPage, type Markup } from "../markup.ts";
import type { Simulator } from "../simulator.ts";
import { CONNECTION_FAULTS } from "../people/connection-faults.ts";
import { tasksAt } from "../world/authority.ts";
import { PAGE_TASKS, type AccountState, type CallbackState } from "../world/login-state.ts";
import type { AppState, PageState, WorldState } from "../world/state.ts";

const CALLBACKS_SHOWN = 10;

export function dashboardPage({ world }: Simulator, problem: string | null): HtmlPage {
  const { state } = world;
  return {
    title: "Meta's side · simulator",
    wide: true,
    body: markup`<p class="stand-in">The simulator, in place of Meta's dashboards. All of it is made up; secrets and tokens here are worth nothing elsewhere. <a href="/">Customers' phones</a></p>
      <h1>Meta's side</h1>
      ${problem === null ? NOTHING : markup`<p class="warn" role="alert">${problem}</p>`}
      <section aria-labelledby="pages"><h2 id="pages">Pages</h2>${Object.values(state.pages).map((page) => pageRow(state, page))}</section>
      ${Object.values(state.apps).map(appSection)}
      <section aria-labelledby="people"><h2 id="people">People who log in</h2>
        ${Object.values(state.accounts).map((account) => personRow(state, account))}</section>
      ${callbacksSection(state.callbacks)}`,
  };
}

function appSection(app: AppState): Markup {
  const path = `apps/${app.appId}`;
  const mode = app.live ? "Live" : "Development: only people with a role on it exist for it";
  return markup`<section aria-labelledby="app-${app.appId}"><h2 id="app-${app.appId}">App: ${app.name}</h2>
    <dl>
      <dt>App id</dt><dd><code>${app.appId}</code></dd>
      <dt>App secret</dt><dd><code>${app.appSecret}</code></dd>
      <dt>Login configurations</dt><dd><code>${Object.keys(app.loginConfigs).join(", ") || "none"}</code></dd>
      <dt>Mode</dt><dd>${mode}</dd>
      <dt>Business</dt><dd>${app.businessVerified ? "verified" : "not verified: advanced access is off"}</dd>
      <dt>Webhook fields</dt><dd>${String(app.fields.length)}</dd>
    </dl>
    <form method="post" action="/dashboard">
      ${doing(`${path}/set`)}
      ${area("Valid OAuth Redirect URIs, one on each line", "redirectUris", app.redirectUris)}
      ${field("Deauthorize callback URL", "deauthorizeUrl", app.deauthorizeUrl)}
      ${field("Data deletion request URL", "dataDeletionUrl", app.dataDeletionUrl)}
      <div class="buttons small"><button>Save</button></div>
    </form>
    <h3>Webhook of Pages</h3>
    <form method="post" action="/dashboard">
      ${field("Callback URL", "callbackUrl", app.callbackUrl)}
      ${field("Verify token", "verifyToken", app.verifyToken)}
      <div class="buttons small">
        <button name="do" value="${path}/verify-webhooks">Verify and save</button>
        <button name="do" value="${path}/point-webhooks">Save, without a handshake</button>
      </div>
    </form>
    ${buttons([
      [app.live ? "Back to development" : "Go live", `${path}/set-live`, { live: !app.live }],
      [
        app.businessVerified ? "Take verification away" : "Verify the business",
        `${path}/set-business-verified`,
        { verified: !app.businessVerified },
      ],
      ["Reset the secret", `${path}/reset-secret`, { appSecret: nextSecret(app.appSecret) }],
    ])}
  </section>`;
}

function pageRow(state: WorldState, page: PageState): Markup {
  const path = `pages/${page.id}`;
  const apps = Object.values(state.apps);
  const byHand = Object.values(state.tokens).filter(
    (token) => token.pageId === page.id && token.type === "page" && token.login === undefined,
  );
  const heard = Object.keys(page.subscribedApps).map((appId) => state.apps[appId]?.name ?? appId);
  return markup`<h3>${page.name}</h3>
    <dl>
      <dt>Page id</dt><dd><code>${page.id}</code></dd>
      ${page.username === undefined ? NOTHING : markup`<dt>Username</dt><dd><code>${page.username}</code></dd>`}
      <dt>Heard by</dt><dd>${heard.join(", ") || "no app"}</dd>
      ${byHand.map(
        ({ token, appId }) =>
          markup`<dt>Token for ${state.apps[appId]?.name ?? appId}</dt><dd><code>${token}</code></dd>`,
      )}
    </dl>
    ${buttons([
      ...apps.map(
        ({ appId, name }) => [`Make a token for ${name}`, `${path}/make-token`, { appId }] as const,
      ),
      page.restricted
        ? ["Lift the restriction", `${path}/unrestrict`, {}]
        : ["Restrict from sending", `${path}/restrict`, {}],
    ])}
    <p>Break the connection, or take that back:</p>
    ${buttons(
      Object.entries(CONNECTION_FAULTS).map(([fault, { label }]) =>
        page.broken?.[fault] === undefined
          ? ([label, `${path}/break`, { fault }] as const)
          : ([`Undo: ${label}`, `${path}/mend`, { fault }] as const),
      ),
    )}`;
}

function personRow(state: WorldState, account: AccountState): Markup {
  const path = `accounts/${account.id}`;
  const pages = Object.values(state.pages).flatMap(({ id, name }) => {
    const tasks = tasksAt(state, account.id, id);
    return tasks.length === 0
      ? []
      : [
          markup`<dt>${name}</dt><dd>${tasks.length === PAGE_TASKS.length ? "every task" : tasks.join(", ")}</dd>`,
        ];
  });
  const apps = Object.keys(account.grants).map((appId) => ({
    appId,
    name: state.apps[appId]?.name ?? appId,
  }));
  return markup`<h3>${account.name}</h3>
    <dl><dt>E-mail</dt><dd>${account.email}</dd>${pages}
      <dt>Logged in to</dt><dd>${apps.map(({ name }) => name).join(", ") || "nothing"}</dd></dl>
    ${buttons([
      ["Change the password", `${path}/change-password`, {}],
      ...apps.flatMap(({ appId, name }) => [
        [`Remove ${name}`, `${path}/remove-app`, { appId }] as const,
        [`Ask ${name} to delete my data`, `${path}/request-deletion`, { appId }] as const,
      ]),
    ])}`;
}

function callbacksSection(callbacks: readonly CallbackState[]): Markup {
  if (callbacks.length === 0) return NOTHING;
  const rows = callbacks.slice(-CALLBACKS_SHOWN).reverse();
  return markup`<section aria-labelledby="callbacks"><h2 id="callbacks">What apps were told</h2>
    ${rows.map(
      ({ kind, url, status, confirmation }) => markup`<dl>
        <dt>${kind === "deauthorize" ? "App removed" : "Delete my data"}</dt><dd><code>${url}</code></dd>
        <dt>Answer</dt><dd>${status === null ? "none" : `HTTP ${String(status)}`}</dd>
        ${confirmation === null ? NOTHING : markup`<dt>To look after</dt><dd><a href="${confirmation.url}">${confirmation.code}</a></dd>`}
      </dl>`,
    )}</section>`;
}

type Button = readonly [label: string, path: string, input: Record<string, string | boolean>];

function buttons(list: readonly Button[]): Markup {
  return markup`<form method="post" action="/dashboard" class="buttons small">${list.map(
    ([label, path, input]) =>
      markup`<button name="do" value="${path} ${JSON.stringify(input)}">${label}</button>`,
  )}</form>`;
}

function doing(path: string): Markup {
  return markup`<input type="hidden" name="do" value="${path}" />`;
}

function field(label: string, name: string, value: string | null): Markup {
  return markup`<label class="field">${label}<input type="text" name="text:${name}" value="${value ?? ""}" autocomplete="off" spellcheck="false" /></label>`;
}

function area(label: string, name: string, lines: readonly string[]): Markup {
  return markup`<label class="field">${label}<textarea name="list:${name}" rows="3" spellcheck="false">${lines.join("\n")}</textarea></label>`;
}

/** `secret`, `secret-2`, `secret-3` … */
function nextSecret(secret: string): string {
  const [, base = secret, number] = /^(.*)-(\d+)$/.exec(secret) ?? [];
  return `${base}-${String(Number(number ?? 1) + 1)}`;
}
