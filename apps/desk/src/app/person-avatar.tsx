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

/** Initials; the name stands beside it or in its title, so it is hidden from screen readers. */
export function PersonAvatar({ name, size = 'm', kind = 'customer' }: PersonAvatarProps) {
  return (
    <span className={classes.avatar} data-size={size} data-kind={kind} title={name} aria-hidden>
      {initialsOf(name)}
    </span>
  );
}
