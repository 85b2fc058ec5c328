// A failure converter of a host's own, whose messages are encoded.
'use strict';
const { DefaultFailureConverter } = require('@temporalio/common');
exports.failureConverter = new DefaultFailureConverter({ encodeCommonAttributes: true });
