package dev.vmautoscaling.server.web;

@PostgresqlWebTest
class IntegrationOnPostgresqlTest extends IntegrationTest {}
