package nl.mutatieboek.ledger.store;

import static nl.mutatieboek.ledger.store.EventDocumentReader.paths;
import static nl.mutatieboek.ledger.store.EventDocumentReader.section;
import static nl.mutatieboek.ledger.store.EventDocumentReader.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.mutatieboek.domain.CalendarEvent;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.moment.EmbargoEndReason;
import nl.mutatieboek.domain.value.ArticleCategory;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.BudgetFlexibility;
import nl.mutatieboek.domain.value.Ceiling;
import nl.mutatieboek.domain.value.Continuation;
import nl.mutatieboek.domain.value.CoverageForm;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.MatterDecision;
import nl.mutatieboek.domain.value.MatterFollowUp;
import nl.mutatieboek.domain.value.MatterType;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationClass;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.ledger.RawEntry;
import nl.mutatieboek.ledger.UnreadableEntryException;
import nl.mutatieboek.ledger.store.EventNames.UnknownEventException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The permanent format of events. The approved file of a released version is never changed or deleted, only added to.
 */
class EventContractTest {
    private static final Path APPROVED = Path.of("src/test/resources/approved/events");
    private static final Path METADATA = Path.of("src/test/resources/approved/metadata.json");
    private static final Path RECEIVED = Path.of("target/received/events");
    private static final EventJsonMapper JSON = EventJsonMapper.create();

    static Collection<String> examples() {
        return EventExamples.all().keySet();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void event_json_equals_the_approved_file(String example) throws IOException {
        Event event = EventExamples.all().get(example);
        byte[] written = JSON.writePayload(event);
        Files.createDirectories(RECEIVED);
        Files.write(RECEIVED.resolve(example + ".json"), withNewline(written));

        assertThat(EventNames.nameOf(event.getClass())).isEqualTo(nameIn(example));
        assertThat(JSON.revisionOf(nameIn(example))).isNull();
        assertThat(APPROVED.resolve(example + ".json")).exists();
        assertThat(new String(withNewline(written), StandardCharsets.UTF_8))
                .isEqualTo(Files.readString(APPROVED.resolve(example + ".json")));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void approved_event_json_is_read_back_as_the_same_event(String example) throws IOException {
        assertThat(read(nameIn(example), approved(example)))
                .isEqualTo(EventExamples.all().get(example));
    }

    @Test
    void every_event_has_a_name_and_every_name_an_approved_file() throws IOException {
        assertThat(EventNames.all().values()).containsExactlyInAnyOrderElementsOf(events(Event.class));
        assertThat(files()).isEqualTo(Set.copyOf(examples()));
        assertThat(files().stream().map(EventContractTest::nameIn).collect(Collectors.toSet()))
                .isEqualTo(EventNames.all().keySet());
    }

    @Test
    void event_with_optional_properties_has_a_minimal_example() throws IOException {
        for (String name : EventNames.all().keySet()) {
            List<String> left = new ArrayList<>(paths(approved(name)));
            if (files().contains(name + "-minimal")) {
                left.removeAll(paths(approved(name + "-minimal")));
                assertThat(left).as("optional in %s", name).isNotEmpty();
            }
        }
        // Optional is what may be null; a record with such a component needs the second example.
        for (Map.Entry<String, Class<? extends Event>> event : EventNames.all().entrySet()) {
            assertThat(files().contains(event.getKey() + "-minimal"))
                    .as(event.getKey())
                    .isEqualTo(hasOptionalComponent(event.getValue()));
        }
    }

    @Test
    void metadata_json_equals_the_approved_file_and_is_read_back() throws IOException {
        byte[] written = JSON.writeMetadata(EventExamples.ORIGIN);
        Files.createDirectories(RECEIVED);
        Files.write(RECEIVED.resolveSibling("metadata.json"), withNewline(written));

        assertThat(new String(withNewline(written), StandardCharsets.UTF_8)).isEqualTo(Files.readString(METADATA));
        assertThat(JSON.decode(raw("mutation-booked", approved("mutation-booked")))
                        .metadata())
                .isEqualTo(EventExamples.ORIGIN);
    }

    @Test
    void unknown_event_name_is_rejected() {
        assertThatThrownBy(() -> read("mutation-approoved", approved("mutation-approved")))
                .hasCauseInstanceOf(UnknownEventException.class);
        assertThatThrownBy(() -> read("nl.mutatieboek.domain.Event$MutationApproved", approved("mutation-approved")))
                .hasCauseInstanceOf(UnknownEventException.class);
        assertThatThrownBy(() -> EventNames.nameOf(Event.class)).isInstanceOf(UnknownEventException.class);
    }

    /** In an approved file, this replaced by that, is no event. */
    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "mutation-approved | \"by\":            | \"seen\":true,\"by\":",
                "mutation-approved | \"by\":            | \"By\":",
                "mutation-approved | \"by\":            | \"by\":\"other\",\"by\":",
                "mutation-approved | ,\"by\":\"proposer\" | ''",
                "mutation-approved | \"proposer\"       | 5",
                "mutation-approved | \"proposer\"       | \"Jan Jansen\"",
                "mutation-number-issued     | ,\"sequence\":7    | ''",
                "mutation-number-issued     | \"sequence\":7     | \"sequence\":7.5",
                "mutation-number-issued     | \"sequence\":7     | \"sequence\":\"7\"",
                "mutation-number-issued     | \"year\":2026      | \"year\":\"2026\"",
                "mutation-number-issued     | \"year\":2026      | \"year\":2026.5",
                "mutation-number-issued     | \"year\":2026      | \"year\":20260",
                "mutation-number-issued     | \"year\":2026      | \"year\":null",
                "chapter-opened    | \"XX\"             | null",
                "chapter-opened    | \"Asiel en Migratie\" | 20",
                "chapter-opened    | \"Asiel en Migratie\" | true",
                "moment-registered | \"assumed\":true   | \"assumed\":1",
                "moment-registered | \"assumed\":true   | \"assumed\":\"true\"",
                "moment-registered | {\"moment\"        | [{\"moment\"",
                "moment-registered | \"assumed\":true,  | ''",
                "moment-registered | \"assumed\":true   | \"assumed\":null",
                "moment-registered | \"2025-09-16\"     | \"2025-02-30\"",
                "moment-registered | \"2025-09-16\"     | 20250916",
                "mutation-proposed | \"kind\":\"REVERSAL\" | \"kind\":\"REVERSED\"",
                "mutation-proposed | \"kind\":\"REVERSAL\" | \"kind\":18",
                "mutation-proposed | \"sha256\":        | \"sha512\":",
                "postings-booked   | \"thousands\":-999999999999 | \"thousands\":-999999999999.5",
                "postings-booked   | \"thousands\":-999999999999 | \"thousands\":\"-999999999999\"",
                "postings-booked   | \"thousands\":-999999999999 | \"thousands\":-9223372036854775809",
                "postings-booked   | \"thousands\":-999999999999 | \"thousands\":-9.99e11"
            })
    void event_json_of_any_other_shape_is_rejected(String example, String part, String instead) {
        String json = new String(approved(example), StandardCharsets.UTF_8);
        assertThat(json).contains(part);
        byte[] changed = json.replace(part, instead).getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> read(example, changed)).isInstanceOf(UnreadableEntryException.class);
    }

    @Test
    void trailing_content_after_an_event_is_rejected() {
        byte[] twice = (new String(approved("mutation-booked"), StandardCharsets.UTF_8) + "{}")
                .getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> read("mutation-booked", twice)).isInstanceOf(UnreadableEntryException.class);
    }

    // The document

    @Test
    void event_document_lists_every_event_with_its_properties() throws IOException {
        StringBuilder expected = new StringBuilder();
        Map<String, List<String>> byStream = new TreeMap<>();
        EventNames.all()
                .forEach((name, type) -> byStream.computeIfAbsent(stream(type), s -> new ArrayList<>())
                        .add(name));
        for (Map.Entry<String, List<String>> stream : byStream.entrySet()) {
            for (String name : stream.getValue().stream().sorted().toList()) {
                expected.append("| `%s` | %s | %s |\n".formatted(name, stream.getKey(), properties(name)));
            }
        }

        assertThat(section("events")).isEqualTo(expected.toString());
    }

    @Test
    void event_document_lists_the_enum_constants_of_events() throws IOException {
        String expected = words("kind", MutationKind.values())
                + words("flow", Flow.values())
                + words("basis", Basis.values())
                + words("type of continuation", Continuation.Type.values())
                + words("mutationClass", MutationClass.values())
                + words("ceiling", Ceiling.values())
                + words("category of an article", ArticleCategory.values())
                + words("code of a moment", Moment.Code.values())
                + words("form of cover", CoverageForm.values())
                + words("unit of budget flexibility", BudgetFlexibility.FlexibilityUnit.values())
                + words("type of a matter", MatterType.values())
                + words("decision", MatterDecision.values())
                + words("type of a follow-up", MatterFollowUp.FollowUpType.values())
                + words("ground", EmbargoEndReason.values());

        assertThat(section("words")).isEqualTo(expected);
    }

    @Test
    void event_document_shows_the_approved_metadata() throws IOException {
        assertThat(section("metadata")).isEqualTo("```json\n" + Files.readString(METADATA) + "```\n");
    }

    private static String properties(String name) throws IOException {
        Set<String> always = files().contains(name + "-minimal")
                ? Set.copyOf(paths(approved(name + "-minimal")))
                : Set.copyOf(paths(approved(name)));
        return paths(approved(name)).stream()
                .map(path -> "`" + path + "`" + (always.contains(path) ? "" : "?"))
                .collect(Collectors.joining(", "));
    }

    private static String stream(Class<? extends Event> type) {
        return Stream.of(CalendarEvent.class, Event.ChapterEvent.class, Event.MutationEvent.class)
                .filter(family -> family.isAssignableFrom(type))
                .map(family -> family.getSimpleName().replace("Event", "").toLowerCase(Locale.ROOT))
                .findFirst()
                .orElseThrow();
    }

    // Reading

    private static Event read(String name, byte[] json) {
        return JSON.decode(raw(name, json)).event();
    }

    private static RawEntry raw(String name, byte[] json) {
        return new RawEntry(
                1, "any", "any", "any", 0, name, null, json, metadata(), "2026-11-24T12:59:13.123Z", new byte[32]);
    }

    private static byte[] metadata() {
        try {
            return Files.readAllBytes(METADATA);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] approved(String example) {
        try {
            return Files.readAllBytes(APPROVED.resolve(example + ".json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] withNewline(byte[] json) {
        byte[] line = Arrays.copyOf(json, json.length + 1);
        line[json.length] = '\n';
        return line;
    }

    private static Set<String> files() throws IOException {
        try (Stream<Path> files = Files.list(APPROVED)) {
            return files.map(file -> file.getFileName().toString().replaceFirst("\\.json$", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static String nameIn(String example) {
        return example.replaceFirst("(-minimal|" + NestedChangeExamples.NESTING + ".*)$", "");
    }

    private static Set<Class<? extends Event>> events(Class<? extends Event> family) {
        return Arrays.stream(family.getPermittedSubclasses())
                .map(type -> type.<Event>asSubclass(Event.class))
                .flatMap(type -> type.isSealed() ? events(type).stream() : Stream.of(type))
                .collect(Collectors.toSet());
    }

    private static boolean hasOptionalComponent(Class<?> type) {
        return type.isRecord()
                && Arrays.stream(type.getRecordComponents())
                        .anyMatch(component -> component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                                || hasOptionalComponent(
                                        component.getType() == List.class ? element(component) : component.getType()));
    }

    private static Class<?> element(RecordComponent list) {
        return (Class<?>) ((ParameterizedType) list.getGenericType()).getActualTypeArguments()[0];
    }
}
