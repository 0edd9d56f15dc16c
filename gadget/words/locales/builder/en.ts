import type { FaultReason } from "../../../../worker/protocol/outgoing/faults.ts";
import type { OutgoingButton } from "../../../../worker/protocol/outgoing/outgoing.ts";
import type { BoxFileProblem } from "../../../state/box-file.ts";
import { wordTools } from "../../word-tools.ts";

const { count, number } = wordTools("en");

const MEGABYTE = 1024 * 1024;

/** What is wrong with a field; `limit` is said where there is one. */
const FAULTS: Record<FaultReason, (limit: string) => string> = {
  missing: () => "This is needed.",
  too_long: (limit) => `At most ${limit} characters.`,
  too_short: (limit) => `At least ${limit} characters.`,
  too_many: (limit) => `At most ${limit}.`,
  too_few: (limit) => `At least ${limit}.`,
  too_large: (limit) => `At most ${limit}.`,
  too_small: (limit) => `At least ${limit}, in whole numbers.`,
  not_https: () => "An address that begins with https:// is needed.",
  not_a_phone_number: () => "With the country, for instance +4915112345678.",
  not_a_currency: () => "Three letters, for instance EUR.",
  not_a_country: () => "Two letters, for instance DE.",
  has_spaces: () => "A code must be one word.",
  not_an_id: () => "Letters, digits and _ alone.",
  not_at_facebook: () => "Only an address at facebook.com works here. Send anything else as a file.",
  not_allowed: () => "Messenger does not have this here.",
  no_such_file: () => "This file is not with the server any more. Choose it again.",
  not_a_picture: () => "Only a picture, or the film that it says, can stand here.",
  no_public_address: () => "The address from which Meta fetches pictures is not known.",
  not_here: () => "The message that it answers is not in this conversation.",
  not_sent: () => "The message that it answers has not been sent.",
  taken_back: () => "The message that it answers was taken back.",
  not_after_24_hours: () =>
    "Messenger takes this only within 24 hours after the customer wrote. Words may be sent.",
};

const BUTTONS: Record<OutgoingButton["type"], string> = {
  web_url: "Link",
  postback: "Answer",
  phone_number: "Call",
  account_link: "Log in",
  account_unlink: "Log out",
};

/** What messages are built with, in English. */
export const builder = {
  menu: {
    files: "Photos and files",
    camera: "Take a photo",
    templates: "Templates",
    quick_replies: "Quick replies",
    contact: "Ask for phone or e-mail",
    buttons: "Buttons",
    cards: "Cards",
    media: "Picture or video with buttons",
    image_grid: "Picture grid",
    receipt: "Receipt",
    coupon: "Coupon",
    survey: "Survey",
    approved: "Approved message",
    sticker: "Thumbs up",
  },
  edit: "Edit",
  preview: "Preview",
  light: "Light",
  dark: "Dark",
  look: "Colours of the preview",
  close: "Close",
  startOver: "Start over",
  undo: "Undo",
  send: "Send",
  /** One line above Send: how much is wrong, and the first of it. */
  wrong: (n: number, first: string) => (n === 1 ? first : `${first} And ${number(n - 1)} more.`),
  fault: (why: FaultReason, limit: number | undefined) =>
    FAULTS[why](limit === undefined ? "" : number(limit)),
  badPhone: (example: string) => `With the country, for instance ${example}.`,
  bareCard: "A card needs a second line, a picture or a button beside its title.",
  bareCoupon: "A code or an address is needed.",
  noNumber: "A number is needed.",
  unreachable: "Some pictures are not uploaded yet.",
  used: (used: number, max: number) => `${number(used)} of ${number(max)}`,
  optional: "optional",
  field: {
    text: "Message",
    title: "Title",
    subtitle: "Second line",
    url: "Address",
    phone: "Phone number",
    button: "Text on the button",
    webviewHeightRatio: "Opens",
    fallbackUrl: "Address where that is not possible",
    image: "Picture",
    defaultAction: "A press on the card opens",
    hero: "Large",
    gridAction: "A press on it",
    gridText: "What the press says",
    video: "Video",
    mediaUrl: "Address at facebook.com",
    recipientName: "For",
    orderNumber: "Order number",
    currency: "Currency",
    paymentMethod: "Paid by",
    merchantName: "Shop",
    orderUrl: "Address of the order",
    quantity: "Quantity",
    price: "Price",
    subtotal: "Subtotal",
    shippingCost: "Shipping",
    totalTax: "Tax",
    totalCost: "Total",
    name: "What for",
    amount: "Amount",
    street1: "Street",
    street2: "Street, second line",
    city: "City",
    postalCode: "Postal code",
    state: "State or region",
    country: "Country",
    couponCode: "Code",
    couponUrl: "Address where it is used",
    couponUrlButtonTitle: "Text on that button",
    couponPreMessage: "Message before it",
    question: "Question",
    questionType: "Kind",
    scoreOption: "Scale",
    scoreLabel: "Words at its ends",
    followUp: "Ask for words as well",
    placeholder: "Hint in the empty field",
    privacyUrl: "Address of your privacy policy",
    expiresInDays: "Can be answered for (days)",
    answer: "Answer",
  },
  heights: {
    none: "in the browser",
    compact: "on half of the screen",
    tall: "on most of it",
    full: "on all of it",
  },
  squares: { horizontal: "Wide pictures", square: "Square pictures" },
  gridActions: { none: "does nothing", web_url: "opens an address", postback: "says something" },
  buttonTypes: BUTTONS,
  questionTypes: { csat: "Satisfaction", nps: "Recommendation", ces: "Effort", free_form: "Free words" },
  scores: {
    five_stars: "Five stars",
    one_to_five: "1 to 5",
    five_emojis: "Five faces",
    zero_to_ten: "0 to 10",
    one_to_seven: "1 to 7",
  },
  labels: {
    neg_pos: "negative – positive",
    hard_easy: "hard – easy",
    dis_sat: "dissatisfied – satisfied",
    unlike_like: "unlikely – likely",
    poor_great: "poor – great",
    none: "none",
  },
  replies: { text: "Answer", user_phone_number: "Phone number", user_email: "E-mail address" },
  contactHint: "Messenger offers what the customer's profile has. Who has none there sees nothing.",
  repliesHint: "They are gone as soon as anybody writes.",
  group: {
    quickReplies: "Quick replies",
    buttons: "Buttons",
    cards: "Cards",
    images: "Pictures",
    elements: "What was bought",
    adjustments: "Discounts",
    address: "Delivery address",
  },
  row: {
    reply: (n: number) => `Reply ${number(n)}`,
    button: (n: number) => `Button ${number(n)}`,
    card: (n: number) => `Card ${number(n)}`,
    image: (n: number) => `Picture ${number(n)}`,
    element: (n: number) => `Item ${number(n)}`,
    adjustment: (n: number) => `Discount ${number(n)}`,
  },
  add: {
    reply: "Add a reply",
    button: "Add a button",
    card: "Add a card",
    image: "Add a picture",
    element: "Add an item",
    adjustment: "Add a discount",
  },
  /** A button beside a row; with the row's name it is the button's. */
  move: (row: string) => `Move ${row}`,
  moveHint: "Drag it, or use the arrow keys",
  remove: (row: string) => `Remove ${row}`,
  duplicate: (row: string) => `Duplicate ${row}`,
  movedTo: (row: string, place: number, of: number) => `${row}: ${number(place)} of ${number(of)}`,
  removed: (row: string) => `${row} is removed`,
  added: (row: string) => `${row} is added`,
  picture: {
    file: "Choose a file",
    remove: "Remove the picture",
    uploading: (percent: number) => `Uploading, ${number(percent)} %`,
    failed: "It could not be uploaded.",
    again: "Try again",
  },
  files: {
    label: (n: number) => `${count(n, "file", "files")} for the next message`,
    nameless: "File",
    size: (bytes: number) =>
      bytes < MEGABYTE
        ? `${number(Math.max(1, Math.round(bytes / 1024)))} kB`
        : `${number(Math.round((bytes / MEGABYTE) * 10) / 10)} MB`,
    remove: (name: string) => `Remove ${name}`,
    cancel: (name: string) => `Cancel ${name}`,
    uploading: (name: string, percent: number) => `${name}: Uploading, ${number(percent)} %`,
    problem: (problem: BoxFileProblem) => {
      switch (problem.why) {
        case "away":
          return "It could not be uploaded.";
        case "empty":
          return "There is nothing in it.";
        case "gone":
          return "It is not there any more. Choose it again.";
        case "too_many":
          return `Messenger takes ${number(problem.limit)} files at once.`;
        case "too_large":
          return `At most ${number(problem.limit / MEGABYTE)} MB.`;
        case "refused":
          return `The server did not take it (${problem.code}).`;
      }
    },
    again: "Try again",
    smaller: "Send a smaller copy",
    notKept: "It will be gone after a reload.",
    asFile: "Messenger does not show this kind: the customer saves it.",
    wait: "The message can leave once all files are with the server.",
    stuck: (name: string) => `Remove “${name}”: it keeps the message from leaving.`,
    ready: (n: number) => `${number(n)} ready to leave`,
  },
  approved: {
    language: "Language",
    template: "Message",
    hint: "Meta has approved these words: they may leave at any time. Fill in the blanks.",
    blank: (n: number) => `Blank ${number(n)}`,
    /** What the address of a button ends in. */
    end: (title: string) => `End of the address of “${title}”`,
    signs: "Without #, $ and %.",
    asking: "Asking Meta which there are …",
    none: "Meta has approved no message for this Page.",
    instead:
      "Wait until the customer writes, or reach them on another channel. Whoever looks after the Page can have messages approved in Meta Business Suite.",
    notPermitted:
      "Meta does not let this Page send approved messages: the permission pages_utility_messaging is missing.",
    away: "Meta does not tell which there are at the moment.",
    more: "There are more than are listed here.",
  },
  shown: {
    placeholder: "Nothing to see yet",
    order: (n: string) => `Order ${n}`,
    total: "Total",
    phone: "Phone number",
    email: "E-mail address",
    copyCode: "Copy code",
    of: (n: number) => count(n, "card", "cards"),
  },
  /** What is kept to be sent again. */
  library: {
    title: "Templates",
    search: "Search templates",
    none: "There are no templates yet.",
    noneHint: "Build a message and press “Save as template”: then it is here.",
    notFound: "No template has these words.",
    lost: "The templates could not be loaded.",
    back: "Back",
    mine: "For me",
    desk: "For everyone",
    by: (name: string) => `By ${name}`,
    count: (n: number) => count(n, "template", "templates"),
    fillIn: "Fill in",
    copy: "Duplicate",
    copyOf: (name: string) => `${name} (copy)`,
    remove: "Delete",
    sure: (name: string) => `Delete “${name}” for good?`,
    stay: "Keep it",
    faulty: "It cannot be sent as it is:",
    faultyShort: "Cannot be sent",
    firstName: "The customer’s first name",
    goOn: "Continue",
    saveAs: "Save as template",
    saveChanges: "Save the template",
    name: "Name of the template",
    scope: "Who may use it",
    cancel: "Cancel",
    keep: "Save",
    saved: "It is saved as a template.",
    nameless: "It needs a name.",
    blanksHint:
      "{{customer.first_name}} and blanks of your own, like {{order}}, are filled in before it is sent.",
    kindText: "Words",
    kindSticker: "Thumbs up",
    kindOther: "Message",
    unfilled: (blank: string) => `{{${blank}}} is not filled in.`,
    notKept: {
      file: "A picture from this computer cannot be kept in a template. Give the address of one.",
      tooLarge: "It is too large for a template.",
      tooMany: (n: number) => `There are ${number(n)} templates already. Delete one first.`,
    },
  },
};

export type BuilderWords = typeof builder;
