// Failure messages and stack traces become payloads, so that the codec encrypts them too. Loaded by path, in Node and in the
// workflow bundle; it is also plain JavaScript, since Node requires it as it stands when Foothold runs from source.
import { DefaultFailureConverter } from '@temporalio/common';

export const failureConverter = new DefaultFailureConverter({ encodeCommonAttributes: true });
