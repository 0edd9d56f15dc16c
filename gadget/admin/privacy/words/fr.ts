import type { WordTools } from "../../../words/word-tools.ts";
import type { PrivacyWords } from "./en.ts";

export const privacyFr = ({ plural, number }: WordTools): PrivacyWords => ({
  title: "Confidentialité",
  intro:
    "Efface tout ce qui est conservé d’une personne : messages, fichiers, nom et photo, et ce qui attend d’être envoyé. Ce que Meta possède y reste. De ce que la personne a écrit sous des commentaires commencés par d’autres ne restent ni les mots, ni les fichiers, ni son nom ; les réponses des autres restent.",
  people: "Effacer des personnes",
  peopleLabel: "Qui",
  peopleHint:
    "PSID, noms de conversations (id de la Page, deux-points, PSID) ou liens vers elles, un par ligne.",
  page: "Page des PSID",
  pageNone: "Aucune Page choisie",
  press: "Effacer",
  nobody: "Indiquez d’abord quelqu’un.",
  wrong: (what) => `Ceci ne désigne personne : ${what}`,
  tooMany: (max) => `Au plus ${number(max)} à la fois.`,
  ask: (n) => plural(n, { one: "Effacer # personne ?", other: "Effacer # personnes ?" }),
  what: "Tout ce qui a été dit jusqu’ici disparaît et ne peut être récupéré. Si la personne écrit à nouveau, une nouvelle conversation commence. De ce que la personne a écrit sous des commentaires commencés par d’autres ne restent ni les mots, ni les fichiers, ni son nom ; les réponses des autres restent.",
  whom: (names, more) =>
    [...names, ...(more > 0 ? [plural(more, { one: "et # autre", other: "et # autres" })] : [])].join("\n"),
  wholePage: "Page à effacer",
  whole: "Effacer une Page entière",
  wholeHint:
    "Toutes les personnes qui lui ont écrit. Ensuite, un opérateur peut donner la Page à une autre société.",
  wholePress: "Effacer tout le monde",
  wholeAsk: (page) => `Effacer toutes les personnes qui ont écrit à ${page} ?`,
  wholeWhat:
    "Toutes les conversations de cette Page disparaissent et ne peuvent être récupérées. La Page reste connectée : déconnectez-la d’abord si personne ne doit écrire entre-temps.",
  list: "Ce qui a été effacé",
  listNone: "Personne n’a encore été effacé.",
  origins: { hand: () => "À la main", page: (page) => `Page ${page}`, meta: () => "Sur demande via Meta" },
  progress: (done, people) => `${number(done)} sur ${number(people)} effacées`,
  ended: (people) => plural(people, { one: "# conversation effacée", other: "# conversations effacées" }),
  known: (known, people) => `${number(known)} sur ${number(people)} étaient connues ici`,
  entries: (n) => plural(n, { one: "# entrée", other: "# entrées" }),
  by: (name) => `par ${name}`,
  requests: "Demandes via Meta",
  requestsHint:
    "Personnes qui ont demandé à Facebook d’effacer leurs données. Meta appelle ce Worker pour chacune.",
  requestsNone: "Personne n’a encore fait de demande.",
  requestsOfOperator: "Là où il y a plusieurs sociétés, l’opérateur s’en occupe.",
  states: {
    received: "Reçue",
    erasing: "Effacement en cours",
    done: "Terminée",
    by_hand: "À faire à la main",
  },
  code: "Code",
  userId: "Id pour l’app",
  byHand:
    "Meta ne dit pas de quelles conversations il s’agit ; en Europe et au Japon, il ne le dit de personne. Trouvez la conversation, par exemple grâce au code que la personne vous donne, effacez-la ci-dessus, puis dites que c’est fait.",
  settle: "C’est fait",
  settleThis: (code) => `La demande ${code} est traitée`,
  settleAsk: "Tout ce qui concerne cette personne est-il effacé ?",
  settleWhat: "La page que Facebook montre à la personne dira alors que ses données sont effacées.",
  held: (n) => plural(n, { one: "# sous conservation légale", other: "# sous conservation légale" }),
  receipt: "Reçu",
  removed: {
    entries: (n) => plural(n, { one: "# message ou note", other: "# messages et notes" }),
    raw: (n) => plural(n, { one: "# élément brut", other: "# éléments bruts" }),
    files: (n) => plural(n, { one: "# fichier", other: "# fichiers" }),
    contacts: (n) => plural(n, { one: "# contact", other: "# contacts" }),
    tickets: (n) => plural(n, { one: "# ticket", other: "# tickets" }),
    references: (n) => plural(n, { one: "# référence", other: "# références" }),
    lines: (n) => plural(n, { one: "# ligne en attente", other: "# lignes en attente" }),
    indexed_texts: (n) => plural(n, { one: "# texte de l’index", other: "# textes de l’index" }),
    webhook_events: (n) =>
      plural(n, {
        one: "# événement pour les points d’accès",
        other: "# événements pour les points d’accès",
      }),
    webhook_deliveries: (n) => plural(n, { one: "# envoi en attente", other: "# envois en attente" }),
    dead_letters: (n) => plural(n, { one: "# événement non livré", other: "# événements non livrés" }),
    black_box: (n) => plural(n, { one: "# élément brut", other: "# éléments bruts" }),
  },
  find: {
    title: "Trouver une personne",
    label: "Nom, numéro de commande, PSID ou adresse d’une conversation",
    press: "Chercher",
    none: "Personne n’est trouvé avec cela.",
    more: "Il y en a d’autres. Écrivez davantage du nom, ou l’adresse de la conversation.",
    nameless: "Nom inconnu",
    unknown: "Pas à ce desk",
    comment: "Fil de commentaires",
    last: (when) => `dernier message ${when}`,
    others: (n) =>
      plural(n, {
        one: "# autre conversation de la même personne",
        other: "# autres conversations de la même personne",
      }),
    by: {
      address: "par l’adresse",
      name: "par le nom",
      reference: "par ce avec quoi elle est venue",
      record: "par la fiche",
    },
    take: "Tout dans un zip",
    takeFor: (who) => `Tout ce qui est conservé de ${who}, dans un zip`,
    taken:
      "Le téléchargement a commencé. Le lien vaut dix minutes ; un téléchargement interrompu ne s’ouvre pas : recommencez-le.",
    download: "Télécharger",
    erase: "Effacer…",
    eraseFor: (who) => `Effacer ${who}…`,
    alsoOthers: (n) =>
      plural(n, {
        one: "Aussi l’autre conversation de la même personne",
        other: "Aussi les # autres conversations des mêmes personnes",
      }),
  },
  holds: {
    title: "Conservations légales",
    intro: "Ce qui est sous conservation légale n’est pas supprimé pour son âge, et personne ne l’efface.",
    none: "Aucune conversation n’est sous conservation légale.",
    more: "En montrer plus",
    held: (by, when, reason) => `Conservation légale par ${by}, ${when} : ${reason}`,
    eraseHeld: (n) =>
      plural(n, {
        one: "# est sous conservation légale : personne n’est effacé avant qu’elle soit levée.",
        other: "# sont sous conservation légale : personne n’est effacé avant que celles-ci soient levées.",
      }),
    pageHeld: "Ce qui est sous conservation légale reste jusqu’à ce qu’elle soit levée, puis est effacé.",
    reason: "Motif",
    noReason: "Dites pourquoi.",
    set: "Conservation légale…",
    setFor: (who) => `Conservation légale pour ${who}…`,
    setAsk: "Mettre cette conversation sous conservation légale ?",
    setWhat:
      "Rien n’en est supprimé pour son âge, et personne ne l’efface, jusqu’à ce que la conservation soit levée. Le motif figure dans le fil.",
    setPress: "Mettre la conservation",
    lift: "Lever…",
    liftFor: (who) => `Lever la conservation pour ${who}…`,
    liftAsk: "Lever la conservation légale ?",
    liftWhat:
      "Dès lors elle est supprimée et effacée comme toute autre ; qui devait être effacé l’est aussitôt. Le motif figure dans le fil.",
    liftPress: "Lever la conservation",
  },
  retention: {
    title: "Durées de conservation",
    intro:
      "Après ce nombre de jours, ce qui est ancien est supprimé automatiquement. Un champ vide le conserve pour toujours. Les conversations ouvertes ou sous conservation légale restent telles quelles.",
    inDays: (kind) => `${kind} (jours)`,
    kinds: {
      messages: "Messages",
      media: "Fichiers",
      raw: "Données telles que Meta les a livrées",
      contacts: "Conversations fermées",
      comments: "Fils de commentaires fermés",
      search: "Index de recherche",
      reports: "Chiffres par agent, équipe, file, Page et étiquette",
    },
    hints: {
      messages: "Avec leurs notes et fichiers. Le fil indique jusqu’à quand ils ont été supprimés.",
      media: "Les messages restent et signalent qu’il y avait un fichier.",
      raw: "Conservées pour ce que le journal ne dit pas.",
      contacts: "En entier, comme si leurs clients n’avaient jamais écrit.",
      comments: "En entier. Ce qui figure sous la publication y reste.",
      search: "Les messages restent, mais leurs mots ne les font plus trouver.",
      reports: "Ceux de tout le desk restent.",
    },
    kept: "Pour toujours",
    wrong: (min, max) => `Un nombre entier de jours de ${number(min)} à ${number(max)}, ou rien.`,
    press: "Compter et enregistrer…",
    counting: (looked, total) =>
      `${number(looked)}${total === null ? "" : ` sur ${number(total)}`} conversations examinées`,
    ask: "Supprimer ce qui est plus ancien ?",
    nothing: "Rien n’est encore assez ancien.",
    goes: (kind, n, oldest) =>
      `${kind}: ${number(n)}${oldest === null ? "" : `, le plus ancien du ${oldest}`}`,
    spared: {
      open: (n) =>
        plural(n, {
          one: "# conversation est ouverte et reste.",
          other: "# conversations sont ouvertes et restent.",
        }),
      unsent: (n) =>
        plural(n, {
          one: "# a quelque chose à envoyer et reste.",
          other: "# ont quelque chose à envoyer et restent.",
        }),
      held: (n) =>
        plural(n, {
          one: "# est sous conservation légale et reste.",
          other: "# sont sous conservation légale et restent.",
        }),
    },
    what: "Cela disparaît peu à peu en un jour et ne peut pas être récupéré.",
    later: "Ce qui dépassera cet âge disparaîtra automatiquement et ne pourra pas être récupéré.",
    save: "Enregistrer",
    saved: "Enregistré.",
    ended: (when) => `Dernier passage : ${when}`,
    underWay: "Un passage est en cours.",
  },
});
