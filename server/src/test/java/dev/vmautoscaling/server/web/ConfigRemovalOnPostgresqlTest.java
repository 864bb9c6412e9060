package dev.vmautoscaling.server.web;

@PostgresqlWebTest
class ConfigRemovalOnPostgresqlTest extends ConfigRemovalTest {}
