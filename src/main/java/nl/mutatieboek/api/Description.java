package nl.mutatieboek.api;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Contact;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.HandlerMethod;

/**
 * The description of the API at {@code /v1/openapi.json}, as the NL API Design Rules ask it. What holds for every door (its
 * problems, its headers, the axes, who may come in) is said here; what a door is about, and its own parameters, at the door.
 */
@Configuration(proxyBeanMethods = false)
class Description {
    private static final String BASE = "/v1";
    private static final String PROBLEM = "Problem";
    private static final String API_VERSION = "API-Version";

    /** What can be wrong with any request, and with one that posts something. */
    private static final Map<String, String> ALWAYS = new LinkedHashMap<>();

    private static final Map<String, String> POSTED = new LinkedHashMap<>();

    static {
        ALWAYS.put("400", "Malformed: everything that is wrong, together");
        ALWAYS.put("401", "Nobody who may come in");
        ALWAYS.put("403", "Not for this person, not for this chapter, or under embargo");
        ALWAYS.put("404", "Not found");
        ALWAYS.put("406", "The answer is JSON, which Accept leaves out");
        ALWAYS.put("429", "Too much at once: Retry-After says when to come back");
        ALWAYS.put("500", "Something failed");
        ALWAYS.put("501", "Not answered or not taken yet");
        ALWAYS.put("503", "Not now, or not that far yet: Retry-After says when");
        POSTED.put("408", "Body too slow");
        POSTED.put("409", "Refused by the rules: the type names the refusal, its numbers are members");
        POSTED.put("413", "Body too large");
        POSTED.put("415", "Body not JSON");
        POSTED.put("422", "Idempotency-Key used before with other content");
    }

    Description() {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Posted.class, Uploaded.class, Asked.class);
    }

    @Bean
    GlobalOperationCustomizer sayWhatHoldsForEveryDoor() {
        return (operation, door) -> {
            if (takes(door, Posted.class) || takes(door, Uploaded.class)) {
                operation.addParametersItem(
                        header("Idempotency-Key", true, "New for each new request, the same to repeat one"));
            }
            OnAxes onAxes = door.getMethodAnnotation(OnAxes.class);
            if (onAxes != null) {
                axes(operation, Set.of(onAxes.value()));
            }
            if (takes(door, Uploaded.class)) {
                operation.requestBody(fileInForm());
            }
            if (door.hasMethodAnnotation(MayBeTriedOut.class)) {
                operation.addParametersItem(query(
                        MayBeTriedOut.PARAMETER,
                        new BooleanSchema(),
                        "Decide it as if it were done now, and record nothing"));
                ApiResponses responses = operation.getResponses();
                ApiResponse done = responses.get("201");
                if (done != null) {
                    responses.putIfAbsent("200", likeThe(done));
                }
            }
            operation.addParametersItem(
                    header("X-Request-Id", false, "To which request the answer and its entries belong"));
            operation.setTags(null);
            return operation;
        };
    }

    @Bean
    OpenApiCustomizer sayWhoAnswersWhere(
            @Value("${mutatieboek.contact.name:Mutatieboek}") String name,
            @Value("${mutatieboek.contact.email:mutatieboek@example.org}") String email,
            @Value("${mutatieboek.contact.url:https://example.org/mutatieboek}") String url) {
        return api -> {
            api.info(new Info()
                    .title("Mutatieboek")
                    .version(Frame.VERSION)
                    .description(
                            "The book of a government's budget: every change of a budget article is an event, every"
                                    + " balance can be derived again. Amounts are whole thousands of euros.")
                    .contact(new Contact().name(name).email(email).url(url))
                    .license(new License().name("EUPL-1.2").url("https://eupl.eu/1.2/en/")));
            api.setServers(List.of(new Server().url(BASE)));
            api.setPaths(belowBase(api.getPaths()));
            api.setSecurity(List.of(new SecurityRequirement().addList("basic")));
            Components components = api.getComponents() == null ? new Components() : api.getComponents();
            components.addSecuritySchemes(
                    "basic", new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("basic"));
            components.addSchemas(PROBLEM, problem());
            api.setComponents(components);
            api.getPaths()
                    .forEach((path, item) ->
                            item.readOperationsMap().forEach((method, operation) -> answers(path, method, operation)));
        };
    }

    private static RequestBody fileInForm() {
        Schema<?> form = new ObjectSchema().addProperty(SentFile.PART, new StringSchema().format("binary"));
        form.setRequired(List.of(SentFile.PART));
        return new RequestBody()
                .required(true)
                .content(new Content().addMediaType("multipart/form-data", new MediaType().schema(form)));
    }

    private static boolean takes(HandlerMethod door, Class<?> type) {
        return Arrays.stream(door.getMethodParameters())
                .anyMatch(parameter -> parameter.getParameterType().equals(type));
    }

    /** The axes that bound a question; one that a door reads itself is described there. */
    private static void axes(Operation operation, Set<String> bounding) {
        List<String> own = operation.getParameters() == null
                ? List.of()
                : operation.getParameters().stream()
                        .filter(parameter -> parameter.getIn().equals("query"))
                        .map(Parameter::getName)
                        .toList();
        Stream.of(
                        query("effectiveOn", new StringSchema().format("date"), "Only what holds on that day"),
                        query(
                                "knownAt",
                                new StringSchema(),
                                "Only what the book knew then: an instant or a ledger number"),
                        query("moment", new StringSchema(), "Only what is presented in that moment or an earlier one"),
                        query(
                                "atLeast",
                                new IntegerSchema().format("int64"),
                                "Wait until this ledger number has been read"))
                .filter(parameter -> parameter.getName().equals("atLeast") || bounding.contains(parameter.getName()))
                .filter(parameter -> !own.contains(parameter.getName()))
                .forEach(operation::addParametersItem);
    }

    private static Paths belowBase(Paths paths) {
        Paths below = new Paths();
        for (Map.Entry<String, PathItem> path : new TreeMap<>(paths).entrySet()) {
            below.addPathItem(path.getKey().substring(BASE.length()), path.getValue());
        }
        return below;
    }

    private static void answers(String path, PathItem.HttpMethod method, Operation operation) {
        int end = path.indexOf('/', 1);
        operation.setTags(List.of(path.substring(1, end < 0 ? path.length() : end)));
        Map<String, String> problems = new TreeMap<>(ALWAYS);
        if (path.startsWith("/mutations/{id}/") && method != PathItem.HttpMethod.GET) {
            operation.addParametersItem(header("If-Match", false, """
                Do it to this version only (the ETag of the mutation, or its version alone between quotation marks). Judged just before the request is handed in, so \
                best effort; what must never happen is kept by the rules\
                """));
            problems.put("412", "Not the version that If-Match names");
        }
        ApiResponses responses = operation.getResponses();
        if (method != PathItem.HttpMethod.GET) {
            problems.putAll(POSTED);
            correct(problems, path);
        }
        problems.forEach((status, description) -> responses.addApiResponse(
                status,
                new ApiResponse()
                        .description(description)
                        .content(new Content()
                                .addMediaType(
                                        "application/problem+json",
                                        new MediaType().schema(new Schema<>().$ref(PROBLEM))))));
        responses.forEach((status, response) -> {
            answered(response, API_VERSION, "The version that answers");
            switch (status) {
                case "201", "202" -> {
                    // Several at once are in several places.
                    if (!path.endsWith("/batches")) {
                        answered(response, "Location", "Where it is");
                    }
                }
                case "401" -> answered(response, "WWW-Authenticate", "How to come in");
                default -> {}
            }
        });
    }

    /** The same answer to a request that was only tried out. */
    private static ApiResponse likeThe(ApiResponse done) {
        return new ApiResponse().description("What it would be").content(done.getContent());
    }

    /** With a header that is always there. */
    private static void answered(ApiResponse response, String name, String description) {
        response.addHeaderObject(
                name, new Header().required(true).description(description).schema(new StringSchema()));
    }

    /** Rebuilds and replays ask the rules nothing, and neither does whoever starts an import. */
    private static void correct(Map<String, String> problems, String path) {
        if (path.startsWith("/imports") || path.startsWith("/reconciliations")) {
            problems.put("415", "Body no form with a file");
        }
        if (path.startsWith("/rebuilds") || path.startsWith("/replays") || path.startsWith("/imports")) {
            problems.put("409", "Another is under way: Retry-After says when to ask again");
        }
        if (path.endsWith("/cancellations") || path.startsWith("/reconciliations")) {
            problems.remove("409");
            problems.remove("422");
        }
    }

    private static Parameter header(String name, boolean required, String description) {
        return new Parameter()
                .in("header")
                .name(name)
                .required(required)
                .description(description)
                .schema(new StringSchema());
    }

    private static Parameter query(String name, Schema<?> schema, String description) {
        return new Parameter()
                .in("query")
                .name(name)
                .required(false)
                .description(description)
                .schema(schema);
    }

    private static Schema<?> problem() {
        Schema<?> error = new ObjectSchema()
                .addProperty("in", new StringSchema().description("header, query or body"))
                .addProperty("pointer", new StringSchema().description("JSON pointer into that part"))
                .addProperty("code", new StringSchema())
                .addProperty("detail", new StringSchema());
        error.setRequired(List.of("in", "pointer", "code", "detail"));
        // Of one of several that were refused together also the numbers that explain it.
        error.setAdditionalProperties(true);
        Schema<?> problem = new ObjectSchema()
                .addProperty("type", new StringSchema().description("urn:mutatieboek:problem: and a stable name"))
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema().description("In Dutch or English, as Accept-Language asks"))
                .addProperty("instance", new StringSchema())
                .addProperty("errors", new ArraySchema().items(error));
        // Of a request of which not even the address could be read there is no instance.
        problem.setRequired(List.of("type", "title", "status", "detail"));
        problem.setAdditionalProperties(true);
        return problem;
    }
}
