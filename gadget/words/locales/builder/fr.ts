import type { FaultReason } from "../../../../worker/protocol/outgoing/faults.ts";
import type { OutgoingButton } from "../../../../worker/protocol/outgoing/outgoing.ts";
import { wordTools } from "../../word-tools.ts";
import type { BuilderWords } from "./en.ts";

const { count, number } = wordTools("fr");

const MEGABYTE = 1024 * 1024;

const FAULTS: Record<FaultReason, (limit: string) => string> = {
  missing: () => "Il manque quelque chose ici.",
  too_long: (limit) => `${limit} caractères au plus.`,
  too_short: (limit) => `${limit} caractères au moins.`,
  too_many: (limit) => `${limit} au plus.`,
  too_few: (limit) => `${limit} au moins.`,
  too_large: (limit) => `${limit} au plus.`,
  too_small: (limit) => `${limit} au moins, en nombres entiers.`,
  not_https: () => "Il faut une adresse qui commence par https://.",
  not_a_phone_number: () => "Avec l’indicatif du pays, par exemple +33612345678.",
  not_a_currency: () => "Trois lettres, par exemple EUR.",
  not_a_country: () => "Deux lettres, par exemple FR.",
  has_spaces: () => "Un code doit être un seul mot.",
  not_an_id: () => "Seulement des lettres, des chiffres et _.",
  not_at_facebook: () => "Seule une adresse de facebook.com convient ici. Envoyez le reste comme fichier.",
  not_allowed: () => "Messenger n’a pas cela ici.",
  no_such_file: () => "Le serveur n’a plus ce fichier. Choisissez-le à nouveau.",
  not_a_picture: () => "Seule une image, ou la vidéo indiquée, peut se trouver ici.",
  no_public_address: () => "L’adresse où Meta vient chercher les images n’est pas connue.",
  not_here: () => "Le message auquel on répond n’est pas dans cette conversation.",
  not_sent: () => "Le message auquel on répond n’a pas été envoyé.",
  taken_back: () => "Le message auquel on répond a été retiré.",
  not_after_24_hours: () =>
    "Messenger n’accepte cela que dans les 24 heures après un message du client. Des mots passent encore.",
};

const BUTTONS: Record<OutgoingButton["type"], string> = {
  web_url: "Lien",
  postback: "Réponse",
  phone_number: "Appel",
  account_link: "Se connecter",
  account_unlink: "Se déconnecter",
};

export const builder: BuilderWords = {
  menu: {
    files: "Photos et fichiers",
    quick_replies: "Réponses rapides",
    contact: "Demander le téléphone ou l’e-mail",
    buttons: "Boutons",
    cards: "Cartes",
    media: "Image ou vidéo avec boutons",
    image_grid: "Grille d’images",
    receipt: "Reçu",
    coupon: "Bon de réduction",
    survey: "Enquête",
    sticker: "Pouce levé",
  },
  edit: "Modifier",
  preview: "Aperçu",
  light: "Clair",
  dark: "Sombre",
  look: "Couleurs de l’aperçu",
  close: "Fermer",
  startOver: "Recommencer",
  send: "Envoyer",
  wrong: (n, first) => (n === 1 ? first : `${first} Et encore ${number(n - 1)}.`),
  fault: (why, limit) => FAULTS[why](limit === undefined ? "" : number(limit)),
  bareCard: "Une carte a besoin, outre son titre, d’une deuxième ligne, d’une image ou d’un bouton.",
  bareCoupon: "Il faut un code ou une adresse.",
  unreachable: "Certaines images ne sont pas encore téléversées.",
  used: (used, max) => `${number(used)} sur ${number(max)}`,
  optional: "facultatif",
  field: {
    text: "Message à envoyer",
    title: "Titre",
    subtitle: "Deuxième ligne",
    url: "Adresse",
    phone: "Numéro de téléphone",
    button: "Texte du bouton",
    webviewHeightRatio: "S’ouvre",
    fallbackUrl: "Adresse là où c’est impossible",
    image: "Photo",
    defaultAction: "Un appui sur la carte ouvre",
    hero: "Grande",
    gridAction: "Un appui dessus",
    gridText: "Ce que dit l’appui",
    video: "Vidéo",
    mediaUrl: "Adresse à facebook.com",
    recipientName: "Pour",
    orderNumber: "Numéro de commande",
    currency: "Devise",
    paymentMethod: "Payé par",
    merchantName: "Boutique",
    orderUrl: "Adresse de la commande",
    quantity: "Quantité",
    price: "Prix",
    subtotal: "Sous-total",
    shippingCost: "Livraison",
    totalTax: "Taxes",
    totalCost: "Somme totale",
    name: "Pour quoi",
    amount: "Montant",
    street1: "Rue",
    street2: "Rue, deuxième ligne",
    city: "Ville",
    postalCode: "Code postal",
    state: "Région",
    country: "Pays",
    couponCode: "Code promotionnel",
    couponUrl: "Adresse où il s’utilise",
    couponUrlButtonTitle: "Texte de ce bouton",
    couponPreMessage: "Message qui le précède",
    question: "Question posée",
    questionType: "Genre",
    scoreOption: "Échelle",
    scoreLabel: "Mots à ses extrémités",
    followUp: "Demander aussi des mots",
    placeholder: "Indication dans le champ vide",
    privacyUrl: "Adresse de votre politique de confidentialité",
    expiresInDays: "Réponse possible pendant (jours)",
    answer: "Réponse",
  },
  heights: {
    none: "dans le navigateur",
    compact: "sur la moitié de l’écran",
    tall: "sur presque tout l’écran",
    full: "sur tout l’écran",
  },
  squares: { horizontal: "Images larges", square: "Images carrées" },
  gridActions: { none: "ne fait rien", web_url: "ouvre une adresse", postback: "dit quelque chose" },
  buttonTypes: BUTTONS,
  questionTypes: {
    csat: "Satisfaction du client",
    nps: "Recommandation",
    ces: "Facilité",
    free_form: "Mots libres",
  },
  scores: {
    five_stars: "Cinq étoiles",
    one_to_five: "1 à 5",
    five_emojis: "Cinq visages",
    zero_to_ten: "0 à 10",
    one_to_seven: "1 à 7",
  },
  labels: {
    neg_pos: "négatif – positif",
    hard_easy: "difficile – facile",
    dis_sat: "mécontent – content",
    unlike_like: "improbable – probable",
    poor_great: "mauvais – excellent",
    none: "aucun",
  },
  replies: { text: "Réponse", user_phone_number: "Téléphone", user_email: "Adresse e-mail" },
  contactHint: "Messenger propose ce que contient le profil du client. Qui n’y a rien ne voit rien.",
  repliesHint: "Elles disparaissent dès que quelqu’un écrit.",
  group: {
    quickReplies: "Réponses rapides",
    buttons: "Boutons",
    cards: "Cartes",
    images: "Photos",
    elements: "Articles achetés",
    adjustments: "Remises",
    address: "Adresse de livraison",
  },
  row: {
    reply: (n) => `Réponse ${number(n)}`,
    button: (n) => `Bouton ${number(n)}`,
    card: (n) => `Carte ${number(n)}`,
    image: (n) => `Photo ${number(n)}`,
    element: (n) => `Article ${number(n)}`,
    adjustment: (n) => `Remise ${number(n)}`,
  },
  add: {
    reply: "Ajouter une réponse",
    button: "Ajouter un bouton",
    card: "Ajouter une carte",
    image: "Ajouter une photo",
    element: "Ajouter un article",
    adjustment: "Ajouter une remise",
  },
  move: (row) => `Déplacer ${row}`,
  moveHint: "Faites glisser, ou utilisez les flèches",
  remove: (row) => `Retirer ${row}`,
  duplicate: (row) => `Dupliquer ${row}`,
  movedTo: (row, place, of) => `${row} : ${number(place)} sur ${number(of)}`,
  removed: (row) => `${row} : retiré`,
  added: (row) => `${row} : ajouté`,
  picture: {
    file: "Choisir un fichier",
    remove: "Retirer la photo",
    uploading: (percent) => `Téléversement, ${number(percent)} %`,
    failed: "Le téléversement a échoué.",
    again: "Réessayer",
  },
  files: {
    label: (n) => `${count(n, "fichier", "fichiers")} pour le prochain message`,
    nameless: "Fichier",
    size: (bytes) =>
      bytes < MEGABYTE
        ? `${number(Math.max(1, Math.round(bytes / 1024)))} ko`
        : `${number(Math.round((bytes / MEGABYTE) * 10) / 10)} Mo`,
    remove: (name) => `Retirer ${name}`,
    cancel: (name) => `Annuler ${name}`,
    uploading: (name, percent) => `${name}: Téléversement, ${number(percent)} %`,
    problem: (problem) => {
      switch (problem.why) {
        case "away":
          return "Le téléversement a échoué.";
        case "empty":
          return "Il est vide.";
        case "too_many":
          return `Messenger accepte ${number(problem.limit)} fichiers à la fois.`;
        case "too_large":
          return `${number(problem.limit / MEGABYTE)} Mo au plus.`;
        case "refused":
          return `Le serveur ne l’a pas accepté (${problem.code}).`;
      }
    },
    again: "Réessayer",
    smaller: "Envoyer une copie plus petite",
    asFile: "Messenger n’affiche pas ce genre : le client l’enregistre.",
    wait: "Le message peut partir dès que tous les fichiers sont sur le serveur.",
    ready: (n) => `${number(n)} prêts à partir`,
  },
  shown: {
    placeholder: "Rien à voir pour l’instant",
    order: (n) => `Commande ${n}`,
    total: "Somme totale",
    phone: "Téléphone",
    email: "Adresse e-mail",
    copyCode: "Copier le code",
    of: (n) => count(n, "carte", "cartes"),
  },
};
