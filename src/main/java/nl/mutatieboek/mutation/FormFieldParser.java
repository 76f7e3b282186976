package nl.mutatieboek.mutation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import nl.mutatieboek.domain.value.MalformedValueException;
import org.jspecify.annotations.Nullable;

/** Parses the form fields of a mutation page and collects the errors. */
final class FormFieldParser {
    private final Function<MalformedValueException, String> sentences;
    private final Map<String, List<String>> errors = new LinkedHashMap<>();

    FormFieldParser(Function<MalformedValueException, String> sentences) {
        this.sentences = sentences;
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
            errors.put(field, List.of(sentences.apply(malformed)));
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
