package dev.vmautoscaling.templates;

import dev.vmautoscaling.domain.template.Template;
import dev.vmautoscaling.domain.template.Templates;
import dev.vmautoscaling.engine.InMemoryWorkflows;
import dev.vmautoscaling.engine.Workflow;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The recorded templates and their workflows in memory. Thread-safe. */
public final class InMemoryTemplates implements Templates, TemplateLedger {
    private final Map<String, Template> rows = new LinkedHashMap<>();
    /** Which template has which name, with its place. */
    private final Map<String, String> names = new HashMap<>();

    private final InMemoryWorkflows workflows = new InMemoryWorkflows(this::project);
    private final InstantSource time;

    public InMemoryTemplates(InstantSource time) {
        this.time = time;
    }

    public InMemoryWorkflows workflows() {
        return workflows;
    }

    @Override
    public synchronized Optional<Template> find(String id) {
        return Optional.ofNullable(rows.get(id));
    }

    @Override
    public synchronized List<Template> all() {
        return rows.values().stream()
                .sorted(Comparator.comparing(Template::name))
                .toList();
    }

    @Override
    public synchronized boolean create(Template template, Optional<Workflow> work) {
        if (!take(template, template.name())) {
            return false;
        }
        rows.put(template.id(), template);
        work.ifPresent(workflows::insert);
        return true;
    }

    @Override
    public synchronized boolean begin(Template begun, Optional<String> name, Workflow work) {
        if (!isCurrent(begun) || !name.map(wanted -> take(begun, wanted)).orElse(true)) {
            return false;
        }
        write(begun);
        workflows.insert(work);
        return true;
    }

    @Override
    public synchronized boolean describe(Template described) {
        boolean isCurrent = isCurrent(described);
        if (isCurrent) {
            write(described);
        }
        return isCurrent;
    }

    @Override
    public synchronized boolean forget(Template template) {
        boolean isCurrent = isCurrent(template);
        if (isCurrent) {
            rows.remove(template.id());
            names.values().removeIf(template.id()::equals);
        }
        return isCurrent;
    }

    private boolean isCurrent(Template template) {
        return find(template.id())
                .filter(recorded -> recorded.version() == template.version())
                .isPresent();
    }

    private void write(Template template) {
        rows.put(template.id(), template.changedAt(time.instant()));
    }

    private boolean take(Template template, String name) {
        return template.id().equals(names.computeIfAbsent(key(template, name), missing -> template.id()));
    }

    private static String key(Template template, String name) {
        return template.making().vcenter() + "/"
                + template.making().place().datacenter() + "/"
                + name.toLowerCase(Locale.ROOT);
    }

    private synchronized void project(Workflow workflow) {
        Template before = Objects.requireNonNull(rows.get(workflow.subject()));
        Optional<Template> after = TemplateProjection.after(before, workflow);
        if (after.equals(Optional.of(before))) {
            return;
        }
        after.ifPresentOrElse(this::write, () -> rows.remove(before.id()));
        after.ifPresent(template -> keepNames(template, workflow));
        if (after.isEmpty()) {
            names.values().removeIf(before.id()::equals);
        }
    }

    private void keepNames(Template template, Workflow workflow) {
        if (!workflow.state().hasEnded()) {
            return;
        }
        List<String> taken = new ArrayList<>(names.keySet());
        taken.stream()
                .filter(key -> template.id().equals(names.get(key)))
                .filter(key -> template.state() == Template.State.FAILED || !key.equals(key(template, template.name())))
                .forEach(names::remove);
    }
}
