package nl.mutatieboek.platform.http;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import nl.mutatieboek.domain.value.KnownAt;
import nl.mutatieboek.domain.value.MalformedValueException;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.platform.http.RequestError.ErrorLocation;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * The parameters of a question, read strictly: a parameter that nobody knows is wrong, because whoever wrote it thinks that
 * it counts, and so is one that stands there twice. A handler method takes it as a parameter.
 */
public final class Asked {
    /** The parameter by which a command is decided, and nothing recorded. */
    public static final String DRY_RUN = "dryRun";

    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");
    private static final Set<String> AXES = Set.of("effectiveOn", "knownAt", "moment");

    private final RequestErrorCollector faults = new RequestErrorCollector();
    private final MultiValueMap<String, String> parameters;
    private final Set<String> known = new HashSet<>();
    private final HttpServletRequest request;

    private Asked(HttpServletRequest request) {
        this.request = request;
        this.parameters = UriComponentsBuilder.newInstance()
                .query(request.getQueryString())
                .build()
                .getQueryParams();
        faults.addFinalCheck(this::noteUnknown);
    }

    static Asked of(HttpServletRequest request) {
        return new Asked(request);
    }

    /**
     * A parameter, if it is given.
     *
     * @param word makes the word that it claims to be, or throws {@link MalformedValueException}
     */
    public <T> Read<T> may(String name, Function<String, T> word) {
        known.add(name);
        List<String> given = parameters.getOrDefault(name, List.of());
        if (given.isEmpty()) {
            return Read.nothing();
        }
        if (given.size() > 1) {
            return wrong(name, "parameter-twice", Map.of());
        }
        String text = decoded(given.getFirst());
        if (text == null) {
            return wrong(name, "parameter", Map.of());
        }
        return word(name, text, word);
    }

    private <T> Read<T> word(String name, String text, Function<String, T> word) {
        try {
            return Read.of(word.apply(text));
        } catch (MalformedValueException e) {
            faults.add(RequestError.of(ErrorLocation.QUERY, "/" + JsonPointerEscaper.escape(name), e));
            return Read.nothing();
        }
    }

    /** A parameter that must be given. */
    public <T> Read<T> must(String name, Function<String, T> word) {
        known.add(name);
        return parameters.containsKey(name) ? may(name, word) : wrong(name, "missing", Map.of());
    }

    /** A whole number within bounds, if it is given. */
    public Read<Long> number(String name, long least, long most) {
        Read<String> text = may(name, given -> given);
        String given = text.orNull();
        if (given == null) {
            return Read.nothing();
        }
        if (!WHOLE.matcher(given).matches() || Long.parseLong(given) < least || Long.parseLong(given) > most) {
            return wrong(name, "parameter-number", Map.of("least", least, "most", most));
        }
        return Read.of(Long.parseLong(given));
    }

    /** Whether this is given as {@code true}; false where it is left out. */
    public boolean flag(String name) {
        Read<String> text = may(name, given -> given);
        String given = text.orNull();
        if (given != null && !given.equals("true") && !given.equals("false")) {
            wrong(name, "parameter-flag", Map.of());
        }
        return "true".equals(given);
    }

    /** {@code knownAt}, if it is given: an instant in UTC, or a ledger number. */
    public Read<String> knownAt() {
        return filled("knownAt", KnownAt::require);
    }

    /** {@code effectiveOn}, if it is given. */
    public Read<LocalDate> effectiveOn() {
        return filled("effectiveOn", DomainTermValidator::parseDate);
    }

    /** A parameter, if it is given with a value: forms write what is left out as nothing, as an axis of time without a bound. */
    public <T> Read<T> filled(String name, Function<String, T> word) {
        String text = may(name, given -> given).orNull();
        return text == null || text.isEmpty() ? Read.nothing() : word(name, text, word);
    }

    /**
     * A day.
     *
     * @throws MalformedValueException if it is none, or lies outside the budget years of the book
     */
    public static LocalDate requireDate(String text) {
        return DomainTermValidator.parseDate(text);
    }

    /** A point on the three axes as a question names it. */
    public record Bounds(Read<LocalDate> effectiveOn, Read<String> knownAt, Read<Moment> moment) {}

    /** The point that {@code effectiveOn}, {@code knownAt} and {@code moment} name. */
    public Bounds bounds() {
        return new Bounds(effectiveOn(), knownAt(), filled("moment", Moment::parse));
    }

    /** A point that one parameter names, as in {@code from=knownAt=41,moment=2026-OWB}; nothing of it bounds nothing. */
    public Bounds bounds(String name) {
        Map<String, String> parts = may(name, Asked::requireAxes).or(Map.of());
        return new Bounds(
                part(name, parts.get("effectiveOn"), DomainTermValidator::parseDate),
                part(name, parts.get("knownAt"), KnownAt::require),
                part(name, parts.get("moment"), Moment::parse));
    }

    private <T> Read<T> part(String name, @Nullable String text, Function<String, T> word) {
        return text == null ? Read.nothing() : word(name, text, word);
    }

    /**
     * What a point in one word says of each axis, as it is written there.
     *
     * @throws MalformedValueException if a part of it is of no axis, or of one that another part is of
     */
    public static Map<String, String> requireAxes(String text) {
        Map<String, String> parts = new HashMap<>();
        for (String part : text.isEmpty() ? new String[0] : text.split(",", -1)) {
            int equals = part.indexOf('=');
            String axis = part.substring(0, Math.max(0, equals));
            if (!AXES.contains(axis) || parts.put(axis, part.substring(equals + 1)) != null) {
                throw new MalformedValueException(MalformedValueException.ExpectedValue.AXES, text);
            }
        }
        return parts;
    }

    /**
     * Nothing more will be read.
     *
     * @throws ProblemException if anything was wrong
     */
    public void end() {
        faults.throwIfAny();
    }

    /** Notes a fault at the last day of a period that ends before it begins. */
    public void requirePeriod(Read<LocalDate> from, String untilName, Read<LocalDate> until) {
        LocalDate first = from.orNull();
        LocalDate last = until.orNull();
        if (first != null && last != null && last.isBefore(first)) {
            wrong(untilName, "period-reversed", Map.of());
        }
    }

    /** What is wrong with a parameter that was well formed, as is seen once the reading has ended. */
    public ProblemException refused(String name, String code) {
        wrong(name, code, Map.of());
        try {
            faults.throwIfAny();
        } catch (ProblemException problem) {
            return problem;
        }
        throw new IllegalStateException("Something is wrong with " + name);
    }

    /** In which language programs are answered: Dutch or English, as {@code Accept-Language} asks. */
    public Locale language() {
        return ProblemRenderer.resolveLanguage(request);
    }

    /** This question with another value of one parameter, as the target of a link. */
    public String with(String name, String value) {
        return with(Map.of(name, value));
    }

    /** This question with other values of some parameters, as the target of a link. */
    public String with(Map<String, String> values) {
        UriComponentsBuilder address =
                UriComponentsBuilder.fromPath(request.getRequestURI()).query(request.getQueryString());
        new TreeMap<>(values).forEach(address::replaceQueryParam);
        return address.build().toUriString();
    }

    private void noteUnknown() {
        parameters.keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> wrong(name, "unknown-parameter", Map.of()));
    }

    private <T> Read<T> wrong(String name, String code, Map<String, ?> values) {
        faults.add(RequestError.of(ErrorLocation.QUERY, "/" + JsonPointerEscaper.escape(name), code, values));
        return Read.nothing();
    }

    /** Null where a percent sign is followed by something else than two digits. */
    private static @Nullable String decoded(@Nullable String given) {
        try {
            return given == null ? "" : UriUtils.decode(given.replace('+', ' '), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
