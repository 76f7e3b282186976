package nl.mutatieboek.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.ServedApiDescription;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.Continuation;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.KindDetails;
import nl.mutatieboek.domain.value.MutationClass;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Proposal;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** Compares the description of the API with the API. */
@Tag("main")
class ApiDescriptionTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty()
            .withPerson(
                    "everybody",
                    "PROPOSER:XX,PROPOSER:XVII,APPROVER:XX,APPROVER:XVII,COUNTERPART:XX,COUNTERPART:XVII,INSPECTORATE,"
                            + "ADMINISTRATOR,IMPORTER");

    private static JsonNode description;

    @BeforeAll
    static void read() {
        description = ServedApiDescription.fetch(BOOK);
    }

    @Test
    void openapi_document_describes_every_endpoint_and_its_responses() {
        Set<String> endpoints = BOOK
                .bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .stream()
                .flatMap(mapping -> mapping.getPatternValues().stream()
                        .map(path -> path.replace("{*", "{"))
                        .filter(path -> path.startsWith("/v1/") && !path.startsWith("/v1/openapi"))
                        .flatMap(path -> mapping.getMethodsCondition().getMethods().stream()
                                .map(method -> method + " " + path)))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> described = new TreeSet<>();
        List<String> silent = new ArrayList<>();
        operations().forEach(operation -> {
            described.add(operation.method() + " /v1" + operation.path());
            operation.node().at("/responses").properties().stream()
                    .filter(response -> !response.getKey().equals("304"))
                    .filter(response ->
                            response.getValue().at("/content").properties().isEmpty())
                    .forEach(response -> silent.add(operation.path() + " " + response.getKey()));
        });

        assertThat(described).isEqualTo(endpoints).hasSizeGreaterThan(20);
        assertThat(silent).isEmpty();
        assertThat(operations()
                        .map(operation -> operation.node().at("/operationId").asString()))
                .doesNotHaveDuplicates()
                .noneMatch(id -> Pattern.matches(".*_\\d+", id));
    }

    @Test
    void openapi_document_lists_only_responses_that_the_endpoint_gives() {
        assertThat(answers("/replays")).contains("202", "403", "409", "422").doesNotContain("412");
        assertThat(answers("/replays/{id}/cancellations"))
                .contains("403", "404")
                .doesNotContain("409", "412", "422");
        assertThat(answers("/rebuilds")).contains("403", "409").doesNotContain("412");
        assertThat(answers("/mutations")).contains("409").doesNotContain("412");
        assertThat(answers("/mutations/{id}/approvals")).contains("409", "412");
    }

    private static Set<String> answers(String path) {
        return description
                .at("/paths")
                .get(path)
                .at("/post/responses")
                .propertyStream()
                .map(java.util.Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    @Test
    void openapi_document_has_version_contact_server_and_version_header() {
        assertThat(description.at("/openapi").asString()).startsWith("3.0.");
        assertThat(description.at("/info/version").asString()).isEqualTo("1.0.0");
        assertThat(description.at("/info/contact").properties()).hasSize(3);
        assertThat(description.at("/servers/0/url").asString()).isEqualTo("/v1");
        assertThat(operations()
                        .flatMap(operation -> operation.node().at("/responses").valueStream()))
                .allMatch(response -> response.at("/headers").has("API-Version"));
    }

    /** The parameters that are described are read, and those that are not are refused. */
    @ParameterizedTest
    @MethodSource("queryOperations")
    void described_query_parameters_are_exactly_the_accepted_ones(DescribedOperation question) {
        String path = "/v1"
                + question.path()
                        .replace("{chapter}", "XX")
                        .replace("{moment}", "2026-OWB")
                        .replace("{ledgerNumber}", "1")
                        .replace("{headSize}", "1")
                        .replace("{tilePath}", "0/000.p/1")
                        .replace("{laterSize}", "2")
                        .replace("{id}", new UUID(0, 0).toString())
                        .replace("{sha256}", "0".repeat(64));
        List<String> described = question.node()
                .at("/parameters")
                .valueStream()
                .filter(parameter -> parameter.at("/in").asString().equals("query"))
                .map(parameter -> parameter.at("/name").asString())
                .toList();
        List<String> candidates = Stream.concat(
                        described.stream(),
                        Stream.of("effectiveOn", "knownAt", "moment", "atLeast", "limit", "item", "depth"))
                .distinct()
                .toList();

        HttpReply reply = BOOK.as("everybody")
                .get(path + "?nobodyKnowsThis=1&"
                        + candidates.stream().map(name -> name + "=1").collect(Collectors.joining("&")));

        List<String> refused = reply.json()
                .at("/errors")
                .valueStream()
                .filter(error -> error.at("/code").asString().equals("unknown-parameter"))
                .map(error -> error.at("/pointer").asString().substring(1))
                .toList();
        List<String> expected = new ArrayList<>(candidates);
        expected.removeAll(described);
        expected.add("nobodyKnowsThis");
        assertThat(refused).containsExactlyInAnyOrderElementsOf(expected);
    }

    static Stream<DescribedOperation> queryOperations() {
        return operations().filter(operation -> operation.method().equals("GET"));
    }

    /** The members that are described as required are missed, and none that is described is unknown. */
    @ParameterizedTest
    @MethodSource("commandOperations")
    void described_body_members_match_the_accepted_request_body(DescribedOperation command) {
        String path = "/v1"
                + command.path()
                        .replace("{chapter}", "XX")
                        .replace("{moment}", "2026-OWB")
                        .replace("{ledgerNumber}", "1")
                        .replace("{headSize}", "1")
                        .replace("{laterSize}", "2")
                        .replace("{id}", new UUID(0, 0).toString())
                        .replace("{sha256}", "0".repeat(64));
        String reference = command.node()
                .at("/requestBody/content/application~1json/schema/$ref")
                .asString();
        JsonNode schema = description.at(reference.substring(1));
        Set<String> members = new TreeSet<>(schema.at("/properties").propertyNames());
        String everything =
                members.stream().map(name -> "\"" + name + "\": []").collect(Collectors.joining(", ", "{", "}"));

        HttpReply empty = BOOK.as("everybody").post(path, "{}");
        HttpReply wrong = BOOK.as("everybody").post(path, everything);

        assertThat(pointers(empty, "missing"))
                .containsExactlyInAnyOrderElementsOf(schema.at("/required")
                        .valueStream()
                        .map(name -> "/" + name.asString())
                        .toList());
        assertThat(pointers(wrong, "unknown-field")).isEmpty();
        assertThat(wrong.json()
                        .at("/errors")
                        .valueStream()
                        .map(error -> error.at("/pointer").asString()))
                .containsAll(members.stream()
                        .filter(name -> !name.equals("until"))
                        .map(name -> "/" + name)
                        .toList());
    }

    /** The domain has these limits and values as well; a request that passes the description passes the domain. */
    @Test
    void described_limits_and_values_equal_those_of_the_domain() {
        JsonNode schemas = description.at("/components/schemas");

        assertThat(schemas.at("/Proposal/properties/postings/maxItems").asInt()).isEqualTo(Proposal.MAX_POSTINGS);
        assertThat(schemas.at("/Proposal/properties/lineage/maxItems").asInt()).isEqualTo(KindDetails.MAX_LINKS);
        assertThat(schemas.at("/NewBatch/properties/mutations/maxItems").asInt())
                .isEqualTo(Command.ProposeMutationBatch.MAX_PROPOSALS);
        assertThat(values(schemas.at("/Proposal/properties/kind")))
                .isEqualTo(names(EnumSet.complementOf(EnumSet.of(MutationKind.REVERSAL))));
        assertThat(values(schemas.at("/Proposal/properties/basis"))).isEqualTo(names(EnumSet.allOf(Basis.class)));
        assertThat(values(schemas.at("/Proposal/properties/class")))
                .isEqualTo(names(EnumSet.allOf(MutationClass.class)));
        assertThat(values(schemas.at("/Proposal/properties/continuation")))
                .isEqualTo(names(EnumSet.allOf(Continuation.Type.class)));
        assertThat(values(schemas.at("/ProposedPosting/properties/flow"))).isEqualTo(names(EnumSet.allOf(Flow.class)));
    }

    /** A generated client has a class for each schema. */
    @Test
    void schema_name_equals_no_class_of_java_lang() {
        assertThat(description.at("/components/schemas").propertyNames())
                .isNotEmpty()
                .noneMatch(name -> Object.class.getResource("/java/lang/" + name + ".class") != null);
    }

    private static List<String> values(JsonNode property) {
        return property.at("/enum")
                .valueStream()
                .filter(value -> !value.isNull())
                .map(JsonNode::asString)
                .toList();
    }

    private static List<String> names(Set<? extends Enum<?>> constants) {
        return constants.stream().map(Enum::name).toList();
    }

    @Test
    void upload_operations_describe_a_required_file_part() {
        assertThat(operations()
                        .filter(operation -> operation.method().equals("POST"))
                        .map(operation -> operation.node().at("/requestBody/content"))
                        .filter(content -> !content.has("application/json")))
                .isNotEmpty()
                .allSatisfy(content -> assertThat(content.at("/multipart~1form-data/schema/required/0")
                                .asString())
                        .isEqualTo("file"));
    }

    static Stream<DescribedOperation> commandOperations() {
        return operations()
                .filter(operation -> operation.method().equals("POST"))
                .filter(operation -> operation.node().at("/requestBody/content").has("application/json"));
    }

    record DescribedOperation(String method, String path, JsonNode node) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private static Stream<DescribedOperation> operations() {
        return description.at("/paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .map(operation -> new DescribedOperation(
                                operation.getKey().toUpperCase(java.util.Locale.ROOT),
                                path.getKey(),
                                operation.getValue())));
    }

    private static List<String> pointers(HttpReply reply, String code) {
        return reply.json()
                .at("/errors")
                .valueStream()
                .filter(error -> error.at("/code").asString().equals(code))
                .map(error -> error.at("/pointer").asString())
                .toList();
    }
}
