import { expect, type Locator, type Page } from '@playwright/test';

type Place = Page | Locator;

/** What an operator does in the console, finding everything by the words that stand there. */
export class Operator {
  constructor(readonly page: Page) {}

  get main(): Locator {
    return this.page.getByRole('main');
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  /** A field by its whole name; the lists that drop down below fields have the same names. */
  field(label: string, place: Place = this.page): Locator {
    const whole = new RegExp(`^${label.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}( ?\\*)?$`);
    return place.getByLabel(whole).and(this.page.locator('input, textarea'));
  }

  async section(name: string): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name, exact: true }).click();
    await expect(this.main.getByRole('heading', { level: 1, name })).toBeVisible();
  }

  async choose(label: string, option: string, place?: Place): Promise<void> {
    await this.field(label, place).click();
    await this.page.getByRole('option', { name: new RegExp(`^${option}\\b`) }).click();
  }

  async seconds(label: string, amount: number): Promise<void> {
    await this.choose(`Unit of ${label}`, 's');
    await this.field(label).fill(String(amount));
  }

  /** One after the other into a field that takes several. */
  async add(label: string, values: readonly string[], place?: Place): Promise<void> {
    for (const value of values) {
      await this.field(label, place).fill(value);
      await this.field(label, place).press('Enter');
    }
  }

  /** Goes to a step of the config's form. */
  async step(name: string): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Steps' }).getByRole('button', { name }).click();
    await expect(this.main.getByRole('heading', { level: 2, name })).toBeVisible();
  }

  async makePool(name: string, range: string, gateway: string): Promise<void> {
    await this.main.getByRole('button', { name: 'New IP pool' }).click();
    await this.field('Name', this.dialog).fill(name);
    await this.add('Address ranges', [range], this.dialog);
    await this.field('Gateway', this.dialog).fill(gateway);
    await this.dialog.getByRole('button', { name: 'Make the pool' }).click();
    await expect(this.dialog).toHaveCount(0);
    await expect(this.field('IP pool')).toHaveValue(name);
  }

  async editPool(name: string, change: () => Promise<void>): Promise<void> {
    await this.section('IP pools');
    await this.page.getByRole('link', { name, exact: true }).first().click();
    await this.main.getByRole('button', { name: 'Edit', exact: true }).click();
    await change();
    await this.dialog.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(this.dialog).toHaveCount(0);
  }

  async service(name: string): Promise<void> {
    await this.section('Dashboard');
    await this.page.getByRole('row').getByRole('link', { name, exact: true }).click();
    await expect(this.main.getByRole('heading', { level: 1, name })).toBeVisible();
  }

  async tab(name: string): Promise<void> {
    await this.main.getByRole('tab', { name }).click();
  }

  async edit(service: string): Promise<void> {
    await this.service(service);
    await this.main.getByRole('link', { name: 'Edit', exact: true }).click();
    await expect(this.main.getByRole('heading', { level: 1, name: `Edit ${service}` })).toBeVisible();
  }

  /** Saves from the review, which must let it. */
  async save(service: string): Promise<void> {
    await this.main.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(this.main.getByRole('heading', { level: 1, name: service, exact: true })).toBeVisible();
  }

  /** Orders one more member by hand; the event's page follows. */
  async scaleByHand(service: string): Promise<void> {
    await this.service(service);
    await this.askToScale(service);
    await this.scaling.waitFor();
  }

  /** Fills in and sends the question about the size. */
  async askToScale(service: string): Promise<void> {
    await this.main.getByRole('button', { name: 'Scale', exact: true }).click();
    await this.dialog.getByLabel(`Type “${service}” to confirm`).fill(service);
    await this.dialog.getByRole('button', { name: /^Scale (to|by)/ }).click();
  }

  /** The heading of a scale-out's page. */
  get scaling(): Locator {
    return this.main.getByRole('heading', { level: 1, name: /^Scale out of/ });
  }

  /** Follows the newest mark above the charts, by the keyboard: marks of the same minute lie over each other. */
  async lastEvent(kind: string, state = ''): Promise<void> {
    const marks = this.page.getByRole('navigation', { name: 'Events' });
    await marks
      .getByRole('link', { name: new RegExp(`^${kind} .*${state}$`) })
      .last()
      .press('Enter');
  }

  /** A step in the lanes of an event. */
  workStep(key: string, state?: string): Locator {
    const row = this.main.locator(`[data-step="${key}"]`);
    return state === undefined ? row : row.filter({ has: this.page.getByRole('img', { name: state, exact: true }) });
  }

  /** How a page says that its subject stands, beside its title. */
  standing(state: string): Locator {
    return this.main.getByText(state, { exact: true }).first();
  }
}
