import { expect, test } from 'vitest';
import { deedDetail } from './deeds';
import { i18next } from './language';

test('how a template was made is said in the words of whoever reads it', async () => {
  expect(deedDetail('clone shop-02 in lab-vcenter')).toBe('copied from shop-02 in lab-vcenter');
  await i18next.changeLanguage('ko');
  expect(deedDetail('register shop in lab-vcenter')).toBe('lab-vcenter의 shop 등록');
  expect(deedDetail('night sale')).toBe('night sale');
});
