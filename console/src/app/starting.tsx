/** Nothing yet: the first script is there, the first screen is on its way. */
export function Starting() {
  return <div aria-busy="true" />;
}
