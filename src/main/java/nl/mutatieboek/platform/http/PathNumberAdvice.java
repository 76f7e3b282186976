package nl.mutatieboek.platform.http;

import java.beans.PropertyEditorSupport;
import java.util.regex.Pattern;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/**
 * Parses numbers in paths, which have one form only. Spring also accepts hexadecimal numbers, signs and other digits; an
 * editor replaces its parser, and a converter would not.
 */
@ControllerAdvice
final class PathNumberAdvice {
    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,17}");

    @InitBinder
    void register(WebDataBinder binder) {
        binder.registerCustomEditor(long.class, new PropertyEditorSupport() {
            @Override
            public void setAsText(String text) {
                if (!NUMBER.matcher(text).matches()) {
                    throw new NumberFormatException(text);
                }
                setValue(Long.valueOf(text));
            }
        });
    }
}
