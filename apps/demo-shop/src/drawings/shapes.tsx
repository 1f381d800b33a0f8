import type { ComponentChild, ComponentType } from 'preact';
import type { Shape } from '../catalogue.ts';

const LOW =
  'M48 150C42 128 46 106 52 86c2-8 10-9 17-4 17 12 38 14 58 3 13-7 24-17 36-17 9 0 12 9 22 18 20 19 52 24 78 33 16 6 24 17 22 31Z';
const DRESS =
  'M48 150C43 126 46 104 53 84c2-7 9-8 16-3 16 12 38 14 56 3 12-8 22-20 34-20 10 0 14 11 26 22 22 20 58 25 86 37 13 6 20 16 18 27Z';
const BOOT =
  'M50 150C46 118 56 84 54 34c0-6 4-9 10-9h74c6 0 9 4 9 10 1 18 4 32 14 44 14 17 40 22 66 29 28 7 44 16 44 34 0 3 0 6-1 8Z';
const SOFT =
  'M50 152C42 132 46 110 54 92c3-7 10-8 17-3 18 13 42 15 64 5 10-4 20-8 30-5 22 7 60 14 86 24 22 8 32 24 28 39Z';
const JAR = 'M104 84h112v70c0 10-6 16-16 16h-80c-10 0-16-6-16-16Z';

export const OUTLINES: Record<Shape, string> = {
  boat: LOW,
  sneaker: LOW,
  derby: DRESS,
  boot: BOOT,
  loafer: SOFT,
  jar: JAR,
};

const flat = (tone: string): ComponentChild => (
  <path class={tone} d="M44 147h242c3 9 0 20-9 20H54c-10 0-13-10-10-20Z" />
);
export const SOLES: Record<Shape, ComponentChild> = {
  boat: flat('sole pale'),
  sneaker: flat('sole gum'),
  derby: <path class="sole dark" d="M46 149h245c1 6-2 9-9 9H128l-5 11H54c-7 0-10-10-8-20Z" />,
  boot: (
    <path
      class="sole dark"
      d="M47 148h242c2 8 0 15-5 20l-14-1-6-6-8 6h-14l-6-6-8 6h-14l-6-6-8 6h-14l-6-6-8 6h-20l-6 3H60c-12 0-15-12-13-22Z"
    />
  ),
  loafer: <path class="sole dark" d="M46 150h234c2 6-1 11-8 11H56c-8 0-11-5-10-11Z" />,
  jar: <path class="sole tin" d="M98 62h124c4 0 6 2 6 6v16c0 4-2 6-6 6H98c-4 0-6-2-6-6V68c0-4 2-6 6-6Z" />,
};

const Boat = () => (
  <>
    <path class="shade" d="M48 150c-4-18-4-34-1-47 24 14 60 16 92 2l10 45Z" />
    <path class="lace" d="M50 100c26 13 62 14 92-2M154 72l-6 26M172 82l-12 24" />
    <path class="seam" d="M150 106c14 2 22-4 30-14 26 16 62 20 88 36M182 94c18 26 50 28 78 27" />
    <path class="lace" d="M142 98c10 6 22 4 30-4M148 92c-9-10-16-6-12 2M150 94c2-12 12-14 11-4" />
  </>
);
const Sneaker = () => (
  <>
    <path class="shade" d="M48 150c-4-20-3-36 0-52l34 8 6 44Z" />
    <path class="light" d="M120 150c4-22 16-34 34-40l22 10c-8 8-10 18-10 30Z" />
    <path class="seam" d="M82 106c20 4 40 0 58-10M206 106c-8 12-10 26-8 43M212 109c24 2 46 10 62 24" />
    <path class="lace" d="M150 78l18 10M142 88l22 11M136 97l22 11M128 105l22 10" />
  </>
);
const Derby = () => (
  <>
    <path class="shade" d="M48 150c-3-20-2-36 2-52 16 10 32 20 40 52Z" />
    <path class="seam" d="M50 98c22 8 34 26 40 50M208 102c-12 14-14 30-10 47M201 99c-12 14-15 32-11 50" />
    <path class="shade" d="M132 82c12-6 18-14 28-15 6 8 14 18 26 25-8 16-30 24-52 20-8-8-8-20-2-30Z" />
    <path class="lace" d="M140 88l18 10M148 81l19 11M157 75l18 11" />
    <path class="shine" d="M228 118c16 3 30 8 40 16" />
  </>
);
const Boot = () => (
  <>
    <path class="shade" d="M50 150c-3-30 3-54 4-86 18 14 34 40 36 86Z" />
    <path class="seam" d="M54 62c22 16 36 44 37 87M55 42h92M184 94c-16 14-22 34-20 56M222 106c-10 12-12 26-9 43" />
    <path class="lace" d="M118 46l29 4M119 58l31 3M122 71l32 1M128 84l34-2M138 98l32-6M150 110l28-10" />
    <path class="pull" d="M56 20c-4 8-4 16 0 24l8-1V19Z" />
  </>
);
const Loafer = () => (
  <>
    <path class="shade" d="M50 152c-5-16-4-32 1-46 30 16 62 16 92 2l8 44Z" />
    <path class="strap" d="M130 98c14-6 22-10 38-9l24 8c-6 20-24 32-44 38-10-10-16-22-18-37Z" />
    <path class="seam" d="M192 98c-10 22 4 30 28 30 20 0 38-4 52 4M142 108c8 10 8 28 4 42" />
    <path class="slot" d="M146 108c10-4 18-6 28-6" />
  </>
);
const Jar = () => (
  <>
    <path class="shade" d="M104 90h18v80c-12 0-18-6-18-16Z" />
    <path class="label" d="M126 106h68v44h-68Z" />
    <path class="seam" d="M138 119h44M144 129h32M150 139h20M98 72h124M98 80h124" />
  </>
);
export const DETAILS: Record<Shape, ComponentType> = {
  boat: Boat,
  sneaker: Sneaker,
  derby: Derby,
  boot: Boot,
  loafer: Loafer,
  jar: Jar,
};
