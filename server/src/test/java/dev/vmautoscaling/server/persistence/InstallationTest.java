package dev.vmautoscaling.server.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class InstallationTest {
    private final Database database;

    InstallationTest(TestDatabase.Kind kind) {
        database = kind.database();
    }

    @Test
    void the_identity_is_made_once() {
        assertThat(Installation.of(database, () -> "first").id()).isEqualTo("first");
        assertThat(Installation.of(database, () -> "second").id()).isEqualTo("first");
    }

    @Test
    void changes_are_told_newest_first() {
        AuditStore audit = new AuditStore(database);
        audit.record("kim", "enable config shop", "");
        audit.record("lee", "set kill switch", "STOP_NOW");
        assertThat(audit.list(Optional.empty(), Optional.empty(), Paging.first(9))
                        .items())
                .extracting(AuditStore.Entry::who)
                .containsExactly("lee", "kim");
    }

    @Test
    void the_migration_is_recorded() {
        assertThat(database.sql("select count(*) from flyway_schema_history where success")
                        .query(Long.class)
                        .single())
                .isPositive();
    }
}
