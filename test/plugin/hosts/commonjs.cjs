// A host's workflows as CommonJS, with names that only running it tells.
'use strict';
const workflows = { greeting: async () => 'Hello from CommonJS' };
for (const [name, workflow] of Object.entries(workflows)) exports[name] = workflow;
