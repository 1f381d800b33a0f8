import wallboard from './fr/wallboard.json';

/** Texts of what supervisors watch. */
export const texts = { wallboard };
