package dev.vmautoscaling.server.web;

@PostgresqlWebTest
class ConcurrentEditOnPostgresqlTest extends ConcurrentEditContract {}
