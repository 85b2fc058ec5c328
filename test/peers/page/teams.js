// Adaptive Cards by Microsoft's own renderer, in colours like those of Teams.
import { element } from './element.js';

const { AdaptiveCard, HostConfig, OpenUrlAction } = window.AdaptiveCards;
const colours = (normal, subtle) => ({ default: normal, subtle });
const foregroundColors = {
  default: colours('#242424', '#616161'),
  attention: colours('#b10e1c', '#b10e1c'),
  good: colours('#0e700e', '#0e700e'),
  warning: colours('#835b00', '#835b00'),
  accent: colours('#5b5fc7', '#5b5fc7'),
};
const hostConfig = new HostConfig({
  fontFamily: '"Segoe UI", "Liberation Sans", Arial, sans-serif',
  fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 22 },
  spacing: { small: 4, default: 8, medium: 12, large: 16, extraLarge: 24, padding: 16 },
  containerStyles: { default: { backgroundColor: '#ffffff', foregroundColors } },
  actions: {
    maxActions: 6,
    buttonSpacing: 8,
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
    showCard: { actionMode: 'inline', inlineTopMargin: 12 },
  },
  supportsInteractivity: true,
});

/** A card. `press` is called with the title of a button and what was filled in. */
export function renderCard(json, press) {
  const card = new AdaptiveCard();
  card.hostConfig = hostConfig;
  card.parse(json);
  card.onExecuteAction = (action) => {
    if (action instanceof OpenUrlAction) window.open(action.url, '_blank', 'noreferrer');
    else void press(action.title, typed(card));
  };
  return element('div', { className: 'card' }, card.render());
}

function typed(card) {
  const filled = card.getAllInputs().filter(({ value }) => value !== undefined && value !== '');
  return Object.fromEntries(filled.map(({ id, value }) => [id, String(value)]));
}
