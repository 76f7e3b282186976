package nl.mutatieboek.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import nl.mutatieboek.MutatieboekApplication;
import nl.mutatieboek.architecture.violation.attic.NobodyAsks;
import nl.mutatieboek.architecture.violation.balance.Averages;
import nl.mutatieboek.architecture.violation.balance.BalanceManager;
import nl.mutatieboek.architecture.violation.balance.CountsInFloats;
import nl.mutatieboek.architecture.violation.balance.KnowsAxon;
import nl.mutatieboek.architecture.violation.balance.KnowsJackson2;
import nl.mutatieboek.architecture.violation.balance.KnowsTheApi;
import nl.mutatieboek.architecture.violation.balance.ReachesIntoTheStore;
import nl.mutatieboek.architecture.violation.balance.ReportsHttpProblem;
import nl.mutatieboek.architecture.violation.balance.StreamsRows;
import nl.mutatieboek.architecture.violation.balance.WritesToTheLedger;
import nl.mutatieboek.architecture.violation.balance.util.Sums;
import nl.mutatieboek.architecture.violation.domain.CountsInDoubles;
import nl.mutatieboek.architecture.violation.domain.KnowsSpring;
import nl.mutatieboek.architecture.violation.domain.MakesAnIdentity;
import nl.mutatieboek.architecture.violation.domain.ReadsTheClock;
import nl.mutatieboek.architecture.violation.domain.ReadsTheDate;
import nl.mutatieboek.architecture.violation.domain.value.KnowsTheRules;
import nl.mutatieboek.architecture.violation.ledger.store.ChangesAnEntry;
import nl.mutatieboek.architecture.violation.ledger.store.SealsByAxon;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.Violations;

/** Checks the architecture rules on the application, and that each rule finds its violations in {@code violation}. */
class ArchitectureRulesTest {
    private static final String VIOLATION = "nl.mutatieboek.architecture.violation";

    private static final JavaClasses REAL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("nl.mutatieboek");
    private static final JavaClasses WRONG = new ClassFileImporter().importPackages(VIOLATION);

    /** The planted violations by rule. */
    private static final Map<String, Set<Class<?>>> PLANTED = Map.ofEntries(
            Map.entry("domain knows only the language", Set.of(KnowsSpring.class, ReadsTheClock.class)),
            Map.entry(
                    "domain fetches no time, identity or chance",
                    Set.of(ReadsTheDate.class, ReadsTheClock.class, MakesAnIdentity.class)),
            Map.entry("the values of the domain know no rules", Set.of(KnowsTheRules.class)),
            Map.entry(
                    "nobody counts in fractions", Set.of(CountsInDoubles.class, CountsInFloats.class, Averages.class)),
            Map.entry("rows are not streamed past their connection", Set.of(StreamsRows.class)),
            Map.entry("only the ledger knows Axon and Jackson 2", Set.of(KnowsAxon.class, KnowsJackson2.class)),
            Map.entry("event JSON, seals, tables and reading know no Axon", Set.of(KnowsAxon.class, SealsByAxon.class)),
            Map.entry("only the ledger's store knows its tables", Set.of(WritesToTheLedger.class)),
            Map.entry("only the web layer reports HTTP problems", Set.of(ReportsHttpProblem.class)),
            Map.entry("only the web layer knows the HTTP API", Set.of(KnowsTheApi.class)),
            Map.entry("entries are never changed", Set.of(ChangesAnEntry.class)),
            Map.entry("nobody reaches into the ledger", Set.of(ReachesIntoTheStore.class)),
            Map.entry("names say what a thing is", Set.of(BalanceManager.class, Sums.class)),
            Map.entry("every module is described", Set.of(NobodyAsks.class)),
            Map.entry("nulls are marked in every package", Set.of(NobodyAsks.class)));

    static Set<String> ruleNames() {
        return new ArchitectureRules("nl.mutatieboek").rules().keySet();
    }

    @ParameterizedTest
    @MethodSource("ruleNames")
    void architecture_rule_holds_for_the_code_base(String name) {
        new ArchitectureRules("nl.mutatieboek").rules().get(name).check(REAL);
    }

    @ParameterizedTest
    @MethodSource("ruleNames")
    void architecture_rule_reports_exactly_its_planted_violations(String name) {
        ArchRule rule = new ArchitectureRules(VIOLATION).rules().get(name);
        List<String> caught = rule.evaluate(WRONG).getFailureReport().getDetails();

        List<String> planted = PLANTED.get(name).stream()
                .map(ArchitectureRulesTest::expectedCulprit)
                .toList();
        assertThat(planted).allSatisfy(culprit -> assertThat(caught).anyMatch(one -> one.contains(culprit)));
        assertThat(caught).allSatisfy(one -> assertThat(planted).anyMatch(one::contains));
    }

    /** Returns the packages that should not exist, or not in this form. */
    private static String expectedCulprit(Class<?> culprit) {
        boolean wholePackage = culprit == NobodyAsks.class || culprit == Sums.class;
        return wholePackage ? culprit.getPackageName() : culprit.getName();
    }

    @Test
    void every_architecture_rule_has_a_planted_violation() {
        assertThat(PLANTED.keySet()).isEqualTo(ruleNames());
    }

    @ParameterizedTest
    @MethodSource("ruleNames")
    void architecture_rule_fails_when_it_matches_no_classes(String name) {
        ArchRule nowhere = new ArchitectureRules("nl.nowhere").rules().get(name);

        assertThatThrownBy(() -> nowhere.check(REAL))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("failed to check any");
    }

    @Test
    void modules_depend_only_on_their_allowed_dependencies() {
        ApplicationModules.of(MutatieboekApplication.class).verify();
    }

    @Test
    void undeclared_module_dependency_is_reported() {
        ApplicationModules wrong = ApplicationModules.of(VIOLATION, location -> true);

        assertThatThrownBy(wrong::verify)
                .isInstanceOf(Violations.class)
                .hasMessageContaining(ReachesIntoTheStore.class.getSimpleName());
    }

    @Test
    void architecture_document_lists_exactly_the_modules() throws IOException {
        List<String> drawn = Pattern.compile("(?m)^\\| `([a-z]+)` \\|")
                .matcher(Files.readString(Path.of("docs/internals/architecture.md")))
                .results()
                .map(row -> row.group(1))
                .toList();

        assertThat(drawn)
                .containsExactlyInAnyOrderElementsOf(REAL.getPackage("nl.mutatieboek").getSubpackages().stream()
                        .map(JavaPackage::getRelativeName)
                        .toList());
    }
}
