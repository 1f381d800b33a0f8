import wallboard from './en/wallboard.json';

/** Texts of what supervisors watch. */
export const texts = { wallboard };
