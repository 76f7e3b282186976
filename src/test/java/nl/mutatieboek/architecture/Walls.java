package nl.mutatieboek.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The walls of the house, as rules over a root package: over {@code nl.mutatieboek} they hold, over the planted violations
 * each must fail. A rule that finds nothing to judge fails too, so none can name a room that does not exist.
 */
final class Walls {
    private static final Set<Class<?>> CLOCKS_AND_CHANCE = Set.of(
            Instant.class, LocalDate.class, LocalDateTime.class, Clock.class, UUID.class, System.class, Random.class);
    private static final Set<String> ASKED =
            Set.of("now", "systemUTC", "systemDefaultZone", "randomUUID", "currentTimeMillis", "nanoTime", "<init>");
    private static final List<String> EMPTY_WORDS =
            List.of("Manager", "Helper", "Util", "Utils", "Impl", "Service", "Data", "Info", "Dto", "Base");

    private final String root;

    Walls(String root) {
        this.root = root;
    }

    /** Each wall under a name of its own. */
    Stream<Wall> all() {
        return Stream.of(
                new Wall("budget knows plain Java only", budgetKnowsPlainJavaOnly()),
                new Wall("budget asks neither clock nor chance", budgetAsksNeitherClockNorChance()),
                new Wall("no floating point beside money: fields", noFloatingFields()),
                new Wall("no floating point beside money: methods", noFloatingMethods()),
                new Wall("only the ledger knows Axon", onlyLedgerKnows("org.axonframework..")),
                new Wall("only the ledger knows Jackson 2", onlyLedgerKnows("com.fasterxml.jackson.databind..")),
                new Wall("no empty words in names", noEmptyWordsInNames()),
                new Wall("no rows are streamed past their connection", noStreamedRows()));
    }

    record Wall(String name, ArchRule rule) {
        @Override
        public String toString() {
            return name;
        }
    }

    private ArchRule budgetKnowsPlainJavaOnly() {
        return classes()
                .that(resideInAPackage(root + ".budget.."))
                .and(not(describe("package-info", type -> type.getSimpleName().equals("package-info"))))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "java.lang..",
                        "java.util..",
                        "java.time..",
                        "java.net",
                        "org.jspecify.annotations",
                        "org.pcollections",
                        "nl.mutatieboek.budget..",
                        root + ".budget.."))
                .allowEmptyShould(false);
    }

    private ArchRule budgetAsksNeitherClockNorChance() {
        DescribedPredicate<CodeUnitCallTarget> asks = describe(
                "asks a clock or chance",
                target -> ASKED.contains(target.getName())
                        && CLOCKS_AND_CHANCE.stream()
                                .anyMatch(type -> target.getOwner().isEquivalentTo(type))
                        && !(target.getName().equals("<init>")
                                && !target.getOwner().isEquivalentTo(Random.class)));
        return noClasses()
                .that(resideInAPackage(root + ".budget.."))
                .should()
                .callCodeUnitWhere(describe("asks a clock or chance", call -> asks.test(call.getTarget())))
                .allowEmptyShould(false);
    }

    private String[] money() {
        return Stream.of(".budget..", ".ledger..", ".balance..", ".trail..", ".dossier..", ".structure..")
                .map(room -> root + room)
                .toArray(String[]::new);
    }

    private static boolean floating(JavaClass type) {
        return Stream.of(double.class, float.class, Double.class, Float.class)
                .anyMatch(type.getBaseComponentType()::isEquivalentTo);
    }

    private ArchRule noFloatingFields() {
        return fields().that()
                .areDeclaredInClassesThat(resideInAnyPackage(money()))
                .should()
                .haveRawType(describe("no floating point", type -> !floating(type)))
                .allowEmptyShould(false);
    }

    private ArchRule noFloatingMethods() {
        return methods()
                .that()
                .areDeclaredInClassesThat(resideInAnyPackage(money()))
                .should(new ArchCondition<>("take and give no floating point") {
                    @Override
                    public void check(JavaMethod method, ConditionEvents events) {
                        boolean found = floating(method.getRawReturnType())
                                || method.getRawParameterTypes().stream().anyMatch(Walls::floating);
                        if (found) {
                            events.add(SimpleConditionEvent.violated(method, method.getFullName()));
                        }
                    }
                })
                .allowEmptyShould(false);
    }

    private ArchRule onlyLedgerKnows(String packages) {
        return noClasses()
                .that(resideInAPackage(root + ".."))
                .and(not(resideInAPackage(root + ".ledger..")))
                .should()
                .dependOnClassesThat(resideInAPackage(packages))
                .allowEmptyShould(false);
    }

    private ArchRule noEmptyWordsInNames() {
        DescribedPredicate<JavaClass> empty = describe(
                "an empty word in the name",
                type -> EMPTY_WORDS.stream().anyMatch(type.getSimpleName()::endsWith)
                        || type.getSimpleName().startsWith("Abstract"));
        return noClasses()
                .that(resideInAPackage(root + ".."))
                .should(com.tngtech.archunit.lang.conditions.ArchConditions.be(empty))
                .allowEmptyShould(false);
    }

    /** {@code JdbcClient}'s stream of rows keeps a connection until somebody closes it, and nobody does. */
    private ArchRule noStreamedRows() {
        return noClasses()
                .that(resideInAPackage(root + ".."))
                .should()
                .callMethod(JdbcClient.MappedQuerySpec.class, "stream")
                .allowEmptyShould(false);
    }

    static List<String> roomsOf(Stream<String> packages, String root) {
        return packages.filter(name -> name.startsWith(root + "."))
                .map(name -> name.substring(root.length() + 1))
                .map(name -> Arrays.asList(name.split("\\.")).getFirst())
                .distinct()
                .sorted()
                .toList();
    }
}
