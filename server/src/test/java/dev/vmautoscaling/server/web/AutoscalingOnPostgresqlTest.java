package dev.vmautoscaling.server.web;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@PostgresqlWebTest
class AutoscalingOnPostgresqlTest extends AutoscalingTest {
    @Autowired
    AutoscalingOnPostgresqlTest(MockMvcTester mvc, JdbcClient jdbc) {
        super(mvc, jdbc);
    }
}
