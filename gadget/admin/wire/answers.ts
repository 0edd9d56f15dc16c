/** What the Worker tells an administrator, and is asked for. Ids are Meta's; moments are ms since 1970. */

/** Who is asking. `desk` null: the whole deployment. `expiresAt`: when the token ends. */
export type Me = {
  name: string;
  role: string;
  desk: string | null;
  rights: readonly string[];
  expiresAt: number;
};

/** `attention`: something has to be done, `reason` says why as a code. `configuration`: its token is a secret of the deployment. */
export type PageStatus = "connected" | "connecting" | "attention" | "disconnected" | "configuration";

export type PageRow = {
  pageId: string;
  name: string | null;
  label: string | null;
  desk: string;
  status: PageStatus;
  reason: string | null;
  connectedAt: number | null;
};

/** One step of connecting. `at`: when it was confirmed; `reason`: why it was not, as a code. */
export type Step = { step: string; state: "done" | "open" | "failed"; reason?: string | null };

export type PageDetails = PageRow & {
  steps: readonly Step[];
  callbackUrl: string;
  /** A verify token of this Page's own is there; it is never told again. */
  hasVerifyToken: boolean;
  appId: string | null;
};

export type DeskRow = { desk: string; name: string; pages: number };

export type Administrator = { email: string; role: string; desk: string | null };

export type AppRow = {
  appId: string;
  name: string | null;
  /** `configuration`: a secret of the deployment. */
  from: "configuration" | "directory";
  hasSecret: boolean;
  state: "unchecked" | "valid" | "invalid";
  reason: string | null;
  /** Where Meta sends this app's events, as far as Meta said so. */
  webhook: "unchecked" | "ours" | "elsewhere" | "none";
  urls: { redirect: string; webhook: string; deauthorize: string; dataDeletion: string };
};

export type WaitingPage = { pageId: string; events: number; since: number };

/** Why a Page cannot be had by this login, as a code; null where it can. */
export type OfferedPage = {
  pageId: string;
  name: string;
  unusable: { why: string; what?: string } | null;
  /** The desk where it is connected already, if this administrator may know. */
  connectedAt: string | null;
};

/** What became of one Page of several. */
export type ConnectedPage = { pageId: string; ok: boolean; reason?: string };

/** By hand. `page`: id or username. What is left out stays as it is in the deployment. */
export type ByHand = {
  page: string;
  token: string;
  label: string;
  desk: string;
  verifyToken?: string;
  app?: { id: string; secret: string };
};

type Nothing = Record<string, never>;

/** Every command of the admin: its fields, and what it is answered with. */
export type AdminCommands = {
  "admin.me": [Nothing, Me];
  "page.list": [Nothing, { pages: PageRow[] }];
  "page.details": [{ pageId: string }, PageDetails];
  "page.connect": [ByHand, { pageId: string }];
  "page.label": [{ pageId: string; label: string }, unknown];
  "page.move": [{ pageId: string; desk: string }, unknown];
  "page.renewToken": [{ pageId: string; token: string }, unknown];
  "page.setVerifyToken": [{ pageId: string; verifyToken: string }, unknown];
  /** Does again what of connecting is not confirmed. */
  "page.resume": [{ pageId: string }, unknown];
  "page.disconnect": [{ pageId: string }, unknown];
  "page.waiting": [Nothing, { pages: WaitingPage[] }];
  "desk.list": [Nothing, { desks: DeskRow[] }];
  "desk.create": [{ desk: string; name: string }, unknown];
  "desk.rename": [{ desk: string; name: string }, unknown];
  "administrator.list": [Nothing, { administrators: Administrator[] }];
  "administrator.add": [Administrator, unknown];
  "administrator.remove": [{ email: string }, unknown];
  "app.list": [Nothing, { apps: AppRow[] }];
  "app.save": [{ appId: string; secret: string }, unknown];
  "app.check": [{ appId: string }, unknown];
  "app.subscribe": [{ appId: string }, unknown];
  "login.start": [{ again: boolean; pageId?: string }, { url: string; state: string }];
  "login.finish": [{ state: string; code: string }, { login: string; person: string; pages: OfferedPage[] }];
  "login.connect": [
    { login: string; pages: { pageId: string; label: string; desk: string }[] },
    { pages: ConnectedPage[] },
  ];
};

export type AdminCommand = keyof AdminCommands;
export type FieldsOf<C extends AdminCommand> = AdminCommands[C][0];
export type ResultOf<C extends AdminCommand> = AdminCommands[C][1];
