import { say } from '../words/catalogue';
import { isKnownWork, works } from '../words/works';

/** A kind of event or workflow, or a step, in the user's language; as the server calls it when there are no words for it. */
export function workName(key: string): string {
  return isKnownWork(key) ? say(works)(key) : key;
}
