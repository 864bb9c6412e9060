package dev.vmautoscaling.server.web;

@PostgresqlWebTest
class ConfigOnPostgresqlTest extends ConfigContract {}
