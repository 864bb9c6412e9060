import { IconPower } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useKillSwitch } from '@/common/api/kill-switch';
import { shownState } from '@/common/ui/states';
import { useText, useWords } from '@/common/words/catalogue';
import classes from './frame.module.css';
import { frameWords } from './frame-words';

/** Where the kill switch stands; the switch itself is on the system page. */
export function KillSwitchChip() {
  const t = useWords(frameWords);
  const text = useText();
  const standing = useKillSwitch().data;
  if (!standing) return null;
  const global = shownState(standing.position);
  const services = standing.services.filter((service) => service.position !== 'OFF').length;
  const isOfServices = standing.position === 'OFF' && services > 0;
  const tone = standing.position !== 'OFF' ? global.tone : services > 0 ? 'warn' : 'wait';
  return (
    <Link to="/system" className={`toned ${classes.chip}`} data-tone={tone}>
      <IconPower size={15} aria-hidden />
      {isOfServices ? t('killSwitchServices', { count: services }) : t('killSwitch', { state: text(global.text) })}
    </Link>
  );
}
