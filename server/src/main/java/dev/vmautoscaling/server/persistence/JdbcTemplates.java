package dev.vmautoscaling.server.persistence;

import dev.vmautoscaling.domain.template.Template;
import dev.vmautoscaling.domain.template.Template.Identity;
import dev.vmautoscaling.domain.template.Template.Making;
import dev.vmautoscaling.domain.template.Templates;
import dev.vmautoscaling.domain.vm.VmId;
import dev.vmautoscaling.engine.Workflow;
import dev.vmautoscaling.templates.TemplateLedger;
import dev.vmautoscaling.templates.TemplateProjection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The recorded templates. Work on them begins here, and what their workflows come to is written here. */
public final class JdbcTemplates implements Templates, TemplateLedger, WorkflowProjection {
    private final Database database;
    private final WorkflowRows workflows;

    public JdbcTemplates(Database database) {
        this.database = database;
        this.workflows = new WorkflowRows(database);
    }

    @Override
    public Optional<Template> find(String id) {
        return database.sql("select * from template where id = ?", id)
                .query(this::read)
                .optional();
    }

    @Override
    public List<Template> all() {
        return database.sql("select * from template order by name, id")
                .query(this::read)
                .list();
    }

    @Override
    public boolean create(Template template, Optional<Workflow> work) {
        return database.inTransaction(() -> {
            boolean isFree = take(template, template.name());
            if (isFree) {
                insert(template);
                work.ifPresent(workflows::insert);
            }
            return isFree;
        });
    }

    @Override
    public boolean begin(Template begun, Optional<String> name, Workflow work) {
        return database.inTransaction(() -> {
            boolean begins =
                    isCurrent(begun) && name.map(wanted -> take(begun, wanted)).orElse(true);
            if (begins) {
                update(begun);
                workflows.insert(work);
            }
            return begins;
        });
    }

    @Override
    public boolean describe(Template described) {
        return database.inTransaction(() -> {
            boolean isCurrent = isCurrent(described);
            if (isCurrent) {
                update(described);
            }
            return isCurrent;
        });
    }

    @Override
    public boolean forget(Template template) {
        return database.inTransaction(() -> {
            boolean isCurrent = isCurrent(template);
            if (isCurrent) {
                delete(template);
            }
            return isCurrent;
        });
    }

    @Override
    public boolean isFor(String kind) {
        return TemplateProjection.isFor(kind);
    }

    @Override
    public void after(Workflow workflow) {
        locked(workflow.subject()).ifPresent(before -> {
            Optional<Template> after = TemplateProjection.after(before, workflow);
            if (after.isEmpty()) {
                delete(before);
            } else if (!after.get().equals(before)) {
                update(after.get());
            }
            if (after.isPresent() && workflow.state().hasEnded()) {
                letGoOfNames(after.get());
            }
        });
    }

    /** How many are in this state. */
    public long count(Template.State state) {
        return database.sql("select count(*) from template where state = ?", state)
                .query(Long.class)
                .single();
    }

    // ---- rows

    private Optional<Template> locked(String id) {
        return database.sql("select * from template where id = ? for update", id)
                .query(this::read)
                .optional();
    }

    private boolean isCurrent(Template template) {
        return locked(template.id())
                .filter(recorded -> recorded.version() == template.version())
                .isPresent();
    }

    private void insert(Template template) {
        database.sql(
                        """
                        insert into template
                            (id, name, description, making, state, vm, uuid, updated_at, version)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                        template.id(),
                        template.name(),
                        template.description(),
                        database.text(template.making()),
                        template.state(),
                        template.identity().map(identity -> identity.vm().value()),
                        template.identity().map(Identity::instanceUuid),
                        template.updatedAt(),
                        template.version())
                .update();
    }

    private void update(Template changed) {
        Template template = changed.changedAt(database.now());
        database.sql(
                        """
                        update template set name = ?, description = ?, state = ?, vm = ?, uuid = ?, updated_at = ?,
                            version = ?
                        where id = ?""",
                        template.name(),
                        template.description(),
                        template.state(),
                        template.identity().map(identity -> identity.vm().value()),
                        template.identity().map(Identity::instanceUuid),
                        template.updatedAt(),
                        template.version(),
                        template.id())
                .update();
    }

    private void delete(Template template) {
        database.sql("delete from template_name where template = ?", template.id())
                .update();
        database.sql("delete from template where id = ?", template.id()).update();
    }

    /** @return whether the template has the name now, or had it already */
    private boolean take(Template template, String name) {
        String vcenter = template.making().vcenter();
        String datacenter = template.making().place().datacenter();
        database.sql("""
                        insert into template_name (vcenter, datacenter, name, template)
                        values (?, ?, ?, ?) on conflict do nothing""", vcenter, datacenter, key(name), template.id()).update();
        return database.sql("""
                        select template from template_name where vcenter = ? and datacenter = ? and name = ?""", vcenter, datacenter, key(name))
                .query(String.class)
                .single()
                .equals(template.id());
    }

    /** A template that failed needs no name; any other needs the one that it has. */
    private void letGoOfNames(Template template) {
        String kept = template.state() == Template.State.FAILED ? "" : key(template.name());
        database.sql("delete from template_name where template = ? and name <> ?", template.id(), kept)
                .update();
    }

    /** vCenter takes names that differ in case only for one. */
    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private Template read(ResultSet row, int number) throws SQLException {
        Optional<String> vm = Columns.optionalText(row, "vm");
        String uuid = Columns.optionalText(row, "uuid").orElse("");
        return new Template(
                Columns.text(row, "id"),
                Columns.text(row, "name"),
                Columns.text(row, "description"),
                database.read(Columns.text(row, "making"), Making.class),
                Columns.value(row, "state", Template.State.class),
                vm.map(id -> new Identity(new VmId(id), uuid)),
                Columns.instant(row, "updated_at"),
                row.getLong("version"));
    }
}
