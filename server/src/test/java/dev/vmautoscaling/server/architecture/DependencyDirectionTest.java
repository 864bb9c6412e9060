package dev.vmautoscaling.server.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;

/** Who may see whom: the layout of docs/when-an-alert-fires.md and of the README, held by the build. */
@AnalyzeClasses(
        packages = "dev.vmautoscaling",
        importOptions = {ImportOption.DoNotIncludeTests.class, DependencyDirectionTest.NoTestJars.class})
class DependencyDirectionTest {
    private static final String ROOT = "dev.vmautoscaling.";

    /** The fakes of core's test jar are not the product. */
    static final class NoTestJars implements ImportOption {
        @Override
        public boolean includes(com.tngtech.archunit.core.importer.Location location) {
            return !location.contains("test-classes") && !location.contains("-tests.jar");
        }
    }

    @ArchTest
    static final ArchRule domain_sees_only_the_jdk = classes()
            .that()
            .resideInAPackage(ROOT + "domain..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(ROOT + "domain..", "java..", "org.jspecify.."));

    @ArchTest
    static final ArchRule engine_sees_only_the_jdk = classes()
            .that()
            .resideInAPackage(ROOT + "engine..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(ROOT + "engine..", "java..", "org.jspecify.."));

    @ArchTest
    static final ArchRule scaling_sees_domain_and_engine = classes()
            .that()
            .resideInAPackage(ROOT + "scaling..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    ROOT + "scaling..", ROOT + "domain..", ROOT + "engine..", "java..", "org.jspecify.."));

    @ArchTest
    static final ArchRule integrations_see_domain_and_engine = classes()
            .that()
            .resideInAPackage(ROOT + "integrations..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    ROOT + "integrations..", ROOT + "domain..", ROOT + "engine..", "java..", "org.jspecify.."));

    @ArchTest
    static final ArchRule templates_see_domain_and_engine = classes()
            .that()
            .resideInAPackage(ROOT + "templates..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    ROOT + "templates..", ROOT + "domain..", ROOT + "engine..", "java..", "org.jspecify.."));

    @ArchTest
    static final ArchRule preflight_sees_domain_and_scaling = classes()
            .that()
            .resideInAPackage(ROOT + "preflight..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    ROOT + "preflight..", ROOT + "domain..", ROOT + "scaling..", "java..", "org.jspecify.."));

    @ArchTest
    static final ArchRule adapters_see_the_ports_and_nothing_else_of_ours = noClasses()
            .that()
            .resideInAPackage(ROOT + "adapters..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    ROOT + "engine..",
                    ROOT + "scaling..",
                    ROOT + "integrations..",
                    ROOT + "templates..",
                    ROOT + "preflight..",
                    ROOT + "server..",
                    ROOT + "lab..");

    @ArchTest
    static final ArchRule adapters_do_not_see_their_siblings = slices().matching(ROOT + "adapters.(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(
                    resideInAnyPackage(ROOT + "adapters.."),
                    resideInAnyPackage(
                            ROOT + "adapters.tls..",
                            ROOT + "adapters.http..",
                            ROOT + "adapters.yaml..",
                            ROOT + "adapters.delivery.."));

    @ArchTest
    static final ArchRule the_product_does_not_know_the_lab =
            noClasses().should().dependOnClassesThat().resideInAPackage(ROOT + "lab..");

    @ArchTest
    static final ArchRule no_package_cycles_in_the_domain =
            slices().matching(ROOT + "domain.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule no_package_cycles_in_the_server =
            slices().matching(ROOT + "server.(*)..").should().beFreeOfCycles();

    private static final Set<String> CLOCKS = Set.of(
            Instant.class.getName(),
            Clock.class.getName(),
            InstantSource.class.getName(),
            "java.time.LocalDateTime",
            "java.time.ZonedDateTime",
            "java.time.LocalDate");

    private static boolean readsTheClock(AccessTarget target) {
        String owner = target.getOwner().getName();
        boolean now = CLOCKS.contains(owner)
                && (target.getName().equals("now") || target.getName().startsWith("system"));
        return now || owner.equals("java.lang.System") && target.getName().equals("currentTimeMillis");
    }

    @ArchTest
    static final ArchRule only_wiring_knows_what_time_it_is = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "server.wiring..")
            .should()
            .accessTargetWhere(describe(
                    "asks the system for the time", (JavaAccess<?> access) -> readsTheClock(access.getTarget())));

    @ArchTest
    static final ArchRule nothing_sleeps = noClasses()
            .should()
            .accessTargetWhere(describe(
                    "sleeps",
                    (JavaAccess<?> access) -> access.getTarget().getName().equals("sleep")
                            && access.getTarget().getOwner().getName().equals("java.lang.Thread")));

    @ArchTest
    static final ArchRule names_say_what_a_thing_is =
            noClasses().should().haveNameMatching(".*(Impl|Manager|Helper|Utils?|Processor|Info)$");

    @ArchTest
    static final ArchRule json_is_jackson_3 =
            noClasses().should().dependOnClassesThat().resideInAPackage("com.fasterxml.jackson.databind..");
}
