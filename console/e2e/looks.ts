import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import ts from 'typescript';
import type { Language } from './test';

/** Serious violations of accessibility, each with where it is; of all rules, unless some are named. */
export async function violations(page: Page, rules: string[] = []): Promise<string[]> {
  // There are no frames here, for which it would open a page of its own each time.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  const { violations: found } = await (rules.length > 0 ? axe.withRules(rules) : axe).analyze();
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')} (${node.failureSummary ?? ''})`));
}

/** What is wider than its place: the page itself, and whatever has to be scrolled sideways but code. */
export function overflows(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const named = (element: Element) =>
      `${element.tagName.toLowerCase()}.${element.className.toString().replaceAll(' ', '.')}`;
    const isCode = (element: Element) => element.closest('pre, textarea, [data-scrolls]') !== null;
    const scrolled = [...document.querySelectorAll('*')].filter((element) => {
      const overflow = getComputedStyle(element).overflowX;
      const canScroll = overflow === 'auto' || overflow === 'scroll';
      return canScroll && element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1 && !isCode(element);
    });
    const root = document.documentElement;
    return [...(root.scrollWidth > root.clientWidth ? ['the page'] : []), ...scrolled.map(named)];
  });
}

const texts = { en: new Set<string>(), ko: new Set<string>() };

/** Every literal text in both languages: of catalogues, and of pairs such as the rail's labels. */
function collect(node: ts.Node): void {
  if (ts.isObjectLiteralExpression(node)) {
    for (const language of ['en', 'ko'] as const) {
      for (const property of node.properties) {
        if (ts.isPropertyAssignment(property) && property.name.getText() === language)
          add(property.initializer, language);
      }
    }
  }
  ts.forEachChild(node, collect);
}

function add(node: ts.Node, language: Language): void {
  if (ts.isStringLiteralLike(node)) texts[language].add(node.text.trim());
  else if (ts.isObjectLiteralExpression(node)) {
    node.properties.forEach((property) => {
      if (ts.isPropertyAssignment(property)) add(property.initializer, language);
    });
  }
}

const sources = fileURLToPath(new URL('../src', import.meta.url));
for (const file of readdirSync(sources, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name))) {
  const text = readFileSync(`${sources}/${file}`, 'utf8');
  collect(
    ts.createSourceFile(
      file,
      text,
      ts.ScriptTarget.Latest,
      true,
      file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
    ),
  );
}

/** Products are called the same everywhere. */
const name = /^(vCenter|F5|Prometheus|Alertmanager|Jenkins|SSH)$/;

/** A sentence in English, or a word that only English has; what other systems said stands in code. */
const english = /[A-Za-z][a-z]+[,;:]? [a-z]+[,;:]? [a-z]+|(^| )(the|a|an|and|or|of|is|are|was|has|with|not|no|it|its) /;

/** What stands there in another language, or has no text at all. What people and other systems wrote is in theirs. */
export async function untranslated(page: Page, language: Language): Promise<string[]> {
  const other = language === 'ko' ? 'en' : 'ko';
  const shown = await page.evaluate((own) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: { text: string; isData: boolean }[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      const marked = parent?.closest('[lang]');
      const isForeign = marked && marked !== document.documentElement && marked.getAttribute('lang') !== own;
      const isData = parent?.closest('pre, code, textarea, style, script') !== null;
      const text = (node.textContent ?? '').trim();
      if (parent?.checkVisibility() && !isForeign && text !== '') found.push({ text, isData });
    }
    return found;
  }, language);
  return shown
    .filter(
      ({ text, isData }) =>
        text.includes('⟦') ||
        (texts[other].has(text) && !texts[language].has(text) && !name.test(text)) ||
        (language === 'ko' && !isData && english.test(text)),
    )
    .map(({ text }) => text);
}
