package dev.vmautoscaling.server.web;

@PostgresqlWebTest
class ConfigSwitchOnPostgresqlTest extends ConfigSwitchContract {}
