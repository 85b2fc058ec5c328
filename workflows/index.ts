// The workflow types. Every function exported here can be started by its name, so helpers stay where they are.
export { authority } from './authority.js';
export { contract } from './contract.js';
export { deliver } from './deliver.js';
export { exportFile } from './export.js';
export { placement } from './placement.js';
export { tender } from './tender.js';
export { standingIn } from './standing-in.js';
export { weekly } from './weekly.js';
