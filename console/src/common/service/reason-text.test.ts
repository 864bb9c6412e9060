import { afterEach, expect, test } from 'vitest';
import { i18next } from '../words/language';
import { heldText, reasonText } from './reason-text';

afterEach(() => void i18next.changeLanguage('en'));

async function said(why: string) {
  await i18next.changeLanguage('en');
  const english = reasonText(why);
  await i18next.changeLanguage('ko');
  return [english, reasonText(why)];
}

test('says a load with its threshold, since when in the zone of whoever reads it', async () => {
  const [english, korean] = await said('cpu 92 % of 75 % since 2026-03-02T11:58:00Z');

  expect(english).toMatch(/^CPU 92 % over 75 % since Mar 2, \d\d:58:00$/);
  expect(korean).toMatch(/^CPU 92 % \(임계값 75 %\), 3월 2일 \d\d:58:00부터 초과$/);
});

test('says what would have been done, for the reason that is told', async () => {
  expect(await said('would have scaled out by 2: memory 91 % of 85 %')).toEqual([
    'would have added 2 VMs: memory 91 % (threshold 85 %)',
    '권고: VM 2대 증설. 메모리 91 % (임계값 85 %)',
  ]);
  expect(await said('would have removed shop-as02: cpu 12 %, response_time 40 ms')).toEqual([
    'would have removed shop-as02: CPU 12 %, response time 40 ms',
    '권고: shop-as02 축소. CPU 12 %, 응답 시간 40 ms',
  ]);
});

test('says orders and bounds', async () => {
  expect(await said('ordered by admin: 2 → 3')).toEqual(['ordered by admin: 2 → 3', 'admin 요청: 2대 → 3대']);
  expect(await said('size 1 is below min 2')).toEqual(['size 1 is below min 2', '현재 1대, 최소 2대 미만']);
});

test('what is in no known form stands as it was written, but for its times', async () => {
  const [english] = await said('the moon was full at 2026-03-02T11:58:00Z');

  expect(english).toMatch(/^the moon was full at Mar 2, \d\d:58:00$/);
});

test('a hold is said by its name, with what was found', async () => {
  await i18next.changeLanguage('ko');

  expect(heldText('AT_MAX_SIZE', 'the group has its maximum size: 4 of 4; cpu 80 % of 75 %')).toBe(
    '최대 VM 수에 도달함: 4대 (한도 4대), CPU 80 % (임계값 75 %)',
  );
  expect(heldText('DATA_INCOMPLETE', 'not every member is measured: 2 of 3 measured')).toBe(
    '일부 멤버의 메트릭이 없음: 3대 중 2대 측정됨',
  );
});
