package dev.vmautoscaling.server.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.domain.template.Templates;
import dev.vmautoscaling.domain.vm.VmId;
import dev.vmautoscaling.engine.SettableTime;
import dev.vmautoscaling.engine.WorkflowStore;
import dev.vmautoscaling.scaling.Configs;
import dev.vmautoscaling.templates.TemplateLedger;
import dev.vmautoscaling.templates.TemplateLedgerContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class JdbcTemplatesTest extends TemplateLedgerContract {
    private final SettableTime time = new SettableTime();
    private final Database database;
    private final JdbcTemplates templates;
    private final JdbcWorkflowStore workflows;

    JdbcTemplatesTest(TestDatabase.Kind kind) {
        database = kind.database(time);
        templates = new JdbcTemplates(database);
        workflows = new JdbcWorkflowStore(database, templates);
    }

    @Override
    protected TemplateLedger ledger() {
        return templates;
    }

    @Override
    protected Templates templates() {
        return templates;
    }

    @Override
    protected WorkflowStore workflows() {
        return workflows;
    }

    @Override
    protected SettableTime time() {
        return time;
    }

    @Test
    void a_config_uses_the_template_that_it_names_where_it_names_it() {
        JdbcScalingGroups groups = new JdbcScalingGroups(database);
        JdbcTemplateUses uses = new JdbcTemplateUses(groups, new JdbcMembers(database));
        groups.create(Configs.shop(), false, new Edit("admin", "create"));
        var placement = Configs.shop().placement();
        String template = Configs.shop().template();

        assertThat(uses.servicesUsing(placement.vcenter(), placement.datacenter(), template))
                .containsExactly("shop");
        assertThat(uses.servicesUsing("other", placement.datacenter(), template))
                .isEmpty();
        assertThat(uses.servicesUsing(placement.vcenter(), "other", template)).isEmpty();
        assertThat(uses.servicesUsing(placement.vcenter(), placement.datacenter(), "other"))
                .isEmpty();
        assertThat(uses.serviceOf(placement.vcenter(), new VmId("vm-1"))).isEmpty();
    }
}
