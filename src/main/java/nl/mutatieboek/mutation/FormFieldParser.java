package nl.mutatieboek.mutation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import nl.mutatieboek.domain.value.MalformedValueException;
import nl.mutatieboek.platform.http.ProblemRenderer;
import org.jspecify.annotations.Nullable;

/** What somebody typed in a form of a mutation's page, read field by field. */
final class FormFieldParser {
    private final ProblemRenderer problems;
    private final Locale language;
    private final Map<String, List<String>> errors = new LinkedHashMap<>();

    FormFieldParser(ProblemRenderer problems, Locale language) {
        this.problems = problems;
        this.language = language;
    }

    /**
     * What stands in a field; null if it is wrong, which is noted.
     *
     * @param word makes the word that it claims to be, or throws {@link MalformedValueException}
     */
    <T> @Nullable T parse(String field, String text, Function<String, T> word) {
        try {
            return word.apply(text);
        } catch (MalformedValueException malformed) {
            errors.put(field, List.of(problems.toView(malformed, language).detail()));
            return null;
        }
    }

    /** The same of a text of more lines; an empty one is wrong too. */
    @Nullable
    String parseText(String field, String text, Function<String, String> word) {
        return parse(field, text.replace("\r\n", "\n").strip(), word);
    }

    /** What is wrong, by field. */
    Map<String, List<String>> errors() {
        return errors;
    }
}
