package nl.mutatieboek.mutation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import nl.mutatieboek.domain.value.MalformedValueException;
import nl.mutatieboek.platform.http.ProblemRenderer;
import org.jspecify.annotations.Nullable;

/** Parses the form fields of a mutation page and collects the errors. */
final class FormFieldParser {
    private final ProblemRenderer problems;
    private final Locale language;
    private final Map<String, List<String>> errors = new LinkedHashMap<>();

    FormFieldParser(ProblemRenderer problems, Locale language) {
        this.problems = problems;
        this.language = language;
    }

    /**
     * Parses a field; returns null and records the error if it is invalid.
     *
     * @param word parser that throws {@link MalformedValueException}
     */
    <T> @Nullable T parse(String field, String text, Function<String, T> word) {
        try {
            return word.apply(text);
        } catch (MalformedValueException malformed) {
            errors.put(field, List.of(problems.toView(malformed, language).detail()));
            return null;
        }
    }

    /** Parses a multi-line text, which must not be empty. */
    @Nullable
    String parseText(String field, String text, Function<String, String> word) {
        return parse(field, text.replace("\r\n", "\n").strip(), word);
    }

    /** Errors by field. */
    Map<String, List<String>> errors() {
        return errors;
    }
}
