// A host that hands Foothold's workflows on by itself, as one did before there was a plugin.
export * from '../../../workflows/index.js';
export { greeting } from './workflows.js';
