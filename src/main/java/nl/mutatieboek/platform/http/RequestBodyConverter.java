package nl.mutatieboek.platform.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotWritableException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Reads a {@code @RequestBody} that is a {@link ValidatedRequest}, and stores the {@link CommandRequest} of the same
 * request as a request attribute. An absent body is an empty object. A missing or invalid idempotency key is reported
 * together with the errors of the body.
 */
@ControllerAdvice
final class RequestBodyConverter extends RequestBodyAdviceAdapter implements HttpMessageConverter<ValidatedRequest> {
    /** Maximum size of a body in bytes; enough for five thousand postings with notes. */
    static final int LARGEST = 1_000_000;

    private final RequestBodyBinder binder;
    private final ConcurrentRequestLimiter limiter;

    RequestBodyConverter(RequestBodyBinder binder, ConcurrentRequestLimiter limiter) {
        this.binder = binder;
        this.limiter = limiter;
    }

    /** Other media types are rejected on reading, because a request without a body may have any content type. */
    @Override
    public boolean canRead(Class<?> type, @Nullable MediaType mediaType) {
        return ValidatedRequest.class.isAssignableFrom(type);
    }

    @Override
    public boolean canWrite(Class<?> type, @Nullable MediaType mediaType) {
        return false;
    }

    @Override
    public List<MediaType> getSupportedMediaTypes() {
        return List.of(MediaType.APPLICATION_JSON);
    }

    @Override
    public void write(ValidatedRequest body, @Nullable MediaType mediaType, HttpOutputMessage message) {
        throw new HttpMessageNotWritableException("Request bodies cannot be written");
    }

    @Override
    public boolean supports(MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converter) {
        return converter == RequestBodyConverter.class;
    }

    @Override
    public Object handleEmptyBody(
            @Nullable Object body,
            HttpInputMessage message,
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converter) {
        return bound(parameter.getParameterType().asSubclass(ValidatedRequest.class), new byte[0]);
    }

    @Override
    public ValidatedRequest read(Class<? extends ValidatedRequest> type, HttpInputMessage message) {
        return bound(type, bytes(message));
    }

    private ValidatedRequest bound(Class<? extends ValidatedRequest> type, byte[] bytes) {
        HttpServletRequest request = request();
        limiter.acquire(request);
        RequestErrorCollector faults = new RequestErrorCollector();
        String key = IdempotencyKeyParser.parseHeader(request, faults);
        JsonNode tree = bytes.length == 0 ? JsonNodeFactory.instance.objectNode() : StrictJson.parse(bytes, faults);
        if (tree.isMissingNode()) {
            faults.throwIfAny();
        }
        ValidatedRequest body = binder.bind(type, tree, faults);
        request.setAttribute(
                CommandRequest.class.getName(), CommandRequest.of(request, RequestBodyBinder.requireKey(key), tree));
        return body;
    }

    private static HttpServletRequest request() {
        return ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
    }

    /** Reads at most the maximum size, whatever length the client states. */
    private byte[] bytes(HttpInputMessage message) {
        if (message.getHeaders().getContentLength() > LARGEST) {
            throw tooLarge();
        }
        byte[] bytes;
        try {
            bytes = message.getBody().readNBytes(LARGEST + 1);
        } catch (IOException e) {
            throw RequestBodyDeadlineFilter.problem(request());
        }
        if (bytes.length > LARGEST) {
            throw tooLarge();
        }
        requireJson(message.getHeaders());
        return bytes;
    }

    private static ProblemException tooLarge() {
        return ProblemException.of(413, "too-large", Map.of("largest", (long) LARGEST));
    }

    private static void requireJson(HttpHeaders headers) {
        String encoding = headers.getFirst(HttpHeaders.CONTENT_ENCODING);
        boolean plain = encoding == null || encoding.equalsIgnoreCase("identity");
        if (!plain || !isJson(headers)) {
            throw notJson();
        }
    }

    static ProblemException notJson() {
        return ProblemException.of(415, "media-type").withHeader(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON_VALUE);
    }

    private static boolean isJson(HttpHeaders headers) {
        try {
            MediaType type = headers.getContentType();
            Charset charset = type == null ? null : type.getCharset();
            return type != null
                    && type.equalsTypeAndSubtype(MediaType.APPLICATION_JSON)
                    && (charset == null || charset.equals(StandardCharsets.UTF_8));
        } catch (InvalidMediaTypeException e) {
            // An invalid media type counts as another media type.
            return false;
        }
    }
}
