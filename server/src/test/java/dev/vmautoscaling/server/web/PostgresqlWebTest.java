package dev.vmautoscaling.server.web;

import dev.vmautoscaling.server.persistence.TestDatabase;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfiguration;

/** The whole web side as for {@link WebTest}, over a PostgreSQL of its own. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@WebTest
@ContextConfiguration(initializers = PostgresqlWebTest.Source.class)
@interface PostgresqlWebTest {
    final class Source implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestPropertyValues.of(
                            "spring.datasource.url=" + TestDatabase.postgresqlUrl(),
                            "spring.datasource.username=postgres")
                    .applyTo(context);
        }
    }
}
