package nl.mutatieboek.platform.http;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import nl.mutatieboek.domain.Refusal;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.MalformedValueException;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.domain.value.Validity;
import nl.mutatieboek.platform.CodedException;
import nl.mutatieboek.platform.format.MessageRenderer;
import nl.mutatieboek.platform.format.ProblemView;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.json.ProblemDetailJacksonMixin;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.json.JsonMapper;

/** Renders problems in the language of the request: Dutch or English, and English by default. */
@Component
public final class ProblemRenderer {
    private static final String TYPE = "urn:mutatieboek:problem:";
    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, MessageRenderer.DUTCH);

    /** Codes of values that are missing or blank. */
    private static final Set<String> ABSENT = Set.of("missing", "text-blank", "field-missing");

    private static final Set<String> RESERVED = Set.of("type", "title", "status", "detail", "instance");

    private final MessageRenderer sentences;
    private final ConfigurableApplicationContext application;
    private final JsonMapper json = JsonMapper.builder()
            .addMixIn(ProblemDetail.class, ProblemDetailJacksonMixin.class)
            .build();

    ProblemRenderer(MessageRenderer sentences, ConfigurableApplicationContext application) {
        this.sentences = sentences;
        this.application = application;
    }

    /** Writes a problem outside Spring MVC; the response must not be committed. */
    public void write(ProblemException problem, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        ResponseEntity<ProblemDetail> answer = toResponse(problem, request);
        response.resetBuffer();
        response.setStatus(answer.getStatusCode().value());
        answer.getHeaders().forEach((name, values) -> {
            if (name.equalsIgnoreCase(HttpHeaders.VARY)) {
                values.forEach(value -> response.addHeader(name, value));
            } else {
                response.setHeader(name, String.join(", ", values));
            }
        });
        byte[] body = json.writeValueAsBytes(answer.getBody());
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        response.flushBuffer();
    }

    /** Creates the response of a problem. */
    ResponseEntity<ProblemDetail> toResponse(ProblemException problem, HttpServletRequest request) {
        Locale language = resolveLanguage(request);
        ResponseEntity.BodyBuilder response = ResponseEntity.status(problem.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .header(HttpHeaders.CONTENT_LANGUAGE, language.getLanguage())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        problem.headers().forEach(response::header);
        return response.body(body(problem, ApiResponseFilter.requestedPath(request), language));
    }

    /** Writes the general problem for a status. */
    public void write(int status, HttpServletRequest request, HttpServletResponse response) throws IOException {
        write(problemOfStatus(status), request, response);
    }

    /**
     * Returns the general problem for a status. While the application shuts down, connections are closed, so an
     * unreadable request body is not reported as an error of the request.
     */
    ProblemException problemOfStatus(int status) {
        return status == HttpServletResponse.SC_BAD_REQUEST && application.isClosed()
                ? ProblemException.temporarilyUnavailable()
                : ProblemExceptionHandler.ofStatus(status);
    }

    /** Returns the problem for a page, in the words of people where those for programs name parameters. */
    public ProblemView toView(CodedException failure, Locale language) {
        ProblemException problem = ProblemException.of(failure);
        List<ProblemView.ProblemPart> errors = problem.errors().stream()
                .map(error ->
                        new ProblemView.ProblemPart(error.pointer(), error.code(), sentenceForPage(error, language)))
                .toList();
        Refusal refusal = problem.refusal();
        String key = (refusal == null ? "problem." : "refusal.") + problem.code();
        Map<String, ? extends @Nullable Object> values =
                refusal == null ? problem.values() : MessageRenderer.components(refusal);
        return new ProblemView(
                problem.status(),
                sentences.forPages().render(key + ".title", Map.of(), language),
                errors.size() == 1
                        ? errors.getFirst().detail()
                        : sentences.forPages().render(key, values, language),
                errors);
    }

    private String sentenceForPage(RequestError error, Locale language) {
        return ABSENT.contains(error.code())
                ? sentences
                        .forPages()
                        .renderMissing(error.pointer().substring(error.pointer().lastIndexOf('/') + 1), language)
                : sentences.forPages().render(error.key(), error.values(), language);
    }

    /** Returns the problem of a malformed value for a page. */
    public ProblemView toView(MalformedValueException malformed, Locale language) {
        return toView(
                ProblemException.malformed(List.of(RequestError.of(RequestError.ErrorLocation.BODY, "", malformed)), 1),
                language);
    }

    /** Returns the problem as part of a larger response. */
    public ProblemDetail toProblemDetail(CodedException failure, HttpServletRequest request) {
        return body(ProblemException.of(failure), null, resolveLanguage(request));
    }

    private ProblemDetail body(ProblemException problem, @Nullable String path, Locale language) {
        ProblemDetail body = new OrderedProblemDetail(problem.status());
        body.setType(URI.create(TYPE + problem.code()));
        body.setTitle(title(problem, language));
        body.setDetail(detail(problem, language));
        // A request whose address could not be read has no path.
        if (path != null) {
            body.setInstance(uri(path));
        }
        Map<String, @Nullable Object> more = new LinkedHashMap<>();
        switch (problem.refusal()) {
            case null -> {}
            case Refusal.TogetherRefused together ->
                more.put(
                        "errors",
                        together.refused().stream()
                                .map(one -> error(one, language))
                                .toList());
            case Refusal refusal -> fill(more, refusal);
        }
        if (!problem.errors().isEmpty()) {
            more.put(
                    "errors",
                    problem.errors().stream()
                            .map(fault -> error(fault, language))
                            .toList());
        }
        RESERVED.forEach(more::remove);
        more.forEach(body::setProperty);
        return body;
    }

    /** The members in the order of RFC 9457, followed by own members; a member without a value is null. */
    @JsonPropertyOrder({"type", "title", "status", "detail", "instance"})
    private static final class OrderedProblemDetail extends ProblemDetail {
        OrderedProblemDetail(int status) {
            super(status);
        }

        @Override
        @JsonAnyGetter
        @JsonInclude(content = JsonInclude.Include.ALWAYS)
        public @Nullable Map<String, Object> getProperties() {
            return super.getProperties();
        }
    }

    private static URI uri(String path) {
        try {
            return new URI(path);
        } catch (URISyntaxException e) {
            return URI.create(UriUtils.encodePath(path, StandardCharsets.UTF_8));
        }
    }

    private String title(ProblemException problem, Locale language) {
        String sort = problem.refusal() == null ? "problem." : "refusal.";
        return sentences.render(sort + problem.code() + ".title", Map.of(), language);
    }

    /** Returns the message; if there is one error, the message of that error. */
    private String detail(ProblemException problem, Locale language) {
        Refusal refusal = problem.refusal();
        if (refusal != null) {
            return sentences.render(refusal, language);
        }
        if (problem.errors().size() == 1) {
            RequestError only = problem.errors().getFirst();
            return sentences.render(only.key(), only.values(), language);
        }
        return sentences.render("problem." + problem.code(), problem.values(), language);
    }

    private Map<String, Object> error(RequestError fault, Locale language) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("in", fault.in().lowerCase());
        error.put("pointer", fault.pointer());
        error.put("code", fault.code());
        error.put("detail", sentences.render(fault.key(), fault.values(), language));
        return error;
    }

    private Map<String, @Nullable Object> error(Refusal.OneRefused one, Locale language) {
        Map<String, @Nullable Object> error = new LinkedHashMap<>();
        error.put("in", "body");
        error.put("pointer", "/mutations/" + one.position());
        error.put("code", one.refusal().code());
        error.put("detail", sentences.render(one.refusal(), language));
        fill(error, one.refusal());
        return error;
    }

    /** Returns the numbers that explain a refusal. */
    private static void fill(Map<String, @Nullable Object> body, Refusal refusal) {
        MessageRenderer.components(refusal).forEach((name, value) -> body.putIfAbsent(name, field(value)));
    }

    /** Amounts and years are numbers, everything else is text. */
    private static @Nullable Object field(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Thousands amount -> amount.value();
            case BudgetYear year -> year.value();
            case Integer number -> number;
            case Validity validity -> {
                Map<String, @Nullable Object> years = new LinkedHashMap<>();
                years.put("validFrom", field(validity.from()));
                years.put("validUntil", field(validity.until()));
                yield years;
            }
            default -> value.toString();
        };
    }

    /** Resolves the language of an API response: the one in {@code Accept-Language}, and English by default. */
    public static Locale resolveLanguage(HttpServletRequest request) {
        String requested = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        if (requested == null || requested.length() > 500) {
            return Locale.ENGLISH;
        }
        try {
            Locale found = Locale.lookup(Locale.LanguageRange.parse(requested), LANGUAGES);
            return found == null ? Locale.ENGLISH : found;
        } catch (IllegalArgumentException e) {
            // An invalid header selects no language.
            return Locale.ENGLISH;
        }
    }
}
