// A failure converter of a host's own, whose messages are readable.
'use strict';
const { DefaultFailureConverter } = require('@temporalio/common');
exports.failureConverter = new DefaultFailureConverter({ encodeCommonAttributes: false });
