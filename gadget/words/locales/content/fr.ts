import type { MediaFailure } from "../../../../worker/protocol/message/content.ts";
import type { WordTools } from "../../word-tools.ts";
import type { ContentWords } from "./en.ts";

/** A colon as French sets it: after a space that does not break. */
const COLON = "\u00a0:";

const FAILURES: Record<MediaFailure, string> = {
  too_large: "plus de 25 Mo",
  gone: "Meta ne l’a plus",
  host_not_allowed: "non conservé chez Meta",
  unreachable: "Meta n’a pas répondu",
  not_stored: "il n’y avait pas la place de le conserver",
  no_link: "Meta n’a pas envoyé de lien",
  removed: "il a été supprimé à la fin de sa durée de conservation",
};

const SHARES: Record<string, string> = {
  fallback: "Lien partagé",
  share: "Lien partagé",
  post: "Publication partagée",
  ig_post: "Publication Instagram partagée",
  reel: "Reel partagé",
  ig_reel: "Reel Instagram partagé",
  story_mention: "Mention dans une story",
};

/** Templates that ask or offer something. */
const OFFERS: Record<string, string> = {
  utility: "Message approuvé",
  customer_feedback: "Enquête",
  coupon: "Bon de réduction",
  customer_information: "Demande des coordonnées",
  instant_form: "Formulaire de contact",
  one_time_notif_req: "Propose un avis unique",
  notification_messages: "Propose d’envoyer des messages",
  receipt: "Reçu",
};

/** What stands beside a receipt, a coupon or a survey, by Meta's names. */
const LINES: Record<string, string> = {
  order_number: "Commande",
  recipient_name: "Pour",
  payment_method: "Payé par",
  address: "À",
  subtotal: "Sous-total",
  shipping_cost: "Livraison",
  total_tax: "Taxes",
  adjustment: "Remise",
  total_cost: "Somme totale",
  coupon_code: "Code promotionnel",
  question: "Question posée",
};

const APPOINTMENTS: Record<string, string> = {
  requested: "demandé",
  confirmed: "confirmé",
  declined: "refusé",
  cancelled: "annulé",
};

const CAME_BY: Record<string, string> = {
  ADS: "Arrivé par une publicité",
  SHORTLINK: "Arrivé par un lien m.me",
  CUSTOMER_CHAT_PLUGIN: "Arrivé par le chat d’un site web",
  MESSENGER_CODE: "Arrivé par un code Messenger",
  DISCOVER_TAB: "Arrivé par l’onglet Découvrir de Messenger",
};

const STATUSES: Record<string, string> = {
  "STOP NOTIFICATIONS": "Ne veut plus de ces messages",
  "RESUME NOTIFICATIONS": "Veut de nouveau ces messages",
};

const OPTINS: Record<string, string> = {
  notification_messages: "A accepté de recevoir des messages",
  one_time_notif_req: "A demandé à être prévenu une fois",
  plugin: "A donné son accord sur un site web",
  message_request: "A accepté l’invitation par message",
};

/** Fields of Meta's form for contact details. */
const FIELDS: ReadonlyMap<string, string> = new Map([
  ["name", "Nom"],
  ["phone", "Téléphone"],
  ["country", "Pays"],
  ["address line 1", "Adresse"],
  ["address line 2", "Adresse, deuxième ligne"],
  ["locality", "Ville"],
  ["sublocality", "Quartier"],
  ["administrative area", "État ou région"],
  ["subadministrative area", "Département"],
  ["postal code", "Code postal"],
]);

const CALLS: Record<string, string> = {
  connect: "Le client appelle",
  page_connect: "La Page appelle",
  terminate: "L’appel est terminé",
  status: "Appel",
  call_status: "Appel",
  call: "Appel",
};

/** What the gadget says of everything but words, in French. */
export const content = ({ count, number }: WordTools): ContentWords => ({
  from: (kind, name, at) => `${kind} de ${name}, ${at}`,
  copying: (kind) => `${kind}${COLON} copie en cours…`,
  notCopied: (kind, why) => `${kind}${COLON} copie impossible, ${why}.`,
  whyNotCopied: (failure) => FAILURES[failure as MediaFailure] ?? failure ?? "",
  notLoaded: (kind) => `${kind}${COLON} chargement impossible.`,
  tryAgain: "Réessayer",
  enlarge: (label) => `Agrandir${COLON} ${label}`,
  download: "Télécharger",
  downloadOf: (name) => `Télécharger ${name}`,
  noName: "Fichier",
  album: (n) => count(n, "image", "images"),
  viewer: {
    label: "Images et vidéos",
    previous: "Précédent",
    next: "Suivant",
    close: "Fermer",
    larger: "Agrandir",
    smaller: "Réduire",
  },
  morePictures: (n) => `+${n}`,
  player: {
    play: (what) => `Lire : ${what}`,
    pause: "Pause",
    position: "Position",
    speed: (rate) => `Vitesse : ${rate}×`,
  },
  place: (at, all) => `${number(at)} sur ${number(all)}`,

  coordinates: (latitude, longitude) => `${latitude}\u00a0; ${longitude}`,
  noCoordinates: "Sans coordonnées",
  map: "Ouvrir la carte",
  share: (what) => SHARES[what] ?? `Partagé${COLON} ${what.replaceAll("_", " ")}`,
  noLink: "Meta n’a pas envoyé de lien.",
  appointment: (status) =>
    status === null ? "Rendez-vous" : `Rendez-vous${COLON} ${APPOINTMENTS[status.toLowerCase()] ?? status}`,
  noTime: "Sans horaire",
  inZone: (time, zone) => `${time} (${zone})`,
  hereTime: (time) => `${time} chez vous`,
  products: (n) => (n === 1 ? "Produit" : count(n, "produit", "produits")),
  productId: (id) => `Numéro ${id}`,
  cards: (n) => count(n, "carte", "cartes"),
  offer: (name) => OFFERS[name] ?? null,
  template: (name) => `Modèle${COLON} ${name.replaceAll("_", " ")}`,
  line: (what) => LINES[what] ?? null,
  offered: "Réponses rapides",
  offers: { user_phone_number: "Téléphone", user_email: "Adresse e-mail" },
  reacting: "en route vers Meta",
  reactionRefused: "Meta a refusé cette réaction",
  reactionUnknown:
    "On ne sait pas quelle réaction de la Page le client voit : Meta n’a pas répondu. Réagissez à nouveau ou retirez la réaction.",
  pressed: "choisi",
  other: (what) => `${what.replaceAll("_", " ")}${COLON} Meta n’a pas dit comment l’afficher.`,
  more: (names) => `Arrivé avec${COLON} ${names}`,
  moreHint: "C’est conservé, mais impossible à afficher ici. La boîte de Meta l’affiche peut-être.",

  thePage: "La Page",
  aMessage: "Un message",
  goToQuoted: "Aller au message auquel il répond",
  quickReply: "A choisi une réponse rapide",
  shared: { user_phone_number: "A donné un numéro de téléphone", user_email: "A donné une adresse e-mail" },
  postback: "A appuyé sur un bouton",
  fromProfile: {
    get_started: "A commencé la conversation",
    question: "A choisi une question pour commencer",
    menu: "A choisi dans le menu",
  },
  quoteNotHere: "Le message auquel il répond n’est pas ici.",
  jump: {
    looking: "Recherche…",
    missing: "Il n’est pas dans l’historique de cette conversation.",
    further: "Il est plus loin. Encore une fois pour continuer la recherche.",
    failed: "La recherche a échoué. Réessayez.",
  },

  unsent: (name) => `${name} a retiré ce message.`,
  reaction: (name, emoji) => `${name} a réagi avec ${emoji}`,
  edited: (n) => (n === 1 ? "Modifié" : `Modifié ${number(n)} fois`),
  versions: "Ce qui était écrit avant",
  noVersions: "L’ancien texte n’est plus disponible.",
  notAnswered: "Impossible à récupérer.",
  feedback: (name, feedback) => {
    if (/^good/i.test(feedback)) return `Utile selon ${name}`;
    return /^bad/i.test(feedback) ? `Pas utile selon ${name}` : `Avis de ${name}${COLON} ${feedback}`;
  },

  cameBy: ({ source, type, productId }) => {
    if (source === null)
      return productId === null ? "Revenu dans la conversation" : "Question sur un produit";
    return CAME_BY[source] ?? `Arrivé par${COLON} ${[source, type].filter(Boolean).join(", ")}`;
  },
  ad: (id) => `Publicité ${id}`,
  ref: (ref) => `Repère${COLON} ${ref}`,
  advertised: "L’objet de la publicité",
  cameFrom: "La page d’où la personne est venue",

  references: {
    counts: "Arrivé par son propre lien",
    forged: "Arrivé par un lien modifié ou qui n’est pas d’ici",
    ended: "Arrivé par un lien qui n’est plus valable",
    other: "Arrivé par le lien de quelqu’un d’autre",
    record: "Arrivé par un lien pour une autre fiche client que celle liée ici",
  },
  referenceHint: "Demandez qui c’est avant d’en dire quoi que ce soit.",
  referenceRecordHint: "C’est peut-être son second compte : vérifiez avant d’en dire quoi que ce soit.",
  referenceWritten: "Avant de savoir qui c’est, la Page a écrit :",
  tickets: {
    asked: (name) => `${name} a demandé un ticket`,
    made: "Ticket créé",
    closed: "Ticket fermé",
    reopened: "Ticket rouvert",
    changed: "Ticket",
    note: "Note d’un ticket",
  },
  optin: ({ what, title, status }) => {
    const did =
      (status === null ? undefined : (STATUSES[status] ?? status)) ??
      OPTINS[what] ??
      `Consentement${COLON} ${what}`;
    return title === null ? did : `${did}${COLON} ${title}`;
  },
  accountLinking: (status) => {
    if (status === "linked") return "A associé son compte";
    return status === "unlinked" ? "A dissocié son compte" : `Association de compte${COLON} ${status}`;
  },
  threadControl: (action, from, to) => {
    switch (action) {
      case "pass":
        return `Conversation passée${from === null ? "" : `, avant${COLON} ${from}`}, maintenant${COLON} ${to ?? "personne"}`;
      case "take":
        return `Conversation reprise${from === null ? "" : ` à ${from}`} par ${to ?? "personne"}`;
      case "request":
        return `Conversation demandée par ${to ?? "une autre application"}`;
      default:
        return `Conversation${COLON} ${String(action)}`;
    }
  },
  us: "nous",
  appNamed: (id) => `application ${id}`,
  metadata: (text) => `Note${COLON} ${text}`,
  feedbackGiven: "A répondu à une enquête",
  score: (n, most) => `${n} sur ${most}`,
  field: (name) => FIELDS.get(name) ?? name,
  detailsGiven: "A envoyé ses coordonnées",
  leadGiven: "A répondu à un formulaire de contact",
  noAnswers: "Sans réponses",
  leadForm: (id) => `A rempli un formulaire de contact${id === null ? "" : ` (${id})`}`,
  leadFormHint: "Les réponses se trouvent dans l’espace Prospects de Meta.",
  order: (n) => (n === 1 ? "A commandé un produit" : `A commandé ${count(n, "produit", "produits")}`),
  orderLine: (quantity, name, price) =>
    [quantity === null ? "" : `${quantity} ×`, name, price === null ? "" : `à ${price}`]
      .filter(Boolean)
      .join(" "),
  note: (text) => `Note${COLON} ${text}`,
  coupon: (code) =>
    code === null ? "A découvert un bon de réduction" : `A découvert le bon de réduction ${code}`,
  label: (action, label) => {
    if (action === "add") return `Libellé «\u00a0${label}\u00a0» ajouté dans la boîte de Meta`;
    return action === "remove"
      ? `Libellé «\u00a0${label}\u00a0» retiré dans la boîte de Meta`
      : `Libellé «\u00a0${label}\u00a0» dans la boîte de Meta${COLON} ${action}`;
  },
  call: (what, status) => {
    const did = CALLS[what] ?? `Appel${COLON} ${what.replaceAll("_", " ")}`;
    return status === null ? did : `${did} (${status.replaceAll("_", " ").toLowerCase()})`;
  },
  callHint: "On répond aux appels dans la boîte de Meta.",
  adminText: (text) => `Meta${COLON} ${text}`,
  retention: (upTo) =>
    `Les messages jusqu’au ${upTo} ont été supprimés à la fin de leur durée de conservation`,
  holdSet: (name, reason) => `${name} a mis cette conversation sous conservation légale${COLON} ${reason}`,
  holdLifted: (name, reason) => `${name} a levé la conservation légale${COLON} ${reason}`,
  elsewhere: {
    reaction: (name, emoji) =>
      emoji === null
        ? `${name} a retiré sa réaction à un message qui n’est pas ici`
        : `${name} a réagi avec ${emoji} à un message qui n’est pas ici`,
    edit: (name, text) => `${name} a modifié un message qui n’est pas ici. Nouveau texte${COLON} ${text}`,
    unsend: (name) => `${name} a retiré un message qui n’est pas ici`,
    comment: (name: string) => `${name} a modifié un commentaire qui n’est pas ici`,
    feedback: (name, feedback) => `${name} a évalué un message qui n’est pas ici${COLON} ${feedback}`,
  },

  unsupported: "Un élément est arrivé qui ne peut pas être affiché ici",
  unsupportedKind: (what) => `Type${COLON} ${what}`,
  unsupportedHint:
    "Il est conservé tel que Meta l’a envoyé. La boîte de Meta l’affiche peut-être\u00a0; sinon, demandez au client.",
});
