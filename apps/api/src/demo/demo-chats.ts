import type { Locale } from '@guichet/contracts';

/** Something said in a past chat, so many minutes after it began; `by` as in the timeline. */
export interface DemoTurn {
  minute: number;
  /** `follow-up` stands for the mail that brings what came before it; `mail` is the visitor's answer to it. */
  by: 'visitor' | 'agent' | 'follow-up' | 'mail';
  text: string;
}

/** One past chat of the demo shop. */
export interface DemoChat {
  visitor: { name: string; email: string };
  language: Locale;
  /** His choice in the site's menu. */
  menuId: string;
  orderReference?: string;
  /** The page of the shop he came from. */
  page: { path: string; title: string };
  hoursAgo: number;
  assignee: string;
  status: 'pending' | 'resolved';
  tags: string[];
  turns: readonly DemoTurn[];
  ended: { by: 'visitor' | 'agent' | 'silence'; minute: number };
  rating?: { score: number; comment: string };
  /** What he said of his request after the end. */
  isSettled?: boolean;
}

const LAPTOP = { browser: 'Firefox', system: 'Windows', screen: '1536×864', isMobile: false };
const PHONE = { browser: 'Safari', system: 'iOS', screen: '390×844', isMobile: true };
export const deviceOf = ({ language }: DemoChat) => (language === 'fr' ? PHONE : LAPTOP);

export const CHATS: readonly DemoChat[] = [
  {
    visitor: { name: 'Manon Delmas', email: 'manon.delmas@exemple.fr' },
    ...{ language: 'fr', menuId: 'return', hoursAgo: 20, assignee: 'Sarah Arnaud', status: 'resolved' },
    tags: ['échange'],
    page: { path: '/shop/fr/chaussures/marina/', title: 'Marina · Atelier Riva' },
    turns: [
      {
        ...{ minute: 0, by: 'visitor' },
        text: 'Bonjour, mes Marina en 38 sont trop justes. Je peux les échanger contre du 39 ?',
      },
      {
        ...{ minute: 1, by: 'agent' },
        text: 'Bonjour Manon, oui, et sans frais. Les avez-vous déjà portées dehors ?',
      },
      { minute: 2, by: 'visitor', text: 'Non, juste essayées sur la moquette.' },
      {
        ...{ minute: 4, by: 'agent' },
        text: 'Parfait. Il reste du 39 en bleu marine : je vous en réserve une paire. L’étiquette de retour est dans votre boîte mail, déposez le colis où vous voulez sous 14 jours.',
      },
      { minute: 5, by: 'visitor', text: 'Génial, merci beaucoup !' },
    ],
    ended: { by: 'visitor', minute: 6 },
    rating: { score: 5, comment: 'Réglé en cinq minutes, merci Sarah.' },
    isSettled: true,
  },
  {
    visitor: { name: 'Oliver Hart', email: 'oliver.hart@example.co.uk' },
    ...{ language: 'en', menuId: 'english', hoursAgo: 29, assignee: 'Emma Clarke', status: 'resolved' },
    tags: ['delivery'],
    page: { path: '/shop/en/shoes/harbour/', title: 'Harbour · Atelier Riva' },
    turns: [
      { minute: 0, by: 'visitor', text: 'Hi! If I order the Harbour in navy today, can they be in Leeds by Friday?' },
      {
        ...{ minute: 2, by: 'agent' },
        text: 'Hello Oliver! Orders placed before 3 pm leave the same day and take three working days, so Friday is realistic.',
      },
      { minute: 3, by: 'visitor', text: 'And are customs included?' },
      {
        ...{ minute: 4, by: 'agent' },
        text: 'Yes, duties are part of the price you see at checkout. The courier asks for nothing at the door.',
      },
      { minute: 5, by: 'visitor', text: 'Great, ordering now. Thanks!' },
    ],
    ended: { by: 'agent', minute: 7 },
  },
  {
    visitor: { name: 'Rachid Amrani', email: 'rachid.amrani@exemple.fr' },
    ...{ language: 'fr', menuId: 'order', orderReference: '58302', hoursAgo: 44 },
    ...{ assignee: 'Sarah Arnaud', status: 'resolved', tags: ['livraison'] },
    page: { path: '/shop/fr/contact/', title: 'Contact · Atelier Riva' },
    turns: [
      {
        ...{ minute: 0, by: 'visitor' },
        text: 'Bonjour, ma commande est « en préparation » depuis lundi. Elle part quand ?',
      },
      {
        ...{ minute: 1, by: 'agent' },
        text: 'Bonjour Rachid, je demande à l’atelier, cela peut prendre quelques minutes.',
      },
      { minute: 2, by: 'visitor', text: 'Pas de souci, mais je dois filer.' },
      {
        ...{ minute: 9, by: 'agent' },
        text: 'C’est vérifié : la couture de vos Derby a été reprise, elles partent ce soir et arrivent jeudi.',
      },
      { minute: 19, by: 'follow-up', text: '' },
      { minute: 190, by: 'mail', text: 'Merci pour la réponse, jeudi me convient très bien. Bonne soirée.' },
    ],
    ended: { by: 'silence', minute: 62 },
  },
  {
    visitor: { name: 'Nora Lindqvist', email: '' },
    ...{ language: 'en', menuId: 'other', hoursAgo: 68, assignee: 'Thomas Girard', status: 'resolved' },
    tags: [],
    page: { path: '/shop/en/shoes/creme/', title: 'Crème Riva · Atelier Riva' },
    turns: [
      { minute: 0, by: 'visitor', text: 'Is the cream safe on suede?' },
      {
        ...{ minute: 1, by: 'agent' },
        text: 'Hello Nora, no: Crème Riva is for smooth leather only. For suede take a brush and a waterproofing spray.',
      },
    ],
    ended: { by: 'silence', minute: 61 },
  },
  {
    visitor: { name: 'Sylvie Garnier', email: 'sylvie.garnier@exemple.fr' },
    ...{ language: 'fr', menuId: 'other', hoursAgo: 3.5, assignee: 'Thomas Girard', status: 'pending' },
    tags: ['stock'],
    page: { path: '/shop/fr/chaussures/cote/', title: 'Côte · Atelier Riva' },
    turns: [
      { minute: 0, by: 'visitor', text: 'Bonjour ! Le modèle Côte existe-t-il en sable, en 37 ?' },
      {
        ...{ minute: 1, by: 'agent' },
        text: 'Bonjour Sylvie, la prochaine série arrive la semaine prochaine. Je vous écris dès qu’elle est en rayon ?',
      },
      { minute: 2, by: 'visitor', text: 'Avec plaisir, mon adresse est dans le formulaire.' },
      { minute: 3, by: 'agent', text: 'C’est noté. Bonne journée !' },
    ],
    ended: { by: 'visitor', minute: 4 },
  },
];
