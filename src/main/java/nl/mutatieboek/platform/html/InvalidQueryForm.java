package nl.mutatieboek.platform.html;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import nl.mutatieboek.platform.format.ProblemView.ProblemPart;
import org.springframework.http.HttpMethod;

/**
 * A question that was not understood, as a form that asks it again: what is wrong with it in fields, the rest as it was.
 *
 * @param path where it was asked
 * @param fields each with what is wrong
 * @param kept the other parameters
 */
record InvalidQueryForm(String path, List<InvalidQueryField> fields, Map<String, String> kept) {
    /** What nobody knows is not asked again. */
    private static final String UNKNOWN = "unknown-parameter";

    InvalidQueryForm {
        fields = List.copyOf(fields);
        kept = Collections.unmodifiableMap(new TreeMap<>(kept));
    }

    /**
     * A parameter that is wrong.
     *
     * @param label its name for people
     * @param value as it was written
     */
    record InvalidQueryField(String name, String label, String value, String wrong) {}

    /** Nothing where no parameter can be mended, as after a form that changes something. */
    static Optional<InvalidQueryForm> of(
            HttpServletRequest request, List<ProblemPart> wrong, UnaryOperator<String> label) {
        if (!HttpMethod.GET.matches(request.getMethod())) {
            return Optional.empty();
        }
        List<InvalidQueryField> fields = wrong.stream()
                .filter(one -> !one.code().equals(UNKNOWN))
                .map(one -> field(one, request, label))
                .toList();
        Set<String> no = wrong.stream().map(ProblemPart::name).collect(Collectors.toSet());
        Map<String, String> kept = new TreeMap<>();
        request.getParameterMap().forEach((name, values) -> {
            if (!no.contains(name)) {
                kept.put(name, values[0]);
            }
        });
        return fields.isEmpty()
                ? Optional.empty()
                : Optional.of(new InvalidQueryForm(request.getRequestURI(), fields, kept));
    }

    /** Whether it has a field for a parameter. */
    public boolean asks(String name) {
        return fields.stream().anyMatch(field -> field.name().equals(name));
    }

    private static InvalidQueryField field(ProblemPart wrong, HttpServletRequest request, UnaryOperator<String> label) {
        String name = wrong.name();
        String value = request.getParameter(name);
        return new InvalidQueryField(name, label.apply(name), value == null ? "" : value, wrong.detail());
    }
}
