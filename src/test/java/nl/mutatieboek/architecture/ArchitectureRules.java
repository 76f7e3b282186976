package nl.mutatieboek.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.all;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static nl.mutatieboek.architecture.ArchitectureVocabulary.CHANGE_OF_AN_ENTRY;
import static nl.mutatieboek.architecture.ArchitectureVocabulary.CONTAINER;
import static nl.mutatieboek.architecture.ArchitectureVocabulary.FETCHING_CLASSES;
import static nl.mutatieboek.architecture.ArchitectureVocabulary.FETCHING_METHODS;
import static nl.mutatieboek.architecture.ArchitectureVocabulary.HANDED_OVER;
import static nl.mutatieboek.architecture.ArchitectureVocabulary.HTTP_FILES;
import static nl.mutatieboek.architecture.ArchitectureVocabulary.HTTP_PROBLEMS;
import static nl.mutatieboek.architecture.ArchitectureVocabulary.LANGUAGE;
import static nl.mutatieboek.architecture.ArchitectureVocabulary.LANGUAGE_CLASSES;
import static nl.mutatieboek.architecture.ArchitectureVocabulary.LIBRARIES_OF_MODULES;
import static nl.mutatieboek.architecture.ArchitectureVocabulary.NO_MODULE;
import static nl.mutatieboek.architecture.ArchitectureVocabulary.NO_NAME;
import static nl.mutatieboek.architecture.ArchitectureVocabulary.WEB_CONFIGURATION;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.lang.AbstractClassesTransformer;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import nl.mutatieboek.platform.http.ValidatedQuery;
import org.jspecify.annotations.NullMarked;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.NamedInterface;

/**
 * Architecture rules for the modules below the root package. They are checked for {@code nl.mutatieboek}, and against
 * {@code violation}, which breaks each rule once to show that it holds. Allowed dependencies are listed; all others are
 * forbidden.
 */
final class ArchitectureRules {
    private final String root;

    ArchitectureRules(String root) {
        this.root = root;
    }

    /** All rules by name. */
    Map<String, ArchRule> rules() {
        Map<String, ArchRule> byName = new TreeMap<>();
        byName.put("domain knows only the language", domainKnowsOnlyTheLanguage());
        byName.put("domain fetches no time, identity or chance", domainFetchesNothing());
        byName.put("the values of the domain know no rules", valuesDependOnNoRules());
        byName.put("nobody counts in fractions", noFloatingPointBesideAmounts());
        byName.put("rows are not streamed past their connection", rowsAreNotStreamed());
        byName.put("only the ledger knows Axon and Jackson 2", onlyTheLedgerKnowsAxon());
        byName.put("event JSON, seals, tables and reading know no Axon", storedFormatsDependOnNoAxon());
        byName.put("only the ledger's store knows its tables", onlyTheStoreKnowsItsTables());
        byName.put("only the web layer reports HTTP problems", coreReportsNoHttpProblems());
        byName.put("only the web layer knows the HTTP API", coreKnowsNoHttpApi());
        byName.put("entries are never changed", entriesAreNeverChanged());
        byName.put("nobody reaches into the ledger", ledgerInternalsAreUnusedOutside());
        byName.put("names say what a thing is", vagueTypeNamesAreForbidden());
        byName.put("every module is described", everyModuleIsDescribed());
        byName.put("nulls are marked in every package", nullsAreMarked());
        return byName;
    }

    private ArchRule domainKnowsOnlyTheLanguage() {
        return in("domain..")
                .and(describe(
                        "not the description of a package",
                        one -> !one.getSimpleName().equals("package-info")))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(LANGUAGE)
                        .or(describe("of " + LANGUAGE_CLASSES, one -> LANGUAGE_CLASSES.contains(one.getName())))
                        .or(resideInAPackage(root + ".domain.."))
                        .or(primitive()));
    }

    private ArchRule domainFetchesNothing() {
        return in("domain..").should(new ArchCondition<>("be given time, identities and chance") {
            @Override
            public void check(JavaClass one, ConditionEvents events) {
                one.getAccessesFromSelf().stream()
                        .filter(access ->
                                FETCHING_METHODS.contains(access.getTarget().getName())
                                        || FETCHING_CLASSES.contains(
                                                access.getTargetOwner().getName()))
                        .forEach(access -> events.add(SimpleConditionEvent.violated(one, access.getDescription())));
            }
        });
    }

    private ArchRule valuesDependOnNoRules() {
        return in("domain.value..")
                .should()
                .onlyDependOnClassesThat(
                        not(resideInAPackage(root + "..")).or(resideInAPackage(root + ".domain.value..")));
    }

    /** No floating point, also not in a local variable: where there are amounts, there is none anywhere. */
    private ArchRule noFloatingPointBesideAmounts() {
        // Metrics and column widths decide no amount.
        String meters = root + ".ledger.config.LedgerMeterBinder";
        String width = root + ".report.format.XlsxColumnWidthWriter";
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .and(describe(
                        "neither " + meters + " nor " + width,
                        one -> !one.getName().startsWith(meters)
                                && !one.getName().equals(width)))
                .should(new ArchCondition<>("count in whole numbers") {
                    @Override
                    public void check(JavaClass one, ConditionEvents events) {
                        ByteCodeScanner.scan(one)
                                .floatingPoint()
                                .forEach(use ->
                                        events.add(SimpleConditionEvent.violated(one, one.getName() + ": " + use)));
                    }
                });
    }

    /** The stream of rows of {@code JdbcClient} holds a connection until it is closed. */
    private ArchRule rowsAreNotStreamed() {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .callMethod(JdbcClient.MappedQuerySpec.class, "stream");
    }

    private ArchRule onlyTheLedgerKnowsAxon() {
        return outside("ledger..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(LIBRARIES_OF_MODULES)
                        .or(describe("of " + HANDED_OVER, one -> HANDED_OVER.contains(one.getName())))
                        .or(describe("of " + CONTAINER, one -> CONTAINER.contains(one.getName())))
                        .or(resideInAPackage(root + ".."))
                        .or(primitive()));
    }

    private ArchRule storedFormatsDependOnNoAxon() {
        List<String> adapters = List.of("LedgerStorageEngine", "EventMessageMapper");
        return outside("ledger.writer..")
                .and(describe(
                        "neither wire Axon nor are one of " + adapters,
                        one -> !adapters.contains(outermost(one).getSimpleName())
                                && !List.of("LedgerConfiguration", "WriterLeaseLifecycle")
                                        .contains(outermost(one).getSimpleName())))
                .should()
                .onlyDependOnClassesThat(not(resideInAPackage("org.axonframework..")));
    }

    private static JavaClass outermost(JavaClass one) {
        return one.getEnclosingClass().map(ArchitectureRules::outermost).orElse(one);
    }

    private ArchRule onlyTheStoreKnowsItsTables() {
        return outside("ledger.store..")
                .should(containNoText(
                        "ledger_entry or ledger_head",
                        text -> text.contains("ledger_entry") || text.contains("ledger_head")));
    }

    /** The core throws what extends {@code CodedException}: the command line has no HTTP status. */
    private ArchRule coreReportsNoHttpProblems() {
        return outside("platform.http..")
                .and(not(resideInAPackage(root + ".platform.html..")))
                .and(describe(
                        "neither controllers, pages nor " + WEB_CONFIGURATION,
                        one -> !outermost(one).getSimpleName().matches(".*(Controller|Page)")
                                && !WEB_CONFIGURATION.contains(outermost(one).getSimpleName())))
                .should()
                .onlyDependOnClassesThat(not(describe(
                        "HTTP problems",
                        one -> HTTP_PROBLEMS.contains(outermost(one).getName()))));
    }

    /** Others than controllers, pages, filters and what binds requests and forms are used by the command line too. */
    private ArchRule coreKnowsNoHttpApi() {
        return outside("platform.http..")
                .and(not(resideInAPackage(root + ".platform.html..")))
                .and(describe(
                        "neither named for the web, bound to a request nor " + WEB_CONFIGURATION,
                        one -> !outermost(one)
                                        .getSimpleName()
                                        .matches(".*(Controller|Page|Filter|Query|Response|Request|Form)([A-Z].*)?")
                                && !one.isAssignableTo(ValidatedQuery.class)
                                && !WEB_CONFIGURATION.contains(outermost(one).getSimpleName())))
                .should()
                .onlyDependOnClassesThat(not(resideInAPackage(root + ".platform.http.."))
                        .or(describe(
                                "of " + HTTP_FILES,
                                one -> HTTP_FILES.stream().anyMatch(outermost(one)::isEquivalentTo))));
    }

    private ArchRule entriesAreNeverChanged() {
        return in("ledger..")
                .should(containNoText(
                        "that an entry changes or goes",
                        text -> text.toLowerCase(Locale.ROOT)
                                .replaceAll("\\s+", " ")
                                .matches(CHANGE_OF_AN_ENTRY)));
    }

    private ArchRule ledgerInternalsAreUnusedOutside() {
        return outside("ledger..")
                .should()
                .onlyDependOnClassesThat(not(resideInAPackage(root + ".ledger.."))
                        .or(resideInAPackage(root + ".ledger"))
                        .or(describe(
                                "shown to others by name",
                                one -> one.isAnnotatedWith(NamedInterface.class)
                                        || one.getPackage().isAnnotatedWith(NamedInterface.class))));
    }

    private ArchRule vagueTypeNamesAreForbidden() {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .haveNameMatching(NO_NAME)
                .orShould()
                .haveNameMatching(NO_MODULE);
    }

    private ArchRule everyModuleIsDescribed() {
        return all(packages(JavaPackage::getSubpackages)).should(beAnnotatedWith(ApplicationModule.class));
    }

    private ArchRule nullsAreMarked() {
        return all(packages(JavaPackage::getSubpackagesInTree)).should(beAnnotatedWith(NullMarked.class));
    }

    // How it is said

    private GivenClassesConjunction in(String modules) {
        return classes().that().resideInAPackage(root + "." + modules);
    }

    private GivenClassesConjunction outside(String modules) {
        return classes().that().resideInAPackage(root + "..").and(not(resideInAPackage(root + "." + modules)));
    }

    private static DescribedPredicate<JavaClass> primitive() {
        return describe(
                "primitive or an array of primitives",
                one -> one.getBaseComponentType().isPrimitive());
    }

    private static ArchCondition<JavaClass> containNoText(String what, Predicate<String> said) {
        return new ArchCondition<>("never say " + what) {
            @Override
            public void check(JavaClass one, ConditionEvents events) {
                ByteCodeScanner.scan(one).texts().stream()
                        .filter(said)
                        .forEach(text ->
                                events.add(SimpleConditionEvent.violated(one, one.getName() + " says: " + text)));
            }
        };
    }

    /** The packages below the root that hold classes. */
    private AbstractClassesTransformer<JavaPackage> packages(Function<JavaPackage, Set<JavaPackage>> which) {
        return new AbstractClassesTransformer<>("packages of " + root) {
            @Override
            public Iterable<JavaPackage> doTransform(JavaClasses all) {
                List<JavaPackage> packages = new ArrayList<>(
                        all.containPackage(root) ? which.apply(all.getPackage(root)) : Set.<JavaPackage>of());
                packages.removeIf(one -> one.getClassesInPackageTree().isEmpty());
                return packages;
            }
        };
    }

    private static ArchCondition<JavaPackage> beAnnotatedWith(Class<? extends Annotation> annotation) {
        String name = "@" + annotation.getSimpleName();
        return new ArchCondition<>("have " + name + " in their package-info") {
            @Override
            public void check(JavaPackage one, ConditionEvents events) {
                events.add(new SimpleConditionEvent(
                        one, one.isAnnotatedWith(annotation), one.getName() + " without " + name));
            }
        };
    }
}
