package nl.mutatieboek.platform.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.mutatieboek.domain.FigureRefusal;
import nl.mutatieboek.domain.KindRefusal;
import nl.mutatieboek.domain.MutationRefusal;
import nl.mutatieboek.domain.Refusal;
import nl.mutatieboek.domain.RefusalFormatter;
import nl.mutatieboek.domain.StructureRefusal;
import nl.mutatieboek.domain.value.BudgetFlexibility.FlexibilityPart;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Ceiling;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.CoverageForm;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MalformedValueException;
import nl.mutatieboek.domain.value.MatterFollowUp.FollowUpType;
import nl.mutatieboek.domain.value.MatterState;
import nl.mutatieboek.domain.value.MatterType;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.domain.value.Validity;
import nl.mutatieboek.importing.table.FlawReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** Messages in Dutch and English. */
class MessageRendererTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}]*)}");
    private static final Set<String> MEMBERS_OF_A_PROBLEM =
            Set.of("type", "title", "status", "detail", "instance", "errors");

    private final MessageRenderer sentences = new MessageRenderer(messages());

    @ParameterizedTest
    @ValueSource(strings = {"refusals.properties", "refusals_nl.properties"})
    void every_error_code_has_a_message(String file) {
        Properties properties = properties(file);

        assertThat(keys().filter(key -> properties.getProperty(key, "").isBlank()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"messages.properties", "messages_nl.properties"})
    void every_mutation_kind_has_a_rule_message(String file) {
        Properties properties = properties(file);

        assertThat(MutationKind.values())
                .filteredOn(kind ->
                        properties.getProperty("rule." + kind.name(), "").isBlank())
                .isEmpty();
    }

    @Test
    void every_problem_and_fault_code_in_the_sources_has_a_message() throws IOException {
        Properties properties = properties("refusals.properties");
        Set<String> named = new TreeSet<>();
        for (String source : sources()) {
            findAll(
                            source,
                            "(?:ProblemException\\.of\\(\\s*[0-9]+,|new"
                                    + " [A-Z][a-zA-Z]+Exception\\((?:\\s*[a-z]+,)?)\\s*\"([a-z-]+)\"")
                    .forEach(code -> {
                        named.add("problem." + code);
                        named.add("problem." + code + ".title");
                    });
            findAll(source, "(?s)RequestError\\.of\\(ErrorLocation\\.[A-Z]+, [^;]*?, \"([a-z-]+)\"")
                    .forEach(code -> named.add("malformed." + code));
            findAll(source, "(?s)wrong\\((?:[^;\"]*, )?(?:\"[^;\"]*\", )?\"([a-z-]+)\"")
                    .forEach(code -> named.add("malformed." + code));
            findAll(source, "note\\(\"[A-Za-z]+\", \"([a-z-]+)\"\\)").forEach(code -> named.add("malformed." + code));
        }

        assertThat(named).hasSizeGreaterThan(50);
        assertThat(named).filteredOn(key -> !properties.containsKey(key)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"refusals.properties", "refusals_nl.properties"})
    void refusal_message_placeholders_name_record_components(String file) {
        Properties properties = properties(file);
        List<String> unknown = new ArrayList<>();
        for (Class<?> refusal : RefusalFormatter.types()) {
            Set<String> components = Arrays.stream(refusal.getRecordComponents())
                    .map(RecordComponent::getName)
                    .collect(Collectors.toSet());
            placeholders(properties.getProperty("refusal." + code(refusal)))
                    .filter(name -> !components.contains(name))
                    .forEach(name -> unknown.add(code(refusal) + " {" + name + "}"));
        }

        assertThat(unknown).isEmpty();
    }

    @Test
    void dutch_and_english_messages_have_the_same_keys_and_placeholders() {
        Properties english = properties("refusals.properties");
        Properties dutch = properties("refusals_nl.properties");

        assertThat(dutch.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (String key : english.stringPropertyNames()) {
            Set<String> placeholders = placeholders(english.getProperty(key)).collect(Collectors.toSet());
            assertThat(placeholders(dutch.getProperty(key)).collect(Collectors.toSet()))
                    .as(key)
                    .isEqualTo(placeholders);
        }
    }

    @Test
    void every_message_is_used() throws IOException {
        Set<String> known = keys().collect(Collectors.toSet());
        String sources = String.join("\n", sources());

        assertThat(properties("refusals.properties").stringPropertyNames())
                .filteredOn(key -> !known.contains(key))
                .filteredOn(key -> key.startsWith("refusal.")
                        || key.startsWith("word.")
                        || !sources.contains('"' + key.replaceAll("^[a-z]+\\.|\\.title$", "") + '"'))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "messages.properties",
                "messages_nl.properties",
                "refusals.properties",
                "refusals_nl.properties",
                "reports.properties",
                "reports_nl.properties",
                "recorded-texts.properties"
            })
    void no_key_occurs_twice_in_a_bundle(String file) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("src/main/resources", file))) {
            assertThat(lines.filter(line -> line.matches("[A-Za-z][^=]*=.*")).map(line -> line.split("=", 2)[0]))
                    .isNotEmpty()
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void refusal_components_do_not_clash_with_problem_members() {
        assertThat(RefusalFormatter.types())
                .flatExtracting(refusal -> Arrays.asList(refusal.getRecordComponents()))
                .extracting(RecordComponent::getName)
                .doesNotContainAnyElementsOf(MEMBERS_OF_A_PROBLEM);
    }

    @Test
    void amounts_dates_and_terms_are_formatted_per_language() {
        Refusal overdrawn = new FigureRefusal.ReserveOverdrawn(
                ItemPath.parse("XX/92/asielmaatregelen"),
                Flow.COMMITMENTS,
                new BudgetYear(2026),
                LocalDate.of(2025, 9, 16),
                Moment.parse("2026-OWB"),
                new Thousands(115_000),
                new Thousands(-68_678),
                new Thousands(46_322),
                new Thousands(46_323));

        assertThat(sentences.render(overdrawn, MessageRenderer.DUTCH)).isEqualTo("""
            De reservering XX/92/asielmaatregelen dekt geen 46.323 aan verplichtingen in 2026: op 16 september 2025, bij \
            moment 2026-OWB, is 46.322 beschikbaar (115.000 geboekt, −68.678 geclaimd door mutaties in behandeling). \
            Bedragen × € 1.000.\
            """);
        assertThat(sentences.render(overdrawn, Locale.UK)).isEqualTo("""
            Reserve XX/92/asielmaatregelen does not cover 46,323 of commitments in 2026: on 16 September 2025, at moment \
            2026-OWB, 46,322 is available (115,000 booked, −68,678 claimed by pending mutations). Amounts × € 1,000.\
            """);
    }

    @Test
    void years_kinds_and_states_are_rendered_as_words() {
        Validity open = new Validity(new BudgetYear(2025), null);
        Validity closed = new Validity(new BudgetYear(2025), new BudgetYear(2029));

        assertThat(dutch(new StructureRefusal.ItemExists(ItemPath.parse("XX/37"), open)))
                .isEqualTo("Begrotingspost XX/37 staat al in het boek, vanaf 2025.");
        assertThat(dutch(new StructureRefusal.ChapterNotValid(new ChapterCode("XX"), new BudgetYear(2024), closed)))
                .isEqualTo("Begrotingshoofdstuk XX bestaat niet in 2024: het geldt van 2025 tot en met 2029.");
        assertThat(dutch(new MutationRefusal.NotPending("XX-2026-0007", "BOOKED")))
                .isEqualTo("Mutatie XX-2026-0007 is geboekt; daarover valt niets meer te besluiten.");
        assertThat(dutch(new KindRefusal.OneYearOnly(MutationKind.CASH_SHIFT)))
                .isEqualTo("Deze soort mutatie (kasschuif) verschuift bedragen tussen jaren; deze regels hebben er maar"
                        + " één.");
        assertThat(dutch(new StructureRefusal.ChapterExists(new ChapterCode("XX"), "Naam met {chapter} en $1")))
                .isEqualTo("Begrotingshoofdstuk XX staat al in het boek: Naam met {chapter} en $1.");
    }

    @Test
    void missing_placeholder_value_is_rejected() {
        assertThatThrownBy(() -> sentences.render("malformed.json", Map.of("line", 1L), Locale.ENGLISH))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("{column}");
    }

    private String dutch(Refusal refusal) {
        return sentences.render(refusal, MessageRenderer.DUTCH);
    }

    private static List<String> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            List<String> sources = new ArrayList<>();
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".java")).toList()) {
                sources.add(Files.readString(file));
            }
            return sources;
        }
    }

    private static Stream<String> findAll(String source, String pattern) {
        return Pattern.compile(pattern).matcher(source).results().map(found -> found.group(1));
    }

    /** Everything that must have a sentence; of refusals and problems also a title. */
    private static Stream<String> keys() {
        Stream<String> refusals = RefusalFormatter.types().stream()
                .map(refusal -> "refusal." + code(refusal))
                .flatMap(key -> Stream.of(key, key + ".title"));
        Stream<String> words = Arrays.stream(MalformedValueException.ExpectedValue.values())
                .map(expected -> "malformed." + expected.key());
        Stream<String> kinds = Arrays.stream(MutationKind.values()).map(kind -> "word.kind." + kind);
        Stream<String> flows = Arrays.stream(Flow.values()).map(flow -> "word.flow." + flow);
        Stream<String> others = Stream.of(
                        "state.PROPOSED",
                        "state.APPROVED",
                        "state.BOOKED",
                        "state.REVERSED",
                        "state.REJECTED",
                        "state.RETURNED",
                        "state.WITHDRAWN",
                        "consent.confirmation",
                        "consent.agreement",
                        "mandate.PROPOSE",
                        "mandate.APPROVE",
                        "mandate.CONFIRM",
                        "mandate.ADMINISTER",
                        "mandate.INSPECTORATE",
                        "mandate.IMPORT",
                        "validity.open",
                        "validity.closed")
                .map(word -> "word." + word);
        Stream<String> flaws = Arrays.stream(FlawReason.values()).map(reason -> "flaw." + reason.code());
        // A file that goes beyond these limits is refused as a whole, under the name of the flaw.
        Stream<String> limits = Stream.of(FlawReason.TOO_MANY_ROWS, FlawReason.TOO_MUCH_TEXT)
                .map(reason -> "problem." + reason.code())
                .flatMap(key -> Stream.of(key, key + ".title"));
        Stream<String> matters = Stream.of(
                        Arrays.stream(MatterType.values()).map(type -> "matter-type." + type),
                        Arrays.stream(MatterState.values()).map(state -> "matter-state." + state),
                        Arrays.stream(FollowUpType.values()).map(type -> "follow-up." + type),
                        Arrays.stream(CoverageForm.values()).map(form -> "cover." + form),
                        Arrays.stream(Ceiling.values()).map(ceiling -> "ceiling." + ceiling),
                        Arrays.stream(FlexibilityPart.values()).map(category -> "flexibility." + category))
                .flatMap(all -> all)
                .map(word -> "word." + word);
        return Stream.of(refusals, words, kinds, flows, others, flaws, limits, matters)
                .flatMap(all -> all);
    }

    /** The code of a refusal whose numbers do not matter. */
    private static String code(Class<?> refusal) {
        Object[] numbers = Arrays.stream(refusal.getRecordComponents())
                .map(component -> defaultValue(component.getType()))
                .toArray();
        try {
            return ((Refusal) refusal.getDeclaredConstructors()[0].newInstance(numbers)).code();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object defaultValue(Class<?> type) {
        return type == int.class ? 0 : type == List.class ? List.of() : null;
    }

    private static Stream<String> placeholders(String sentence) {
        return PLACEHOLDER.matcher(sentence).results().map((MatchResult found) -> found.group(1));
    }

    private static Properties properties(String file) {
        Properties properties = new Properties();
        try (InputStream in = MessageRendererTest.class.getResourceAsStream("/" + file)) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    private static ResourceBundleMessageSource messages() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("refusals");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }
}
