import type { ConversationStatus, Priority, ValueClass } from '@guichet/contracts';
import type { DemoInbox } from './demo-people.ts';

/** One conversation of the demo shop. Times are hours before now; `by` names a colleague, absent for the customer. */
export interface DemoConversation {
  inbox: DemoInbox;
  customer: { name: string; email: string; value?: ValueClass };
  subject: string;
  assignee?: string;
  status?: ConversationStatus;
  priority?: Priority;
  tags?: string[];
  turns: { hoursAgo: number; text: string; by?: string; isNote?: boolean }[];
  followUp?: { text: string; inHours: number };
}

export const FRENCH: readonly DemoConversation[] = [
  {
    inbox: 'sav',
    customer: { name: 'Jean Dubois', email: 'jean.dubois@exemple.fr', value: 'high' },
    subject: 'Commande 58 214, colis toujours absent',
    assignee: 'Sarah Arnaud',
    priority: 'high',
    tags: ['livraison'],
    turns: [
      {
        hoursAgo: 150,
        text: 'Bonjour,\n\nMa commande 58 214 devait arriver vendredi. Le suivi n’a pas bougé depuis quatre jours. Pouvez-vous me dire où est mon colis ?\n\nJean Dubois',
      },
      {
        hoursAgo: 149,
        by: 'Nadia Roche',
        isNote: true,
        text: 'Le transporteur confirme une erreur de tri à Orléans. Réexpédié hier soir.',
      },
      {
        hoursAgo: 148,
        by: 'Sarah Arnaud',
        text: 'Bonjour Monsieur Dubois,\n\nVotre colis a été mal trié à Orléans ; il est reparti hier soir. Je vous confirme la date de livraison dès que je l’ai.\n\nSarah',
      },
      { hoursAgo: 0.3, text: 'Merci pour votre réponse. Toujours rien ce matin, et je pars samedi…' },
    ],
    followUp: { text: 'Confirmer la livraison à M. Dubois', inHours: 5 },
  },
  {
    inbox: 'vente',
    customer: { name: 'Inès Caron', email: 'ines.caron@exemple.fr' },
    subject: 'Le code promo ne passe pas',
    tags: ['paiement'],
    turns: [
      {
        hoursAgo: 0.7,
        text: 'Bonjour, le code AUTOMNE15 ne passe pas au paiement, mon panier est de 184 €. Il est pourtant valable jusqu’à dimanche ?',
      },
    ],
  },
  {
    inbox: 'vente',
    customer: { name: 'Atelier Roux SARL', email: 'contact@atelier-roux.example', value: 'key' },
    subject: 'Demande de devis, 12 paires',
    assignee: 'Thomas Girard',
    priority: 'high',
    tags: ['devis'],
    turns: [
      {
        hoursAgo: 3,
        text: 'Bonjour,\n\nNous souhaitons équiper notre équipe de 12 personnes en chaussures de sécurité modèle Forge (tailles 38 à 45). Pouvez-vous nous adresser un devis avec délai de livraison ?\n\nMarie Roux',
      },
    ],
  },
  {
    inbox: 'sav',
    customer: { name: 'Claire Nguyen', email: 'claire.nguyen@exemple.fr' },
    subject: 'Facture de septembre',
    assignee: 'Sarah Arnaud',
    tags: ['facture'],
    turns: [
      {
        hoursAgo: 26,
        text: 'Bonjour, je ne trouve pas la facture de ma commande de septembre (57 902) dans mon compte. Pouvez-vous me l’envoyer en PDF ? Merci d’avance.',
      },
    ],
  },
  {
    inbox: 'sav',
    customer: { name: 'Youssef Benali', email: 'y.benali@exemple.fr' },
    subject: 'Échange taille 42 vers 43',
    tags: ['échange'],
    turns: [
      {
        hoursAgo: 3.2,
        text: 'Bonjour, les Marina en 42 sont un peu justes. Est-il possible de les échanger contre du 43 sans frais ? Elles n’ont pas été portées dehors.',
      },
    ],
  },
  {
    inbox: 'sav',
    customer: { name: 'Hélène Petit', email: 'helene.petit@exemple.fr' },
    subject: 'Retour accepté ?',
    assignee: 'Sarah Arnaud',
    tags: ['retour'],
    turns: [
      { hoursAgo: 74, text: 'Bonjour, j’ai renvoyé les bottines la semaine dernière. Avez-vous bien reçu le colis ?' },
      {
        hoursAgo: 72,
        by: 'Sarah Arnaud',
        text: 'Bonjour Madame Petit,\n\nOui, le colis est arrivé ce matin. Le contrôle prend un jour, puis le remboursement part.\n\nSarah',
      },
      { hoursAgo: 4, text: 'Bonjour, je n’ai toujours pas vu le remboursement sur mon compte. Est-ce normal ?' },
    ],
  },
  {
    inbox: 'vente',
    customer: { name: 'Sofia Marchetti', email: 'sofia.marchetti@exemple.it' },
    subject: 'Garantie des semelles Vibram',
    status: 'pending',
    assignee: 'Thomas Girard',
    turns: [
      {
        hoursAgo: 30,
        text: 'Bonjour, les semelles Vibram sont-elles couvertes par la garantie deux ans ? Les miennes se décollent au talon après huit mois.',
      },
      {
        hoursAgo: 27,
        by: 'Thomas Girard',
        text: 'Bonjour,\n\nOui, elles le sont. Pourriez-vous m’envoyer une photo du talon et votre numéro de commande ? Je lance la prise en charge aussitôt.\n\nThomas',
      },
    ],
  },
  {
    inbox: 'sav',
    customer: { name: 'Paul Lambert', email: 'paul.lambert@exemple.fr' },
    subject: 'Changer l’adresse de livraison',
    status: 'resolved',
    assignee: 'Sarah Arnaud',
    tags: ['livraison'],
    turns: [
      {
        hoursAgo: 52,
        text: 'Bonjour, je déménage jeudi. Peut-on livrer ma commande 58 377 au 14 rue des Lilas, 69003 Lyon ?',
      },
      {
        hoursAgo: 51,
        by: 'Sarah Arnaud',
        text: 'Bonjour Monsieur Lambert,\n\nC’est fait : la commande partira demain à la nouvelle adresse.\n\nSarah',
      },
      { hoursAgo: 50, text: 'Parfait, merci beaucoup !' },
    ],
  },
  {
    inbox: 'vente',
    customer: { name: 'Lucie Bernard', email: 'lucie.bernard@exemple.fr', value: 'high' },
    subject: 'Réassort du modèle Côte en beige',
    assignee: 'Sarah Arnaud',
    status: 'snoozed',
    tags: ['stock'],
    turns: [
      {
        hoursAgo: 48,
        text: 'Bonjour, savez-vous quand le modèle Côte sera de nouveau disponible en beige, taille 38 ?',
      },
      {
        hoursAgo: 46,
        by: 'Sarah Arnaud',
        isNote: true,
        text: 'Arrivage prévu la semaine prochaine selon l’atelier. Relancer dès réception.',
      },
    ],
  },
  {
    inbox: 'sav',
    customer: { name: 'Olivier Morel', email: 'o.morel@exemple.fr' },
    subject: 'Deux paires débitées au lieu d’une',
    priority: 'urgent',
    tags: ['paiement'],
    turns: [
      {
        hoursAgo: 1.4,
        text: 'Bonjour,\n\nMa banque montre deux débits de 129 € pour la commande 58 431, je n’en ai commandé qu’une paire. Merci de rembourser au plus vite, c’est la fin du mois.',
      },
    ],
  },
  {
    inbox: 'sav',
    customer: { name: 'Amandine Girault', email: 'amandine.girault@exemple.fr' },
    subject: 'Couture défaite après un mois',
    tags: ['garantie'],
    turns: [
      {
        hoursAgo: 6,
        text: 'Bonjour, la couture du côté droit s’est défaite après un mois d’usage normal. Comment puis-je faire réparer mes mocassins ?',
      },
    ],
  },
  {
    inbox: 'vente',
    customer: { name: 'Mairie de Saint-Aubin', email: 'achats@saint-aubin.example', value: 'key' },
    subject: 'Bon de commande 2026-118',
    assignee: 'Thomas Girard',
    status: 'pending',
    turns: [
      {
        hoursAgo: 98,
        text: 'Bonjour,\n\nVeuillez trouver ci-après notre bon de commande pour 8 paires de bottes Terrain. Merci d’accuser réception et de nous préciser le délai.',
      },
      {
        hoursAgo: 95,
        by: 'Thomas Girard',
        text: 'Bonjour,\n\nBien reçu, merci. Le délai est de dix jours ouvrés ; je vous envoie le numéro de suivi au départ.\n\nThomas Girard',
      },
    ],
    followUp: { text: 'Envoyer le numéro de suivi à la mairie', inHours: 20 },
  },
  {
    inbox: 'sav',
    customer: { name: 'Karim Haddad', email: 'karim.haddad@exemple.fr' },
    subject: 'Point relais fermé',
    tags: ['livraison'],
    turns: [
      {
        hoursAgo: 2.1,
        text: 'Bonjour, le point relais choisi est fermé pour travaux et mon colis y est. Comment le récupérer ?',
      },
    ],
  },
  {
    inbox: 'vente',
    customer: { name: 'Marc Lefèvre', email: 'marc.lefevre@exemple.fr', value: 'high' },
    subject: 'Quelle pointure pour un pied large ?',
    status: 'resolved',
    assignee: 'Thomas Girard',
    turns: [
      {
        hoursAgo: 120,
        text: 'Bonjour, j’ai le pied assez large. Dois-je prendre une pointure de plus pour les Derby ?',
      },
      {
        hoursAgo: 118,
        by: 'Thomas Girard',
        text: 'Bonjour Monsieur Lefèvre,\n\nLes Derby existent en largeur G : gardez votre pointure et choisissez cette largeur, elle est au même prix.\n\nThomas',
      },
    ],
  },
  {
    inbox: 'sav',
    customer: { name: 'Nathalie Perrin', email: 'n.perrin@exemple.fr' },
    subject: 'Se désinscrire de la lettre',
    status: 'resolved',
    assignee: 'Sarah Arnaud',
    turns: [
      {
        hoursAgo: 200,
        text: 'Bonjour, je ne souhaite plus recevoir vos offres. Le lien de désinscription ne fonctionne pas.',
      },
      {
        hoursAgo: 199,
        by: 'Sarah Arnaud',
        text: 'Bonjour,\n\nVotre adresse est retirée de nos envois, et le lien est réparé. Pardon pour la gêne.\n\nSarah',
      },
    ],
  },
  {
    inbox: 'vente',
    customer: { name: 'Élodie Fabre', email: 'elodie.fabre@exemple.fr' },
    subject: 'Carte cadeau non reçue',
    tags: ['paiement'],
    turns: [
      {
        hoursAgo: 9,
        text: 'Bonjour, j’ai acheté une carte cadeau de 80 € hier soir pour un anniversaire aujourd’hui, et le mail n’est toujours pas arrivé.',
      },
    ],
    priority: 'high',
  },
  {
    inbox: 'sav',
    customer: { name: 'Gérard Colin', email: 'gerard.colin@exemple.fr' },
    subject: 'Cirage conseillé',
    status: 'pending',
    assignee: 'Sarah Arnaud',
    turns: [
      { hoursAgo: 40, text: 'Bonjour, quel cirage conseillez-vous pour les Richelieu cognac ?' },
      {
        hoursAgo: 38,
        by: 'Sarah Arnaud',
        text: 'Bonjour Monsieur Colin,\n\nUne crème incolore une fois par mois suffit ; le cirage cognac seulement s’il y a des marques. De quel modèle s’agit-il exactement ?\n\nSarah',
      },
    ],
  },
  {
    inbox: 'sav',
    customer: { name: 'Jean Dubois', email: 'jean.dubois@exemple.fr', value: 'high' },
    subject: 'Choix de la taille',
    status: 'resolved',
    assignee: 'Thomas Girard',
    turns: [
      { hoursAgo: 1250, text: 'Bonjour, entre 42 et 43, que prendre pour les Marina ?' },
      {
        hoursAgo: 1248,
        by: 'Thomas Girard',
        text: 'Bonjour,\n\nPrenez du 43 : le modèle taille un peu petit.\n\nThomas',
      },
    ],
  },
];

export const ENGLISH: readonly DemoConversation[] = [
  {
    inbox: 'world',
    customer: { name: 'Hannah Brooks', email: 'hannah.brooks@example.co.uk' },
    subject: 'Customs charge on order 58 266',
    assignee: 'Emma Clarke',
    tags: ['customs'],
    turns: [
      {
        hoursAgo: 5,
        text: 'Hi,\n\nThe courier asks me for £23 before delivering order 58 266. I thought duties were included in the price at checkout?\n\nHannah',
      },
    ],
  },
  {
    inbox: 'world',
    customer: { name: 'Daniel Okafor', email: 'd.okafor@example.com', value: 'high' },
    subject: 'Wrong colour received',
    tags: ['exchange'],
    turns: [
      {
        hoursAgo: 1.1,
        text: 'Hello, I ordered the Harbour sneakers in navy and got black ones. Can you send the right pair before Friday? I am travelling on Saturday.',
      },
    ],
    priority: 'high',
  },
  {
    inbox: 'world',
    customer: { name: 'Sienna Walsh', email: 'sienna.walsh@example.ie' },
    subject: 'Do you ship to Galway?',
    status: 'resolved',
    assignee: 'Emma Clarke',
    turns: [
      { hoursAgo: 90, text: 'Do you ship to Galway, and how long does it take?' },
      {
        hoursAgo: 88,
        by: 'Emma Clarke',
        text: 'Hello Sienna,\n\nWe do: three to four working days, free above €120.\n\nEmma',
      },
    ],
  },
  {
    inbox: 'world',
    customer: { name: 'Marek Novak', email: 'marek.novak@example.cz' },
    subject: 'Invoice with VAT number',
    assignee: 'Emma Clarke',
    status: 'pending',
    tags: ['invoice'],
    turns: [
      {
        hoursAgo: 33,
        text: 'Good morning, please issue the invoice of order 58 190 again with our VAT number CZ12345678.',
      },
      {
        hoursAgo: 31,
        by: 'Emma Clarke',
        text: 'Good morning Marek,\n\nOf course. Could you confirm the registered company name, so that it passes the VAT check?\n\nEmma',
      },
    ],
  },
  {
    inbox: 'world',
    customer: { name: 'Grace Kim', email: 'grace.kim@example.com' },
    subject: 'Resoling my 2021 boots',
    tags: ['repair'],
    turns: [
      {
        hoursAgo: 7.5,
        text: 'Hi there! I love my Terrain boots from 2021 and would rather resole than replace them. Is that something you do, and what does it cost?',
      },
    ],
  },
  {
    inbox: 'world',
    customer: { name: 'Lars Petersen', email: 'lars.petersen@example.dk', value: 'key' },
    subject: 'Wholesale terms for spring',
    assignee: 'Emma Clarke',
    priority: 'high',
    turns: [
      {
        hoursAgo: 76,
        text: 'Dear Atelier Riva,\n\nWe run four shops in Denmark and would like your wholesale terms for the spring collection.\n\nLars Petersen',
      },
      {
        hoursAgo: 70,
        by: 'Emma Clarke',
        text: 'Dear Lars,\n\nThank you, we would be glad to work with you. May I call you on Thursday to learn about your volumes?\n\nEmma',
      },
      { hoursAgo: 22, text: 'Thursday at 10 is fine. Please have the minimum order quantities ready.' },
    ],
    followUp: { text: 'Send wholesale terms to Lars', inHours: 2 },
  },
  {
    inbox: 'world',
    customer: { name: 'Priya Shah', email: 'priya.shah@example.com' },
    subject: 'Discount code for students',
    turns: [{ hoursAgo: 12, text: 'Hello, do you offer a student discount? My university card is valid until June.' }],
  },
  {
    inbox: 'world',
    customer: { name: 'Tom Fielding', email: 'tom.fielding@example.co.uk' },
    subject: 'Parcel left in the rain',
    tags: ['delivery'],
    turns: [
      {
        hoursAgo: 18,
        text: 'The driver left the box on the doorstep in the rain. The shoes are fine but the box is ruined, and it was meant as a gift. Could you send another box?',
      },
    ],
  },
];

const THEMES = [
  ['Suivi de la commande', 'Bonjour, pourriez-vous me dire où en est ma commande ? Merci.'],
  ['Lacets de rechange', 'Bonjour, vendez-vous des lacets cirés de 90 cm pour les Derby ? Les miens sont usés.'],
  ['Taille disponible en boutique', 'Bonjour, la boutique de Lyon a-t-elle les Marina en 40 ? Je passerais samedi.'],
  ['Remboursement du port', 'Bonjour, le port m’a été facturé alors que ma commande dépasse 120 €.'],
] as const;
const NAMES = [
  'Bruno Vidal',
  'Chloé Renard',
  'Denis Faure',
  'Estelle Roy',
  'Fabien Meunier',
  'Gaëlle Leroux',
  'Hugo Blanc',
  'Irène Masson',
];

/** Ordinary days of the weeks before: closed, so that customers have a history. */
export const PAST: readonly DemoConversation[] = NAMES.map((name, index) => {
  const [subject, text] = THEMES[index % THEMES.length]!;
  const hoursAgo = 260 + index * 31;
  const email = `${name
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z ]/g, '')
    .replace(' ', '.')}@exemple.fr`;
  return {
    inbox: index % 2 ? 'vente' : 'sav',
    customer: { name, email },
    subject,
    status: 'resolved',
    assignee: index % 2 ? 'Thomas Girard' : 'Sarah Arnaud',
    turns: [
      { hoursAgo, text },
      {
        hoursAgo: hoursAgo - 3,
        by: index % 2 ? 'Thomas Girard' : 'Sarah Arnaud',
        text: 'Bonjour,\n\nC’est noté, je m’en occupe et je reviens vers vous aujourd’hui.\n\nBien à vous',
      },
    ],
  };
});
