import type { Role, Visibility } from '@guichet/contracts';

export const DEMO_TENANT = 'Atelier Riva';
export const TEAMS = ['Vente', 'Après-vente', 'International'] as const;
export type DemoTeam = (typeof TEAMS)[number];

export interface DemoPerson {
  email: string;
  name: string;
  role: Role;
  visibility: Visibility;
  teams: readonly DemoTeam[];
}
/** The first three are the accounts that the start command prints. */
export const PEOPLE: readonly DemoPerson[] = [
  {
    email: 'agent@demo.guichet.test',
    name: 'Sarah Arnaud',
    role: 'agent',
    visibility: 'team',
    teams: ['Après-vente', 'Vente'],
  },
  {
    email: 'supervisor@demo.guichet.test',
    name: 'Nadia Roche',
    role: 'supervisor',
    visibility: 'all',
    teams: ['Après-vente', 'Vente'],
  },
  { email: 'admin@demo.guichet.test', name: 'Camille Lemoine', role: 'administrator', visibility: 'all', teams: [] },
  { email: 'thomas@demo.guichet.test', name: 'Thomas Girard', role: 'agent', visibility: 'team', teams: ['Vente'] },
  { email: 'emma@demo.guichet.test', name: 'Emma Clarke', role: 'agent', visibility: 'team', teams: ['International'] },
];

export const INBOXES = [
  { key: 'sav', name: 'Service client', address: 'bonjour@atelier-riva.example', team: 'Après-vente', language: 'fr' },
  { key: 'vente', name: 'Vente', address: 'vente@atelier-riva.example', team: 'Vente', language: 'fr' },
  { key: 'world', name: 'International', address: 'hello@atelier-riva.example', team: 'International', language: 'en' },
] as const;
export type DemoInbox = (typeof INBOXES)[number]['key'];

export const MACROS = [
  {
    name: 'Livraison confirmée',
    shortcut: 'liv',
    html: '<p>Bonjour {{customer.firstName}},</p><p>Le transporteur nous confirme la livraison de votre colis. Vous le recevrez sous 48 heures, et nous gardons un œil dessus jusque-là.</p><p>Bien à vous,<br>{{agent.firstName}}</p>',
    actions: { addTags: ['livraison'], assign: 'me' as const, status: 'pending' as const, priority: null },
  },
  {
    name: 'Bon de 10 €',
    shortcut: 'bon',
    html: '<p>Bonjour {{customer.firstName}},</p><p>Pour nous faire pardonner, voici un bon de 10 € valable trois mois sur toute la boutique : RIVA10.</p><p>{{agent.firstName}}</p>',
    actions: { addTags: ['geste commercial'], assign: null, status: null, priority: null },
  },
  {
    name: 'Retour accepté',
    shortcut: 'retour',
    html: '<p>Bonjour {{customer.firstName}},</p><p>Votre retour est accepté. L’étiquette est jointe à ce message ; déposez le colis dans n’importe quel point relais sous 14 jours.</p>',
    actions: { addTags: ['retour'], assign: null, status: 'pending' as const, priority: null },
  },
  {
    name: 'Size advice',
    shortcut: 'size',
    html: '<p>Hello {{customer.firstName}},</p><p>Our shoes run true to size. If you are between two sizes, take the larger one: exchanges are free for 30 days.</p><p>{{agent.firstName}}</p>',
    actions: { addTags: ['sizing'], assign: null, status: null, priority: null },
  },
  {
    name: 'Clos sans réponse',
    shortcut: 'clos',
    html: '',
    actions: { addTags: [], assign: null, status: 'resolved' as const, priority: null },
  },
] as const;
