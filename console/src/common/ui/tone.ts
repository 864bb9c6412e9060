/** What a colour says; the values are in the theme. */
export type Tone = 'ok' | 'busy' | 'wait' | 'warn' | 'bad';
