import type { Locale } from './locale.ts';

export type Shape = 'boat' | 'sneaker' | 'derby' | 'boot' | 'loafer' | 'jar';
export type Colour = 'cognac' | 'navy' | 'black' | 'sand' | 'forest' | 'clear';

export interface Product {
  slug: string;
  name: string;
  shape: Shape;
  /** In cents. */
  price: number;
  colours: readonly [Colour, ...Colour[]];
  sizes: readonly string[];
  line: Record<Locale, string>;
  text: Record<Locale, string>;
}

/** How each colour is drawn; the names of the colours are in the texts. */
export const PAINT: Record<Colour, string> = {
  cognac: '#a9602f',
  navy: '#2c3e5e',
  black: '#2f2d2c',
  sand: '#c9ad84',
  forest: '#4c5f43',
  clear: '#d9d2c3',
};
const SIZES = ['37', '38', '39', '40', '41', '42', '43', '44', '45'];

export const CATALOGUE: readonly Product[] = [
  {
    slug: 'marina',
    name: 'Marina',
    shape: 'boat',
    price: 12_900,
    colours: ['cognac', 'navy', 'sand'],
    sizes: SIZES,
    line: { fr: 'Chaussure bateau, lacets de cuir', en: 'Deck shoe, leather laces' },
    text: {
      fr: 'Cousue main, semelle crantée qui tient sur un pont mouillé. Elle taille un peu petit : entre deux pointures, prenez la plus grande.',
      en: 'Sewn by hand, with a sole that holds on a wet deck. It runs a little small: between two sizes, take the larger.',
    },
  },
  {
    slug: 'harbour',
    name: 'Harbour',
    shape: 'sneaker',
    price: 13_900,
    colours: ['navy', 'black', 'sand'],
    sizes: SIZES,
    line: { fr: 'Basket basse, semelle de gomme', en: 'Low sneaker, gum sole' },
    text: {
      fr: 'Un cuir souple, une semelle cousue que l’on peut remplacer. La basket qui se ressemelle.',
      en: 'Supple leather and a stitched sole that can be replaced. The sneaker that can be resoled.',
    },
  },
  {
    slug: 'derby',
    name: 'Derby',
    shape: 'derby',
    price: 18_900,
    colours: ['black', 'cognac', 'forest'],
    sizes: SIZES,
    line: { fr: 'Derby à bout lisse, deux largeurs', en: 'Plain-toe derby, two widths' },
    text: {
      fr: 'Veau pleine fleur, cousu Goodyear. La largeur G est au même prix : indiquez-la dans la note de commande.',
      en: 'Full-grain calf, Goodyear welted. The wide fitting costs the same: ask for it in the note to your order.',
    },
  },
  {
    slug: 'richelieu',
    name: 'Richelieu',
    shape: 'derby',
    price: 21_900,
    colours: ['cognac', 'black'],
    sizes: SIZES,
    line: { fr: 'Richelieu à bout droit', en: 'Straight-tip oxford' },
    text: {
      fr: 'Patiné à la main dans notre atelier de la rue des Tanneurs. Une crème incolore par mois suffit.',
      en: 'Given its patina by hand in our workshop in the rue des Tanneurs. One coat of clear cream a month is enough.',
    },
  },
  {
    slug: 'terrain',
    name: 'Terrain',
    shape: 'boot',
    price: 24_900,
    colours: ['forest', 'cognac', 'black'],
    sizes: SIZES,
    line: { fr: 'Botte de marche, cuir gras', en: 'Walking boot, oiled leather' },
    text: {
      fr: 'Cuir gras de 2,6 mm, semelle Vibram. Ressemelable deux fois, et nous le faisons.',
      en: 'Oiled leather 2.6 mm thick, Vibram sole. It can be resoled twice, and we do it.',
    },
  },
  {
    slug: 'forge',
    name: 'Forge',
    shape: 'boot',
    price: 15_900,
    colours: ['black', 'sand'],
    sizes: SIZES,
    line: { fr: 'Chaussure de sécurité S3', en: 'Safety boot, class S3' },
    text: {
      fr: 'Coque composite, semelle anti-perforation, 1,1 kg la paire. Tarif d’équipe à partir de six paires.',
      en: 'Composite cap, puncture-proof sole, 1.1 kg a pair. Team prices from six pairs.',
    },
  },
  {
    slug: 'cote',
    name: 'Côte',
    shape: 'loafer',
    price: 14_500,
    colours: ['sand', 'navy', 'forest'],
    sizes: SIZES,
    line: { fr: 'Mocassin souple, sans doublure', en: 'Soft loafer, unlined' },
    text: {
      fr: 'Un seul morceau de veau velours, cousu autour du pied. Se porte sans chaussettes, du matin au soir.',
      en: 'One piece of suede sewn around the foot. Worn without socks, from morning to night.',
    },
  },
  {
    slug: 'creme',
    name: 'Crème Riva',
    shape: 'jar',
    price: 1_400,
    colours: ['clear'],
    sizes: ['50 ml'],
    line: { fr: 'Crème d’entretien incolore', en: 'Clear care cream' },
    text: {
      fr: 'Cire d’abeille et huile de lin, sans solvant. Une noisette par paire, une fois par mois.',
      en: 'Beeswax and linseed oil, no solvent. A dab for each pair, once a month.',
    },
  },
];

export const productOf = (slug: string): Product | undefined => CATALOGUE.find((product) => product.slug === slug);
