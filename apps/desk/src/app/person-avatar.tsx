import classes from './person-avatar.module.css';

const initialsOf = (name: string) => {
  const words = name.split(/[\s@._-]+/).filter(Boolean);
  return ((words[0]?.[0] ?? '?') + (words.length > 1 ? (words.at(-1)?.[0] ?? '') : '')).toLocaleUpperCase();
};

interface PersonAvatarProps {
  name: string;
  size?: 's' | 'm' | 'l';
  kind?: 'customer' | 'agent';
}

/** Initials; the name stands beside it or in its title, so it is hidden from screen readers, and drawn by the style so
 * that it is no text of the page. */
export function PersonAvatar({ name, size = 'm', kind = 'customer' }: PersonAvatarProps) {
  return (
    <span
      className={classes.avatar}
      data-size={size}
      data-kind={kind}
      data-initials={initialsOf(name)}
      title={name}
      aria-hidden
    />
  );
}
