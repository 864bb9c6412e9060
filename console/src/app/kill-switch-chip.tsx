import { IconPower } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useKillSwitch } from '@/common/api/kill-switch';
import { shownState } from '@/common/ui/states';
import { useText, useWords } from '@/common/words/catalogue';
import classes from './frame.module.css';
import { frameWords } from './frame-words';

const positions = ['OFF', 'NO_NEW_WORK', 'STOP_NOW'] as const;

/** Where the kill switch stands, and which services it holds more strongly; the switch itself is on the system page. */
export function KillSwitchChip() {
  const t = useWords(frameWords);
  const text = useText();
  const standing = useKillSwitch().data;
  if (!standing) return null;
  const all = [standing, ...standing.services].map((one) => one.position);
  const strongest = positions.findLast((position) => all.includes(position)) ?? standing.position;
  const { tone, text: state } = shownState(strongest);
  const said: string[] = [];
  if (strongest !== standing.position) {
    const count = standing.services.filter((service) => service.position === strongest).length;
    said.push(t('killSwitchServices', { count, state: text(state) }));
  }
  // "Off" goes without saying where something is on.
  if (said.length === 0 || standing.position !== 'OFF') said.unshift(text(shownState(standing.position).text));
  return (
    <Link to="/system" className={`toned ${classes.chip}`} data-tone={strongest === 'OFF' ? 'wait' : tone}>
      <IconPower size={15} aria-hidden />
      {t('killSwitch', { state: said.join(' · ') })}
    </Link>
  );
}
