package nl.mutatieboek.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import java.net.http.HttpRequest.BodyPublishers;
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
@Tag("application")
class ApiDescriptionTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty()
            .withPerson(
                    "everybody",
                    "PROPOSER:XX,PROPOSER:XVII,APPROVER:XX,APPROVER:XVII,COUNTERPART:XX,COUNTERPART:XVII,INSPECTORATE,"
                            + "ADMINISTRATOR,IMPORTER");

    private static JsonNode description;
    private static OpenApiInteractionValidator validator;

    @BeforeAll
    static void read() {
        String text = BOOK.anonymous().get("/v1/openapi.json").body();
        description = ServedApiDescription.fetch(BOOK);
        validator = OpenApiInteractionValidator.createForInlineApiSpecification(text)
                .build();
    }

    @Test
    void openapi_document_describes_every_endpoint_and_its_responses() {
        Set<String> endpoints = BOOK
                .bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .stream()
                .flatMap(mapping -> mapping.getPatternValues().stream()
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

    @Test
    void real_requests_and_responses_conform_to_the_openapi_document() {
        exchange(
                "everybody",
                "POST",
                "/v1/chapters",
                "{\"chapter\": \"XX\", \"name\": \"Asiel\", \"validFrom\": 2025}",
                201);
        exchange(
                "everybody",
                "POST",
                "/v1/chapters/XX/items",
                "{\"item\": \"XX/37\", \"name\": \"Asiel\", \"validFrom\": 2025}",
                201);
        String items = "/v1/chapters/XX/items";
        exchange("everybody", "POST", items + "/names", "{\"item\": \"XX/37\", \"year\": 2026, \"name\": \"A\"}", 201);
        exchange("everybody", "POST", items + "/names/corrections", """
            {"item": "XX/37", "year": 2026, "name": "A", "rightName": "Asiel", "reason": "R"}\
            """, 201);
        exchange("everybody", "POST", items + "/corrections", """
            {"item": "XX/37", "registeredFrom": 2025, "validFrom": 2025, "validUntil": 2040, "reason": "R"}\
            """, 201);
        exchange("everybody", "POST", items + "/withdrawals", "{\"item\": \"XX/37\"}", 409);
        exchange(
                "everybody", "POST", "/v1/moments", "{\"moment\": \"2026-OWB\", \"submittedOn\": \"2025-09-16\"}", 201);
        HttpReply proposed = exchange("proposer", "POST", "/v1/mutations", """
            {"kind": "RE_ESTIMATE", "title": "T", "explanation": "E", "moment": "2026-OWB", "basis": "READ",
             "source": {"document": "D", "url": "https://example.org"}, "cause": "C", "prognosisNotStated": true,
             "class": null, "postings": [{"item": "XX/37", "flow": "RECEIPTS", "year": 2026, "thousands": -1}]}\
            """, 201);
        String mutation = proposed.header("Location");
        exchange("approver", "POST", mutation + "/approvals", "{}", 200);
        exchange("everybody", "POST", "/v1/moments/2026-OWB/closings", "{\"chapter\": \"XX\"}", 201);
        BOOK.awaitProjections();

        for (String question : new String[] {
            mutation,
            "/v1/mutations",
            "/v1/chapters",
            "/v1/chapters/XX",
            "/v1/chapters/XX/items",
            "/v1/chapters/XX/items/registrations?item=XX/37",
            "/v1/moments",
            "/v1/moments/2026-OWB",
            "/v1/balances",
            "/v1/ledger/head",
            "/v1/ledger/entries"
        }) {
            exchange("auditor", "GET", question, null, 200);
        }
        exchange("auditor", "GET", "/v1/chapters/VI", null, 404);
        exchange("nobody", "GET", "/v1/chapters", null, 401);
        exchange("auditor", "POST", "/v1/chapters", "{\"chapter\": \"VI\", \"name\": \"N\", \"validFrom\": 2025}", 403);
        exchange(
                "everybody",
                "POST",
                "/v1/chapters",
                "{\"chapter\": \"XX\", \"name\": \"N\", \"validFrom\": 2025}",
                409);
        exchange("proposer", "POST", mutation + "/withdrawals", "{\"reason\": \"r\"}", 409);
    }

    private static HttpReply exchange(String name, String method, String path, String body, int status) {
        String key = UUID.randomUUID().toString();
        HttpReply reply = BOOK.as(name)
                .send(
                        body == null
                                ? BOOK.as(name).request(path)
                                : BOOK.as(name)
                                        .request(path)
                                        .header("Content-Type", "application/json")
                                        .header("Idempotency-Key", key)
                                        .method(method, BodyPublishers.ofString(body)));
        String[] asked = path.split("[?=]");
        SimpleRequest.Builder request =
                new SimpleRequest.Builder(method, asked[0]).withAuthorization("Basic " + "eDp4");
        if (asked.length > 1) {
            request.withQueryParam(asked[1], asked[2]);
        }
        SimpleResponse.Builder response = SimpleResponse.Builder.status(reply.status());
        reply.headers().map().forEach(response::withHeader);
        ValidationReport report = validator.validate(
                body == null
                        ? request.build()
                        : request.withContentType("application/json")
                                .withHeader("Idempotency-Key", key)
                                .withBody(body)
                                .build(),
                response.withBody(reply.body()).build());

        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        assertThat(report.getMessages().stream().map(ValidationReport.Message::toString))
                .as(method + " " + path + " " + reply.body())
                .isEmpty();
        return reply;
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
