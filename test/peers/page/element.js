// One way to make markup, for the frame and both renderers.

/** An element with texts and children, never with markup of others. */
export function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children.filter((child) => child !== null));
  return made;
}
