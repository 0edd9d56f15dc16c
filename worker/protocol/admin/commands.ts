import * as v from "../values.ts";
import { OtherConversations } from "../persons/person.ts";
import { answer, command } from "../command.ts";
import { blackBoxCommands } from "../black-box/commands.ts";
import { ConversationId, DeskName, Time } from "../ids.ts";
import { ERASED_AT_ONCE_MAX } from "../limits.ts";
import { inOneLine, oneLine } from "../one-line.ts";
import { ProfileChanges, ProfileMarks, type ProfileState } from "../profile/profile.ts";
import type { PageImport } from "../page/import.ts";
import { WantedFields } from "../page/webhook-fields.ts";
import { REPAIRS, type Diagnosis, type RoundTripAnswer } from "./doctor.ts";
import type { MadeReviewLink, ReviewLinkEntry } from "../review/answers.ts";
import type { Restoration, RestorePreview } from "./restoration.ts";
import type {
  Administrator,
  AppEntry,
  Asker,
  DeletionRequest,
  ConnectedPage,
  DeskEntry,
  Erasure,
  LackingPage,
  LoggedInPage,
  LoginPage,
  PageEntry,
  PageSteps,
  WaitingPage,
} from "./answers.ts";

const LABEL_UNITS_MAX = 80;
const Label = oneLine(LABEL_UNITS_MAX);
const Secret = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(2_000));
const PageId = v.pipe(v.string(), v.regex(/^[1-9]\d{4,29}$/));
const AppId = v.pipe(v.string(), v.regex(/^\d{5,30}$/));
const Email = v.pipe(v.string(), v.trim(), v.toLowerCase(), v.email(), v.maxLength(320));
/** A state, a code of Meta's, the id of a login. */
const LoginWord = v.pipe(v.string(), v.minLength(1), v.maxLength(4_000));
/** So many Pages at once: connecting each asks Meta several things. */
const LOGIN_PAGES_MAX = 25;
/** Meta's review takes days, and is sometimes asked for again. */
const REVIEW_HOURS_MAX = 90 * 24;
/** A PSID. */
const Tester = v.pipe(v.string(), v.trim(), v.maxLength(64), v.regex(/^(?!.*\p{Cs})\S(?:.*\S)?$/u));
const TESTERS_MAX = 20;
/** Whoever reaches one desk alone need not name it. */
const desk = v.optional(DeskName);

const RESTORE_FIELDS = {
  desk: DeskName,
  pageId: v.exactOptional(PageId),
  conversation: v.exactOptional(ConversationId),
  at: v.exactOptional(Time),
  undoes: v.exactOptional(v.pipe(v.string(), v.minLength(1), v.maxLength(100))),
};

/** What is about the deployment, and not about one desk's work: by HTTP, to the Directory. Each may be repeated. */
export const ADMIN_COMMANDS = [
  /** Desks that the role reaches. */
  command({
    name: "desk.list",
    about: "deployment",
    right: "connect_pages",
    afterLoss: "repeats",
    audit: false,
    fields: {},
    result: answer<{ desks: DeskEntry[] }>(),
  }),
  /** Makes a desk. From the second on the single secret signs for the first alone. */
  command({
    name: "desk.create",
    about: "deployment",
    right: "manage_desks",
    afterLoss: "repeats",
    audit: true,
    fields: { desk: DeskName, label: Label, company: v.optional(DeskName) },
    result: answer<DeskEntry>(),
  }),
  command({
    name: "desk.rename",
    about: "deployment",
    right: "manage_desks",
    afterLoss: "repeats",
    audit: true,
    fields: { desk: DeskName, label: Label },
    result: answer<DeskEntry>(),
  }),
  /** Pages of the desks that the role reaches; to an operator also those that wait for somebody to connect them. */
  command({
    name: "page.list",
    about: "deployment",
    right: "connect_pages",
    afterLoss: "repeats",
    audit: false,
    fields: {},
    result: answer<{ pages: PageEntry[]; waiting: WaitingPage[] }>(),
  }),
  command({
    name: "page.show",
    about: "deployment",
    right: "connect_pages",
    afterLoss: "repeats",
    audit: false,
    fields: { pageId: PageId },
    result: answer<{
      page: PageEntry;
      steps: PageSteps | null;
      former: string[];
      keyIds: string[];
      diagnosis?: Diagnosis | null;
      wantedFields?: string[];
    }>(),
  }),
  /**
   * Connects a Page, or gives one that is connected another token. `page`: its id or its username. Meta is asked about token and
   * app before anything is kept.
   */
  command({
    name: "page.connect",
    about: "deployment",
    right: "connect_pages",
    afterLoss: "repeats",
    audit: true,
    fields: {
      desk,
      label: v.optional(Label),
      page: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100)),
      token: Secret,
      app: v.optional(
        v.strictObject({
          id: AppId,
          secret: Secret,
          verifyToken: v.optional(Secret),
        }),
      ),
    },
    result: answer<ConnectedPage>(),
  }),
  /** What administrators call a Page; empty: nothing beside its name. */
  command({
    name: "page.label",
    about: "deployment",
    right: "connect_pages",
    afterLoss: "repeats",
    audit: true,
    fields: {
      pageId: PageId,
      label: v.pipe(v.string(), v.transform(inOneLine), v.maxLength(LABEL_UNITS_MAX)),
    },
    result: answer<PageEntry>(),
  }),
  command({
    name: "page.disconnect",
    about: "deployment",
    right: "connect_pages",
    afterLoss: "repeats",
    audit: true,
    fields: { pageId: PageId },
    result: answer<PageEntry>(),
  }),
  /** Gives a Page to another desk of the same company: its conversations, who has them and which are closed go along. */
  command({
    name: "page.move",
    about: "deployment",
    right: "connect_pages",
    afterLoss: "repeats",
    audit: true,
    fields: { pageId: PageId, desk: DeskName },
    result: answer<PageEntry>(),
  }),
  /**
   * Begins a login with Facebook: the address of its dialog, and the `state` with which it must come back. `again`: Meta shows the
   * choice of Pages and permissions once more.
   */
  command({
    name: "login.start",
    about: "deployment",
    right: "connect_pages",
    afterLoss: "repeats",
    audit: false,
    fields: { again: v.optional(v.boolean()) },
    result: answer<{ url: string; state: string }>(),
  }),
  /** With what the dialog handed back, once, by whoever began: the Pages that the login gives. */
  command({
    name: "login.finish",
    about: "deployment",
    right: "connect_pages",
    afterLoss: "ends",
    audit: true,
    fields: { state: LoginWord, code: LoginWord },
    result: answer<{ login: string; person: string; pages: LoginPage[]; lacking?: LackingPage[] }>(),
  }),
  /** Connects Pages of a login, each as `page.connect` would. */
  command({
    name: "login.connect",
    about: "deployment",
    right: "connect_pages",
    afterLoss: "repeats",
    audit: true,
    fields: {
      login: LoginWord,
      pages: v.pipe(
        v.array(v.strictObject({ pageId: PageId, desk, label: v.optional(Label) })),
        v.minLength(1),
        v.maxLength(LOGIN_PAGES_MAX),
      ),
    },
    result: answer<{ pages: LoggedInPage[] }>(),
  }),
  /**
   * Gives a Page with a Meta app of its own another token, app secret or verify token. Token and secret are tried with Meta before
   * they are kept; the former secret or verify token holds beside the new one until `page.retire`.
   */
  command({
    name: "page.renew",
    about: "deployment",
    right: "connect_pages",
    afterLoss: "repeats",
    audit: "field",
    fields: { pageId: PageId, field: v.picklist(["token", "appSecret", "verifyToken"]), secret: Secret },
    result: answer(),
  }),
  /** The former app secret or verify token of a Page no longer holds. */
  command({
    name: "page.retire",
    about: "deployment",
    right: "connect_pages",
    afterLoss: "repeats",
    audit: "field",
    fields: { pageId: PageId, field: v.picklist(["appSecret", "verifyToken"]) },
    result: answer(),
  }),
  /** Asks Meta, and looks at the deployment, for all that a Page's connection hangs on. What hangs is `unknown`. */
  command({
    name: "page.check",
    about: "deployment",
    right: "connect_pages",
    afterLoss: "repeats",
    audit: false,
    fields: { pageId: PageId },
    result: answer<Diagnosis>(),
  }),
  /** Mends what can be mended from here, and answers what is found afterwards. */
  command({
    name: "page.repair",
    about: "deployment",
    right: "connect_pages",
    afterLoss: "repeats",
    audit: "fix",
    fields: { pageId: PageId, fix: v.picklist(REPAIRS) },
    result: answer<Diagnosis>(),
  }),
  /** What people find at the Page before and beside its messages, as Meta has it now. One of 10 calls in 10 minutes. */
  command({
    name: "page.profile.read",
    about: "deployment",
    right: "connect_pages",
    afterLoss: "repeats",
    audit: false,
    fields: { pageId: PageId },
    result: answer<ProfileState>(),
  }),
  /** Changes it, all or nothing. `base`: how what is changed stood when it was read; where it stands otherwise now, nothing is done. */
  command({
    name: "page.profile.save",
    about: "deployment",
    right: "connect_pages",
    afterLoss: "repeats",
    audit: true,
    fields: { pageId: PageId, base: ProfileMarks, changes: ProfileChanges },
    result: answer<ProfileState>(),
  }),
  /** How far the import of the Page's past is; null: nobody began one. */
  command({
    name: "page.import.read",
    about: "deployment",
    right: "connect_pages",
    afterLoss: "repeats",
    audit: false,
    fields: { pageId: PageId },
    result: answer<PageImport | null>(),
  }),
  /**
   * Begins to fetch what Meta has of all conversations of the Page, or goes on with it. It takes long, and nobody is notified of what comes:
   * conversations that are new by it are closed. `since` (ms): of those alone in which something was said since then. One that goes on keeps
   * its own; with another one that begins anew.
   */
  command({
    name: "page.import.start",
    about: "deployment",
    right: "connect_pages",
    afterLoss: "repeats",
    audit: true,
    fields: { pageId: PageId, since: v.exactOptional(Time) },
    result: answer<PageImport>(),
  }),
  /** Stops it; `page.import.start` has it go on. Null: there was none. */
  command({
    name: "page.import.stop",
    about: "deployment",
    right: "connect_pages",
    afterLoss: "repeats",
    audit: true,
    fields: { pageId: PageId },
    result: answer<PageImport | null>(),
  }),
  /** Which webhook fields the Page is to send, in place of the wish before; Meta is told at once. */
  command({
    name: "page.fields",
    about: "deployment",
    right: "connect_pages",
    afterLoss: "repeats",
    audit: true,
    fields: { pageId: PageId, fields: WantedFields },
    result: answer<Diagnosis>(),
  }),
  /** Sends a message to a test person, who wrote within 24 hours, and waits until Meta tells of it. No thread shows it. */
  command({
    name: "page.roundTrip",
    about: "deployment",
    right: "connect_pages",
    afterLoss: "ends",
    audit: true,
    fields: { pageId: PageId, psid: v.pipe(v.string(), v.regex(/^\d{5,30}$/)) },
    result: answer<RoundTripAnswer>(),
  }),
  /** The deployment's Meta app, and the addresses that are entered at Meta. */
  command({
    name: "app.list",
    about: "deployment",
    right: "connect_pages",
    afterLoss: "repeats",
    audit: false,
    fields: {},
    result: answer<{ apps: AppEntry[] }>(),
  }),
  /** Asks Meta whether id and secret are good, and where the app's events go. */
  command({
    name: "app.check",
    about: "deployment",
    right: "manage_desks",
    afterLoss: "repeats",
    audit: false,
    fields: { appId: AppId },
    result: answer<AppEntry>(),
  }),
  /** Has the app's events of Pages come to this Worker, with all fields that are wanted. */
  command({
    name: "app.subscribe",
    about: "deployment",
    right: "manage_desks",
    afterLoss: "repeats",
    audit: true,
    fields: { appId: AppId },
    result: answer<AppEntry>(),
  }),
  /** Seals the secrets of every Page, and of the endpoints of every desk, with the current key. `keyIds`: without which keys some do not open afterwards. */
  command({
    name: "key.reseal",
    about: "deployment",
    right: "manage_desks",
    afterLoss: "repeats",
    audit: true,
    fields: {},
    result: answer<{ resealed: number; keyIds: string[]; outOfReach: number }>(),
  }),
  /** People who were erased or are to be, and what Meta asks for; `requests` null: they are not this role's to see. */
  command({
    name: "erasure.list",
    about: "deployment",
    right: "erase_people",
    afterLoss: "repeats",
    audit: false,
    fields: {},
    result: answer<{ erasures: Erasure[]; requests: DeletionRequest[] | null }>(),
  }),
  /**
   * Erases all that is kept of these people and was said before now. It goes on by itself; nothing of it can be taken back. `others`: what
   * becomes of conversations that are the same person's. A program must say so where there are any (`wrong_state`, `merged`).
   */
  command({
    name: "erasure.start",
    about: "deployment",
    right: "erase_people",
    afterLoss: "repeats",
    audit: true,
    fields: {
      conversations: v.pipe(v.array(ConversationId), v.minLength(1), v.maxLength(ERASED_AT_ONCE_MAX)),
      others: v.exactOptional(OtherConversations),
    },
    result: answer<Erasure>(),
  }),
  /** Erases everybody who ever wrote to a Page, as far as anything is kept of them. */
  command({
    name: "erasure.page",
    about: "deployment",
    right: "erase_people",
    afterLoss: "repeats",
    audit: true,
    fields: { pageId: PageId },
    result: answer<Erasure>(),
  }),
  /** A wish that was left to somebody is fulfilled. */
  command({
    name: "erasure.settle",
    about: "deployment",
    right: "erase_people",
    afterLoss: "repeats",
    audit: true,
    fields: { code: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)) },
    result: answer(),
  }),
  /**
   * What putting objects of a desk back to how they were at `at` (ms) would mean: of one of its Pages, of one conversation, or of the desk
   * with all of both. `undoes`, in place of `at`: back to how they were before that restoration. Changes nothing.
   */
  command({
    name: "restore.look",
    about: "deployment",
    right: "manage_desks",
    afterLoss: "repeats",
    audit: false,
    fields: RESTORE_FIELDS,
    result: answer<RestorePreview>(),
  }),
  /** Puts them back. `confirm`: the desk once more. It goes on by itself; who asks again with the same `id` is told how far it is. */
  command({
    name: "restore.start",
    about: "deployment",
    right: "manage_desks",
    afterLoss: "repeats",
    audit: true,
    fields: { ...RESTORE_FIELDS, confirm: DeskName },
    result: answer<Restoration>(),
  }),
  /** The newest restorations, and how far each is. */
  command({
    name: "restore.list",
    about: "deployment",
    right: "manage_desks",
    afterLoss: "repeats",
    audit: false,
    fields: {},
    result: answer<{ restorations: Restoration[] }>(),
  }),
  /** Who asks, and what they may do. */
  command({
    name: "administrator.self",
    about: "deployment",
    right: "configure_desk",
    afterLoss: "repeats",
    audit: false,
    fields: {},
    result: answer<Asker>(),
  }),
  command({
    name: "administrator.list",
    about: "deployment",
    right: "manage_desks",
    afterLoss: "repeats",
    audit: false,
    fields: {},
    result: answer<{ administrators: Administrator[] }>(),
  }),
  /** Who of this e-mail address may sign in as what; in place of what they were. */
  command({
    name: "administrator.set",
    about: "deployment",
    right: "manage_desks",
    afterLoss: "repeats",
    audit: "role",
    fields: { email: Email, role: v.picklist(["supervisor", "admin", "operator"]), desk },
    result: answer<Administrator>(),
  }),
  command({
    name: "administrator.remove",
    about: "deployment",
    right: "manage_desks",
    afterLoss: "repeats",
    audit: true,
    fields: { email: Email },
    result: answer(),
  }),
  /**
   * Makes a link by which Meta's reviewer sees, for so many hours, the threads of one Page that begin by the link's own m.me link, and those of
   * `testers`. Given again it makes another.
   */
  command({
    name: "review.create",
    about: "deployment",
    right: "connect_pages",
    afterLoss: "ends",
    audit: true,
    fields: {
      pageId: PageId,
      hours: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(REVIEW_HOURS_MAX)),
      testers: v.optional(v.pipe(v.array(Tester), v.maxLength(TESTERS_MAX))),
    },
    result: answer<MadeReviewLink>(),
  }),
  /** Links of a Page, those that ended as well, and when each was used. */
  command({
    name: "review.list",
    about: "deployment",
    right: "connect_pages",
    afterLoss: "repeats",
    audit: false,
    fields: { pageId: PageId },
    result: answer<{ links: ReviewLinkEntry[] }>(),
  }),
  /** The link lets nobody in any more, and whoever is in by it is out. */
  command({
    name: "review.revoke",
    about: "deployment",
    right: "connect_pages",
    afterLoss: "repeats",
    audit: true,
    fields: { link: v.pipe(v.string(), v.regex(/^[\w-]{12}$/)) },
    result: answer<ReviewLinkEntry>(),
  }),
  ...blackBoxCommands,
] as const;

type Declared = (typeof ADMIN_COMMANDS)[number];
/** The name of a command about the deployment. */
export type AdminCommandType = Declared["name"];
/** The command of that name. */
export type AdminCommandOf<T extends AdminCommandType> = {
  [N in T]: v.InferOutput<Extract<Declared, { name: N }>["schema"]>;
}[T];
/** What the command of that name is answered with when it succeeds. */
export type AdminResultOf<T extends AdminCommandType> = Exclude<
  Extract<Declared, { name: T }>["result"]["type"],
  undefined
>;

/** Any command about the deployment. */
export const AdminCommand = v.variant(
  "type",
  ADMIN_COMMANDS.map(({ schema }) => schema),
);
export type AdminCommand = AdminCommandOf<AdminCommandType>;

const BY_NAME = new Map<string, Declared>(ADMIN_COMMANDS.map((declared) => [declared.name, declared]));

/** What is declared of a command about the deployment; null: there is no such command. */
export function adminDeclarationOf(name: string): Declared | null {
  return BY_NAME.get(name) ?? null;
}
